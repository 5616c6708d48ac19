"""A function of two pieces of work, to be served by functions-framework with tracing on."""

from shared.edge.function import function
from shared.edge.models import Answer, Ask
from shared.telemetry import traces


class Work(Ask):
    """How it ends."""

    fails: bool = False


class Worked(Answer):
    """What an outward call would carry."""

    headers: dict[str, str]


@function(tool="traced", paths=("/api/traced",), timeout_s=5)
async def traced(ask: Work) -> Worked:
    """Do two pieces of work, one inside the other."""
    with traces.span("outer work", size=3), traces.span("inner work"):
        if ask.fails:
            raise ZeroDivisionError("redis://:hunter2secret@r cannot be divided")
        return Worked(headers=traces.outgoing_headers())
