"""The sentences that source code may say to a person, read off the code itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

WORDY = re.compile(r"\b[a-z']{2,} [a-z']{2,}\b")
PROMQL = " by ("
# Calls whose strings are no sentences for a person: patterns, words to listen for, alert rules.
NOT_TOLD = frozenset(
    {"Alert", "Reference", "phrases", "words", "compile", "search", "Row", "Field", "span"}
)


def sentences(path: Path) -> Iterator[str]:
    """Yield each string of a module that holds two words in a row, its places as `⟨1⟩`, `⟨2⟩`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for text in _strings(tree):
        if WORDY.search(text) and PROMQL not in text:
            yield text


def _strings(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Call) and _name(node.func) in NOT_TOLD:
        return
    if isinstance(node, ast.JoinedStr):
        yield "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"⟨{place}⟩"
            for place, part in enumerate(node.values)
        )
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from _strings(part.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    else:
        for child in ast.iter_child_nodes(node):
            if not _is_docstring(child):
                yield from _strings(child)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _name(function: ast.expr) -> str:
    return getattr(function, "attr", "") or getattr(function, "id", "")
