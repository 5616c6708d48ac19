"""Strings that look random, the same in every run; no real credential is among them."""

import random
import string

_ALPHABETS = {
    "mixed": string.ascii_letters + string.digits,
    "lower": string.ascii_lowercase + string.digits,
    "upper": string.ascii_uppercase + string.digits,
    "hex": "0123456789abcdef",
    "base32": string.ascii_uppercase + "234567",
    "digits": string.digits,
}


def some(alphabet: str, length: int) -> str:
    """Return so many characters of an alphabet, some of each sort that it has first."""
    letters = _ALPHABETS[alphabet]
    chance = random.Random(f"{alphabet}{length}")  # noqa: S311 - no credential of anything
    begin = {"mixed": "Zx9q", "lower": "q7x", "upper": "Q7X", "hex": "b7"}.get(alphabet, "")
    return (begin + "".join(chance.choices(letters, k=length)))[:length]


MIXED = some("mixed", 40)
GUID = "7f1c1a52-6d1f-4f0b-9a39-1f2b6f6f0b11"
SHA = some("hex", 40)
