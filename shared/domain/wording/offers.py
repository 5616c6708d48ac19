"""The one name that an answer offered ("Did you mean: postgres?"), read back from its text.

What a "yes" to it stands for belongs in `routing.assent`.
"""

import re

from shared.domain.wording.phrases import phrase

_LANGUAGES = ("en", "pt")
_NAME = r"[A-Za-z0-9](?:[\w.-]{0,251}[A-Za-z0-9])?"  # one name: "a, b" is no single offer


def offered(told: str) -> str:
    """Return the name that Jamie offered in a text of its own, "" when it was none or several."""
    names = {name for language in _LANGUAGES for name in _offered_in(told, language)}
    return names.pop() if len(names) == 1 else ""


def _offered_in(told: str, language: str) -> list[str]:
    before, _, after = phrase(language, "did_you_mean", names="\0").partition("\0")
    pattern = f"^{re.escape(before)}(.+){re.escape(after)}$"
    found: list[str] = re.findall(pattern, told, re.MULTILINE)
    return [name if re.fullmatch(_NAME, name) else "" for name in found]
