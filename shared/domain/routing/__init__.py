"""Which tools one chat message asks for, decided from its words by rules.

`decide` is the door. Behind it, from the ground up:
`words`, `stopwords`, `verbs`, `phrases`   what words there are, in English and Portuguese
`vocabulary`, `spelling`, `text`, `shapes`  words become tokens, clauses and hints
`logshape`, `promql`, `quoting`             what is shown is set apart from what is said
`slots`, `targets`, `hearing`               the names and settings of a message, read once
`requests`, `recipes`, `rankings`, `calls`, `drafts`    what is asked becomes calls
`topics`, `ellipsis`, `said`, `followups`   a message that leans on those before it
`danger`, `prying`, `written`, `metric_names`, `asked`, `overview`, `smalltalk`   the rungs
`ladder`                                    their order
`assent`                                    a "yes" to a name that was offered
`undecided`                                 what a model is asked where no rung decides
No model, no clock, no cluster: asking those belongs to the chat function, wording to `wording`.
"""

from shared.domain.routing.decision import (
    ANALYZE_LOGS,
    CHECK_GOLDEN_SIGNALS,
    GET_POD_LOGS,
    HEALTH_CHECK,
    INCIDENT_RESPONSE,
    MONITORING_ADVICE,
    QUERY_PROMETHEUS,
    SRE_CHAT,
    Decision,
    ToolCall,
)
from shared.domain.routing.ladder import decide
from shared.domain.routing.overview import OF_EVERYTHING

TOOLS = (
    CHECK_GOLDEN_SIGNALS,
    QUERY_PROMETHEUS,
    GET_POD_LOGS,
    ANALYZE_LOGS,
    INCIDENT_RESPONSE,
    MONITORING_ADVICE,
    HEALTH_CHECK,
    SRE_CHAT,
)
"""Every tool that routing knows; a deployment may have fewer."""

__all__ = [
    "ANALYZE_LOGS",
    "CHECK_GOLDEN_SIGNALS",
    "GET_POD_LOGS",
    "HEALTH_CHECK",
    "INCIDENT_RESPONSE",
    "MONITORING_ADVICE",
    "OF_EVERYTHING",
    "QUERY_PROMETHEUS",
    "SRE_CHAT",
    "TOOLS",
    "Decision",
    "ToolCall",
    "decide",
]
