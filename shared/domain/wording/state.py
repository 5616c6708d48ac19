"""A health answer, told."""

from collections.abc import Mapping
from typing import Any

from shared.domain.portuguese import translated
from shared.domain.wording.phrases import phrase

Facts = Mapping[str, Any]


def tell_state(facts: Facts, language: str) -> str:
    """Return the answer as text: own state, then one line a component."""
    lines = [phrase(language, "state", version=facts.get("version"), status=facts.get("status"))]
    components = dict(facts.get("components") or {})
    functions = components.pop("functions", {})
    every: dict[str, Facts] = {**components, **functions}
    lines += [_component(name, one, language) for name, one in every.items()]
    return "\n".join(lines)


def _component(name: str, component: Facts, language: str) -> str:
    sign = "✅" if component.get("status") == "ok" else "❔"
    return f"- {name}: {translated(str(component.get('detail', '')), language)} {sign}"
