"""Traffic, freshness, names, resources: situations that a verdict must get right, one row each.

Numbers of rows are those of the reference's table of cases; rows without one are our own.
"""

from tests.functions.golden_signals_past import (
    NOW,
    P95_45_MS,
    App,
    Case,
    Pod,
    Series,
    calm,
    deployment,
    resting,
)

TRAFFIC = (
    Case(
        row="19: nobody asks",
        service="waiting",
        past=calm("waiting", {"200": 0}, start=900),
        status="idle",
        says={"traffic": "0 req/min", "errors": "no data"},
        reasons=frozenset({"no_traffic"}),
    ),
    Case(
        row="20: Knative scaled it to zero",
        service="asleep",
        past=[*deployment("asleep-00001-deployment", 0, 0)],
        status="idle",
        reasons=frozenset({"scaled_to_zero"}),
        says={"latency": "no data"},
    ),
    Case(
        row="21: wants 2, has none",
        service="gone",
        past=deployment("gone", 2, 0),
        status="unhealthy",
        words="0 of 2 replicas are available",
    ),
    Case(
        row="22: wants 3, has 2",
        service="partly",
        past=[*App("partly").requests({"200": 60}), *deployment("partly", 3, 2)],
        status="degraded",
        words="2 of 3 replicas are available",
    ),
    Case(
        row="23: wants none",
        service="parked",
        past=deployment("parked", 0, 0),
        status="idle",
    ),
    Case(
        row="24: nowhere",
        service="partially",
        past=[],
        status="unknown",
        reasons=frozenset({"not_found"}),
        words="partly",
        confidence="low",
    ),
    Case(
        row="26: pods, but no request metrics",
        service="opaque",
        past=resting("opaque"),
        status="healthy",
        says={"latency": "no data", "traffic": "no data", "errors": "no data"},
        reasons=frozenset({"no_request_metrics"}),
        confidence="low",
    ),
    Case(
        row="43: the last sample is 4 minutes old",
        service="stale",
        past=calm("stale", {"200": 60}, last=NOW - 240),
        status="unknown",
        says={"traffic": "no data", "saturation": "CPU: 15%, Memory: 25%"},
        words="the last sample is 240 s old, threshold 120 s",
    ),
    Case(
        row="43: what Kubernetes said 4 minutes ago",
        service="hearsay",
        past=deployment("hearsay", 2, 0, last=NOW - 240),
        status="unknown",
    ),
    Case(
        row="44: no target can be scraped",
        service="unscraped",
        past=[*App("unscraped").up(0), *resting("unscraped")],
        status="unknown",
        reasons=frozenset({"scrape_failing"}),
    ),
    Case(
        row="45: half of the targets are down",
        service="half",
        past=[
            *calm("half", {"200": 60}),
            *App("half").up(1),
            *App("half", "7d9c5b6f4-k9w2m").up(0),
        ],
        status="degraded",
        words="1 of 2 scrape targets are down",
        confidence="medium",
    ),
    Case(
        row="54: many paths",
        service="pathy",
        past=[
            one
            for path in range(40)
            for one in App("pathy", labels={"namespace": "default", "path": f"/{path}"}).requests(
                {"200": 3, "500": 0.003}
            )
        ]
        + resting("pathy"),
        status="healthy",
        says={"traffic": "120 req/min", "errors": "0.1%"},
    ),
    Case(
        row="56: counters begin anew in a rolling restart",
        service="rolling",
        past=[
            *App("rolling").requests({"200": 150}, start=1e6, reset_at=NOW - 150),
            *App("rolling").latency(P95_45_MS, reset_at=NOW - 150),
            *resting("rolling"),
        ],
        status="healthy",
        says={"latency": "45ms (p95)"},
    ),
    Case(
        row="only one sample in the window",
        service="single",
        past=[*App("single").requests({"200": 60}, first=NOW), *resting("single")],
        status="unknown",
        reasons=frozenset({"too_few_samples"}),
    ),
)

NAMES = (
    Case(
        row="42: another service's name begins alike, and pods alone are named",
        service="pay",
        past=[
            *App("pay", named="").requests({"200": 60}),
            *App("pay-gateway", named="").requests({"500": 600}),
            *Pod("pay").usage(0.15, 128),
            *Pod("pay-gateway").usage(50, 128),
            *Pod("pay").bounds("limits", 1, 512),
        ],
        status="healthy",
        says={"traffic": "60 req/min", "errors": "0%", "saturation": "CPU: 15%, Memory: 25%"},
    ),
    Case(
        row="42: another namespace has a service of that name",
        service="twin",
        past=[
            *calm("twin", {"200": 60}),
            *App("twin", labels={"namespace": "shop"}).requests({"500": 600}),
        ],
        status="healthy",
        says={"traffic": "60 req/min"},
    ),
    Case(
        row="a Prometheus at home labels nothing with a namespace",
        service="homely",
        past=App("homely", labels={}, named="job").requests({"200": 60}),
        status="healthy",
        says={"traffic": "60 req/min"},
    ),
    *(
        Case(
            row=f"named by the label {label}",
            service=f"by-{label.replace('_', '-')}",
            past=App(f"by-{label.replace('_', '-')}", named=label).requests({"200": 60}),
            status="healthy",
            says={"traffic": "60 req/min"},
        )
        for label in ("job", "app", "application", "service_name", "container", "deployment")
    ),
    Case(
        row="requests are counted by the histogram alone",
        dialect="plain-histogram",
        service="uncounted",
        past=[*App("uncounted").latency(P95_45_MS, per_min=120), *resting("uncounted")],
        status="healthy",
        says={"traffic": "120 req/min", "latency": "45ms (p95)"},
    ),
)


def loaded(service: str, past: list[Series]) -> list[Series]:
    return [*App(service).requests({"200": 60}), *App(service).latency(P95_45_MS), *past]


HOT = [Pod("hot", f"7d9c5b6f4-{n:05}") for n in range(10)]
CRASHED = Pod("crashing", "6c8f7d9b5-w5k2d")

RESOURCES = (
    Case(
        row="35: one hot pod of ten",
        service="hot",
        past=loaded(
            "hot",
            [
                one
                for index, pod in enumerate(HOT)
                for one in (
                    *pod.usage(0.2 if index else 0.95, 128),
                    *pod.bounds("limits", 1, 512),
                )
            ],
        ),
        status="degraded",
        says={"saturation": "CPU: 28%, Memory: 25%"},
        words="pod hot-7d9c5b6f4-00000 uses 95% of its CPU limit, threshold 90%",
    ),
    Case(
        row="36: throttled 40% at 60% CPU",
        service="throttled",
        past=loaded(
            "throttled",
            [
                *Pod("throttled").usage(0.6, 128, throttled=0.4),
                *Pod("throttled").bounds("limits", 1, 512),
            ],
        ),
        status="degraded",
        words="40% of CPU periods are throttled, threshold 25%",
    ),
    Case(
        row="37: memory at 92% of its limit",
        service="full",
        past=loaded("full", [*Pod("full").usage(0.1, 92), *Pod("full").bounds("limits", 1, 100)]),
        status="degraded",
        words="uses 92% of its memory limit, threshold 90%",
    ),
    Case(
        row="38: OOM-killed four minutes ago",
        service="killed",
        past=loaded(
            "killed", [*Pod("killed").usage(0.1, 50), *Pod("killed").restarted("OOMKilled")]
        ),
        status="unhealthy",
        reasons=frozenset({"oom_killed", "restarts"}),
        words="1 pod (killed-7d9c5b6f4-x2x8k) is OOM-killed and restarted within 15m",
    ),
    Case(
        row="38: OOM-killed, but longer ago",
        service="recovered",
        past=loaded(
            "recovered",
            [*Pod("recovered").usage(0.1, 50), *Pod("recovered").restarted("OOMKilled", 960)],
        ),
        status="healthy",
    ),
    Case(
        row="39: requests, no limits",
        service="unlimited",
        past=loaded(
            "unlimited",
            [*Pod("unlimited").usage(0.2, 128), *Pod("unlimited").bounds("requests", 0.5, 512)],
        ),
        status="healthy",
        says={"saturation": "CPU: 40% of request, Memory: 25% of request"},
    ),
    Case(
        row="40: neither limits nor requests",
        service="boundless",
        past=loaded("boundless", Pod("boundless").usage(0.2, 180)),
        status="healthy",
        says={"saturation": "0.2 cores, 180MiB"},
    ),
    Case(
        row="41: 1 of 3 pods crash-loops",
        service="crashing",
        past=loaded(
            "crashing",
            [
                *Pod("crashing").usage(0.1, 50),
                *CRASHED.waiting("CrashLoopBackOff"),
                *deployment("crashing", 3, 2),
            ],
        ),
        status="degraded",
        reasons=frozenset({"crash_loop", "replicas"}),
        words="1 pod (crashing-6c8f7d9b5-w5k2d) is stuck in CrashLoopBackOff, threshold 1",
    ),
    Case(
        row="a container restarted, for another reason than memory",
        service="restarted",
        past=loaded(
            "restarted",
            [*Pod("restarted").usage(0.1, 50), *Pod("restarted").restarted("Error")],
        ),
        status="healthy",
        reasons=frozenset({"restarts"}),
        words="1 container restart within 15m",
    ),
)
