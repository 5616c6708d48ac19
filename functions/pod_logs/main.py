"""Logs of a pod, a service, a workload or a selector, with the states of their containers.

find (which pods) → choose (which containers' runs) → read (each log, concurrently) → answer.
"""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from functions.pod_logs.answer import compose
from functions.pod_logs.choose import Source, choose_pods, choose_sources
from functions.pod_logs.find import find_pods
from functions.pod_logs.grep import Grep
from functions.pod_logs.models import PodLogs, PodLogsRequest
from functions.pod_logs.read import Reading, Wanted, part_of, read
from shared.clients.kubernetes import Kubernetes
from shared.edge.function import function

MAX_CONCURRENT_READS = 10


@function(
    tool="get_pod_logs",
    paths=("/api/pod-logs", "/kubernetes/logs"),
    profiles=("jamie", "agent-sre"),
    timeout_s=15,
)
async def pod_logs(ask: PodLogsRequest, kubernetes: Kubernetes) -> PodLogs:
    """Read a pod's, service's or workload's recent log lines and container states."""
    grep = Grep(ask.grep)  # a pattern that is none is refused before anybody is asked
    found = await find_pods(kubernetes, ask)
    pods, others = choose_pods(found.pods)
    sources, hidden = choose_sources(pods, ask.container, ask.previous)
    found = replace(found, pods=pods, warnings=[*found.warnings, *others, *hidden])
    readings = await _read_all(kubernetes, sources, part_of(ask, grep, len(sources)))
    return compose(ask, found, readings, datetime.now(UTC))


async def _read_all(kubernetes: Kubernetes, sources: list[Source], wanted: Wanted) -> list[Reading]:
    free = asyncio.Semaphore(MAX_CONCURRENT_READS)

    async def one(source: Source) -> Reading:
        async with free:
            return await read(kubernetes, source, wanted)

    return await asyncio.gather(*(one(source) for source in sources))
