"""Incident response: what is wrong with a workload, since when and why, with evidence.

investigate (two or three rounds of questions) → conclude (rules) → answer → archive.
"""

import time

from functions.incident_response.answer import answer
from functions.incident_response.archive import archived
from functions.incident_response.investigate import Backends, investigate
from functions.incident_response.models import IncidentReport, IncidentRequest
from functions.incident_response.question import read_question
from shared.clients.kubernetes import Kubernetes
from shared.clients.prometheus import Prometheus
from shared.clients.siblings import Siblings
from shared.clients.storage import Storage
from shared.domain.incidents.verdict import conclude
from shared.edge.function import MIB, function

# A storm of some thousand alerts is a body of a few MiB.
MAX_WEBHOOK_BYTES = 8 * MIB


@function(
    tool="incident_response",
    paths=("/incident-response",),
    profiles=("agent-sre",),
    timeout_s=15,
    max_body_bytes=MAX_WEBHOOK_BYTES,
)
async def incident_response(
    ask: IncidentRequest,
    kubernetes: Kubernetes,
    prometheus: Prometheus,
    siblings: Siblings,
    storage: Storage,
) -> IncidentReport:
    """Investigate an incident, or all of the cluster when nothing is named: causes, next steps."""
    question = read_question(ask)
    backends = Backends(kubernetes, prometheus, siblings)
    seen, asked, warnings = await investigate(question, backends)
    language = ask.language or question.language
    found = conclude(seen, language)
    report = answer(seen, found, asked.evidence, warnings, language=language, now=time.time())
    return await archived(report, storage)
