"""The store: objects, their changes, logs, what is refused and what was asked.

Safe to use from any thread. It knows nothing of HTTP; the server asks it.
"""

import copy
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from deploy.demo.kube.builders.common import stable_uid, stamp
from deploy.demo.kube.resources import BY_KIND
from deploy.demo.kube.routes import Query

Json = dict[str, Any]
LogSource = bytes | Callable[[], Iterable[bytes]]

KEPT_CHANGES = 1_000  # a watch from further back is told to list again, as in reality
KEPT_REQUESTS = 10_000
USER = "system:serviceaccount:jamie:jamie"


class CutStream(Exception):
    """Raised by a log source to break the connection off in mid-answer."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request that was received; the fields after `query` are as RBAC names them."""

    method: str
    path: str
    query: Query = field(default_factory=dict)
    verb: str = ""
    group: str = ""
    resource: str = ""
    namespace: str | None = None
    name: str | None = None


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of the store: an object before and after, None where it did not exist."""

    version: int
    kind: str
    before: Json | None
    after: Json | None


class Cluster:
    """What a cluster holds and who may read it."""

    def __init__(self, *, user: str = USER) -> None:
        """Start empty; `user` is whom refusals name."""
        self.user = user
        self.requests: list[Request] = []
        self._changed = threading.Condition()
        self._objects: dict[str, dict[tuple[str, str], Json]] = {kind: {} for kind in BY_KIND}
        self._logs: dict[tuple[str, str, str, bool], LogSource] = {}
        self._refused: set[tuple[str, str | None]] = set()
        self._changes: deque[Change] = deque(maxlen=KEPT_CHANGES)
        self._version = 1
        self._ticks = 0

    def add(self, *objects: Json) -> None:
        """Add whole objects, replacing those of the same kind, namespace and name.

        Fills uid, resourceVersion and creationTimestamp where absent. Raises ValueError for a kind
        that is not served.
        """
        for given in objects:
            if given["kind"] not in BY_KIND:
                raise ValueError(f"this double serves no {given['kind']}")
            with self._changed:
                self._put(copy.deepcopy(given))

    def remove(self, kind: str, namespace: str | None, name: str) -> None:
        """Remove an object, a pod with its logs; raises KeyError when there is none."""
        with self._changed:
            before = self._objects[kind].pop((namespace or "", name))
            if kind == "Pod":
                self._logs = {
                    key: log for key, log in self._logs.items() if key[:2] != (namespace, name)
                }
            self._record(kind, before, None)

    def put_log(
        self,
        namespace: str,
        pod: str,
        container: str,
        source: LogSource,
        *,
        previous: bool = False,
    ) -> None:
        """Set a container's log; one that follows it is sent what was appended."""
        with self._changed:
            self._logs[namespace, pod, container, previous] = source
            self._tick()

    def refuse(self, resource: str, *, namespace: str | None = None) -> None:
        """Answer 403 for a resource such as `pods`, `pods/log` or `deployments.apps`.

        As with RBAC, who may not read one namespace may not read across all of them either.
        """
        with self._changed:
            self._refused.add((resource, namespace))

    def is_refused(self, resource: str, group: str, namespace: str | None) -> bool:
        """Tell whether a resource is refused in a namespace, or anywhere (None)."""
        names = {resource, f"{resource}.{group}"}
        with self._changed:
            places = {where for name, where in self._refused if name in names}
        return bool(places) if namespace is None else bool(places & {None, namespace})

    def get(self, kind: str, namespace: str | None, name: str) -> Json | None:
        """Return one object, not to be changed."""
        with self._changed:
            return self._objects[kind].get((namespace or "", name))

    def snapshot(self, kind: str, namespace: str | None = None) -> tuple[list[Json], int]:
        """Return a kind's objects in the API's order and the store's version."""
        with self._changed:
            kept = sorted(self._objects[kind].items(), key=lambda entry: entry[0])
            return [item for key, item in kept if namespace in {None, key[0]}], self._version

    def changes(self, kind: str, after: int) -> tuple[list[Change], int]:
        """Return a kind's changes since a version, and the version they reach.

        Raises LookupError, holding the oldest version that is known, when some are forgotten.
        """
        with self._changed:
            oldest = self._changes[0].version if self._changes else self._version + 1
            if after < oldest - 1:
                raise LookupError(oldest)
            found = [each for each in self._changes if each.version > after and each.kind == kind]
            return found, self._version

    def log(self, namespace: str, pod: str, container: str, *, previous: bool) -> LogSource | None:
        """Return a container's log, None when it never had one."""
        with self._changed:
            return self._logs.get((namespace, pod, container, previous))

    def ticks(self) -> int:
        """Return a count that grows with every change, of logs too."""
        with self._changed:
            return self._ticks

    def wait(self, ticks: int, timeout_s: float) -> None:
        """Wait until something changed since `ticks`, or for the time given."""
        with self._changed:
            self._changed.wait_for(lambda: self._ticks != ticks, timeout_s)

    def note(self, request: Request) -> None:
        """Remember what was asked; the oldest are forgotten."""
        with self._changed:
            self.requests.append(request)
            del self.requests[:-KEPT_REQUESTS]

    def _put(self, item: Json) -> None:
        kind, meta = item["kind"], item["metadata"]
        if BY_KIND[kind].namespaced:
            meta.setdefault("namespace", "default")
        key = (meta.get("namespace") or "", meta["name"])
        before = self._objects[kind].get(key)
        self._record(kind, before, item)
        meta.setdefault("uid", stable_uid(kind, *key))
        meta.setdefault("creationTimestamp", stamp())
        meta.setdefault("resourceVersion", str(self._version))
        self._objects[kind][key] = item

    def _record(self, kind: str, before: Json | None, after: Json | None) -> None:
        self._version += 1
        if before and after is None:  # a deletion has a version of its own
            meta = {**before["metadata"], "resourceVersion": str(self._version)}
            before = {**before, "metadata": meta}
        change = Change(version=self._version, kind=kind, before=before, after=after)
        self._changes.append(change)
        self._tick()

    def _tick(self) -> None:
        self._ticks += 1
        self._changed.notify_all()
