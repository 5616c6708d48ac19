"""Errors and latency: the situations that a verdict must get right, one row each.

Numbers of rows are those of the reference's table of cases; rows without one are our own.
"""

from tests.functions.golden_signals_past import (
    NOW,
    P95_45_MS,
    P95_200_MS,
    P95_600_MS,
    P95_2400_MS,
    P95_BEYOND_1_S,
    App,
    Case,
    calm,
)

BUSY = {"200": 150.0}

ERRORS = (
    Case(
        row="1: the seed's own service",
        service="seed",
        past=calm("seed", {"200": 149.85, "500": 0.15}),
        status="healthy",
        says={
            "latency": "45ms (p95)",
            "traffic": "150 req/min",
            "errors": "0.1%",
            "saturation": "CPU: 15%, Memory: 25%",
        },
        confidence="high",
    ),
    Case(
        row="2: no 5xx series at all",
        service="spotless",
        past=calm("spotless", {"200": 60}),
        status="healthy",
        says={"errors": "0%"},
        confidence="high",
    ),
    Case(
        row="3: 1.0% 5xx",
        service="one-percent",
        past=calm("one-percent", {"200": 99, "500": 1}),
        status="degraded",
        says={"errors": "1%"},
        reasons=frozenset({"error_ratio"}),
        words="1% of requests failed (5xx), threshold 1%",
    ),
    Case(
        row="4: 5.1% 5xx",
        service="five-percent",
        past=calm("five-percent", {"200": 94.9, "503": 5.1}),
        status="unhealthy",
        says={"errors": "5.1%"},
        words="5.1% of requests failed (5xx), threshold 5%",
    ),
    Case(
        row="5: every one of 6 requests failed",
        service="six-failed",
        past=calm("six-failed", {"500": 1.2}),
        status="unhealthy",
        says={"errors": "100%"},
        reasons=frozenset({"error_ratio", "few_requests"}),
        confidence="low",
    ),
    Case(
        row="6: 1 of 3 requests failed",
        service="one-of-three",
        past=calm("one-of-three", {"200": 0.4, "500": 0.2}),
        status="degraded",
        says={"errors": "33.3%", "traffic": "0.6 req/min"},
        confidence="low",
    ),
    Case(
        row="7: only a 500 series exists",
        service="only-errors",
        past=calm("only-errors", {"500": 30}),
        status="unhealthy",
        says={"errors": "100%", "traffic": "30 req/min"},
    ),
    Case(
        row="8: 40 errors in a series born within the window",
        service="newborn",
        past=[
            *calm("newborn", {"200": 100}),
            *App("newborn").requests({"500": 0}, start=40, first=NOW - 150),
        ],
        status="unhealthy",
        says={"errors": "7.4%"},  # 40 of 540
    ),
    Case(
        row="9: 30% not found",
        service="lost",
        past=calm("lost", {"200": 70, "404": 30}),
        status="degraded",
        says={"errors": "0%"},
        words="30% of requests were refused (4xx, most of them 404), threshold 20%",
    ),
    Case(
        row="10: 61% refused, 0.05% failed",
        service="stranger",
        past=calm("stranger", {"200": 77.9, "401": 60, "404": 62, "500": 0.1}),
        status="degraded",
        reasons=frozenset({"client_errors"}),
    ),
    Case(
        row="11: 15% not found",
        service="curious",
        past=calm("curious", {"200": 85, "404": 15}),
        status="healthy",
    ),
    Case(
        row="12: 30% rate limited",
        service="limited",
        past=calm("limited", {"200": 70, "429": 30}),
        status="degraded",
        words="rate limited",
    ),
    Case(
        row="13: 40% of clients gave up",
        service="given-up",
        past=calm("given-up", {"200": 60, "499": 40}),
        status="degraded",
        words="look at the latency",
    ),
    Case(
        row="14: failures counted apart, without codes",
        service="uncoded",
        past=[*calm("uncoded", {"": 100}), *App("uncoded").errors(2)],
        status="degraded",
        says={"errors": "2%"},
        confidence="high",
    ),
    Case(
        row="14: neither codes nor a counter of failures",
        service="mute",
        past=calm("mute", {"": 100}),
        status="healthy",
        says={"errors": "no data"},
        confidence="medium",
    ),
    Case(
        row="15: codes grouped as 5xx, in a label of another name",
        service="grouped",
        past=calm("grouped", {"2xx": 99, "5xx": 1}, label="status"),
        status="degraded",
        says={"errors": "1%"},
    ),
)

LATENCY = (
    Case(
        row="27: p95 of 600 ms",
        service="slow",
        past=[*App("slow").requests(BUSY), *App("slow").latency(P95_600_MS)],
        status="degraded",
        says={"latency": "600ms (p95)"},
        words="p95 latency is 600 ms, threshold 500 ms",
    ),
    Case(
        row="28: p95 of 2.4 s",
        service="crawling",
        past=[*App("crawling").requests(BUSY), *App("crawling").latency(P95_2400_MS)],
        status="unhealthy",
        says={"latency": "2400ms (p95)"},
    ),
    Case(
        row="29: p95 beyond the last bucket",
        service="beyond",
        past=[*App("beyond").requests(BUSY), *App("beyond").latency(P95_BEYOND_1_S)],
        status="degraded",
        says={"latency": ">1000ms (p95)"},
        reasons=frozenset({"latency", "last_bucket"}),
    ),
    Case(
        row="30: sum and count, no histogram",
        service="mean-only",
        past=[*App("mean-only").requests(BUSY), *App("mean-only").mean(0.03)],
        status="healthy",
        says={"latency": "30ms (mean)"},
        confidence="medium",
    ),
    Case(
        row="34: 4 times as slow as an hour ago",
        service="slower",
        past=[
            *App("slower").requests(BUSY),
            *App("slower").latency(P95_200_MS),
            *App("slower").latency(P95_45_MS, first=NOW - 3600 - 450, last=NOW - 3600),
        ],
        status="degraded",
        reasons=frozenset({"latency_regression"}),
        words="p95 latency is 200 ms, 4.4 times the 45 ms of an hour ago",
    ),
)
