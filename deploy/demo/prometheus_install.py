"""Where Prometheus comes from: this machine, or its package on Debian and Ubuntu.

VictoriaMetrics, too, which only the tests ask. Running them is in prometheus and in the tests.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from deploy.demo.errors import DemoError
from shared.settings import process_environment

PACKAGES = ("prometheus", "promtool")  # one package up to Debian 12, two from 13 on
VICTORIA_METRICS = "victoria-metrics"
USUAL_FOLDERS = "/usr/bin:/usr/local/bin:/opt/homebrew/bin"  # for a PATH that lacks them
APT_TIMEOUT_S = 180
POLICY = Path("/usr/sbin/policy-rc.d")  # asked by packages whether they may start their service
POLICY_NO = "#!/bin/sh\nexit 101\n"  # 101: action forbidden, by Debian's policy-rc.d specification
MISSING = (
    "Prometheus and its promtool were not found: install them (Debian, Ubuntu: apt-get install "
    "prometheus; macOS: brew install prometheus; else prometheus.io/download), or set "
    "PROMETHEUS_URL to a server that runs."
)


@dataclass(frozen=True, kw_only=True)
class Programs:
    """The server and its tool, as absolute paths."""

    prometheus: Path
    promtool: Path


def default_search_path() -> str:
    """Return PATH and the folders that packages install into."""
    return f"{process_environment().get('PATH', '')}:{USUAL_FOLDERS}"


def acquire(log: Path, *, search_path: str | None = None, policy: Path = POLICY) -> Programs:
    """Find Prometheus, installing it where that takes no question (apt-get, as root).

    `log` receives what apt-get prints. Raises: DemoError that tells how to get it.
    """
    where = default_search_path() if search_path is None else search_path
    found = find(where)
    if found is None and _install(PACKAGES, where, log, policy):
        found = find(where)
    if found is None:
        raise DemoError(MISSING)
    return found


def acquire_victoria_metrics(
    log: Path, *, search_path: str | None = None, policy: Path = POLICY
) -> Path | None:
    """Find VictoriaMetrics, installing it likewise; None where it is not to be had."""
    where = default_search_path() if search_path is None else search_path
    if shutil.which(VICTORIA_METRICS, path=where) is None:
        _install((VICTORIA_METRICS,), where, log, policy)
    found = shutil.which(VICTORIA_METRICS, path=where)
    return Path(found) if found else None


def find(search_path: str) -> Programs | None:
    """Look for both programs on a search path as PATH has it."""
    prometheus, promtool = (shutil.which(name, path=search_path) for name in PACKAGES)
    if prometheus is None or promtool is None:
        return None
    return Programs(prometheus=Path(prometheus), promtool=Path(promtool))


def _install(names: tuple[str, ...], search_path: str, log: Path, policy: Path) -> bool:
    """Install the programs that are missing, by packages of the same names."""
    apt_get = shutil.which("apt-get", path=search_path)
    if apt_get is None or os.geteuid() != 0:
        return False
    with log.open("wb") as out, _services_held_back(policy):
        for name in names:
            if shutil.which(name, path=search_path) is None:
                _install_package(apt_get, name, out.fileno())
    _switch_service_off(names[0], search_path)
    return True


def _install_package(apt_get: str, name: str, out: int) -> None:
    install = [apt_get, "install", "--yes", "--no-install-recommends", name]
    if not _run(install, out) and _run([apt_get, "update"], out):  # lists may be absent or old
        _run(install, out)


def _run(argv: list[str], out: int) -> bool:
    env = process_environment() | {"DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=env,
            timeout=APT_TIMEOUT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


@contextmanager
def _services_held_back(policy: Path) -> Iterator[None]:
    """Forbid packages to start services meanwhile, unless the machine has a policy of its own."""
    try:
        with policy.open("x") as file:
            file.write(POLICY_NO)
    except OSError:
        yield
        return
    try:
        policy.chmod(0o755)
        yield
    finally:
        with suppress(FileNotFoundError):
            policy.unlink()


def _switch_service_off(name: str, search_path: str) -> None:
    """Keep the package's own server from starting, now and at the next boot."""
    systemctl = shutil.which("systemctl", path=search_path)
    if systemctl is not None and Path("/run/systemd/system").exists():
        disable = [systemctl, "disable", "--now", name]
        subprocess.run(disable, capture_output=True, timeout=APT_TIMEOUT_S, check=False)
