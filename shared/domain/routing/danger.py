"""Requests to change the cluster, which no tool here may serve.

A change is refused when it is asked for (an imperative verb with an object), not when it is talked
about ("traffic drop", "why did it restart?", "how do I drain a node?"). Only the user's own words
are read: what is quoted or pasted never gets here (`quoting`). Secrets belong in `prying`.
"""

from collections.abc import Iterable, Iterator

from shared.domain.routing.shapes import is_pod, is_shaped_name
from shared.domain.routing.text import Line, Token
from shared.domain.routing.verbs import STRONG_VERBS, WEAK_VERBS
from shared.domain.routing.words import phrases, words

_PHRASES = phrases(
    """
    roll back, shut down, take down, bring down, tear down, spin down, scale down, scale up,
    turn off, clean up, get rid, blow away, force delete, hard reset, rollout restart,
    rollout undo, do rollback, do restart, perform rollback, perform restart, trigger restart,
    da restart, dar restart, faz restart, faz deploy, faz rollback, fazer rollback, faca rollback,
    da rollback
    """
)
"""Two words that count as one strong verb, with or without an article between them."""

_OBJECTS = words(
    """
    pod pods deployment deployments deploy namespace namespaces node nodes pvc pv volume volumes
    replica replicas statefulset daemonset replicaset service services job jobs cronjob table
    tables database db schema index cache configmap configmaps secret secrets cluster ingress
    container containers process image manifest manifests yaml chart release limit limits quota
    hpa workload workloads app disk server servers vm instance instances crd finalizer finalizers
    everything autoscaling autoscaler queue topic resources resource nodepool nodo nodos banco
    tabela tabelas servico servicos aplicacao conteiner imagem fila tudo maquina servidor
    instancia recursos disco
    """
)
_PRONOUNS = words(
    """
    it them all this that everything isso ele ela eles elas tudo todos todas
    """
)
_MAKES_NOUN = words(
    """
    issue issues problem problems failures operation operations call calls requests behavior
    behaviour storm pattern again endpoint count counts reason reasons rate rates loop loops
    history policy policies event events time times number metrics metric latency errors error
    spike drop signals golden logs happened happens button was is did are has were caused
    """
)
"""Words that make a noun of the verb before them: "restart count"."""

_ARTICLES = words(
    """
    the a an my our this that these those one o os as um uma esse essa este esta all of
    """
)
_LEADS = words(
    """
    please can could would will you jamie just now go ahead then also to i we want need like us
    let must have gotta try quickly immediately first a an um uma the next hey hi hello ok okay so
    well and kindly help me lets thanks urgently asap run execute roda rode executa pode poderia
    voce por favor agora entao quero queria preciso precisamos que vamos depois ai oi ola da
    consegue gostaria de ja e tem como
    """
)
_MAX_LEADS = 8  # words before the verb: "hey jamie could you please just go ahead and"
_MAX_OBJECT = 5  # words between the verb and its object
_PREPOSITIONS = words(
    """
    about with in of on at for from em na de do da to por para que
    """
)
_SUBCLAUSES = words("since because when if desde quando se")
_COMMAND_WORDS = 6  # between "kubectl" and its verb may stand flags with their values
_WRITES = words(
    """
    delete apply edit patch scale exec drain cordon uncordon taint label annotate cp create
    replace set run expose autoscale debug attach rollout port-forward proxy secret secrets
    uninstall install upgrade rollback
    """
)
_READS = words(
    """
    logs log get describe top explain events version api-resources
    """
)
_COMMANDS = words("kubectl k oc helm argocd flux istioctl")
_SHELL = words("rm mkfs sudo dd")
_SHELL_PHRASES = phrases(
    "drop table, drop database, delete from, docker rm, terraform destroy, shutdown -h"
)
_PERMISSION = phrases("can i, can we, could i, could we")
_COLON = frozenset({":"})
_MARKS = frozenset("@:-*()>")


def asks_for_change(clauses: Iterable[Line]) -> str:
    """Return the word by which the user asks to change or destroy something, or nothing."""
    orders = ((line, place) for line in clauses for place in order_places(line))
    return next((line.at(place).text for line, place in orders if _changes(line, place)), "")


def order_places(line: Line) -> Iterator[int]:
    """Yield where a verb stands if the clause, or what follows its colon, is an order."""
    for start in (-1, *line.places(_COLON)):
        place = _order_place(line, start + 1)
        if place >= 0:
            yield place


def _order_place(line: Line, start: int) -> int:
    for place in range(start, min(len(line), start + _MAX_LEADS + 1)):
        if _pair(line, place, place + 1) in _PERMISSION:
            return -1
        leads = _MARKS.issuperset(line.key(place)) or not _LEADS.isdisjoint(line.key(place).split())
        if not leads:
            return place
    return -1


def _changes(line: Line, place: int) -> bool:
    in_shell = line.key(place) in _SHELL or _pair(line, place, place + 1) in _SHELL_PHRASES
    if in_shell or _is_writing_command(line, place):
        return True
    return _is_phrase(line, place) or _is_verb_with_object(line, place)


def _is_phrase(line: Line, place: int) -> bool:
    """Tell whether "roll back", "faz um rollback" and the like stand here, with an object."""
    for end in (place + 1, place + 2):
        if _pair(line, place, end) in _PHRASES:
            return any(True for _ in _objects(line, end + 1, stops=_SUBCLAUSES))
    return False


def _pair(line: Line, one: int, other: int) -> str:
    return f"{line.key(one)} {line.key(other)}"


def _is_verb_with_object(line: Line, place: int) -> bool:
    verb = line.key(place)
    objects = _objects(line, place + 1, stops=_PREPOSITIONS | _SUBCLAUSES)
    if verb in STRONG_VERBS:
        return any(True for _ in objects)
    return verb in WEAK_VERBS and any(_is_of_the_cluster(token) for token in objects)


def _objects(line: Line, place: int, *, stops: frozenset[str]) -> Iterator[Token]:
    """Yield the words that the verb acts on, none where it is part of a noun: "restart count"."""
    if line.key(place) in _MAKES_NOUN:
        return
    for token in line.tokens[place : place + _MAX_OBJECT]:
        if token.key in stops:
            return
        if token.key not in _ARTICLES or token.key in _PRONOUNS:
            yield token


def _is_of_the_cluster(token: Token) -> bool:
    return token.key in _OBJECTS or is_pod(token.text) or is_shaped_name(token)


def _is_writing_command(line: Line, place: int) -> bool:
    if line.key(place) not in _COMMANDS:
        return False
    rest = [token.key for token in line.tokens[place + 1 : place + 1 + _COMMAND_WORDS]]
    verb = next((key for key in rest if key in _WRITES or key in _READS), "")
    return verb in _WRITES and rest[-1] != verb  # a bare "kubectl apply" is only mentioned
