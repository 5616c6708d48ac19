"""Decisions: what a deployment lacks, the namespace beside the message, and each kind of answer."""

import pytest

from shared.domain.routing import TOOLS, Decision, decide

TODAY = ("check_golden_signals", "query_prometheus", "get_pod_logs", "health_check")
LOG_LINES = "what is wrong?\n2026-11-20T10:00:00Z ERROR refused\n2026-11-20T10:00:01Z WARN retry"


def calls(decision: Decision) -> list[tuple[str, dict[str, object]]]:
    return [(call.tool, call.arguments) for call in decision.calls]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (
            "analyze the logs of pod cart-0 in ns shop since 1 hour ago",
            ("get_pod_logs", {"pod_name": "cart-0", "namespace": "shop", "since": "1h"}),
        ),
        ("explain the logs of checkout", ("get_pod_logs", {"service_name": "checkout"})),
        (
            "sev1: checkout-api returns 503 for all users since the deploy",
            ("check_golden_signals", {"service_name": "checkout-api"}),
        ),
    ],
)
def test_a_missing_tool_is_stood_in_for_where_a_workload_is_named(message, expected):
    decision = decide(message, tools=TODAY)

    assert calls(decision) == [expected]
    assert "no " in decision.why


@pytest.mark.parametrize(
    ("message", "intent"),
    [
        ("the whole site is down, what do we do?", "incident_response"),
        ("what alerts should I set up for kafka?", "monitoring_advice"),
        (LOG_LINES, "analyze_logs"),
    ],
)
def test_what_no_tool_here_can_serve_becomes_a_question(message, intent):
    decision = decide(message, tools=TODAY)

    assert (decision.kind, decision.intent, decision.calls) == ("question", intent, ())


@pytest.mark.parametrize(
    "message", ["are you up? run your health check", "is checkout ok?", "up == 0"]
)
def test_without_any_tool_everything_is_a_question(message):
    assert decide(message, tools=()).kind == "question"


def test_pasted_lines_become_the_logs_where_they_can_be_analyzed():
    decision = decide(LOG_LINES, tools=TOOLS)

    assert calls(decision) == [("analyze_logs", {"logs": LOG_LINES.partition("\n")[2]})]


@pytest.mark.parametrize(
    ("message", "namespace"),
    [
        ("is checkout ok?", "beside"),
        ("is checkout ok in namespace shop?", "shop"),
        ("is checkout ok in prod?", "prod"),
        ("logs of cart-0 (monitoring)", "monitoring"),
        ("logs do pod cart-0 no namespace loja", "loja"),
    ],
)
def test_a_namespace_in_the_words_wins_over_the_one_beside_the_message(message, namespace):
    decision = decide(message, tools=TOOLS, namespace="beside")

    assert decision.calls[0].arguments["namespace"] == namespace


def test_no_namespace_is_put_in_when_none_was_given_or_said():
    assert calls(decide("is checkout ok?", tools=TOOLS)) == [
        ("check_golden_signals", {"service_name": "checkout"})
    ]


def test_a_namespace_beside_the_message_does_not_narrow_a_written_query():
    decision = decide("up == 0", tools=TOOLS, namespace="beside")

    assert calls(decision) == [("query_prometheus", {"query": "up == 0"})]


@pytest.mark.parametrize(
    ("message", "missing", "intent"),
    [
        ("check the golden signals", "service_name", "check_golden_signals"),
        ("qual a latência?", "service_name", "check_golden_signals"),
        ("any errors?", "service_name", "check_golden_signals"),
        ("show me the logs", "pod_name", "get_pod_logs"),
        ("kubectl logs", "pod_name", "get_pod_logs"),
        ("run a promql query", "query", "query_prometheus"),
    ],
)
def test_a_request_without_its_object_is_asked_back(message, missing, intent):
    decision = decide(message, tools=TODAY)

    assert (decision.kind, decision.missing, decision.intent) == ("clarify", missing, intent)


@pytest.mark.parametrize(
    ("message", "kind", "language"),
    [
        ("Hello Jamie!", "greeting", "en"),
        ("bom dia jamie, tudo bem?", "greeting", "pt"),
        ("thanks, that fixed it 🙏", "thanks", "en"),
        ("valeu, resolveu", "thanks", "pt"),
        ("what can you do?", "capabilities", "en"),
        ("o que você sabe fazer?", "capabilities", "pt"),
        ("write me a haiku about kubernetes", "offtopic", "en"),
        ("me conta uma piada", "offtopic", "pt"),
        ("🙏🙏", "offtopic", "en"),
        ("", "offtopic", "en"),
        ("what is a pod disruption budget?", "question", "en"),
        ("como funciona o HPA?", "question", "pt"),
        ("explain `rate(http_requests_total[5m])`", "question", "en"),
        ("write a promql query for the error rate", "question", "en"),
    ],
)
def test_what_needs_no_tool_is_told_apart(message, kind, language):
    decision = decide(message, tools=TOOLS)

    assert (decision.kind, decision.language, decision.calls) == (kind, language, ())


@pytest.mark.parametrize(
    "message",
    [
        "what is a healthy error rate?",
        "how much memory should I give a java app?",
        "is chaos engineering useful?",
        "is it better to use HPA or VPA?",
        "what's the role of an incident commander?",
        "o que é golden signals?",
        "quando usar um daemonset?",
        "I'm on call this week",
        "the checkout team is hiring",
        "check it again",
        "and in prod?",
        "asdfghjkl",
    ],
)
def test_talk_that_asks_for_nothing_here_calls_no_tool(message):
    assert decide(message, tools=TOOLS).kind == "question"


@pytest.mark.parametrize(
    ("message", "services"),
    [
        ("compare cartservice and adservice golden signals", ["cartservice", "adservice"]),
        ("compare cart with checkout", ["cart", "checkout"]),
        ("golden signals for homepage, cart & checkout", ["homepage", "cart", "checkout"]),
        ("como estão o catalogo e o estoque?", ["catalogo", "estoque"]),
        ("check alpha, beta, gamma, delta and epsilon", ["alpha", "beta", "gamma"]),
    ],
)
def test_one_tool_is_called_for_each_of_several_names_up_to_three(message, services):
    decision = decide(message, tools=TOOLS)

    assert [call.arguments["service_name"] for call in decision.calls] == services
    assert {call.tool for call in decision.calls} == {"check_golden_signals"}


def test_each_half_of_a_comparison_keeps_its_own_namespace():
    decision = decide("compare checkout in prod and checkout in staging", tools=TOOLS)

    assert [call.arguments["namespace"] for call in decision.calls] == ["prod", "staging"]


def test_two_requests_in_one_message_become_two_tools():
    message = "what is the p95 of checkout and give me the last 50 lines of checkout-0"

    assert calls(decide(message, tools=TOOLS)) == [
        ("check_golden_signals", {"service_name": "checkout"}),
        ("get_pod_logs", {"pod_name": "checkout-0", "tail_lines": 50}),
    ]


def test_a_request_without_a_name_borrows_its_neighbours():
    decision = decide("check the logs and the golden signals of checkout", tools=TOOLS)

    assert [(call.tool, call.arguments["service_name"]) for call in decision.calls] == [
        ("get_pod_logs", "checkout"),
        ("check_golden_signals", "checkout"),
    ]


def test_a_complaint_beside_a_request_calls_no_tool_of_its_own():
    decision = decide("show the logs of checkout, it is slow and users see errors", tools=TOOLS)

    assert [call.tool for call in decision.calls] == ["get_pod_logs"]


def test_a_slip_is_forgiven_in_the_vocabulary_and_kept_in_the_name():
    decision = decide("chekc golden signlas for the forntend service in namespce shop", tools=TOOLS)

    assert calls(decision) == [
        ("check_golden_signals", {"service_name": "forntend", "namespace": "shop"})
    ]


def test_a_name_that_only_normalisation_makes_is_asked_for():
    kelvin_sign = "\N{KELVIN SIGN}"  # NFC turns it into a plain K

    decision = decide(f"golden signals for {kelvin_sign}afkaservice", tools=TOOLS)

    assert (decision.kind, decision.missing) == ("clarify", "service_name")


@pytest.mark.parametrize(
    ("message", "query"),
    [
        ("how many pods are in CrashLoopBackOff?",
         'sum(kube_pod_container_status_waiting_reason{reason="CrashLoopBackOff"})'),
        ("which pods are pending in ns batch?",
         'kube_pod_status_phase{phase="Pending",namespace="batch"} == 1'),
        ("quais targets estão fora do ar?", "up == 0"),
        ("list the pods that are not running",
         'kube_pod_status_phase{phase!~"Running|Succeeded"} == 1'),
        ("how many nodes are ready?",
         'sum(kube_node_status_condition{condition="Ready",status="true"})'),
        ("how many replicas does checkout have?",
         'kube_deployment_status_replicas_available{deployment="checkout"}'),
        ("http_requests_total for checkout",
         'http_requests_total{job="checkout"} or http_requests_total{service="checkout"}'),
        ("memory of pod jamie-0?", 'container_memory_working_set_bytes{pod="jamie-0"}'),
        ("node_load1 for pod jamie-0 please", 'node_load1{pod="jamie-0"}'),
        ("which alerts are firing?", 'ALERTS{alertstate="firing"}'),
        ("top pods by restarts in the last 6 hours",
         "topk(10, increase(kube_pod_container_status_restarts_total[6h]) > 0)"),
    ],
)  # fmt: skip
def test_a_well_known_question_becomes_promql_with_the_users_names_only(message, query):
    assert calls(decide(message, tools=TOOLS)) == [("query_prometheus", {"query": query})]


@pytest.mark.parametrize(
    "message",
    [
        "how much memory is homepage using?",
        "quanto de memória o homepage está usando?",
        "is homepage using too much memory?",
    ],
)
def test_what_one_service_uses_is_among_its_golden_signals(message):
    (call,) = decide(message, tools=TOOLS).calls

    assert (call.tool, call.arguments) == ("check_golden_signals", {"service_name": "homepage"})


@pytest.mark.parametrize(
    "message",
    [
        "what is eating all the memory?",
        "quem está consumindo memória?",
        "who is hogging all the memory?",
        "which pods are using the most memory?",
    ],
)
def test_who_takes_the_memory_is_a_list_of_pods(message):
    (call,) = decide(message, tools=TOOLS).calls

    assert call.tool == "query_prometheus"
    assert "topk(10, sum by (namespace, pod)" in str(call.arguments["query"])
