"""Questions about everything, lists and rankings: from "anything on fire?" to "slowest service"."""

import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from shared.domain.routing import TOOLS, Decision, decide
from shared.domain.routing.decision import (
    CHECK_GOLDEN_SIGNALS,
    INCIDENT_RESPONSE,
    MONITORING_ADVICE,
    QUERY_PROMETHEUS,
)

WRITTEN = Path(__file__).with_name("routing_overview.txt")


class Row(NamedTuple):
    kind: str
    name: str
    language: str
    message: str


def rows(path: Path) -> list[Row]:
    lines = [line for line in path.read_text().splitlines() if line and line[0] != "#"]
    parted = (line.split("|", 2) for line in lines)
    return [
        Row(*expected.partition(":")[::2], language, text) for expected, language, text in parted
    ]


def is_right(row: Row, found: Decision) -> bool:
    calls = [(call.tool, call.arguments) for call in found.calls]
    tool, arguments = calls[0] if calls else ("", {})
    match row.kind:
        case "overview":
            said = (arguments.get("namespace", ""), "service_name" in arguments)
            return len(calls) == 1 and tool == INCIDENT_RESPONSE and said == (row.name, False)
        case "list":
            return len(calls) == 1 and tool == QUERY_PROMETHEUS
        case "service":
            return arguments.get("service_name") == row.name
        case "talk":
            return not calls and found.kind != "clarify"
    return tool == MONITORING_ADVICE or (not calls and found.kind == "question")


def test_a_stranger_s_questions_about_everything_are_routed(capsys):
    asked = rows(WRITTEN)

    wrong = [
        (row, found)
        for row in asked
        if not is_right(row, found := decide(row.message, tools=TOOLS))
    ]
    with capsys.disabled():
        sys.stdout.write(f"\nrouting, overview: {len(asked) - len(wrong)} of {len(asked)}\n")
    assert len(asked) >= 450
    assert len(wrong) <= 0.02 * len(asked), wrong


def test_every_kind_of_question_is_among_them_in_both_languages():
    kinds = Counter(row.kind for row in rows(WRITTEN))

    assert min(kinds[kind] for kind in ("overview", "list", "service", "talk", "knowledge")) >= 15
    assert Counter(row.language for row in rows(WRITTEN))["pt"] >= 50


@pytest.mark.parametrize("message", ["anything wrong", "algo errado", "any issues right now"])
def test_a_bare_question_is_about_what_was_spoken_of_and_else_about_everything(message):
    alone = decide(message, tools=TOOLS)
    later = decide(message, tools=TOOLS, earlier=["golden signals of cart in prod"])
    of_all = decide(f"{message} in the cluster", tools=TOOLS, earlier=["golden signals of cart"])

    about_cart = {"service_name": "cart", "namespace": "prod"}
    assert [call.tool for call in alone.calls] == [INCIDENT_RESPONSE]
    assert [(c.tool, c.arguments) for c in later.calls] == [(CHECK_GOLDEN_SIGNALS, about_cart)]
    assert [call.tool for call in of_all.calls] == [INCIDENT_RESPONSE]


EACH = "sum by (namespace, service, job)"
ALL = f'{EACH} (rate(http_requests_total{{namespace="shop"}}[5m]))'
COUNTED = f'{EACH} (rate(http_requests_errors_total{{namespace="shop"}}[5m]))'
CODED = f'{EACH} (rate(http_requests_total{{status=~"5..",namespace="shop"}}[5m]))'
BUCKETS = "sum by (namespace, service, job, le) (rate(http_request_duration_seconds_bucket[1h]))"
CPU = 'rate(container_cpu_usage_seconds_total{container!=""}[5m])'


@pytest.mark.parametrize(
    ("message", "query"),
    [
        ("which service has the most errors in namespace shop?",
         f"topk(5, {COUNTED} / {ALL} or {CODED} / {ALL})"),
        ("slowest services by p99 over the last hour",
         f"topk(5, histogram_quantile(0.99, {BUCKETS}))"),
        ("qual serviço recebe mais tráfego?", f"topk(5, {EACH} (rate(http_requests_total[5m])))"),
        ("rank namespaces by cpu", f"topk(5, sum by (namespace) ({CPU}))"),
    ],
)  # fmt: skip
def test_a_ranking_is_one_query_over_all_services(message, query):
    assert [call.arguments for call in decide(message, tools=TOOLS).calls] == [{"query": query}]


@pytest.mark.parametrize(
    ("message", "like"),
    [("which metrics are there about memory?", "memory"), ("list metrics like http_requests", ""),
     ("quais métricas existem sobre requests?", "requests"),
     ("which metrics should I alert on?", ""), ("what metrics exist for redis", "redis")],
)  # fmt: skip
def test_metrics_are_looked_up_by_what_they_are_about(message, like):
    sought = [call.arguments.get("metrics_like") for call in decide(message, tools=TOOLS).calls]

    assert (sought == [like]) == bool(like)


@pytest.mark.parametrize(
    "message",
    ["I read an article about errors in distributed systems, what do you think?",
     "what makes a cluster healthy?", "how do I check if a cluster is healthy?", "tudo bem?"],
)  # fmt: skip
def test_talk_and_knowledge_look_at_no_cluster(message):
    assert decide(message, tools=TOOLS).calls == ()
