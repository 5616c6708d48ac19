"""How much of a model's context window a text takes, what of it fits, and what was read of it.

A server drops the start of a prompt that is too long and says nothing: first the rules. So a prompt
is counted here before it is sent, and the server's own count is looked at afterwards. What a prompt
says belongs to whoever asks.
"""

import re
from collections.abc import Iterator, Sequence

FRAME_TOKENS = 48  # what a chat template writes around a system prompt and one message
LETTERS_A_TOKEN, SPACES_A_TOKEN = 4, 8
SMALL_WINDOWS = (2048, 1024)  # of models that were trained on no more, whatever was asked for
HALF_MARGIN_TOKENS = 16  # beside half of the window a server keeps the first few tokens
LEFT_OUT = "(left out for want of room: {count} lines)"

_END = re.compile(r"[.!?…](?=\s|\Z)|\n")
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]+|_+")
_RUN = re.compile(
    r"(?P<word>[A-Za-z]{1,24}(?![A-Za-z0-9]))|(?P<joined> (?![\d ]))|(?P<spaces> +)|.", re.DOTALL
)


def most_tokens(text: str) -> int:
    """Return how many tokens a text takes at most.

    An upper bound for SmolLM2's tokenizer on 789 pieces of logs, documents and code in English and
    Portuguese (at the median a third too much); vocabularies that are larger need fewer.
    """
    return sum(map(_tokens_of_run, _RUN.finditer(text)))


def _tokens_of_run(run: re.Match[str]) -> int:
    text = run[0]
    if run.lastgroup == "word":
        return 1 + (len(text) - 1) // LETTERS_A_TOKEN
    if run.lastgroup == "joined":  # a space is part of the word after it
        return 0
    if run.lastgroup == "spaces":
        return 1 + len(text) // SPACES_A_TOKEN
    return 1 if text.isascii() else max(2, 4 * (text > "\uffff"))


def least_tokens(text: str) -> int:
    """Return how many tokens a text takes at least: no tokenizer in use joins such pieces."""
    return sum(1 for _ in _PIECE.finditer(text))


def room_beside(rules: str, answer_tokens: int, window_tokens: int) -> int:
    """Return how many tokens of a window are left for the one message; 0 when there are none."""
    return max(0, window_tokens - answer_tokens - FRAME_TOKENS - most_tokens(rules))


class Room:
    """Tokens of a prompt that are still free while lines are taken, the weightiest first."""

    def __init__(self, tokens: int) -> None:
        self.tokens = tokens
        self.refused = 0

    def takes(self, line: str) -> bool:
        """Take a line when it fits; a shorter one may fit after it."""
        needed = most_tokens(line) + 1  # its line break
        if needed > self.tokens:
            self.refused += 1
            return False
        self.tokens -= needed
        return True


def clipped(text: str, room_tokens: int) -> str:
    """Return as much of the start of a text as takes at most `room_tokens`."""
    left = room_tokens
    for run in _RUN.finditer(text):
        left -= _tokens_of_run(run)
        if left < 0:
            return text[: run.start()].rstrip()
    return text


def fitted(parts: Sequence[str], room_tokens: int) -> str:
    """Return the parts one below the other, without the lines that find no room, and say so.

    Every part is told by its first line before any is told whole; earlier lines come before later
    ones, earlier parts before later ones.
    """
    whole = "\n\n".join(parts)
    if most_tokens(whole) <= room_tokens:
        return whole
    rows = [
        (at > 0, part, at, line)
        for part, text in enumerate(parts)
        for at, line in enumerate(text.splitlines())
    ]
    room = Room(room_tokens - most_tokens(LEFT_OUT.format(count=len(rows))) - len(parts))
    kept = sorted((part, at, line) for _, part, at, line in sorted(rows) if room.takes(line))
    return "\n".join([*_apart(kept), LEFT_OUT.format(count=room.refused)])


def _apart(rows: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    """Yield the rows' lines with a blank one between two parts."""
    for before, (part, _, line) in zip((None, *rows), rows, strict=False):
        if before and before[0] != part:
            yield ""
        yield line


def finished(text: str) -> str:
    """Return a text that ran out of tokens without its last, unfinished sentence."""
    ends = [end.end() for end in _END.finditer(text)]
    return text[: ends[-1]].rstrip() if ends else ""


def why_unread(read_tokens: int | None, prompt: str, answer_tokens: int, window_tokens: int) -> str:
    """Return why a server did not read the whole of a prompt as far as its count tells, else "".

    Ollama counts what it read, tokens from its cache included, and cuts a prompt that is too long
    to half of the window (ollama/ollama issue 17427). Some versions leave out of the count what was
    cached, or send none (issues 2068, 16414): a low count that is not such a half proves nothing.
    """
    if not read_tokens:
        return ""
    if read_tokens > window_tokens - answer_tokens:
        return "full"
    halves = (window // 2 for window in (window_tokens, *SMALL_WINDOWS))
    is_half = any(0 <= read_tokens - half <= HALF_MARGIN_TOKENS for half in halves)
    return "cut" if is_half and read_tokens < least_tokens(prompt) else ""
