"""Tolerant reading of JSON from outside: a field that is missing or odd reads as empty."""

from datetime import UTC, datetime
from typing import Any, cast

Json = dict[str, Any]


def mapping(parent: Json, *path: str) -> Json:
    """Return the object at a path, an empty one in place of anything else."""
    for key in path:
        found: object = parent.get(key)
        parent = cast("Json", found) if isinstance(found, dict) else {}
    return parent


def objects(parent: Json, key: str) -> list[Json]:
    """Return a list's objects."""
    found: object = parent.get(key)
    entries = cast("list[object]", found) if isinstance(found, list) else []
    return [cast("Json", one) for one in entries if isinstance(one, dict)]


def text(parent: Json, key: str) -> str:
    """Return a string, "" in place of anything else."""
    found: object = parent.get(key)
    return found if isinstance(found, str) else ""


def count(parent: Json, key: str, default: int = 0) -> int:
    """Return a whole number."""
    found: object = parent.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) else default


def number(parent: Json, *path: str) -> float | None:
    """Return the number at a path, None where there is none."""
    found = mapping(parent, *path[:-1]).get(path[-1])
    is_number = isinstance(found, int | float) and not isinstance(found, bool)
    return float(cast("float", found)) if is_number else None


def strings(parent: Json, key: str) -> dict[str, str]:
    """Return an object's fields as strings, such as labels."""
    return {name: str(value) for name, value in mapping(parent, key).items()}


def unix(stamp: str) -> float:
    """Return an RFC 3339 time as Unix seconds, 0 when it is none."""
    try:
        return datetime.fromisoformat(stamp).timestamp()
    except (ValueError, OverflowError):
        return 0.0


def stamp(seconds: float) -> str:
    """Write Unix seconds as RFC 3339 in UTC, to the second."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
