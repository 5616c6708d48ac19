"""Our own English sentences, said in Brazilian Portuguese.

Rules and clients word what they find once, in English: callers that name no language read it, and
the grounding gate knows its words. Whoever tells a person translates here. What a sentence quotes
(names, units, queries, another system's own words) stays as it is.

    catalogue   how a sentence finds its translation
    signals, queries, promql, pods, incidents, failures, advice, topics_…    the translations

Sentences that were written in both languages from the start are in `wording.phrases`,
`incidents.phrases` and `incidents.runbooks`; there `{why:said}` is a place for a sentence of here.
"""

from collections.abc import Mapping


class Place(str):
    """What stands in a place of a sentence: `:said` translates it, `:listed` what commas part."""

    __slots__ = ()

    def __format__(self, kind: str) -> str:
        """Return it as it is, or translated."""
        if kind == "said":
            return translated(self, "pt")
        if kind == "listed":
            return ", ".join(translated(one, "pt") for one in self.split(", "))
        return str(self)


def translated(sentence: str, language: str) -> str:
    """Return one of our sentences in `language`; what is not ours comes back as it is."""
    if language != "pt":
        return sentence
    from shared.domain.portuguese.catalogue import in_portuguese  # noqa: PLC0415 - English is free

    return in_portuguese(sentence)


def filled(sentence: str, values: Mapping[str, object]) -> str:
    """Return a sentence with its places filled in."""
    return sentence.format(**{name: Place(value) for name, value in values.items()})
