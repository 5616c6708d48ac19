"""Which topics a text is about; the topics are rows in `stores`, `runtimes` and `cluster`."""

import re

from shared.domain.knowledge.terms import fold
from shared.domain.monitoring.advice import Topic
from shared.domain.monitoring.cluster import CLUSTER
from shared.domain.monitoring.runtimes import RUNTIMES
from shared.domain.monitoring.stores import STORES
from shared.domain.routing.stopwords import STOPWORDS
from shared.domain.routing.words import words

TOPICS: tuple[Topic, ...] = (*RUNTIMES, *STORES, *CLUSTER)
GENERAL = "services"
# Words that say little beside a more special one: "a Postgres server on Kubernetes".
GIVES_WAY = (GENERAL, "prometheus", "workloads", "nodes", "go")
MAX_TOPICS = 3  # an answer is read, and each topic has half a dozen lines
# What a message is made of that asks for advice, and names nothing that it is to be on.
ASKING = STOPWORDS | words(
    """
    advice advise recommend recommendation recommendations suggestion suggestions tip tips best
    good practice practices strategy monitor monitors monitored monitoring observe observability
    watch alert alerts alerting metric metrics dashboard dashboards conselho conselhos dica dicas
    recomendacao recomendacoes sugestao sugestoes boas melhores pratica praticas estrategia
    monitorar monitore monitoramento observar observabilidade alerta alertas metrica metricas
    painel paineis
    """
)
MAX_READ = 2000  # characters of the text


def topics_of(text: str) -> tuple[Topic, ...]:
    """Return the topics that a text names, in the order of its words; none when it names none."""
    left = fold(text[:MAX_READ])
    places: dict[str, int] = {}
    for phrase, topic in _PHRASES:
        found = re.search(rf"(?<![\w.-]){re.escape(phrase)}(?![\w-])", left)
        if found:
            places[topic.name] = min(found.start(), places.get(topic.name, MAX_READ))
            # What a longer phrase is made of names no other topic: "node" in "node.js".
            left = left[: found.start()] + " " * len(found[0]) + left[found.end() :]
    for name in GIVES_WAY:
        if len(places) > 1:
            places.pop(name, None)
    ordered = sorted(places, key=lambda name: places[name])
    return tuple(_BY_NAME[name] for name in ordered[:MAX_TOPICS])


def is_about_anything(text: str) -> bool:
    """Tell whether a text asks for advice and says of nothing in particular on what."""
    return all(word in ASKING for word in re.findall(r"\w+", fold(text[:MAX_READ])))


def general() -> Topic:
    """Return what holds for every service."""
    return _BY_NAME[GENERAL]


_BY_NAME = {topic.name: topic for topic in TOPICS}
_PHRASES = sorted(
    ((phrase, topic) for topic in TOPICS for phrase in topic.words),
    key=lambda pair: (-len(pair[0]), pair[0]),
)
