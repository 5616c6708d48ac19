"""Alert and recording rules as records, and a PrometheusRule manifest of them as YAML.

The YAML is written here by hand, since it is small and nothing pure may load a library for it:
mappings, sequences and strings, each string quoted as JSON does or set as a literal block.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, cast

API_VERSION, KIND = "monitoring.coreos.com/v1", "PrometheusRule"
MAX_NAME = 63  # a DNS label, which every consumer of the name accepts
PLAIN_KEY = re.compile(r"[A-Za-z_][\w./-]*")

Severity = Literal["critical", "warning"]


class Alert(NamedTuple):
    """An alert; `expr` is PromQL, `summary` may hold the template language of Prometheus."""

    alert: str
    expr: str
    wait: str  # `for` in the manifest
    severity: Severity
    summary: str
    labels: Mapping[str, str] = {}  # what tells alerts of one name apart


class Record(NamedTuple):
    """A recording rule."""

    record: str
    expr: str


class Group(NamedTuple):
    """Rules that are evaluated one after another, with the labels that all of them get."""

    name: str
    rules: Sequence[Alert | Record]
    labels: Mapping[str, str] = {}


def literally(text: str) -> str:
    """Return text for where Prometheus expands templates, so that none of it is one."""
    return text.replace("{{", '{{ "{{" }}')


def manifest(name: str, groups: Sequence[Group]) -> str:
    """Return the PrometheusRule manifest of some groups; its `spec` is a file of rules."""
    document = {
        "apiVersion": API_VERSION,
        "kind": KIND,
        "metadata": {"name": object_name(name)},
        "spec": {"groups": [_group(group) for group in groups]},
    }
    return "\n".join(_lines(document, 0)) + "\n"


def object_name(text: str) -> str:
    """Return a name that Kubernetes takes, as near to `text` as that allows."""
    dashed = re.sub(r"[^a-z0-9]+", "-", text.lower())[:MAX_NAME].strip("-")
    return dashed or "rules"


def _group(group: Group) -> dict[str, Any]:
    return {"name": group.name, "rules": [_rule(rule, group.labels) for rule in group.rules]}


def _rule(rule: Alert | Record, labels: Mapping[str, str]) -> dict[str, Any]:
    if isinstance(rule, Record):
        return {"record": rule.record, "expr": rule.expr, "labels": dict(labels)}
    plain = {name: literally(value) for name, value in labels.items()}
    return {
        "alert": rule.alert,
        "expr": rule.expr,
        "for": rule.wait,
        "labels": {"severity": rule.severity, **rule.labels, **plain},
        "annotations": {"summary": rule.summary},
    }


def _lines(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    """Yield the lines of a mapping; what is empty is left out."""
    indent = "  " * depth
    for name, inner in value.items():
        key = name if PLAIN_KEY.fullmatch(name) else json.dumps(name)
        if isinstance(inner, str):
            yield from _text(f"{indent}{key}:", inner, depth + 1)
        elif inner:
            yield f"{indent}{key}:"
            yield from _nested(inner, depth + 1)


def _nested(value: Any, depth: int) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _lines(cast("Mapping[str, Any]", value), depth)
        return
    for item in cast("list[Mapping[str, Any]]", value):
        first, *rest = _lines(item, depth + 1)
        yield f"{'  ' * depth}- {first.lstrip()}"
        yield from rest


def _text(head: str, text: str, depth: int) -> Iterator[str]:
    """Yield a string: PromQL, which is full of quotes, as a block where that says the same."""
    if '"' in text and text.isprintable() and text == text.strip():
        yield f"{head} |-"
        yield f"{'  ' * depth}{text}"
    else:
        yield f"{head} {json.dumps(text, ensure_ascii=False)}"
