"""What a clause says beside the name: namespace, container, lines, time span.

Values come out as they go into a request. Names of services and pods belong in `targets`.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from shared.domain.routing.shapes import is_label, is_plain_name, is_pod, is_slot_name
from shared.domain.routing.text import Line, Token
from shared.domain.routing.words import words

MAX_TAIL_LINES = 5_000
"""The contract's largest `tail_lines`; a larger wish is cut to it."""

_NAMESPACE = frozenset({"namespace"})
_SLASH = frozenset({"/"})
_NAMESPACE_FLAGS = frozenset({"-n", "--namespace"})
ENVIRONMENTS = words(
    """
    prod production prd staging stage stg dev development qa uat test testing sandbox preprod
    pre-prod homolog homologacao hml canary default monitoring observability kube-system
    kube-public istio-system flux-system longhorn-system metallb-system knative-serving
    """
)
"""Names that hardly anybody gives to a service: environments, and installers' own namespaces."""

_THE = words("the my our o meu nosso")
_INSIDE = words("in inside within under em no na dentro into across on at @")
INSIDE_PLAINLY = frozenset({"in", "em"})  # "on" and "no" more often lead to a service
_PODS = frozenset({"pod", "pods"})

_CONTAINER = words("container conteiner sidecar -c --container")
_CONTAINER_NAMES = words("app main server manager agent init")  # plain words, common names

_UNITS = {
    **dict.fromkeys(words("s sec secs second seconds seg segundo segundos"), (1, "s")),
    **dict.fromkeys(words("m min mins minute minutes minuto minutos"), (1, "m")),
    **dict.fromkeys(words("h hr hrs hour hours hora horas"), (1, "h")),
    **dict.fromkeys(words("d day days dia dias"), (24, "h")),
    **dict.fromkeys(words("w week weeks semana semanas"), (24 * 7, "h")),
}
"""Each unit's factor and letter: Go's durations, which kubectl and Loki read, know no days."""

_SPAN_WORDS = words(
    """
    last past previous since for ultimo ultima ultimos ultimas desde ha faz within --since over back
    """
)
_AGO = words("ago atras")
_COUNT_AND_UNIT = re.compile(r"(\d{1,5})([a-z]*)", re.ASCII)
_INSTANT = re.compile(
    r"\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)", re.ASCII
)

_NUMBERS = """
    two dois duas 2, three tres 3, four quatro 4, five cinco 5, six seis 6, seven sete 7,
    eight oito 8, nine nove 9, ten dez 10, twelve doze 12, fifteen quinze 15, twenty vinte 20,
    thirty trinta 30, forty quarenta 40, fifty cinquenta 50, sixty sessenta 60, hundred cem 100
"""
NUMBERS: dict[str, str] = {
    word: digits for *names, digits in map(str.split, _NUMBERS.split(",")) for word in names
}
"""Numbers as they are dictated; "one" is left out, because "the last one" counts nothing."""

_LINES = words("line lines linha linhas log logs entries entradas loglines")
_TAIL_WORDS = words(
    """
    last tail --tail --lines -n ultimas ultimos ultimo lines linhas
    """
)
_COUNT = re.compile(r"\d{1,9}", re.ASCII)


class Slots(NamedTuple):
    """What one clause said; `used` are the positions of words that are spoken for."""

    namespace: str = ""
    container: str = ""
    tail_lines: int = 0
    since: str = ""
    used: frozenset[int] = frozenset()


def read_slots(line: Line) -> Slots:
    """Return the slots that the clause fills, empty or 0 where it says nothing."""
    container = next(_container(line), -1)
    namespace = next(_namespace(line), -1)
    return Slots(
        namespace=line.at(namespace).text,
        container=line.at(container).text,
        tail_lines=_tail_lines(line),
        since=_since(line),
        used=frozenset({namespace, container}),
    )


def instant(text: str) -> str:
    """Return the first RFC 3339 time in the text, or an empty string."""
    found = _INSTANT.search(text)
    return found.group() if found else ""


def _namespace(line: Line) -> Iterator[int]:
    """Yield where a namespace stands, the surest reading first."""
    return chain(
        (line.after(place) for place in line.places(_NAMESPACE_FLAGS) if _is_flagged(line, place)),
        _named_namespace(line),
        _path_namespace(line),
        (place for place in line.places(ENVIRONMENTS) if _is_environment(line, place)),
        (place for place in range(len(line)) if _is_in_parentheses(line, place)),
        _plain_namespace(line),
    )


def _is_flagged(line: Line, place: int) -> bool:
    value = line.at(line.after(place)).text
    return is_label(value)


def _named_namespace(line: Line) -> Iterator[int]:
    """Read "namespace shop", "in the shop namespace" and "in shop ns"."""
    for place in line.places(_NAMESPACE):
        lead, follow = place - 1, line.after(place, links=True)
        is_led = line.key(line.before(lead)) in _INSIDE or line.key(lead - 1) in _THE
        if is_led and is_slot_name(line.at(lead)):
            yield lead
        if is_slot_name(line.at(follow)):
            yield follow
        if is_plain_name(line.at(lead)) or line.key(lead) in ENVIRONMENTS:
            yield lead


def _path_namespace(line: Line) -> Iterator[int]:
    """Read "ns/shop", "shop/checkout" and "cart/prod"; in "deploy/checkout" stands a kind."""
    for place in line.places(_SLASH):
        left, slash, right = line.at(place - 1), line.at(place), line.at(place + 1)
        if left.end != slash.start or slash.end != right.start or not is_label(right.text):
            continue
        if left.key in _NAMESPACE or right.key in ENVIRONMENTS:
            yield place + 1
        elif is_plain_name(left):
            yield place - 1


def _is_environment(line: Line, place: int) -> bool:
    return line.at(place).text.isascii() and line.key(line.before(place)) in _INSIDE


def _is_in_parentheses(line: Line, place: int) -> bool:
    """Read "grafana-0 (monitoring)"."""
    enclosed = line.at(place - 1).text == "(" and line.at(place + 1).text == ")"
    return enclosed and is_slot_name(line.at(place)) and is_plain_name(line.at(place - 2))


def _plain_namespace(line: Line) -> Iterator[int]:
    """Read "checkout in shop" and "pods that are pending in shop"."""
    first_pod = next(line.places(_PODS), len(line))
    for place in line.places(INSIDE_PLAINLY):
        named = is_plain_name(line.at(place - 1)) or first_pod < place
        value = line.at(place + 1)
        if named and is_plain_name(value) and value.text.islower() and not is_pod(value.text):
            yield place + 1


def _container(line: Line) -> Iterator[int]:
    """Read "-c app", "container app" and "the istio-proxy container"."""
    for place in line.places(_CONTAINER):
        follow = line.after(place, links=True)
        if _is_container(line.at(follow), flagged=line.key(place).startswith("-")):
            yield follow
        if is_plain_name(line.at(place - 1)):
            yield place - 1


def _is_container(token: Token, *, flagged: bool) -> bool:
    known = flagged or is_plain_name(token) or token.key in _CONTAINER_NAMES
    return known and is_slot_name(token) and not is_pod(token.text)


def _tail_lines(line: Line) -> int:
    counts = (int(_digits(line, place)) for place in range(len(line)) if _counts_lines(line, place))
    return min(next(counts, 0), MAX_TAIL_LINES)


def _counts_lines(line: Line, place: int) -> bool:
    """Read "200 lines", "50 log lines", "last 100" and "--tail=50", but not "last 10 minutes"."""
    if _COUNT.fullmatch(_digits(line, place)) is None or line.key(place + 1) in _UNITS:
        return False
    counted = line.key(place + 1) in _LINES or line.key(place + 2) in _LINES
    is_led = line.key(line.before(place)) in _TAIL_WORDS and line.key(place) not in NUMBERS
    return counted or is_led


def _since(line: Line) -> str:
    for place in range(len(line)):
        amount, unit, stop = _span(line, place)
        if unit and (line.key(line.before(place)) in _SPAN_WORDS or line.key(stop) in _AGO):
            factor, letter = _UNITS[unit]
            return f"{amount * factor}{letter}"
    return ""


def _span(line: Line, place: int) -> tuple[int, str, int]:
    """Read "15m", "15 min" or "hour": amount, unit, and the place behind; no unit, no span."""
    found = _COUNT_AND_UNIT.fullmatch(_digits(line, place))
    if found is None:
        return 1, _unit(line.key(place)), place + 1
    count, glued = int(found.group(1)), found.group(2)
    if glued:
        return count, _unit(glued), place + 1
    return count, _unit(line.key(place + 1)), place + 2


def _digits(line: Line, place: int) -> str:
    """Return the word, a number in digits."""
    return NUMBERS.get(line.key(place), line.key(place))


def _unit(key: str) -> str:
    return key if key in _UNITS else ""
