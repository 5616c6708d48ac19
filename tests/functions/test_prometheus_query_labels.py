"""Labels that hold a credential, as blackbox probes and careless exporters write them."""

import json

from shared.domain.logs.redact import Redactor
from tests.domain.redaction_random import MIXED
from tests.functions.prometheus_query_asking import ask
from tests.support.servers import Reply, ScriptedServer


def series(**labels: str) -> dict:
    return {"metric": {"__name__": "probe_success", **labels}, "value": [1700000000, "1"]}


def answered(*items: dict) -> list[dict]:
    body = {"status": "success", "data": {"resultType": "vector", "result": list(items)}}
    with ScriptedServer(lambda _: Reply(body=json.dumps(body).encode())) as server:
        answer = ask(server.url, "probe_success").model_dump_json()
    assert MIXED not in answer
    return json.loads(answer)["result"]


def test_the_credential_goes_and_everything_else_stays() -> None:
    (found,) = answered(
        series(
            instance=f"https://probe:{MIXED}@nas.lab/health",
            target=f"https://nas.lab/api?access_token={MIXED}&v=1",
            job="blackbox",
        )
    )

    assert found["value"] == [1700000000, "1"]
    assert found["metric"]["job"] == "blackbox"
    assert found["metric"]["instance"].startswith("https://probe:[URL_PASSWORD:")
    assert found["metric"]["instance"].endswith("]@nas.lab/health")
    assert found["metric"]["target"].endswith("&v=1")


def test_addresses_stay_because_the_next_query_names_them() -> None:
    labels = {
        "instance": "203.0.113.9:9100",
        "image": "ghcr.io/acme/app@sha256:" + "ab12" * 16,
        "pod": "shop-7d9c5b6f4-x2x8k",
        "owner": "jane@example.com",
    }

    assert answered(series(**labels))[0]["metric"] == {"__name__": "probe_success", **labels}


def test_what_is_spared_in_labels_is_redacted_in_logs() -> None:
    line = "203.0.113.9 jane@example.com password=hunter2"

    assert "hunter2" not in Redactor(people=False).redact(line)
    assert Redactor(people=False).redact(line).startswith("203.0.113.9 jane@example.com ")
    assert "203.0.113.9" not in Redactor().redact(line)
