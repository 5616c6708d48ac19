"""The rung for "is anything wrong?": how the cluster, a namespace or simply everything is.

Nobody is named in it: what fares worst is for the tool to find. How one service is belongs in
`requests`, what is asked about many pods or nodes in `recipes`.
"""

from shared.domain.routing.decision import INCIDENT_RESPONSE, Decision, ToolCall
from shared.domain.routing.drafts import draft_calls
from shared.domain.routing.ellipsis import WHOLES
from shared.domain.routing.hearing import Clause, Heard
from shared.domain.routing.phrases import Cue
from shared.domain.routing.slots import ENVIRONMENTS
from shared.domain.routing.targets import Certainty
from shared.domain.routing.topics import first_said
from shared.domain.routing.words import words

OF_EVERYTHING = "asks how everything is"

_MANY = words("services servicos apps workloads aplicacoes servers servidores stuff coisas")
_ALL = words("all every our my os as todos todas meus minhas nossos nossas are estao")
_CONDITIONS = words(
    """
    health healthy unhealthy status ok okay fine good alright well green red up down broken failing
    degraded stable working running alive saude saudavel saudaveis bem certo normal normais estavel
    estaveis ar quebrado quebrada quebrados fora caiu caindo funcionando rodando doing looking look
    looks going feeling behaving problemas problems issues wrong errado survive survived sobreviveu
    burning dying dead melting happened happening aconteceu acontecendo state estado worried worry
    preocupar boa tranquilo
    suave resumo summary anything
    everything something tudo algo
    """
)
_PLACES = WHOLES | ENVIRONMENTS | {"namespace"}
_INDEFINITE = words("a an any each um uma")
_OTHERS = frozenset(
    {Cue.LOGS, Cue.GOLDEN, Cue.QUERY, Cue.ADVICE, Cue.OFFTOPIC, Cue.CAPABILITIES, Cue.THANKS}
)
_GENERAL = frozenset({Cue.CONCEPT, Cue.DEFINE})
_ASKING = frozenset({Cue.OVERVIEW, Cue.STATE, Cue.LOOK})


def overview(heard: Heard) -> Decision | None:
    """Look over everything when it is asked how everything is, or what is wrong at all."""
    named = [one.name for one in heard.certain(Certainty.SHAPED)]
    if _asks_other(heard) or not ENVIRONMENTS.issuperset(named) or not _asks(heard):
        return None
    namespace = first_said(heard).namespace or next(iter(named), "")  # "how is kube-system?"
    where: dict[str, object] = {"namespace": namespace} if namespace else {}
    arguments = {"description": heard.text, **where}
    return draft_calls(heard, [ToolCall(INCIDENT_RESPONSE, arguments, OF_EVERYTHING)])


def _asks_other(heard: Heard) -> bool:
    return bool(heard.queries or heard.shown or heard.cues & _OTHERS)


def _asks(heard: Heard) -> bool:
    """Tell whether all, or anything at all, is asked about, also behind a namespace's name."""
    if any(map(_asks_about_all, heard.clauses)):
        return True
    is_open = bool(first_said(heard).namespace) or not heard.targets
    return is_open and Cue.OVERVIEW in heard.cues and not heard.cues & _GENERAL


def _asks_about_all(clause: Clause) -> bool:
    """Tell whether the cluster, a namespace or all services are asked about, and none of them."""
    named = {one.name for one in clause.targets if one.certainty >= Certainty.BESIDE}
    if clause.cues & _GENERAL or not named <= ENVIRONMENTS:
        return False
    asks = clause.cues & _ASKING or not _CONDITIONS.isdisjoint(clause.line.keys)
    return bool(asks) and _names_all(clause)


def _names_all(clause: Clause) -> bool:
    line = clause.line
    wholes = {line.key(place - 1) for place in line.places(_PLACES)} - WHOLES
    many = {line.key(near) for place in line.places(_MANY) for near in (place - 1, place - 2)}
    named = bool(clause.slots.namespace) or not wholes <= _INDEFINITE
    return named or not _ALL.isdisjoint(many)
