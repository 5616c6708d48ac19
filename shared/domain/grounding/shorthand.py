"""What a sentence writes short or twice: `the homepage pod`, `512 MiB (about 537 MB)`, a query.

Each is put into what it stands for where the evidence leaves one reading only. Log lines in other
words are in `glossary`, turns of speech in `restated`.
"""

import re
from collections import Counter
from collections.abc import Iterable

from shared.domain.grounding.records import Evidence, Names
from shared.domain.grounding.written import Figure, figure_at

# `orders-6c8f7d9b54-q2w3e`: a workload, the hash of its template, that of the pod.
POD = re.compile(r"(?P<workload>[a-z][a-z0-9-]*?)-[a-z0-9]{8,10}-[a-z0-9]{5}")
ABOUT = (
    r"(?:about|approximately|around|roughly|approx\.?|or|that is|i\.e\.,?|~|≈|=|cerca de|quase|"
    r"aproximadamente|aprox\.?|ou seja,?|ou|uns|aproximados)? ?"
)
ASIDE = re.compile(rf"\s?\({ABOUT}(?=[~\d])", re.IGNORECASE)
RANGE = re.compile(r"\s?(?:to|para|a|until|até) (?=[~\d])", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w.,:-])\d[\d.,]*")
SAME = 0.05  # a share by which an amount in another unit may differ
NO_CONTAINER = r"(?<!container )(?<!contêiner )(?<!service )(?<!serviço )"


PROPOSING = re.compile(
    r"\?|\b(?:mean|meant|try|instead|suggest\w*|propos\w*|similar|close|likely|correct|quis|queria"
    r"|tente|tentar|suger\w*|sugest\w*|em vez|próxim[ao]|parecid[ao]|corret[ao])\b",
    re.IGNORECASE,
)


class Shorthand:
    """The names of one turn's pods, and the queries that it ran."""

    def __init__(self, evidence: Evidence, subjects: Names) -> None:
        named = ((name, POD.fullmatch(name)) for name in evidence.names)
        pods = {name: found["workload"] for name, found in named if found}
        count = Counter(pods.values())
        self._pods = {load: pod for pod, load in pods.items() if count[load] == 1}
        self._only = next(iter(pods)) if len(pods) == 1 else ""
        self._queries = _longest_first(evidence.queries)
        self._proposed = _longest_first(evidence.proposed)
        self._of_pod = self._pattern(
            self._pods, r"(?:the |o )?(?:{0})(?:['\u2019]s)? pod\b(?! \S+-\S+-)"
        )
        self._pod_of = self._pattern(
            self._pods, r"(?:the )?pod (?:do|da|de|of) (?:the )?(?:{0})\b(?!-)"
        )
        alone = {load: pod for load, pod in self._pods.items() if load not in subjects}
        self._alone = self._pattern(alone, rf"{NO_CONTAINER}(?:{{0}})(?![\w-]|[.:]\w)")
        self._a_pod = re.compile(
            r"\b(?<!only )(?<!just )(?<!apenas )(?:(?:one|1) of (?:its|the) (?=pods)|um d[eo]s?"
            r" (?:seus )?(?=pods)|(?:the|that|this|one|1|a|o|its|seu|esse|este|desse|deste|um|the"
            r" affected|o mesmo|(?:the|this|that)(?: very)? same|esse mesmo|este mesmo) (?=pod\b))"
            rf"pods?\b(?:['\u2019]s)?[ ,(]*(?:{re.escape(self._only)}\b\)?)?(?! \S+-\S+-)",
            re.IGNORECASE,
        )

    @staticmethod
    def _pattern(loads: Iterable[str], pattern: str) -> re.Pattern[str]:
        known = "|".join(sorted(map(re.escape, loads), key=len, reverse=True))
        whole = pattern.format(f"(?P<load>{known})") if known else r"(?!)"
        return re.compile(rf"(?<![\w-]){whole}", re.IGNORECASE)

    def spelled_out(self, sentence: str, language: str) -> str:
        """Return a sentence with names in full, and without the same amount in another unit."""
        # a query that was not run gave no answer: it can only be proposed
        proposed = self._proposed if PROPOSING.search(sentence) else []
        for query in (*self._queries, *proposed):
            sentence = sentence.replace(query, "")
        if self._pods:
            for pattern in (self._of_pod, self._pod_of, self._alone):
                sentence = pattern.sub(self._pod_named, sentence)
        if self._only and " pod" in sentence.lower():
            sentence = self._a_pod.sub(f"{self._only} ", f" {sentence}").strip()
        return once(sentence, language) if "(" in sentence else sentence

    def _pod_named(self, said: re.Match[str]) -> str:
        return self._pods[said["load"].lower()]


def _longest_first(queries: Iterable[str]) -> list[str]:
    return sorted(filter(None, queries), key=len, reverse=True)


def once(sentence: str, language: str) -> str:
    """Return a sentence without a bracket that says the amount before it in another unit."""
    for aside in list(ASIDE.finditer(sentence))[::-1]:
        given = _figures(sentence, aside.end(), language)
        closing = sentence.find(")", aside.end())
        before = _before(sentence[: aside.start()], language)
        told = before[-len(given) :] if given else []
        is_whole = bool(given) and closing == given[-1][1] and len(told) == len(given)
        pairs = zip(told, given, strict=False)
        if is_whole and all(_is_same(one, other) for one, (other, _) in pairs):
            sentence = sentence[: aside.start()] + sentence[closing + 1 :]
    return sentence


def _figures(text: str, at: int, language: str) -> list[tuple[Figure, int]]:
    """Return the figure at a place, and the one that a `to` joins to it."""
    found = figure_at(text, at, language)
    if found is None:
        return []
    further = RANGE.match(text, found[1])
    second = figure_at(text, further.end(), language) if further else None
    return [found, second] if second else [found]


def _before(text: str, language: str) -> list[Figure]:
    """Return the figures that a text ends in, the last one right at its end."""
    found = [figure_at(text, number.start(), language) for number in NUMBER.finditer(text)]
    known = [one for one in found if one]
    return [figure for figure, _ in known] if known and known[-1][1] == len(text) else []


def _is_same(one: Figure, other: Figure) -> bool:
    """Tell whether two figures say one amount in two units."""
    if None in {one.unit, other.unit} or one.unit != other.unit or one.factor == other.factor:
        return False
    return any(abs(a - b) <= SAME * abs(a) for a in one.values for b in other.values)
