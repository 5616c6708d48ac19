"""Comparisons, ends and lists put into the forms that are read.

`more CPU (44% versus 15%) than homepage` is `more CPU than homepage, 44% …`, `the highest was at
the end` what was computed of the series, `no latency, traffic or error data` no data of each.
Other turns of speech are in `restated`.
"""

import re

from shared.domain.grounding import paired

MORE = r"(?:more|less|fewer|higher|lower|mais|menos|maior|menor)"
THAN = r"(?:than|do que|que)(?: the| o| a)?"
LOW = r"(?:lowest|smallest|minimum|min|least|menor|mínimo|mais baixo)"
HIGH = r"(?:highest|largest|biggest|maximum|max|peak|greatest|maior|máximo|pico|mais alto)"
WORD = r"(?: (?:value|point|reading|one|level|figure|valor|ponto|nível))?"
WAS = (
    r"(?: (?:also|just|too|também|was|is|came|being|seen|reached|is the one|was the one|that"
    r"|foi|é|está|estava|ocorreu|o"
    r"|que|de))*"
)
START = (
    r" (?:at|in|from|no|do|ao|right at)? ?(?:the )?(?:very )?(?:start|beginning|first|começo"
    r"|início)\b"
    r"(?: of the (?:hour|period|window|series)| d[ao] (?:hora|período|janela|série))?"
)
END = (
    r" (?:at|in|no|do|ao|right at)? ?(?:the )?(?:very )?(?:end|fim|final|último|latest|current"
    r"|atual|now|agora)\b"
    r"(?: of the (?:hour|period|window|series)| d[ao] (?:hora|período|janela|série))?"
)
LATEST = (
    r"(?:latest|last|current|final|most recent|ending|present|atual|último|final|mais recente)"
    r"(?: value| reading| valor| one)?"
)
IS = r"(?: (?:value|also|is|was|it|too|which|that|valor|também|é|foi|e|, ?))*,?"
ENDS = (
    (rf"\b(?:the |o |a )?(?:valor )?{LOW}{WORD}{WAS}{START}", "lowatstart"),
    (rf"\b(?:the |o |a )?(?:valor )?{HIGH}{WORD}{WAS}{END}", "highatend"),
    (rf"\b(?:the |o |a )?(?:valor )?{LOW}{WORD}{WAS}{END}", "lowatend"),
    (rf"\b(?:the |o |a )?(?:valor )?{HIGH}{WORD}{WAS}{START}", "highatstart"),
    (
        (
            rf"\b(?:the |o )?(?:valor )?{LATEST} (?:is|was|é|foi)(?: also| também)? (?:the "
            rf"|its |o )?"
            rf"(?:valor )?{HIGH}{WORD}\b"
        ),
        "highatend",
    ),
    (
        (
            rf"\b(?:which|that|que|o que) (?:is|was|é|foi)(?: also| também)? (?:the |its "
            rf"|o )?(?:valor )?"
            rf"{HIGH}{WORD}(?: of the (?:hour|period|window)| d[ao] (?:hora|período|janela)"
            rf"| so far)?"
            rf"(?=[.,;]|$)"
        ),
        "highatend",
    ),
    (
        (
            r"\b(?:ended|ends|finished|now|is|it's|was)(?: now| currently)? at (?:its|the)"
            r" (?:highest|peak|maximum)(?: value| level| point)?\b"
        ),
        "highatend",
    ),
    (
        (
            r"\bestá(?: agora)? (?:no|em) (?:seu |o seu )?(?:valor |ponto |nível )?(?:maior"
            r"|mais alto"
            r"|máximo|pico)(?: valor| nível)?\b"
        ),
        "highatend",
    ),
    (r"\b(?:started|began|starts|begins) at (?:its|the) (?:lowest|minimum)\b", "lowatstart"),
)
ALSO = (
    (
        r"\beverything (looks|seems|is|appears) (\w+) in (?:the|these|its|those) logs\b",
        r"logs \1 \2",
    ),
    (
        r"\b(?:está )?tudo (?:parece )?(\w+) (?:nos|nesses|com os) logs\b",
        r"logs estão \1",
    ),  # `CPU is fine, and so is memory`
    (
        (
            r"\b(fine|okay|ok|good|normal|healthy|low|high|elevated|stable|acceptable)\b([^.;]*?),?"
            r" (?:and )?so (?:is|are) ((?:the |its )?[\w ]+?)(?= \(|[.,;]|$)"
        ),
        r"\1\2, and \3 is \1",
    ),
    (r"\b(?:is|are)(?:n['\u2019]t| not)(?=:)", "is not okay"),
    (r"\b(?:is|are)(?:n['\u2019]t| not)(?=[.!]?$)", "is not okay"),
    (r"\bnão(?: está| estão)?(?=:)", "não está bem"),
    (r"(?<=[\w-] )não(?: está)?(?=[.!]?$)", "não está bem"),
)
NOUNS = r"(?:data|metrics|information|numbers|figures|dados|métricas|informações|números)"
NO = (
    r"(?:(?:i|we) )?(?:(?:don't|do not|didn't|did not|could not|couldn't) (?:have|get|find)"
    r"(?: any)?|(?:have|has|had|got|found|there (?:is|are|was|were)) no|no|any|sem|nenhum|não há"
    r"|não tenho|não existem|não encontrei)"
)
PART = r"(?:(?:o|a|de|do|da|its|the) )*\w+(?: (?:rate|usage|de erros?|de recursos))?"
LIST = rf"({PART}(?:, (?:nor )?{PART})*,? (?:or|and|nor|e|ou|nem) {PART})"
ENDED = (
    r"(?=[.,;:!)]|$| (?:for|para|do|da|dele|dela|in|no|na|either|available|right|at|here|there|disp"
    r"|neste|yet|ainda|because|since|porque|pois|as|so)\b)"
)
PARTED = re.compile(r",? (?:or|and|nor|e|ou|nem) |, ")


def _no_data(said: re.Match[str]) -> str:
    """Return that there is no data of each thing in a list."""
    return ", ".join(f"nodataof {one}" for one in PARTED.split(said[1]))


KINDS = (
    r"(?:latency|error rate|errors?|traffic|cpu|memory"
    r"|latência|taxa de erros?|erros?|tráfego|memória)"
)
EMPTY = (
    (
        (
            rf"\b(?:no|sem|não há|nenhuma?) (?:a |o )?({KINDS}) (?:numbers|figures"
            rf"|to (?:measure|show"
            r"|report)|para (?:medir|mostrar|relatar|reportar))\b"
        ),
        r"nodataof \1",
    ),
    (
        (
            rf"\b{NO} {NOUNS}(?: available| disponíveis)? (?:on|for|about|of|de|sobre|para)"
            rf"(?: (?:its|the|a|o|sua|seu))? {LIST}{ENDED}"
        ),
        _no_data,
    ),
    (
        (
            rf"\b(?:(?:i|we) )?(?:have |has |got |found |there is |there are )?no {LIST} {NOUNS}"
            r"(?: (?:was|were|is|are|has been))?(?: found| available| there| returned)?\b"
        ),
        _no_data,
    ),
)
LAST = r"(?:latest|last|current|final|most recent|último|atual|mais recente|final)"
FIRST = r"(?:first|starting|initial|earliest|oldest|primeiro|inicial|mais antigo)"
THE_ONE = r"(?:valor |leitura |ponto )?{0}(?: one| value| reading| point)?(?=[.,;]|$)"
ALSO_IS = (
    r",? (?:\()?(?:which|and (?:it|that)|that|que|e) (?:(?:is|was|é|foi|also|também|the|o|a) )+"
)
LATEST_IS = (
    (rf"\b({HIGH}{WORD}\b[^.;]*?\d[^.;,]*){ALSO_IS}{THE_ONE.format(LAST)}", r"\1, highatend"),
    (rf"\b({LOW}{WORD}\b[^.;]*?\d[^.;,]*){ALSO_IS}{THE_ONE.format(LAST)}", r"\1, lowatend"),
    (rf"\b({LOW}{WORD}\b[^.;]*?\d[^.;,]*){ALSO_IS}{THE_ONE.format(FIRST)}", r"\1, lowatstart"),
    (rf"\b({HIGH}{WORD}\b[^.;]*?\d[^.;,]*){ALSO_IS}{THE_ONE.format(FIRST)}", r"\1, highatstart"),
)
GROUPS = (LATEST_IS, ENDS, paired.FORMS, ALSO, EMPTY)
