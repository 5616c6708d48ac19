"""What an entry of the knowledge base is, and how a text of several becomes records.

A file holds one entry after another: a front matter between two lines of `---`, then the English
text, then, after a line of `--- pt`, the Portuguese one where there is one.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

FENCE = re.compile(r"^---$", re.MULTILINE)
PORTUGUESE = re.compile(r"^--- pt$", re.MULTILINE)


class Reference(NamedTuple):
    """A public document that says more."""

    title: str
    url: str


class Entry(NamedTuple):
    """One subject: titles and texts by language, how people ask for it, and where to read on."""

    id: str
    titles: Mapping[str, str]
    texts: Mapping[str, str]
    asked: str
    sources: tuple[Reference, ...]

    def title(self, language: str) -> str:
        """Return the title in a language, else in English."""
        return self.titles.get(language) or self.titles["en"]

    def text(self, language: str) -> str:
        """Return the text in a language, else in English."""
        return self.texts.get(language) or self.texts["en"]


def read_references(text: str) -> dict[str, Reference]:
    """Return public documents by their key; a line is `key | title | URL`."""
    rows = ([part.strip() for part in line.split("|")] for line in text.splitlines() if line)
    return {key: Reference(title, url) for key, title, url in rows}


def read_entries(text: str, references: Mapping[str, Reference]) -> Iterator[Entry]:
    """Yield the entries of one file.

    Raises:
        ValueError: an entry is incomplete
        KeyError: it names a source that is not known

    """
    _, *parts = FENCE.split(text)
    for front, body in zip(parts[::2], parts[1::2], strict=True):
        yield _entry(_fields(front), body, references)


def _fields(front: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in front.strip().splitlines())
    return {name.strip(): value.strip() for name, _, value in pairs}


def _entry(fields: Mapping[str, str], body: str, references: Mapping[str, Reference]) -> Entry:
    english, *portuguese = (part.strip() for part in PORTUGUESE.split(body))
    if not (english and fields.keys() >= {"id", "title", "asked", "sources"}):
        raise ValueError(f"an entry is incomplete: {fields.get('id', 'without an id')}")
    return Entry(
        id=fields["id"],
        titles={"en": fields["title"], "pt": fields.get("titulo", "")},
        texts={"en": english, "pt": portuguese[0] if portuguese else ""},
        asked=fields["asked"],
        sources=tuple(references[key.strip()] for key in fields["sources"].split(",")),
    )
