"""The proxy of the old addresses as it is deployed, on free ports, before the double of Knative.

Its files are those of the ConfigMap. Changed are the ports that it listens on, and where names of
the cluster lead: every one to the double, which tells functions apart by the Host header.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.manifests import of_kind
from tests.support.processes import Process, free_port

PORTS = (30121, 30120, 8080)
NGINX = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin")


def config_files() -> dict[str, str]:
    """Return what is mounted into the proxy's pod."""
    (config,) = [
        one["data"]
        for one in of_kind("compat", "ConfigMap")
        if one["metadata"]["name"].startswith("jamie-compat-")
    ]
    return config


@contextmanager
def compat_proxy(folder: Path, gateway: str) -> Iterator[dict[int, str]]:
    """Yield the proxy's addresses by the ports that they stand for."""
    assert NGINX is not None
    ports = {port: free_port() for port in PORTS}
    for name, text in config_files().items():
        (folder / name).write_text(led(text, folder, gateway, ports), encoding="utf-8")
    command = [NGINX, "-e", "stderr", "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    with Process(command, env={}, log=folder / "nginx.log", cwd=folder) as process:
        process.wait_for(f"http://127.0.0.1:{ports[30121]}/ready")
        yield {port: f"http://127.0.0.1:{here}" for port, here in ports.items()}


def led(text: str, folder: Path, gateway: str, ports: dict[int, int]) -> str:
    for port, here in ports.items():
        text = text.replace(f"listen {port};", f"listen 127.0.0.1:{here};")
        text = text.replace(f"    {port} $host", f"    {here} $host")
    for upstream in ("http://$function_host", "http://health.jamie.svc.cluster.local"):
        text = text.replace(f"proxy_pass {upstream}", f"proxy_pass {gateway}")
    text = text.replace("kube-dns.kube-system.svc.cluster.local", "127.0.0.1")
    return text.replace("/tmp/", f"{folder}/")  # noqa: S108 - the pod's emptyDir
