"""Whether a model's text about a log keeps to the evidence: sentence by sentence, by rules alone.

A sentence stays when the lines it cites exist, what it quotes stands in them, each figure belongs
to a line it cites, and each name stands in the evidence; when it holds no link, command or order;
and when it does not contradict the severity that code computed. The words are in `claims`.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from shared.domain.logs.claims import (
    ACCUSED,
    BANS,
    EXAGGERATIONS,
    FUNCTION_WORDS,
    GOOD_NEWS,
    NUMBER_WORDS,
    ORDINARY,
)
from shared.domain.logs.clean import clean
from shared.domain.logs.evidence import Evidence, figures, plain_figure
from shared.domain.logs.failures import Severity

MAX_SENTENCES = 6
MAX_SENTENCE_CHARACTERS = 400
_LATIN = ("LATIN", "MICRO", "FEMININE ORDINAL", "MASCULINE ORDINAL")
LEAST_KEPT_SHARE = 0.5  # of a text that is mostly wrong, or cites too little, nothing is used

_BULLET = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_END = re.compile(r"(?<=[.!?])\s+(?=[\"`(]?[A-ZÀ-Ö\d])")
_CITATION = re.compile(r"\bL(\d+)\b")
_SPELT_CITATION = re.compile(
    r"\b(?:lines?|linhas?) (L?\d+(?:(?:, | and | e |-)L?\d+)*)", re.IGNORECASE
)
_QUOTATION = re.compile(r"\"([^\"]+)\"|`([^`]+)`|(?<!\w)'([^']{2,})'(?!\w)")
_TYPEWRITTEN = str.maketrans("\u201c\u201d\u00ab\u00bb\u2018\u2019\u2013\u2014", '""""\'\'--')
_TOKEN = re.compile(r"[^\s\"`'()\[\]{},;!?…]+")
_FIGURE = re.compile(r"[~<>=]*(\d+(?:[.:,]\d+)*%?)(?:x|ms|us|s|m|h|d|[kmgt]i?b?)?", re.IGNORECASE)
_TIMES = re.compile(r"\b(\d+)(?:x|,? (?:times|vezes|occurrences|ocorrências))\b")
_RESTARTS = re.compile(r"(\d+) restarts")
_NAME = re.compile(r".*(?:\w[./_@:-]\w|\d|[a-z][A-Z]|^[/~.-]).*")
# Words of any container's state, which name no container.
_OF_ANY_STATE = frozenset(
    {"exit", "code", "restarts", "running", "waiting", "terminated", "completed", "previous"}
)
_PROPER = re.compile(r"[A-ZÀ-Ö][\wÀ-ÿ]+")


class Dropped(NamedTuple):
    """A sentence that does not go out, and the word for why; neither is told to a reader as it is.

    A reason never repeats what the model wrote: it would go out by that door.
    """

    sentence: str
    reason: str


class Checked(NamedTuple):
    """What is left of a text; nothing when too little of it was true."""

    kept: tuple[str, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class _Case:
    """One sentence before the rules."""

    sentence: str
    evidence: Evidence
    severity: Severity
    secret: str

    @property
    def cited(self) -> list[int]:
        """The numbers of the lines that it cites."""
        return lines_of(self.sentence)

    @property
    def quotations(self) -> list[str]:
        """What it quotes."""
        return ["".join(parts) for parts in _QUOTATION.findall(self.sentence)]

    @property
    def unquoted(self) -> str:
        """Its own words: without quotations and citations."""
        return _SPELT_CITATION.sub(" ", _CITATION.sub(" ", _QUOTATION.sub(" ", self.sentence)))


def check(text: str, evidence: Evidence, severity: Severity, secret: str) -> Checked:
    """Return the sentences that keep to the evidence.

    Args:
        text: the model's
        evidence: what it was shown
        severity: what code computed
        secret: the random word of the fence, which no honest answer repeats

    """
    kept: list[str] = []
    dropped: list[Dropped] = []
    for sentence in sentences(text):
        reason = fault(sentence, evidence, severity, secret)
        if reason:
            dropped.append(Dropped(sentence, reason))
        elif sentence not in kept:
            kept.append(sentence)
    if not _is_enough(kept, dropped):
        return Checked((), tuple(dropped))
    return Checked(tuple(kept[:MAX_SENTENCES]), tuple(dropped))


def sentences(text: str) -> Iterator[str]:
    """Yield a text's sentences, without bullets and emphasis."""
    plain = unicodedata.normalize("NFKC", text).translate(_TYPEWRITTEN)
    for line in map(clean, plain.splitlines()):
        bare = _BULLET.sub("", line).replace("**", "").replace("__", "").strip()
        yield from (part.strip() for part in _END.split(bare) if part.strip())


def lines_of(sentence: str) -> list[int]:
    """Return the numbers of the lines that a sentence cites: L12, or lines 12 and 40."""
    spelt = " ".join(_SPELT_CITATION.findall(sentence))
    return [int(number) for number in [*_CITATION.findall(sentence), *re.findall(r"\d+", spelt)]]


def fault(sentence: str, evidence: Evidence, severity: Severity, secret: str) -> str:
    """Return the word for why a sentence may not go out, "" when it may."""
    case = _Case(sentence, evidence, severity, secret)
    return next((reason for reason, breaks in _RULES if breaks(case)), "")


def _is_enough(kept: list[str], dropped: list[Dropped]) -> bool:
    """Tell whether most of a text is left, and most of that speaks of a line."""
    citing = [sentence for sentence in kept if lines_of(sentence)]
    whole = len(kept) + len(dropped)
    return 0 < LEAST_KEPT_SHARE * len(kept) <= len(citing) and len(kept) >= LEAST_KEPT_SHARE * whole


def _is_too_long(case: _Case) -> bool:
    return len(case.sentence) > MAX_SENTENCE_CHARACTERS


def _leaves_quotation_open(case: _Case) -> bool:
    return any(case.sentence.count(mark) % 2 for mark in ('"', "`"))


def _is_unfinished(case: _Case) -> bool:
    return not case.sentence.endswith((".", "!", "?", ")", '"', "`", "'"))


def _tells_fence(case: _Case) -> bool:
    return case.secret.lower() in case.sentence.lower()


def _is_foreign(case: _Case) -> bool:
    """Tell whether a sentence is in a script or language that these rules cannot read."""
    letters = (one for one in case.unquoted if one.isalpha())
    latin = all(unicodedata.name(one, "").startswith(_LATIN) for one in letters)
    return not latin or FUNCTION_WORDS.isdisjoint(case.unquoted.lower().split())


def _holds(pattern: re.Pattern[str], case: _Case) -> bool:
    return any(map(pattern.search, _spellings(case.sentence)))


def _cites_unknown_line(case: _Case) -> bool:
    return any(line not in case.evidence.rows for line in case.cited)


def _misquotes(case: _Case) -> bool:
    rows = case.evidence.rows
    proof = "\n".join(rows[line].shown for line in case.cited) or case.evidence.names
    return any(_folded(one) not in _folded(proof) for one in case.quotations)


def _folded(text: str) -> str:
    return " ".join(text.lower().rstrip(".,").split())


def _names_unproven(case: _Case) -> bool:
    first, *others = _words(case.unquoted) or [""]
    claimed = [token for token in (first, *others) if _is_name(token)]
    claimed += [token for token in others if _PROPER.fullmatch(token)]
    return not all(_stands_in(token, case.evidence.names) for token in claimed if _is_rare(token))


def _is_name(token: str) -> bool:
    return bool(_NAME.fullmatch(token)) or token.lower() in ACCUSED


def _is_rare(token: str) -> bool:
    return token.lower() not in ORDINARY and not _FIGURE.fullmatch(token)


def _words(text: str) -> list[str]:
    return [word for token in _TOKEN.findall(text) if (word := token.strip(".:*_-=<>"))]


def _stands_in(name: str, names: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", names) is not None


def _holds_unproven_figure(case: _Case) -> bool:
    proven = _proven(case)
    words = _words(case.unquoted)
    found = [match for match in map(_FIGURE.fullmatch, words) if match]
    spelt = [NUMBER_WORDS[word.lower()] for word in words if word.lower() in NUMBER_WORDS]
    told = [one for one in found if plain_figure(one[1]) not in proven]
    return not all(_is_total(one[0], case) for one in told) or not proven.issuperset(spelt)


def _miscounts(case: _Case) -> bool:
    return not _counts(case).issuperset(_TIMES.findall(case.unquoted))


def _proven(case: _Case) -> frozenset[str]:
    """Return the figures of the lines that are cited and of the containers that are named."""
    rows = [case.evidence.rows[line].figures for line in case.cited]
    return frozenset[str]().union(*rows, figures("\n".join(_named_states(case))))


def _named_states(case: _Case) -> list[str]:
    """Return the containers' states that the sentence names: by pod, container or reason."""
    sentence = case.sentence.lower()
    return [state for state in case.evidence.states if _names_state(state.lower(), sentence)]


def _names_state(state: str, sentence: str) -> bool:
    named = set(re.split(r"[,/ ]+", state)) - _OF_ANY_STATE
    return any(_stands_in(name, sentence) for name in named if not name.isdecimal())


def _counts(case: _Case) -> frozenset[str]:
    """Return how often what it speaks of was seen."""
    counts = [str(case.evidence.rows[line].count) for line in case.cited]
    restarts = [one for state in _named_states(case) for one in _RESTARTS.findall(state)]
    return frozenset([*counts, *restarts])


def _is_total(figure: str, case: _Case) -> bool:
    """Tell whether a figure is a total of the whole log and is called what it counts."""
    return any(
        plain_figure(figure) == str(number)
        and re.search(
            rf"(?<!\w){re.escape(figure)} (?:\w+ ){{0,1}}{_CALLED[word]}\b",
            case.sentence,
            re.IGNORECASE,
        )
        for word, number in case.evidence.totals.items()
    )


_CALLED = {
    "lines": r"(?:lines|linhas)",
    "errors": r"(?:errors?|erros?)",
    "warnings": r"(?:warnings?|avisos?)",
}


def _contradicts(case: _Case) -> bool:
    soothes = case.severity != "ok" and any(map(GOOD_NEWS.search, _spellings(case.sentence)))
    exaggerates = EXAGGERATIONS[case.severity].search
    return soothes or any(map(exaggerates, _spellings(case.unquoted)))


def _spellings(text: str) -> tuple[str, str]:
    """Return a text as it is and without accents: fíne is fine to a reader."""
    apart = unicodedata.normalize("NFD", text)
    return text, "".join(one for one in apart if not unicodedata.combining(one))


_RULES: tuple[tuple[str, Callable[[_Case], bool]], ...] = (
    ("long", _is_too_long),
    ("open", _leaves_quotation_open),
    ("unfinished", _is_unfinished),
    ("fence", _tells_fence),
    *((ban.reason, partial(_holds, ban.pattern)) for ban in BANS),
    ("line", _cites_unknown_line),
    ("quotation", _misquotes),
    ("name", _names_unproven),
    ("figure", _holds_unproven_figure),
    ("count", _miscounts),
    ("severity", _contradicts),
    ("foreign", _is_foreign),
)
REASONS = tuple(reason for reason, _ in _RULES)
