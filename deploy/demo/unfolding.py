"""The part of the story that goes on while the demo runs: the new pod crashes again and again.

How far that has come at a time is in story.crash_loop; traffic is in workload.
"""

import threading
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Self

from deploy.demo.kube import Cluster
from deploy.demo.kube.objects import Json
from deploy.demo.story import checkout, checkout_events
from deploy.demo.story.crash_loop import CrashLoop
from deploy.demo.story.logs import FixedLog, crash_logs

STEP_S = 5.0


class Unfolding:
    """A thread that keeps a cluster up to date with its story; a context manager."""

    def __init__(self, cluster: Cluster, began: datetime) -> None:
        """Take the time of the rollout."""
        self._cluster = cluster
        self._began = began
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name="demo-story", daemon=True)

    def _run(self) -> None:
        while not self._ending.wait(STEP_S):
            tell(self._cluster, CrashLoop(began=self._began, now=datetime.now(UTC)))

    def __enter__(self) -> Self:
        """Start."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self._ending.set()
        self._thread.join()


def tell(cluster: Cluster, loop: CrashLoop) -> None:
    """Bring the sick service, its events and its crash logs to where the story is."""
    told = checkout.objects(loop)
    for item in (*told, *checkout_events.events(told, loop)):
        if not _is_known(cluster, item):
            cluster.add(item)
    put_logs(cluster, crash_logs(loop))


def put_logs(cluster: Cluster, logs: Iterable[FixedLog]) -> None:
    """Put finished logs into a cluster."""
    for log in logs:
        cluster.put_log(log.namespace, log.pod, log.container, log.content, previous=log.previous)


def _is_known(cluster: Cluster, item: Json) -> bool:
    """Tell whether the cluster holds the same, apart from the version that it counts itself."""
    meta = item["metadata"]
    held = cluster.get(item["kind"], meta["namespace"], meta["name"])
    if held is None:
        return False
    version = {"resourceVersion": held["metadata"]["resourceVersion"]}
    return held == item | {"metadata": meta | version}
