"""Turns as the tools leave them: what each tool answered, by the name of the turn.

Golden signals are judged and worded by the domain itself, so that reasons read as they do in
production; the other tools' answers are written out in the shape of their models.
"""

from typing import Any

from shared.domain.grounding import Evidence, Observed, evidence_of
from shared.domain.signals import wording
from shared.domain.signals.discovery import Discovery
from shared.domain.signals.reasons import Reason
from shared.domain.signals.requests import Requests
from shared.domain.signals.resources import Resources, Usage
from shared.domain.signals.verdict import Facts, judge

GIB = 1024**3
AT = "2026-11-22T14:05:00Z"
FAILURE = Reason("prometheus_unreachable", "warning", "Prometheus refused the connection")


def golden(
    service: str,
    requests: Requests | None = None,
    resources: Resources | None = None,
    *,
    namespace: str = "default",
    slo: float = 0,
    discovery: Discovery | None = None,
    failure: Reason | None = None,
    window: str = "5m",
) -> Observed:
    """Return what check_golden_signals answers about these numbers."""
    verdict = judge(
        Facts(service, namespace, window, 300, slo, discovery, requests, resources, failure)
    )
    seen, runs = requests or Requests(), resources or Resources()
    signals = {
        "latency": {
            "p50_ms": seen.p50_ms,
            "p95_ms": seen.p95_ms,
            "p99_ms": seen.p99_ms,
            "mean_ms": seen.mean_ms,
        },
        "traffic": {"rps": seen.rps, "rpm": None if seen.rps is None else seen.rps * 60},
        "errors": {"ratio": seen.error_ratio, "client_ratio": seen.client_ratio},
        "saturation": {
            "cpu_ratio": runs.cpu.ratio,
            "memory_ratio": runs.memory.ratio,
            "throttled_ratio": runs.throttled_ratio,
            "restarts": runs.restarts,
            "cpu_basis": runs.cpu.basis or None,
            "memory_basis": runs.memory.basis or None,
            "cpu_cores": runs.cpu.used,
            "memory_bytes": runs.memory.used,
        },
    }
    result: dict[str, Any] = {
        "status": verdict.status,
        "latency": wording.latency(requests),
        "traffic": wording.traffic(requests),
        "errors": wording.errors(requests),
        "saturation": wording.saturation(resources),
        "service_name": service,
        "namespace": namespace,
        "window": window,
        "evaluated_at": AT,
        "confidence": verdict.confidence,
        "reasons": [reason._asdict() for reason in verdict.reasons],
        "signals": signals,
        "source": None,
        "queries": [],
        "suggestions": list(discovery.names) if discovery else [],
        "warnings": [],
    }
    if failure:
        result["error"] = {"code": failure.code, "detail": failure.message}
    outcome = "unknown" if failure else "empty" if verdict.status == "unknown" else "ok"
    return Observed("check_golden_signals", outcome, result)


def usage(used: float, limit: float, *hottest: tuple[str, float]) -> Usage:
    return Usage(used=used, limit=limit, hottest=hottest)


HOMEPAGE = golden(
    "homepage",
    Requests(
        age_s=12,
        rps=2.5,
        error_ratio=0.001,
        client_ratio=0.004,
        p50_ms=20.4,
        p95_ms=45.2,
        p99_ms=90.3,
        mean_ms=24.1,
        p95_an_hour_ago_ms=44,
    ),
    Resources(
        cpu=usage(0.15, 1.0),
        memory=usage(0.25 * GIB, GIB),
        throttled_ratio=0.0,
        restarts=0,
        wanted=2,
        available=2,
    ),
)
CHECKOUT = golden(
    "checkout",
    Requests(
        age_s=9,
        rps=14.2,
        error_ratio=0.0042,
        client_ratio=0.012,
        p50_ms=310,
        p95_ms=828.3,
        p99_ms=1240,
        mean_ms=355,
        p95_an_hour_ago_ms=210,
    ),
    Resources(
        cpu=usage(0.66, 1.5),
        memory=usage(1.5 * GIB, 2.5 * GIB),
        throttled_ratio=0.04,
        restarts=0,
        wanted=3,
        available=3,
    ),
    namespace="shop",
)
PAYMENTS = golden(
    "payments",
    Requests(
        age_s=15,
        rps=20,
        error_ratio=0.081,
        client_ratio=0.03,
        p50_ms=80,
        p95_ms=320,
        p99_ms=610,
        mean_ms=110,
        p95_an_hour_ago_ms=300,
        error_ratio_over={"5m": 0.081, "1h": 0.06, "30m": 0.07, "6h": 0.02},
    ),
    Resources(
        cpu=usage(0.4, 1.0),
        memory=usage(0.55 * GIB, GIB),
        throttled_ratio=0.31,
        restarts=1,
        wanted=2,
        available=2,
    ),
    namespace="prod",
    slo=99.9,
)
ORDERS = golden(
    "orders",
    Requests(
        age_s=20,
        rps=0.7,
        error_ratio=0.012,
        client_ratio=0.25,
        worst_client_code="429",
        p50_ms=60,
        p95_ms=140,
        p99_ms=260,
        mean_ms=71,
        p95_an_hour_ago_ms=120,
    ),
    Resources(
        cpu=usage(0.3, 1.0),
        memory=usage(1.84 * GIB, 2 * GIB, ("orders-6c8f7d9b54-q2w3e", 0.97)),
        throttled_ratio=0.02,
        restarts=4,
        oom_killed=("orders-6c8f7d9b54-q2w3e",),
        wanted=3,
        available=1,
    ),
)
CART = golden(
    "cart",
    Requests(age_s=10, rps=0, error_ratio=0, client_ratio=0),
    Resources(cpu=usage(0.01, 0.5), memory=usage(0.06 * GIB, 0.5 * GIB), restarts=0),
    namespace="shop",
)
SEARCH = golden("serch", discovery=Discovery(None, None, (), ("search", "search-indexer"), ()))
AUTH = golden("auth", namespace="prod", failure=FAILURE)


def queried(query: str, result_type: str, result: list[Any], summary: str, **more: Any) -> Observed:
    answer = {
        "query": query,
        "result_type": result_type,
        "result": result,
        "series_count": len(result),
        "truncated": False,
        "status": "ok" if result else "empty",
        "summary": summary,
        "warnings": [],
        "hints": [],
        "timestamp": AT,
        **more,
    }
    return Observed("query_prometheus", "ok" if result else "empty", answer)


RATES = queried(
    "sum by (service) (rate(http_requests_total[5m]))",
    "vector",
    [
        {"metric": {"service": "homepage"}, "value": [1795356300, "2.5"]},
        {"metric": {"service": "checkout"}, "value": [1795356300, "14.2"]},
        {"metric": {"service": "search-api"}, "value": [1795356300, "0.35"]},
    ],
    "3 series: homepage = 2.5; checkout = 14.2; search-api = 0.35.",
)
MEMORY = queried(
    'container_memory_working_set_bytes{pod="checkout-5d8f9c7b6-abcde"}',
    "matrix",
    [
        {
            "metric": {
                "__name__": "container_memory_working_set_bytes",
                "pod": "checkout-5d8f9c7b6-abcde",
            },
            "values": [
                [1795352700, "536870912"],
                [1795354500, "1288490188"],
                [1795356300, "1610612736"],
            ],
        }
    ],
    "1 series: over 1h from 536870912 to 1610612736, lowest 536870912, highest 1610612736.",
)
NO_SERIES = queried(
    "rate(htp_requests_total[5m])",
    "vector",
    [],
    "No series matched.",
    hints=[
        {
            "message": "there is no metric htp_requests_total; did you mean http_requests_total?",
            "query": "rate(http_requests_total[5m])",
        }
    ],
)


def container(pod: str, name: str, **more: Any) -> dict[str, Any]:
    return {
        "pod": pod,
        "container": name,
        "previous": False,
        "state": "running",
        "restarts": 0,
        "reason": None,
        "exit_code": None,
        "lines": 0,
        "first_at": None,
        "last_at": None,
        "truncated": False,
        **more,
    }


def pod_logs(status: str, pods: list[dict[str, Any]], logs: list[str], **more: Any) -> Observed:
    answer = {
        "logs": logs,
        "pod_name": pods[0]["pod"] if len(pods) == 1 else None,
        "namespace": "default",
        "status": status,
        "pods": pods,
        "matched_by": "pod_name",
        "redactions": 0,
        "truncated": False,
        "warnings": [],
        "timestamp": AT,
        **more,
    }
    return Observed("get_pod_logs", status, answer)


LOGS = pod_logs(
    "ok",
    [
        container(
            "homepage-7d9c5b6f4-x2x8k",
            "web",
            lines=4,
            first_at="2026-11-22T14:01:07Z",
            last_at="2026-11-22T14:04:12Z",
        )
    ],
    [
        "2026-11-22T14:01:07Z INFO listening on port 8080",
        "2026-11-22T14:02:10Z ERROR connection refused to payments-db:5432",
        "2026-11-22T14:03:30Z WARN retrying in 5 seconds",
        "2026-11-22T14:04:12Z ERROR connection refused to payments-db:5432",
    ],
)
ENDED = "app was restarted 7 times; its last run ended with OOMKilled (exit code 137)"
CRASH = pod_logs(
    "empty",
    [
        container(
            "orders-6c8f7d9b54-q2w3e",
            "app",
            state="waiting",
            restarts=7,
            reason="CrashLoopBackOff",
            exit_code=137,
        )
    ],
    [],
    warnings=[
        "app is waiting (CrashLoopBackOff): back-off 5m0s restarting failed container",
        f"{ENDED} at 2026-11-22T14:00:41Z",
    ],
)
LOST = Observed("get_pod_logs", "unknown", None, detail="the Kubernetes API did not answer in time")
ANALYSIS = Observed(
    "analyze_logs",
    "ok",
    {
        "analysis": "",
        "status": "ok",
        "severity": "error",
        "summary": "1200 lines, 9 templates, 2 findings",
        "findings": [
            {
                "title": "connection refused to payments-db",
                "severity": "error",
                "evidence": [118, 119, 120],
                "explanation": "42 lines from 14:01 to 14:04",
            },
            {
                "title": "slow query on table invoices",
                "severity": "warning",
                "evidence": [301],
                "explanation": "7 lines",
            },
        ],
        "digest": {
            "lines": 1200,
            "templates_total": 9,
            "tokens": 410,
            "templates": [
                {
                    "id": "T1",
                    "template": "connection refused to payments-db:<*>",
                    "count": 42,
                    "level": "error",
                    "first_line": 118,
                    "last_line": 1190,
                    "first_at": "2026-11-22T14:01:07Z",
                    "last_at": "2026-11-22T14:04:12Z",
                    "example": "connection refused to payments-db:5432",
                    "example_line": 118,
                    "reason": "severity",
                },
                {
                    "id": "T2",
                    "template": "slow query on table invoices took <*> ms",
                    "count": 7,
                    "level": "warning",
                    "first_line": 301,
                    "last_line": 980,
                    "first_at": "2026-11-22T14:02:00Z",
                    "last_at": "2026-11-22T14:03:50Z",
                    "example": "slow query on table invoices took 2300 ms",
                    "example_line": 301,
                    "reason": "rare",
                },
            ],
            "stacks": [],
        },
        "cited_lines": [
            {"line": 118, "text": "connection refused to payments-db:5432"},
            {"line": 301, "text": "slow query on table invoices took 2300 ms"},
        ],
        "model": None,
        "grounded": True,
        "redactions": 0,
        "warnings": [],
        "timestamp": AT,
    },
)
QUIET = Observed(
    "analyze_logs",
    "ok",
    {
        "analysis": "",
        "status": "ok",
        "severity": "ok",
        "summary": "300 lines, 4 templates, nothing stands out",
        "findings": [],
        "digest": {
            "lines": 300,
            "templates_total": 4,
            "tokens": 80,
            "templates": [],
            "stacks": [],
        },
        "cited_lines": [],
        "model": None,
        "grounded": True,
        "redactions": 0,
        "warnings": [],
        "timestamp": AT,
    },
)
INCIDENT = Observed(
    "incident_response",
    "ok",
    {
        "response": "",
        "status": "investigating",
        "severity": "critical",
        "service_name": "orders",
        "namespace": "default",
        "timeline": [
            {
                "at": "2026-11-22T13:58:00Z",
                "source": "kubernetes",
                "event": "deployment orders rolled out",
                "evidence": "e1",
            },
            {
                "at": "2026-11-22T14:00:41Z",
                "source": "kubernetes",
                "event": "pod orders-6c8f7d9b54-q2w3e was OOM-killed",
                "evidence": "e2",
            },
        ],
        "hypotheses": [
            {
                "title": "the memory limit is too low",
                "category": "oom",
                "confidence": 0.8,
                "evidence": ["e2"],
                "ruled_out": False,
                "next_step": "compare the memory limit with its use",
            },
            {
                "title": "name resolution fails",
                "category": "dns",
                "confidence": 0.1,
                "evidence": [],
                "ruled_out": True,
                "next_step": "",
            },
        ],
        "evidence": [
            {
                "id": "e2",
                "source": "kubernetes",
                "query": "",
                "status": "ok",
                "summary": "1 pod OOM-killed",
                "result": None,
            }
        ],
        "next_steps": [{"text": "compare the memory limit with its use"}],
        "runbook": None,
        "unresolved": [],
        "model": None,
        "grounded": True,
        "timestamp": AT,
    },
)

TURNS: dict[str, tuple[Observed, ...]] = {
    "homepage": (HOMEPAGE,),
    "checkout": (CHECKOUT,),
    "payments": (PAYMENTS,),
    "orders": (ORDERS,),
    "cart": (CART,),
    "serch": (SEARCH,),
    "auth": (AUTH,),
    "both": (HOMEPAGE, CHECKOUT),
    "rates": (RATES,),
    "memory": (MEMORY,),
    "no_series": (NO_SERIES,),
    "logs": (LOGS,),
    "crash": (CRASH,),
    "lost": (LOST,),
    "analysis": (ANALYSIS,),
    "quiet": (QUIET,),
    "incident": (INCIDENT,),
    "orders_crash": (ORDERS, CRASH),
}
QUESTIONS = {"lost": "logs of homepage-7d9c5b6f4-x2x8k please"}


def evidence(turn: str) -> Evidence:
    """Return the evidence of one turn."""
    return evidence_of(TURNS[turn], said=QUESTIONS.get(turn, ""))
