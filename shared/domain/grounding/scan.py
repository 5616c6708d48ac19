"""A sentence read into terms: figures, names, times, known phrases, and what is not understood."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from shared.domain.grounding.lexicon import LONGEST, Term, lexicon, longest
from shared.domain.grounding.passages import WORD, begins, holding, plain, words_of
from shared.domain.grounding.records import Evidence, Passage
from shared.domain.grounding.retold import LEAST_SPAN, Retelling
from shared.domain.grounding.timed import CLOCK
from shared.domain.grounding.written import UNIT, figure_at

TIME = re.compile(
    rf"\d{{4}}-\d\d-\d\d(?:[T ]{CLOCK}(?:Z|\s?UTC)?)?|{CLOCK}(?:\s?UTC)?|\b\d{{1,2}}h\d\d\b"
)
QUOTES = {"`": "`", '"': '"', "“": "”", "\u2018": "\u2019", "«": "»", "'": "'"}
SILENT = frozenset("*_.!?=")  # emphasis and endings
ASIDE = "("
BREAKS = frozenset(",;:)\u2013—-")
POSSESSIVES = ("'s", "\u2019s", "' ", "\u2019 ")
RELATION_SIGNS = {">": "above", "<": "below", "~": "near", "≈": "near"}
PRONOUN = re.compile(
    (
        r"\b(?:anhourago|tripled|triplicou|doubled|dobrou|it|its|this|that|which|they|ela|ele"
        r"|isso|este|esta)\b"
    ),
    re.IGNORECASE,
)
LOGS_SHOW = re.compile(
    r"\b(?:according to|as per|judging by|segundo|conforme|de acordo com|pel)(?: ?[oa]s| the| its)?"
    r" logs?\b|\blogs? (?:(?:of|for|from|do|da|de|dos) .*?)?(?:shows?|says?|indicates?|reports?"
    r"|contains?|reveals?|"
    r"mentions?|mostram?|dizem|diz|indicam?|registram?|contêm|contém|revelam?) (?!no\b"
    r"|that no|nothing|"
    r"nenhum|nada)",
    re.IGNORECASE,
)
LATER = frozenset({"later", "depois", "mais tarde"})


Held = tuple[Passage, ...]


class Reading(NamedTuple):
    """The terms of a sentence; a `repeated` term's `what` counts into `held`."""

    terms: tuple[Term, ...]
    held: tuple[Held, ...]  # the passages that each stretch of repeated words stands in
    is_quoted: bool
    is_pronominal: bool = False  # what "it" stands for was named before
    is_of_logs: bool = False  # it says that a log shows something

    @property
    def is_later(self) -> bool:
        """Whether it says how much later something happened."""
        return any(term.text.lower() in LATER for term in self.terms)

    @property
    def is_own(self) -> bool:
        """Whether it repeats a sentence of our own."""
        return any(one.is_ours for held in self.held for one in held)


class Scanner:
    """Reads sentences against one turn's evidence; a language not known is read as English."""

    def __init__(self, evidence: Evidence, language: str) -> None:
        self._evidence, self._known = evidence, lexicon(language)
        self._language = "pt" if language == "pt" else "en"
        self._subjects = frozenset(
            name
            for about in (
                *evidence.roots,
                *(fact.about for fact in evidence.facts),
                *(truth.about for truth in evidence.truths),
            )
            for name in about
        )
        names = sorted(
            (name for name in evidence.names | self._subjects if self._is_name(name)),
            key=len,
            reverse=True,
        )
        self._names = re.compile(
            rf"(?<![\w-])(?:{'|'.join(map(re.escape, names))})(?![\w]|-\w|\.\w|/\w)"
            if names
            else r"(?!)",
            re.IGNORECASE,
        )
        self._retelling = Retelling(evidence, self._language, self._subjects, self._names)

    def _is_name(self, name: str) -> bool:
        return len(name) > 1 and name[0] != "#" and words_of(name) not in self._known

    def read(self, sentence: str) -> Reading:
        """Return what a sentence says."""
        sentence = self._retelling.of(sentence)
        spans = self._repeated(sentence)
        terms: list[Term] = []
        held: list[Held] = []
        is_quoted, at = False, 0
        while at < len(sentence):
            if span := spans.get(at):
                terms.append(Term("repeated", str(len(held)), sentence[at : span[0]]))
                held.append(span[1])
                at = span[0]
                continue
            if quoted := self._quote(sentence, at, len(held)):
                found, passages, at = quoted
                held.extend([passages] if passages else [])
                is_quoted = is_quoted or bool(passages)
            else:
                found, at = self._next(sentence, at, set(spans))
            terms.extend(found)
        return Reading(
            tuple(terms),
            tuple(held),
            is_quoted,
            is_pronominal=bool(PRONOUN.search(sentence)),
            is_of_logs=bool(LOGS_SHOW.search(sentence)),
        )

    def _repeated(self, sentence: str) -> dict[int, tuple[int, Held]]:
        """Return where stretches of words stand that passages hold, where they end, and which."""
        words = list(WORD.finditer(sentence))
        plains = tuple(plain(word.group()) for word in words)
        strange = self._strange(plains)
        spans: dict[int, tuple[int, Held]] = {}
        # A quotation is read as one: no stretch runs into it.
        opened = [i for i, word in enumerate(words) if _quotation(sentence, word.start() - 1)]
        start = 0
        while start < len(words):
            end = min(filter(start.__lt__, opened), default=len(words))
            length = self._whole(plains[start:], strange[start:]) or self._stretch(
                plains[start:end], strange[start:end]
            )
            if length:
                held = holding(self._evidence.passages, plains[start : start + length])
                spans[words[start].start()] = (words[start + length - 1].end(), tuple(held))
            start += length or longest(plains[start:], self._known)[1] or 1
        return spans

    def _whole(self, words: tuple[str, ...], strange: list[bool]) -> int:
        """Return how many words are one of our own sentences, quotations and all.

        One of known words alone is read as any other, but where it is the whole sentence.
        """
        ours = (one.words for one in self._evidence.passages if one.is_ours)
        length = max((len(one) for one in ours if words[: len(one)] == one), default=0)
        is_needed = any(strange[:length]) or length == len(words)
        return length if is_needed else 0

    def _stretch(self, words: tuple[str, ...], strange: list[bool]) -> int:
        """Return how many words some passage holds, if they need one or are all that it holds."""
        best, length = 0, LEAST_SPAN
        while length <= len(words):
            run = words[:length]
            if not begins(self._evidence.passages, run):
                break
            held = holding(self._evidence.passages, run)
            if held and (any(strange[:length]) or any(one.is_ours for one in held)):
                best = length
            length += 1
        return best

    def _strange(self, words: tuple[str, ...]) -> list[bool]:
        """Tell of each word whether no list of words holds it."""
        found: list[bool] = []
        while len(found) < len(words):
            at = len(found)
            _, length = longest(words[at:], self._known)
            found += [False] * length if length else [not self._is_plain(words[at])]
        return found

    def _is_plain(self, word: str) -> bool:
        return word in self._evidence.names or word[0].isdigit() or bool(UNIT.fullmatch(word))

    def _quote(
        self, sentence: str, at: int, count: int
    ) -> tuple[tuple[Term, ...], Held, int] | None:
        inside = _quotation(sentence, at)
        if inside is None:
            return None
        words, end = words_of(inside), at + len(inside) + 2
        if self._names.fullmatch(inside):
            return (self._name(inside),), (), end
        if words in self._known:
            return self._known[words], (), end
        held = tuple(holding(self._evidence.passages, words)) if words else ()
        return (Term("repeated" if held else "unknown", str(count), inside),), held, end

    def _name(self, text: str) -> Term:
        return Term("name" if text.lower() in self._subjects else "mention", text.lower(), text)

    def _next(self, text: str, at: int, spans: set[int]) -> tuple[tuple[Term, ...], int]:
        for read in (self._sign, self._named, self._measure):
            if found := read(text, at):
                term, end = found
                return (term,), end
        if WORD.match(text, at):
            return self._phrase(text, at, spans)
        if text[at].isspace() or text[at] in SILENT:
            return (), at + 1
        kind = "break" if text[at] in BREAKS else "skip" if text[at] == ASIDE else "unknown"
        return (Term(kind, "", text[at]),), at + 1

    def _sign(self, text: str, at: int) -> tuple[Term, int] | None:
        is_before_digit = text[at + 1 : at + 3].strip()[:1].isdigit()
        if text[at] not in RELATION_SIGNS or not is_before_digit:
            return None
        return Term("relation", RELATION_SIGNS[text[at]], text[at]), at + 1

    def _named(self, text: str, at: int) -> tuple[Term, int] | None:
        name = self._names.match(text, at)
        if name is None:
            return None
        end = name.end()
        possessive = next((one for one in POSSESSIVES if text.startswith(one, end)), "")
        return self._name(name.group()), end + len(possessive.rstrip())

    def _measure(self, text: str, at: int) -> tuple[Term, int] | None:
        if time := TIME.match(text, at):
            return Term("time", time.group(), time.group()), time.end()
        found = figure_at(text, at, self._language)
        return (Term("figure", "", text[at : found[1]], found[0]), found[1]) if found else None

    def _phrase(self, text: str, at: int, spans: set[int]) -> tuple[tuple[Term, ...], int]:
        found = list(self._consecutive(text, at, spans))
        terms, length = longest(tuple(plain(word.group()) for word in found), self._known)
        if terms:
            return terms, found[length - 1].end()
        return (Term("unknown", "", found[0].group()),), found[0].end()

    def _consecutive(self, text: str, at: int, spans: set[int]) -> Iterator[re.Match[str]]:
        """Yield the words from `at` on that nothing but space parts."""
        end = at
        for word in islice(WORD.finditer(text, at), LONGEST):
            start = word.start()
            is_apart = text[end:start].strip() or start in spans or self._names.match(text, start)
            if start > at and is_apart:
                return
            yield word
            end = word.end()


def _quotation(sentence: str, at: int) -> str | None:
    """Return what stands between the quotation mark at `at` and its partner."""
    closing = QUOTES.get(sentence[at]) if at >= 0 else None
    end = sentence.find(closing, at + 1) if closing else -1
    is_apostrophe = sentence[at] == "'" and sentence[at - 1 : at].isalnum()
    return None if end < 0 or is_apostrophe else sentence[at + 1 : end]
