"""What a function has loaded when it has given its first answer: nothing that it did not need."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.processes import ROOT, isolated_env
from tests.support.servers import Reply, ScriptedServer

HEAVY = ("kubernetes", "boto3", "ollama", "logfire", "opentelemetry", "prometheus_client",
         "prometheus_api_client", "requests", "yaml")  # fmt: skip
EMPTY_VECTOR = b'{"status":"success","data":{"resultType":"vector","result":[]}}'
FIRST_ANSWER = """
import asyncio, json, sys
sys.path.insert(0, ".")
from functions.{name}.main import {name}

async def first_answer():
    app = await {name}(None)
    sent = []
    async def receive():
        if not sent_body:
            sent_body.append(True)
            return {{"type": "http.request", "body": {body!r}, "more_body": False}}
        await asyncio.Event().wait()
    async def send(message):
        sent.append(message)
    sent_body = []
    scope = {{"type": "http", "method": "POST", "path": "/", "headers": [], "query_string": b"",
             "client": ("127.0.0.1", 1)}}
    await app(scope, receive, send)
    return sent[0]["status"]

status = asyncio.run(first_answer())
print(json.dumps([status, sorted(sys.modules)]))
"""


def first_answer(name: str, body: dict[str, object], env: dict[str, str]) -> tuple[int, set[str]]:
    """Let a fresh interpreter give a function's first answer; return status and loaded modules."""
    script = FIRST_ANSWER.format(name=name, body=json.dumps(body).encode())
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=env,
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=True,
    )
    status, modules = json.loads(done.stdout)
    return status, set(modules)


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("golden_signals", {"service_name": "homepage"}, 200),
        ("prometheus_query", {"query": "up"}, 200),
        ("jamie_chat", {"message": "Check the golden signals for homepage service"}, 200),
        ("pod_logs", {"pod_name": "homepage-0"}, 502),
        ("sre_chat", {"message": "What is an error budget?"}, 200),
        ("monitoring_advice", {"topic": "postgres"}, 200),
        ("incident_response", {"description": "is anything wrong in the cluster?"}, 200),
        ("analyze_logs", {"logs": "ERROR connection refused"}, 200),
    ],
)
def test_no_sdk_is_loaded_for_a_first_answer(name, body, status, tmp_path: Path):
    with ScriptedServer(lambda _asked: Reply(body=EMPTY_VECTOR)) as backend:
        env = isolated_env(tmp_path, PROMETHEUS_URL=backend.url)

        answered, modules = first_answer(name, body, env)

    assert answered == status
    assert {module for module in modules if module.partition(".")[0] in HEAVY} == set()


def test_the_edge_alone_needs_neither_pydantic_nor_httpx(tmp_path: Path):
    script = "import sys, shared.edge.run, shared.edge.server; print(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=isolated_env(tmp_path),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )

    assert not {"pydantic", "httpx"} & set(done.stdout.decode().split())
