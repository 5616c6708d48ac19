"""The suite's tools that ask back: multi-round requests of 2026-07-28, with signed state."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from functions.mcp.registry import Call, InvalidParams, Json
from tests.conformance.contents import Answering, tool

KEY = secrets.token_bytes()
CAPABILITY_OF = {
    "elicitation/create": "elicitation",
    "sampling/createMessage": "sampling",
    "roots/list": "roots",
}


def elicit(message: str, field: str, kind: str = "string") -> Json:
    """Return a question to the user with one field."""
    schema = {"type": "object", "properties": {field: {"type": kind}}, "required": [field]}
    params = {"message": message, "requestedSchema": schema}
    return {"method": "elicitation/create", "params": params}


def sample(words: str, most: int) -> Json:
    """Return a question to the client's model."""
    message = {"role": "user", "content": {"type": "text", "text": words}}
    return {
        "method": "sampling/createMessage",
        "params": {"messages": [message], "maxTokens": most},
    }


NAME = elicit("What is your name?", "name")
ROOTS: Json = {"method": "roots/list", "params": {}}


def signed(step: str) -> str:
    """Return state that nobody else can make."""
    return f"{step}.{hmac.new(KEY, step.encode(), hashlib.sha256).hexdigest()}"


def step_of(state: str) -> str:
    """Return what signed state says."""
    step = state.partition(".")[0]
    if not hmac.compare_digest(state.encode(), signed(step).encode()):
        raise InvalidParams("requestState is not one that this server gave out")
    return step


def asking(wanted: Mapping[str, Json], step: str = "") -> Json:
    """Return the answer that asks for more."""
    state = {"requestState": signed(step)} if step else {}
    return {"resultType": "input_required", "inputRequests": dict(wanted), **state}


def done(words: str) -> Json:
    """Return the answer of the last round."""
    return {"content": [{"type": "text", "text": words}]}


def is_answered(wanted: Mapping[str, Json], call: Call) -> bool:
    """Tell whether every question has an answer that is an object."""
    return all(isinstance(call.input_responses.get(key), dict) for key in wanted)


def asks(wanted: Mapping[str, Json], *, step: str = "") -> Answering:
    """Return a handler that asks once, and says what it heard."""

    async def answer(_arguments: Json, call: Call) -> Json:
        if call.request_state:
            step_of(call.request_state)
        if not is_answered(wanted, call):
            return asking(wanted, step)
        heard = {key: call.input_responses[key] for key in wanted}
        return done(f"state-ok {heard}")

    return answer


async def asks_in_two_rounds(_arguments: Json, call: Call) -> Json:
    """Ask for a name, then for a colour."""
    step = step_of(call.request_state) if call.request_state else ""
    if step == "named" and "step2" in call.input_responses:
        return done(f"{call.input_responses['step2']}")
    if step == "begun" and "step1" in call.input_responses:
        return asking({"step2": elicit("Step 2: What is your favorite color?", "color")}, "named")
    return asking({"step1": elicit("Step 1: What is your name?", "name")}, "begun")


async def asks_what_the_client_can(_arguments: Json, call: Call) -> Json:
    """Ask only by the means that the client declared."""
    means = {"who": NAME, "greeting": sample("Generate a greeting", 50), "where": ROOTS}
    usable = {
        key: one for key, one in means.items() if CAPABILITY_OF[one["method"]] in call.capabilities
    }
    return done("thank you") if is_answered(usable, call) else asking(usable)


async def asks_for_context(_given: Mapping[str, str], call: Call) -> Json:
    """Ask for a prompt's context."""
    wanted = {"user_context": elicit("What context should the prompt use?", "context")}
    if not is_answered(wanted, call):
        return asking(wanted)
    words = f"Context: {call.input_responses['user_context']}"
    return {"messages": [{"role": "user", "content": {"type": "text", "text": words}}]}


CONFIRM = {"confirm": elicit("Please confirm", "ok", "boolean")}
MANY = {"user_name": NAME, "greeting": sample("Generate a greeting", 50), "client_roots": ROOTS}
CAPITAL = {"capital_question": sample("What is the capital of France?", 100)}
PREFIX = "test_input_required_result"
TOOLS = (
    tool(f"{PREFIX}_elicitation", asks({"user_name": NAME})),
    tool(f"{PREFIX}_sampling", asks(CAPITAL)),
    tool(f"{PREFIX}_list_roots", asks({"client_roots": ROOTS})),
    tool(f"{PREFIX}_request_state", asks(CONFIRM, step="asked")),
    tool(f"{PREFIX}_multiple_inputs", asks(MANY, step="asked")),
    tool(f"{PREFIX}_tampered_state", asks(CONFIRM, step="asked")),
    tool(f"{PREFIX}_multi_round", asks_in_two_rounds),
    tool(f"{PREFIX}_capabilities", asks_what_the_client_can),
)
