"""The composition root: every function in one process, and what is generated from them.

python -m functions serve    all functions on MCP_HOST:MCP_PORT
python -m functions write    write catalogue.json, the manifests and the documents' tables
python -m functions check    fail when those differ from the code
"""

import argparse
import dataclasses
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from functions.analyze_logs.main import analyze_logs
from functions.golden_signals.main import golden_signals
from functions.health.main import health
from functions.incident_response.main import incident_response
from functions.jamie_chat.main import jamie_chat
from functions.mcp.main import mcp
from functions.monitoring_advice.main import monitoring_advice
from functions.pod_logs.main import pod_logs
from functions.prometheus_query.main import prometheus_query
from functions.sre_chat.main import sre_chat
from shared.catalogue import CATALOGUE
from shared.edge.generate import (
    catalogue_text,
    dialects_summary,
    dialects_table,
    functions_table,
    settings_table,
    with_block,
)
from shared.errors import NotConfigured
from shared.settings import Settings

DECLARATIONS = tuple(
    entry.declaration
    for entry in (
        *(jamie_chat, golden_signals, prometheus_query, pod_logs, analyze_logs),
        *(incident_response, sre_chat, monitoring_advice, health),
    )
)
ENDPOINTS = (mcp.endpoint,)
README = Path(__file__).resolve().parent.parent / "README.md"
SIGNALS = README.with_name("docs") / "golden-signals.md"
KNATIVE = README.with_name("deploy") / "knative"
GRACE_S = 30  # what a running request gets to finish after SIGTERM
KEEP_ALIVE_S = 120  # longer than a queue-proxy keeps a connection unused (90 s)


def serve(settings: Settings) -> None:
    """Serve every function until SIGTERM or Ctrl-C."""
    import uvicorn

    from shared.edge.runtime import Runtime
    from shared.edge.server import Bundle

    listener = listen(settings)
    host, port = listener.getsockname()[:2]
    settings = dataclasses.replace(settings, mcp_port=port)
    config = uvicorn.Config(
        Bundle(DECLARATIONS, Runtime(calling_itself(settings)), ENDPOINTS),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
        timeout_keep_alive=KEEP_ALIVE_S,
    )
    print(f"Jamie listens on http://{host}:{port}", flush=True)
    uvicorn.Server(config).run(sockets=[listener])


def listen(settings: Settings) -> socket.socket:
    """Return a socket that listens where the settings say; end with a sentence where it cannot."""
    family = socket.AF_INET6 if ":" in settings.mcp_host else socket.AF_INET
    try:
        return socket.create_server((settings.mcp_host, settings.mcp_port), family=family)
    except OSError as refused:
        sys.exit(
            f"cannot listen on {settings.mcp_host}:{settings.mcp_port} ({refused.strerror}); "
            "choose another port with --port or MCP_PORT"
        )


def calling_itself(settings: Settings) -> Settings:
    """Return the settings with which this process is its own siblings, unless it has others."""
    if settings.agent_service_url:
        return settings
    host = "127.0.0.1" if settings.mcp_host in {"0.0.0.0", "::"} else settings.mcp_host  # noqa: S104
    host = f"[{host}]" if ":" in host else host
    return dataclasses.replace(settings, agent_service_url=f"http://{host}:{settings.mcp_port}")


def generated() -> Mapping[Path, str]:
    """Return each generated file's text."""
    from shared.edge.knative.files import manifests

    readme = README.read_text(encoding="utf-8")
    readme = with_block(readme, "functions", functions_table(DECLARATIONS, ENDPOINTS))
    readme = with_block(readme, "dialects", dialects_summary())
    readme = with_block(readme, "settings", settings_table())
    signals = with_block(SIGNALS.read_text(encoding="utf-8"), "dialects", dialects_table())
    made = {KNATIVE / name: text for name, text in manifests(DECLARATIONS, ENDPOINTS).items()}
    return {CATALOGUE: catalogue_text(DECLARATIONS), README: readme, SIGNALS: signals, **made}


def write() -> None:
    """Write every generated file."""
    for path, text in generated().items():
        path.write_text(text, encoding="utf-8")


def check() -> None:
    """Exit 1 when a generated file differs from what the code says."""
    stale = [
        path.name
        for path, text in generated().items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if stale:
        sys.exit(f"out of date: {', '.join(stale)}; run: python -m functions write")


def main() -> None:
    """Run one of the commands."""
    parser = argparse.ArgumentParser(prog="python -m functions", description=__doc__)
    parser.add_argument("command", choices=("serve", "write", "check"))
    parser.add_argument("--port", type=int, help="listen here in place of MCP_PORT")
    arguments = parser.parse_args()
    if arguments.command != "serve":
        {"write": write, "check": check}[arguments.command]()
        return
    try:
        settings = Settings.from_env()
    except NotConfigured as wrong:
        sys.exit(f"cannot start: {wrong.detail}")
    if arguments.port is not None:
        settings = dataclasses.replace(settings, mcp_port=arguments.port)
    serve(settings)


if __name__ == "__main__":
    main()
