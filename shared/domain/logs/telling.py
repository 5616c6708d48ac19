"""What was chosen, as it is told: redacted, with its times, and an id that stays the same.

Nothing leaves the digest but through here. What is chosen belongs in `selection`.
"""

import hashlib
from collections.abc import Iterable, Sequence
from operator import attrgetter

from shared.domain.logs.clean import decode
from shared.domain.logs.digested import Stack, Template
from shared.domain.logs.folding import SeenTrace
from shared.domain.logs.formats import recognise
from shared.domain.logs.groups import Group
from shared.domain.logs.redact import Redactor
from shared.domain.logs.selection import Chosen
from shared.domain.logs.stamps import split_stamp

MAX_STACKS = 20
MAX_EXAMPLE_CHARS = 400
_ID_BYTES = 4
_SEARCHED = 50  # groups asked for the time of the first and of the last line


class Teller:
    """Tell templates and stacks; `redactions` counts what was taken out of what is shown."""

    def __init__(self) -> None:
        self._redactor = Redactor()

    @property
    def redactions(self) -> int:
        """How many secrets stood in what was told so far."""
        return self._redactor.count

    def template(self, chosen: Chosen) -> Template:
        """Return a group as a template with an example."""
        group = chosen.group
        return Template(
            id=_id(group.level, chosen.template),
            template=chosen.template,
            count=group.count,
            level=group.level,
            first_line=group.first_line,
            last_line=group.last_line,
            first_at=stamp_of(group.first_raw),
            last_at=stamp_of(group.last_raw),
            example=self._example(group.first_raw),
            example_line=group.first_line,
            reason=chosen.reason,
        )

    def stacks(self, seen: Iterable[SeenTrace]) -> tuple[Stack, ...]:
        """Return the most frequent kinds of traces."""
        first = sorted(seen, key=lambda one: (-one.count, one.trace.first_line))[:MAX_STACKS]
        return tuple(map(self._stack, first))

    def _stack(self, one: SeenTrace) -> Stack:
        trace = one.trace
        return Stack(
            id=_id("stack", trace.fingerprint),
            language=trace.language,
            exception=self._redactor.redact(trace.exception),
            message=self._redactor.redact(trace.message),
            frames=tuple(map(self._redactor.redact, trace.frames)),
            fingerprint=trace.fingerprint,
            count=one.count,
            first_line=trace.first_line,
            last_line=one.last_line,
            first_at=stamp_of(one.first_raw),
            last_at=stamp_of(one.last_raw),
        )

    def _example(self, raw: bytes) -> str:
        text = self._redactor.redact(decode(raw))
        return text if len(text) <= MAX_EXAMPLE_CHARS else f"{text[:MAX_EXAMPLE_CHARS]}…"


def stamp_of(raw: bytes) -> str:
    """Return when a line was written, in UTC, "" when it does not say so beyond doubt."""
    text = decode(raw)
    stamp, _ = split_stamp(text)
    if not stamp and (record := recognise(text)):
        stamp = record.stamp
    return stamp


def span(groups: Sequence[Group]) -> tuple[str, str]:
    """Return the times of the first and the last line that have one."""
    first = sorted(groups, key=attrgetter("first_line"))[:_SEARCHED]
    last = sorted(groups, key=attrgetter("last_line"), reverse=True)[:_SEARCHED]
    return (
        next(filter(None, (stamp_of(group.first_raw) for group in first)), ""),
        next(filter(None, (stamp_of(group.last_raw) for group in last)), ""),
    )


def _id(*parts: str) -> str:
    return hashlib.blake2s(" ".join(parts).encode(), digest_size=_ID_BYTES).hexdigest()
