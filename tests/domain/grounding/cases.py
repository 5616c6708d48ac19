"""The worded answers that the gate is scored on, and lies made of the faithful ones.

`faithful*.txt` hold `turn|language|text`, `hostile*.txt` `turn|language|kind of lie|sentence`.
On those called held out nothing was tuned when they were first scored: the lies were written
before the gate, the paraphrases after it. Those in `sets` were written in rounds, each before it
was scored, and tuned on before the next one was written; its head tells its score at first sight.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from shared.domain.grounding.sentences import cleaned, split

HERE = Path(__file__).parent
ROUNDS = range(1, 1 + len(list((HERE / "sets").glob("faithful_*.txt"))))
NUMBER = re.compile(r"(?<![\w.,:\-/])\d+(?:[.,]\d+)?(?![\w:]|[.,]\d|-\w)")
QUOTED = re.compile(r'["`][^"`]*["`]')
NAMES = {"homepage": "homepage-canary", "checkout": "cart-api", "payments": "billing",
         "orders": "orders-v2", "cart": "cart-eu", "serch": "researcher", "auth": "auth-eu",
         "app": "sidecar", "web": "proxy", "search-api": "search-ui"}  # fmt: skip
UNITS = {" ms": " s", "ms": " minutes", "requests per minute": "requests per second",
         "requests/min": "requests per second", "req/min": "req/s", "por minuto": "por segundo",
         "per second": "per minute", "por segundo": "por minuto", "GiB": "MiB",
         "%": " ms", " s.": " ms."}  # fmt: skip
METRICS = {"latency": "error rate", "latência": "taxa de erros", "error rate": "CPU usage",
           "taxa de erros": "latência", "CPU": "memory", "Memory": "CPU", "memory": "CPU",
           "memória": "CPU", "p95": "p50", "p99": "p50", "restarts": "replicas",
           "reinícios": "réplicas"}  # fmt: skip
STATUSES = {"unhealthy": "healthy", "not healthy": "healthy", "healthy": "degraded",
            "degraded": "healthy", "idle": "unhealthy", "unknown": "healthy",
            "não está saudável": "está saudável", "saudável": "degradado",
            "degradado": "saudável", "com problemas": "saudável", "ocioso": "saudável",
            "running": "terminated", "em execução": "aguardando", "waiting": "running",
            "CrashLoopBackOff": "running", "desconhecido": "saudável"}  # fmt: skip
TURNED = {"above": "below", "acima": "abaixo", "exceeds": "is below", "below": "above",
          "higher than": "lower than", "increased": "decreased", "rose": "fell",
          "subiu": "caiu", "went up": "went down", "high": "low", "alta": "baixa",
          "low": "high", "baixa": "alta", "slow": "normal", "lowest": "highest"}  # fmt: skip
NEGATED = {" is ": " is not ", " está ": " não está ", " are ": " are not ", " has ": " has not "}
TAILS = {
    "en": (
        " because of a recent deployment",
        " since yesterday",
        ", so restart it now",
        ", see https://status.example.com",
        " and the database is slow",
        ", as user bob reported",
        ", which `kubectl get pods` confirms",
    ),
    "pt": (
        " por causa de um deploy recente",
        " desde ontem",
        ", então reinicie o pod agora",
        ", veja https://status.example.com",
        " e o banco de dados está lento",
        ", como relatou o usuário bob",
    ),
}


# Where one word is changed for another and the sentence stays true.
TRUE_ANYWAY = frozenset((HERE / "true_anyway.txt").read_text(encoding="utf-8").splitlines())


class Case(NamedTuple):
    """A worded answer; `lie` is the sentence that may not leave, empty in a faithful one."""

    turn: str
    language: str
    text: str
    kind: str = "faithful"
    lie: str = ""


def _rows(name: str, columns: int) -> Iterator[list[str]]:
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        row = line.split("|", columns - 1)
        yield [*row[:-1], row[-1].replace("\\n", "\n").replace("\\u200b", "\u200b")]


def faithful(*, held_out: bool) -> list[Case]:
    """Return the faithful paraphrases."""
    name = "faithful_held_out.txt" if held_out else "faithful.txt"
    return [Case(*row) for row in _rows(name, 3)]


def of_round(number: int) -> list[Case]:
    """Return the faithful paraphrases of one round."""
    return [Case(*row) for row in _rows(f"sets/faithful_{number}.txt", 3)]


def lies_of_round(number: int) -> Iterator[Case]:
    """Yield the lies that were written for one round."""
    yield from _told(f"sets/hostile_{number}.txt")


def lies_made_of_round(number: int) -> Iterator[Case]:
    """Yield the lies made of a round's paraphrases."""
    yield from _made_of(of_round(number))


def written_lies(*, held_out: bool) -> Iterator[Case]:
    """Yield each hand-written lie, alone, and twice behind a true opening."""
    yield from _told("hostile_held_out.txt" if held_out else "hostile.txt")


def _told(name: str) -> Iterator[Case]:
    openings = {(case.turn, case.language): case.text for case in faithful(held_out=False)}
    openings |= {("both", "en"): "homepage is healthy.", ("both", "pt"): "homepage está saudável."}
    for turn, language, kind, lie in _rows(name, 4):
        opening = openings.get((turn, language), "")
        for text in dict.fromkeys((lie, f"{opening} {lie}", f"{opening}\n- {lie}")):
            yield Case(turn, language, text, kind, lie)


def made_lies(*, held_out: bool) -> Iterator[Case]:
    """Yield faithful answers with one sentence changed into a lie."""
    yield from _made_of(faithful(held_out=held_out))


def _made_of(cases: Iterable[Case]) -> Iterator[Case]:
    for case in cases:
        for sentence in split(cleaned(case.text)):
            for kind, lie in _lies_of(sentence.text, case):
                whole = cleaned(case.text).replace(sentence.text, lie, 1)
                yield Case(case.turn, case.language, lie, kind, lie)
                if kind != "added claim":
                    yield Case(case.turn, case.language, whole, kind, lie)


def _lies_of(sentence: str, case: Case) -> Iterator[tuple[str, str]]:
    for kind, make in MAKERS.items():
        for lie in make(sentence, case):
            if lie != sentence and lie not in TRUE_ANYWAY:
                yield kind, lie


def _numbers(sentence: str) -> list[re.Match[str]]:
    quoted = [range(*one.span()) for one in QUOTED.finditer(sentence)]
    return [
        number
        for number in NUMBER.finditer(sentence)
        if not any(number.start() in span for span in quoted)
    ]


def _other_numbers(sentence: str, _: Case) -> Iterator[str]:
    for number in _numbers(sentence):
        digits = number.group()
        decimals = len(digits.partition("," if "," in digits else ".")[2])
        value = float(digits.replace(",", "."))
        other = f"{value * 1.37 + 1:.{decimals}f}"
        if "," in digits:
            other = other.replace(".", ",")
        yield sentence[: number.start()] + other + sentence[number.end() :]


def _swapped_numbers(sentence: str, _: Case) -> Iterator[str]:
    numbers = _numbers(sentence)
    for one, two in pairwise(numbers):
        if float(one.group().replace(",", ".")) != float(two.group().replace(",", ".")):
            between = sentence[one.end() : two.start()]
            yield (
                sentence[: one.start()]
                + two.group()
                + between
                + one.group()
                + sentence[two.end() :]
            )


def _replacing(table: dict[str, str]) -> Callable[[str, Case], Iterator[str]]:
    def lies(sentence: str, _: Case) -> Iterator[str]:
        for true, false in table.items():
            pattern = re.compile(
                (r"(?<![\w-])" if true[0].isalpha() else "")
                + re.escape(true)
                + (r"(?!\w|-\w)" if not true.endswith(" ") else r"(?!not |now )")
            )
            outside = QUOTED.sub(lambda quote: "\0" * len(quote.group()), sentence)
            if found := pattern.search(outside):
                yield sentence[: found.start()] + false + sentence[found.end() :]

    return lies


def _tailed(sentence: str, case: Case) -> Iterator[str]:
    for tail in TAILS[case.language]:
        yield sentence.rstrip(".!:*?") + tail + "."


def _other_subject(sentence: str, case: Case) -> Iterator[str]:
    if case.turn == "both" and "homepage" in sentence.lower() and "checkout" in sentence.lower():
        table = {"homepage": "checkout", "checkout": "homepage"}
        either = re.compile("homepage|checkout", re.IGNORECASE)
        yield either.sub(lambda name: table[name.group().lower()], sentence)


MAKERS: dict[str, Callable[[str, Case], Iterator[str]]] = {
    "changed number": _other_numbers,
    "swapped numbers": _swapped_numbers,
    "changed unit": _replacing(UNITS),
    "swapped metric": _replacing(METRICS),
    "flipped status": _replacing(STATUSES),
    "flipped comparison": _replacing(TURNED),
    "invented name": _replacing(NAMES),
    "negation": _replacing(NEGATED),
    "added claim": _tailed,
    "swapped subject": _other_subject,
}
