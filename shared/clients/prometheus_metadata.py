"""What a Prometheus knows of itself, through `prometheus-api-client`: metrics, and targets.

The package is synchronous and slow to load: it works in a thread, from the first question on.
Queries belong in `prometheus`; which names are near a word, in `shared.domain.promql.nearest`.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Self, TypeVar

from shared.clients.budget import within
from shared.clients.prometheus import MAX_ANSWER_BYTES, MAX_VALUES, NAME, request_headers
from shared.clients.prometheus_answers import SYSTEM
from shared.domain.promql.scraping import Target
from shared.errors import UpstreamTimeout, clip
from shared.readers import public_url
from shared.settings import Settings

T = TypeVar("T")

MAX_HELP_CHARACTERS = 200
MAX_ERROR_CHARACTERS = 160
MAX_LABELS = 50
SUFFIXES = ("_bucket", "_count", "_sum", "_total")  # their metadata stands under the name without
GRACE_S = 0.2  # the thread ends by itself this much sooner than it is given up

Helps = Mapping[str, tuple[str, str]]  # name: type, help
Choose = Callable[[Sequence[str], Mapping[str, str]], Sequence[str]]


class Metric(NamedTuple):
    """One metric; `type` is `unknown` where no exporter says it."""

    name: str
    type: str
    help: str
    labels: tuple[str, ...]


class PrometheusMetadata:
    """What one server knows about its metrics; safe to share between concurrent requests."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._where = f"{NAME} at {public_url(settings.prometheus_url)}"

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Build it; nothing is loaded yet."""
        return cls(settings)

    async def aclose(self) -> None:
        """Do nothing: each question has a connection of its own."""

    async def metrics(
        self, choose: Choose, *, start: float, end: float, timeout_s: float
    ) -> list[Metric]:
        """Return the metrics with samples between two moments that `choose` takes.

        `choose` gets all names, and each one's help where there is any; labels are asked only of
        those that it returns.

        Raises:
            UpstreamError: by its kind

        """
        bounds = {"start": f"{start:.3f}", "end": f"{end:.3f}", "limit": str(MAX_VALUES)}
        return await self._asked(lambda server: _metrics(server, choose, bounds), timeout_s)

    async def targets(self, *, timeout_s: float) -> list[Target]:
        """Return all that is scraped; raise as `metrics`, also where a server tells none."""
        return await self._asked(
            lambda server: [
                _target(one) for one in server.get_targets(state="active")["activeTargets"]
            ],
            timeout_s,
        )

    async def _asked(self, ask: Callable[[Any], T], timeout_s: float) -> T:
        total_s = within(timeout_s)
        try:
            async with asyncio.timeout(total_s):
                return await asyncio.to_thread(
                    self._connected, ask, max(total_s - GRACE_S, total_s / 2)
                )
        except TimeoutError as late:
            raise UpstreamTimeout(SYSTEM, f"{self._where} did not answer in time") from late

    def _connected(self, ask: Callable[[Any], T], timeout_s: float) -> T:
        from shared.clients.prometheus_sdk import connected

        with connected(
            self._settings.prometheus_url.rstrip("/"),
            self._where,
            headers=request_headers(self._settings),
            ca_file=self._settings.prometheus_ca_file,
            timeout_s=timeout_s,
            max_bytes=MAX_ANSWER_BYTES,
        ) as server:
            return ask(server)


def _metrics(server: Any, choose: Choose, bounds: Mapping[str, str]) -> list[Metric]:
    names = [str(name) for name in server.get_label_values("__name__", dict(bounds))]
    entries = server.get_metric_metadata("", limit=MAX_VALUES, limit_per_metric=1)
    told = _told(names[:MAX_VALUES], entries)
    chosen = choose(names[:MAX_VALUES], {name: text for name, (_, text) in told.items()})
    return [
        Metric(name, *told.get(name, ("unknown", "")), _labels(server, name, bounds))
        for name in chosen
    ]


def _target(entry: Mapping[str, Any]) -> Target:
    labels: Mapping[str, object] = entry["labels"]
    # Go's errors begin with the whole URL, in which there may be a secret.
    error = str(entry["lastError"]).rpartition('": ')[2]
    return Target(
        clip(str(labels.get("job", "")), MAX_ERROR_CHARACTERS),
        clip(str(labels.get("instance", "")), MAX_ERROR_CHARACTERS),
        str(entry["health"]),
        clip(error, MAX_ERROR_CHARACTERS),
    )


def _told(names: Sequence[str], entries: Sequence[Mapping[str, Any]]) -> Helps:
    by_name = {
        str(one["metric_name"]): (str(one["type"]), clip(str(one["help"]), MAX_HELP_CHARACTERS))
        for one in entries
    }
    return {name: told for name in names if (told := _of(name, by_name)) is not None}


def _of(name: str, by_name: Helps) -> tuple[str, str] | None:
    bases = [name, *(name.removesuffix(suffix) for suffix in SUFFIXES)]
    return next((by_name[base] for base in bases if base in by_name), None)


def _labels(server: Any, name: str, bounds: Mapping[str, str]) -> tuple[str, ...]:
    matcher = '{__name__="' + name.replace("\\", "\\\\").replace('"', '\\"') + '"}'
    labels = server.get_label_names({**bounds, "match[]": matcher})
    return tuple(str(label) for label in labels if label != "__name__")[:MAX_LABELS]
