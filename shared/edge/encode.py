"""An answer as JSON: a pydantic model, or plain records where models would slow the cold start.

Which of both a function returns is its own choice; nobody outside can tell them apart.
"""

import json
import math
from collections.abc import Mapping
from typing import Any, cast


def as_json(answer: Any) -> str:
    """Return JSON without NaN or infinities: "no value" is null."""
    if not isinstance(answer, tuple):
        return answer.model_dump_json()
    text = json.dumps(plain(answer), ensure_ascii=False, separators=(",", ":"))
    # Half of a surrogate pair can be said in JSON's escapes, which backends send, not in UTF-8.
    return text.encode(errors="replace").decode()


def plain(value: Any) -> Any:
    """Return what JSON can say of records (NamedTuples), sequences, mappings and scalars.

    A record's fields named in its `OMITTED_WHEN_NULL` are left out when they are None.
    """
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if hasattr(value, "_asdict"):
        return _record(value)
    if isinstance(value, list | tuple):
        return [plain(one) for one in cast("list[Any]", value)]
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in cast("Mapping[str, Any]", value).items()}
    return value


def _record(record: Any) -> dict[str, Any]:
    omitted: frozenset[str] = getattr(record, "OMITTED_WHEN_NULL", frozenset())
    fields = cast("dict[str, Any]", record._asdict())
    return {
        name: plain(one) for name, one in fields.items() if one is not None or name not in omitted
    }
