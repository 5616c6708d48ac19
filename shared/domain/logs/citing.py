"""Lines of an input by their numbers, as they may be shown: cleaned, redacted, short.

Numbers count as the digest counts them: from 1, over everything that `LineSplitter` calls a line.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping

from shared.domain.logs.clean import decode
from shared.domain.logs.defuse import defuse
from shared.domain.logs.lines import LineSplitter, RawLine
from shared.domain.logs.redact import Redactor

MAX_CITED_CHARACTERS = 400
# A private key of 4096 bits has about 54 lines, an OpenPGP one about 100.
KEY_LINES = 160
KEY_BEGINS = b"-----BEGIN"


def cite(chunks: Iterable[bytes], numbers: Collection[int]) -> Mapping[int, str]:
    """Return the lines of these numbers, fit for a page; numbers that no line has are left out."""
    wanted, last = frozenset(numbers), max(numbers, default=0)
    before: deque[bytes] = deque(maxlen=KEY_LINES)
    cited: dict[int, str] = {}
    for number, raw in enumerate(_lines(chunks), start=1):
        if number in wanted:
            cited[number] = _shown(raw.data, before)
        if number >= last:
            break
        before.append(raw.data)
    return cited


def shown(text: str) -> str:
    """Return a redacted text of a log as a page or a prompt may hold it."""
    text = defuse(text)
    return text if len(text) <= MAX_CITED_CHARACTERS else text[: MAX_CITED_CHARACTERS - 1] + "…"


def _lines(chunks: Iterable[bytes]) -> Iterable[RawLine]:
    splitter = LineSplitter()
    for chunk in chunks:
        yield from splitter.feed(chunk)
    yield from splitter.flush()


def _shown(data: bytes, before: deque[bytes]) -> str:
    """Redact a line; inside a private key only the lines before it say what it is."""
    redactor = Redactor()
    earlier = list(before)
    begins = max((at for at, line in enumerate(earlier) if KEY_BEGINS in line), default=None)
    for line in earlier[begins:] if begins is not None else ():
        redactor.redact(decode(line))
    return shown(redactor.redact(decode(data)))
