"""What one line of a known format says, and the words formats use for levels.

How each format is read belongs in the module named after it; levels of plain prose, in `levels`.
"""

from typing import Literal, NamedTuple

from shared.domain.logs.digested import Level

Kind = Literal[
    "access", "cri", "docker", "errorlog", "json", "klog", "logcat", "logfmt", "mysql", "pattern",
    "postgres", "redis", "stamped", "syslog",
]  # fmt: skip

_WORDS: dict[Level, str] = {
    "fatal": "fatal critical crit alert emerg emergency panic dpanic ftl pnc",
    "error": "error err severe eror",
    "warning": "warn warning wrn",
    "info": "info information informational notice note log inf default config ok success",
    "debug": "debug trace dbg trc verbose vrb fine finer finest silly system",
}
BY_WORD: dict[str, Level] = {
    word: level for level, words in _WORDS.items() for word in words.split()
}
BY_LETTER: dict[str, Level] = {
    "F": "fatal", "C": "fatal", "E": "error", "W": "warning", "I": "info", "N": "info",
    "D": "debug", "V": "debug", "T": "debug",
}  # fmt: skip
# RFC 5424, table 2
_SYSLOG: tuple[Level, ...] = (
    "fatal", "fatal", "fatal", "error", "warning", "info", "info", "debug",
)  # fmt: skip
_PINO: tuple[Level, ...] = ("", "debug", "debug", "info", "warning", "error", "fatal")


class Record(NamedTuple):
    """One line read: `stamp` in UTC or "", `level` as its header states it or "".

    `message` is the line without its header, on one line. `stack` holds a stack trace that stood
    in one of the line's fields, its lines parted by LF.
    """

    kind: Kind
    stamp: str
    level: Level
    message: str
    stack: str = ""


def level_named(word: str) -> Level:
    """Return the level that a word, a letter or a number stands for, "" when it is none."""
    if word.isdecimal():
        return level_numbered(int(word)) if len(word) <= 2 else ""  # noqa: PLR2004 - 60 is the last
    return BY_WORD.get(word.lower().rstrip("0123456789"), "") or BY_LETTER.get(word, "")


def level_numbered(number: int) -> Level:
    """Return the level of a number: syslog's 0 to 7, or the tens of bunyan and pino."""
    if 0 <= number < len(_SYSLOG):
        return _SYSLOG[number]
    tens, rest = divmod(number, 10)
    return _PINO[tens] if 0 < tens < len(_PINO) and not rest else ""
