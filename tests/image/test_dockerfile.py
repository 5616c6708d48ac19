"""The image: what its Dockerfile says, and what its own steps make, without a container engine."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from shared import __version__
from tests.support.dockerfile import build, command, environment, final, steps
from tests.support.knative.revision import IMAGE_COMMAND
from tests.support.loopback import PLAIN
from tests.support.manifests import container_of, knative_services
from tests.support.processes import DEAD_URL, ROOT, Process, free_port

NOBODY = 65532
NOT_INSIDE = (
    *("pytest", "hypothesis", "ruff", "hatchling", "editables", "pip", "setuptools", "moto"),
    *("kubectl", "tests", "deploy", "bench", "requirements.txt"),
)
MIB = 1024 * 1024
MAX_TREE_MIB = 400


def test_both_stages_stand_on_the_same_python():
    bases = [step.text.split()[0] for step in steps() if step.word == "FROM"]

    assert bases == ["${BASE}", "${BASE}"]  # bytecode is bound to its version


def test_every_install_checks_hashes():
    installs = [step.text for step in steps() if " install " in step.text]

    assert len(installs) == 2
    assert all("--require-hashes" in text for text in installs)


def test_the_image_runs_as_nobody_with_a_home_that_can_be_written():
    env = environment(Path("/app"))

    assert final("USER") == [f"{NOBODY}:{NOBODY}"]
    assert env["HOME"] == "/tmp"  # noqa: S108 - an emptyDir in the manifests
    assert env["PYTHONPATH"] == "/app"
    assert env["PYDANTIC_DISABLE_PLUGINS"] == "__all__"
    assert (
        container_of(knative_services("homelab")[0])["volumeMounts"][0]["mountPath"] == env["HOME"]
    )


def test_the_image_runs_what_the_tests_and_the_benchmarks_ran():
    assert command() == IMAGE_COMMAND


def test_the_image_is_labelled_with_the_version_of_the_code():
    assert final("ARG") == [f"VERSION={__version__}"]
    assert "org.opencontainers.image.version" in final("LABEL")[0]


def test_only_what_the_image_is_made_of_is_sent_to_the_builder():
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sent = {line.removeprefix("!") for line in lines if line.startswith("!")}
    copied = {
        word
        for step in steps()
        if step.word == "COPY" and "--from" not in step.text
        for word in step.text.split()[:-1]
    }

    assert "*" in lines
    assert sent == copied


@pytest.fixture(scope="module")
def tree() -> Iterator[Path]:
    """What the build stage's steps make, where a stranger may read it."""
    folder = Path(tempfile.mkdtemp(prefix="jamie-image-"))
    folder.chmod(0o755)
    try:
        build(folder / "app")
        yield folder / "app"
    finally:
        shutil.rmtree(folder)


def files(tree: Path) -> set[Path]:
    return {Path(folder, name) for folder, _, names in os.walk(tree) for name in names}


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_tree_holds_what_functions_need_and_no_more(tree):
    names = {
        path.name.partition("-")[0].lower() for path in tree.glob("venv/lib/*/site-packages/*")
    }
    names |= {path.name for path in tree.iterdir()}
    size = sum(path.stat().st_size for path in files(tree) if not path.is_symlink())

    assert names.isdisjoint(NOT_INSIDE)
    assert {"functions", "shared", "venv", "uvicorn", "httpx", "pydantic"} <= names
    assert size < MAX_TREE_MIB * MIB


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_module_has_bytecode_that_is_not_checked_against_its_source(tree):
    sources = [path for path in files(tree) if path.suffix == ".py" and "shared" in path.parts]
    tag = sys.implementation.cache_tag

    assert sources
    for source in sources:
        compiled = source.parent / "__pycache__" / f"{source.stem}.{tag}.pyc"
        flags = int.from_bytes(compiled.read_bytes()[4:8], "little")
        assert flags == 0b01  # a hash, unchecked (PEP 552)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can start a process as somebody else")
@pytest.mark.parametrize(
    ("name", "ask", "field"),
    [
        ("golden_signals", {"service_name": "homepage"}, "status"),
        ("mcp", {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}, "result"),
    ],
)
def test_a_function_starts_from_the_tree_as_nobody_and_writes_nothing(
    name, ask, field, tree, tmp_path
):
    before = {path: path.lstat().st_mtime_ns for path in files(tree)}
    home = Path(tempfile.mkdtemp())
    os.chown(home, NOBODY, NOBODY)
    port = free_port()
    env = {
        **environment(tree),
        "HOME": str(home),
        "FUNCTION_TARGET": name,
        "FUNCTION_SOURCE": f"functions/{name}/main.py",
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "PROMETHEUS_URL": DEAD_URL,
    }
    python, *arguments = command()
    drop = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs"]
    words = [*drop, str(tree / "venv" / "bin" / python), *arguments]
    with Process(words, env=env, log=tmp_path / "log", cwd=tree) as process:
        process.wait_for(f"http://127.0.0.1:{port}/health")
        owner = Path(f"/proc/{process.popen.pid}").stat().st_uid
        answer = httpx.post(f"http://127.0.0.1:{port}/", json=ask, **PLAIN, timeout=20)
        stopped = process.stop()
    shutil.rmtree(home)

    assert (answer.status_code, field in answer.json()) == (200, True)
    assert owner == NOBODY
    assert stopped in {0, -15}
    assert {path: path.lstat().st_mtime_ns for path in files(tree)} == before


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can start a process as somebody else")
def test_nobody_cannot_write_into_the_tree(tree):
    tried = subprocess.run(
        ["setpriv", f"--reuid={NOBODY}", "--clear-groups", "touch", str(tree / "shared" / "x")],
        capture_output=True,
        check=False,
    )

    assert tried.returncode != 0
