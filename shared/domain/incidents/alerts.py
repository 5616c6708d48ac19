"""Alertmanager's alerts: one, or a whole webhook of version 4, become one storm.

Deduplicated by fingerprint, the latest word winning; grouped by name. Fields:
https://prometheus.io/docs/alerting/latest/configuration/#webhook_config (0.25). Labels and
annotations come from outside: redacted, on one line, cut.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shared.domain.incidents.fields import Json, strings, text, unix
from shared.domain.logs.quoted import quoted

MAX_LABELS = 30
MAX_VALUE_CHARACTERS = 200
NEVER_ENDED = "0001-01-01T00:00:00Z"  # Go's zero time: the alert goes on
SERVICE_LABELS = (
    "service", "service_name", "exported_service", "deployment", "statefulset", "daemonset",
    "app", "app_kubernetes_io_name", "pod", "job_name", "container", "horizontalpodautoscaler",
)  # fmt: skip
NAMESPACE_LABELS = ("namespace", "exported_namespace", "kubernetes_namespace")
SEVERITIES = ("critical", "page", "error", "high", "warning", "ticket", "info", "none")
SUMMARIES = ("summary", "description", "message")


class Alert(NamedTuple):
    """One alert; times as Alertmanager writes them."""

    name: str
    status: str
    fingerprint: str
    severity: str
    labels: dict[str, str]
    summary: str
    starts_at: str
    ends_at: str

    @property
    def is_firing(self) -> bool:
        """Whether it goes on."""
        return self.status != "resolved"


class Storm(NamedTuple):
    """All alerts that came together; `received` counts them before doubles were dropped."""

    alerts: tuple[Alert, ...]
    received: int

    @property
    def firing(self) -> tuple[Alert, ...]:
        """Those that go on."""
        return tuple(alert for alert in self.alerts if alert.is_firing)

    @property
    def is_resolved(self) -> bool:
        """Whether there were alerts and every one of them is over."""
        return bool(self.alerts) and not self.firing

    @property
    def starts_at(self) -> str:
        """When the first of them began, "" without any."""
        return min((alert.starts_at for alert in self.alerts if alert.starts_at), default="")

    @property
    def severity(self) -> str:
        """The worst severity that is told, "" when none is."""
        told = {alert.severity for alert in self.firing or self.alerts}
        return next((one for one in SEVERITIES if one in told), "")

    def names(self) -> dict[str, int]:
        """Return how many alerts there are of each name, the most first."""
        counts: dict[str, int] = {}
        for alert in self.alerts:
            counts[alert.name] = counts.get(alert.name, 0) + 1
        return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def read_storm(items: Sequence[Json], shared: Json) -> Storm:
    """Read alerts; `shared` is the webhook around them, whose common labels they have too."""
    common = {key: strings(shared, f"common{key.capitalize()}") for key in KINDS}
    alerts: dict[str, Alert] = {}
    for item in items:
        alert = _alert(item, common, text(shared, "status"))
        held = alerts.get(alert.fingerprint)
        if held is None or unix(alert.starts_at) >= unix(held.starts_at):
            alerts[alert.fingerprint] = alert
    return Storm(tuple(alerts.values()), len(items))


KINDS = ("labels", "annotations")


def named(alerts: Iterable[Alert], labels: Sequence[str]) -> list[str]:
    """Return the values of the first label that alerts carry, the most frequent first."""
    for label in labels:
        counts: dict[str, int] = {}
        for alert in alerts:
            if value := alert.labels.get(label):
                counts[value] = counts.get(value, 0) + 1
        if counts:
            return sorted(counts, key=lambda value: -counts[value])
    return []


def _alert(item: Json, common: dict[str, dict[str, str]], status: str) -> Alert:
    labels = _clean({**common["labels"], **strings(item, "labels")})
    notes = {**common["annotations"], **strings(item, "annotations")}
    told = next((notes[key] for key in SUMMARIES if notes.get(key)), "")
    ends_at = text(item, "endsAt")
    return Alert(
        name=labels.get("alertname", "an alert without a name"),
        status=text(item, "status") or status or "firing",
        fingerprint=text(item, "fingerprint")
        or "|".join(f"{k}={labels[k]}" for k in sorted(labels)),
        severity=labels.get("severity", "").lower(),
        labels=labels,
        summary=quoted(told, MAX_VALUE_CHARACTERS) if told else "",
        starts_at=text(item, "startsAt"),
        ends_at="" if ends_at == NEVER_ENDED else ends_at,
    )


def _clean(labels: dict[str, str]) -> dict[str, str]:
    kept = list(labels.items())[:MAX_LABELS]
    return {
        quoted(name, MAX_VALUE_CHARACTERS): quoted(value, MAX_VALUE_CHARACTERS)
        for name, value in kept
    }
