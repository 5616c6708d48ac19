"""Which sentences of a model's text may go out, and whether what is left still answers."""

import re

from shared.domain.grounding.clauses import clauses_of
from shared.domain.grounding.judge import Check
from shared.domain.grounding.records import Evidence, Grounded
from shared.domain.grounding.scan import Reading, Scanner
from shared.domain.grounding.sentences import FENCE, Sentence, cleaned, joined, split
from shared.domain.grounding.whom import Before

MAX_CHARACTERS = 6000  # of a wording; what is longer was not asked for
STATUSES = frozenset(
    {"healthy", "degraded", "unhealthy", "idle", "unknown", "troubled", "all_good"}
)
# Not even in a quotation of a log: a chat shows it, a person copies it.
UNSAFE = re.compile(r"://|\bwww\.|\]\(|<[a-z/!]|[{}|$]|\bkubectl\b|\brm -|\bsudo\b", re.IGNORECASE)
# A sentence that begins with one of these tells somebody to change something.
ORDERING = re.compile(r"\W*(?:please\s+)?(?:limit|restart|scale|increase|kill)\b", re.IGNORECASE)


def ground(text: str, evidence: Evidence, language: str) -> Grounded:
    """Return the sentences of `text` in which every statement is bound to the evidence.

    `language` is `en` or `pt`: what is written in another one is not understood and dropped.
    """
    if len(text) > MAX_CHARACTERS:
        return Grounded("", ((text[:80], "too long"),), is_whole=False)
    examination = _Examination(evidence, language)
    examined = [(one, examination.why_not(one)) for one in split(cleaned(text))]
    verdicts = _without_bare_headings(examined)
    kept = [sentence for sentence, why in verdicts if not why]
    dropped = tuple((sentence.text, why) for sentence, why in verdicts if why)
    is_whole = examination.is_sensible(kept, [text for text, _ in dropped])
    return Grounded(joined(kept) if is_whole else "", dropped, is_whole)


def _is_heading(sentence: Sentence) -> bool:
    return sentence.text.rstrip("*_ ").endswith(":")


def _without_bare_headings(verdicts: list[tuple[Sentence, str]]) -> list[tuple[Sentence, str]]:
    """Drop each sentence that announces what was then dropped."""
    found: list[tuple[Sentence, str]] = []
    follows = False  # whether something that stays comes after
    for sentence, why in reversed(verdicts):
        is_heading = _is_heading(sentence)
        if is_heading and not why and not follows:
            found.append((sentence, "announces nothing"))
            continue
        follows = follows if why else not is_heading
        found.append((sentence, why))
    return found[::-1]


class _Examination:
    """One text in order: a sentence that names nobody is told of whom the last one named."""

    def __init__(self, evidence: Evidence, language: str) -> None:
        self._evidence = evidence
        self._scanner = Scanner(evidence, language)
        self._before = Before()
        self._readings: dict[str, Reading] = {}

    def _read(self, text: str) -> Reading:
        if text not in self._readings:
            self._readings[text] = self._scanner.read(text)
        return self._readings[text]

    def why_not(self, sentence: Sentence) -> str:
        """Return why a sentence may not go out, or nothing."""
        if sentence.text.startswith(FENCE):
            return "code"
        if UNSAFE.search(sentence.text):
            return "code or a link"
        if ORDERING.match(sentence.text):
            return "asks for a change"
        check = Check(self._read(sentence.text), self._evidence, self._before)
        why = next(check.complaints(is_heading=_is_heading(sentence)), "")
        if not why:
            self._before = check.after
        return why

    def is_sensible(self, kept: list[Sentence], dropped: list[str]) -> bool:
        """Tell whether what is left says something, is most of it, and lost no verdict."""
        if len(dropped) > len(kept) or any(map(self.names_status, dropped)):
            return False
        return any(clause.says for one in kept for clause in clauses_of(self._read(one.text).terms))

    def names_status(self, text: str) -> bool:
        """Tell whether a sentence says how something is."""
        if text.startswith(FENCE):
            return False
        terms = self._read(text).terms
        return any(term.kind == "claim" and term.what in STATUSES for term in terms)
