"""What a function needs around it: backends to reach and variables to read.

The signature names the clients; a client's source names the settings that it reads, and so does the
function's own. Nobody keeps a list of either.
"""

import ast
import dataclasses
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from shared.clients.mcp import McpServer
from shared.clients.siblings import Siblings
from shared.edge.declaration import Declaration
from shared.edge.endpoint import Endpoint
from shared.settings import Settings

ROOT = Path(__file__).resolve().parents[3]
CLIENTS = "shared.clients"
# What every function reads, whatever its clients: who may call it, and where traces and counts go.
EDGE = ("shared.edge.access", "shared.telemetry.traces", "shared.telemetry.push")
# An endpoint names no clients: it hands calls to siblings, or to the server at AGENT_SRE_URL.
OF_ENDPOINTS = (Siblings, McpServer)
# Given by the platform, or of use only outside a cluster.
NOT_OFFERED = frozenset(
    {
        *("HOME", "K_SERVICE", "KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT"),
        *("KUBECONFIG", "KUBERNETES_API_URL", "MCP_HOST", "MCP_PORT", "MCP_PROFILE"),
    }
)


class Variable(NamedTuple):
    """An environment variable that a function reads."""

    name: str
    is_secret: bool


class Needs(NamedTuple):
    """What one function needs."""

    name: str
    paths: tuple[str, ...]
    timeout_s: float  # 0: as long as what it calls
    backends: frozenset[str]
    variables: tuple[Variable, ...]

    @property
    def service(self) -> str:
        """Its Knative Service: a DNS label, so without the underscore."""
        return self.name.replace("_", "-")


def needs_of(one: Declaration | Endpoint) -> Needs:
    """Return what a declared function needs."""
    is_endpoint = isinstance(one, Endpoint)
    kinds = OF_ENDPOINTS if is_endpoint else one.clients.values()
    clients = [kind.__module__ for kind in kinds if kind.__module__.startswith(f"{CLIENTS}.")]
    main = one.respond.__module__ if is_endpoint else one.handler.__module__
    own = reachable([main], within=main.removesuffix("main"))
    return Needs(
        name=one.name,
        paths=one.paths,
        timeout_s=0 if is_endpoint else one.timeout_s,
        backends=frozenset(backend_of(module) for module in clients),
        variables=variables_read({*EDGE, *own, *reachable(clients, within=f"{CLIENTS}.")}),
    )


def backend_of(module: str) -> str:
    """Return the outside system of a client module: the first word of its name."""
    return module.removeprefix(f"{CLIENTS}.").partition("_")[0]


def variables_read(modules: Iterable[str]) -> tuple[Variable, ...]:
    """Return the variables that modules read, in Settings' order."""
    found = {field for module in modules for field in settings_read(module)}
    return tuple(
        Variable(spec.metadata["env"], is_secret=not spec.repr)
        for spec in dataclasses.fields(Settings)
        if spec.name in found and spec.metadata["env"] not in NOT_OFFERED
    )


def reachable(modules: Iterable[str], *, within: str) -> set[str]:
    """Return the modules and what they import, directly or not, of the names that begin so."""
    seen: set[str] = set()
    waiting = list(modules)
    while waiting:
        module = waiting.pop()
        if module not in seen:
            seen.add(module)
            waiting += [name for name in imported(module) if name.startswith(within)]
    return seen


def source_of(module: str) -> Path | None:
    """Return the file of one of our modules; None for a name that is none."""
    path = ROOT.joinpath(*module.split("."))
    return next(
        (one for one in (path.with_suffix(".py"), path / "__init__.py") if one.exists()), None
    )


@cache
def tree_of(module: str) -> ast.Module:
    """Return a module's source, parsed; it is not imported."""
    source = source_of(module)
    if source is None:
        raise LookupError(module)
    return ast.parse(source.read_text(encoding="utf-8"))


@cache
def imported(module: str) -> frozenset[str]:
    """Return those of our modules that a module imports, at its top or on a call."""
    names: set[str] = set()
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(filter(source_of, names))


@cache
def settings_read(module: str) -> frozenset[str]:
    """Return the fields of Settings that a module reads, those behind its properties included."""
    derived = _derived()
    fields: set[str] = set()
    for name in _attributes(tree_of(module), {"settings", "_settings"}):
        fields |= derived.get(name, {name})
    return frozenset(fields)


@cache
def _derived() -> dict[str, set[str]]:
    """Return what each property and method of Settings reads."""
    tree = tree_of(Settings.__module__)
    return {
        node.name: set(_attributes(node, {"self"}))
        for owner in ast.walk(tree)
        if isinstance(owner, ast.ClassDef)
        for node in owner.body
        if isinstance(node, ast.FunctionDef)
    }


def _attributes(tree: ast.AST, owners: set[str]) -> Iterator[str]:
    """Yield `name` of each `owner.name` and `something.owner.name`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            value = node.value
            owner = value.attr if isinstance(value, ast.Attribute) else getattr(value, "id", "")
            if owner in owners:
                yield node.attr
