"""The local server itself: its port, its index, its start and end."""

import subprocess
import sys

import httpx
import pytest

from tests.support.loopback import PLAIN
from tests.support.processes import ROOT, Process, free_port, isolated_env, serve_all

SERVE = [sys.executable, "-m", "functions", "serve", "--port"]


def test_a_taken_port_is_told_in_a_sentence(tmp_path):
    port = free_port()
    with serve_all(port, env=isolated_env(tmp_path), log=tmp_path / "first"):
        second = subprocess.run(
            [*SERVE, str(port)],
            env=isolated_env(tmp_path),
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    assert second.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port}" in second.stderr
    assert "--port" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_wrong_setting_refuses_the_start_and_is_named_without_its_value(tmp_path):
    done = subprocess.run(
        [*SERVE, "0"],
        env=isolated_env(tmp_path, PROMETHEUS_URL="hunter2"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert done.returncode == 1
    assert "PROMETHEUS_URL" in done.stderr
    assert "hunter2" not in done.stderr


def test_sigterm_ends_it_cleanly(tmp_path):
    port = free_port()
    process: Process = serve_all(port, env=isolated_env(tmp_path), log=tmp_path / "log")

    assert process.stop() in {0, -15}
    assert "Traceback" not in process.text()


@pytest.mark.real
def test_the_index_lists_every_path_and_an_unknown_one_is_a_404_that_helps(jamie_url):
    index = httpx.get(f"{jamie_url}/", **PLAIN).json()
    missing = httpx.post(f"{jamie_url}/api/nothing", json={}, **PLAIN)

    assert {"/api/chat", "/golden-signals", "/api/v1/jamie/pod-logs", "/health"} <= set(
        index["paths"]
    )
    assert missing.status_code == 404
    assert "/api/chat" in missing.json()["detail"]
