"""What prometheus_query is asked and answers with."""

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import AliasChoices, Field

from shared.edge.models import Answer, Ask

MAX_QUERY_CHARACTERS = 16_000  # VictoriaMetrics takes 16 kB at most
MAX_MOMENT_CHARACTERS = 64
MAX_WORD_CHARACTERS = 200

Status = Literal["ok", "empty"]


def _moment(description: str, *aliases: str) -> Any:
    return Field(
        default="",
        max_length=MAX_MOMENT_CHARACTERS,
        coerce_numbers_to_str=True,
        validation_alias=AliasChoices(*aliases) if aliases else None,
        description=description,
    )


class PrometheusQueryRequest(Ask):
    """A query at one moment, or over the time from start to end; or a word to find metrics by."""

    query: str = Field(
        default="", min_length=1, max_length=MAX_QUERY_CHARACTERS, description="The PromQL query."
    )
    metrics_like: str = Field(
        default="",
        max_length=MAX_WORD_CHARACTERS,
        description="In place of a query: a word or part of a name, to find metrics by.",
    )
    time: str = _moment(
        "Moment to evaluate at, RFC 3339 or Unix seconds; default now.", "time", "at"
    )
    start: str = _moment("Start of a range, RFC 3339 or Unix seconds; needs end.")
    end: str = _moment("End of a range; needs start.")
    step: str = _moment("Step of a range, such as 1m; chosen when absent.")
    timeout: str = _moment("Time limit, such as 10s; default 3.5s, at most 30s.")


@dataclass(frozen=True, slots=True)
class Hint:
    """What may have been meant; `query` is the repaired query, where there is one."""

    message: str
    query: str | None


class PrometheusQuery(Answer):
    """The result in Prometheus's own item shape, and a sentence about it.

    Metrics found by a word have the result_type `metrics`: name, type, help and labels of each.
    """

    query: str
    result_type: str
    result: list[Any]
    series_count: int
    truncated: bool
    status: Status
    summary: str
    warnings: list[str]
    hints: list[Hint]
    timestamp: str
