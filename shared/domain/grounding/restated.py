"""Turns of speech put into the forms that are read: `95% of requests finish within` is `p95`.

Each says the same as before to a reader. What single words mean is in the word lists, what numbers
in words are in `spoken`.
"""

import re

from shared.domain.grounding import comparing
from shared.domain.grounding.labels import LABELS

CLOCK = r"\d\d?:\d\d(?::\d\d(?:\.\d+)?)?"
REQUESTS = r"(?:of them|delas|(?:of|das) (?:the |all |todas as )*(?:requests|requisições))"
SERVED = (
    r"(?:are|is|were|being|get|complete|finish|respond|served|completed|answered|handled|é"
    r"|são|foram"
    r"|atendidas?|respondidas?|concluídas?|terminam?|respondem?|levam?)"
)
A_TIME = (
    r"(?:less than |menos de |about |around |just |only |roughly |approximately |under "
    r"|cerca de |aproximadamente |uns |apenas |~)*[\d.,]+\s?(?:ms|s|mil+is|se[cg])"
)
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
    (r"\b(\d+) error(?:-level)? (?:log )?(?:lines?|entries|messages?)\b", r"\1 errors"),
    (r"\b(\d+) (?:linhas?|mensagens|entradas) de erro(?:r|s)?\b", r"\1 erros"),
    (r"\b(\d+) warn(?:ing)?(?:-level)? (?:log )?(?:lines?|entries|messages?)\b", r"\1 warnentries"),
    (r"\b(\d+) (?:linhas?|mensagens|entradas) de (?:warn|aviso)s?\b", r"\1 warnentries"),
    (r"\b(all|both) (?=(?:look|seem|appear|remain|stay|sit|stand)s?\b)", ""),
    (
        r"\b(?:all )?(?:of )?(?:the |its )?4 (?:golden )?(?:signals|indicators|metrics)\b",
        "everything",
    ),
    (r"\b(?:todos )?os 4 (?:sinais|indicadores)(?: de ouro| dourados)?\b", "tudo"),
    (r"\b(is|['’]s) up(?=[.,;!]|$| and (?:healthy|serving))", r"\1 available"),
    (
        r"\b(several|multiple|a few|várias|vários|diversos|diversas) (?:things|signals|metrics"
        r"|indicators|coisas|sinais|métricas)\b(?=[^.]*\b(?:over|above|wrong|acima|errad))",
        r"\1 issuecount",
    ),
    (
        r"\b(\d+) (?:things|signals|coisas|sinais) (?:are |is |estão )?(?:wrong|off|errad[ao]s)\b",
        r"\1 issuecount",
    ),
    (r"\ball (?:of )?(?:the )?(?=\d)|\btod[ao]s [ao]s (?=\d)", ""),
    (r"\b(\d+|a|one|no) (?:container )?restart\b", r"\1 restarts"),
    (r"\b1 (result|finding|replica|template|error|line)\b", r"1 \1s"),
    (r"\b1 (resultado|achado|réplica|erro|linha)\b", r"1 \1s"),
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
    (
        r"\b((?:far |much |way |significantly |considerably |substantially |a lot )?)"
        r"(more|higher|lower|less|fewer|greater) ((?!than\b)\w+(?: \w+)?) than\b",
        r"\3 \1\2 than",
    ),
    (r"\b(pod|service|container|namespace)'s\b", r"\1"),
    (
        r"\b(Prometheus|Kubernetes)\b([^.:;]*)[:;,] (?:ele|it|which|que|pois ele|because it|as it)"
        r" (?=recusou|refused|did|didn|não|timed|rejected|rejeitou|demorou|took)",
        r"\1\2: \1 ",
    ),
)
METRIC_WORDS = (
    r"(?:traffic|requests?|load|errors?|memory|cpu|latency|tráfego|requisições|carga|erros|memória"
    r"|latência)"
)
CODES = (
    (
        (
            r",? ?(?<!\w)\(?(?<!at )(?:(?:most|the majority|mostly|mainly|almost always|usually|quase sempre|geralmente"
            r"|em sua maioria|na maioria|sobretudo|principally|primarily|a maioria|a maior parte"
            r"|principalmente)"
            r"(?: of (?:them|which|those)| delas| deles)?,? ?)(?:(?:with|being|were|are|as"
            r"|had|got|have|"
            r"a|an|com|de|foi|foram|são|code|codes|status|código|http|erro|erros|of them|the) )*"
            r"([45]\d\d)(?: (?:errors?|responses?|codes?|status(?: codes?)?))?s?\b(?:\))?"
        ),
        r", worstcode \1 ,",
    ),
)
MORE = (
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
        r"\b(?:os|the|ambos os|ambas as|as|d[oa]s|of the|for the|n[oa]s) 2(?=[:.,]|$| (?:t[êe]m|estão|são|have|are|both|show|use"
        r"|serve|usam|ficam|seguem)\b)",
        "bothofthem",
    ),
    (
        r"\bmore (\w+) \(([^()]+)\) and (\w+) \(([^()]+)\) than (\S+) \((\S+) and (\S+)\)",
        r"\1 \2, \3 \4, \1 more than \5, \3 more than \5, \5 \1 \6, \3 \7",
    ),
    (
        (
            r"\b(more|higher|mais) (\w+(?: \w+)?) (than|do que|que) (?:the |o "
            r"|a )?(\S+?)[:,;]? \(?([\d.,]+)"
            r"(?: \S+)?? (?:versus|vs\.?|against|compared (?:to|with)|contra"
            r"|to) ([\d.,]+) ?([^\s()][^()]*)"
        ),
        r"\2 \1 \3 \4, \2 \5 \7, \4 \2 \6 \7",
    ),
    (r"\b(\d+) (?:log )?(?:warnings?|warn|avisos?)\b", r"\1 warnentries"),
    (
        r"\b(\d+|one|uma?) (?:of (?:them|these) |deles |delas )?(?:are|were|is|was|são|é|foram|foi)"
        r" (?:an? |de |uma? )?(?=(?:errors?|warnings?|informational|erros?|avisos?)\b)",
        r"\1 ",
    ),
    (r"\b(?:one|uma?) (?=(?:informational|informação|informativ[oa])\b)", "1 "),
    (r"\b(\d+) (?:log )?infos?\b", r"\1 infoentries"),
    (
        (
            rf"\b(?:the |o )?(?:last|últim[oa])( error| warning| erro| aviso)?(?: one| of them"
            rf"| deles)?,?"
            rf"(?: (?:was|is|came|being|foi|é))? (?:at|às|as) (?={CLOCK})"
        ),
        r"\1 lastat ",
    ),
    (r"(?<=, )(?:pelo menos|at least)(?=,)", ""),
    (r"\berror budget \(([\d.,]+ ?%)\)", r"\1 error budget"),
    (r"\borçamento de erros? \(([\d.,]+ ?%)\)", r"slo \1, orçamento de erros"),
    (r"\b([\d.,]+ ?%) error budget", r", slo \1, error budget"),
    (r"\b(?:affects?|affected|affecting|afeta|afetam|afetou) (?=[\d~])", "is "),
    (r"\b(?:fast|rapid|quick) (?=(?:error[- ]budget )?burn)", "high "),
    (
        r"\b(\d+) times (?:the |its )?(?:sustainable|allowed|planned|expected|permitted|budgeted)"
        r" (?:rate|pace|speed)",
        r"\1 times as fast as it lasts",
    ),
    (
        r"\b(\d+) vezes (?:a taxa|o ritmo|a velocidade) (?:sustentável|permitid[oa]|planejad[oa]"
        r"|esperad[oa]|previst[oa])",
        r"\1 vezes mais rápido do que dura",
    ),
    (
        r"\b(?:is |being |está )?(?:close to|near|nearing|approaching|perto d[oe]|próximo d[oe])"
        r" (?:its|the|their|o|seu)? ?(?:own )?(?:limite de )?(memory|cpu|memória)(?: limit)?,?"
        r" (?:at|with|com|em|usando|using) (?=\d)",
        r"\1 high, \1 ",
    ),
    (
        r"\bthe (?:higher|greater|larger|bigger) (?=(?:\w+ )?(?:rate|latency|traffic|usage|load)\b)",
        "mosthigh ",
    ),
    (r"\bthe lower (?=(?:\w+ )?(?:rate|latency|traffic|usage|load)\b)", "mostlow "),
    (
        rf"\b(?:the least|the fewest|menos) (?={METRIC_WORDS}\b)(?!(?:\S+ ){{1,4}}(?:than|do que|que)\b)",
        "mostlow ",
    ),
    (r"\b([45]xx) (?:status |error )?(?:codes?|errors?|responses?|status)\b", r"\1"),
    (
        r"\b(\d+) (?:informational|information|informações|informação|informativ[oa]s?)(?: lines?"
        r"| messages?| entr(?:y|ies)| linhas?)?\b",
        r"\1 infoentries",
    ),
    (
        r"\b(threshold|limite?|limiar) \(([\d.,]+ ?%?) (?:vs\.?|versus|against|contra)"
        r" ([\d.,]+ ?%?)\)",
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
            r"|alt)[oa]|maior)\b"
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
LIMIT = r"(?:(?:the|its|alert|an?|o|um|seu|with|com|against|over|above|acima d[oe]|de) )*"
LIMITS = (
    (
        r"\b(?:at most|up to|only|no more than|a maximum of|only up to) ([\d.,]+ ?(?:ms|s|%)?)"
        r" (?:is|are|was|were|would be) (?:allowed|permitted|tolerated|acceptable)",
        r"threshold \1",
    ),
    (
        r"\b(?:no máximo|até|só|apenas) ([\d.,]+ ?(?:ms|s|%)?) (?:é|são|seria|seriam)"
        r" (?:permitid|aceit|tolerad)[oa]s?",
        r"limiar \1",
    ),
    (rf"\((?={LIMIT}(?:threshold|limite?|limiar|allowed|permitido)\b)", ", "),
    (
        r"\b(?<!above the )(?<!over the )(?<!above its )(?<!over its )(?<!acima do )(?<!além do )"
        r"(threshold|limite?|limiar):? (?=\d)",
        r"\1 ",
    ),
    (r"\bwithin (?:the|its) (?:limit|threshold) of (?=\d)", "within threshold of "),
    (
        rf"\b(times|vezes) (?:the|o|its|seu|that|esse) (?:value|valor|figure|level|number|nível)\b",
        r"\1",
    ),
)
EXCEPTED = (
    r"(?:apart from|aside from|other than|except(?: for)?|besides|with the exception of|beyond)"
)
SALVO = r"(?:fora|exceto|tirando|com exceção d[aeo]|afora|além d[aeo]|a não ser|salvo)"
DENIALS = (
    (
        r"\b(theory|hypothesis|suspicion|suspect|cause|explanation|hipótese|suspeita|causa),"
        r" ((?:with|at|com) [^,]*?(?:confidence|confiança)),? ((?:is|é|seria)(?: that| que)?) ([^.]*)",
        r"\1 \3 \4, \2",
    ),
    (
        rf"\b{EXCEPTED} (?:the |its )?(?!that|this)([\w ]+?)(?: \([^()]*\))?,"
        r" (?:everything|all|it all)(?: else)?",
        r"\1 high, everything else",
    ),
    (
        rf"\b{SALVO} (?:a |o |os |as |pel[ao] )?([\w ]+?)(?: \([^()]*\))?,"
        r" (?:está |parece )?(?:tudo|todo o resto)",
        r"\1 alta, o resto",
    ),
    (r"\bno (\w+) or any(?:thing)? ", r"no \1, nothing "),
    (r"\bno (\w+) (?:or|nor) (?:no )?(?=\w)", r"no \1, no "),
    (r"\b(?:other than|apart from|aside from) (?:that|this),? everything\b", "everything else"),
)
UNIT = (
    r"(?:ms|s|%|GiB|MiB|GB|MB|bytes|x|times|(?:requests|req|requisições|requests?)"
    r"(?:/| per | a | por )(?:min(?:ute|uto)?|s|second|segundo))(?!\w)"
)
ENTRY = r"(?:error|warning|info|line|entry|message|failure|one|erro|aviso|linha|mensagem|falha)"
AGO = r"(?:an hour ago|one hour ago|há uma hora|uma hora atrás)"
NOW = rf"([\d.,]*\d ?{UNIT}),?(?: now| today| agora| currently| atualmente)?"
THEN = (
    r"(?: then| before| earlier| antes| antes disso| an hour ago| one hour ago| há uma hora"
    r"| uma hora (?:antes|atrás))"
)
TIMES = (
    (
        rf"({AGO}[^()]*?),? \(([\d.,]*\d ?{UNIT}) (?:vs\.?|versus|against|contra) (?:otherone )?"
        rf"([\d.,]*\d ?{UNIT})\)",
        r"\1, anhourago \2, \3",
    ),
    (
        rf"{NOW},? (?:instead of|em vez de|rather than|up from|ante|(?:versus|vs\.?|against"
        rf"|compared (?:to|with)|contra)) (?:otherone )?(?:os |as |the )?([\d.,]*\d ?{UNIT}){THEN}",
        r"\1, anhourago \2",
    ),
    (
        rf"{NOW},? (?:instead of|em vez de|rather than) (?:os |as |the )?([\d.,]*\d ?{UNIT})",
        r"\1, anhourago \2",
    ),
    (
        r"\b(?:an hour ago|one hour ago|an hour earlier|há uma hora|uma hora atrás|antes): (?=[\d~])",
        "anhourago ",
    ),
    (r"\b(\d+) times too (?:fast|quickly)\b", r"\1 times as fast as it lasts"),
    (r"\bo triplo d[aoe]s?\b", "3 vezes"),
    (r"\bo dobro d[aoe]s?\b", "2 vezes"),
    (r"\b(?:triple|thrice) (?:the|its|that of)\b", "3 times the"),
    (r"\b(?:double|twice) (?:the|its|that of)\b", "2 times the"),
    (
        rf"(?<![\w.,:])([\d.,]*\d) (versus|vs\.?|against|compared to|contra|para|to)"
        rf" (otherone )?([\d.,]*\d ?)({UNIT})",
        r"\1 \5 \2 \3\4\5",
    ),
    (
        rf"\b(?:the |a |o )?(?:most recent|latest|newest|final) ({ENTRY})(?: of (?:them|these))?,?"
        rf"(?: (?:was|is|came|occurred|happened|logged))* at (?={CLOCK})",
        r"the \1 lastat ",
    ),
    (
        rf"\b(?:the |a |o )?(?:most recent|latest|newest|mais recente|último|última)? ?({ENTRY})?"
        rf"(?: mais recente)(?: deles| delas)?,? (?:(?:foi|é|ocorreu) )*(?:às|as|em) (?={CLOCK})",
        r"\1 lastat ",
    ),
    (
        rf"\b(and|e) (?:the |an |o |a )?(?:other|another|second|outr[oa]|segund[oa])(?: one)?,?"
        rf" (?=(?:at|às|as) {CLOCK})",
        r"\1 ",
    ),
    (
        r"\b(?:the|o|a) (?:same|mesm[oa]) (?=[\"“`]|error\b(?! rate)|message|line|connection|erro|conex)",
        "the ",
    ),
    (
        r"\bit was (?:then|back then|at that time|before that)\b|\b(?:que|como) era (?:então|antes)\b",
        "anhourago",
    ),
    (
        r"\b(?:in|among|of|over) (?:the |its )?(?:last|latest|most recent"
        r"|final) (\d+) (?:log )?(lines|entries)",
        r", last \1 \2 ,",
    ),
    (r"\b(?:started|began|starts|begins) at (?=%s)" % CLOCK, "first at "),
    (r"\b(?:começaram|começou|iniciou|iniciaram) (?:às|as|em) (?=%s)" % CLOCK, "primeiro "),
    (
        r"\b(uma hora atrás|há uma hora|an hour ago),? (?:de|que era(?: de)?|which was|when it was|at"
        r"|of) ([\d.,]+ ?ms)\b",
        r"\1 (\2)",
    ),
    (r"\b(?:1|one) hour (?=ago|earlier|before)", "an hour "),
    (r"\b1 hora (?=atrás|antes)", "uma hora "),
    (r"\bhá 1 hora", "há uma hora"),
    (rf"\b(?:between|from) ({CLOCK}) (?:and|to|until) (?={CLOCK})", r"first \1, last at "),
    (rf"\bentre (?:as )?({CLOCK}) e (?:as )?(?={CLOCK})", r"primeiro \1, ultima em "),
    (r"\bpass(?:ou|ando|aram|a) de (?=\S+(?: \S+)? para )", "foi de "),
)
GROUPS = (
    *(LABELS, *comparing.GROUPS, CODES, PERCENTILES, NAMED_BETWEEN),
    *(MORE, COUNTS, LIMITS, DENIALS, TIMES),
)
FORMS = tuple((re.compile(said, re.IGNORECASE), meant) for group in GROUPS for said, meant in group)


def restated(sentence: str) -> str:
    """Return a sentence in the forms that are read, without emphasis."""
    sentence = sentence.replace("*", "")
    for said, meant in FORMS:
        if said.search(sentence):
            sentence = said.sub(meant, sentence)
    return sentence
