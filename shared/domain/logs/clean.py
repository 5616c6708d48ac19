r"""From a line's bytes to text that is safe on any screen, page or prompt.

Faulty UTF-8 becomes U+FFFD. Escape sequences, control characters and invisible characters (which
can reorder, hide or smuggle text) go; letters of every script stay. Secrets belong in `redact`.
"""

import re

from shared.domain.logs.lines import CUT_MARGIN_BYTES, MAX_LINE_BYTES

CUT_MARK = " …[line cut]"

# ECMA-48: CSI with parameters; OSC, DCS, SOS, PM, APC up to their terminator; two-byte escapes.
# A string without its terminator loses only its opening: it may not hide the rest of the line.
_ESCAPES = (
    r"(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]"
    r"|\x1b[\]PX^_][^\x07\x1b\x9c]{0,1024}(?:\x07|\x1b\\|\x9c)"
    r"|\x1b[ -/]*[0-~]?"
)
_UNSEEN = (
    "["
    "\x00-\x08\x0a-\x1f\x7f-\x9f"  # C0 but tab, DEL, C1
    "\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f"  # soft hyphen, joiner, marks, zero width
    "\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters that are blank
    "\u202a-\u202e\u2060-\u206f\ufeff"  # bidirectional overrides and isolates, joiners, BOM
    "\ufe00-\ufe0e\ufff9-\ufffb"  # variation selectors but the emoji's, annotation
    "\U000e0000-\U000e0fff"  # tags and supplementary variation selectors
    "]"
)
_LINE_BREAKS = str.maketrans("\u2028\u2029\x85\x0b\x0c", "     ")


def clean(text: str) -> str:
    """Return `text` on one line without escape sequences and without characters nobody sees."""
    if text.isascii() and text.isprintable():
        return text
    if "\x1b" in text or "\x9b" in text:
        text = re.sub(_ESCAPES, "", text)
    return re.sub(_UNSEEN, "", text.translate(_LINE_BREAKS))


def decode(data: bytes) -> str:
    """Return the cleaned text of one line, faults in its UTF-8 replaced."""
    return clean(data.decode("utf-8", errors="replace"))


def shorten(text: str) -> str:
    """Return a cut line as it may be shown: without the margin behind the cut, and marked."""
    return text[: max(0, min(MAX_LINE_BYTES, len(text) - CUT_MARGIN_BYTES))] + CUT_MARK
