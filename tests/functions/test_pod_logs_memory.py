"""How much memory pod_logs takes for a log of 100 MB: a real process, its peak resident size."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.objects import container, pod
from deploy.demo.kube.server import KubeApi
from tests.support.kubelets import unlimited
from tests.support.loopback import PLAIN
from tests.support.processes import Process, free_port, isolated_env, serve_one

pytestmark = pytest.mark.slow

MOST_MB = 96
LOG_BYTES = 100_000_000
LINE = b'2026-11-22T10:00:00.5Z level=info msg="served GET /items/7" took=12ms key=order:7 %s\n'
CHUNK = b"".join(LINE % (b"x" * (n % 150)) for n in range(1_000))
LAST = b"2026-11-22T11:00:00Z the end\n"


def log() -> Iterator[bytes]:
    for _ in range(LOG_BYTES // len(CHUNK) + 1):
        yield CHUNK
    yield LAST


@contextmanager
def double() -> Iterator[str]:
    cluster = Cluster()
    cluster.add(pod("shop-0", containers=[container("app", image="a:1")]))
    cluster.put_log("default", "shop-0", "app", log)
    with KubeApi(cluster) as api:
        yield api.url


def peak_mb(process: Process) -> float:
    """Return the largest peak of the process and its children."""
    family = [psutil.Process(process.popen.pid)]
    family += family[0].children(recursive=True)
    statuses = [Path(f"/proc/{one.pid}/status").read_text() for one in family]
    peaks = [line.split()[1] for text in statuses for line in text.splitlines() if "VmHWM" in line]
    return max(map(int, peaks)) / 1024


@pytest.mark.parametrize(
    ("kubelet", "body", "last_line"),
    [
        pytest.param(double, {"tail_lines": 5000}, "the end", id="the newest lines"),
        pytest.param(double, {"grep": "the end|order:7"}, "the end", id="a pattern"),
        pytest.param(lambda: unlimited(log), {"tail_lines": 5000}, "x", id="no limit obeyed"),
        pytest.param(lambda: unlimited(log), {"grep": "items"}, "x", id="a pattern, no limit"),
    ],
)
def test_a_log_of_100_mb_is_read_in_little_memory(
    kubelet: Callable[[], AbstractContextManager[str]],
    body: dict[str, Any],
    last_line: str,
    tmp_path: Path,
) -> None:
    port = free_port()
    with kubelet() as url:
        env = isolated_env(tmp_path, KUBERNETES_API_URL=url)
        with serve_one("pod_logs", port, env=env, log=tmp_path / "log") as process:
            got = httpx.post(
                f"http://127.0.0.1:{port}/",
                json={"pod_name": "shop-0", **body},
                **PLAIN,
                timeout=30,
            )
            used_mb = peak_mb(process)
    answer = got.json()

    assert got.status_code == 200, got.text
    assert len(answer["logs"]) >= 100
    assert answer["logs"][-1].endswith(last_line)
    assert answer["warnings"] != []
    assert used_mb < MOST_MB


@pytest.mark.parametrize("kubelet", [double, lambda: unlimited(log)], ids=["obeys", "ignores"])
def test_a_log_of_100_mb_is_read_and_digested_in_little_memory(
    kubelet: Callable[[], AbstractContextManager[str]], tmp_path: Path
) -> None:
    reading, digesting = free_port(), free_port()
    with kubelet() as url:
        env = isolated_env(tmp_path, KUBERNETES_API_URL=url)
        env["AGENT_SERVICE_URL"] = f"http://127.0.0.1:{reading}"
        with (
            serve_one("pod_logs", reading, env=env, log=tmp_path / "reading") as reader,
            serve_one("analyze_logs", digesting, env=env, log=tmp_path / "digesting") as digester,
        ):
            got = httpx.post(
                f"http://127.0.0.1:{digesting}/",
                json={"pod_name": "shop-0"},
                timeout=50,
                **PLAIN,
            )
            peaks = peak_mb(reader), peak_mb(digester)

    assert got.status_code == 200, got.text
    assert got.json()["digest"]["lines"] >= 5000
    assert max(peaks) <= MOST_MB, peaks
