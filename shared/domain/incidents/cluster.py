"""The records of what Kubernetes says, reduced to what an investigation reads.

Times are RFC 3339 text as the API server writes them, "" where there is none. How JSON becomes
records is in `reading` and `around`.
"""

from typing import NamedTuple


class Ended(NamedTuple):
    """How a run of a container ended."""

    reason: str
    exit_code: int | None
    at: str
    message: str


class Container(NamedTuple):
    """One container; `ended` is the end of this run, or else of the previous one."""

    name: str
    image: str
    state: str
    reason: str
    message: str
    restarts: int
    is_ready: bool
    ended: Ended | None
    is_init: bool


class Pod(NamedTuple):
    """One pod; `ready_since` is when its Ready condition last became true."""

    name: str
    labels: dict[str, str]
    owner: str
    node: str
    phase: str
    reason: str
    message: str
    is_ready: bool
    ready_since: str
    is_leaving: bool
    created_at: str
    claims: tuple[str, ...]
    containers: tuple[Container, ...]

    @property
    def is_over(self) -> bool:
        """Whether it ended for good: what is left of it says nothing of now."""
        return self.phase in {"Succeeded", "Failed"}

    @property
    def restarts(self) -> int:
        """How often its containers were restarted, together."""
        return sum(container.restarts for container in self.containers)


class Event(NamedTuple):
    """What the cluster noted about an object, so many times."""

    kind: str
    name: str
    reason: str
    message: str
    is_warning: bool
    times: int
    first_at: str
    last_at: str


class Template(NamedTuple):
    """What a revision runs: images, and a digest of everything else by its name."""

    images: tuple[str, ...]
    parts: dict[str, str]


class Revision(NamedTuple):
    """One replica set of a deployment."""

    name: str
    owner: str
    number: int
    wanted: int
    ready: int
    created_at: str
    template: Template


class Workload(NamedTuple):
    """A deployment, stateful set or daemon set; `selector` holds its matchLabels."""

    kind: str
    name: str
    wanted: int
    ready: int
    selector: dict[str, str]
    pod_labels: dict[str, str]
    problem: str
    created_at: str


class Service(NamedTuple):
    """A service and how many addresses stand behind it."""

    name: str
    selector: dict[str, str]
    ready: int | None = None
    not_ready: int | None = None


class Autoscaler(NamedTuple):
    """A horizontal autoscaler."""

    name: str
    workload: str
    least: int
    most: int
    current: int
    desired: int
    problem: str


class Node(NamedTuple):
    """A node; `troubles` are the conditions that it suffers from."""

    name: str
    is_ready: bool
    troubles: tuple[str, ...]
    message: str
    changed_at: str


class Claim(NamedTuple):
    """A persistent volume claim."""

    name: str
    phase: str
    storage_class: str
    capacity: str


class Quota(NamedTuple):
    """One resource of a quota, as Kubernetes writes amounts."""

    name: str
    resource: str
    hard: str
    used: str
