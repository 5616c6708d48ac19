"""The house's budgets: small files and functions, one broad except, one environment reader."""

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(
    path for room in ("functions", "shared", "deploy") for path in (ROOT / room).rglob("*.py")
)
MAX_FILE, MAX_MAIN, MAX_FUNCTION, MAX_P90, MAX_COMPLEXITY = 300, 120, 60, 30, 8
BRANCHES = (
    *(ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.IfExp),
    *(ast.comprehension, ast.Assert, ast.match_case),
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def trees() -> tuple[tuple[Path, ast.Module], ...]:
    return tuple(
        (path.relative_to(ROOT), ast.parse(path.read_text(encoding="utf-8"))) for path in SOURCES
    )


def functions() -> Iterator[tuple[str, Function]]:
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, Function):
                yield f"{path}:{node.lineno} {node.name}", node


def length(node: Function) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def complexity(function: Function) -> int:
    score, nodes = 1, list(ast.iter_child_nodes(function))
    while nodes:
        node = nodes.pop()
        score += isinstance(node, BRANCHES)
        score += len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0
        if not isinstance(node, (*Function.__args__, ast.Lambda)):
            nodes.extend(ast.iter_child_nodes(node))
    return score


def is_broad(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    return node.type is None or (
        isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
    )


def test_files_stay_small():
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}

    assert {
        str(path): lines
        for path, lines in sizes.items()
        if lines > (MAX_MAIN if path.name == "main.py" else MAX_FILE)
    } == {}


def test_functions_stay_short():
    lengths = {name: length(node) for name, node in functions()}

    assert {name: lines for name, lines in lengths.items() if lines > MAX_FUNCTION} == {}
    assert sorted(lengths.values())[int(len(lengths) * 0.9)] <= MAX_P90


def test_functions_stay_simple():
    assert {
        name: complexity(node) for name, node in functions() if complexity(node) > MAX_COMPLEXITY
    } == {}


def test_a_main_module_imports_no_third_party_itself():
    ours = {"functions", "shared"}
    foreign = {
        f"{path}: {module}"
        for path, tree in trees()
        if path.name == "main.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in imported(node)
        if module.partition(".")[0] not in ours | sys.stdlib_module_names
    }

    assert foreign == set()


def imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names]


def test_only_the_edge_catches_everything():
    broad = [str(path) for path, tree in trees() for node in ast.walk(tree) if is_broad(node)]

    assert broad == ["shared/edge/run.py"]


def test_only_the_settings_read_the_environment():
    readers = {
        str(path)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}
    }

    assert readers == {"shared/settings.py"}


@pytest.mark.parametrize("mark", ["type: ignore", "pyright: ignore"])
def test_types_are_ignored_only_beside_an_sdk(mark):
    ignoring = {
        str(path.relative_to(ROOT)) for path in SOURCES if mark in path.read_text(encoding="utf-8")
    }

    assert {path for path in ignoring if not path.startswith("shared/clients/")} == set()
