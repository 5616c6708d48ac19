"""Mending PromQL that people and models write, and saying what is wrong with it.

The mistakes themselves are rows in `mistakes` and `oversights`. They are found in the text, and a
repair counts when it parses; the server has the last word on what is PromQL.
"""

import re
from collections.abc import Iterator

from shared.domain.promql import complaints
from shared.domain.promql.literals import outside_literals
from shared.domain.promql.mistakes import LABELS, METRIC, REFUSED, Mistake, When
from shared.domain.promql.oversights import OVERSIGHTS
from shared.domain.promql.parsing import parses, read
from shared.domain.promql.uses import PERCENT, percent_of_ratio

# Nobody writes more by hand, and a pattern's work grows with the square of what it searches.
MAX_MENDED_CHARACTERS = 2000
MISTAKES = (*REFUSED, *OVERSIGHTS)

Hints = tuple[tuple[str, str | None], ...]  # sentences, each with a repaired query or None

_FENCED = re.compile(r"^[ \t]*```[a-zA-Z]*[ \t]*\n?(.*?)```", re.DOTALL | re.MULTILINE)
_INLINE = re.compile(r"`(.*)`", re.DOTALL)
_PREFIX = re.compile(r"^\s*promql\s*:\s*", re.IGNORECASE)
_TYPOGRAPHIC = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})  # noqa: RUF001
_QUOTED = re.compile("[\"'`]")
_LOCATED = re.compile(r'(?:invalid parameter "query": )?([0-9]+):([0-9]+): (?:parse error: )?(.*)')
_SELECTED = re.compile(rf"({METRIC})\s*(?:{LABELS}|\[)")
_COMPARED = re.compile(r"(?:==|!=|>=|<=|>|<)\s*-?[0-9]")
_LIMIT = re.compile(r"(==|!=|>=|<=|>|<)\s*(-?[0-9.]+)([\s)]*)\Z")
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
    hints = refusal_hints(query, complaint)
    mended = hints[-1][1] if hints else None
    if mended is None or not parses(mended):
        return None
    pairs = enumerate(zip(query, mended, strict=False))
    at = next((i for i, (old, new) in pairs if old != new), min(len(query), len(mended)))
    line, column = query.count("\n", 0, at) + 1, at - (query.rfind("\n", 0, at) + 1) + 1
    return f"line {line}, column {column}: {complaint}", hints


def refusal_hints(query: str, complaint: str) -> Hints:
    """Return what may have been meant by a query that was refused with `complaint`."""
    hints = _applied(query, {"refused", "always"}, complaint)
    mended = hints[-1][1] if hints else None
    if mended is not None and read(mended).verdict == "refused":  # then it is no repair
        hints = tuple((message, None) for message, _ in hints)
    return (*execution_hints(complaint), *hints)


def execution_hints(complaint: str) -> Hints:
    """Return what to do about a query that parses and could not be carried out, if known."""
    return tuple((sentence, None) for sentence in complaints.explained(complaint))


def empty_hints(query: str) -> Hints:
    """Return why a query may have had no result."""
    return slips(query) or tuple(_existence_hints(query))


def slips(query: str) -> Hints:
    """Return the usual mistakes of queries that parse and find nothing."""
    return (*_applied(query, {"empty", "always"}), *_percent(query))


def answered_hints(query: str) -> Hints:
    """Return what is odd about a query although it had a result."""
    return _applied(query, {"always"})


def _applied(query: str, when: set[When], complaint: str = "") -> Hints:
    """Return the matching mistakes' sentences, each with the query in which all are mended."""
    if len(query) > MAX_MENDED_CHARACTERS:
        return ()
    messages: list[tuple[str, bool]] = []

    def mend(text: str) -> str:
        if named := complaints.told(text, complaint):
            messages.append((named.message, True))
        mended = named.query if named else text
        for mistake in MISTAKES:
            if mistake.when in when and (repaired := _mend(mistake, mended)) is not None:
                messages.append((mistake.message, repaired != mended))
                mended = repaired
        return mended

    mended = outside_literals(query, mend)
    return tuple((message, mended if mends else None) for message, mends in messages)


def _mend(mistake: Mistake, query: str) -> str | None:
    """Return the mended query, or None when it does not make this mistake."""
    if mistake.repair is None:
        return query if mistake.pattern.search(query) else None
    mended = mistake.pattern.sub(mistake.repair, query)
    return mended if mended != query else None


def _percent(query: str) -> Iterator[tuple[str, str | None]]:
    limit = percent_of_ratio(query)
    if limit is None:
        return
    meant = f"{limit / PERCENT:g}"
    mended = _LIMIT.sub(lambda found: f"{found[1]} {meant}{found[3]}", query)
    yield f"a share of a whole is at most 1; if {limit:g} is percent, write {meant}", mended


def _existence_hints(query: str) -> Iterator[tuple[str, str | None]]:
    if _COMPARED.search(query):
        mended = _LIMIT.sub(r"\1 bool \2\3", query)
        yield (
            "a comparison leaves out every series that fails it; with `bool` each is there, 1 or 0",
            mended if mended != query and parses(mended) else None,
        )
        return
    metric = _SELECTED.search(query[:MAX_MENDED_CHARACTERS])
    name = metric[1] if metric else query if _BARE.fullmatch(query) else ""
    if name:
        yield (
            f"see whether {name} has series at all; if so, a label's value is off",
            f"count({name})",
        )
