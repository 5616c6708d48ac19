"""What a server's or the parser's own sentence tells of a mistake: a function that there is not.

Mistakes that the text shows are in `mistakes`; taking a position out of a sentence is in `repair`.
"""

import difflib
import re
from typing import NamedTuple

# https://prometheus.io/docs/prometheus/latest/querying/functions/ and .../operators/
FUNCTIONS = (
    "abs", "absent", "absent_over_time", "acos", "asin", "atan", "avg", "avg_over_time",
    "bottomk", "ceil", "changes", "clamp", "clamp_max", "clamp_min", "cos", "count",
    "count_over_time", "count_values", "day_of_month", "day_of_week", "day_of_year",
    "days_in_month", "delta", "deriv", "exp", "floor", "group", "histogram_avg",
    "histogram_count", "histogram_fraction", "histogram_quantile", "histogram_sum", "hour",
    "idelta", "increase", "irate", "label_join", "label_replace", "last_over_time", "ln", "log10",
    "log2", "max", "max_over_time", "min", "min_over_time", "minute", "month", "predict_linear",
    "present_over_time", "quantile", "quantile_over_time", "rate", "resets", "round", "scalar",
    "sgn", "sin", "sort", "sort_desc", "sqrt", "stddev", "stddev_over_time", "stdvar",
    "stdvar_over_time", "sum", "sum_over_time", "tan", "time", "timestamp", "topk", "vector",
    "year",
)  # fmt: skip
# What other languages call it; no spelling is near enough.
ALIASES = {
    "average": "avg",
    "mean": "avg",
    "mean_over_time": "avg_over_time",
    "average_over_time": "avg_over_time",
    "percentile": "quantile",
    "percentile_over_time": "quantile_over_time",
    "derivative": "deriv",
    "total": "sum",
    "top": "topk",
    "bottom": "bottomk",
    "length": "count",
}
NEAR_ENOUGH = 0.7

_UNKNOWN = re.compile(r"un(?:known|supported) func(?:tion)?(?: with name)?[: ]*[\"'`]?(\w+)")
_SCALARS = re.compile(r"comparisons between scalars must use BOOL")
_COMPARISON = re.compile(r"(==|!=|>=|<=|>|<)(?!\s*bool\b)")

# What the server says of a query that parses and cannot be carried out as it is.
EXECUTION = (
    (
        re.compile(r"many-to-many|duplicate series|multiple matches for labels"),
        "several series match one: name the labels they share with `on (…)`, or aggregate first",
    ),
    (
        re.compile(r"same labelset"),
        "two series differ only in a name that this drops: ask for one metric at a time",
    ),
    (
        re.compile(r"too many samples|exceeded maximum resolution"),
        "this reads too much: select fewer series, a shorter time or a longer step",
    ),
)


class Mended(NamedTuple):
    """A sentence, and the query in which what it says is mended."""

    message: str
    query: str


def told(query: str, complaint: str) -> Mended | None:
    """Return what `complaint` says of `query`, when it is one of those that name their cause."""
    if unknown := _UNKNOWN.search(complaint):
        return _function(query, unknown[1])
    if _SCALARS.search(complaint):
        mended = _COMPARISON.sub(r"\1 bool", query)
        return Mended("two numbers are compared with `bool`: 1 if it holds, else 0", mended)
    return None


def _function(query: str, name: str) -> Mended | None:
    low = name.lower()
    near = [ALIASES[low]] if low in ALIASES else _near(low)
    if not near:
        return None
    called = re.compile(rf"\b{re.escape(name)}(?=\s*(?:\(|by\b|without\b))")
    message = f"there is no function {name}; did you mean {near[0]}?"
    return Mended(message, called.sub(near[0], query))


def _near(low: str) -> list[str]:
    return difflib.get_close_matches(low, FUNCTIONS, n=1, cutoff=NEAR_ENOUGH)


def explained(complaint: str) -> tuple[str, ...]:
    """Return what to do about a complaint over carrying a query out."""
    return tuple(sentence for pattern, sentence in EXECUTION if pattern.search(complaint))
