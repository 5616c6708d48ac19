"""Each known failure in words, by language; a test holds both languages to every code.

The codes are those of `shared.domain.logs`. Whoever tells a whole analysis is `analysis`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from shared.domain.wording.failure_words import Words
from shared.domain.wording.failures_en import ENGLISH
from shared.domain.wording.failures_pt import PORTUGUESE

LANGUAGES: Mapping[str, Mapping[str, Words]] = MappingProxyType({"en": ENGLISH, "pt": PORTUGUESE})


def words_of(code: str, language: str) -> Words:
    """Return a failure in words; an unknown language reads English."""
    return LANGUAGES.get(language, ENGLISH)[code]
