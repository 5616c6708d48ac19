"""The image's server: every function under it, its end in good order, and what it leaves out."""

import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest

from functions.__main__ import DECLARATIONS, ENDPOINTS
from tests.support.loopback import PLAIN
from tests.support.processes import ROOT, Process, free_port, isolated_env
from tests.support.servers import Reply, ScriptedServer

EMPTY_VECTOR = b'{"status":"success","data":{"resultType":"vector","result":[]}}'
CONTAINER = [sys.executable, "-m", "shared.edge.container"]
LEFT_OUT = """
import sys
from shared.edge.container import framework
framework().create_asgi_app("{name}", "functions/{name}/main.py")
left_out = ("flask.app", "jinja2", "werkzeug.serving", "gunicorn")
sys.exit(", ".join(name for name in left_out if name in sys.modules) or 0)
"""


def container(name: str, folder: Path, **more: str) -> tuple[str, Process]:
    port = free_port()
    env = isolated_env(
        folder,
        FUNCTION_TARGET=name,
        FUNCTION_SOURCE=f"functions/{name}/main.py",
        HOST="127.0.0.1",
        PORT=str(port),
        **more,
    )
    process = Process(CONTAINER, env=env, log=folder / "log")
    process.wait_for(f"http://127.0.0.1:{port}/health")
    return f"http://127.0.0.1:{port}", process


@pytest.mark.parametrize("name", [one.name for one in (*DECLARATIONS, *ENDPOINTS)])
def test_each_function_is_served_and_ends_in_good_order(name, tmp_path):
    url, process = container(name, tmp_path)
    with process:
        health = httpx.get(f"{url}/health", **PLAIN)
        unknown = httpx.post(f"{url}/no/such/path", json={}, **PLAIN)
        process.stop()

    assert health.json()["service"] == name
    assert unknown.status_code in {400, 404}
    assert "server" not in health.headers
    assert "Traceback" not in process.text()


def test_a_request_that_runs_at_sigterm_is_finished(tmp_path):
    release = threading.Event()
    slow = Reply(body=EMPTY_VECTOR, hold=release)
    answers: list[httpx.Response] = []
    with ScriptedServer(lambda _asked: slow) as prometheus:
        url, process = container("prometheus_query", tmp_path, PROMETHEUS_URL=prometheus.url)
        asking = threading.Thread(
            target=lambda: answers.append(httpx.post(url, json={"query": "up"}, **PLAIN))
        )
        asking.start()
        assert prometheus.arrived.wait(10)
        process.popen.terminate()
        release.set()
        asking.join(15)
        process.stop()

    assert [one.json()["status"] for one in answers] == ["empty"]


@pytest.mark.parametrize("name", ["mcp", "golden_signals"])
def test_what_only_synchronous_functions_need_is_not_loaded(name, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LEFT_OUT.format(name=name)],
        cwd=ROOT,
        env=isolated_env(tmp_path),
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_a_function_that_is_not_there_is_said_at_once(tmp_path):
    env = isolated_env(tmp_path, FUNCTION_TARGET="nothing", FUNCTION_SOURCE="functions/x/main.py")
    with Process(CONTAINER, env=env, log=tmp_path / "log") as process:
        assert process.popen.wait(20) != 0
        assert "functions/x/main.py" in process.text()
