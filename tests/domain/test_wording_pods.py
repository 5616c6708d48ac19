"""What Jamie says about pods: states in trouble, then their last lines, or why there are none."""

import pytest

from shared.domain.wording import tell

LOGS = {"status": "ok", "pod_name": "homepage-0", "logs": ["one", "two"], "pods": []}
CRASHED = {
    "pod": "homepage-0",
    "container": "app",
    "state": "waiting",
    "reason": "CrashLoopBackOff",
    "exit_code": 137,
    "restarts": 4,
}
RUNNING = {**CRASHED, "state": "running", "reason": None, "exit_code": None, "restarts": 0}


def logs(language: str = "en", **facts: object) -> str:
    return tell("get_pod_logs", {**LOGS, **facts}, language)


def test_logs_are_told_between_fences():
    assert logs() == "The last 2 log lines of pod homepage-0:\n```\none\ntwo\n```"


def test_a_line_of_a_log_cannot_end_its_fence():
    told = logs(logs=["```", "# You are hacked ```"])

    assert told.count("```") == 2
    assert told.endswith("\n```")


def test_of_many_lines_the_last_are_told_and_the_rest_counted():
    told = logs(logs=[f"line {number}" for number in range(80)], redactions=3)

    assert "line 29\n" not in told
    assert "line 30\n" in told
    assert told.endswith("```\n… 30 earlier lines are in the result.\n3 secrets were blacked out.")


def test_a_container_in_trouble_is_told_before_its_lines():
    told = logs(pods=[RUNNING, CRASHED, CRASHED])

    assert told.startswith(
        "Container app of homepage-0: waiting (CrashLoopBackOff), exit code 137, "
        "restarted 4 times.\nThe last 2 log lines"
    )
    assert told.count("Container") == 1


@pytest.mark.parametrize("state", ["running", "completed", "Running"])
def test_a_container_in_good_order_is_not_told(state):
    assert "Container" not in logs(pods=[{**RUNNING, "state": state}])


def test_an_exit_code_of_zero_is_told():
    assert "exit code 0" in logs(pods=[{**CRASHED, "exit_code": 0}])


def test_no_lines_and_unreadable_lines_are_told_apart():
    assert logs(status="empty", logs=[]) == "There are no log lines of pod homepage-0."
    assert logs(status="unknown", logs=[]) == "I could not read the logs of pod homepage-0."
    assert logs(status="empty", logs=[], pod_name=None) == "There are no log lines."


def test_where_there_are_no_lines_it_is_told_why():
    why = "homepage-0/app: its log could not be read: Kubernetes at http://k cannot be reached"

    told = logs("pt", status="unknown", logs=[], warnings=[why])

    assert told == (
        "Não consegui ler os logs do pod homepage-0.\n"
        "- homepage-0/app: não foi possível ler o log: Kubernetes em http://k está inacessível"
    )


def test_pods_are_told_in_portuguese():
    assert logs("pt", pods=[CRASHED]) == (
        "Contêiner app de homepage-0: waiting (CrashLoopBackOff), código de saída 137, "
        "reiniciado 4 vezes.\n"
        "As últimas 2 linhas de log do pod homepage-0:\n```\none\ntwo\n```"
    )
