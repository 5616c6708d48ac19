"""What the function has loaded when it has listed its tools: its own wire code and little else."""

import json
import subprocess
import sys

from tests.support.processes import ROOT, isolated_env

SCRIPT = """
import asyncio, json, sys
from functions.mcp.main import mcp
from tests.edge.asgi import exchange

app = asyncio.run(mcp(None))
body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).encode()
got = exchange(app, body, path="/mcp", headers={"content-type": "application/json"})
print(json.dumps([got.status, len(got.json()["result"]["tools"]), sorted(sys.modules)]))
"""
NEVER = ("pydantic", "httpx", "mcp", "mcp_types", "anyio.pytest_plugin", "kubernetes", "ollama",
         "prometheus_api_client", "boto3", "logfire", "jsonschema", "yaml")  # fmt: skip


def test_tools_are_listed_without_an_http_client_or_models(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=isolated_env(tmp_path, PYTHONPATH=str(ROOT)),
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=True,
    )

    status, count, modules = json.loads(done.stdout)
    assert (status, count > 0) == (200, True)
    assert not [one for one in modules if one in NEVER]
