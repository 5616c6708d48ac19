"""The usual mistakes for which a server refuses PromQL, each with its repair: rows of data.

Mistakes that it answers with nothing, or with nonsense, are in `oversights`; what only its own
complaint tells, in `complaints`. Applying the rows is in `repair`.
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
CLAUSE = r"(?:by|without)\s*\([^)]*\)\s*"
OVER_RANGES = (
    "rate|irate|increase|delta|idelta|deriv|changes|resets"
    "|(?:avg|min|max|sum|count|last|present|stddev)_over_time"
)
LONG_UNITS = (
    "seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w"  # their first letter counts
)
PARTS = {"w": (7, "d"), "d": (24, "h"), "h": (60, "m"), "m": (60, "s"), "s": (1000, "ms")}


class Mistake(NamedTuple):
    """What it looks like, what to say, and how to mend it; without a repair only the sentence."""

    when: When
    pattern: re.Pattern[str]
    message: str
    repair: Repair | None = None


def mistake(when: When, pattern: str, message: str, repair: Repair | None = None) -> Mistake:
    """Return a row."""
    return Mistake(when, re.compile(pattern), message, repair)


def _short_unit(found: re.Match[str]) -> str:
    return f"{found[1]}{found[2]}{found[3][0].lower()}{found[4]}"


def _whole_units(found: re.Match[str]) -> str:
    times, smaller = PARTS[found[2]]
    return f"[{round(float(found[1]) * times)}{smaller}]"


def _any_of(found: re.Match[str]) -> str:
    values = re.findall(r'"([^"]*)"', found[2])
    return f'{found[1]}=~"{"|".join(values)}"'


def _rate_inside(found: re.Match[str]) -> str:
    function, aggregation, clause, series, inner, outer = found.groups(default="")
    return f"{aggregation} {clause}({function}({series}{inner or outer or '[5m]'}))"


def _over_time(found: re.Match[str]) -> str:
    aggregation, clause, series, range_ = found.groups(default="")
    if re.match(r"\w+_total\b", series):
        return f"{aggregation} {clause}(rate({series}{range_}))"
    over_time = f"{aggregation}_over_time({series}{range_})"
    return f"{aggregation} {clause}({over_time})" if clause else over_time


def _ratio(found: re.Match[str]) -> str:
    return f"{found[1]}{float(found[2]) / 100:g}"


def _closed(found: re.Match[str]) -> str:
    missing = found[0].count("(") - found[0].count(")")
    return found[0] + ")" * missing


# In the order of repair: a later row sees what earlier ones mended.
REFUSED = (
    mistake("refused", r"(?i)^\s*select\s", "this is SQL; PromQL selects with a metric's name"),
    mistake(
        "refused",
        rf"(?i)(\[\s*)([0-9]+)\s*({LONG_UNITS})(\s*\])",
        "a range is written [5m], without blanks or long unit names",
        _short_unit,
    ),
    mistake(
        "refused",
        rf"(?i)(\boffset\s+-?)([0-9]+)\s*({LONG_UNITS})\b()",
        "a duration is written 5m or 1h, without long unit names",
        _short_unit,
    ),
    mistake(
        "refused",
        r"\[\s*([0-9]+\.[0-9]+)([smhdw])\s*\]",
        "a duration has whole numbers: [90m], not [1.5h]",
        _whole_units,
    ),
    mistake("refused", r"\[\s*([0-9]+)\s*\]", "a range has a unit: [300s], not [300]", r"[\1s]"),
    mistake(
        "refused",
        r"\[\$\{?\w+(?::\w+)?\}?\]",
        "a variable of Grafana means nothing here; write a range such as [5m]",
        "[5m]",
    ),
    mistake(
        "refused",
        r"(?i)\s+(?:in |over |for )?(?:the )?last\s+[0-9]+\s*[a-z]+",
        "how far back to look is a range behind the series, such as [5m]",
        "",
    ),
    mistake("refused", r"~=", "a regular expression is matched with =~", "=~"),
    mistake(
        "refused",
        r'([{,]\s*)"?(\w+)"?\s*:\s*(?=")',
        "a label is written name=, not name:",
        r"\1\2=",
    ),
    mistake(
        "refused",
        r'(?i)([{,]\s*\w+)\s+in\s*\(((?:\s*"[^"]*"\s*,?)+)\)',
        'any of several values is written =~"a|b"',
        _any_of,
    ),
    mistake(
        "refused",
        r'(?i)(")\s+(?:and|&&)\s+(?=\w+\s*(?:=~|!~|!=|=)\s*")',
        "conditions on labels are separated by commas",
        r"\1,",
    ),
    mistake("refused", r"([{,]\s*\w+\s*)==", "a label is compared with one =", r"\1="),
    mistake(
        "refused",
        r"([{,]\s*\w+\s*(?:=~|!~|!=|=)\s*)([\w.*+|-]+)(?=\s*[,}])",
        "a label's value is written in quotes",
        r'\1"\2"',
    ),
    mistake(
        "refused",
        r'((?:=~|!~)\s*")\*',
        "anything is written .* in a regular expression, not *",
        r"\1.*",
    ),
    mistake("refused", r"&&", "both is written `and`", "and"),
    mistake("refused", r"\|\|", "either is written `or`", "or"),
    mistake(
        "refused",
        r"(?<=[\w)}\]])\s*(?<![=!<>~])=(?![=~])\s*(?=-?[0-9])",
        "numbers are compared with ==",
        " == ",
    ),
    mistake(
        "refused",
        r"([<>=]\s*)([0-9]+(?:\.[0-9]+)?)\s*%(?=\s*(?:$|\)|and\b|or\b|unless\b))",
        "% is a remainder; 5 percent of a whole is 0.05",
        _ratio,
    ),
    mistake(
        "refused",
        r"(?i)\)\s*group\s+by\b",
        "grouping is written `by`, not `group by`",
        ") by",
    ),
    mistake(
        "refused",
        r"\b(by|without)\s+([a-zA-Z_]\w*(?:\s*,\s*[a-zA-Z_]\w*)*)(?=\s*(?:\(|\)|$))",
        "labels after `by` and `without` are written in parentheses",
        r"\1 (\2)",
    ),
    mistake(
        "refused",
        rf"\b(sum|avg|min|max|count)\s*\(\s*({RATED}|{SERIES})\s*,?\s*({CLAUSE})\)",
        "`by` and `without` stand outside the parentheses of what is aggregated",
        r"\1 \3(\2)",
    ),
    mistake(
        "refused",
        rf"\bp([0-9]{{2}})\s*\(\s*({METRIC}?)(?:_bucket)?\s*({LABELS})?\s*(?:{RANGE})?\s*\)",
        "there is no function p95; a percentile comes from a histogram's buckets",
        r"histogram_quantile(0.\1, sum by (le) (rate(\2_bucket\3[5m])))",
    ),
    mistake("refused", r"(?s).+", "a parenthesis is not closed", _closed),
    mistake(
        "refused",
        r"^\s*(histogram_quantile|quantile|topk|bottomk)\s*\((.+),\s*([0-9]+(?:\.[0-9]+)?)\s*\)\s*$",
        "the number comes first: topk(5, x), histogram_quantile(0.95, x)",
        r"\1(\3, \2)",
    ),
    mistake(
        "refused",
        rf"\b(rate|irate|increase)\s*\(\s*(sum|avg|min|max)\s*({CLAUSE})?"
        rf"\(\s*({SERIES})\s*({RANGE})?\s*\)\s*({RANGE})?\s*\)",
        "take the rate of each series first, then aggregate",
        _rate_inside,
    ),
    mistake(
        "refused",
        rf"\b({OVER_RANGES})\s*\(\s*({SERIES})\s*\)\s*({RANGE})",
        "a range stands directly behind the series",
        r"\1(\2\3)",
    ),
    mistake(
        "refused",
        rf"\b({OVER_RANGES})\s*\(\s*({SERIES})\s*,\s*\[?([0-9]+[smhdw])\]?\s*\)",
        "a range stands directly behind the series, such as [5m]",
        r"\1(\2[\3])",
    ),
    mistake(
        "refused",
        rf"\b({OVER_RANGES})\s*\(\s*({SERIES})\s*\)",
        "this function needs a range behind the series, such as [5m]",
        r"\1(\2[5m])",
    ),
    mistake(
        "refused",
        rf"\b(sum|avg|min|max|count)\s*({CLAUSE})?\(\s*({SERIES})\s*({RANGE})\s*\)",
        "what is aggregated is a value at one moment, not a range of values",
        _over_time,
    ),
)
