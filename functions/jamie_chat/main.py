"""Chat: the front door of the homepage and of Cursor. The turn itself is in `agent`."""

from functions.jamie_chat.agent import Turn
from functions.jamie_chat.conversations import Conversations, Held
from functions.jamie_chat.models import ChatAnswer, ChatRequest
from shared.clients.ollama import Ollama
from shared.clients.siblings import Siblings
from shared.clients.storage import Storage
from shared.edge.emit import Emit
from shared.edge.function import function
from shared.edge.probes import now

TURN_LIMIT_S = 55  # the Homepage gives up after 60 s


@function(tool="ask_jamie", paths=("/api/chat",), profiles=("jamie",), timeout_s=TURN_LIMIT_S)
async def jamie_chat(
    ask: ChatRequest,
    *,
    siblings: Siblings,
    ollama: Ollama,
    storage: Storage,
    held: Held,
    emit: Emit,
) -> ChatAnswer:
    """Answer a question about services, metrics and logs from live data."""
    turn = Turn(ask, siblings, ollama, Conversations(storage, held), emit)
    response = await turn.text()
    return ChatAnswer(
        response=response,
        timestamp=now(),
        conversation_id=turn.memory.name,
        route=turn.route,
        model=turn.model,
        grounded=turn.grounded,
        tool_calls=turn.used,
        warnings=turn.warnings,
    )
