"""Numbers said in words, put into digits: `twelve`, `a third of`, `one in a thousand`, `twice`.

A share that is said as a fraction is a rounded one, so it is written with a `~`. What the digits
are a figure of is read afterwards, as if they had been written so.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import NamedTuple

TEN, TWENTY, HUNDRED, THOUSAND = 10, 20, 100, 1000


class Speech(NamedTuple):
    """How a language says numbers; `{n}` in a pattern is any number."""

    units: str  # from zero to nineteen, as many as are told by a word of their own
    tens: str  # from twenty
    more: Mapping[str, int]
    joint: str  # between tens and units
    one: str  # its word is an article or a pronoun, too: where it counts
    share: str  # of requests, as so many in so many
    fractions: Mapping[str, float]
    others: Mapping[str, str]


ENGLISH = Speech(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "twenty thirty forty fifty sixty seventy eighty ninety",
    {"hundred": HUNDRED, "thousand": THOUSAND},
    r"[-\s]",
    r"(?:(?<=\bonly\s)|(?<=\bjust\s))one\b"
    r"|\bone(?=\s+(?:out\s+)?of\s+(?:the\s+|its\s+|every\s+)?(?:\d|two|three|four|five)\w*\b"
    r"|\s+(?:container\s+)?(?:restarts?|replicas?|hour|series|finding|result|time|pod"
    r"|warn|warning|error|info|line|retry|template|is\s+(?:up|available|running))\b)",
    r"\b(?:an?\s+|one\s+)?{n}?\s*\b(?:in|out\s+of)\s+(?:every\s+)?(?:an?\s+)?{n}\s+"
    r"(?=(?:incoming\s+|of\s+(?:all\s+)?(?:the\s+)?)?requests?\b)",
    {
        r"half(?=\s+of\b)": 1 / 2,
        r"(?:a|one)\s+third(?=\s+of\b)": 1 / 3,
        r"two[-\s]thirds(?=\s+of\b)": 2 / 3,
        r"(?:a|one)\s+(?:quarter|fourth)(?=\s+of\b)": 1 / 4,
        r"three[-\s]quarters(?=\s+of\b)": 3 / 4,
        r"(?:a|one)\s+fifth(?=\s+of\b)": 1 / 5,
        r"(?:a|one)\s+tenth(?=\s+of\b)": 1 / 10,
        r"every\s+(?:second|other)(?=\s+request)": 1 / 2,
        r"every\s+third(?=\s+request)": 1 / 3,
        r"every\s+fourth(?=\s+request)": 1 / 4,
        r"every\s+fifth(?=\s+request)": 1 / 5,
        r"every\s+tenth(?=\s+request)": 1 / 10,
    },
    {
        r"a(?=\s+minute\s+(?:later|after))": "1",
        r"once": "1 times",
        r"twice": "2 times",
        r"a\s+couple\s+of": "2",
    },
)
PORTUGUESE = Speech(
    "zero um dois três quatro cinco seis sete oito nove dez onze doze treze quatorze quinze "
    "dezesseis dezessete dezoito dezenove",
    "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    {"duas": 2, "cem": HUNDRED, "mil": THOUSAND},
    r"\s+e\s+",
    r"\buma?(?=\s+d[aeo]s?\s+(?:\d(?![\d.,]*\s?(?:ms|s|%|seg|mil))|duas|dois|três|quatro"
    r"|cinco)\w*\b"
    r"|\s+(?:est[áa]\s+(?:no\s+ar|dispon|de\s+p[ée])|vez|r[ée]plica|rein[ií]cio|resultado|s[ée]rie)\b)",
    r"\b(?:uma?\s+)?{n}?\s*\b(?:em|a|de)\s+cada\s+{n}\s+(?=requisi[çc])",
    {
        r"metade(?=\s+d)": 1 / 2,
        r"um\s+ter[çc]o(?=\s+d)": 1 / 3,
        r"dois\s+ter[çc]os(?=\s+d)": 2 / 3,
        r"um\s+quarto(?=\s+d)": 1 / 4,
        r"tr[êe]s\s+quartos(?=\s+d)": 3 / 4,
        r"um\s+quinto(?=\s+d)": 1 / 5,
        r"um\s+d[ée]cimo(?=\s+d)": 1 / 10,
    },
    {r"um(?=\s+minuto\s+(?:depois|ap[óo]s|mais\s+tarde))": "1"},
)
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def in_digits(text: str, language: str) -> str:
    """Return text with its numbers in digits: `~8.333% of requests` for one in twelve."""
    for pattern, told in _rules(language):
        text = pattern.sub(told, text)
    return text


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    speech = PORTUGUESE if language == "pt" else ENGLISH
    numbers = _numbers(speech)
    of = " de " if language == "pt" else " of "
    counting = [word for word in numbers if numbers[word] not in {1, HUNDRED, THOUSAND}]
    joined = rf"{_any(speech.tens.split())}{speech.joint}{_any(speech.units.split()[1:TEN])}"

    def value(found: re.Match[str], group: int = 0) -> int:
        said = found[group].lower()
        return int(said) if said.isdigit() else numbers[said]

    def sum_of(found: re.Match[str]) -> str:
        return str(value(found, 1) + value(found, 2))

    def share(found: re.Match[str]) -> str:
        return _percent((value(found, 1) if found[1] else 1) / max(1, value(found, 2))) + of

    return (
        _rule(r"\bhalf (?=the|its|all)", _always("half of ")),
        *(_rule(said, _always(_percent(part))) for said, part in speech.fractions.items()),
        _rule(speech.share.replace("{n}", _any([r"\d+", *numbers])), share),
        _rule(speech.one, _always("1")),
        *(_rule(rf"\b{said}\b", _always(better)) for said, better in speech.others.items()),
        _rule(rf"\b{joined}\b", sum_of),
        _rule(rf"\b{_any(counting)}\b", lambda found: str(value(found))),
    )


def _numbers(speech: Speech) -> dict[str, int]:
    units = {word: value for value, word in enumerate(speech.units.split())}
    tens = {word: TWENTY + TEN * place for place, word in enumerate(speech.tens.split())}
    return units | tens | dict(speech.more)


def _any(words: list[str]) -> str:
    return f"({'|'.join(sorted(words, key=len, reverse=True))})"


def _rule(pattern: str, told: Callable[[re.Match[str]], str]) -> Rule:
    return re.compile(pattern, re.IGNORECASE), told


def _always(text: str) -> Callable[[re.Match[str]], str]:
    return lambda _: text


def _percent(share: float) -> str:
    return f"~{share * 100:.4g}%"
