"""README is true: its commands run, its tables are generated, its links lead somewhere.

The commands that start something (`make run`) are started once, on a port of their own; every curl
line is then run by a shell as it stands, but for the port.
"""

import json
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.loopback import PLAIN
from tests.support.processes import BIN, ROOT, Process, free_port, isolated_env

README = (ROOT / "README.md").read_text(encoding="utf-8")
BASH = re.findall(r"```bash\n(.*?)```", README, flags=re.DOTALL)
CURLS = [
    command
    for block in BASH
    for command in re.split(r"\n(?=curl )", block.strip())
    if command.startswith("curl ")
]
STARTED_HERE = {"make run", "make check", "make test"}  # make check and test run this very file


@pytest.fixture(scope="module")
def demo_port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """What `make run` starts, by the Makefile's own recipe."""
    home = tmp_path_factory.mktemp("readme")
    port = free_port()
    recipe = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", "--always-make", "run", f"PORT={port}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()[-1]
    words = recipe.removeprefix("exec ").split()
    assert words[:3] == [".venv/bin/python", "-m", "deploy.demo"]
    env = isolated_env(home, PROMETHEUS_URL="", KUBERNETES_API_URL="", AGENT_SERVICE_URL="")
    command = [sys.executable, *words[1:], "--dir", str(home / "demo")]
    with Process(command, env=env, log=home / "log") as process:
        process.wait_for(f"http://127.0.0.1:{port}/health")
        yield port
        process.popen.send_signal(signal.SIGINT)
        assert process.popen.wait(15) == 0
    assert "Traceback" not in process.text()


@pytest.mark.real
@pytest.mark.parametrize("command", CURLS)
def test_every_curl_line_is_answered(command, demo_port):
    led = command.replace("localhost:30121", f"localhost:{demo_port}")
    done = subprocess.run(
        ["bash", "-c", led.replace("curl -s", "curl -sS --fail-with-body", 1)],
        capture_output=True,
        timeout=30,
        check=False,
    )

    assert done.returncode == 0, (done.stdout, done.stderr)
    assert isinstance(json.loads(done.stdout), dict)


@pytest.mark.real
def test_the_shown_answer_has_the_shape_of_a_real_one(demo_port):
    shown = re.search(r"```\n(🤖 Jamie: .*?)```", README, flags=re.DOTALL)
    answer = httpx.post(
        f"http://127.0.0.1:{demo_port}/api/chat",
        json={"message": "Check the golden signals for homepage service"},
        **PLAIN,
    ).json()

    def shape(text: str) -> str:
        return re.sub(r"\d+(\.\d+)?", "N", text.strip())

    assert shown is not None
    assert shape(answer["response"]) == shape(shown[1])


@pytest.mark.real
def test_the_sick_service_is_told_with_its_numbers(demo_port):
    answer = httpx.post(
        f"http://127.0.0.1:{demo_port}/api/chat",
        json={"message": "What is wrong with checkout?"},
        **PLAIN,
    ).json()

    assert "unhealthy" in answer["response"]
    assert re.search(r"\d+(\.\d)?% of requests failed \(5xx\), threshold 5%", answer["response"])
    assert "CrashLoopBackOff" in answer["response"]


def test_every_other_command_of_the_readme_exists():
    others = [
        line
        for block in BASH
        for line in block.strip().splitlines()
        if not line.startswith(("curl ", "  "))
    ]

    for line in others:
        words = [word for word in line.split() if not re.match(r"[A-Z_]+=", word)]
        if words[0] == "make":
            assert " ".join(words) in STARTED_HERE or has_target(words[1]), line
        else:
            assert shutil.which(Path(words[0]).name, path=str(BIN)), line
            assert all((ROOT / word).exists() for word in words if word.startswith("functions/"))


def has_target(name: str) -> bool:
    done = subprocess.run(["make", "--dry-run", name], cwd=ROOT, capture_output=True, check=False)
    return done.returncode == 0


def test_every_link_of_the_readme_leads_to_a_file():
    links = re.findall(r"\]\(([^)#]+)\)", README)

    assert links
    assert [
        link for link in links if not link.startswith("http") and not (ROOT / link).exists()
    ] == []


def test_make_help_lists_every_documented_command():
    listed = subprocess.run(
        ["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, check=True
    ).stdout

    named = set(re.findall(r"`?make ([a-z]+)`?", README))
    assert named <= {line.split()[0] for line in listed.decode().splitlines()}
