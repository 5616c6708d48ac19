"""Turns of speech put into the forms that are read.

Each says the same as before to a reader. Here are those that belong to no group, and all are
applied, in order; what single words mean is in the word lists, numbers in words are in `spoken`.
"""

import re
from collections.abc import Callable, Iterable

from shared.domain.grounding import comparing, counted, named, timed
from shared.domain.grounding.labels import LABELS
from shared.domain.grounding.timed import CLOCK
from shared.domain.grounding.unlooked import UNLOOKED

Form = tuple[str, str | Callable[[re.Match[str]], str]]
METRIC_WORDS = (
    r"(?:traffic|requests?|load|errors?|memory|cpu|latency|tráfego|requisições|carga|erros|memória"
    r"|latência)"
)
MORE = (
    (r"^(?:and )?(?:second|third|fourth|segundo|terceiro|quarto|primeiro),\s", ""),
    (r"(?<=; )(?:second|third|segundo|terceiro),\s", ""),
    (r"^(?:(?:hey|hi),? )?(?:just )?(?:so (?:that )?you know|a heads[- ]up|heads[- ]up)[,:] ", ""),
    (r"\b(\d+|two|three|dois|duas|três) (?:reasons?|motivos?|razões)\b", r"\1 issuecount"),
    (r"\b(logs?|linhas de log|log lines|registros) (?:disponíve(?:l|is)|available)\b", r"\1"),
    # what failed with a 4xx was refused
    (
        (
            r"\b(?:fail(?:ed|ing|s)|falh(?:aram|ou|am|ando))\b((?:[^.,;]|[.,]\d)*?) (?:with|as|com)"
            r"(?: http)?(?: erros?| errors?)? 4xx\b(?: errors?)?"
        ),
        r"4xx\1",
    ),
    (
        (r"\ba (?:higher|greater|larger|bigger) (?=[\w ]{3,24} \([\d.,]+[^()]{0,24} otherone)"),
        "mosthigh ",
    ),
    (r"\ba (?:lower|smaller) (?=[\w ]{3,24} \([\d.,]+[^()]{0,24} otherone)", "mostlow "),
    (
        (r"\bmais rápid[oa](?=:? \(?[\d.,]+ ?ms (?:contra|versus|vs\.?|ante|frente a) otherone)"),
        "latência mostlow",
    ),
    (
        (r"\bmais lent[oa](?=:? \(?[\d.,]+ ?ms (?:contra|versus|vs\.?|ante|frente a) otherone)"),
        "latência mosthigh",
    ),
    (
        (
            r"\b(cpu) (?:and|e) (memory|memória)(?: use| usage)? (?:are|is|estão|seem|look)"
            r"(?: both| ambas)?"
            r" (\w+),? \(?(?:at |with |em |com )?([\d.,]+ ?%) (?:and|e) ([\d.,]+ ?%)\)?"
        ),
        r"\1 \3 \4, \2 \3 \5",
    ),
    (r"\bum(?= (?:aviso|erro)(?:,| e| ou) (?:\d+|uma?) )", "1"),
    (r"(\d+ \w+(?: de \w+)?,? e )um(?= (?:aviso|erro))", r"\g<1>1"),
    (
        rf"\b(?:more|the most|mais) (?={METRIC_WORDS}\b)(?!(?:\S+ ){{1,4}}(?:than|do que|que)\b)",
        "mosthigh ",
    ),
    (
        r"\b(requests|requisições) (per|por) (second|segundo|minute|minuto) \(([\d.,]+)\)",
        r"\1 (\4 req \2 \3)",
    ),
    (
        (
            r"\b(?:how|of how) (?:the )?(?:2 services|they|both(?: services)?|these 2|2)"
            r" (?:seem to |would )?compare\b"
        ),
        "",
    ),
    (r"\b(\d+) (?:services|serviços)\b", r"\1 svccount"),
    (r"\b(\d+) (?:things|items|entries|coisas|itens)\b(?! wrong)", r"\1 issuecount"),
    (
        (
            r"\b(?:os|the|ambos os|ambas as|as|d[oa]s|of the|for the|n[oa]s) 2(?=[:.,]|$| (?:t[êe]m"
            r"|estão|são|have|are|both|show|use"
            r"|serve|usam|ficam|seguem)\b)"
        ),
        "bothofthem",
    ),
    (
        r"\bmore (\w+) \(([^()]+)\) and (\w+) \(([^()]+)\) than (\S+) \((\S+) and (\S+)\)",
        r"\1 \2, \3 \4, \1 more than \5, \3 more than \5, \5 \1 \6, \3 \7",
    ),
    (
        (
            r"\b(more|higher|mais) ((?!lent|r[áa]pid)\w+(?: \w+)?) (than|do que|que) (?:the |o "
            r"|a )?(\S+?)[:,;]? \(?([\d.,]+)"
            r"(?: \S+)?? (?:versus|vs\.?|against|compared (?:to|with)|contra"
            r"|to) (?:otherone )?([\d.,]+) ?([^\s()][^()]*)"
        ),
        r"\2 \1 \3 \4, \2 \5 \7, \4 \2 \6 \7",
    ),
    (r"\b(\d+) (?:log )?(?:warnings?|warn|avisos?)\b", r"\1 warnentries"),
    (
        (
            r"\b(\d+|one|uma?) (?:of (?:them|these) |deles |delas )?(?:are|were|is|was|são|é"
            r"|foram|foi)"
            r" (?:an? |de |uma? )?(?=(?:errors?|warnings?|informational|erros?|avisos?)\b)"
        ),
        r"\1 ",
    ),
    (r"\b(?:one|1|uma?) (?:de )?(?=(?:informational|informação|informativ[oa])\b)", "1 "),
    (r"\b(\d+) (?:log )?infos?\b", r"\1 infoentries"),
    (
        (
            rf"\b(?:the |o )?(?:last|últim[oa])( error| warning| erro| aviso)?(?: one| of them"
            rf"| deles)?,?"
            rf"(?: (?:was|is|came|being|foi|é))? (?:at|às|as) (?={CLOCK})"
        ),
        r"\1 lastat ",
    ),
    (
        (
            rf"\bthe (?:last|latest|most recent)(?: log)? (?:line|entry|message),? \(?(?:(?:logged"
            rf"|written|from) )?"
            rf"(?:at )?({CLOCK})\)?,? (?:is|was|shows|repeats) (?:again )?(?:(?:the|an?)(?: same|"
            rf" other)?|another) "
            rf"(error|warning)"
        ),
        r"\2 lastat \1",
    ),
    (
        (
            rf"\ba última (?:linha|entrada|mensagem)(?: de log)?,? \(?(?:(?:registrada|escrita"
            rf"|de|às"
            rf"|as) )*({CLOCK})\)?,?"
            rf" (?:é|foi|mostra|repete) (?:de novo )?(?:o|um)(?: mesmo| outro)? (erro|aviso)"
        ),
        r"\2 lastat \1",
    ),
    (
        (
            r"\b(plenty of|enough|bastante|muita) (cpu|memory|memória) (?:and|e) (cpu|memory"
            r"|memória)\b"
        ),
        r"\1 \2, \1 \3",
    ),
    (r"\bplenty of ([\w ]+?) (?:left|to spare|available|free)\b", r"plenty of \1"),
    (r"(?<=, )(?:pelo menos|at least)(?=,)", ""),
    (r"\berror budget \(([\d.,]+ ?%)\)", r"\1 error budget"),
    (r"\borçamento de erros? \(([\d.,]+ ?%)\)", r"slo \1, orçamento de erros"),
    (r"\b([\d.,]+ ?%) error budget", r", slo \1, error budget"),
    (r"\b(?:affects?|affected|affecting|afeta|afetam|afetou) (?=[\d~])", "is "),
    (r"\b(?:fast|rapid|quick) (?=(?:error[- ]budget )?burn)", "high "),
    (
        (
            r"\b(\d+) times (?:the |its )?(?:sustainable|allowed|planned|expected|permitted"
            r"|budgeted)"
            r" (?:rate|pace|speed)"
        ),
        r"\1 times as fast as it lasts",
    ),
    (
        (
            r"\b(\d+) vezes (?:a taxa|o ritmo|a velocidade) (?:sustentável|permitid[oa]"
            r"|planejad[oa]"
            r"|esperad[oa]|previst[oa])"
        ),
        r"\1 vezes mais rápido do que dura",
    ),
    (
        (
            r"\b(?:is |being |está )?(?:close to|near|nearing|approaching|perto d[oe]"
            r"|próximo d[oe])"
            r" (?:its|the|their|o|seu)? ?(?:own )?(?:limite de )?(memory|cpu|memória)(?: limit)?,?"
            r" (?:at|with|com|em|usando|using) (?=\d)"
        ),
        r"\1 high, \1 ",
    ),
    (
        (
            r"\bthe (?:higher|greater|larger|bigger) (?=(?:\w+ )?(?:rate|latency|traffic|usage"
            r"|load)\b)"
        ),
        "mosthigh ",
    ),
    (r"\bthe lower (?=(?:\w+ )?(?:rate|latency|traffic|usage|load)\b)", "mostlow "),
    (
        (
            rf"\b(?:the least|the fewest|fewer|less|menos) (?={METRIC_WORDS}\b)(?!(?:\S+"
            rf" ){{1,4}}(?:than"
            rf"|do que|que)\b)"
        ),
        "mostlow ",
    ),
    (r"\b([45]xx) (?:status |error )?(?:codes?|errors?|responses?|status)\b", r"\1"),
    (
        (
            r"\b(\d+) (?:informational|information|informações|informação"
            r"|informativ[oa]s?)(?: lines?"
            r"| messages?| entr(?:y|ies)| linhas?)?\b"
        ),
        r"\1 infoentries",
    ),
    (
        (
            r"\b(threshold|limite?|limiar) \(([\d.,]+ ?%?) (?:vs\.?|versus|against|contra)"
            r" ([\d.,]+ ?%?)\)"
        ),
        r"\1 \3, at \2",
    ),
    (
        r"\b(error budget|orçamento de erros?) (?:of|de) ([\d.,]+ ?%)(?=.*\d (?:times|vezes))",
        r"slo \2, \1",
    ),
    (r"([\d.,]+\s?%) (?:of its|do seu|do) (?:own )?(?:limit|limite)\b(?! de)", r"\1"),
    (r"\b(memory|cpu|latency|traffic|error rate)['\u2019]s\b", r"\1 is"),
    (
        (
            r"\b(logs?\b[^.]*?),? but (?:there (?:were|are|was) none|(?:found|I found) none|"
            r"there (?:aren't|are not|weren't|isn't) any(?: logs)?)\b"
        ),
        r"\1, but no logs",
    ),
    (
        (
            r"([\d.,]+) (times|vezes) (?:slower|higher|longer|larger|more|mais (?:lent"
            r"|alt)[oa]|maior|mais(?=[.,;)]|$))\b"
            r"(?! than| do que| que)"
        ),
        r"\1 \2",
    ),
    (r"\b(?:took|take|had|have|taken) a (?:quick |closer )?look at\b", "checked"),
    (r"\bdei uma olhada\b", "verifiquei"),
    (
        (
            r"\b(?:the|o|a|um|uma) (?:first|second|third|other|primeir[oa]|segund[oa]"
            r"|outr[oa])(?: one)?"
            r"(?= (?:is|was|é|foi)\b)"
        ),
        "",
    ),
    (
        (
            r"\b(?:whether|if)(?: or not)? (?:it's|it is|it was|they are) (?:currently )?"
            r"(?:healthy|fine|okay|ok|up|working)(?: or not)?\b"
        ),
        "how it is",
    ),
    (
        (
            r"\b((?:is|are|was|were|look|looks|seem|remain) )all (?=(?:\w+ )?(?:ok|okay|fine"
            r"|good|normal|"
            r"low|unknown|within|in|below|under|well|healthy|not)\b)"
        ),
        r"\1",
    ),
    (r"\b((?:estão|são|parecem|ficaram) )tod[ao]s (?=\w)", r"\1"),
)
GROUPS: Iterable[Iterable[Form]] = (
    UNLOOKED,
    LABELS,
    *comparing.GROUPS,
    counted.CODES,
    counted.PERCENTILES,
    named.NAMED_BETWEEN,
    MORE,
    counted.COUNTS,
    counted.LIMITS,
    named.DENIALS,
    timed.TIMES,
)
FORMS = tuple((re.compile(said, re.IGNORECASE), meant) for group in GROUPS for said, meant in group)


def restated(sentence: str) -> str:
    """Return a sentence in the forms that are read, without emphasis."""
    sentence = sentence.replace("*", "")
    for said, meant in FORMS:
        if said.search(sentence):
            sentence = said.sub(meant, sentence)
    return sentence
