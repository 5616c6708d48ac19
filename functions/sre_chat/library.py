"""The knowledge base as read from its files, once a process.

What an entry is and how it is found belongs in `shared.domain.knowledge`.
"""

import functools
from pathlib import Path

import shared
from shared.domain.knowledge.entries import read_entries, read_references
from shared.domain.knowledge.search import Index
from shared.domain.knowledge.terms import Vocabulary

SHELF = Path(shared.__file__).with_name("knowledge")


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the words that count as one."""
    return Vocabulary(_read("synonyms.txt"))


@functools.cache
def library() -> Index:
    """Return every entry, ready to be searched."""
    references = read_references(_read("sources.txt"))
    texts = (path.read_text(encoding="utf-8") for path in sorted(SHELF.glob("*.md")))
    entries = [entry for text in texts for entry in read_entries(text, references)]
    return Index(entries, vocabulary())


def _read(name: str) -> str:
    return (SHELF / name).read_text(encoding="utf-8")
