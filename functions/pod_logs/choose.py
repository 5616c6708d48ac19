"""Which pods and which runs of containers are read, and what was left out. Pure."""

from typing import NamedTuple

from functions.pod_logs.pods import Container, Pod
from shared.errors import NotFound

MAX_PODS_READ = 5  # as many as somebody can compare
MAX_SOURCES = 20
MAX_NAMES_TOLD = 5
SIDECARS = frozenset({"istio-proxy", "linkerd-proxy", "queue-proxy"})
OVER = ("Failed", "Succeeded")  # phases of pods that ended, in the order in which they are read


class Source(NamedTuple):
    """One run of one container."""

    pod: Pod
    container: Container
    previous: bool = False

    @property
    def name(self) -> str:
        """What its lines begin with when there are several sources."""
        return f"{self.container_name} previous" if self.previous else self.container_name

    @property
    def container_name(self) -> str:
        """The container's name with its pod's."""
        return f"{self.pod.name}/{self.container.name}"


def choose_pods(pods: list[Pod]) -> tuple[list[Pod], list[str]]:
    """Return at most MAX_PODS_READ pods, and a sentence about those left out.

    Those that are not ready come first, then restarted ones, then the newest; pods that ended last.
    """
    ranked = sorted(pods, key=lambda pod: pod.created_at, reverse=True)
    ranked.sort(key=_urgency)
    chosen, left = ranked[:MAX_PODS_READ], ranked[MAX_PODS_READ:]
    if not left:
        return chosen, []
    names = ", ".join(pod.name for pod in left[:MAX_NAMES_TOLD])
    more = ", …" if len(left) > MAX_NAMES_TOLD else ""
    told = (
        f"{len(ranked)} pods match; {len(chosen)} were read (not ready, restarted, newest first);"
        f" for the others give pod_name: {names}{more}"
    )
    return chosen, [told]


def choose_sources(
    pods: list[Pod], container: str, previous: str
) -> tuple[list[Source], list[str]]:
    """Return the runs to read, and sentences about containers left out.

    Args:
        pods: as chosen
        container: only this one; "" for all but healthy sidecars
        previous: `true` for previous runs, `auto` for both where there was a restart, or `false`

    Raises:
        NotFound: no pod has that container

    """
    runs = [
        run
        for pod in pods
        for one in pod.containers
        if _is_wanted(one, container)
        for run in _runs(pod, one, previous)
    ]
    if container and not runs:
        _check_container(pods, container)
    hidden = [] if container else _hidden_sidecars(pods)
    chosen, left = _chosen(runs)
    return chosen, [*hidden, *_too_many(len(runs), left)]


def _urgency(pod: Pod) -> tuple[int, int]:
    if pod.phase in OVER:
        return 3, OVER.index(pod.phase)
    if not pod.is_ready:
        return 0, -pod.restarts
    return (1, -pod.restarts) if pod.restarts else (2, 0)


def _is_wanted(container: Container, asked: str) -> bool:
    if asked:
        return container.name == asked
    return container.name not in SIDECARS or container.is_failing


def _runs(pod: Pod, container: Container, previous: str) -> list[Source]:
    runs = [] if previous == "true" else [Source(pod, container)]
    if previous == "true" or (previous == "auto" and container.restarts):
        runs.append(Source(pod, container, previous=True))
    return runs


def _chosen(runs: list[Source]) -> tuple[list[Source], list[Source]]:
    """Return the runs to read in their order, and the others: of containers that fare best."""
    urgent = sorted(runs, key=lambda run: (not run.container.is_failing, -run.container.restarts))
    kept = frozenset(run.name for run in urgent[:MAX_SOURCES])
    return [run for run in runs if run.name in kept], urgent[MAX_SOURCES:]


def _too_many(count: int, left: list[Source]) -> list[str]:
    if not left:
        return []
    names = ", ".join(run.name for run in left[:MAX_NAMES_TOLD])
    more = ", …" if len(left) > MAX_NAMES_TOLD else ""
    read = f"{count} logs match; {MAX_SOURCES} were read (failing, restarted first)"
    return [f"{read}; for the others give pod_name and container: {names}{more}"]


def _check_container(pods: list[Pod], container: str) -> None:
    names = sorted({one.name for pod in pods for one in pod.containers})
    if names and container not in names:
        where = f"pod '{pods[0].name}'" if len(pods) == 1 else "these pods"
        raise NotFound(f"no container '{container}' in {where}; containers: {', '.join(names)}")


def _hidden_sidecars(pods: list[Pod]) -> list[str]:
    hidden = {one.name for pod in pods for one in pod.containers if not _is_wanted(one, "")}
    if not hidden:
        return []
    return [f"sidecar not shown (give container to see it): {', '.join(sorted(hidden))}"]
