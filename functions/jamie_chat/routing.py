"""Which tools a turn calls: decided by rules, and where they leave it open by asking a model once.

What the rules and the reply mean is `shared.domain.routing`'s; the turn itself is in `agent`.
"""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from functions.jamie_chat.models import ChatRequest
from shared.clients.ollama import Ollama
from shared.domain.routing import Decision, decide
from shared.domain.routing.undecided import accept, may_want_tool, question
from shared.errors import UpstreamError

ROUTING_LIMIT_S = (
    8.0  # a 3B model that is loaded chooses in about one second; loading it takes more
)


class Routed(NamedTuple):
    """A decision, who came to it, and why the model could not be asked, if it was to be."""

    decision: Decision
    by: Literal["rules", "model", "none"]
    problem: str = ""


async def route(
    ask: ChatRequest, earlier: Sequence[str], tools: Sequence[str], ollama: Ollama
) -> Routed:
    """Decide what the message asks for; by "none" means that it may ask for more than was found."""
    message, namespace = ask.message, ask.namespace or None
    decision = decide(message, tools=tools, namespace=namespace, earlier=earlier)
    if not decision.is_undecided:
        return Routed(decision, "rules")
    undecided = Routed(decision, "none")
    if not may_want_tool(decision, message) or not await ollama.is_present():
        return undecided
    asked = question(message, tools=tools, earlier=earlier)
    try:
        reply = await ollama.choose(asked.rules, asked.text, asked.schema, limit_s=ROUTING_LIMIT_S)
    except UpstreamError as failure:
        return undecided._replace(problem=failure.detail)
    chosen = accept(reply, message, tools=tools, earlier=earlier, namespace=namespace)
    return Routed(chosen, "model") if chosen else undecided
