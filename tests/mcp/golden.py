"""The golden files of `tools/list`: `python -m tests.mcp.golden` writes them anew.

A change of what clients see should be seen in a diff; that is all these files are for.
"""

import json
from pathlib import Path

from functions.mcp.product import product_registry
from shared.settings import Settings

PROFILES = ("jamie", "agent-sre")
FOLDER = Path(__file__).parent


def path_of(profile: str) -> Path:
    """Return where a profile's golden file is."""
    return FOLDER / f"tools_list_{profile.replace('-', '_')}.json"


def listed(profile: str) -> str:
    """Return a profile's tools as the golden file holds them."""
    registry = product_registry(Settings(mcp_profile=profile))
    tools = [tool.definition for tool in registry.tools]
    return json.dumps({"tools": tools}, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    for name in PROFILES:
        path_of(name).write_text(listed(name), encoding="utf-8")
