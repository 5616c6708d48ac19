"""A real VictoriaMetrics on loopback with a past that it never scraped."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from deploy.demo.children import LOOPBACK, Child, free_port
from tests.support.loopback import PLAIN

PROGRAM = "victoria-metrics"
READY_WITHIN_S = 20.0

needs_victoria_metrics = pytest.mark.real(PROGRAM)


@contextmanager
def victoria_metrics(folder: Path, openmetrics: str) -> Iterator[str]:
    """Run a server that has the samples of `openmetrics`; give its URL."""
    port = free_port()
    argv = [
        shutil.which(PROGRAM) or PROGRAM,
        f"-storageDataPath={folder / 'data'}",
        f"-httpListenAddr={LOOPBACK}:{port}",
        "-retentionPeriod=100y",
        "-loggerLevel=ERROR",
    ]
    child = Child(PROGRAM, argv, log=folder / "log")
    child.start()
    try:
        child.wait_until_it_answers(port, "/health", within_s=READY_WITHIN_S)
        url = f"http://{LOOPBACK}:{port}"
        samples = openmetrics.removesuffix("# EOF\n")
        in_ms = re.sub(r" (\d+)$", r" \g<1>000", samples, flags=re.MULTILINE)
        httpx.post(f"{url}/api/v1/import/prometheus", content=in_ms, **PLAIN).raise_for_status()
        httpx.get(f"{url}/internal/force_flush", **PLAIN).raise_for_status()
        yield url
    finally:
        child.stop()
