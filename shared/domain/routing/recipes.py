"""Well-known questions in plain words, with the PromQL that answers them.

A recipe names only what the user named: a reason, a phase, a namespace, a pod. Metric names are
those of Prometheus itself, kube-state-metrics, cAdvisor and node_exporter. PromQL that the user
wrote belongs in `promql`.
"""

from collections.abc import Iterable
from typing import NamedTuple

from shared.domain.routing.words import words

_POD = words(
    """
    pod pods po container containers conteiner conteineres workload workloads
    """
)
_NODE = words("node nodes nodo nodos nos machines")
_DEPLOYMENT = words("deployment deployments service services servico servicos workload workloads")
_LISTING = words("list get lista liste listar show mostra mostre kubectl")
_WHICH = words("which what quais que")
_THERE = words(
    "running there exist exists have see know deployed rodando existem tem temos conhece ve"
)
_TARGET = words("target targets alvo alvos exporter exporters scrape scrapes")
_ALERT = words("alert alerts alerta alertas")
MEMORY = words("memory memoria ram")
CPU = words("cpu processor")
_DISK = words("disk disco space espaco filesystem")
_RESTART = words(
    """
    restarts restart restarted restarting reinicios reinicio reiniciou reiniciaram reiniciando
    """
)
MEASURES = MEMORY | CPU | _RESTART
_DOWN = words(
    """
    down offline unreachable fora caido caidos cairam unhealthy failing missing
    """
)
_NOT_READY = words("notready ready prontos pronto")
_COUNTING = words("many count number quantos quantas numero")


class Scope(NamedTuple):
    """The names that a question holds; each is empty when it was not said."""

    namespace: str = ""
    pod: str = ""
    service: str = ""
    since: str = ""
    is_about_one: bool = False  # a service is named, however unsure the name is


class _Recipe(NamedTuple):
    """A query for a question that says one word of each set in `said`.

    In the query, SELECTED stands for the metric with its matchers, SPAN for the time asked about.
    """

    said: tuple[frozenset[str], ...]
    metric: str
    matcher: str = ""
    query: str = "SELECTED == 1"
    counted: str = ""  # the query for "how many", where it is another
    span: str = "5m"


def _reasons(metric: str, reasons: str) -> list[_Recipe]:
    """Return a recipe for each reason; each is said as it is spelled, or by its other words."""
    recipes: list[_Recipe] = []
    for line in reasons.split(","):
        reason, *others = line.split()
        said = frozenset({reason.lower(), *others})
        recipes.append(_Recipe((said,), metric, f'reason="{reason}"', counted="sum(SELECTED)"))
    return recipes


def _phases(phases: str) -> list[_Recipe]:
    recipes = _reasons("kube_pod_status_phase", phases)
    return [
        recipe._replace(
            said=(_POD, *recipe.said), matcher=recipe.matcher.replace("reason", "phase")
        )
        for recipe in recipes
    ]


_OF_ONE_POD = (
    _Recipe((_RESTART,), "kube_pod_container_status_restarts_total", query="SELECTED"),
    _Recipe((MEMORY,), "container_memory_working_set_bytes", query="SELECTED"),
    _Recipe((CPU,), "container_cpu_usage_seconds_total", query="rate(SELECTED[SPAN])"),
)

_OF_ONE_SERVICE = (
    _Recipe(
        (words("replica replicas"),), "kube_deployment_status_replicas_available", query="SELECTED"
    ),
)

_CONSUMING = words(
    """
    consuming eating eats uses takes hogging consumers consumer using consumindo usando
    """
)
_MANY = words("much all quanto quanta muito muita toda todo tanta tanto")
_NEGATIONS = words("not nao isnt arent")

_OF_NOT = (
    _Recipe(
        (_POD, words("running rodando")), "kube_pod_status_phase", 'phase!~"Running|Succeeded"'
    ),
    _Recipe(
        (_POD, words("ready prontos pronto")),
        "kube_pod_status_ready",
        'condition="true"',
        query="SELECTED == 0",
    ),
    _Recipe(
        (_NODE, words("ready prontos pronto")),
        "kube_node_status_condition",
        'condition="Ready",status="true"',
        query="SELECTED == 0",
    ),
)
"""Questions with a "not" that have an answer; any other would be answered with its opposite."""

_OF_MANY = (
    *_reasons(
        "kube_pod_container_status_waiting_reason",
        """
        CrashLoopBackOff crashloop crashlooping crash-looping, ImagePullBackOff, ErrImagePull,
        CreateContainerConfigError, ContainerCreating
        """,
    ),
    *_reasons(
        "kube_pod_container_status_last_terminated_reason",
        "OOMKilled oom-killed oomkill oomkills oom",
    ),
    *_phases("Pending pendente pendentes, Failed, Running rodando, Succeeded"),
    _Recipe(
        (_POD, words("failing unhealthy broken falhando crashing crashando notready")),
        "kube_pod_status_ready",
        'condition="true"',
        query="SELECTED == 0",
        counted="count(SELECTED == 0)",
    ),
    _Recipe(
        (_POD, _RESTART),
        "kube_pod_container_status_restarts_total",
        query="topk(10, increase(SELECTED[SPAN]) > 0)",
        span="1h",
    ),
    _Recipe(
        (_POD | _CONSUMING, MEMORY),
        "container_memory_working_set_bytes",
        'container!=""',  # else the pod's sum is counted twice
        query="topk(10, sum by (namespace, pod) (SELECTED))",
    ),
    _Recipe(
        (_POD | _CONSUMING, CPU),
        "container_cpu_usage_seconds_total",
        'container!=""',
        query="topk(10, sum by (namespace, pod) (rate(SELECTED[SPAN])))",
    ),
    _Recipe(
        (_POD, words("top")),
        "container_memory_working_set_bytes",
        'container!=""',
        query="topk(10, sum by (namespace, pod) (SELECTED))",
    ),
    _Recipe((_POD, _COUNTING), "kube_pod_info", query="count(SELECTED)"),
    _Recipe((_POD, _LISTING), "kube_pod_status_phase"),
    _Recipe((_DEPLOYMENT, _LISTING), "kube_deployment_status_replicas_available", query="SELECTED"),
    _Recipe(
        (_DEPLOYMENT, _WHICH, _THERE),
        "kube_deployment_status_replicas_available",
        query="SELECTED",
    ),
)

_OF_THE_CLUSTER = (
    _Recipe((_TARGET, _DOWN), "up", query="SELECTED == 0"),
    _Recipe((_TARGET, words("up healthy online")), "up"),
    _Recipe(
        (
            _ALERT,
            words(
                """
    firing active disparando disparados disparadas ativos ativas triggered
    """
            ),
        ),
        "ALERTS",
        'alertstate="firing"',
        query="SELECTED",
    ),
    _Recipe(
        (_NODE, _COUNTING, words("ready prontos")),
        "kube_node_status_condition",
        'condition="Ready",status="true"',
        query="sum(SELECTED)",
    ),
    _Recipe(
        (_NODE, _NOT_READY | _DOWN),
        "kube_node_status_condition",
        'condition="Ready",status="true"',
        query="SELECTED == 0",
    ),
    _Recipe((_NODE, _COUNTING), "kube_node_info", query="count(SELECTED)"),
    _Recipe(
        (_NODE, MEMORY),
        "node_memory_MemAvailable_bytes",
        query="1 - SELECTED / node_memory_MemTotal_bytes",
    ),
    _Recipe(
        (_NODE, CPU),
        "node_cpu_seconds_total",
        'mode="idle"',
        query="1 - avg by (instance) (rate(SELECTED[SPAN]))",
    ),
    _Recipe(
        (_NODE, _DISK),
        "node_filesystem_avail_bytes",
        query="1 - SELECTED / node_filesystem_size_bytes",
    ),
    _Recipe((_NODE, _LISTING), "kube_node_info", query="SELECTED"),
)


def cook(keys: Iterable[str], scope: Scope) -> str:
    """Return the PromQL that answers a question of these words, or an empty string."""
    said = frozenset(word for key in keys for word in key.split())
    if scope.pod:
        return _first(_OF_ONE_POD, said, scope, f'pod="{scope.pod}"')
    of_one = _first(_OF_ONE_SERVICE, said, scope, f'deployment="{scope.service}"')
    if of_one and scope.service:
        return of_one
    if said & _NEGATIONS:
        return _first(_OF_NOT, said, scope)
    return _of_many(said, scope)


def _of_many(said: frozenset[str], scope: Scope) -> str:
    if scope.is_about_one and said & _CONSUMING and not said & _POD:
        return ""  # what one service uses is among its golden signals, not in a list of all pods
    everywhere = Scope(since=scope.since)
    return _first(_OF_MANY, said, scope) or _first(_OF_THE_CLUSTER, said, everywhere)


def named_metric(metric: str, scope: Scope) -> str:
    """Return the metric for the pod, service or namespace that was named beside it."""
    if scope.pod:
        return select(metric, scope, f'pod="{scope.pod}"')
    if not scope.service:
        return select(metric, scope)
    # which label carries the service's name depends on who scrapes it
    matchers = (f'{label}="{scope.service}"' for label in ("job", "service"))
    return " or ".join(select(metric, scope, matcher) for matcher in matchers)


def asks_who_consumes(keys: Iterable[str]) -> bool:
    """Tell whether it is asked who takes the memory: "what is eating all the memory?"."""
    said = frozenset(word for key in keys for word in key.split())
    return bool(said & _CONSUMING and said & MEMORY)


def is_one(name: str) -> bool:
    """Tell whether a word that stands like a service's name is none of those that ask for many."""
    return name.lower() not in _CONSUMING | _MANY


def _first(recipes: Iterable[_Recipe], said: frozenset[str], scope: Scope, *matchers: str) -> str:
    for recipe in recipes:
        if all(said & wanted for wanted in recipe.said):
            return _fill(recipe, said, scope, *matchers)
    return ""


def _fill(recipe: _Recipe, said: frozenset[str], scope: Scope, *matchers: str) -> str:
    query = recipe.counted if recipe.counted and said & _COUNTING else recipe.query
    selected = select(recipe.metric, scope, *matchers, recipe.matcher)
    return query.replace("SELECTED", selected).replace("SPAN", scope.since or recipe.span)


def select(metric: str, scope: Scope, *matchers: str) -> str:
    """Return a metric with the matchers and the namespace that were said."""
    namespace = f'namespace="{scope.namespace}"' if scope.namespace else ""
    inside = ",".join(matcher for matcher in (*matchers, namespace) if matcher)
    return f"{metric}{{{inside}}}" if inside else metric
