"""What is derived from declarations, settings and dialects: catalogue.json and tables.

Only text is made here; `python -m functions write|check` reads and writes the files.
"""

import dataclasses
import json
from collections.abc import Iterable

from shared.domain.signals.dialect import COMPOSED, NAME, NAMESPACE, SECOND_MS, Dialect, Identity
from shared.domain.signals.dialects import DIALECTS
from shared.edge.declaration import Declaration
from shared.edge.endpoint import Endpoint
from shared.edge.schema import tool_schema
from shared.settings import Settings

NOT_IN_README = frozenset(
    {"HOME", "K_SERVICE", "KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT"}
)


def catalogue_text(declarations: Iterable[Declaration]) -> str:
    """Return catalogue.json."""
    tools = [
        {
            "tool": one.tool,
            "function": one.name,
            "description": one.description,
            "method": one.method,
            "paths": list(one.paths),
            "profiles": list(one.profiles),
            "timeout_s": one.timeout_s,
            "input_schema": tool_schema(one.ask),
        }
        for one in declarations
    ]
    return json.dumps({"tools": tools}, indent=1) + "\n"


def functions_table(declarations: Iterable[Declaration], endpoints: Iterable[Endpoint] = ()) -> str:
    """Return README's table of functions."""
    rows = [
        f"| `{one.name}` | {', '.join(f'`{one.method} {path}`' for path in one.paths)} "
        f"| `{one.tool}` | {one.description} |"
        for one in declarations
    ]
    for one in endpoints:
        paths = ", ".join(f"`POST {path}`" for path in one.paths)
        told = (one.respond.__doc__ or "").strip().splitlines()[0]
        rows.append(f"| `{one.name}` | {paths} | (calls the others) | {told} |")
    return "\n".join(["| function | paths | MCP tool | what it does |", "|---|---|---|---|", *rows])


def settings_table() -> str:
    """Return README's table of settings."""
    rows = [
        f"| `{spec.metadata['env']}` | {_shown(spec.default)} | {spec.metadata['meaning']} |"
        for spec in dataclasses.fields(Settings)
        if spec.metadata["env"] not in NOT_IN_README
    ]
    return "\n".join(["| variable | default | meaning |", "|---|---|---|", *rows])


def dialects_table() -> str:
    """Return the table of exporters whose requests golden signals understand."""
    rows = [
        f"| {one.name} | {one.layer.words} | `{one.requests}` | {_duration(one)} "
        f"| {', '.join(_named(way) for way in one.identities)} |"
        for one in DIALECTS
    ]
    head = "| dialect | counted by | requests | durations | a service is named by |"
    return "\n".join([head, "|---|---|---|---|---|", *rows])


def dialects_summary() -> str:
    """Return the short form of that table: who counts, in which dialects."""
    layers: dict[str, dict[str, list[str]]] = {}
    for one in DIALECTS:
        layers.setdefault(one.layer.words, {}).setdefault(one.requests, []).append(one.name)
    rows = [f"| {layer} | {_counters(counters)} |" for layer, counters in layers.items()]
    return "\n".join(["| requests counted by | metric (dialect) |", "|---|---|", *rows])


def _counters(counters: dict[str, list[str]]) -> str:
    return ", ".join(f"`{counter}` ({', '.join(names)})" for counter, names in counters.items())


def _duration(dialect: Dialect) -> str:
    unit = "s" if dialect.unit_ms == SECOND_MS else "ms"
    return f"`{dialect.duration}` ({unit})" if dialect.duration else ""


def _named(way: Identity) -> str:
    shape = "" if way.shape == NAME else f" as `{way.shape}`"
    if way.joined:
        return f"`{way.label}`{shape} with `{way.namespace}` in `target_info`"
    within = "" if way.namespace in {NAMESPACE, COMPOSED} else f" in `{way.namespace}`"
    return f"`{way.label}`{shape}{within}"


def _shown(default: object) -> str:
    return "unset" if default in ("", (), False) else f"`{default}`"


def with_block(document: str, name: str, text: str) -> str:
    """Return `document` with the lines between its `name` markers replaced.

    Raises:
        ValueError: the markers are not there

    """
    begin, end = f"<!-- {name}: generated -->", f"<!-- {name}: end -->"
    before, found, rest = document.partition(begin)
    _, also_found, after = rest.partition(end)
    if not (found and also_found):
        raise ValueError(f"no {name} markers in the document")
    return f"{before}{begin}\n{text}\n{end}{after}"
