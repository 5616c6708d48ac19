"""How many tokens a model is charged for a text, estimated: words and punctuation marks.

Tokenizers of the Llama family are within about a fifth of this on logs in English; the estimate
needs no vocabulary and is the same everywhere.
"""

import re

_TOKEN = re.compile(r"\w+|[^\w\s]")


def count_tokens(text: str) -> int:
    """Return the number of words and punctuation marks."""
    return sum(1 for _ in _TOKEN.finditer(text))
