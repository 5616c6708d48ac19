"""Which templates tell a log best within a budget: each kind of interest has its own share.

No single ranking works: what fails loudly is frequent, what matters most may have happened once.
So the first and the last error always have a place, and failures, rare lines and sheer volume
share the rest. What counts as a failure is in `severity`; how groups come to be, in `groups`.
"""

import itertools
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shared.domain.logs import severity
from shared.domain.logs.digested import Reason
from shared.domain.logs.groups import Group
from shared.domain.logs.mining import template_text
from shared.domain.logs.tokens import count_tokens

MAX_TEMPLATE_CHARS = 200
# Of eleven places: failures and bursts, rare lines, volume. What one leaves, the others take.
_TURNS: tuple[Reason, ...] = (
    "severity", "rare", "rare", "severity", "rare", "volume",
    "severity", "rare", "rare", "severity", "rare",
)  # fmt: skip
_BURST_LINES = 10
_BURST_FACTOR = 4.0
_FREQUENCY_WEIGHT = 1 / 3
_SECOND_SIGN_WEIGHT = 0.25
_NOVELTY_WEIGHT = 2.0
_RARE_SHARE = 0.01  # what more lines than this are of is not called rare
_WORD = re.compile(r"[a-z]{3,}")
_ERRORS = ("fatal", "error")


class Chosen(NamedTuple):
    """A group that is shown, its template as it is shown, and why."""

    group: Group
    template: str
    reason: Reason
    tokens: int


class _Candidate(NamedTuple):
    group: Group
    template: str
    words: float
    novelty: float
    burst: float

    @property
    def tokens(self) -> int:
        group = self.group
        return count_tokens(
            f"{group.count} {group.level} {self.template} {group.first_line}-{group.last_line}"
        )


def choose(
    groups: Sequence[Group], *, blocks: int, max_templates: int, max_tokens: int
) -> list[Chosen]:
    """Return what is shown, in the order it was chosen.

    A template is charged with what its reader gets: template, count, level and line numbers.
    """
    candidates = _candidates(groups, blocks)
    chosen: dict[Group, Chosen] = {}
    spent = 0
    for reason, candidate in _proposals(candidates):
        if len(chosen) >= max_templates:
            break
        tokens = 0 if candidate.group in chosen else candidate.tokens
        if tokens and spent + tokens <= max_tokens:
            chosen[candidate.group] = Chosen(candidate.group, candidate.template, reason, tokens)
            spent += tokens
    return list(chosen.values())


def _candidates(groups: Sequence[Group], blocks: int) -> list[_Candidate]:
    texts = [template_text(group.pattern) for group in groups]
    in_templates = Counter(word for text in texts for word in set(_words(text)))
    return [
        _Candidate(
            group,
            _shortened(text),
            severity.of_words("".join(group.pattern)),  # with its codes as they were kept
            _novelty(_words(text), in_templates),
            _burst(group, blocks),
        )
        for group, text in zip(groups, texts, strict=True)
    ]


def _proposals(candidates: list[_Candidate]) -> Iterator[tuple[Reason, _Candidate]]:
    """Yield every candidate at least once: first what is mandatory, then each reason in turn."""
    errors = [item for item in candidates if item.group.level in _ERRORS]
    if errors:
        yield "first_error", min(errors, key=lambda item: item.group.first_line)
        yield "last_error", max(errors, key=lambda item: item.group.last_line)
    queues: dict[Reason, Iterator[_Candidate]] = {
        "severity": iter(sorted(filter(_is_loud, candidates), key=_by_severity)),
        "rare": iter(sorted(candidates, key=_by_rarity)),
        "volume": iter(sorted(candidates, key=_by_volume)),
    }
    lines = sum(item.group.count for item in candidates)
    seen: set[Group] = set()
    for reason in itertools.cycle(_TURNS):
        if len(seen) == len(candidates):
            return
        item = next((item for item in queues[reason] if item.group not in seen), None)
        if item:
            seen.add(item.group)
            yield _named(reason, item, lines), item


def _named(reason: Reason, item: _Candidate, lines: int) -> Reason:
    """Return why a candidate is shown, in a word that is true of it wherever it came from."""
    if reason == "rare" and item.group.count > max(1, lines * _RARE_SHARE):
        reason = "severity" if _loudness(item) > 0 else "volume"
    return "burst" if reason == "severity" and _loudness(item) <= 0 else reason


def _by_severity(item: _Candidate) -> tuple[float, int]:
    frequency = 1 + math.log10(item.group.count) * _FREQUENCY_WEIGHT
    return -(_loudness(item) * frequency + item.burst), item.group.first_line


def _by_rarity(item: _Candidate) -> tuple[float, int]:
    novelty = item.novelty * _NOVELTY_WEIGHT
    return -(item.words + novelty - math.log10(item.group.count)), item.group.first_line


def _by_volume(item: _Candidate) -> tuple[float, int]:
    return -item.group.count, item.group.first_line


def _loudness(item: _Candidate) -> float:
    level = severity.of_level(item.group.level)
    return max(level, item.words) + _SECOND_SIGN_WEIGHT * min(level, item.words)


def _is_loud(item: _Candidate) -> bool:
    return _loudness(item) > 0 or item.burst > 0


def _burst(group: Group, blocks: int) -> float:
    """Return 1 for lines that came all at once, 0 for steady, few or unplaceable ones."""
    if group.count < _BURST_LINES or blocks < _BURST_FACTOR:
        return 0.0
    return float(group.peak * blocks >= _BURST_FACTOR * group.count)


def _novelty(words: list[str], in_templates: Counter[str]) -> float:
    """Return from 0 to 1 how many of a template's words stand in no other template."""
    return sum(in_templates[word] == 1 for word in words) / max(1, len(words))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _shortened(text: str) -> str:
    return text if len(text) <= MAX_TEMPLATE_CHARS else text[: MAX_TEMPLATE_CHARS - 1] + "…"
