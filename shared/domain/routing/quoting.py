"""What the user says, set apart from what the user shows: fences, quotes, pasted lines.

Shown text is data. No intent is ever read from it; it may become the `logs` or the `query` of a
call. What a clause says belongs in `hearing`.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Literal, NamedTuple

from shared.domain.routing.logshape import is_log_line, looks_like_log
from shared.domain.routing.promql import is_query
from shared.domain.routing.shapes import is_label
from shared.domain.routing.text import fold
from shared.domain.routing.words import words

Origin = Literal["fence", "tick", "quote", "pasted"]


class Shown(NamedTuple):
    """One stretch of shown text, as it stands in the message, and how it was set apart."""

    text: str
    origin: Origin


class Parts(NamedTuple):
    """The user's own words, blanked where something is shown, and what is shown."""

    said: str
    shown: tuple[Shown, ...]


_FENCE = re.compile(r"```(?:[\w+-]{0,20}\n)?(.*?)(?:```|\Z)", re.DOTALL)
_TICK = re.compile(r"`([^`\n]{1,4000})`")
_CLOSING = {
    '"': '"',
    "'": "'",
    "\u201c": "\u201d",
    "\u2018": "\u2019",
    "\u201e": "\u201c",
    "«": "»",
}
_MARK = re.compile(r"(?P<call>(?<=\w)[({])|(?P<open>[({])|(?P<close>[)}])|(?P<quote>[\"'“‘„«])")  # noqa: RUF001 - typographic quotes
_COMMANDS = ("kubectl ", "oc ", "k logs", "helm ")  # a command to run is said, not shown
_SHOWN_NOUNS = words(
    """
    log logs line lines trace stacktrace traceback error errors exception output message msg panic
    stack dump erro erros linha linhas saida mensagem excecao pilha stdout stderr
    """
)
_POINTERS = words(
    """
    this these following below here esse esses essa essas este estes esta isso isto seguinte
    abaixo
    """
)
_WORD = re.compile(r"\w+")
_MAX_INTRO_WORDS = 25
_INTRODUCES = re.compile(r"[:?](?=\s)")
_MAX_MARKS = 4  # colons and question marks that may introduce something
_MIN_PASTED_WORDS = 3
_TABLE_HEAD = r"(?m)^(?:NAMESPACE +)?NAME +(?:[A-Z()-]+ +){1,20}[A-Z()-]+$"  # seldom: not compiled


def split(text: str) -> Parts:
    """Separate what the cleaned message says from what it shows."""
    shown: list[Shown] = []
    said = _lift_ticks(text, _FENCE, "fence", shown)
    said = _lift_ticks(said, _TICK, "tick", shown)
    said = _lift_log_lines(re.sub(_TABLE_HEAD, "", said) if "NAME  " in said else said, shown)
    said = _lift_introduced(said, shown)
    said = _lift_quotations(said, shown)
    return Parts(said, tuple(piece for piece in shown if piece.text.strip()))


def _lift_ticks(text: str, pattern: re.Pattern[str], origin: Origin, shown: list[Shown]) -> str:
    def blank(found: re.Match[str]) -> str:
        inner = found.group(1)
        if is_label(inner.strip()) or inner.startswith(_COMMANDS):
            return found.group().replace("`", " ")
        shown.append(Shown(inner.strip("\n"), origin))
        return " " * len(found.group())

    return pattern.sub(blank, text) if "`" in text else text


def _lift_log_lines(text: str, shown: list[Shown]) -> str:
    """Take out everything from the first line that looks like a log's to the last one."""
    all_lines = text.split("\n")
    logged = [place for place, line in enumerate(all_lines) if is_log_line(line)]
    if not logged:
        return text
    first, last = logged[0], logged[-1]
    shown.append(Shown("\n".join(all_lines[first : last + 1]), "pasted"))
    return "\n".join([*all_lines[:first], *all_lines[last + 1 :]])


def _lift_quotations(text: str, shown: list[Shown]) -> str:
    """Blank quotations; a quoted name stays said, and so does a message that is one quotation."""
    pieces: list[str] = []
    place = 0
    for start, end in _quotations(text):
        inner = text[start + 1 : end]
        whole = end - start + 1 == len(text) and not (is_query(inner) or looks_like_log(inner))
        if whole or is_label(inner.strip()):
            pieces += [text[place:start], " ", inner, " "]
        else:
            shown.append(Shown(inner, "quote"))
            pieces += [text[place:start], " " * (end + 1 - start)]
        place = end + 1
    return "".join(pieces) + text[place:]


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield where quotations open and close; the quotes inside PromQL's brackets are none."""
    unclosed: set[str] = set()  # without this, a row of openers would be quadratic
    depth = place = 0
    while mark := _MARK.search(text, place):
        start, sign = mark.span()[0], mark.group()
        place = start + 1
        depth = _depth(depth, mark.lastgroup)
        quotes = mark.lastgroup == "quote" and _opens(text, start)
        if quotes and depth == 0 and sign not in unclosed:
            end = _closing_place(text, start)
            if end > 0:
                yield start, end
                place = end + 1
            else:
                unclosed.add(sign)


def _depth(depth: int, mark: str | None) -> int:
    """Return how many brackets are open that began as a call's or a selector's do."""
    if mark == "call" or (mark == "open" and depth > 0):
        return depth + 1
    return max(depth - 1, 0) if mark == "close" else depth


def _opens(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in " \n\t:(,-"


def _closing_place(text: str, start: int) -> int:
    """Return where the quotation ends: at a mark that no word goes on behind; -1 if nowhere."""
    closing = _CLOSING[text[start]]
    end = text.find(closing, start + 1)
    while 0 < end < len(text) - 1 and text[end + 1].isalnum():
        end = text.find(closing, end + 1)
    return end


def _lift_introduced(text: str, shown: list[Shown]) -> str:
    """Take out what follows "analyze this log:" or "what does this mean?"."""
    for mark in islice(_INTRODUCES.finditer(text), _MAX_MARKS):
        intro, rest = text[: mark.start()], text[mark.end() :].strip()
        word = intro.rfind(" ") + 1
        if is_log_line(text[word:]):  # "IOError: broken pipe" begins before its colon
            intro, rest = text[:word], text[word:]
        if _is_introduction(intro, rest):
            shown.append(Shown(rest, "pasted"))
            return intro
    return text


def _is_introduction(intro: str, rest: str) -> bool:
    said = [fold(word) for word in _WORD.findall(intro)]
    if len(said) > _MAX_INTRO_WORDS or len(rest.split()) < _MIN_PASTED_WORDS:
        return False
    if is_log_line(rest):
        return True
    pointed = not _POINTERS.isdisjoint(said) or looks_like_log(rest)
    return pointed and not _SHOWN_NOUNS.isdisjoint(said) and intro.count('"') % 2 == 0
