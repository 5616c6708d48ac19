"""Why a query found nothing: which question tells, and what its answer means.

Who asks, how often and within which time is the function's; textual mistakes are in `mistakes`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from shared.domain.promql.nearest import nearest
from shared.domain.promql.parsing import STRING, Matcher, Selector
from shared.domain.promql.repair import Hints
from shared.domain.promql.samples import Row
from shared.domain.promql.text import (
    by,
    equals,
    esc,
    is_plain,
    matches,
    re2_literal,
    selector,
    union,
    written_name,
)
from shared.domain.promql.uses import paired

# Where exporters put the outcome of a request.
CODE_LABELS = (
    "code", "status", "status_code", "http_status_code", "http_response_status_code",
    "response_code", "response_code_class", "grpc_code",
)  # fmt: skip
# Metrics that have series only while there is something to tell.
ONLY_IN_TROUBLE = {
    "ALERTS": "no alert is pending or firing, or no alerting rule is loaded",
    "kube_pod_container_status_waiting_reason": "no container waits for anything, or "
    "kube-state-metrics is not scraped",
    "kube_pod_container_status_last_terminated_reason": "no container has ended and been restarted"
    ", or kube-state-metrics is not scraped",
}
EXPORTERS = {
    "node_": "node_exporter",
    "kube_": "kube-state-metrics",
    "container_": "cAdvisor",
}
MAX_LISTED = 12  # names in one sentence
LEAST_PART = 3  # characters of a value that may be part of a longer one
MAX_MATCHERS = 8  # looked at one by one

_CODE = re.compile(r"([1-5])(?:xx|XX|\.\.|\.\*|\[0-9\]\{2\}|[0-9]{2})")
_WILD = re.compile(r"\.[*+]|[^\w./:-]")


def written(one: Selector) -> str:
    """Return a selector as text."""
    named = (equals("__name__", one.name),) if one.name else ()
    return selector(
        *named, *(f'{written_name(m.label)}{m.op}"{esc(m.value)}"' for m in one.matchers)
    )


def presence_query(selectors: Sequence[Selector]) -> str:
    """Return the query that counts each selector (`s0`…) and each metric without labels (`n0`…)."""
    counts = {f"s{i}": f"count({written(one)})" for i, one in enumerate(selectors)}
    counts |= {
        f"n{i}": f"count({written(Selector(one.name, ()))})"
        for i, one in enumerate(selectors)
        if one.name
    }
    return union(counts)


def values_query(one: Selector) -> str:
    """Return the query for the values that a metric's labels have together, under `values`.

    Beside them it counts the series that each matcher selects alone (`m0`…): what a regular
    expression matches is the server's to say.
    """
    metric = written(Selector(one.name, ()))
    asked = [matcher.label for matcher in one.matchers if matcher.label != "__name__"]
    operands = {"values": f"count {by(*dict.fromkeys([*asked, *CODE_LABELS]))} ({metric})"}
    alone = enumerate(one.matchers[:MAX_MATCHERS])
    operands |= {f"m{i}": f"count({written(Selector(one.name, (m,)))})" for i, m in alone}
    return union(operands)


def unknown_metric(query: str, name: str, names: Sequence[str]) -> Hints:
    """Return which names are near one that no metric has, or what it means that it has none."""
    if name in ONLY_IN_TROUBLE:
        return ((ONLY_IN_TROUBLE[name], None),)
    exporter = next((one for source, one in EXPORTERS.items() if name.startswith(source)), "")
    source, _, _ = name.partition("_")
    if exporter and not any(one.startswith(f"{source}_") for one in names):
        return ((f"there is no metric of {exporter}: Prometheus does not scrape it", None),)
    near = nearest(name, names)
    if not near:
        return ((f"there is no metric {name}, nor one of a similar name", None),)
    return tuple(
        (f"there is no metric {name}; did you mean {one}?", _renamed(query, name, one))
        for one in near
    )


def unknown_label(query: str, name: str, label: str, labels: Iterable[str]) -> Hints:
    """Return which labels a metric has in place of `label`."""
    there = sorted(set(labels) - {"__name__"})
    near = nearest(label, there)
    listed = ", ".join(list(dict.fromkeys([*near, *there]))[:MAX_LISTED])
    mended = _relabelled(query, label, near[0]) if near else None
    return ((f"{name} has no label {label}; it has {listed or 'none'}", mended),)


def unmatched(query: str, one: Selector, rows: Mapping[str, Sequence[Row]]) -> Hints | str:
    """Return what to ask in place of a selector that matches none of its metric's series.

    `rows` answer `values_query`. A label that the metric does not have is returned by its name.
    """
    alone = enumerate(one.matchers[:MAX_MATCHERS])
    culprit = next((matcher for i, matcher in alone if not counted(rows, f"m{i}")), None)
    if culprit is None:
        return (("each of these conditions has series, but no series meets them all", None),)
    seen = rows.get("values", ())
    values = _values(seen, culprit.label)
    if culprit.op in {"!=", "!~"}:
        return ((f"every series of {one.name} has {_having(culprit.label, values)}", None),)
    if not values:
        return tuple(_other_code_label(query, culprit, seen)) or culprit.label
    return tuple(_other_value(query, culprit, values))


def _having(label: str, values: Sequence[str]) -> str:
    listed = " or ".join(f'{label}="{value}"' for value in values[:MAX_LISTED])
    return f"{listed}, which this leaves out" if listed else f"no label {label}"


def _values(rows: Sequence[Row], label: str) -> list[str]:
    return sorted({row.labels[label] for row in rows if label in row.labels})


def _other_code_label(
    query: str, asked: Matcher, rows: Sequence[Row]
) -> Iterator[tuple[str, str | None]]:
    code = _CODE.fullmatch(asked.value)
    for label in CODE_LABELS if code or asked.label in CODE_LABELS else ():
        if values := _values(rows, label):
            shown = ", ".join(values[:MAX_LISTED])
            instead = matches(label, f"{code[1]}..") if code else equals(label, values[0])
            message = f"the code is in the label {label} here ({shown}), not in {asked.label}"
            yield message, _rematched(query, asked, instead)


def _other_value(
    query: str, asked: Matcher, values: Sequence[str]
) -> Iterator[tuple[str, str | None]]:
    value = _WILD.sub("", asked.value)
    yield from _longer_values(query, asked, value, values)
    if code := _CODE.fullmatch(asked.value):
        yield _other_code(query, asked, code[1], values)
        return
    near = nearest(value, values)
    for one in near or values[:1]:
        message = f'{asked.label}{asked.op}"{asked.value}" is not there; {_offered(near, one)}'
        yield message, _rematched(query, asked, equals(asked.label, one))


def _longer_values(
    query: str, asked: Matcher, part: str, values: Sequence[str]
) -> Iterator[tuple[str, str | None]]:
    """Yield how to ask for the values that have a part of a value in them."""
    if any(one.startswith(f"{part}-") for one in values if part):
        instead = matches(asked.label, f"{re2_literal(part)}-.*")
        yield f"{asked.label} has longer values that begin so", _rematched(query, asked, instead)
    elif asked.op == "=~" and len(part) >= LEAST_PART and any(part in one for one in values):
        instead = matches(asked.label, f".*{re2_literal(part)}.*")
        message = f'=~"{asked.value}" is held against whole values; some have this inside'
        yield message, _rematched(query, asked, instead)


def _offered(near: Sequence[str], value: str) -> str:
    return f'did you mean "{value}"?' if near else f'"{value}" is, for one'


def _other_code(
    query: str, asked: Matcher, first: str, values: Sequence[str]
) -> tuple[str, str | None]:
    if any(one.startswith(first) for one in values):
        instead = matches(asked.label, f"{first}..")
        return f"codes are written otherwise in {asked.label}", _rematched(query, asked, instead)
    shown = ", ".join(values[:MAX_LISTED])
    return f"there was no {first}xx: {asked.label} has only {shown}", None


def nearest_values(query: str, asked: Matcher, values: Sequence[str]) -> Hints:
    """Return the values nearest to one that nothing on the server has."""
    return tuple(_other_value(query, asked, values)) if values else ()


def past_query(name: str) -> str:
    """Return the query for when and by which jobs a metric was there; to be asked over time."""
    return f"count {by('job')} ({written(Selector(name, ()))})"


def unpaired(query: str) -> Hints:
    """Return that both sides of an operator have series, and none have all their labels alike."""
    if (operands := paired(query)) is None:
        return ()
    above, op, below = operands
    message = "each side has series, but no two of them have the same labels: aggregate both alike"
    return ((message, f"sum({above}) {op} sum({below})"),)


def gone(one: Selector, last_seen: str, ago: str) -> Hints:
    """Return that a metric is known and has no samples in the time that was asked for."""
    message = f"{one.name} is known but has no samples now; the last were about {last_seen}"
    return ((message, f"last_over_time({written(one)}[{ago}])"),)


def counted(rows: Mapping[str, Sequence[Row]], key: str) -> bool:
    """Tell whether `presence_query` found any series under `key`."""
    return bool(rows.get(key))


def _renamed(query: str, old: str, new: str) -> str | None:
    """Return `query` with another metric; a name inside a string stays."""
    if not is_plain(new):
        return None
    pattern = re.compile(rf"({STRING})|(?<![\w:]){re.escape(old)}(?![\w:])")
    renamed = pattern.sub(lambda found: found[1] or new, query)
    return renamed if renamed != query else None


def _rematched(query: str, asked: Matcher, instead: str) -> str | None:
    """Return `query` with another condition, None when it is not written plainly there."""

    def another(found: re.Match[str]) -> str:
        return instead if found["value"][1:-1] == asked.value else found[0]

    return _condition(query, asked.label, re.escape(asked.op), another)


def _relabelled(query: str, old: str, new: str) -> str | None:
    """Return `query` with a condition on another label."""
    if not is_plain(new):
        return None
    return _condition(query, old, "=~|!~|!=|=", lambda found: new + found[0].removeprefix(old))


def _condition(
    query: str, name: str, op: str, replace: Callable[[re.Match[str]], str]
) -> str | None:
    """Return `query` with its conditions on a label replaced; what looks so in a string stays."""
    pattern = re.compile(
        rf"(?P<other>{STRING})|(?<![\w:]){re.escape(name)}\s*(?:{op})\s*(?P<value>{STRING})"
    )
    mended = pattern.sub(lambda found: found["other"] or replace(found), query)
    return mended if mended != query else None
