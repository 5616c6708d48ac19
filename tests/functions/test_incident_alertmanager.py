"""A real Alertmanager delivers its webhooks to the function: alerts, storms, resolved ones."""

import queue
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.support.alertmanager import PROGRAM, alertmanager, raise_alerts
from tests.support.loopback import PLAIN
from tests.support.servers import Asked, Reply, ScriptedServer

pytestmark = [pytest.mark.real("prometheus", PROGRAM)]
ARRIVES_WITHIN_S = 20.0
STORM = 500
Json = dict[str, Any]


class Relay:
    """Passes what Alertmanager sends on to the function, byte for byte, and keeps the answers."""

    def __init__(self, jamie_url: str) -> None:
        self._url = f"{jamie_url}/incident-response"
        self.answers: queue.Queue[tuple[int, Json]] = queue.Queue()

    def __call__(self, asked: Asked) -> Reply:
        sent = {"content-type": asked.headers["content-type"]}
        got = httpx.post(self._url, content=asked.body, headers=sent, **PLAIN, timeout=20)
        self.answers.put((got.status_code, got.json()))
        return Reply(status=got.status_code, body=got.content)

    def next(self) -> Json:
        status, answer = self.answers.get(timeout=ARRIVES_WITHIN_S)
        assert status == 200, answer
        return answer


@pytest.fixture
def relay(jamie_url: str) -> Relay:
    return Relay(jamie_url)


@pytest.fixture
def alerting(relay: Relay, jamie_url: str, tmp_path: Path) -> Iterator[str]:
    """An Alertmanager that sends both to the function itself and to the relay."""
    with (
        ScriptedServer(relay) as between,
        alertmanager(tmp_path, f"{jamie_url}/incident-response", between.url) as url,
    ):
        yield url


def about(service: str, name: str = "HighErrorRate", **more: str) -> dict[str, str]:
    return {"alertname": name, "namespace": "default", "service": service,
            "severity": "critical", **more}  # fmt: skip


def test_an_alert_is_delivered_and_its_cause_found(alerting: str, relay: Relay) -> None:
    raise_alerts(alerting, [about("checkout")])
    answer = relay.next()

    assert (answer["status"], answer["severity"]) == ("investigating", "critical")
    assert answer["service_name"] == "checkout"
    assert answer["hypotheses"][0]["category"] == "bad_rollout"
    assert "alert label service" in answer["response"]
    metrics = httpx.get(f"{alerting}/metrics", **PLAIN).text
    failed = [line for line in metrics.splitlines() if "notifications_failed_total" in line]
    assert all(line.endswith(" 0") for line in failed if 'integration="webhook"' in line)


def test_a_storm_becomes_one_report(alerting: str, relay: Relay) -> None:
    raise_alerts(alerting, [about("checkout", pod=f"checkout-{n}") for n in range(STORM)])
    answer = relay.next()

    assert relay.answers.empty()
    assert f"{STORM} alerts came in, {STORM} of them distinct, {STORM} firing" in answer["response"]
    assert answer["service_name"] == "checkout"
    assert len(answer["evidence"][0]["result"]["alerts"]) < STORM
    assert answer["evidence"][0]["result"]["alerts_left_out"] > 0


def test_resolved_alerts_are_answered_as_resolved(alerting: str, relay: Relay) -> None:
    raise_alerts(alerting, [about("homepage")])
    assert relay.next()["status"] == "healthy"

    raise_alerts(alerting, [about("homepage")], resolved=True)
    answer = relay.next()

    assert (answer["status"], answer["severity"]) == ("resolved", "none")
    assert any("was resolved" in entry["event"] for entry in answer["timeline"])
