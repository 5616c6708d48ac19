"""Counts, percentiles, limits and codes put into the forms that are read.

`95% of requests finish within` is `p95`, `two error lines` two errors, `the limit:` the threshold.
Other turns of speech are in `restated`.
"""

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
    (
        (
            r"\b(?:for|por) (several|multiple|a few|vários|várias|diversos|diversas|\d+) "
            r"(?:different )?"
            r"(?:reasons|motivos|razões)(?=[:.,;]|$)"
        ),
        r", \1 issuecount",
    ),
    (r"\b(?:another|outr[ao]s) (?=\d)", ""),
    (
        (
            r"\bthe other (\d+) (?:replicas |pods )?(?:(?:are not|aren['\u2019]t) "
            r"(?:available|ready"
            r"|running|up)|are (?:unavailable|down|missing))\b"
        ),
        r"\1 replicas unavailable",
    ),
    (
        (
            r"\b[ao]s outr[ao]s (\d+) (?:réplicas |pods )?(?:não estão (?:disponíveis|prontas|no ar"
            r"|ativas)|estão (?:indisponíveis|fora do ar))\b"
        ),
        r"\1 réplicas indisponíveis",
    ),
    (
        (
            r"\b(\d+ of (?:its |the )?\d+ replicas (?:is|are)) (?:currently |still |only )?"
            r"running\b"
        ),
        r"\1 available",
    ),
    (
        (
            r"\b(\d+ d[ea]s? (?:suas )?\d+ réplicas (?:está|estão)) (?:rodando|em execução"
            r"|funcionando)\b"
        ),
        r"\1 no ar",
    ),
    (
        (
            r"\b(?:is |está )?(?:running|rodando|operating|operando|working) (?:with|on|com)"
            r" (?=(?:only |just |só |apenas )?\d+ (?:of|de) )"
        ),
        "",
    ),
    (
        (
            r"\b(?:out )?of (?:the |its |all )?(\d+) (replicas|pods), (?:only |just )?(\d+)"
            r" (?=is|are)"
        ),
        r"\3 of \1 \2 ",
    ),
    (
        (
            r"\bd[ae]s? (?:suas |tod[ao]s as )?(\d+) (réplicas|pods), (?:só |apenas |somente )?"
            r"(\d+) (?=est|fic|segu)"
        ),
        r"\3 de \1 \2 ",
    ),
    (r"\b(\d+) of (?:the |these )?(\d+) (?:log )?(lines|entries) (?:are|were|is) ", r"\2 \3, \1 "),
    (r"\b(\d+) das (\d+) linhas(?: de log)? (?:são|eram|é|foram) ", r"\2 linhas, \1 "),
    (r"\b(\d+) error(?:-level)? (?:log )?(?:lines?|entries|messages?)\b", r"\1 errors"),
    (
        (
            r"\b(\d+) (?:linhas?|mensage(?:m|ns)|entradas?)(?: de log)? (?:de )?(?:n[íi]vel )?"
            r"(?:de )?"
            r"(?:info|informa[çc](?:ão|ões)|informativas?)\b"
        ),
        r"\1 infoentries",
    ),
    (
        (
            r"\bno (?:log lines?|log entries|logs|log messages|log output|lines)(?: (?:are|is|were"
            r"|was))?"
            r"(?: currently| right now)? (?:available|present|to show|to be found|visible)\b"
        ),
        "no logs",
    ),
    (
        (
            r"\b(?:there (?:are|were)n['\u2019]t|there (?:are|were) not) any (?:log lines|logs|log"
            r" entries)(?: available)?"
        ),
        "no logs",
    ),
    (
        (
            r"\bn(?:ão há|enhuma|em há|ão existem|ão tem)(?: nenhuma)? (?:linhas?|registros?"
            r"|entradas?"
            r"|mensage(?:m|ns))"
            r" de logs?(?: (?:está|estão))?(?: disponíve(?:l|is)| para mostrar| no momento)*"
        ),
        "não há logs",
    ),
    (
        (
            r"\b(\d+) (?:points|aspects|pontos|aspectos|problemas distintos|fatos)\b(?! percent|"
            r" percentua)"
        ),
        r"\1 issuecount",
    ),
    (
        (
            r"\b(\d+) (?:of (?:them|these|those)|deles|delas|desses|dessas) (?:really |mais )?"
            r"(?:stand"
            r"|stood|se destaca"
            r"|chama|merece|deserve|need|are worth)[a-z]*(?: (?:out|a? ?atenção|attention|noting"
            r"|mentioning))?"
        ),
        r", \1 issuecount",
    ),
    (r"\b(\d+) (?:linhas?|mensagens|mensagem|entradas?) de erro(?:r|s)?\b", r"\1 erros"),
    (r"\b(\d+) warn(?:ing)?(?:-level)? (?:log )?(?:lines?|entries|messages?)\b", r"\1 warnentries"),
    (
        r"\b(\d+) (?:linhas?|mensage(?:m|ns)|entradas?)(?: de log)? de (?:warn|aviso|alerta)s?\b",
        r"\1 warnentries",
    ),
    (r"\b(all|both) (?=(?:look|seem|appear|remain|stay|sit|stand)s?\b)", ""),
    (
        r"\b(?:all )?(?:of )?(?:the |its )?4 (?:golden )?(?:signals|indicators|metrics)\b",
        "everything",
    ),
    (r"\b(?:todos )?os 4 (?:sinais|indicadores)(?: de ouro| dourados)?\b", "tudo"),
    (r"\b(is|['\u2019]s) up(?=[.,;!]|$| and (?:healthy|serving))", r"\1 available"),
    (
        (
            r"\b(several|multiple|a few|várias|vários|diversos|diversas) (?:things|signals|metrics"
            r"|indicators|coisas|sinais|métricas)\b(?=[^.]*\b(?:over|above|wrong|acima|errad))"
        ),
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
CODES = (
    (
        (
            r",? ?(?<!\w)\(?(?<!at )(?:(?:most|the majority|mostly|mainly|almost always|usually"
            r"|quase sempre|geralmente"
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
LIMIT = r"(?:(?:the|its|alert|an?|o|um|seu|with|com|against|over|above|acima d[oe]|de) )*"
LIMITS = (
    (
        (
            r"\b(?:when |while )?(?:it |they |which )?(?:should|must|ought to) (?:take |be "
            r"|stay |remain |respond )?"
            r"(?:at most|under|below|within|no more than|less than|up to) (?=\d)"
        ),
        ", threshold ",
    ),
    (
        (
            r"\b(?:quando |que )?(?:deveriam?|deve|devem) (?:levar |ser |ficar |demorar "
            r"|responder )?(?:de |em )?"
            r"(?:no máximo|até|abaixo de|menos de) (?=\d)"
        ),
        ", limiar ",
    ),
    (
        (
            r"\b(?:at most|up to|only|no more than|a maximum of|only up to) ([\d.,]+ ?(?:ms|s|%)?)"
            r" (?:is|are|was|were|would be) (?:allowed|permitted|tolerated|acceptable)"
        ),
        r"threshold \1",
    ),
    (
        (
            r"\b(?:no máximo|até|só|apenas) ([\d.,]+ ?(?:ms|s|%)?) (?:é|são|seria|seriam)"
            r" (?:permitid|aceit|tolerad)[oa]s?"
        ),
        r"limiar \1",
    ),
    (rf"\((?={LIMIT}(?:threshold|limite?|limiar|allowed|permitido)\b)", ", "),
    (
        (
            r"\b(?<!above the )(?<!over the )(?<!above its )(?<!over its )(?<!acima do )"
            r"(?<!além do )"
            r"(threshold|limite?|limiar):? (?=\d)"
        ),
        r"\1 ",
    ),
    (r"\bwithin (?:the|its) (?:limit|threshold) of (?=\d)", "within threshold of "),
    (
        (
            r"\b(times|vezes) (?:the|o|its|seu|that|esse) (?:(?:initial|starting|original) )?"
            r"(?:value|valor|figure|level|number|nível)(?: inicial| original)?\b"
        ),
        r"\1",
    ),
)
