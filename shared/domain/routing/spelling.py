"""Slips of the finger in the words that routing listens for, and common abbreviations.

Only the vocabulary is ever corrected. A name of a service, pod or namespace is taken as written:
a corrected name would be another workload, and the user would not see it.
"""

from shared.domain.routing.vocabulary import KNOWN
from shared.domain.routing.words import words

_ABBREVIATIONS = """
    adn and, agr agora, aq aqui, btw by the way, cant can not, cmg comigo, couldnt could not,
    didnt did not, doesnt does not, doin doing, dont do not, err error, errs errors, fro for,
    hes he is,
    hj hoje, hows how is, hw how, hte the, ill i will, im i am, isnt is not, ive i have,
    k8s kubernetes,
    lets let us, lookin looking, mem memory, namespaces namespace, ns namespace, obg obrigado,
    oq o que, pls please,
    plz please, pq porque, prev previous, prom prometheus, q que, qto quanto, r are,
    svc service, ta esta, td tudo, tao estao, tb tambem, tbm tambem, teh the, thats that is,
    theres there is, thx thanks, tx thanks, u you, ur your, vc voce, vcs voce, vlw valeu,
    wasnt was not, weve we have, whats what is, wheres where is, whos who is, wont will not,
    youre you are
"""
_LONG_FORMS: dict[str, str] = {
    short: full
    for short, _, full in (pair.strip().partition(" ") for pair in _ABBREVIATIONS.split(","))
}
_KEYWORDS = words(
    """
    alerts analisa analise analyse analyze anything capabilities check checking compare cluster
    container containers crashloopbackoff delete deployment deployments errors everything explain
    firing golden health
    healthy incident kubectl kubernetes latencia latency memoria memory metrics metricas monitor
    monitoring namespace obrigado pending postmortem previous prometheus promql query reinicia
    requests restart runbook saturacao saturation service servico signal signals sinais something
    status
    summarise summarize targets thank thanks throughput traffic trafego verifica
    """
)
_SHORTEST = 5  # below it, one slip turns too many real names into keywords ("post" into "pods")
_PROPER = words("containerd kubectx promtail")
_PAIR = 2

_BY_INITIAL = {
    initial: tuple(sorted(word for word in _KEYWORDS if word.startswith(initial)))
    for initial in {word[0] for word in _KEYWORDS}
}


def keyword(folded: str) -> str:
    """Return what a folded word is looked up as.

    That is its long form, the keyword that it misses by one slip, or the word itself.
    """
    if folded in _LONG_FORMS:
        return _LONG_FORMS[folded]
    if len(folded) < _SHORTEST or folded in KNOWN or folded in _PROPER or not folded.isalpha():
        return folded
    near = (word for word in _BY_INITIAL.get(folded[0], ()) if _is_one_slip(folded, word))
    return next(near, folded)


def _is_one_slip(typed: str, meant: str) -> bool:
    """Tell whether one letter was added, lost or changed, or two neighbours were swapped."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    head = _shared_length(typed, meant)
    tail = _shared_length(typed[head:][::-1], meant[head:][::-1])
    rest, want = typed[head : len(typed) - tail], meant[head : len(meant) - tail]
    return max(len(rest), len(want)) == 1 or (len(rest) == _PAIR and rest == want[::-1])


def _shared_length(one: str, other: str) -> int:
    """Return how many letters both words begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
