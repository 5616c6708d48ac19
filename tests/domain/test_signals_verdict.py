"""The verdict over numbers, without a Prometheus: thresholds, low traffic, what is not known."""

import pytest

from shared.domain.signals.dialect import Found
from shared.domain.signals.dialects import DIALECTS
from shared.domain.signals.discovery import Discovery
from shared.domain.signals.reasons import Reason
from shared.domain.signals.requests import Requests
from shared.domain.signals.resources import Resources, Usage
from shared.domain.signals.thresholds import DEFAULTS, Thresholds
from shared.domain.signals.verdict import Facts, Verdict, judge

BUSY_RPS = 1.0
PLAIN = next(dialect for dialect in DIALECTS if dialect.name == "plain")
FOUND = Found(PLAIN, '{service="x"}', frozenset(PLAIN.metrics), namespaced=True)
RUNNING = Resources(
    cpu=Usage(used=0.1, limit=1), memory=Usage(used=1, limit=4), wanted=1, available=1
)
CALM = {"age_s": 5, "rps": BUSY_RPS, "error_ratio": 0.0, "client_ratio": 0.0, "p95_ms": 40.0}


def discovery(found: Found | None = FOUND, **more) -> Discovery:
    known = {"at": 0.0, "others": (), "names": (), "elsewhere": ()}
    return Discovery(found=found, **{**known, **more})


def verdict(
    resources: Resources | None = RUNNING,
    *,
    limits: Thresholds = DEFAULTS,
    slo: float = 0,
    failure: Reason | None = None,
    partial: bool = False,
    **requests,
) -> Verdict:
    facts = Facts(
        service="x",
        namespace="default",
        window="5m",
        window_s=300,
        slo=slo,
        discovery=discovery(),
        requests=Requests(**{**CALM, **requests}),
        resources=resources,
        failure=failure,
        partial=partial,
    )
    return judge(facts, limits)


def codes(found: Verdict) -> list[str]:
    return [reason.code for reason in found.reasons]


def test_a_calm_busy_service_is_healthy_without_a_reason():
    assert verdict() == Verdict("healthy", "high", ())


@pytest.mark.parametrize(
    ("ratio", "status"),
    [(0.0099, "healthy"), (0.01, "degraded"), (0.0499, "degraded"), (0.05, "unhealthy")],
)
def test_errors_turn_the_verdict_exactly_at_their_thresholds(ratio, status):
    assert verdict(error_ratio=ratio).status == status


@pytest.mark.parametrize(
    ("p95_ms", "status"),
    [(499.9, "healthy"), (500, "degraded"), (1999, "degraded"), (2000, "unhealthy")],
)
def test_latency_turns_the_verdict_exactly_at_its_thresholds(p95_ms, status):
    assert verdict(p95_ms=p95_ms).status == status


@pytest.mark.parametrize(
    ("ratio", "status"), [(0.19, "healthy"), (0.2, "degraded"), (1, "degraded")]
)
def test_clients_errors_never_make_a_service_unhealthy(ratio, status):
    assert verdict(client_ratio=ratio).status == status


@pytest.mark.parametrize(
    ("count", "ratio", "status"),
    [
        (20, 0.5, "unhealthy"),
        (19, 0.5, "degraded"),
        (19, 1, "unhealthy"),
        (5, 1, "unhealthy"),
        (4, 1, "degraded"),
    ],
)
def test_few_requests_degrade_at_most_unless_every_one_failed(count, ratio, status):
    found = verdict(rps=count / 300, error_ratio=ratio)

    assert found.status == status
    assert found.confidence == ("high" if count >= 20 else "low")
    assert ("few_requests" in codes(found)) is (count < 20)


def test_slow_answers_to_few_requests_degrade_at_most():
    assert verdict(rps=4 / 300, p95_ms=9000).status == "degraded"


@pytest.mark.parametrize(("age_s", "status"), [(120, "healthy"), (121, "unknown"), (0, "healthy")])
def test_a_service_without_fresh_samples_is_unknown(age_s, status):
    assert verdict(age_s=age_s).status == status


def test_stale_samples_do_not_hide_what_is_known_to_be_bad():
    found = verdict(Resources(wanted=2, available=0), age_s=240)

    assert found.status == "unhealthy"
    assert codes(found) == ["stale", "replicas"]


def test_what_could_not_be_asked_is_unknown_however_bad_the_rest_looks():
    failure = Reason("prometheus_timeout", "warning", "late")

    found = verdict(Resources(wanted=2, available=0), failure=failure)

    assert (found.status, found.confidence) == ("unknown", "low")
    assert found.reasons[0] is failure


def test_reasons_come_by_weight_and_each_holds_its_number_and_threshold():
    sick = Resources(
        cpu=Usage(used=0.95, limit=1, hottest=(("x-1", 0.97),)),
        throttled_ratio=0.3,
        restarts=4,
        stuck=(("x-2", "CrashLoopBackOff"),),
        wanted=3,
        available=2,
    )

    found = verdict(sick, error_ratio=0.081, p95_ms=800, p95_an_hour_ago_ms=100)

    assert codes(found) == [
        *("error_ratio", "replicas", "crash_loop", "throttling", "cpu", "restarts"),
        *("latency", "latency_regression"),
    ]
    assert found.reasons[0].message == "8.1% of requests failed (5xx), threshold 5%"
    assert all("threshold" in reason.message for reason in found.reasons)
    assert [reason.severity for reason in found.reasons] == ["critical", *["warning"] * 7]


@pytest.mark.parametrize(
    ("resources", "code", "status"),
    [
        (Resources(oom_killed=("x-1",), restarts=1), "oom_killed", "unhealthy"),
        (Resources(stuck=(("x-1", "ImagePullBackOff"),)), "stuck_pods", "degraded"),
        (Resources(memory=Usage(used=92, limit=100)), "memory", "degraded"),
        (Resources(cpu=Usage(used=90, limit=100)), "cpu", "degraded"),
        (Resources(cpu=Usage(used=2, limit=10, hottest=(("x-1", 0.6),))), "hot_pod", "healthy"),
        (Resources(throttled_ratio=0.25), "throttling", "degraded"),
        (Resources(restarts=2), "restarts", "healthy"),
        (Resources(restarts=3), "restarts", "degraded"),
        (Resources(targets=2, targets_down=1), "targets_down", "degraded"),
        (Resources(wanted=3, available=2), "replicas", "degraded"),
    ],
)
def test_each_trouble_of_what_runs_it_is_a_reason(resources, code, status):
    found = verdict(resources)

    assert code in codes(found)
    assert found.status == status


def test_use_above_a_request_is_no_trouble():
    assert verdict(Resources(cpu=Usage(used=3, request=1))).status == "healthy"


@pytest.mark.parametrize(
    ("now_ms", "before_ms", "slower"),
    [(300, 100, True), (299, 100, False), (99, 10, False), (300, None, False), (300, 0, False)],
)
def test_latency_regresses_by_a_factor_that_can_be_felt(now_ms, before_ms, slower):
    found = verdict(p95_ms=now_ms, p95_an_hour_ago_ms=before_ms)

    assert ("latency_regression" in codes(found)) is slower


@pytest.mark.parametrize(
    ("ratios", "severity"),
    [
        ({"5m": 0.0144, "1h": 0.0144, "30m": 0, "6h": 0}, "critical"),
        ({"5m": 0.5, "1h": 0.001, "30m": 0.006, "6h": 0.006}, "warning"),
        ({"5m": 0.5, "1h": 0.001, "30m": 0.5, "6h": 0.001}, "info"),
    ],
)
def test_a_budget_burns_too_fast_when_both_windows_say_so(ratios, severity):
    found = verdict(slo=99.9, error_ratio_over=ratios)

    assert [one.severity for one in found.reasons if one.code == "slo_burn"] == [severity]


def test_nobody_asking_is_idle_unless_something_is_wrong():
    quiet = {"rps": 0.0, "error_ratio": None, "p95_ms": None}

    assert verdict(**quiet).status == "idle"
    assert verdict(Resources(wanted=3, available=2), **quiet).status == "degraded"


@pytest.mark.parametrize(
    ("doubt", "confidence"),
    [
        ({"error_ratio": None}, "medium"),
        ({"p95_ms": None, "mean_ms": 30}, "medium"),
        ({"has_past": False}, "medium"),
        ({"partial": True}, "medium"),
        ({"resources": None}, "medium"),
        ({}, "high"),
    ],
)
def test_confidence_falls_with_what_is_missing(doubt, confidence):
    assert verdict(**doubt).confidence == confidence


def test_thresholds_can_be_others():
    assert verdict(limits=Thresholds(p95_degraded_ms=30)).status == "degraded"


def alone(resources: Resources | None, **known) -> Verdict:
    facts = Facts(
        service="chekout",
        namespace="default",
        window="5m",
        window_s=300,
        discovery=discovery(found=None, **known),
        resources=resources,
    )
    return judge(facts)


def test_nothing_under_that_name_is_unknown_with_near_names_and_other_namespaces():
    found = alone(Resources(), names=("checkout", "homepage"), elsewhere=("shop",))

    assert (found.status, codes(found)) == ("unknown", ["not_found"])
    assert found.reasons[0].message == (
        "no series of 'chekout' in namespace 'default'; found in namespace shop; "
        "services there: checkout"
    )


@pytest.mark.parametrize(
    ("resources", "status"),
    [
        (RUNNING, "healthy"),
        (Resources(wanted=1, available=1), "healthy"),
        (Resources(wanted=0, available=0), "idle"),
        (Resources(wanted=1), "unknown"),
        (Resources(restarts=0), "unknown"),
        (Resources(cpu=Usage(used=1), targets=2, targets_down=2), "unknown"),
    ],
)
def test_without_request_metrics_what_runs_it_decides(resources, status):
    assert alone(resources).status == status
