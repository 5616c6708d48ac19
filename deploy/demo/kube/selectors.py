"""Label and field selectors: their syntax, and which objects they match.

Which fields a kind can be selected by follows the API server; any other is refused, as there.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import Any

from deploy.demo.kube.statuses import bad_request

Json = dict[str, Any]
Matches = Callable[[Json], bool]

KEY = r"[A-Za-z0-9](?:[-A-Za-z0-9_./]*[A-Za-z0-9])?"
VALUE = r"(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?"
EXISTS = re.compile(rf"(?P<absent>!?)\s*(?P<key>{KEY})")
EQUALS = re.compile(rf"(?P<key>{KEY})\s*(?P<op>==|=|!=)\s*(?P<value>{VALUE})")
AMONG = re.compile(rf"(?P<key>{KEY})\s+(?P<op>in|notin)\s*\((?P<values>[^()]*)\)")
COMMA_OUTSIDE_PARENTHESES = re.compile(r",(?![^(]*\))")
FIELD_TERM = re.compile(r"(?P<path>[^=!]+?)(?P<op>==|=|!=)(?P<value>.*)")

COMMON_FIELDS = {"metadata.name": "", "metadata.namespace": ""}
# Fields a kind can be selected by, each with the value that stands for an absent one.
FIELDS: dict[str, dict[str, str]] = {
    "Pod": {
        "spec.nodeName": "",
        "spec.restartPolicy": "",
        "spec.schedulerName": "",
        "spec.serviceAccountName": "",
        "status.phase": "",
        "status.podIP": "",
        "status.nominatedNodeName": "",
    },
    "Event": {
        "involvedObject.apiVersion": "",
        "involvedObject.fieldPath": "",
        "involvedObject.kind": "",
        "involvedObject.name": "",
        "involvedObject.namespace": "",
        "involvedObject.uid": "",
        "reason": "",
        "reportingComponent": "",
        "source": "",
        "type": "",
    },
    "Namespace": {"status.phase": ""},
    "Node": {"spec.unschedulable": "false"},
    "ReplicationController": {"status.replicas": "0"},
    "Service": {"spec.clusterIP": "", "spec.type": ""},
}


def label_selector(text: str) -> Matches:
    """Compile a label selector; raises ApiFailure (400) when it does not parse."""
    terms = [_label_term(term.strip()) for term in COMMA_OUTSIDE_PARENTHESES.split(text.strip())]
    return partial(_all_match, terms) if text.strip() else _anything


def field_selector(kind: str, text: str) -> Matches:
    """Compile a field selector; raises ApiFailure (400) for a field that the kind has not."""
    terms = [_field_term(kind, term, text) for term in text.split(",") if term]
    return partial(_all_match, terms)


def _all_match(terms: list[Matches], item: Json) -> bool:
    return all(term(item) for term in terms)


def _anything(_item: Json) -> bool:
    return True


def _label_term(term: str) -> Matches:
    if found := EXISTS.fullmatch(term):
        return partial(_has_label, found["key"], present=not found["absent"])
    if found := EQUALS.fullmatch(term):
        return partial(_label_among, found["key"], {found["value"]}, wanted=found["op"] != "!=")
    if found := AMONG.fullmatch(term):
        values = {value.strip() for value in found["values"].split(",")}
        return partial(_label_among, found["key"], values, wanted=found["op"] == "in")
    if not term:
        return _anything
    raise bad_request(
        f"unable to parse requirement: found '{term}', expected: !, identifier, or ','"
    )


def _labels(item: Json) -> Json:
    return item["metadata"].get("labels") or {}


def _has_label(key: str, item: Json, *, present: bool) -> bool:
    return (key in _labels(item)) is present


def _label_among(key: str, values: set[str], item: Json, *, wanted: bool) -> bool:
    """Compare a label; one that is absent is among no values, so `!=` and `notin` match it."""
    return (_labels(item).get(key) in values) is wanted


def _field_term(kind: str, term: str, whole: str) -> Matches:
    found = FIELD_TERM.fullmatch(term)
    if not found:
        raise bad_request(f"invalid selector: '{whole}'; can't understand '{term}'")
    absent = (COMMON_FIELDS | FIELDS.get(kind, {})).get(found["path"])
    if absent is None:
        raise bad_request(_unsupported(kind, found["path"]))
    path = "source.component" if found["path"] == "source" else found["path"]
    return partial(_field_is, path, absent, found["value"], wanted=found["op"] != "!=")


def _field_is(path: str, absent: str, value: str, item: Json, *, wanted: bool) -> bool:
    here: Any = item
    for step in path.split("."):
        here = (here or {}).get(step)
    return (_text(here, absent) == value) is wanted


def _text(value: object, absent: str) -> str:
    if value is None:
        return absent
    return str(value).lower() if isinstance(value, bool) else str(value)


def _unsupported(kind: str, path: str) -> str:
    if kind in FIELDS:
        return f"field label not supported: {path}"
    return f'"{path}" is not a known field selector: only "metadata.name", "metadata.namespace"'
