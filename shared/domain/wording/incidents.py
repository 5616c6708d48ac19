"""An incident report, told: it is worded already, in the language of the question."""

from collections.abc import Mapping
from typing import Any


def tell_incident(facts: Mapping[str, Any], _: str) -> str:
    """Return the report's own text; its sentences are in `shared.domain.incidents.phrases`."""
    return str(facts.get("response", ""))
