"""Whether a model's text about a log keeps to the evidence: sentence by sentence, by rules alone.

A sentence stays when the lines it cites exist, what it quotes stands in them, each figure belongs
to a line it cites, and each name stands in the evidence; when it holds no link, command or order;
and when it does not contradict the severity that code computed. The words are in `claims`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from shared.domain.logs.claims import (
    BANS,
    CONTRADICTIONS,
    NUMBER_WORDS,
    ORDINARY,
    TECHNOLOGIES,
)
from shared.domain.logs.evidence import Evidence, figures, plain_figure
from shared.domain.logs.failures import Severity

MAX_SENTENCES = 6
MAX_SENTENCE_CHARACTERS = 400
LEAST_KEPT_SHARE = 0.5  # a text that is mostly wrong is not trusted with the rest

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
    """A sentence that does not go out, and why."""

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
    for line in text.translate(_TYPEWRITTEN).splitlines():
        bare = _BULLET.sub("", line).replace("**", "").replace("__", "").strip()
        yield from (part.strip() for part in _END.split(bare) if part.strip())


def lines_of(sentence: str) -> list[int]:
    """Return the numbers of the lines that a sentence cites: L12, or lines 12 and 40."""
    spelt = " ".join(_SPELT_CITATION.findall(sentence))
    return [int(number) for number in [*_CITATION.findall(sentence), *re.findall(r"\d+", spelt)]]


def fault(sentence: str, evidence: Evidence, severity: Severity, secret: str) -> str:
    """Return why a sentence may not go out, "" when it may."""
    case = _Case(sentence, evidence, severity, secret)
    return next((reason for rule in _RULES if (reason := rule(case))), "")


def _is_enough(kept: list[str], dropped: list[Dropped]) -> bool:
    cites = any(_CITATION.search(one) or _SPELT_CITATION.search(one) for one in kept)
    return cites and len(kept) >= LEAST_KEPT_SHARE * (len(kept) + len(dropped))


def _shape(case: _Case) -> str:
    if len(case.sentence) > MAX_SENTENCE_CHARACTERS:
        return "too long"
    if case.sentence.count("`") % 2 or case.sentence.count('"') % 2:
        return "an open quotation"
    return "the fence" if case.secret.lower() in case.sentence.lower() else ""


def _banned(case: _Case) -> str:
    return next((ban.reason for ban in BANS if ban.pattern.search(case.sentence)), "")


def _citations(case: _Case) -> str:
    unknown = [line for line in case.cited if line not in case.evidence.rows]
    return f"line {unknown[0]} is not in the evidence" if unknown else ""


def _quotes(case: _Case) -> str:
    rows = case.evidence.rows
    proof = "\n".join(rows[line].shown for line in case.cited) or case.evidence.names
    if any(_folded(one) not in _folded(proof) for one in case.quotations):
        return "a quotation that stands in no line it cites"
    return ""


def _folded(text: str) -> str:
    return " ".join(text.lower().rstrip(".,").split())


def _names(case: _Case) -> str:
    for token in _words(case.unquoted):
        if _FIGURE.fullmatch(token) or token.lower() in ORDINARY:
            continue
        claimed = _NAME.fullmatch(token) or token.lower() in TECHNOLOGIES
        if claimed and not _stands_in(token, case.evidence.names):
            return f"the name {token[:60]} is not in the evidence"
    return ""


def _proper_names(case: _Case) -> str:
    for token in _words(case.unquoted)[1:]:
        proper = _PROPER.fullmatch(token) and token.lower() not in ORDINARY
        if proper and not _stands_in(token, case.evidence.names):
            return f"the name {token[:60]} is not in the evidence"
    return ""


def _words(text: str) -> list[str]:
    return [word for token in _TOKEN.findall(text) if (word := token.strip(".:*_-=<>"))]


def _stands_in(name: str, names: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", names) is not None


def _figures(case: _Case) -> str:
    proven = _proven(case)
    for found in map(_FIGURE.fullmatch, _words(case.unquoted)):
        if found and plain_figure(found[1]) not in proven and not _is_total(found[0], case):
            return f"the figure {found[0][:20]} stands in no line it cites"
    if uncounted := [one for one in _TIMES.findall(case.unquoted) if one not in _counts(case)]:
        return f"nothing it cites was seen {uncounted[0]} times"
    spelt = [word for word in _words(case.unquoted.lower()) if word in NUMBER_WORDS]
    unproven = [word for word in spelt if NUMBER_WORDS[word] not in proven]
    return f"the figure {unproven[0]} stands in no line it cites" if unproven else ""


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


def _severity(case: _Case) -> str:
    found = CONTRADICTIONS[case.severity].search(case.unquoted)
    return f"it contradicts the computed severity, {case.severity}" if found else ""


_RULES: tuple[Callable[[_Case], str], ...] = (
    _shape,
    _banned,
    _citations,
    _quotes,
    _names,
    _proper_names,
    _figures,
    _severity,
)
