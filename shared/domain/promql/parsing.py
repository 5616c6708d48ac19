"""PromQL as a tree: whether it parses, and which series it selects.

The parser knows PromQL of one version; where it is unsure, the server decides. Sentences about
mistakes, and their repair, belong in `repair`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

import promql_parser

# The parser copies subtrees: 2,000 terms take minutes and a deeper nest ends the process, while 120
# take 5 ms. Beyond these bounds the text is read instead.
MAX_PARSED_CHARACTERS = 2000
MAX_PARSED_OPERATORS = 120
LEAST_PREFIX = 3  # characters of a name before a regular expression may match anything

Verdict = Literal["parses", "refused", "unsure"]

_OPERATOR = re.compile(r"[(\[+\-*/%^<>=!]|\b(?:and|or|unless)\b")
_UNKNOWN_FUNCTION = "unknown function"  # perhaps known to a newer server
_VAGUE = "invalid promql query"
STRING = r'"(?:[^"\\]|\\.)*+"' + r"|'(?:[^'\\]|\\.)*+'" + r"|`[^`]*+`"
_BRACED = re.compile(rf"\{{((?:[^\"'`{{}}]|{STRING})*+)\}}")
_LAST_WORD = re.compile(r"[\w:]*\Z")
_BEFORE_BRACES = 300  # characters looked at for a name
_KEYWORDS = frozenset({"", "and", "or", "unless", "bool", "group_left", "group_right"})
_MATCHER = re.compile(rf"([a-zA-Z_]\w*)\s*+(=~|!~|!=|=)\s*+({STRING})")
_BEGINS_WITH_NAME = re.compile(r"[a-zA-Z_:][\w:]*")


class Matcher(NamedTuple):
    """One condition on a label; `op` is one of = != =~ !~."""

    label: str
    op: str
    value: str


class Selector(NamedTuple):
    """Which series are read; `name` is empty when only labels say so."""

    name: str
    matchers: tuple[Matcher, ...]


class Reading(NamedTuple):
    """What is known of a query without asking; `complaint` is the parser's, without a position."""

    verdict: Verdict
    selectors: tuple[Selector, ...] = ()
    complaint: str = ""


def read(query: str) -> Reading:
    """Parse `query`."""
    if _is_long(query):
        return Reading("unsure", tuple(_nameless(query)))
    try:
        parsed = promql_parser.parse(query)
    except ValueError as refused:
        complaint = str(refused).replace(_VAGUE, "this is not PromQL")
        verdict = "unsure" if _UNKNOWN_FUNCTION in complaint else "refused"
        return Reading(verdict, tuple(_nameless(query)), complaint)
    return Reading("parses", tuple(dict.fromkeys(selectors(parsed))))


def tree(query: str) -> Any:
    """Return the parser's tree of `query`, None when it does not parse or is too long to."""
    if _is_long(query):
        return None
    try:
        return promql_parser.parse(query)
    except ValueError:
        return None


def parses(query: str) -> bool:
    """Tell whether the parser takes `query`."""
    return read(query).verdict == "parses"


def is_unbounded(selector: Selector) -> bool:
    """Tell whether a selector may match any series: it names no metric and no label's value."""
    if selector.name:
        return False
    return not any(_narrows(one) for one in selector.matchers)


def _narrows(matcher: Matcher) -> bool:
    if matcher.op == "=":
        return bool(matcher.value)
    if (matcher.label, matcher.op) != ("__name__", "=~"):
        return False
    return all(_begins_with_name(option) for option in matcher.value.split("|"))


def _begins_with_name(pattern: str) -> bool:
    found = _BEGINS_WITH_NAME.match(pattern)
    return found is not None and len(found[0]) >= LEAST_PREFIX


def _is_long(query: str) -> bool:
    if len(query) > MAX_PARSED_CHARACTERS:
        return True
    return sum(1 for _ in _OPERATOR.finditer(query)) > MAX_PARSED_OPERATORS


def _nameless(query: str) -> Iterator[Selector]:
    """Yield the selectors without a metric's name, read off a text that was not parsed."""
    for found in _BRACED.finditer(query):
        before = query[max(0, found.start() - _BEFORE_BRACES) : found.start()].rstrip(" \t")
        word = _LAST_WORD.search(before)
        if (word is None or word[0].lower() in _KEYWORDS) and _MATCHER.search(found[1]):
            yield Selector("", tuple(_written(found[1])))


def _written(inside: str) -> Iterator[Matcher]:
    for label, op, value in _MATCHER.findall(inside):
        yield Matcher(label, op, value[1:-1])


def selectors(node: Any) -> Iterator[Selector]:
    """Yield each selector below `node`; the package's own walk takes cubic time."""
    if isinstance(node, promql_parser.VectorSelector):
        yield from _of_vector(node)
        return
    for child in children(node):
        yield from selectors(child)


def children(node: Any) -> Iterable[Any]:
    """Return the nodes directly below `node`."""
    if isinstance(node, promql_parser.BinaryExpr):
        return (node.lhs, node.rhs)
    if isinstance(node, promql_parser.Call):
        return node.args
    if isinstance(node, promql_parser.MatrixSelector):
        return (node.vector_selector,)
    if isinstance(node, promql_parser.AggregateExpr):
        return (node.expr, node.param)
    inner = getattr(node, "expr", None)  # a sign, parentheses, a subquery
    return () if inner is None else (inner,)


def _of_vector(node: promql_parser.VectorSelector) -> Iterator[Selector]:
    common, either = node.matchers.matchers, node.matchers.or_matchers
    for group in either or [[]]:
        matchers = [_matcher(one) for one in (*common, *group)]
        named = next((one.value for one in matchers if _is_name(one)), "")
        others = tuple(one for one in matchers if not (named and _is_name(one)))
        yield Selector(node.name or named, others)


def _is_name(matcher: Matcher) -> bool:
    return (matcher.label, matcher.op) == ("__name__", "=")


_OPS = (
    (promql_parser.MatchOp.Equal, "="),
    (promql_parser.MatchOp.NotEqual, "!="),
    (promql_parser.MatchOp.Re, "=~"),
    (promql_parser.MatchOp.NotRe, "!~"),
)


def _matcher(matcher: promql_parser.Matcher) -> Matcher:
    op = next(text for kind, text in _OPS if kind == matcher.op)
    return Matcher(matcher.name, op, matcher.value)
