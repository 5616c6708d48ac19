"""The usual mistakes in PromQL that runs, and finds nothing or means something else: rows of data.

They are read off the text. What only the tree tells is in `uses`; what only the server knows, in
`absence`; mistakes for which it refuses a query, in `mistakes`.
"""

import re

from shared.domain.promql.mistakes import CLAUSE, METRIC, RATED, mistake

_QUANTILE = r"\bhistogram_quantile\s*\([^,]{1,32},"


def _as_ratio(found: re.Match[str]) -> str:
    quantile = float(found[2])
    return found[0] if quantile <= 1 else f"{found[1]}{quantile / 100:g}"


def _as_bucket(found: re.Match[str]) -> str:
    return found[0] if found[2].endswith("_bucket") else f"{found[1]}{found[2]}_bucket"


def _sums_divided(found: re.Match[str]) -> str:
    clause, above, below = found.groups(default="")
    return f"sum {clause}({above}) / sum {clause}({below})"


# In the order of repair: a later row sees what earlier ones mended.
OVERSIGHTS = (
    mistake(
        "always",
        r"\b((?:histogram_quantile|quantile_over_time|quantile)\s*\(\s*)([0-9]+(?:\.[0-9]+)?)(?=\s*,)",
        "a quantile is between 0 and 1: 0.95, not 95",
        _as_ratio,
    ),
    mistake(
        "always",
        rf"\bsum\s*({CLAUSE})?\(\s*({RATED})\s*/\s*({RATED})\s*\)",
        "a sum of ratios is no ratio: divide the sums",
        _sums_divided,
    ),
    mistake(
        "empty",
        r'(\w+\s*)=~?(\s*)"([1-5])[xX]{2}"',
        'codes are numbers: ask for =~"5..", not ="5xx"',
        r'\1=~\2"\3.."',
    ),
    mistake(
        "empty",
        r'(\w+\s*)=~?(\s*"[\w/:-]*)(?<!\.)\*"',
        "anything is written .* and matched with =~",
        r'\1=~\2.*"',
    ),
    mistake(
        "empty",
        r'(\w+\s*)=(\s*"(?:\^[^"]*|[^"]*(?:\.\*|\.\+|\.\.|\||\[[^\]"]+\]|\$)[^"]*)")',
        "a regular expression is matched with =~, not =",
        r"\1=~\2",
    ),
    mistake(
        "empty",
        rf"({_QUANTILE}[^\[{{]{{0,200}}?\b)({METRIC}?)(?:_sum|_count|_total)?(?=\s*[\[{{])",
        "a quantile is computed from a histogram's _bucket series",
        _as_bucket,
    ),
    mistake(
        "empty",
        rf"({_QUANTILE}\s*sum\s*)(?=\()",
        "the buckets' label `le` must survive the sum",
        r"\1 by (le) ",
    ),
    mistake(
        "empty",
        rf"({_QUANTILE}\s*sum\s+by\s*\()(?![^)]*\ble\b)",
        "the buckets' label `le` must survive the sum",
        r"\1le, ",
    ),
)
