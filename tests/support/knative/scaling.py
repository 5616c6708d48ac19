"""From zero, up and back to zero: the activator's queue and the autoscaler's decisions."""

import asyncio
import math
import time
from collections.abc import Coroutine, Mapping
from pathlib import Path

from tests.support.knative.pod import Pod
from tests.support.knative.revision import Revision

LOOK_EVERY_S = 0.05  # the real autoscaler looks every 2 s
ACTIVATOR_QUEUE = 10_000


class Overloaded(Exception):
    """The activator holds as many requests as it can."""


class Scaler:
    """The pods of one revision."""

    def __init__(self, revision: Revision, base_env: Mapping[str, str], log: Path) -> None:
        self.revision = revision
        self.pods: list[Pod] = []
        self.ended: list[int] = []
        self.most_pods = 0
        self.waiting = 0
        self._base_env = base_env
        self._log = log
        self._ready: list[Pod] = []
        self._changed = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()

    async def pod(self) -> Pod:
        """Return the least busy ready pod, starting what is needed and waiting for it.

        Raises:
            Overloaded: too many wait already

        """
        if self.waiting >= ACTIVATOR_QUEUE:
            raise Overloaded
        self.waiting += 1
        try:
            async with self._changed:
                while not self._usable():
                    self.scale()
                    await self._changed.wait()
                return min(self._usable(), key=lambda one: one.running)
        finally:
            self.waiting -= 1
            self.scale()

    def _usable(self) -> list[Pod]:
        return [one for one in self._ready if one.is_alive and not one.ending]

    def scale(self) -> None:
        """Start pods for what runs and waits now; dead ones are replaced."""
        self.pods = [one for one in self.pods if one.is_alive]
        self._ready = [one for one in self._ready if one.is_alive]
        here = [one for one in self.pods if not one.ending]
        demand = self.waiting + sum(one.running for one in here)
        wanted = min(self.revision.max_scale, math.ceil(demand / self.revision.target))
        for _ in range(wanted - len(here)):
            self._start()
        self.most_pods = max(self.most_pods, len(self.pods))

    def _start(self) -> None:
        pod = Pod(self.revision, self._base_env, self._log)
        self.pods.append(pod)
        self._keep(self._make_ready(pod))

    async def _make_ready(self, pod: Pod) -> None:
        is_ready = await pod.ready()
        async with self._changed:
            if is_ready:
                self._ready.append(pod)
            else:
                pod.kill()
            self._changed.notify_all()

    def _keep(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def rest_when_idle(self) -> None:
        """End every pod that nobody used for as long as the revision says."""
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            now = time.monotonic()
            for pod in list(self._ready):
                if not pod.running and now - pod.last_used > self.revision.idle_s:
                    self._ready.remove(pod)
                    self._keep(self._end(pod))

    async def _end(self, pod: Pod) -> None:
        self.ended.append(await pod.end())
        self.pods = [one for one in self.pods if one is not pod]

    async def aclose(self) -> None:
        """End every pod now."""
        for task in list(self._tasks):
            task.cancel()
        for pod in self.pods:
            pod.kill()
