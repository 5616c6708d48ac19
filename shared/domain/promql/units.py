"""In what unit a query's values are, told from its text, and the values as a person reads them.

Only shapes whose unit is beyond doubt are known: what is multiplied, compared or joined with
another unit stays a bare number.
"""

import re
from collections.abc import Iterator

SECONDS, BYTES, CORES, RATIO, PER_SECOND = "s", "bytes", "cores", "ratio", "/s"

_SIZES = ((1024**3, "GiB"), (1024**2, "MiB"), (1024, "KiB"))
_COMPARED = re.compile(r"\s(?:==|!=|[<>]=?)\s+-?[\d.e+]+$")
_WRAPPED = re.compile(
    r"(?:(?:topk|bottomk)\s*\(\s*\d+\s*,|(?:sum|avg|max|min|sort|sort_desc)\s*"
    r"(?:(?:by|without)\s*\([^()]*\)\s*)?\(|\()"
)
_QUANTILE = re.compile(r"histogram_quantile\(\s*[\d.]+\s*,")
_SECONDS_BUCKET = re.compile(r"\w_seconds_bucket\b")
_RATE = re.compile(r"i?rate\(\s*(\w+)\s*(?:\{[^{}]*\})?\s*\[[^\]]*\]\s*\)")
_SERIES = re.compile(r"(\w+)\s*(?:\{[^{}]*\})?")
_OF_ONE = re.compile(r"^1\s*-\s*")


def unit_of(query: str) -> str:
    """Return the unit of a query's values, "" where it cannot be told."""
    written = _COMPARED.sub("", query.strip())
    alternatives = list(_parts(written, " or "))
    if len(alternatives) > 1:
        units = {unit_of(one) for one in alternatives}
        return units.pop() if len(units) == 1 else ""
    divided = list(_parts(_OF_ONE.sub("", written), " / "))
    if len(divided) == 2:  # noqa: PLR2004 - a fraction
        return RATIO if unit_of(divided[0]) == unit_of(divided[1]) != "" else ""
    if inner := _inside(_WRAPPED, written):
        return unit_of(inner)
    quantiles = _inside(_QUANTILE, written)
    return SECONDS if _SECONDS_BUCKET.search(quantiles) else _plain(written)


def readable(value: float, unit: str) -> str:
    """Return a value in its unit: 8.07%, 828 ms, 1.3 GiB; "" without one."""
    if unit == BYTES:
        return _size(value)
    if unit == SECONDS:
        return f"{value:.3g} s" if abs(value) >= 1 else f"{value * 1000:.3g} ms"
    written = {
        RATIO: f"{value * 100:.3g}%",
        CORES: f"{value:.3g} cores",
        PER_SECOND: f"{value:.3g}/s",
    }
    return written.get(unit, "")


def _size(value: float) -> str:
    divisor, name = next((one for one in _SIZES if abs(value) >= one[0]), (1, "bytes"))
    return f"{value / divisor:.3g} {name}"


def _plain(written: str) -> str:
    """Return the unit of a rate or a series by itself."""
    if found := _RATE.fullmatch(written):
        return _of_rate(found.group(1))
    found = _SERIES.fullmatch(written)
    if not found:
        return ""
    return BYTES if found.group(1).endswith("_bytes") else ""


def _of_rate(metric: str) -> str:
    if metric.endswith("cpu_usage_seconds_total"):
        return CORES
    return PER_SECOND if metric.endswith(("requests_total", "errors_total")) else ""


def _inside(opening: re.Pattern[str], written: str) -> str:
    """Return what stands between an opening and the last parenthesis, "" if they are no pair."""
    found = opening.match(written)
    if not found or not written.endswith(")"):
        return ""
    inner = written[found.end() : -1]
    return inner.strip() if min(_depths(inner), default=0) >= 0 else ""


def _parts(written: str, separator: str) -> Iterator[str]:
    """Yield what stands between separators outside of parentheses."""
    begin = 0
    depths = list(_depths(written))
    for place in range(len(written)):
        if depths[place] == 0 and written.startswith(separator, place):
            yield written[begin:place]
            begin = place + len(separator)
    yield written[begin:]


def _depths(written: str) -> Iterator[int]:
    depth = 0
    for letter in written:
        depth += (letter in "([{") - (letter in ")]}")
        yield depth
