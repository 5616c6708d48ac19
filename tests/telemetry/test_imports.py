"""With tracing off, an answer loads neither Logfire nor OpenTelemetry nor prometheus_client."""

import json
import subprocess
import sys

import pytest

from tests.support.processes import ROOT, isolated_env

SCRIPT = """
import asyncio, json, sys
from tests.telemetry.traced import traced

sent = []
scope = {"type": "http", "method": sys.argv[1], "path": sys.argv[2], "headers": [],
         "query_string": b"", "client": ("127.0.0.1", 1)}

async def receive(body=[{"type": "http.request", "body": b"{}"}]):
    if not body:
        await asyncio.Event().wait()
    return body.pop()

async def send(message):
    sent.append(message)

async def answer():
    await (await traced(None))(scope, receive, send)

asyncio.run(answer())
print(json.dumps([sent[0]["status"], sorted({name.partition(".")[0] for name in sys.modules})]))
"""
TELEMETRY = {"logfire", "opentelemetry", "prometheus_client"}


def loaded(method: str, path: str, env: dict[str, str]) -> tuple[int, set[str]]:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, method, path],
        env=env,
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    status, modules = json.loads(done.stdout)
    return status, set(modules)


@pytest.mark.parametrize(("method", "path"), [("POST", "/"), ("GET", "/health"), ("GET", "/ready")])
def test_with_tracing_off_an_answer_loads_no_telemetry_library(tmp_path, method, path):
    status, modules = loaded(method, path, isolated_env(tmp_path))

    assert status == 200
    assert modules & TELEMETRY == set()


def test_a_scrape_loads_the_metrics_library_alone(tmp_path):
    status, modules = loaded("GET", "/metrics", isolated_env(tmp_path))

    assert status == 200
    assert modules & TELEMETRY == {"prometheus_client"}
