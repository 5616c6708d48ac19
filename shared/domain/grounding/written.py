"""Figures as they are written: `45ms`, `0,1 %`, `1,200 req/min`, `1.5 GiB`; and whether one agrees.

What a figure is a figure of is decided in `figures`.
"""

import re
from math import ceil, floor, log10
from typing import NamedTuple

from shared.domain.grounding.records import Fact, Unit

REQUESTS = (
    r"(?:req(?:uest)?s?|requisições)"
    r"(?:\s+(?:(?:come|arrive|coming|arriving)(?:\s+in)?|served|received|handled))?"
)
EACH = rf"{REQUESTS}\s*(?:/|\b(?:per|an?|each|every|por|a\s+cada)\b)\s*"
UNITS: tuple[tuple[str, Unit, float], ...] = (
    (rf"{EACH}(?:minutes?|minutos?|min\b|m\b)|rpm\b", "rps", 1 / 60),
    (rf"{EACH}(?:seconds?|segundos?|sec\b|s\b)|rps\b", "rps", 1),
    (rf"{EACH}(?:hours?|horas?|h\b)", "rps", 1 / 3600),
    (r"(?:per|a|por)\s+(?:minute|minuto)\b", "rps", 1 / 60),
    (r"(?:per|a|por)\s+(?:second|segundo)\b", "rps", 1),
    (r"/\s?(?:seconds?|sec|s)\b", "rps", 1),
    (r"/\s?(?:minutes?|min)\b", "rps", 1 / 60),
    (r"milliseconds?\b|milissegundos?\b|msecs?\b|ms\b", "ms", 1),
    (r"minutes?\b|minutos?\b|mins?\b|m\b", "ms", 60_000),
    (r"seconds?\b|segundos?\b|secs?\b|s\b", "ms", 1000),
    (r"hours?\b|horas?\b|h\b", "ms", 3_600_000),
    (r"days?\b|dias?\b|d\b", "ms", 86_400_000),
    (r"%|percent\b|por\s+cento\b", "ratio", 0.01),
    (r"kib\b", "bytes", 1024),
    (r"mib\b", "bytes", 1024**2),
    (r"gib\b", "bytes", 1024**3),
    (r"kb\b", "bytes", 1e3),
    (r"mb\b", "bytes", 1e6),
    (r"gb\b", "bytes", 1e9),
    (r"bytes?\b", "bytes", 1),
    (r"cores?\b|núcleos?\b", "cores", 1),
    (r"millicores?\b", "cores", 0.001),
    (r"times?\b|vez(?:es)?\b|x\b", "times", 1),
)
UNIT = re.compile(
    r"\s?(?:" + "|".join(f"(?P<u{i}>{one[0]})" for i, one in enumerate(UNITS)) + ")", re.IGNORECASE
)
NUMBER = re.compile(r"[-+\u2212]?\d+(?:[.,]\d+)*")
THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
FACTORS = {
    "doubled": 2,
    "tripled": 3,
    "quadrupled": 4,
    "dobrou": 2,
    "triplicou": 3,
    "quadruplicou": 4,
}
LONG_MS = 60_000  # spans this long are never a latency
SIDES = frozenset({"above", "below", "nearly"})
HUNDREDTH = 100
LOOSE = 0.05  # a share by which "over 800 ms" may fall short of 828 ms; rounding, too


class Figure(NamedTuple):
    """A number in the facts' unit; several values where it can be read in several ways."""

    values: tuple[float, ...]
    half_digit: float  # what rounding may have changed
    unit: Unit | None
    is_long: bool  # a span of minutes or more
    factor: float = 1.0  # from what is written to the facts' unit

    @property
    def is_bare(self) -> bool:
        """Whether no unit is written."""
        return self.unit is None


def figure_at(text: str, start: int, language: str) -> tuple[Figure, int] | None:
    """Return the figure that begins at `start`, and where it ends."""
    number = NUMBER.match(text, start)
    if number is None:
        return None
    end, unit, factor = number.end(), None, 1.0
    found = UNIT.match(text, end)
    if found and found.lastgroup:
        _, unit, factor = UNITS[int(found.lastgroup[1:])]
        end = found.end()
    if text[end : end + 1].isalnum():
        return None
    readings = _readings(number.group().replace("\u2212", "-"), language)
    decimals = min(digits for _, digits in readings)
    return (
        Figure(
            tuple(value * factor for value, _ in readings),
            0.5 * 10**-decimals * factor,
            unit,
            unit == "ms" and factor >= LONG_MS,
            factor,
        ),
        end,
    )


def bare(value: float, unit: Unit | None = None) -> Figure:
    """Return a number that was written as a word."""
    return Figure((value,), 0.0, unit, is_long=False)


def in_unit_of(figure: Figure, other: Figure) -> Figure:
    """Return a bare figure in the unit that another one of its sentence is written in."""
    values = tuple(value * other.factor for value in figure.values)
    return Figure(values, figure.half_digit * other.factor, other.unit, other.is_long, other.factor)


def _readings(digits: str, language: str) -> list[tuple[float, int]]:
    """Return every value that `digits` can mean, each with its number of decimals."""
    if THOUSANDS.fullmatch(digits.lstrip("-+")) and (("," in digits) or language == "pt"):
        whole = (float(re.sub(r"[.,]", "", digits)), 0)
        is_ambiguous = language == "pt" and digits.count(".") == 1 and "," not in digits
        return [whole, (float(digits), 3)] if is_ambiguous else [whole]
    plain = digits.replace(",", ".")
    head, dot, tail = plain.rpartition(".")
    return [(float(f"{head.replace('.', '')}{dot}{tail}"), len(tail) if dot else 0)]


def agrees(figure: Figure, fact: Fact, relation: str) -> bool:
    """Tell whether a figure says what a fact holds, rounded honestly.

    `relation` is what the words before the figure say: `above` and `below` are strict, `least`,
    `within` and "" take the figure as it is rounded, `near` loosens it.
    """
    if not _same_unit(figure, fact):
        return False
    if fact.is_beyond and relation not in {"above", "least"}:
        return False
    return any(_close(value, figure.half_digit, fact.value, relation) for value in figure.values)


def _same_unit(figure: Figure, fact: Fact) -> bool:
    if figure.is_bare:
        return fact.unit in {"count", "times", "value"} or (fact.value == 0 == figure.values[0])
    return figure.unit == fact.unit or (figure.unit == "times" and fact.unit == "count")


def _close(said: float, half_digit: float, true: float, relation: str) -> bool:
    if 0 in {said, true}:
        return said == true
    share = abs(said - true) / abs(true)
    if relation in SIDES:
        return _is_beside(said, true, relation)
    is_rounded = abs(said - true) <= half_digit * (1 + 1e-9) or relation == "near"
    # `far above` is said of a threshold, never of the value itself
    return share <= LOOSE and is_rounded and relation != "far_above"


def _is_beside(said: float, true: float, relation: str) -> bool:
    """Tell whether a bound is close enough, and on the side that the words say."""
    is_close = abs(said - true) <= LOOSE * abs(true) or _is_next(said, true, relation)
    return is_close and said != true and (said < true) == (relation == "above")


def _is_next(said: float, true: float, relation: str) -> bool:
    """Tell whether a bound is the next round number: under 50 ms of 45, less than 1 % of 0.42 %."""
    if relation == "nearly":  # says more than that it is below
        return False
    digit = 10.0 ** floor(log10(abs(true)))
    rounds = (ceil(true / digit) * digit, floor(true / digit) * digit, 10 * digit)
    return any(abs(said - one) <= digit / HUNDREDTH for one in rounds)
