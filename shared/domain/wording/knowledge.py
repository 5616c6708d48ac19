"""A general answer or advice, told; and what is said where nothing is written, or something runs.

Entries are found and composed in `shared.domain.knowledge`.
"""

import json
import re
from collections.abc import Collection, Mapping
from typing import Any

from shared.domain.wording.general import capabilities
from shared.domain.wording.phrases import phrase

Facts = Mapping[str, Any]
SHORT = 6  # words of a message that may lean on the one before
LEANS = re.compile(
    r"^(?:and|but|so|then|e|mas|entao|então)\b|\b(?:it|its|that|them|those|this|one|ones|isso|"
    r"disso|nisso|ele|ela|dele|dela|esse|essa|deles|delas)\b",
    re.IGNORECASE,
)


def is_follow_up(message: str) -> bool:
    """Tell whether a message goes on about the one before: short, or with a word that points."""
    return len(message.split()) <= SHORT and LEANS.search(message) is not None


def ask_tool(tool: str, arguments: Mapping[str, object], language: str) -> str:
    """Return which tool to ask about a running system; nothing is said of that system."""
    shown = json.dumps(arguments, ensure_ascii=False)
    return phrase(language, "live_question", tool=tool, arguments=shown)


def nothing_written(language: str, tools: Collection[str]) -> str:
    """Return that there is no entry, and what can be asked instead."""
    return f"{phrase(language, 'nothing_written')} {capabilities(language, tools)}"


def tell_with_sources(facts: Facts, language: str) -> str:
    """Return the answer and where to read on; alert rules stay in the facts, to be copied."""
    lines = [str(facts.get("response", ""))]
    sources: list[Facts] = list(facts.get("sources", ()))
    if sources:
        lines += ["", phrase(language, "read_on")]
        lines += [f"- {one.get('title', '')}: {one.get('url', '')}" for one in sources]
    return "\n".join(lines)
