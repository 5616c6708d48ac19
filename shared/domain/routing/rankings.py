"""Which service is the slowest, fails most or gets most requests, which namespace uses most.

Metric names are those of the usual client libraries, as in the first dialects of
`shared.domain.signals`; how one service is, in whatever dialect, is for its golden signals. Other
well-known questions belong in `recipes`.
"""

from collections.abc import Callable, Iterable

from shared.domain.routing.recipes import CPU, MEMORY, Scope, select
from shared.domain.routing.words import words

_SERVICE = words("service services servico servicos app apps api apis endpoint endpoints who quem")
_NAMESPACE = words("namespace namespaces")
_QUANTILES = {"p50": "0.5", "median": "0.5", "mediana": "0.5", "p90": "0.9", "p99": "0.99"}
_CONTAINERS = 'container!=""'  # else the pod's sum is counted twice
_EACH = "sum by (namespace, service, job)"
_ERRORS = words(
    """
    error errors erro erros failing fails failed failures 5xx 500 500s falhando falhas falha
    """
)
_LATENCY = words(
    """
    slow slowest slower latency latencies response lento lenta lentos lentas latencia p50 p90 p95
    p99
    """
)
_TRAFFIC = words(
    """
    traffic busiest busy requests request rps load hits calls trafego requisicoes chamadas acessos
    acessado acessada usado usada
    """
)

_Ranking = tuple[frozenset[str], frozenset[str], Callable[[Iterable[str], Scope], str]]


def rank(keys: Iterable[str], scope: Scope) -> str:
    """Return the PromQL that ranks services by what is asked, or an empty string."""
    if scope.is_about_one:
        return ""
    said = [word for key in keys for word in key.split()]
    for ranked, measure, write in _RANKINGS:
        if not (ranked.isdisjoint(said) or measure.isdisjoint(said)):
            return f"topk(5, {write(said, scope)})"
    return ""


def _rate(metric: str, scope: Scope, *matchers: str) -> str:
    return f"rate({select(metric, scope, *matchers)}[{scope.since or '5m'}])"


def _traffic(_: Iterable[str], scope: Scope) -> str:
    return f"{_EACH} ({_rate('http_requests_total', scope)})"


def _errors(said: Iterable[str], scope: Scope) -> str:
    """Return failed over all requests; who counts no errors apart tells them by the status."""
    counted = _rate("http_requests_errors_total", scope)
    coded = _rate("http_requests_total", scope, 'status=~"5.."')
    every = _traffic(said, scope)
    return f"{_EACH} ({counted}) / {every} or {_EACH} ({coded}) / {every}"


def _latency(said: Iterable[str], scope: Scope) -> str:
    quantile = next((_QUANTILES[word] for word in said if word in _QUANTILES), "0.95")
    buckets = _rate("http_request_duration_seconds_bucket", scope)
    return f"histogram_quantile({quantile}, sum by (namespace, service, job, le) ({buckets}))"


def _memory(_: Iterable[str], scope: Scope) -> str:
    used = select("container_memory_working_set_bytes", scope, _CONTAINERS)
    return f"sum by (namespace) ({used})"


def _cpu(_: Iterable[str], scope: Scope) -> str:
    return f"sum by (namespace) ({_rate('container_cpu_usage_seconds_total', scope, _CONTAINERS)})"


_RANKINGS: tuple[_Ranking, ...] = (
    (_SERVICE, _ERRORS, _errors),
    (_SERVICE, _LATENCY, _latency),
    (_SERVICE, _TRAFFIC, _traffic),
    (_NAMESPACE, MEMORY, _memory),
    (_NAMESPACE, CPU, _cpu),
)
"""What is ranked, by what measure, and the query that measures it."""
