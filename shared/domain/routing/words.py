"""Word lists written as plain text, which reads and diffs better than a list of quoted strings."""


def words(text: str) -> frozenset[str]:
    """Return the set of the words in the text."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Return the set of the phrases in the text, which commas separate."""
    return frozenset(" ".join(text.split()).split(", "))
