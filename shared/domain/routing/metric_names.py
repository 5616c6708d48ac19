"""Metrics by their names: words that are one, and the rung for "which metrics are there about …?".

How a metric's name is spelled in PromQL belongs in `promql`; what one shows, in `asked`.
"""

from shared.domain.routing.decision import QUERY_PROMETHEUS, Decision, ToolCall
from shared.domain.routing.drafts import draft_calls
from shared.domain.routing.hearing import Clause, Heard
from shared.domain.routing.phrases import Cue
from shared.domain.routing.stopwords import STOPWORDS
from shared.domain.routing.text import is_word
from shared.domain.routing.words import words

_SOURCES = words(
    """
    apiserver container coredns envoy etcd go grpc http istio jvm kafka kube kubelet nginx node pg
    process prometheus redis traefik
    """
)
_UNITS = words("total bytes seconds count bucket sum ratio info percent")
_PREFIXES = tuple(f"{source}_" for source in sorted(_SOURCES))
_SUFFIXES = tuple(f"_{unit}" for unit in sorted(_UNITS))
_METRICS = words("metric metrics metrica metricas series")
_WHICH = words("which what list show any quais que lista liste mostra mostre quantas")
_THERE = words("there exist exists have has available existe existem tem temos ha disponiveis")
_ABOUT = words("about for like of named called on with sobre de do da dos das para como com")
_MEASURED = words("requests request connections connection memory cpu disk errors error queue")


def is_known_metric(word: str) -> bool:
    """Tell whether a word is a metric by its source or its unit, whatever is said around it."""
    return word.startswith(_PREFIXES) or word.endswith(_SUFFIXES)


def metric_names(heard: Heard) -> Decision | None:
    """Look metrics up by what they are about; which of them to alert on is asked of the advice."""
    if heard.cues & {Cue.CONCEPT, Cue.COUNSEL, Cue.ADVICE, Cue.LOGS, Cue.QUERY}:
        return None
    sought = next((word for clause in heard.clauses if (word := _sought(clause))), "")
    arguments: dict[str, object] = {"metrics_like": sought}
    call = ToolCall(QUERY_PROMETHEUS, arguments, "asks which metrics there are")
    return draft_calls(heard, [call] if sought else [])


def _sought(clause: Clause) -> str:
    """Return the word behind "about" in "which metrics are there about memory?"."""
    line = clause.line
    keys = frozenset(line.keys)
    if any(asked.isdisjoint(keys) for asked in (_METRICS, _WHICH, _THERE)):
        return ""
    for place in line.places(_ABOUT):
        word = line.at(line.after(place))
        if is_word(word) and (word.key in _MEASURED or word.key not in STOPWORDS):
            return word.key
    return ""
