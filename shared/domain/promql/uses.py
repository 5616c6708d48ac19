"""What a query does with the series that it selects: what only its tree tells.

Reading the text into a tree is in `parsing`; mistakes that the text shows are in `oversights`;
whether a metric is a counter or a gauge is in `kinds`.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import promql_parser

from shared.domain.promql.parsing import Selector, children, selectors, tree

RATES = frozenset({"rate", "irate", "increase"})
# What these return still has the size of what they are given; of others, nothing is said.
KEEPS_SIZE = frozenset({"sum", "avg", "min", "max", "topk", "bottomk", "quantile"})
PASSES = frozenset(
    {"abs", "ceil", "floor", "round", "sort", "sort_desc", "label_replace", "label_join"}
)
SETS = frozenset({"and", "unless"})  # the right side only says which series stay
COMPARISONS = frozenset({"==", "!=", ">", "<", ">=", "<="})
ARITHMETIC = frozenset({"+", "-", "*", "/"})
PERCENT = 100


class Uses(NamedTuple):
    """Names of metrics: those whose values are shown as they are, and those whose growth is."""

    raw: tuple[str, ...] = ()
    rated: tuple[str, ...] = ()


class Grouping(NamedTuple):
    """The labels that a result is grouped by, and the series that are grouped."""

    labels: tuple[str, ...]
    selectors: tuple[Selector, ...]


def uses(query: str) -> Uses:
    """Return how `query` uses its metrics; nothing of a query that does not parse."""
    found = dict.fromkeys(_uses(tree(query), raw=True))
    # What is compared with its own past is an increase, made by hand.
    past = {name for name, how in found if how == "shifted"} | {""}
    return Uses(
        tuple(name for name, how in found if how == "raw" and name not in past),
        tuple(name for name, how in found if how == "rated" and name),
    )


def grouping(query: str) -> Grouping | None:
    """Return what the rows of `query`'s result are grouped by; None when they are not."""
    node = _unwrapped(tree(query))
    while isinstance(node, promql_parser.Call | promql_parser.BinaryExpr):
        inner = [one for one in map(_unwrapped, children(node)) if not _is_number(one)]
        if len(inner) != 1:
            return None
        node = inner[0]
    if not isinstance(node, promql_parser.AggregateExpr) or node.modifier is None:
        return None
    if node.modifier.type != promql_parser.AggModifierType.By:
        return None
    return Grouping(tuple(node.modifier.labels), tuple(dict.fromkeys(selectors(node))))


def percent_of_ratio(query: str) -> float | None:
    """Return the number that a quotient of two series is compared with, when it is 1 to 100.

    A share of a whole never passes it. None for everything else, and for what is multiplied.
    """
    node = _unwrapped(tree(query))
    if not (isinstance(node, promql_parser.BinaryExpr) and str(node.op) in COMPARISONS):
        return None
    quotient, limit = _unwrapped(node.lhs), _unwrapped(node.rhs)
    if not (isinstance(quotient, promql_parser.BinaryExpr) and str(quotient.op) == "/"):
        return None
    if not _is_number(limit) or any(map(_has_number, children(quotient))):
        return None
    return limit.val if 1 <= limit.val <= PERCENT else None


def paired(query: str) -> tuple[str, str, str] | None:
    """Return the sides and the operator of an arithmetic between series that are paired."""
    node = _unwrapped(tree(query))
    if not (isinstance(node, promql_parser.BinaryExpr) and str(node.op) in ARITHMETIC):
        return None
    if any(_is_number(_unwrapped(side)) for side in children(node)):
        return None
    above, below = (side.prettify() for side in children(node))
    return above, str(node.op), below


def _uses(node: Any, *, raw: bool) -> Iterator[tuple[str, str]]:
    if isinstance(node, promql_parser.VectorSelector):
        yield node.name or "", _how(node, raw=raw)
    elif isinstance(node, promql_parser.Call) and node.func.name in RATES:
        yield from ((one.name, "rated") for one in selectors(node))
    else:
        for child, still_raw in _followed(node):
            yield from _uses(child, raw=raw and still_raw)


def _how(node: promql_parser.VectorSelector, *, raw: bool) -> str:
    if not raw:
        return "reckoned with"
    return "shifted" if node.offset or node.at else "raw"


def _followed(node: Any) -> Iterable[tuple[Any, bool]]:
    """Return the nodes below, each with whether its size is that of the whole."""
    if isinstance(node, promql_parser.BinaryExpr):
        return ((node.lhs, True), (node.rhs, str(node.op) not in SETS))
    if isinstance(node, promql_parser.Call):
        name = node.func.name
        return ((one, name in PASSES or name == "histogram_quantile") for one in node.args)
    if isinstance(node, promql_parser.AggregateExpr):
        return ((one, str(node.op) in KEEPS_SIZE) for one in children(node))
    kept = isinstance(node, promql_parser.ParenExpr | promql_parser.UnaryExpr)
    return ((one, kept) for one in children(node))


def _unwrapped(node: Any) -> Any:
    """Return what stands inside parentheses, and what `topk` and `bottomk` choose from."""
    while isinstance(node, promql_parser.ParenExpr) or (
        isinstance(node, promql_parser.AggregateExpr) and str(node.op) in {"topk", "bottomk"}
    ):
        node = node.expr
    return node


def _is_number(node: Any) -> bool:
    return isinstance(node, promql_parser.NumberLiteral)


def _has_number(node: Any) -> bool:
    """Tell whether `node` is a number or reckons with one; a parameter of a function is none."""
    inner = _unwrapped(node)
    if isinstance(inner, promql_parser.BinaryExpr):
        return any(map(_has_number, children(inner)))
    return _is_number(inner)
