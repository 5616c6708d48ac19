"""Usual log lines and events in a writer's own words, put back into the words that stand there.

`refused connections to db:5432` and `conexão recusada para db:5432` both are `connection refused to
db:5432`, provided that exactly one such text stands in the evidence: another one is left as it is
written, and then not understood. Turns of speech about metrics are in `restated`.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from shared.domain.grounding.records import Passage

TO = r"(?: (?:to|for|by|from|with|against|para|pelo|pela|por|com|ao|à|a|de|do|em|no)(?: the| o| a)?"
HOST = TO + r" (?P<x>[\w-]+(?:\.[\w-]+)*(?::\d+)?))"
AS = r"(?:was|were|is|are|is being|are being|got|been|has been|foi|foram|sendo|está sendo|é)"
REFUSED = r"(?:refused|recusadas?)"
CONNECTION = r"(?:(?:the|its|a|an|sua|a|uma|as) )?(?:connections?|conexão|conexões)"
FAILED = (
    r"(?:(?:failed|failing|fails|unable|not able) to connect|(?:could not|couldn't|cannot|can't)"
    r" connect|(?:(?:is|was|has|had|having|seems to have|to have) )*(?:trouble|problems|issues|"
    r"difficulties) connecting|connection (?:problems?|errors?|failures?|issues?)|"
    r"não (?:consegue|conseguiu|conseguir) (?:se )?conectar|falh(?:a|as|ou|ando) (?:ao|de) (?:se )?"
    r"(?:conectar|conexão)|(?:erros?|problemas?) (?:de|para) (?:conexão|conectar|se conectar))"
)
STARTED = r"(?:(?:it|ele) )?(?:(?:started|starts|began|is|was|está|estava|começou a|passou a) )*"
SECONDS = r"(?P<x>\d+) ?(?:s|seconds?|segundos?)\b"
SOON = (
    r"(?:(?:it|they|will|would|is|was|be|going to|about|ele|vai|iria|irá|está|estava|uma|de|a|an|"
    r"sobre|that|que) )*"
)
LOW = r"(?:too (?:low|small)|insufficient|(?:muito )?(?:baixo|insuficiente|pequeno)(?: demais)?)"
DNS = r"(?:name resolution(?: \(dns\))?|dns(?: resolution)?|resolução de nomes?(?: \(dns\))?)"
ROLLED = (
    r"(?:(?:had|got|saw|teve|passou por|recebeu|sofreu) (?:a|an|um|uma) (?:new |novo |nova )?"
    r"(?:rollout|deploy|deployment"
    r"|update|implantação|atualização)|(?:(?:was|has been|had been|got|foi) )?(?:rolled out"
    r"|deployed|redeployed|updated|implantado|"
    r"atualizado|lançado|reimplantado|saiu))"
)
# What is written, and the text that has to stand in the evidence; `x` is the name or number.
IDIOMS: Sequence[tuple[str, str]] = (
    (rf"{CONNECTION}{HOST} (?:{AS} )?{REFUSED}", "connection refused to {x}"),
    (
        rf"(?:refused connections?|{CONNECTION} (?:{AS} )?(?:{REFUSED}|refusals?)){HOST}",
        "connection refused to {x}",
    ),
    (rf"{FAILED}{HOST}", "connection refused to {x}"),
    (
        (
            r"(?P<x>[\w-]+(?:\.[\w-]+)*(?::\d+)?) (?:(?:is|was|está|estava) )?"
            r"(?:refus(?:ed|ing)|recus(?:ou|ando)) (?:the |a |as )?(?:connections?|conexão"
            r"|conexões)"
        ),
        "connection refused to {x}",
    ),
    (
        (
            rf"{CONNECTION} (?:{AS} )?(?:refused|rejected|denied|recusada|rejeitada|negada)"
            r" (?:by|from|pelo|pela|por) (?:the )?(?P<x>[\w-]+)"
        ),
        "{x} refused the connection",
    ),
    (rf"(?:{CONNECTION} (?:{AS} )?{REFUSED}|refused connections?)", "connection refused"),
    (rf"(?:(?:is|are|was) )?(?:having )?{FAILED}", "connection refused"),
    (
        (
            rf"{STARTED}(?:listen(?:s|ed|ing)? on|escut(?:a|ando|ar|ava) na|ouv(?:e|indo|ir) na)"
            r" (?:the )?(?:port|porta) (?P<x>\d+)"
        ),
        "listening on port {x}",
    ),
    (
        (
            rf"{SOON}(?:retr(?:y|ying|ies)(?: again)?|nova tentativa|tent(?:ar|ando|aria)"
            rf" (?:novamente|de novo)|novas tentativas) (?:in|after|em|após|dentro de) {SECONDS}"
        ),
        "retrying in {x} seconds",
    ),
    (
        r"(?:a |uma )?(?:retry(?: attempt)?|novas? tentativas?)(?! in| em| after| após)",
        "retrying in {x} seconds",
    ),
    (
        (
            r"(?:(?:a|an|the|some|uma|as) )?(?:slow quer(?:y|ies)|consultas? lentas?)"
            r" (?:on|in|against|to|for|na|em|à|da|sobre a|contra a) (?:(?:the|a) )?"
            r"(?:table |tabela )?(?P<x>\w+)(?: table)?"
        ),
        "slow query on table {x}",
    ),
    (
        (
            r"(?:(?:the|some|an?|as|uma|a) )?(?:quer(?:y|ies)|consultas?) (?:on|in|against|to"
            r"|na|à|da)"
            r" (?:the )?"
            r"(?:table |tabela )?(?P<x>\w+)(?: table)? (?:(?:is|are|was|were|é|são|foi|foram|está"
            r"|estão) )*"
            r"(?:slow|lentas?)"
        ),
        "slow query on table {x}",
    ),
    (r"(?:slow quer(?:y|ies)|consultas? lentas?)(?! on table)", "slow query on table {x}"),
    (
        (
            r"(?:(?:is |was )?back(?:ing|s|ed)?[ -]?off|(?:um )?back-?off|esperando|aguardando"
            r"|waiting)"
            r"(?: (?:for|of|de|por))? (?P<x>\d+) ?m(?:in(?:ut[eo]s?)?)?"
            r"(?: (?:before|antes de|until|while|for|para|to|and then|e depois))?(?: (?:it|is"
            r"|ele))?"
            r" (?:restart(?:ing|s)?|reiniciar|reiniciando)(?: of)? (?:the |its |o |a )?"
            r"(?:failed container|contêiner (?:com falha|que falhou))"
        ),
        "back-off {x}m0s restarting failed container",
    ),
    (
        (
            r"(?:is |está )?(?:now |agora )?(?:wait(?:ing|s)|esperando|aguardando)(?: for|"
            r" por)? (?P<x>\d+)"
            r" ?m(?:in(?:ut[eo]s?)?)? (?:before|until|antes d[eo]|até o)(?: the| its| a)? "
            r"(?:next|another|próximo"
            r"|novo) (?:restart|try|attempt|reinício)"
        ),
        "back-off {x}m0s restarting failed container",
    ),
    (
        (
            rf"(?:(?:the|a|an|o|um) )?(?:memory limit|limite de memória)"
            rf" (?:(?:is|was|being|that is|that['\u2019]s|which is|set|é|está|seja|esteja|que é"
            rf"|ser|estar"
            rf"|currently) )*{LOW}"
        ),
        "the memory limit is too low",
    ),
    (
        (
            rf"(?:(?:a|an|any|the|o|a|uma|um) )?(?:(?:failures?|problems?|issues?|falhas?"
            rf"|problemas?|"
            rf"erros?) (?:in|with|of|na|da|de|com|com a|no) )?{DNS}"
            r"(?: (?:failures?|failing|fails|problems?|issues?|errors?|falh(?:a|ou|ando)))?"
        ),
        "name resolution fails",
    ),
    (
        (
            r"(?:(?:the|o) )?(?:deployment|deploy) (?:(?:of|do|da|de) (?:the )?)?(?P<x>[\w-]+)"
            rf" {ROLLED}"
        ),
        "deployment {x} rolled out",
    ),
    (rf"(?:the )?(?P<x>[\w-]+) deployment {ROLLED}", "deployment {x} rolled out"),
    (
        (
            r"(?:(?:a|the|um|o|an) )?(?:rollout|deploy|implantação|atualização) (?:of|do|da|de)"
            r" (?:the )?(?:deployment )?(?P<x>[\w-]+)(?: deployment)?"
        ),
        "deployment {x} rolled out",
    ),
    (
        rf"(?:(?:the|o) )?(?<!deployment )(?!deployment\b|deploy\b)(?P<x>[\w-]+) {ROLLED}",
        "deployment {x} rolled out",
    ),
    (rf"(?:(?:the|o) )?(?:deployment|deploy) {ROLLED}", "deployment {x} rolled out"),
    (
        (
            r"(?:comparar|compare) (?:o limite de memória com (?:(?:o|seu|o seu) )?uso|"
            r"the memory limit (?:with|to) (?:its|the|the actual) (?:use|usage))"
        ),
        "compare the memory limit with its use",
    ),
)
WRITTEN = tuple((re.compile(rf"(?<![\w-]){said}(?![\w-])", re.IGNORECASE), text)
                for said, text in IDIOMS)  # fmt: skip
# That it was so once more says no more than how often it was logged; which memory, whose it is.
AGAIN = re.compile(
    r"((?:connection refused|refused|recusada)(?: (?:to|para) [\w:-]+)?),? (?:again|once more"
    r"|once again|a second time|novamente|de novo|mais uma vez|outra vez|pela segunda vez)\b",
    re.IGNORECASE,
)
LIMIT_OF = re.compile(
    r"\b(?:the |o )?(memory limit|limite de memória) (?:of|for|on|do|da|de) (?:the |o )?([\w-]+)"
    r"(?: (?:service|pod|deployment))? (?=(?:is|was|may|might|could|being|set|too|é|está|seja"
    r"|esteja"
    r"|ser|estar|pode|muito|baixo)\b)",
    re.IGNORECASE,
)
PORT = re.compile(
    r"\b([a-z][\w-]+),? \(?(?:(?:on|at|na|em) )?(?:the )?(?:port|porta) (\d+)\b\)?", re.IGNORECASE
)
# A cheap test: a sentence without any of these says none of the above.
HINTS = re.compile(
    r"onnect|conect|refus|recus|conex|listen|escut|ouv|retr|tentativa|tent|slow quer|lenta"
    r"|limit|dns|"
    r"resol|deploy|rollout|implant|atualiz|compar|back|roll|lançad|saiu|waiting|aguard|esper",
    re.IGNORECASE,
)
ANY = r"[\w.:/-]+"


def in_its_words(sentence: str, passages: Iterable[Passage]) -> str:
    """Return a sentence with each idiom in the words of the text that it tells of."""
    if not HINTS.search(sentence):
        return sentence
    known = tuple(" ".join(one.words) for one in passages)
    sentence = LIMIT_OF.sub(r"\2 \1 ", sentence)
    sentence = PORT.sub(lambda said: _address(said, known), sentence)
    for written, text in WRITTEN:
        sentence = written.sub(lambda said, text=text: _standing(said, text, known), sentence)
    return AGAIN.sub(r"\1", sentence)


def _address(said: re.Match[str], known: tuple[str, ...]) -> str:
    address = f"{said[1]}:{said[2]}"
    return address if any(address.lower() in one for one in known) else said[0]


def _standing(said: re.Match[str], text: str, known: tuple[str, ...]) -> str:
    """Return the one text that stands in the evidence, else what was written."""
    name = said.groupdict().get("x")
    found = _found(text, name.lower() if name else "", known)
    return found or said[0]


@lru_cache(maxsize=1024)
def _found(text: str, name: str, known: tuple[str, ...]) -> str:
    head, _, tail = text.partition("{x}")
    sought = re.escape(head)
    if "{x}" in text:
        sought += (re.escape(name) + r"(?::\d+)?" if name else ANY) + re.escape(tail)
    pattern = re.compile(rf"(?<![\w-]){sought}(?![\w-])")
    found = sorted({match.group() for one in known for match in pattern.finditer(one)}, key=len)
    return found[0] if found and all(one.startswith(found[0]) for one in found) else ""
