"""The usual mistakes in PromQL that people and models write, each with its repair: rows of data.

Some the server refuses; some it answers with nothing, or with nonsense. Applying the rows is in
`repair`.
"""

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

# When a row is looked at: the server refused the query, or answered nothing, or in any case.
When = Literal["refused", "empty", "always"]
Repair = str | Callable[[re.Match[str]], str]

METRIC = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABELS = r'\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\}'
SERIES = rf"{METRIC}(?:{LABELS})?|{LABELS}"
RATED = rf"(?:rate|increase)\(\s*(?:{SERIES})\s*\[[^\]]*\]\s*\)"
RANGE = r"\[[^\]]*\]"
OVER_RANGES = (
    "rate|irate|increase|delta|idelta|deriv|changes|resets"
    "|(?:avg|min|max|sum|count|last|present|stddev)_over_time"
)


class Mistake(NamedTuple):
    """What it looks like, what to say, and how to mend it; without a repair only the sentence."""

    when: When
    pattern: re.Pattern[str]
    message: str
    repair: Repair | None = None


def _mistake(when: When, pattern: str, message: str, repair: Repair | None = None) -> Mistake:
    return Mistake(when, re.compile(pattern), message, repair)


def _short_unit(found: re.Match[str]) -> str:
    return f"[{found[1]}{found[2][0].lower()}]"


def _as_ratio(found: re.Match[str]) -> str:
    quantile = float(found[2])
    return found[0] if quantile <= 1 else f"{found[1]}{quantile / 100:g}"


def _as_bucket(found: re.Match[str]) -> str:
    return found[0] if found[2].endswith("_bucket") else f"{found[1]}{found[2]}_bucket"


def _rate_inside(found: re.Match[str]) -> str:
    function, aggregation, clause, series, inner, outer = found.groups(default="")
    return f"{aggregation} {clause}({function}({series}{inner or outer or '[5m]'}))"


def _sums_divided(found: re.Match[str]) -> str:
    clause, above, below = found.groups(default="")
    return f"sum {clause}({above}) / sum {clause}({below})"


def _closed(found: re.Match[str]) -> str:
    missing = found[0].count("(") - found[0].count(")")
    return found[0] + ")" * missing


# In the order of repair: a later row sees what earlier ones mended.
MISTAKES = (
    _mistake("refused", r"(?i)^\s*select\s", "this is SQL; PromQL selects with a metric's name"),
    _mistake(
        "refused",
        r"(?i)\[\s*([0-9]+)\s*(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)\s*\]",
        "a range is written [5m], without blanks or long unit names",
        _short_unit,
    ),
    _mistake(
        "refused",
        r"\[\$\{?\w+(?::\w+)?\}?\]",
        "a variable of Grafana means nothing here; write a range such as [5m]",
        "[5m]",
    ),
    _mistake(
        "refused",
        r"(?i)\s+(?:in |over |for )?(?:the )?last\s+[0-9]+\s*[a-z]+",
        "how far back to look is a range behind the series, such as [5m]",
        "",
    ),
    _mistake(
        "always",
        r"\b((?:histogram_quantile|quantile_over_time|quantile)\s*\(\s*)([0-9]+(?:\.[0-9]+)?)(?=\s*,)",
        "a quantile is between 0 and 1: 0.95, not 95",
        _as_ratio,
    ),
    _mistake(
        "always",
        rf"\bsum\s*((?:by|without)\s*\([^)]*\)\s*)?\(\s*({RATED})\s*/\s*({RATED})\s*\)",
        "a sum of ratios is no ratio: divide the sums",
        _sums_divided,
    ),
    _mistake("refused", r"~=", "a regular expression is matched with =~", "=~"),
    _mistake(
        "refused",
        r"([{,]\s*\w+\s*)==",
        "a label is compared with one =",
        r"\1=",
    ),
    _mistake(
        "refused",
        r"([{,]\s*\w+\s*(?:=~|!~|!=|=)\s*)([\w.*+|-]+)(?=\s*[,}])",
        "a label's value is written in quotes",
        r'\1"\2"',
    ),
    _mistake(
        "refused",
        r"\b(by|without)\s+([a-zA-Z_]\w*(?:\s*,\s*[a-zA-Z_]\w*)*)(?=\s*(?:\(|\)|$))",
        "labels after `by` and `without` are written in parentheses",
        r"\1 (\2)",
    ),
    _mistake(
        "refused",
        rf"\bp([0-9]{{2}})\s*\(\s*({METRIC}?)(?:_bucket)?\s*({LABELS})?\s*(?:{RANGE})?\s*\)",
        "there is no function p95; a percentile comes from a histogram's buckets",
        r"histogram_quantile(0.\1, sum by (le) (rate(\2_bucket\3[5m])))",
    ),
    _mistake("refused", r"(?s).+", "a parenthesis is not closed", _closed),
    _mistake(
        "refused",
        rf"\b(rate|irate|increase)\s*\(\s*(sum|avg|min|max)\s*((?:by|without)\s*\([^)]*\)\s*)?"
        rf"\(\s*({SERIES})\s*({RANGE})?\s*\)\s*({RANGE})?\s*\)",
        "take the rate of each series first, then aggregate",
        _rate_inside,
    ),
    _mistake(
        "refused",
        rf"\b({OVER_RANGES})\s*\(\s*({SERIES})\s*\)",
        "this function needs a range behind the series, such as [5m]",
        r"\1(\2[5m])",
    ),
    _mistake(
        "empty",
        r'(\w+\s*)=~?(\s*)"([1-5])[xX]{2}"',
        'codes are numbers: ask for =~"5..", not ="5xx"',
        r'\1=~\2"\3.."',
    ),
    _mistake(
        "empty",
        r'(\w+\s*)=(\s*"[^"]*(?:\.\*|\.\+|\.\.|\|)[^"]*")',
        "a regular expression is matched with =~, not =",
        r"\1=~\2",
    ),
    _mistake(
        "empty",
        rf"(\bhistogram_quantile\s*\([^,]{{1,32}},[^\[{{]{{0,200}}?\b)({METRIC}?)(?:_sum|_count|_total)?(?=\s*[\[{{])",
        "a quantile is computed from a histogram's _bucket series",
        _as_bucket,
    ),
    _mistake(
        "empty",
        r"(\bhistogram_quantile\s*\([^,]{1,32},\s*sum\s*)(?=\()",
        "the buckets' label `le` must survive the sum",
        r"\1 by (le) ",
    ),
    _mistake(
        "empty",
        r"(\bhistogram_quantile\s*\([^,]{1,32},\s*sum\s+by\s*\()(?![^)]*\ble\b)",
        "the buckets' label `le` must survive the sum",
        r"\1le, ",
    ),
)

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
