"""The rungs for what a message holds written out: PromQL and pasted logs.

What is asked for in plain words belongs in `asked`.
"""

from shared.domain.routing.calls import query_call
from shared.domain.routing.decision import (
    ANALYZE_LOGS,
    CHECK_GOLDEN_SIGNALS,
    Decision,
    ToolCall,
)
from shared.domain.routing.drafts import draft, draft_calls, named_outright
from shared.domain.routing.hearing import Heard
from shared.domain.routing.logshape import looks_like_log, mentions_error
from shared.domain.routing.phrases import Cue
from shared.domain.routing.promql import is_query
from shared.domain.routing.quoting import Shown

_PASTED_WORDS = 4  # a shorter quotation is a phrase, not a log


def written_query(heard: Heard) -> Decision | None:
    """Run the PromQL that the message holds, unless it asks what the PromQL means."""
    shown = [piece.text.strip() for piece in heard.shown if _is_query(piece, heard)]
    queries = [*heard.queries, *shown]
    if not queries:
        return None
    opening = heard.opening.cues if heard.opening else frozenset[Cue]()
    if opening & {Cue.CONCEPT, Cue.DEFINE} and Cue.RUN not in opening:
        return draft(heard, "question", "asks about a query, not for its result")
    written = [query_call(query, "holds PromQL") for query in queries]
    return draft_calls(heard, [*written, *named_outright(heard)])


def pasted_log(heard: Heard) -> Decision | None:
    """Explain the log lines that the message holds, unless it tells of an incident."""
    logs = [piece.text for piece in heard.shown if _is_pasted(piece, heard)]
    if not logs and not heard.targets and mentions_error(heard.said):
        logs = [heard.text]
    if not logs or Cue.ALARM in heard.cues:
        return None
    call = ToolCall(ANALYZE_LOGS, {"logs": "\n".join(logs)}, "holds pasted log lines")
    golden = [other for other in named_outright(heard) if other.tool == CHECK_GOLDEN_SIGNALS]
    return draft_calls(heard, [call, *golden])


def _is_query(piece: Shown, heard: Heard) -> bool:
    if is_query(piece.text):
        return True
    # a query that does not parse is sent on too: the server's answer says what is wrong with it
    asked = bool(heard.cues & {Cue.QUERY, Cue.RUN})
    return asked and piece.origin in {"tick", "fence"} and not looks_like_log(piece.text)


def _is_pasted(piece: Shown, heard: Heard) -> bool:
    if piece.origin == "pasted" or looks_like_log(piece.text):
        return True
    spoken_of = bool(heard.cues & {Cue.LOGS, Cue.ANALYZE, Cue.DEFINE})
    return spoken_of and len(piece.text.split()) >= _PASTED_WORDS
