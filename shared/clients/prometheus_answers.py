"""What Prometheus's JSON says: data of a known shape, or which kind of refusal.

Speaking to the server belongs in `prometheus`; what numbers mean, in `shared.domain`. The shapes:
https://prometheus.io/docs/prometheus/latest/querying/api/#expression-query-result-formats
"""

import json
import re
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, NamedTuple, cast

from shared.domain.logs.quoted import quoted
from shared.errors import (
    BadUpstreamAnswer,
    InvalidQuery,
    JamieError,
    UpstreamAuth,
    UpstreamError,
    UpstreamRejected,
    UpstreamTimeout,
    UpstreamUnreachable,
)

SYSTEM = "prometheus"
MAX_NOTES = 10  # warnings passed on; Thanos adds one for each store
# The fields that may carry an item's samples, numbers or native histograms.
SAMPLE_FIELDS = {"vector": ("value", "histogram"), "matrix": ("values", "histograms")}
PAIR = 2  # a sample is [time, value]

# A query that ran out of time is 503 `timeout`, or 422 `execution` with one of these sentences.
_TIMED_OUT = re.compile(r"timed out|deadline exceeded|context canceled")
# VictoriaMetrics (1.145) answers a parse error as it does any other: 422 with errorType "422".
_UNPARSED = re.compile(r"pars|unexpected|unknown func|unsupported func")

# Answers that are not Prometheus's own: mostly a proxy or a login page in front of it.
_FOREIGN: Mapping[int, tuple[type[UpstreamError], str]] = {
    HTTPStatus.NOT_FOUND: (BadUpstreamAnswer, "has no query API there; check PROMETHEUS_URL"),
    HTTPStatus.REQUEST_TIMEOUT: (UpstreamTimeout, "did not answer in time, says a proxy"),
    HTTPStatus.TOO_MANY_REQUESTS: (UpstreamRejected, "has too many requests"),
    HTTPStatus.BAD_GATEWAY: (UpstreamUnreachable, "cannot be reached, says a proxy"),
    HTTPStatus.SERVICE_UNAVAILABLE: (UpstreamUnreachable, "is not ready"),
    HTTPStatus.GATEWAY_TIMEOUT: (UpstreamTimeout, "did not answer in time, says a proxy"),
}


class QueryResult(NamedTuple):
    """The data of one answer.

    `result` holds items of Prometheus's own shape, or [time, text] for a scalar or a string.
    """

    result_type: str
    result: list[Any]
    warnings: tuple[str, ...] = ()
    infos: tuple[str, ...] = ()

    @property
    def at(self) -> float | None:
        """When it was evaluated, in Unix seconds, if it is of one moment and not empty."""
        if self.result_type in {"scalar", "string"}:
            return self.result[0]
        first: dict[str, Any] = self.result[0] if self.result else {}
        return next((first[field][0] for field in SAMPLE_FIELDS["vector"] if field in first), None)


def merged(parts: Sequence[QueryResult]) -> QueryResult:
    """Return the rows of vectors that are parts of one question, with each remark once."""
    first, *others = parts
    if not others:
        return first
    return QueryResult(
        first.result_type,
        [item for part in parts for item in part.result],
        tuple(dict.fromkeys(note for part in parts for note in part.warnings)),
        tuple(dict.fromkeys(note for part in parts for note in part.infos)),
    )


def json_object(text: bytes) -> dict[str, Any] | None:
    """Return the JSON object in `text`, or None when there is none."""
    try:
        body: object = json.loads(text)
    except (ValueError, RecursionError):  # no JSON, no UTF-8, or nested to break a parser
        return None
    return cast("dict[str, Any]", body) if isinstance(body, dict) else None


def read_result(body: Mapping[str, Any]) -> QueryResult | None:
    """Return the data of a successful answer, or None when it has another shape."""
    data = body.get("data")
    if not isinstance(data, dict):
        return None
    fields = cast("dict[str, Any]", data)
    kind, result = fields.get("resultType"), fields.get("result")
    if not (isinstance(kind, str) and isinstance(result, list)):
        return None
    items = cast("list[Any]", result)
    if not _has_shape(kind, items):
        return None
    return QueryResult(kind, items, _notes(body, "warnings"), _notes(body, "infos"))


def _has_shape(kind: str, items: list[Any]) -> bool:
    if kind in {"scalar", "string"}:
        return _is_sample(items)
    fields = SAMPLE_FIELDS.get(kind, ())
    return bool(fields) and all(_is_item(item, fields, many=kind == "matrix") for item in items)


def _is_item(item: object, fields: tuple[str, ...], *, many: bool) -> bool:
    if not isinstance(item, dict):
        return False
    series = cast("dict[str, Any]", item)
    labels = series.get("metric")
    if not (isinstance(labels, dict) and _all_text(cast("dict[str, object]", labels))):
        return False
    present = [series[field] for field in fields if field in series]
    return bool(present) and all(_are_samples(one) if many else _is_sample(one) for one in present)


def _all_text(labels: Mapping[str, object]) -> bool:
    return all(isinstance(value, str) for value in labels.values())


def _are_samples(values: object) -> bool:
    return isinstance(values, list) and all(map(_is_sample, cast("list[object]", values)))


def _is_sample(pair: object) -> bool:
    """Tell whether `pair` is [Unix time, text] or [Unix time, native histogram]."""
    if not isinstance(pair, list):
        return False
    parts = cast("list[object]", pair)
    if len(parts) != PAIR:
        return False
    return isinstance(parts[0], int | float) and isinstance(parts[1], str | dict)


def _notes(body: Mapping[str, Any], field: str) -> tuple[str, ...]:
    notes = body.get(field)
    if not isinstance(notes, list):
        return ()
    return tuple(quoted(str(note)) for note in cast("list[object]", notes)[:MAX_NOTES])


def told_type(body: Mapping[str, Any], family: str) -> str:
    """Return the type that all exporters agree on in an answer of metadata, else nothing."""
    data = body.get("data")
    entries = cast("dict[str, object]", data).get(family) if isinstance(data, dict) else None
    if not isinstance(entries, list):
        return ""
    dicts = [
        cast("dict[str, object]", one)
        for one in cast("list[object]", entries)
        if isinstance(one, dict)
    ]
    types = {str(one.get("type")) for one in dicts}
    return types.pop() if len(types) == 1 else ""


def refusal(status: int, body: Mapping[str, Any] | None, where: str) -> JamieError:
    """Return the failure that an answer without data is; `where` names the server for a person."""
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return UpstreamAuth(SYSTEM, f"{where} refused our credentials ({status})")
    kind = str((body or {}).get("errorType", ""))
    text = quoted(str((body or {}).get("error", "")))
    if kind and text:
        return _own_refusal(status, kind, text, where)
    if HTTPStatus(300) <= status < HTTPStatus.BAD_REQUEST:
        return BadUpstreamAnswer(
            SYSTEM, f"{where} redirects elsewhere, perhaps to a login; redirects are not followed"
        )
    failure, words = _FOREIGN.get(
        status, (BadUpstreamAnswer, f"answered {status} with something that is no query result")
    )
    return failure(SYSTEM, f"{where} {words}")


def _own_refusal(status: int, kind: str, text: str, where: str) -> JamieError:
    if kind in {"timeout", "canceled"} or _TIMED_OUT.search(text):
        return UpstreamTimeout(SYSTEM, f"{where} gave up: {text}")
    victoria_metrics = kind == str(status)
    if kind == "bad_data" or (victoria_metrics and _UNPARSED.search(text)):
        return InvalidQuery(text)
    return UpstreamRejected(SYSTEM, f"{where} refused: {text}")
