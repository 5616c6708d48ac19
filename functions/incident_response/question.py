"""What was asked, read once: whom it names, which namespace, when, and in which language."""

import time
from collections.abc import Iterator
from dataclasses import dataclass

from functions.incident_response.models import IncidentRequest
from shared.domain.incidents.alerts import (
    NAMESPACE_LABELS,
    SERVICE_LABELS,
    Storm,
    named,
    read_storm,
)
from shared.domain.incidents.fields import Json
from shared.domain.incidents.target import Candidate
from shared.domain.logs.stamps import parse_since
from shared.domain.promql.times import unix_time
from shared.domain.routing.hearing import Heard, listen
from shared.domain.routing.targets import Certainty
from shared.errors import InvalidField

DEFAULT_NAMESPACE = "default"
DEFAULT_SINCE_S = 3600.0


@dataclass(frozen=True, slots=True)
class Question:
    """A request with its alerts and its description as they were understood."""

    ask: IncidentRequest
    storm: Storm
    heard: Heard
    at: float

    @property
    def language(self) -> str:
        """The description's language; alerts are answered in English."""
        return self.heard.language if self.ask.description else "en"

    @property
    def since_s(self) -> float:
        """How far back to look."""
        return float(parse_since(self.ask.since).seconds or DEFAULT_SINCE_S)

    @property
    def said_namespace(self) -> str:
        """The namespace that is named: by the field, an alert or the description; "" for none."""
        told = named(self.storm.alerts, NAMESPACE_LABELS)
        said = [one.slots.namespace for one in self.heard.clauses]
        written = [one.namespace for one in self.heard.targets]
        return next(filter(None, (self.ask.namespace, *told, *said, *written)), "")

    @property
    def namespace(self) -> str:
        """The namespace of a workload that is named."""
        return self.said_namespace or DEFAULT_NAMESPACE

    def named(self) -> Iterator[Candidate]:
        """Yield the names that a field or an alert's label tells, which need no looking for."""
        if self.ask.service_name:
            yield Candidate(self.ask.service_name, "named in the request")
            return
        for label in SERVICE_LABELS:
            for name in named(self.storm.firing or self.storm.alerts, (label,)):
                yield Candidate(name, f"alert label {label}")

    def described(self) -> list[str]:
        """Return the names that the description may mean."""
        return [one.workload for one in self.heard.certain(Certainty.NEAR)]


def read_question(ask: IncidentRequest) -> Question:
    """Read a request.

    Raises:
        InvalidField: it holds neither words nor a name nor alerts

    """
    items: list[Json] = ask.alerts or ([ask.alert] if ask.alert else [])
    around: Json = {
        "status": ask.status,
        "commonLabels": ask.common_labels,
        "commonAnnotations": ask.common_annotations,
    }
    if not (items or ask.description or ask.service_name):
        raise InvalidField((("", "give a description, a service_name, an alert or alerts"),))
    at = unix_time(ask.at) if ask.at else time.time()
    return Question(ask, read_storm(items, around), listen(ask.description), at)
