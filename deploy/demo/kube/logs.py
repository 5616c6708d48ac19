"""Pod logs: which container, which of its runs, and the kubelet's refusals.

What is done to the lines is in log_lines.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain, takewhile
from typing import Any

from deploy.demo.kube.cluster import Cluster, LogSource
from deploy.demo.kube.listing import whole_number
from deploy.demo.kube.log_lines import LineOptions, limited, moment, rendered
from deploy.demo.kube.routes import Query, Target, first, is_true
from deploy.demo.kube.statuses import bad_request, invalid, not_found

Json = dict[str, Any]

CHUNK = 64 * 1024
LOOK_S = 0.1  # how often a followed log looks whether its reader is still there
STATUS_FIELDS = ("containerStatuses", "initContainerStatuses", "ephemeralContainerStatuses")
SPEC_FIELDS = ("initContainers", "containers", "ephemeralContainers")
# The smallest value of each number that the API server accepts.
SMALLEST = {"tailLines": 0, "sinceSeconds": 1, "limitBytes": 1}
# The kubelet's words for the two reasons that it rewords.
WAITING_FOR = {
    "ErrImagePull": "image can't be pulled",
    "ImagePullBackOff": "trying and failing to pull image",
}


def pod_log(
    cluster: Cluster, target: Target, query: Query, gone: Callable[[], bool]
) -> Iterator[bytes]:
    """Answer a log request.

    Raises ApiFailure at once: 404 without the pod, 400 for a container that has no log to give,
    422 for a number out of its range.
    """
    namespace, name = target.namespace or "", target.name or ""
    options = _options(name, query)
    pod = cluster.get("Pod", namespace, name)
    if pod is None:
        raise not_found(target.resource, name)
    container = _container(pod, first(query, "container"))
    previous = is_true(query, "previous")
    if not pod["spec"].get("nodeName"):
        return iter(())  # no kubelet to ask: the API server answers with nothing

    def current() -> LogSource | None:
        return cluster.log(namespace, name, container, previous=previous)

    source = current()
    if source is None:
        source = _without_own_log(cluster, pod, container, previous=previous)
    parts = rendered(_until(gone, _chunks(source)), options)
    if is_true(query, "follow"):
        later = _appended(cluster, source, current, gone)
        parts = chain(parts, rendered(later, LineOptions(timestamps=options.timestamps)))
    return limited(parts, options.limit_bytes)


def _options(pod: str, query: Query) -> LineOptions:
    for field, smallest in SMALLEST.items():
        _check_smallest(pod, field, whole_number(query, field), smallest)
    if first(query, "sinceTime") and first(query, "sinceSeconds"):
        message = "at most one of `sinceTime` or `sinceSeconds` may be specified"
        raise invalid("PodLogOptions", pod, "sinceSeconds", f"Forbidden: {message}")
    return LineOptions(
        tail_lines=whole_number(query, "tailLines"),
        since=_since(query),
        limit_bytes=whole_number(query, "limitBytes"),
        timestamps=is_true(query, "timestamps"),
    )


def _check_smallest(pod: str, field: str, value: int | None, smallest: int) -> None:
    if value is not None and value < smallest:
        wanted = f"greater than or equal to {smallest}" if smallest == 0 else "greater than 0"
        message = f"Invalid value: {value}: must be {wanted}"
        raise invalid("PodLogOptions", pod, field, message)


def _since(query: Query) -> bytes | None:
    seconds = whole_number(query, "sinceSeconds")
    if seconds is not None:
        return moment(datetime.now(UTC) - timedelta(seconds=seconds))
    text = first(query, "sinceTime")
    if not text:
        return None
    try:
        when = datetime.fromisoformat(text)
    except ValueError as error:
        raise bad_request(f'parsing time "{text}" as "2006-01-02T15:04:05Z07:00"') from error
    # The API server passes whole seconds on to the kubelet.
    return moment(when.astimezone(UTC).replace(microsecond=0))


def _container(pod: Json, asked: str) -> str:
    """Return the container meant; an annotated default is kubectl's affair, not the server's."""
    name = pod["metadata"]["name"]
    if asked:
        if not any(asked in _names(pod, field) for field in SPEC_FIELDS):
            raise bad_request(f"container {asked} is not valid for pod {name}")
        return asked
    names = _names(pod, "containers")
    if len(names) == 1:
        return names[0]
    message = f"a container name must be specified for pod {name}"
    message += f", choose one of: [{' '.join(names)}]"
    if inits := _names(pod, "initContainers"):
        message += f" or one of the init containers: [{' '.join(inits)}]"
    raise bad_request(message)


def _names(pod: Json, field: str) -> list[str]:
    return [each["name"] for each in pod["spec"].get(field) or []]


def _without_own_log(cluster: Cluster, pod: Json, container: str, *, previous: bool) -> LogSource:
    """Return what a kubelet gives for a container that no log was put for, or its refusal."""
    name = pod["metadata"]["name"]
    who = f'container "{container}" in pod "{name}"'
    if previous:
        raise bad_request(f"previous terminated {who} not found")
    state, ran_before = _state(pod, container)
    if not state:
        raise bad_request(f"{who} is not available")
    if "waiting" not in state:
        return b""
    if ran_before:  # between two runs the kubelet still reads the log of the last one
        earlier = cluster.log(pod["metadata"]["namespace"], name, container, previous=True)
        return earlier or b""
    reason = state["waiting"].get("reason", "")
    raise bad_request(f"{who} is waiting to start: {WAITING_FOR.get(reason, reason)}")


def _state(pod: Json, container: str) -> tuple[Json, bool]:
    """Return a container's state, empty without a status of it, and whether it ran before."""
    statuses = chain.from_iterable(pod["status"].get(field) or [] for field in STATUS_FIELDS)
    for status in statuses:
        if status["name"] == container:
            return status["state"], bool((status.get("lastState") or {}).get("terminated"))
    return {}, False


def _chunks(source: LogSource) -> Iterator[bytes]:
    if callable(source):
        yield from source()
    else:
        yield from (source[start : start + CHUNK] for start in range(0, len(source), CHUNK))


def _until(gone: Callable[[], bool], chunks: Iterator[bytes]) -> Iterator[bytes]:
    """End an endless source whose reader left: while a tail is sought nothing is written to it."""
    return takewhile(lambda _chunk: not gone(), chunks)


def _appended(
    cluster: Cluster,
    source: LogSource,
    current: Callable[[], LogSource | None],
    gone: Callable[[], bool],
) -> Iterator[bytes]:
    """Wait for what is put later: of a log that grew only the new part, of another the whole."""
    while not gone():
        ticks = cluster.ticks()
        latest = current()
        if latest is not None and latest != source:
            yield from _chunks(_new_part(source, latest))
            source = latest
        cluster.wait(ticks, LOOK_S)


def _new_part(before: LogSource, after: LogSource) -> LogSource:
    if isinstance(before, bytes) and isinstance(after, bytes) and after.startswith(before):
        return after[len(before) :]
    return after
