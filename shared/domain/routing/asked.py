"""The rungs for what a message asks for in plain words.

PromQL and logs that it holds belong in `written`; what needs no tool in `ladder`.
"""

from collections.abc import Sequence

from shared.domain.routing.calls import group_calls, query_call
from shared.domain.routing.decision import (
    CHECK_GOLDEN_SIGNALS,
    HEALTH_CHECK,
    INCIDENT_RESPONSE,
    MONITORING_ADVICE,
    QUERY_PROMETHEUS,
    Decision,
    ToolCall,
)
from shared.domain.routing.drafts import draft, draft_calls, named_outright
from shared.domain.routing.ellipsis import WHOLES
from shared.domain.routing.hearing import Clause, Heard
from shared.domain.routing.metric_names import is_known_metric
from shared.domain.routing.phrases import Cue
from shared.domain.routing.promql import is_metric
from shared.domain.routing.rankings import rank
from shared.domain.routing.recipes import (
    MEASURES,
    Scope,
    asks_who_consumes,
    cook,
    is_one,
    named_metric,
)
from shared.domain.routing.requests import Group, gather
from shared.domain.routing.targets import Certainty, Target
from shared.domain.routing.text import is_word
from shared.domain.routing.topics import first_said
from shared.domain.routing.vocabulary import KNOWN
from shared.domain.routing.words import words

_JAMIE = words("jamie agent sre sre-agent agent-sre assistant bot")
_GENERIC = words("api web backend database db banco cache queue fila broker")
"""Told of in an incident, they name no service."""

_ALERT = words("alert alerta alarm alarme alertmanager")
_INSIDE = words("-n --namespace namespace in no na em the ?")
_LISTED = words("pods nodes targets alerts deployments services servicos nodos alvos alertas")
_SHOWING = words("show list get give mostra mostre mostrar lista liste listar kubectl")
_HEADLINE_WORDS = 4
_SYMPTOMS_OF_AN_INCIDENT = 3
_SHORT_MESSAGE = 6  # "any errors?" asks about something; a long story with "errors" need not


def own_health(heard: Heard) -> Decision | None:
    """Check Jamie's own health when it is asked about itself."""
    about_others = {Cue.GOLDEN, Cue.LOGS, Cue.CONCEPT, Cue.DEFINE}
    names_all = bool(first_said(heard).namespace) or not WHOLES.isdisjoint(heard.keys)
    if Cue.HEALTH not in heard.cues or heard.cues & about_others or names_all:
        return None
    names = {target.name.lower() for target in heard.certain(Certainty.BESIDE)}
    if not names <= _JAMIE:
        return None
    return draft_calls(heard, [ToolCall(HEALTH_CHECK, {}, "asks how Jamie itself is")])


def advice(heard: Heard) -> Decision | None:
    """Advise on monitoring: in so many words, or on what alerts, metrics and SLOs should be."""
    cues = heard.cues
    composed = {Cue.ADVISED, Cue.COUNSEL} <= cues and not cues & {Cue.ALARM, Cue.QUERY}
    if Cue.ADVICE not in cues and not composed:
        return None
    if Cue.LOGS in cues and heard.targets:
        return None
    arguments = {"topic": heard.text, **_about(heard.certain(Certainty.MARKED))}
    return draft_calls(heard, [ToolCall(MONITORING_ADVICE, arguments, "asks what to monitor")])


def metrics(heard: Heard) -> Decision | None:
    """Query the metrics that are named, or that answer a well-known question."""
    if heard.cues & {Cue.CONCEPT, Cue.DEFINE, Cue.LOGS, Cue.GOLDEN}:
        return None
    queries = _named_metrics(heard) or [_recipe(clause, heard) for clause in heard.clauses]
    calls = [query_call(query, "asks what a metric shows") for query in queries if query]
    return draft_calls(heard, calls)


def incident(heard: Heard) -> Decision | None:
    """Respond to an incident: one alarming word, or several symptoms that come together."""
    outright = named_outright(heard)
    asks_state = bool(heard.cues & {Cue.STATE, Cue.LOOK})
    suffers = heard.symptoms >= _SYMPTOMS_OF_AN_INCIDENT + asks_state and not outright
    if not (suffers or Cue.ALARM in heard.cues or _names_alert(heard)):
        return None
    arguments = {"description": heard.text, **_about(heard.certain(Certainty.ASKED))}
    call = ToolCall(INCIDENT_RESPONSE, arguments, "tells of an incident")
    return draft_calls(heard, [call, *outright])


def requests(heard: Heard) -> Decision | None:
    """Do what the clauses ask for, or ask back for the name that is missing."""
    asked = [group for group in gather(heard.clauses) if group.tool or _names_pod(group)]
    calls = [call for group in asked for call in group_calls(group, heard.instant)]
    if calls:
        return draft_calls(heard, calls)
    wanted = asked[0].tool if asked else _wanted_without_name(heard)
    return draft(heard, "clarify", "names no object", intent=wanted) if wanted else None


def _wanted_without_name(heard: Heard) -> str:
    if Cue.SIGNAL in heard.cues and len(heard.keys) <= _SHORT_MESSAGE:
        return CHECK_GOLDEN_SIGNALS
    return QUERY_PROMETHEUS if {Cue.RUN, Cue.QUERY} <= heard.cues else ""


def _names_pod(group: Group) -> bool:
    return any(target.is_pod for target in group.names)


def _names_alert(heard: Heard) -> bool:
    """Tell whether one alert is told: "alert TargetDown on node-3", "high memory alert"."""
    if _ALERT.isdisjoint(heard.keys) or Cue.COUNSEL in heard.cues:
        return False
    if Cue.SIGNAL in heard.cues:
        return True
    tokens = (token for clause in heard.clauses for token in clause.line.tokens)
    return any(_is_camel_case(token.text) for token in tokens)


def _is_camel_case(word: str) -> bool:
    humps = sum(letter.isupper() for letter in word)
    return word.isalnum() and word[0].isupper() and 1 < humps < len(word) / 2


def _named_metrics(heard: Heard) -> list[str]:
    spoken_of = bool(heard.cues & {Cue.QUERY, Cue.RUN})
    said = [token.text for clause in heard.clauses for token in clause.line.tokens]
    names = [word for word in said if is_metric(word) and (spoken_of or is_known_metric(word))]
    scope = _scope([target for target in heard.targets if target.name not in names], heard)
    return [named_metric(name, scope) for name in names]


def _recipe(clause: Clause, heard: Heard) -> str:
    """Return the query that answers the clause, if it asks which, how many, or about one pod."""
    scope = _scope(clause.targets, heard)
    about_pod = bool(scope.pod) and not heard.cues & {Cue.WHY, Cue.ALARM}
    keys = [*clause.line.keys]
    if _lists(clause, scope) or about_pod:
        return cook(keys, scope) or rank(keys, scope)
    return cook([*keys, "pods"], scope) if _measures_namespace(clause) else ""


def _lists(clause: Clause, scope: Scope) -> bool:
    """Tell whether many are asked about: pods, nodes, alerts, or who takes all the memory."""
    if Cue.LISTING in clause.cues or _is_headline(clause) or _is_listing(clause):
        return True
    return asks_who_consumes(clause.line.keys) and not scope.is_about_one


def _is_headline(clause: Clause) -> bool:
    """Tell whether the clause is no more than "pods pending?" or "oomkilled pods"."""
    spoken = [token.key for token in clause.line.tokens if is_word(token)]
    is_short = 1 < len(spoken) <= _HEADLINE_WORDS
    return is_short and not _LISTED.isdisjoint({spoken[0], spoken[-1]})


def _is_listing(clause: Clause) -> bool:
    """Tell whether the clause wants nodes, targets and the like shown: "show me the targets"."""
    keys = frozenset(clause.line.keys)
    return not (_SHOWING.isdisjoint(keys) or _LISTED.isdisjoint(keys))


def _measures_namespace(clause: Clause) -> bool:
    """Tell whether the clause is no more than "restarts -n bank" or "memory in prod"."""
    tokens = enumerate(clause.line.tokens)
    rest = {token.key for place, token in tokens if place not in clause.slots.used} - _INSIDE
    return bool(clause.slots.namespace and rest) and rest <= MEASURES and not clause.targets


def _scope(targets: Sequence[Target], heard: Heard) -> Scope:
    pods = (target.name for target in targets if target.is_pod)
    sure = (target for target in targets if target.certainty >= Certainty.NEAR)
    services = (target.name for target in sure if not target.is_pod)
    slots = [clause.slots for clause in heard.clauses]
    return Scope(
        namespace=next((said.namespace for said in slots if said.namespace), ""),
        pod=next(pods, ""),
        service=next(services, ""),
        since=next((said.since for said in slots if said.since), ""),
        is_about_one=_is_about_one(targets),
    )


def _is_about_one(targets: Sequence[Target]) -> bool:
    return any(is_one(target.name) for target in targets if not target.is_pod)


def _about(targets: Sequence[Target]) -> dict[str, object]:
    workloads = (target.workload for target in targets)
    name = next((name for name in workloads if name not in KNOWN | _GENERIC), "")
    return {"service_name": name} if name else {}
