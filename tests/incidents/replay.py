"""All worlds at once: one API double, one real Prometheus, Jamie in one process over HTTP.

A world is a namespace, so none sees another. Judging an answer is here too, for scores and tests.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.server import KubeApi
from deploy.demo.prometheus import PrometheusServer
from shared.domain.incidents.runbooks import RUNBOOKS
from tests.incidents.place import NOW_S, Place, World
from tests.support.loopback import PLAIN
from tests.support.processes import free_port, isolated_env, serve_all

Json = dict[str, Any]
SURE = 0.5  # a hypothesis with less is no confident verdict


@dataclass(frozen=True)
class Replay:
    """Jamie over the worlds."""

    url: str
    cluster: Cluster

    def ask(self, one: World, **more: object) -> tuple[Json, float]:
        """Return the answer to a world's question and the seconds that it took."""
        body = {**one.ask, "namespace": one.name, "at": str(NOW_S), **more}
        return self.post(body)

    def post(self, body: Json) -> tuple[Json, float]:
        response = httpx.post(f"{self.url}/incident-response", json=body, **PLAIN,
                              timeout=20)  # fmt: skip
        assert response.status_code == 200, response.text
        return response.json(), response.elapsed.total_seconds()


@contextmanager
def replaying(worlds: Sequence[World], home: Path, **env: str) -> Iterator[Replay]:
    """Serve the worlds."""
    cluster, series = Cluster(), []
    for one in worlds:
        place = Place(one.name)
        one.build(place)
        cluster.add(*place.objects)
        for pod, container, text, previous in place.logs:
            cluster.put_log(one.name, pod, container, text, previous=previous)
        series += place.series
    past = "\n".join([*series, "# EOF", ""])
    with KubeApi(cluster) as api, PrometheusServer(home / "prometheus", openmetrics=past) as tsdb:
        settings = {"KUBERNETES_API_URL": api.url, "PROMETHEUS_URL": tsdb.url, **env}
        port = free_port()
        whole = isolated_env(home, AGENT_SERVICE_URL="", **settings)
        with serve_all(port, env=whole, log=home / "log"):
            yield Replay(f"http://127.0.0.1:{port}", cluster)


def faults(one: World, answer: Json) -> list[str]:
    """Return what is wrong with an answer; nothing when it is right."""
    likely = [h for h in answer["hypotheses"] if not h["ruled_out"] and h["confidence"] >= SURE]
    found = [] if answer["status"] == one.status else [f"status {answer['status']}"]
    first = next((h["category"] for h in answer["hypotheses"] if not h["ruled_out"]), "")
    if one.category and first not in one.category:
        found.append(f"first cause {first or 'none'}")
    if not one.category and likely:
        found.append(f"blames {likely[0]['category']}")
    found += [f"lacks {word!r}" for word in one.must if word not in answer["response"]]
    found += [f"says {h['category']}" for h in likely if h["category"] in one.never]
    return found


# Numbers, and names with a digit, dash or slash in them: what a reader would take as a fact.
_FACT = re.compile(r"[\w./@:-]*\d[\w./@:%-]*|[a-z][a-z0-9]*(?:-[a-z0-9]+)+")


def unbacked(answer: Json) -> list[str]:
    """Return the names and numbers of a report that its evidence list does not hold."""
    held = json.dumps(answer["evidence"], ensure_ascii=False).replace('\\"', '"')
    held += re.sub(r"\.\d+(?=Z)", "", held)  # a stamp is told to the second
    said = [answer["response"], *(entry["event"] for entry in answer["timeline"]),
            *(entry["at"] for entry in answer["timeline"]),
            *(h["title"] for h in answer["hypotheses"]),
            *(step["command"] or "" for step in answer["next_steps"])]  # fmt: skip
    # Our own words: flags and resources in a runbook's command.
    ours = " ".join(one.command for one in RUNBOOKS.values())
    known = {answer["namespace"], *_FACT.findall(ours)}
    facts = {fact.strip(".,:;()'`") for text in said for fact in _FACT.findall(text)}
    return sorted(fact for fact in facts if fact not in held and fact not in known and fact)


def score(worlds: Sequence[World], replay: Replay) -> dict[str, list[str]]:
    """Return the faults of each world that has some, printing them and the score."""
    wrong: dict[str, list[str]] = {}
    for one in worlds:
        answer, took_s = replay.ask(one)
        found = [*faults(one, answer), *([f"took {took_s:.1f} s"] if took_s > 3 else [])]
        if found:
            wrong[one.name] = found
    return wrong
