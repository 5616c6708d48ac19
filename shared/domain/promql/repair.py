"""Mending PromQL that people and models write, and saying what is wrong with it.

The mistakes themselves are rows in `mistakes`. They are found in the text, and a repair counts
when it parses; the server has the last word on what is PromQL.
"""

import re
from collections.abc import Iterator

from shared.domain.promql.mistakes import EXECUTION, LABELS, METRIC, MISTAKES, Mistake, When
from shared.domain.promql.parsing import parses

# Nobody writes more by hand, and a pattern's work grows with the square of what it searches.
MAX_MENDED_CHARACTERS = 2000

Hints = tuple[tuple[str, str | None], ...]  # sentences, each with a repaired query or None

_FENCED = re.compile(r"^[ \t]*```[a-zA-Z]*[ \t]*\n?(.*?)```", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"`(.*)`", re.DOTALL)
_PREFIX = re.compile(r"^\s*promql\s*:\s*", re.IGNORECASE)
_TYPOGRAPHIC = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})  # noqa: RUF001
_QUOTED = re.compile("[\"'`]")
_LOCATED = re.compile(r'(?:invalid parameter "query": )?([0-9]+):([0-9]+): (?:parse error: )?(.*)')
_SELECTED = re.compile(rf"({METRIC})\s*(?:{LABELS}|\[)")
_COMPARED = re.compile(r"(?:==|!=|>=|<=|>|<)\s*-?[0-9]")
_BARE = re.compile(METRIC)


def clean(text: str) -> str:
    """Return the query in `text`, without the wrapping that chats and notebooks put around it."""
    if fenced := _FENCED.search(text):
        text = fenced[1]
    text = text.strip()
    if inline := _INLINE.fullmatch(text):
        text = inline[1]
    if not _QUOTED.search(text):  # else typographic quotes are part of a value
        text = text.translate(_TYPOGRAPHIC)
    return _PREFIX.sub("", text).rstrip("; \t\n").strip()


def located(detail: str) -> str:
    """Return the server's complaint with its position in words."""
    found = _LOCATED.match(detail)
    if found is None:
        return detail
    line, column, complaint = found.groups()
    return f"line {line}, column {column}: {complaint}"


def refusal(query: str, complaint: str) -> tuple[str, Hints] | None:
    """Return why `query` does not parse, where, and a repair that does; None without a repair.

    The parser says what it stumbles over, not where. What the repair changes first is where;
    without one the server is asked, which has the position.
    """
    hints = _applied(query, {"refused", "always"})
    mended = hints[-1][1] if hints else None
    if mended is None or not parses(mended):
        return None
    pairs = enumerate(zip(query, mended, strict=False))
    at = next((i for i, (old, new) in pairs if old != new), min(len(query), len(mended)))
    line, column = query.count("\n", 0, at) + 1, at - (query.rfind("\n", 0, at) + 1) + 1
    return f"line {line}, column {column}: {complaint}", hints


def refusal_hints(query: str, detail: str) -> Hints:
    """Return what may have been meant by a query that the server refused with `detail`."""
    explained = [sentence for pattern, sentence in EXECUTION if pattern.search(detail)]
    return (*((one, None) for one in explained), *_applied(query, {"refused", "always"}))


def execution_hints(detail: str) -> Hints:
    """Return what to do about a query that parses and could not be carried out, if known."""
    return tuple((sentence, None) for pattern, sentence in EXECUTION if pattern.search(detail))


def empty_hints(query: str) -> Hints:
    """Return why a query may have had no result."""
    return slips(query) or tuple(_existence_hints(query))


def slips(query: str) -> Hints:
    """Return the usual mistakes of queries that parse and find nothing."""
    return _applied(query, {"empty", "always"})


def answered_hints(query: str) -> Hints:
    """Return what is odd about a query although it had a result."""
    return _applied(query, {"always"})


def _applied(query: str, when: set[When]) -> Hints:
    """Return the matching mistakes' sentences, each with the query in which all are mended."""
    messages: list[tuple[str, bool]] = []
    mended = query
    for mistake in MISTAKES if len(query) <= MAX_MENDED_CHARACTERS else ():
        if mistake.when in when and (repaired := _mend(mistake, mended)) is not None:
            messages.append((mistake.message, repaired != mended))
            mended = repaired
    return tuple((message, mended if mends else None) for message, mends in messages)


def _mend(mistake: Mistake, query: str) -> str | None:
    """Return the mended query, or None when it does not make this mistake."""
    if mistake.repair is None:
        return query if mistake.pattern.search(query) else None
    mended = mistake.pattern.sub(mistake.repair, query)
    return mended if mended != query else None


def _existence_hints(query: str) -> Iterator[tuple[str, str | None]]:
    if _COMPARED.search(query):
        yield (
            "a comparison leaves out every series that fails it; without it, all values show",
            None,
        )
    metric = _SELECTED.search(query[:MAX_MENDED_CHARACTERS])
    name = metric[1] if metric else query if _BARE.fullmatch(query) else ""
    if name:
        yield (
            f"see whether {name} has series at all; if so, a label's value is off",
            f"count({name})",
        )
