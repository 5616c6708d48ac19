"""A health answer, told."""

from collections.abc import Mapping
from typing import Any

from shared.domain.wording.phrases import phrase

Facts = Mapping[str, Any]


def tell_state(facts: Facts, language: str) -> str:
    """Return the answer as text: own state, then one line a component."""
    lines = [phrase(language, "state", version=facts.get("version"), status=facts.get("status"))]
    components = dict(facts.get("components") or {})
    functions = components.pop("functions", {})
    lines += [_component(name, one) for name, one in {**components, **functions}.items()]
    return "\n".join(lines)


def _component(name: str, component: Facts) -> str:
    sign = "✅" if component.get("status") == "ok" else "❔"
    return f"- {name}: {component.get('detail', '')} {sign}"
