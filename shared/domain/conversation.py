"""A conversation as it is kept: what was asked and told, bounded, redacted, readable years later.

What a follow-up means by it is for `shared.domain.routing`; where it is kept, for the function.
"""

import json
from typing import Any, NamedTuple, cast

from shared.domain.logs.redact import redact

MAX_SAID = 30  # turns kept whole; of older ones only how many they were, and about what
MAX_ASKED_CHARACTERS = 2000
MAX_TOLD_CHARACTERS = 1000
MAX_SUBJECTS = 20
MAX_AGE_S = 7 * 24 * 3600.0
FORMAT = 1


class Said(NamedTuple):
    """One turn; `subjects` are the services and pods it was about."""

    at: float  # Unix seconds
    asked: str
    told: str
    subjects: tuple[str, ...] = ()


class Conversation(NamedTuple):
    """The last turns, oldest first, and what is left of those before."""

    said: tuple[Said, ...] = ()
    forgotten: int = 0
    forgotten_subjects: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """What the user said, oldest first."""
        return tuple(one.asked for one in self.said)

    @property
    def summary(self) -> str:
        """What is left of turns that are not kept whole, "" when all are."""
        if not self.forgotten:
            return ""
        about = f", about {', '.join(self.forgotten_subjects)}" if self.forgotten_subjects else ""
        return f"{self.forgotten} earlier questions{about}"


def said(asked: str, told: str, subjects: tuple[str, ...], at: float) -> Said:
    """Return a turn as it may be kept: without secrets, cut to size."""
    return Said(
        at=at,
        asked=_beginning(asked, MAX_ASKED_CHARACTERS),
        told=_beginning(told, MAX_TOLD_CHARACTERS),
        subjects=tuple(dict.fromkeys(subjects))[:MAX_SUBJECTS],
    )


def _beginning(text: str, most: int) -> str:
    """Return the first characters without secrets; a line is read whole, or half a secret shows."""
    end = text.find("\n", most)
    return redact(text if end < 0 else text[:end])[:most]


def extended(conversation: Conversation, turn: Said) -> Conversation:
    """Return the conversation with one more turn; the oldest make room."""
    turns = sorted((*conversation.said, turn), key=lambda one: one.at)
    dropped, kept = turns[:-MAX_SAID], turns[-MAX_SAID:]
    subjects = [*conversation.forgotten_subjects]
    for one in dropped:
        subjects += one.subjects
    return Conversation(
        said=tuple(kept),
        forgotten=conversation.forgotten + len(dropped),
        forgotten_subjects=tuple(dict.fromkeys(subjects))[-MAX_SUBJECTS:],
    )


def fresh(conversation: Conversation, now: float) -> Conversation:
    """Return the conversation, or an empty one when nobody went on with it for MAX_AGE_S."""
    last = conversation.said[-1].at if conversation.said else 0.0
    return conversation if now - last <= MAX_AGE_S else Conversation()


def encode(conversation: Conversation) -> bytes:
    """Return what is stored."""
    turns = [one._asdict() for one in conversation.said]
    document = {
        "format": FORMAT,
        "said": turns,
        "forgotten": conversation.forgotten,
        "forgotten_subjects": conversation.forgotten_subjects,
    }
    return json.dumps(document, ensure_ascii=False).encode(errors="replace")


def decode(body: bytes) -> Conversation:
    """Return what was stored.

    Raises:
        ValueError: it is something else, or of a version that this one does not know

    """
    try:
        document: Any = json.loads(body)
        if document["format"] != FORMAT:
            raise ValueError("of a version that this one does not know")
        return Conversation(
            said=tuple(_said(one) for one in document["said"]),
            forgotten=int(document["forgotten"]),
            forgotten_subjects=_texts(document["forgotten_subjects"]),
        )
    except (LookupError, TypeError, RecursionError) as foreign:
        raise ValueError("no conversation") from foreign


def _said(one: Any) -> Said:
    return Said(float(one["at"]), str(one["asked"]), str(one["told"]), _texts(one["subjects"]))


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return tuple(str(one) for one in cast("list[object]", value))
