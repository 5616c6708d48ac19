"""The demo as a program: its words, its exit codes, and that nothing of it stays behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from shared.settings import process_environment

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
RUN = [sys.executable, "-m", "deploy.demo", "run"]
ENDED_WITHIN_S = 5


def environment(**more: str) -> dict[str, str]:
    ours = process_environment()
    return {name: ours[name] for name in ("PATH", "HOME") if name in ours} | more


@contextmanager
def started(*arguments: object, **more: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [*RUN, *map(str, arguments)],
        cwd=ROOT,
        env=environment(**more),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def read_until_ready(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if line.startswith("kubectl"):
            break
    return "".join(lines)


def living(processes: list[psutil.Process]) -> list[psutil.Process]:
    _, alive = psutil.wait_procs(processes, timeout=ENDED_WITHIN_S)
    return alive


@pytest.mark.real
@pytest.mark.parametrize("asked", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_request_to_end_leaves_no_process_and_no_traceback(tmp_path, asked):
    with started("--without-functions", "--dir", tmp_path / "demo") as process:
        said = read_until_ready(process)
        children = psutil.Process(process.pid).children(recursive=True)

        os.killpg(process.pid, asked)  # as a terminal does: to the whole group
        rest, _ = process.communicate(timeout=ENDED_WITHIN_S)

    assert process.returncode == 0
    assert len(children) == 1
    assert living(children) == []
    assert "ready in" in said
    assert "Traceback" not in said + rest


@pytest.mark.real
def test_a_demo_that_is_killed_takes_its_children_along(tmp_path):
    with started("--without-functions", "--dir", tmp_path / "demo") as process:
        read_until_ready(process)
        children = psutil.Process(process.pid).children(recursive=True)

        os.kill(process.pid, signal.SIGKILL)

        assert len(children) == 1
        assert living(children) == []


@pytest.mark.real
def test_a_prometheus_that_dies_ends_the_demo_with_a_sentence(tmp_path):
    with started("--without-functions", "--dir", tmp_path / "demo") as process:
        read_until_ready(process)
        (prometheus,) = psutil.Process(process.pid).children()

        prometheus.kill()
        rest, _ = process.communicate(timeout=ENDED_WITHIN_S)

    assert process.returncode == 1
    assert "prometheus ended with code -9" in rest
    assert "Traceback" not in rest


def test_a_request_to_end_before_it_is_ready_is_followed_too(tmp_path):
    with started("--without-functions", "--dir", tmp_path / "demo") as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        children = psutil.Process(process.pid).children(recursive=True)

        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=ENDED_WITHIN_S)

    assert first.startswith("kubernetes")
    assert process.returncode == 128 + signal.SIGINT
    assert living(children) == []
    assert "Traceback" not in rest


def test_a_taken_port_is_named_with_the_flag_that_changes_it(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with started("--port", port, "--dir", tmp_path / "demo") as process:
            said, _ = process.communicate(timeout=20)

    assert process.returncode == 1
    assert said.startswith(f"Port {port} cannot be had")
    assert "--port" in said
    assert "Traceback" not in said


def test_a_second_demo_in_the_same_folder_is_refused(tmp_path):
    theirs = {"PROMETHEUS_URL": "http://127.0.0.1:9", "KUBECONFIG": str(tmp_path / "theirs")}
    arguments = ("--without-functions", "--dir", tmp_path / "demo")
    with started(*arguments, **theirs) as first:
        assert first.stdout is not None
        first.stdout.readline()
        with started(*arguments, **theirs) as second:
            said, _ = second.communicate(timeout=20)

    assert second.returncode == 1
    assert "Another demo runs in" in said
    assert "--dir" in said


def test_their_own_prometheus_and_kubeconfig_take_the_place_of_the_demo_s(tmp_path):
    with started(
        "--without-functions",
        "--dir",
        tmp_path / "demo",
        PROMETHEUS_URL="http://me:secret@127.0.0.1:9/prometheus",
        KUBECONFIG=str(tmp_path / "theirs"),
    ) as process:
        assert process.stdout is not None
        said = "".join(process.stdout.readline() for _ in range(4))
        children = psutil.Process(process.pid).children()

    assert "127.0.0.1:9  (yours" in said
    assert "theirs  (yours" in said
    assert "secret" not in said
    assert "ready in" in said
    assert children == []
    assert not (tmp_path / "demo" / "kubeconfig").exists()


def test_a_port_that_is_none_is_refused_at_once(tmp_path):
    with started("--port", 70_000, "--dir", tmp_path / "demo") as process:
        said, _ = process.communicate(timeout=20)

    assert process.returncode == 2
    assert "between 0 and 65535" in said
