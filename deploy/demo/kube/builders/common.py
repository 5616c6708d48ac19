"""What every builder needs: metadata, times, stable identifiers.

Knows no kind in particular; those are the neighbours' business.
"""

import hashlib
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]
When = datetime | str

UID_SPACE = uuid.UUID("6f0f4a3e-8f0e-4c1e-9b61-3c8f5a0c7d11")


def stamp(when: When | None = None) -> str:
    """Write a time as the API server does, RFC 3339 to the second; without one, the present."""
    if isinstance(when, str):
        return when
    return (when or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def stable_uid(kind: str, namespace: str | None, name: str) -> str:
    """Return the same uid for the same object in every run, so that tests can name it."""
    return str(uuid.uuid5(UID_SPACE, f"{kind}/{namespace or ''}/{name}"))


def digest(text: str) -> str:
    """Return 64 hexadecimal digits, as container and image identifiers carry."""
    return hashlib.sha256(text.encode()).hexdigest()


def present(fields: Mapping[str, Any]) -> Json:
    """Keep the fields that have a value, as the API server leaves absent ones out."""
    return {key: value for key, value in fields.items() if value is not None}


def owner_reference(owner: Json) -> Json:
    """Refer to a controller, as its children do in `metadata.ownerReferences`."""
    return {
        "apiVersion": owner["apiVersion"],
        "kind": owner["kind"],
        "name": owner["metadata"]["name"],
        "uid": owner["metadata"]["uid"],
        "controller": True,
        "blockOwnerDeletion": True,
    }


def metadata(
    kind: str,
    name: str,
    namespace: str | None = None,
    *,
    labels: Mapping[str, str] | None = None,
    annotations: Mapping[str, str] | None = None,
    created_at: When | None = None,
    owner: Json | None = None,
    uid: str | None = None,
) -> Json:
    """Build `metadata`; the store adds the resourceVersion."""
    return present(
        {
            "name": name,
            "namespace": namespace,
            "uid": uid or stable_uid(kind, namespace, name),
            "creationTimestamp": stamp(created_at),
            "labels": dict(labels) if labels else None,
            "annotations": dict(annotations) if annotations else None,
            "ownerReferences": [owner_reference(owner)] if owner else None,
        }
    )


def condition(
    kind: str, *, met: bool, at: When | None = None, reason: str = "", message: str = ""
) -> Json:
    """Build one entry of `status.conditions`."""
    return present(
        {
            "type": kind,
            "status": "True" if met else "False",
            "lastTransitionTime": stamp(at),
            "reason": reason or None,
            "message": message or None,
        }
    )
