"""What another system says, made fit for a sentence of ours.

Whole logs are read line by line, by `clean` and `redact` themselves.
"""

from shared.errors import MAX_DETAIL_CHARACTERS, clip


def quoted(said: str, limit: int = MAX_DETAIL_CHARACTERS) -> str:
    """Return text from outside on one line: without secrets or hidden characters, and cut.

    Secrets go first: of one that a cut went through, no rule would recognise the rest.
    """
    from shared.domain.logs.clean import clean  # noqa: PLC0415 - most answers quote nobody
    from shared.domain.logs.redact import redact  # noqa: PLC0415 - and start faster without

    return clip(redact("\n".join(map(clean, said.splitlines()))), limit)
