"""The documented metrics, sent by OTLP/HTTP: a function at rest cannot be scraped.

A pod may live for one request, so counts go out soon after the answer and once more when the server
ends. Each series begins with a zero at the time when it was zero: without that a counter whose pod
pushed once would never have increased. Counting itself is in `metrics`.

Source: OpenTelemetry protocol 1.x, JSON encoding
(https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding).
"""

import asyncio
import json
import logging
import os
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from shared import __version__
from shared.settings import Settings
from shared.telemetry import logs
from shared.telemetry.metrics import BUCKETS_S, REQUESTS, RequestMetrics

Json = dict[str, Any]
Labels = Mapping[str, str]

EVERY_S = 15.0  # as often as Prometheus usually scrapes
SEND_LIMIT_S = 2.0  # a receiver that needs longer is ill, and must not keep a process alive
CUMULATIVE = 2


class Pusher:
    """Sends one process's counts; nothing is sent twice that did not change."""

    def __init__(
        self,
        endpoint: str,
        service: str,
        counts: RequestMetrics = REQUESTS,
        *,
        every_s: float = EVERY_S,
        clock: Callable[[], int] = time.time_ns,
    ) -> None:
        self._endpoint = endpoint
        self._counts = counts
        self._every_s = every_s
        self._clock = clock
        self._started = self._last = clock()
        self._told: set[str] = set()
        self._sent = -1
        self._waiting: asyncio.Task[None] | None = None
        instance = os.urandom(8).hex()
        self._resource = _attributes(
            {
                "service.namespace": "jamie",
                "service.name": service,
                "service.version": __version__,
                "service.instance.id": instance,
            }
        )

    def soon(self) -> None:
        """Send within EVERY_S; one sending is under way at a time."""
        if self._waiting is None or self._waiting.done():
            self._waiting = asyncio.ensure_future(self._later())

    async def _later(self) -> None:
        passed_s = (self._clock() - self._last) / 1e9
        if self._told:  # the first counts go at once: there may be no later
            await asyncio.sleep(max(0.0, self._every_s - passed_s))
        await self.flush()

    async def flush(self) -> None:
        """Send what changed since the last time; give up after SEND_LIMIT_S."""
        total = self._counts.requests.total()
        if total == self._sent:
            return
        before = self._told.copy(), self._last
        body = json.dumps(self._document()).encode()
        if await asyncio.to_thread(_post, self._endpoint, body):
            self._sent = total
        else:
            self._told, self._last = before

    def _document(self) -> Json:
        now = self._clock()
        metrics = [self._requests(now), self._errors(now), self._durations(now)]
        if self._counts.wordings:
            metrics += [self._wordings(now), self._dropped_sentences(now)]
        self._last = now
        scope = {"scope": {"name": "jamie"}, "metrics": metrics}
        resource = {"resource": {"attributes": self._resource}, "scopeMetrics": [scope]}
        return {"resourceMetrics": [resource]}

    def _requests(self, now: int) -> Json:
        points = [
            point
            for (function, method, code), count in self._counts.requests.items()
            for point in self._points(
                "requests", {"function": function, "method": method, "code": code}, now, count
            )
        ]
        return _sum("http_requests_total", points)

    def _errors(self, now: int) -> Json:
        points = [
            point
            for function, count in self._counts.errors.items()
            for point in self._points("errors", {"function": function}, now, count)
        ]
        return _sum("http_requests_errors_total", points)

    def _wordings(self, now: int) -> Json:
        points = [
            point
            for outcome, count in self._counts.wordings.items()
            for point in self._points("wordings", {"outcome": outcome}, now, count)
        ]
        return _sum("jamie_wording_total", points)

    def _dropped_sentences(self, now: int) -> Json:
        points = self._points("dropped_sentences", {}, now, self._counts.dropped_sentences)
        return _sum("jamie_wording_sentences_dropped_total", points)

    def _points(self, metric: str, labels: Labels, now: int, count: int) -> list[Json]:
        return [
            self._point(labels, at, {"asInt": str(value)})
            for at, value in ((self._zero_at(metric, labels), 0), (now, count))
            if at is not None
        ]

    def _durations(self, now: int) -> Json:
        points: list[Json] = []
        for function, one in self._counts.durations.items():
            labels = {"function": function}
            zero_at = self._zero_at("durations", labels)
            if zero_at is not None:
                points.append(self._histogram(labels, zero_at, [0] * len(one.counts), 0.0))
            points.append(self._histogram(labels, now, one.counts, one.total_s))
        return {
            "name": "http_request_duration_seconds",
            "histogram": {"dataPoints": points, "aggregationTemporality": CUMULATIVE},
        }

    def _histogram(self, labels: Labels, at: int, counts: list[int], total_s: float) -> Json:
        values = {
            "count": str(sum(counts)),
            "sum": total_s,
            "bucketCounts": [str(count) for count in counts],
            "explicitBounds": list(BUCKETS_S),
        }
        return self._point(labels, at, values)

    def _zero_at(self, metric: str, labels: Labels) -> int | None:
        """Return when a series was last zero, once; None when it was told before."""
        series = json.dumps([metric, *labels.values()])
        if series in self._told:
            return None
        self._told.add(series)
        return self._last

    def _point(self, labels: Labels, at: int, values: Json) -> Json:
        return {
            "attributes": _attributes(labels),
            "startTimeUnixNano": str(self._started),
            "timeUnixNano": str(at),
            **values,
        }


def _attributes(values: Labels) -> list[Json]:
    return [{"key": key, "value": {"stringValue": value}} for key, value in values.items()]


def _sum(name: str, points: list[Json]) -> Json:
    shape = {"dataPoints": points, "aggregationTemporality": CUMULATIVE, "isMonotonic": True}
    return {"name": name, "sum": shape}


def _post(endpoint: str, body: bytes) -> bool:
    from urllib.error import URLError
    from urllib.request import ProxyHandler, Request, build_opener

    request = Request(endpoint, body, {"Content-Type": "application/json"})  # noqa: S310 - http_url
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=SEND_LIMIT_S):
            return True
    except (URLError, OSError, ValueError) as refused:
        reason = type(refused).__name__
        logs.event("metrics_not_sent", level=logging.WARNING, reason=reason)
        return False


class _Process:
    pusher: Pusher | None = None


def configure(settings: Settings) -> None:
    """Switch pushing on when the settings ask for it; safe to call again."""
    if settings.otlp_metrics_endpoint and _Process.pusher is None:
        _Process.pusher = Pusher(
            settings.otlp_metrics_endpoint, settings.knative_service or "jamie"
        )


def soon() -> None:
    """Let the counts go out soon; does nothing where they are not pushed."""
    if _Process.pusher:
        _Process.pusher.soon()


async def flush() -> None:
    """Send what is not sent yet; call when the server ends."""
    if _Process.pusher:
        with suppress(TimeoutError):
            async with asyncio.timeout(SEND_LIMIT_S):
                await _Process.pusher.flush()
