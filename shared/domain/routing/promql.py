"""Where PromQL begins and ends inside a chat message: a recogniser, not a parser.

It finds the longest stretch that reads as an expression, so that it can be sent on byte for byte.
Whether the server accepts it is the query function's business; questions in plain words that
become PromQL belong in `recipes`.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from shared.domain.routing.words import words

_AGGREGATORS = words(
    """
    sum avg min max count group stddev stdvar topk bottomk quantile count_values limitk
    """
)
_FUNCTIONS = _AGGREGATORS | words(
    """
    abs absent absent_over_time avg_over_time ceil changes clamp clamp_max clamp_min
    count_over_time day_of_month day_of_week days_in_month delta deriv
    double_exponential_smoothing exp floor histogram_avg histogram_count histogram_fraction
    histogram_quantile histogram_sum holt_winters hour idelta increase irate label_join
    label_replace last_over_time ln log10 log2 max_over_time min_over_time minute month
    predict_linear present_over_time quantile_over_time rate resets round scalar sgn sort
    sort_desc sqrt stddev_over_time stdvar_over_time sum_over_time time timestamp vector year
    """
)
_WITHOUT_ARGUMENTS = words(
    """
    time pi minute hour month year day_of_week day_of_month days_in_month
    """
)
_GROUPING = frozenset({"by", "without"})
_ARITHMETIC = words("== != >= <= > < + - * / % ^ atan2")
_SETS = frozenset({"and", "or", "unless"})
_MATCHING = frozenset({"on", "ignoring", "group_left", "group_right"})
_RESERVED = _SETS | _GROUPING | _MATCHING
_FOLLOW_NAMES = frozenset({"(", "{"}) | _GROUPING
_MATCHERS = frozenset({"=", "!=", "=~", "!~"})

_MAX_DEPTH = 30  # nesting deeper than any query written by hand
_MAX_STEPS = 1_000  # a bound on hostile text; a long honest query has a few hundred operands
_MAX_LEXEMES = 4_000
_STRONG = 2  # marks of PromQL without which a stretch is taken for prose

_NEEDED = re.compile(r"[({\[_:=<>]")  # prose without any of these holds no PromQL
_PLAIN_METRICS = frozenset({"up", "ALERTS"})
_METRIC = re.compile(r"[a-z][a-z0-9]*(?:_[A-Za-z0-9]+)+|[a-z]\w*(?::[a-z]\w*)+|up|ALERTS", re.ASCII)


class Lexeme(NamedTuple):
    """One piece of text by kind, with its place."""

    kind: str
    text: str
    start: int
    end: int


def find_queries(text: str) -> list[slice]:
    """Return the stretches of the text that can hardly be anything but PromQL."""
    if _NEEDED.search(text) is None:
        return []
    reader = _Reader(_lex(text))
    spans: list[slice] = []
    place = 0
    while place < len(reader.lexemes):
        reader.marks = 0
        stop = reader.expression(place, 0) if reader.may_begin(place) else -1
        if stop > place and reader.marks >= _STRONG:
            spans.append(slice(reader.lexemes[place].start, reader.lexemes[stop - 1].end))
        place = max(stop, place + 1)
    return spans


def is_query(text: str) -> bool:
    """Tell whether the whole text reads as one PromQL expression."""
    if _NEEDED.search(text) is None:
        return text in _PLAIN_METRICS
    reader = _Reader(_lex(text))
    stop = reader.expression(0, 0)
    return bool(reader.lexemes) and stop == len(reader.lexemes) and reader.marks > 0


def is_metric(word: str) -> bool:
    """Tell whether a word is spelled as metrics are: with an underscore or a colon."""
    spelled = "_" in word or ":" in word or word in _PLAIN_METRICS
    return spelled and _METRIC.fullmatch(word) is not None


@cache
def _lexeme() -> re.Pattern[str]:
    """Return the pattern of one lexeme, compiled on the first text that could hold PromQL."""
    return re.compile(
        r"(?P<space>\s+)"
        r"|(?P<string>\"[^\"\\\n]*+(?:\\.[^\"\\\n]*+){0,64}+\"|'[^'\\\n]*+(?:\\.[^'\\\n]*+){0,64}+')"
        r"|(?P<range>\[ ?(?:(?:\d{1,9}(?:ms|[smhdwy]))+|\$\w+) ?(?:: ?[\dmshdwy]* ?)?\])"
        r"|(?P<number>(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)(?:ms|[smhdwy])?(?![\w]))"
        r"|(?P<name>[A-Za-z_:][\w:]*)"
        r"|(?P<op>==|!=|>=|<=|=~|!~|[-+*/%^<>=(){},@])"
        r"|(?P<other>.)",
        re.ASCII | re.DOTALL,
    )


def _lex(text: str) -> list[Lexeme]:
    found = (piece for piece in _lexeme().finditer(text) if piece.lastgroup != "space")
    return [
        Lexeme(piece.lastgroup or "", piece.group(), piece.start(), piece.end())
        for piece in islice(found, _MAX_LEXEMES)
    ]


class _Reader:
    """Recursive descent over lexemes; positions go in and come out, -1 means "no expression"."""

    def __init__(self, lexemes: Sequence[Lexeme]) -> None:
        self.lexemes = lexemes
        self.marks = 0
        self._steps = 0

    def expression(self, place: int, depth: int) -> int:
        stop = self._operand(place, depth)
        further = stop
        while further > 0:
            stop, further = further, self._operation(further, depth)
        return stop

    def may_begin(self, place: int) -> bool:
        """Tell whether an expression could begin here, before it is tried."""
        kind, text = self._kind(place), self._text(place)
        if kind == "name":
            follows = self._text(place + 1)
            return follows in _FOLLOW_NAMES or self._kind(place + 1) == "range" or is_metric(text)
        if text in {"+", "-"}:  # a dash that stands apart belongs to prose, or begins an item
            return self._is_glued(place)
        return kind == "number" or text in {"(", "{"}

    def _operation(self, place: int, depth: int) -> int:
        operator = self._text(place)
        if operator not in _ARITHMETIC and operator not in _SETS:
            return -1
        marks = self.marks
        start = self._modifiers(place + 1)
        stop = self._operand(start, depth)
        # "up == 0 and 5 pods": what follows a word must itself look like PromQL
        if stop < 0 or (operator in _SETS and self.marks == marks):
            self.marks = marks
            return -1
        if self._kind(start) == "number" and operator not in "+-":
            self.marks += 1
        return stop

    def _operand(self, place: int, depth: int) -> int:
        self._steps += 1
        if depth > _MAX_DEPTH or self._steps > _MAX_STEPS:
            return -1
        if self._text(place) in {"+", "-"}:
            return self._operand(place + 1, depth + 1)
        stop = self._primary(place, depth)
        return self._suffixes(stop) if stop > 0 else -1

    def _primary(self, place: int, depth: int) -> int:
        kind, text = self._kind(place), self._text(place)
        if kind == "name":
            return self._named(place, depth)
        if text == "(":
            return self._past(")", self.expression(place + 1, depth + 1))
        if text == "{":
            return self._matchers(place)
        plain = kind == "number" or (kind == "string" and depth > 0)
        return place + 1 if plain else -1

    def _named(self, place: int, depth: int) -> int:
        name, follows = self._text(place), self._text(place + 1)
        if name in _AGGREGATORS and follows in _GROUPING:
            return self._grouped(place + 2, depth)
        if name in _FUNCTIONS and follows == "(":
            return self._call(place, depth)
        if follows == "{" and (self._is_glued(place) or is_metric(name)):
            return self._matchers(place + 1)
        return self._bare(place, depth)

    def _bare(self, place: int, depth: int) -> int:
        """Read a metric without matchers; prose has words like it, but not inside a call."""
        name = self._text(place)
        self.marks += is_metric(name)
        nested = depth > 0 and len(name) > 1 and name not in _RESERVED
        metric = nested or is_metric(name) or self._kind(place + 1) == "range"
        return place + 1 if metric else -1

    def _grouped(self, place: int, depth: int) -> int:
        start = self._labels(place)
        if start < 0 or self._text(start) != "(":
            return -1
        self.marks += _STRONG
        return self._arguments(start + 1, depth)

    def _call(self, place: int, depth: int) -> int:
        glued = self._is_glued(place)
        self.marks += _STRONG * glued
        name = self._text(place)
        if self._text(place + 2) == ")":
            return place + 3 if glued and name in _WITHOUT_ARGUMENTS else -1
        stop = self._arguments(place + 2, depth)
        if stop > 0 and name in _AGGREGATORS and self._text(stop) in _GROUPING:
            return max(self._labels(stop + 1), stop)
        return stop

    def _arguments(self, place: int, depth: int) -> int:
        stop = self.expression(place, depth + 1)
        while stop > 0 and self._text(stop) == ",":
            stop = self.expression(stop + 1, depth + 1)
        return self._past(")", stop)

    def _labels(self, place: int) -> int:
        if self._text(place) != "(":
            return -1
        place += 1
        while self._kind(place) == "name" or self._text(place) == ",":
            place += 1
        return self._past(")", place)

    def _matchers(self, place: int) -> int:
        place += 1
        start = place
        while self._kind(place) == "name" and self._text(place + 1) in _MATCHERS:
            if self._kind(place + 2) != "string":
                return -1
            place += 4 if self._text(place + 3) == "," else 3
        self.marks += _STRONG if place > start else 1
        return self._past("}", place)

    def _suffixes(self, place: int) -> int:
        while True:
            text = self._text(place)
            if self._kind(place) == "range":
                self.marks += _STRONG
                place += 1
            elif text in {"offset", "@"} and self._kind(self._signed(place + 1)) == "number":
                place = self._signed(place + 1) + 1
            else:
                return place

    def _signed(self, place: int) -> int:
        return place + 1 if self._text(place) in {"+", "-"} else place

    def _modifiers(self, place: int) -> int:
        if self._text(place) == "bool":
            place += 1
        while self._text(place) in _MATCHING:
            place = max(self._labels(place + 1), place + 1)
        return place

    def _is_glued(self, place: int) -> bool:
        """Tell whether nothing stands between a lexeme and the next."""
        last = place + 1 >= len(self.lexemes)
        return not last and self.lexemes[place].end == self.lexemes[place + 1].start

    def _past(self, mark: str, place: int) -> int:
        return place + 1 if place > 0 and self._text(place) == mark else -1

    def _text(self, place: int) -> str:
        return self.lexemes[place].text if 0 <= place < len(self.lexemes) else ""

    def _kind(self, place: int) -> str:
        return self.lexemes[place].kind if 0 <= place < len(self.lexemes) else ""
