"""Access reviews in protobuf, which kubectl sends where it could send JSON.

Reads the few fields that a review has; answers are JSON, which kubectl accepts. The numbers are
those of k8s.io/api/authorization/v1 and of the envelope in k8s.io/apimachinery/pkg/runtime.
"""

from typing import Any

Json = dict[str, Any]
Fields = dict[int, bytes]

MAGIC = b"k8s\x00"
VARINT, LENGTH = 0, 2  # the wire types that reviews use
LOW_BITS = 0x7F  # of a varint's byte; the other bit says that more follow

ENVELOPE_RAW = 2
REVIEW_SPEC = 2
RESOURCE_ATTRIBUTES, NON_RESOURCE_ATTRIBUTES = 1, 2
ATTRIBUTE_NAMES = {
    1: "namespace",
    2: "verb",
    3: "group",
    4: "version",
    5: "resource",
    6: "subresource",
    7: "name",
}
PATH_NAMES = {1: "path", 2: "verb"}
RULES_NAMES = {1: "namespace"}


def access_spec(body: bytes) -> Json:
    """Read the spec of a SelfSubjectAccessReview; raises ValueError when it is none."""
    spec = _fields(_spec(body))
    if RESOURCE_ATTRIBUTES in spec:
        asked = _named(spec[RESOURCE_ATTRIBUTES], ATTRIBUTE_NAMES)
        return {"resourceAttributes": asked}
    return {"nonResourceAttributes": _named(spec.get(NON_RESOURCE_ATTRIBUTES, b""), PATH_NAMES)}


def rules_spec(body: bytes) -> Json:
    """Read the spec of a SelfSubjectRulesReview; raises ValueError when it is none."""
    return _named(_spec(body), RULES_NAMES)


def _spec(body: bytes) -> bytes:
    raw = _fields(body[len(MAGIC) :]).get(ENVELOPE_RAW, b"")
    return _fields(raw).get(REVIEW_SPEC, b"")


def _named(message: bytes, names: dict[int, str]) -> Json:
    found = _fields(message)
    return {name: found[number].decode() for number, name in names.items() if number in found}


def _fields(message: bytes) -> Fields:
    """Map field numbers to the bytes of strings and messages; the last of a repeated one stays."""
    found: Fields = {}
    at = 0
    while at < len(message):
        tag, at = _varint(message, at)
        number, wire = tag >> 3, tag & 7
        size, at = _varint(message, at)
        if wire == LENGTH:
            found[number] = message[at : at + size]
            at += size
        elif wire != VARINT:
            raise ValueError(f"field {number} is of wire type {wire}")
    return found


def _varint(message: bytes, at: int) -> tuple[int, int]:
    """Read a variable-length integer; return it and where it ends."""
    value = shift = 0
    while at < len(message):
        byte = message[at]
        at += 1
        value |= (byte & LOW_BITS) << shift
        if byte <= LOW_BITS:
            return value, at
        shift += 7
    raise ValueError("the message ends within a number")
