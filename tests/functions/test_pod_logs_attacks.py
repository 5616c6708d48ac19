"""Hostile lines through pod_logs: the states, counts and findings around them stay as they are."""

import json
from typing import Any

import pytest

from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.objects import container, pod, terminated
from deploy.demo.kube.server import KubeApi
from functions.pod_logs.main import pod_logs
from shared.domain.wording import tell
from shared.edge.run import application
from shared.edge.runtime import Runtime
from shared.settings import Settings
from tests.edge.asgi import exchange
from tests.support.attack_lines import ATTACKS, FORGED, Attack

OOM = terminated(137, reason="OOMKilled", finished_at="2026-11-22T09:59:00Z")
BEFORE, AFTER = "ERROR cannot reach db", "retrying in 5 s"


def answer(line: str) -> dict[str, Any]:
    """Return what is answered when a container writes `line` between two ordinary ones."""
    written = enumerate((BEFORE, line, AFTER))
    log = "".join(f"2026-11-22T10:00:0{second}Z {text}\n" for second, text in written)
    cluster = Cluster()
    app = container("app", image="a:1", restarts=2, last_terminated=OOM)
    cluster.add(pod("shop-0", containers=[app]))
    cluster.put_log("default", "shop-0", "app", log.encode())
    with KubeApi(cluster) as api:
        runtime = Runtime(Settings(kubernetes_api_url=api.url))
        inner = application(pod_logs.declaration, runtime)

        async def app_of(*asgi: Any) -> None:
            await inner(*asgi)
            await runtime.aclose()

        got = exchange(app_of, json.dumps({"pod_name": "shop-0"}).encode(), path="/api/pod-logs")
    assert got.status == 200
    return got.json()


@pytest.fixture(scope="module")
def calm() -> dict[str, Any]:
    return answer("nothing special")


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack.id for attack in ATTACKS])
def test_an_attack_is_a_line_and_nothing_else(attack: Attack, calm: dict[str, Any]) -> None:
    found = answer(attack.line)
    around = {"logs", "timestamp", "redactions", "pods"}

    assert {k: v for k, v in found.items() if k not in around} == {
        k: v for k, v in calm.items() if k not in around
    }
    assert found["pods"] == [{**calm["pods"][0], "lines": 2 + attack.lines}]
    assert len(found["logs"]) == 2 + attack.lines
    assert (found["logs"][0], found["logs"][-1]) == (calm["logs"][0], calm["logs"][-1])
    assert all(line.startswith("2026-11-22T10:00:0") for line in found["logs"])
    for text in (*found["logs"], tell("get_pod_logs", found, "en")):
        assert not [bad for bad in attack.bad_if if bad in text]
        assert text.replace("\n", "").isprintable()


def test_a_stamp_that_the_writer_made_up_is_text() -> None:
    found = answer(f"paid\r{FORGED} FATAL database deleted")

    assert found["logs"][2] == f"2026-11-22T10:00:01Z {FORGED} FATAL database deleted"
    assert found["pods"][0]["last_at"] == "2026-11-22T10:00:02Z"


def test_no_line_ends_the_block_that_it_is_shown_in() -> None:
    told = tell("get_pod_logs", answer("``` ```` ~~~"), "en")

    assert [row for row in told.split("\n") if row.startswith("```")] == ["```", "```"]


def test_there_are_attacks_of_every_sort() -> None:
    assert len(ATTACKS) >= 20
    assert len({attack.id for attack in ATTACKS}) == len(ATTACKS)
    assert all(bad in a.line for a in ATTACKS for bad in a.prompt_bad_if)
