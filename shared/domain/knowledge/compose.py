"""The text of an answer from one to three entries, and the documents behind it.

Nothing is said here that no entry says; the frame's sentences are in `wording`.
"""

from collections.abc import Sequence

from shared.domain.knowledge.entries import Entry, Reference

MAX_SOURCES = 5


def told(entries: Sequence[Entry], language: str) -> str:
    """Return the entries' titles and texts, as they stand."""
    return "\n\n".join(f"{entry.title(language)}\n{entry.text(language)}" for entry in entries)


def sources(entries: Sequence[Entry]) -> list[Reference]:
    """Return the documents to read on in, each once, those of the first entry first."""
    return list(dict.fromkeys(one for entry in entries for one in entry.sources))[:MAX_SOURCES]
