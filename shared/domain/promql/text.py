"""Building PromQL: the one place where a value from outside becomes a literal.

A name such as `x"} or up{a="` is a valid end of one query and the beginning of another; here it
stays what it is, a name. What is asked belongs to those who build with these.
"""

from collections.abc import Mapping

# https://github.com/google/re2/wiki/Syntax
RE2_ESCAPES = str.maketrans({char: f"\\{char}" for char in r"\.+*?()|[]{}^$"})
# VictoriaMetrics' -search.maxQueryLen is 16,384; less a little for those who set a round number.
MAX_QUERY_BYTES = 16_000
NUMBERS = frozenset({"nan", "inf"})  # to PromQL, in any case; no label's name as they stand
# A label that no exporter uses: says which operand of a union a row came from.
TAG = "jamie_operand"


def esc(value: str) -> str:
    """Return `value` for the inside of a double-quoted PromQL string."""
    return value.replace("\\", r"\\").replace('"', r"\"").replace("\n", r"\n")


def re2_literal(value: str) -> str:
    """Return the RE2 pattern of exactly `value`; a matcher still escapes it for PromQL."""
    return value.translate(RE2_ESCAPES)


def is_plain(name: str) -> bool:
    """Tell whether a metric's name may stand in a query without quotes."""
    return name.replace(":", "_").isidentifier() and name.isascii()


def written_name(name: str) -> str:
    """Return a label's name, in quotes where it needs them: https://prometheus.io/docs/guides/utf8/."""
    is_label = is_plain(name) and ":" not in name and name.lower() not in NUMBERS
    return name if is_label else f'"{esc(name)}"'


def equals(label: str, value: str) -> str:
    """Return the matcher `label="value"`; an empty value also matches where the label is absent."""
    return f'{label}="{esc(value)}"'


def matches(label: str, pattern: str) -> str:
    """Return the matcher `label=~"pattern"`; Prometheus anchors it at both ends."""
    return f'{label}=~"{esc(pattern)}"'


def one_of(label: str, values: tuple[str, ...]) -> str:
    """Return the matcher for any of `values`; `""` among them also matches an absent label."""
    return matches(label, "|".join(map(re2_literal, values)))


def none_of(label: str, values: tuple[str, ...]) -> str:
    """Return the matcher for none of `values`; `""` among them also leaves out an absent label."""
    return f'{label}!~"{esc("|".join(map(re2_literal, values)))}"'


def selector(*matchers: str) -> str:
    """Return `{…}`."""
    return "{" + ",".join(matchers) + "}"


def by(*labels: str) -> str:
    """Return a `by (…)` clause."""
    return f"by ({','.join(map(written_name, labels))})"


def tagged(name: str, expression: str) -> str:
    """Return `expression` with `name` on each of its rows."""
    return f'label_replace({expression},"{TAG}","{name}","","")'


def union(operands: Mapping[str, str]) -> str:
    """Return one query for many, told apart by TAG.

    The tag is not only for reading: `a or b` leaves out rows of b whose labels are those of a row
    of a, and it does not look at metric names.
    """
    return " or ".join(tagged(name, expression) for name, expression in operands.items())


def unions(operands: Mapping[str, str], max_bytes: int = MAX_QUERY_BYTES) -> list[str]:
    """Return as few unions as hold all operands in order, none of more than `max_bytes`.

    They are for asking at the same time. An operand that alone is longer is a union by itself.
    """
    parts: list[dict[str, str]] = []
    size = max_bytes
    for name, expression in operands.items():
        length = len(f" or {tagged(name, expression)}".encode())
        size += length
        if size > max_bytes:
            parts.append({})
            size = length
        parts[-1][name] = expression
    return [union(part) for part in parts]
