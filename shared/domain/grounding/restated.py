"""Turns of speech put into the forms that are read: `95% of requests finish within` is `p95`.

Each says the same as before to a reader. What single words mean is in the word lists, what numbers
in words are in `spoken`.
"""

import re

CLOCK = r"\d\d?:\d\d(?::\d\d(?:\.\d+)?)?"
REQUESTS = r"(?:of them|delas|(?:of|das) (?:the |all |todas as )*(?:requests|requisições))"
SERVED = (
    r"(?:are|is|were|being|get|complete|finish|respond|served|completed|answered|handled|é|são|foram"
    r"|atendidas?|respondidas?|concluídas?|terminam?|respondem?|levam?)"
)
A_TIME = r"(?:less than |menos de )?[\d.,]+\s?(?:ms|s|mil+is|se[cg])"
PERCENTILES = (
    (r"\bpercentile?\s+(\d\d)\b", r"p\1"),
    (
        (
            rf"~?\b(50|90|95|99)\s?%(?: {REQUESTS})?(?: {SERVED}){{0,2}}"
            rf" (?:with)?(?:in|até|em(?: até)?)(?= {A_TIME})"
        ),
        r"p\1",
    ),
    (
        (
            rf"(?:\bhalf|\bmetade|~?\b50\s?%) {REQUESTS}(?: (?:to|do|da|para o) ([\w-]+))?"
            r" (?:takes?|needs?|levam?|demoram?) (?:more|longer|mais) (?:than|do que|de|que) "
        ),
        r"\1 p50 is ",
    ),
    (r"\bslowest 1\s?% (?:of (?:the )?requests )?", "p99 "),
    (rf"\b(?:for|para) ~?(50|90|95|99)\s?% {REQUESTS}", r"at p\1"),
)
COUNTS = (
    (r"\ball (?:of )?(?:the )?(?=\d)|\btod[ao]s [ao]s (?=\d)", ""),
    (r"\b(\d+|a|one|no) (?:container )?restart\b", r"\1 restarts"),
    (r"\b([2-9]|\d\d+) pods\b", r"\1 podcount"),  # how many pods, unlike "the pods"
    (r"\b(?:at|on) line (?=\d)", "on line "),
    (r"\bthreefold\b", "tripled"),
    (r"\bby a factor of (\d+(?:\.\d+)?)", r"\1 times"),
    (r"~(\d+)%([^()]{0,40})\(\1\s?%\)", r"~\1%\2"),  # `a quarter of it (25%)`
    (r"\b(?:after|após|depois de) (?=\d+ (?:restart|rein))", ", "),
)
NAMED_BETWEEN = (  # a name in the midst of a phrase goes before or behind it
    (
        r"\b(problem|issue|concern) (?:with|of|for|in) (?:the )?([\w-]+)(?: service)? (is|was)\b",
        r"\1 \3 \2: ",
    ),
    (
        r"\bwhat(?:'s| is) (?:going )?wrong with (?:the )?([\w-]+)(?: service)? is\b",
        r"problem is \1: ",
    ),
    (r"\b(problema) (?:do|da|no|na|com o) ([\w-]+) (é|foi)\b", r"\1 \3 \2: "),
    (
        (
            r"\b(?:whether|if)(?: or not)? ((?:\S+ ){1,4}?)is (?:currently )?"
            r"(?:healthy|fine|okay|ok|up|working)\b"
        ),
        r"how \1is",
    ),
    (r"\bse ((?:\S+ ){1,4}?)está (?:saudável|bem|funcionando)\b", r"como \1está"),
    (
        r"\b(?:the )?connection to (\S+) (?:was|is being) refused\b",
        r"\1 refused the connection",
    ),
    (r"\ba conexão com o (\S+) foi recusada\b", r"\1 recusou a conexão"),
    (r"\b(more|higher|lower|less|fewer|greater) ((?!than\b)\w+(?: \w+)?) than\b", r"\2 \1 than"),
    (r"\b(pod|service|container|namespace)'s\b", r"\1"),
)
LIMITS = (
    (r"\((?=(?:threshold|limite?|limiar)\b)", ", "),
    (r"\b(threshold|limite?|limiar): (?=\d)", r"\1 "),
)
DENIALS = (
    (r"\bno (\w+) or any(?:thing)? ", r"no \1, nothing "),
    (r"\bno (\w+) (?:or|nor) (?:no )?(?=\w)", r"no \1, no "),
    (r"\b(?:other than|apart from|aside from) (?:that|this),? everything\b", "everything else"),
)
TIMES = (
    (r"\b(?:1|one) hour (?=ago|earlier|before)", "an hour "),
    (r"\b1 hora (?=atrás|antes)", "uma hora "),
    (r"\bhá 1 hora", "há uma hora"),
    (rf"\b(?:between|from) ({CLOCK}) (?:and|to|until) (?={CLOCK})", r"first \1, last at "),
    (rf"\bentre (?:as )?({CLOCK}) e (?:as )?(?={CLOCK})", r"primeiro \1, ultima em "),
    (r"\bpass(?:ou|ando|aram|a) de (?=\S+(?: \S+)? para )", "foi de "),
)
FORMS = tuple(
    (re.compile(said, re.IGNORECASE), meant)
    for group in (PERCENTILES, COUNTS, NAMED_BETWEEN, LIMITS, DENIALS, TIMES)
    for said, meant in group
)


def restated(sentence: str) -> str:
    """Return a sentence in the forms that are read."""
    for said, meant in FORMS:
        sentence = said.sub(meant, sentence)
    return sentence
