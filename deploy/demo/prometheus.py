"""A real Prometheus on loopback, with a past that it never scraped when one is given.

Used by the demo and by tests alike. Where the program comes from is in prometheus_install; what it
scrapes and what its past was is the caller's business.
"""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import yaml

from deploy.demo.children import LOOPBACK, Child, free_port
from deploy.demo.errors import DemoError
from deploy.demo.prometheus_install import acquire

READY_WITHIN_S = 20.0  # 0.3 s on a quiet machine
BACKFILL_WITHIN_S = 60.0
# Blocks older than the retention are deleted at the start; tests ask about fixed times long past.
RETENTION = "100y"
# The port is chosen free and bound a moment later by another process, which may lose that race.
ATTEMPTS = 3
PORT_LOST = "address already in use"


@dataclass(frozen=True, kw_only=True)
class ScrapeJob:
    """One job: where to scrape, and the labels that each target's samples get.

    `targets` maps host:port to labels; `instance` among them replaces the address.
    """

    name: str
    targets: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, dict[str, str]])
    path: str = "/metrics"


class PrometheusServer:
    """One server with its own data folder; a context manager. `url` is valid while it runs."""

    def __init__(
        self,
        directory: Path,
        *,
        openmetrics: str = "",
        scrape: Sequence[ScrapeJob] = (),
        scrape_interval_s: float = 5,
        search_path: str | None = None,
        flags: Sequence[str] = (),
    ) -> None:
        """Prepare a server that keeps everything in `directory`, where it starts afresh each time.

        `openmetrics` is its past, as `backfill` reads it; `search_path` is where the programs are
        looked for, by default PATH; `flags` are more of its command line.
        """
        self._directory = directory
        self._openmetrics = openmetrics
        self.config = config_text(scrape, scrape_interval_s)
        self._search_path = search_path
        self._flags = flags
        self._child: Child | None = None
        self.port = 0

    @property
    def data_dir(self) -> Path:
        """Return the folder of the time series."""
        return self._directory / "data"

    @property
    def url(self) -> str:
        """Return the base URL, without a trailing slash."""
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def pid(self) -> int:
        """Return the number of the process."""
        return self._running().pid

    def start(self) -> None:
        """Fill in the past, start and wait until ready.

        Raises: DemoError, with how to get Prometheus or with the end of its log.
        """
        self._directory.mkdir(parents=True, exist_ok=True)
        programs = acquire(self._directory / "apt.log", search_path=self._search_path)
        shutil.rmtree(self.data_dir, ignore_errors=True)
        if self._openmetrics:
            backfill(self._openmetrics, self.data_dir, promtool=programs.promtool)
        (self._directory / "prometheus.yml").write_text(self.config)
        with ExitStack() as undo:  # a signal may end this wait, and then no process may stay
            undo.callback(self.stop)
            self._start_on_a_free_port(programs.prometheus)
            undo.pop_all()

    def stop(self) -> None:
        """End the server; its data stays."""
        if self._child is not None:
            self._child.stop()
            self._child = None

    def check(self) -> None:
        """Raise DemoError with the end of its log if the server has ended by itself."""
        self._running().check()

    def _start_on_a_free_port(self, program: Path) -> None:
        for left in reversed(range(ATTEMPTS)):
            self.port = free_port()
            self._child = Child("prometheus", self._argv(program), log=self._directory / "log")
            self._child.start()
            try:
                self._child.wait_until_it_answers(self.port, "/-/ready", within_s=READY_WITHIN_S)
            except DemoError as error:
                self.stop()
                if not left or PORT_LOST not in str(error):
                    raise
            else:
                return

    def _argv(self, program: Path) -> list[str | Path]:
        return [
            program.absolute(),
            f"--config.file={self._directory / 'prometheus.yml'}",
            f"--storage.tsdb.path={self.data_dir}",
            f"--storage.tsdb.retention.time={RETENTION}",
            f"--web.listen-address={LOOPBACK}:{self.port}",
            "--log.level=warn",
            *self._flags,
        ]

    def _running(self) -> Child:
        if self._child is None:
            raise DemoError("prometheus is not running")
        return self._child

    def __enter__(self) -> Self:
        """Start."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.stop()


def backfill(openmetrics: str, data_dir: Path, *, promtool: Path) -> None:
    """Write samples with their times (OpenMetrics, seconds, ending in `# EOF`) as blocks.

    Series by series in time order. Raises: DemoError with promtool's own words.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    source = data_dir.with_name("history.om")
    source.write_text(openmetrics)
    argv = [promtool, "tsdb", "create-blocks-from", "openmetrics", "--quiet", source, data_dir]
    done = subprocess.run(
        argv, capture_output=True, text=True, timeout=BACKFILL_WITHIN_S, check=False
    )
    source.unlink()
    if done.returncode != 0:
        raise DemoError(f"promtool refused the history: {done.stderr.strip()}")


def config_text(scrape: Sequence[ScrapeJob], scrape_interval_s: float) -> str:
    """Write prometheus.yml."""
    interval = f"{round(scrape_interval_s * 1000)}ms"
    jobs = [
        {
            "job_name": job.name,
            "metrics_path": job.path,
            "static_configs": [
                {"targets": [address], "labels": dict(labels)}
                for address, labels in job.targets.items()
            ],
        }
        for job in scrape
    ]
    timing = {"scrape_interval": interval, "scrape_timeout": interval}
    return yaml.safe_dump({"global": timing, "scrape_configs": jobs}, sort_keys=False)
