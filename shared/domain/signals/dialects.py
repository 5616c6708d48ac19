"""Which metrics and labels an exporter uses for requests: one row a dialect, in order of trust.

Adding a dialect is adding a row. How rows become queries is in `discovery` and `requests`.
"""

from typing import NamedTuple

# Where a scraped series may name its service, the most deliberate name first.
SERVICE_LABELS = (
    "service",
    "job",
    "app",
    "application",
    "service_name",
    "container",
    "deployment",
    "exported_service",
)
SECOND_MS = 1000.0


class Dialect(NamedTuple):
    """One way to expose requests."""

    name: str
    requests: str  # a counter
    errors: str = ""  # a counter of failed requests, for those whose requests carry no code
    duration: str = ""  # base name of a histogram, or of a pair of _sum and _count
    unit_ms: float = SECOND_MS  # what one unit of the duration is
    service_labels: tuple[str, ...] = SERVICE_LABELS
    namespace_label: str = "namespace"
    code_labels: tuple[str, ...] = ("code", "status", "status_code")
    # RE2 and Python alike, of the whole value; the first catches a grouped `5xx`, too.
    server_error: str = "5.*|error|failure|failed"
    client_error: str = "4.*"

    @property
    def metrics(self) -> tuple[str, ...]:
        """Every metric that may be there."""
        parts = ("_bucket", "_sum", "_count") if self.duration else ()
        names = (self.requests, self.errors, *(f"{self.duration}{part}" for part in parts))
        return tuple(dict.fromkeys(name for name in names if name))


DIALECTS = (
    Dialect(
        name="plain",
        requests="http_requests_total",
        errors="http_requests_errors_total",
        duration="http_request_duration_seconds",
    ),
    # A histogram of durations counts requests too: exporters that keep no counter beside it.
    Dialect(
        name="plain-histogram",
        requests="http_request_duration_seconds_count",
        errors="http_requests_errors_total",
        duration="http_request_duration_seconds",
    ),
)
