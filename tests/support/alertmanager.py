"""A real Alertmanager on loopback that sends everything to one webhook, at once."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import yaml

from tests.support.loopback import PLAIN
from tests.support.processes import Process, free_port

PROGRAM = "prometheus-alertmanager"


@contextmanager
def alertmanager(home: Path, *webhooks: str) -> Iterator[str]:
    """Run it; every group of a namespace goes to each of the webhooks."""
    route = {"receiver": "jamie", "group_by": ["namespace"], "group_wait": "1s",
             "group_interval": "1s", "repeat_interval": "1h"}  # fmt: skip
    receiver = {"name": "jamie", "webhook_configs": [{"url": url} for url in webhooks]}
    config = home / "alertmanager.yml"
    config.write_text(yaml.safe_dump({"route": route, "receivers": [receiver]}))
    port = free_port()
    command = [
        shutil.which(PROGRAM) or PROGRAM,
        f"--config.file={config}",
        f"--storage.path={home / 'alertmanager'}",
        f"--web.listen-address=127.0.0.1:{port}",
        "--cluster.listen-address=",
    ]
    url = f"http://127.0.0.1:{port}"
    with Process(command, env={"PATH": "/usr/bin"}, log=home / "alertmanager.log") as process:
        process.wait_for(f"{url}/-/ready")
        yield url


def raise_alerts(url: str, labels: Sequence[Mapping[str, str]], *, resolved: bool = False) -> None:
    """Tell it of alerts that begin now; of older ones it would send the first without waiting."""
    now = datetime.now(UTC)
    times: dict[str, Any] = {"startsAt": now.isoformat()}
    if resolved:
        times = {"startsAt": (now - timedelta(minutes=5)).isoformat(), "endsAt": now.isoformat()}
    alerts = [{"labels": dict(one), **times} for one in labels]
    httpx.post(f"{url}/api/v2/alerts", json=alerts, **PLAIN).raise_for_status()
