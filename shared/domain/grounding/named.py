"""Names and exceptions put into the forms that are read: names go before what is said of them.

`the problem with checkout is latency` is told of checkout, `apart from latency, everything is fine`
of the rest. Other turns of speech are in `restated`.
"""

CROSSED = (
    r"(?:exceeded|crossed|breached|surpassed|violated|ultrapassad[oa]|superad[oa]|excedid[oa]"
    r"|estourad[oa])"
)
NAMED_BETWEEN = (
    (
        (
            r"\b(Prometheus)\b([^.:;]*)[:;,] (?:as |because |since )?(?:the |its )?connection"
            r" (?:was |is being |got )?refused\b"
        ),
        r"\1\2: Prometheus refused the connection",
    ),
    (
        (
            r"\b(Prometheus)\b([^.:;]*)[:;,] (?:pois |porque )?(?:a )?conexão (?:foi |está sendo"
            r" )?recusada\b"
        ),
        r"\1\2: Prometheus recusou a conexão",
    ),
    (
        (
            r"\b(logs?(?: lines?| entries)?(?: (?:of|for|from) (?:the )?(?:pod )?[\w-]+)?)"
            r"(?: (?:are|is|were|was))?"
            r"(?: currently)? (?:not available|unavailable)\b"
        ),
        r"\1 could not be read",
    ),
    (
        (
            r"\b(logs?(?: d[eoa] (?:pod )?[\w-]+)?) (?:(?:não (?:estão|está|estavam))"
            r"(?: no momento| agora)? disponíve(?:is|l)|estão indisponíveis)\b"
        ),
        r"\1 não puderam ser lidos",
    ),
    (r"\bfalar com (?:o |a )?(?=Prometheus|API|Kubernetes)", "acessar o "),
    (
        (
            r"\b(reach|contact|access|ask|query|connect to) (Prometheus|(?:the )?Kubernetes(?:"
            r" API)?)"
            r" to (?:check|look at|see|inspect|get)\b"
        ),
        r"\1 \2 for",
    ),
    (r" \((?=(?:the |o )?pod\b)", ", "),
    (r"\b(?:at a rate of|a uma taxa de) (?=[\d.,]+ ?%)", ""),
    (r"\b(everything|nothing|something|anything)['\u2019]s\b", r"\1 is"),
    (
        (
            rf"\b(threshold|limit)((?: of)? ?[\d.,]* ?\S*) (?:is|was|has been|are"
            rf"|were)(?: being)? {CROSSED}"
        ),
        r"\1\2, above the \1",
    ),
    (
        rf"\b(limite|limiar)((?: de)? ?[\d.,]* ?\S*) (?:é|foi|está|está sendo|foram) {CROSSED}",
        r"\1\2, acima do \1",
    ),
    (
        r"\b(?:há|existe|tem) um problema (?:com|no|na|em) (?:o |a )?([\w-]+): ",
        r"o problema é \1: ",
    ),
    (
        (
            r"^compared (?:to|with) (?:the )?([\w-]+), (.*?)\b(?:much |far |clearly )?(slower"
            r"|faster|busier)\b"
        ),
        r"\2\3 than \1",
    ),
    (
        (
            r"^(?:comparad[oa]|em comparação) (?:ao?|com o?) ?([\w-]+), (.*?)\b(?:bem |muito )?"
            r"(mais (?:lent|rápid|movimentad)[oa])\b"
        ),
        r"\2\3 que \1",
    ),  # a name in the midst of a phrase goes before or behind it
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
        (
            r"\b((?:far |much |way |significantly |considerably |substantially |a lot )?)"
            r"(more|higher|lower|less|fewer|greater) ((?!than\b)\w+(?: \w+)?) than\b"
        ),
        r"\3 \1\2 than",
    ),
    (r"\b(pod|service|container|namespace)'s\b", r"\1"),
    (
        (
            r"\b(Prometheus|Kubernetes)\b([^.:;]*)[:;,] (?:ele|it|which|que|pois ele|because it"
            r"|as it)"
            r" (?=recusou|refused|did|didn|não|timed|rejected|rejeitou|demorou|took)"
        ),
        r"\1\2: \1 ",
    ),
)
EXCEPTED = (
    r"(?:apart from|aside from|other than|except(?: for)?|besides|with the exception of|beyond)"
)
SALVO = r"(?:fora|exceto|tirando|com exceção d[aeo]|afora|além d[aeo]|a não ser|salvo)"
DENIALS = (
    (
        (
            r"\b(theory|hypothesis|suspicion|suspect|cause|explanation|hipótese|suspeita|causa),"
            r" ((?:with|at|com) [^,]*?(?:confidence|confiança)),? ((?:is|é|seria)(?: that"
            r"| que)?) ([^.,;]*)"
        ),
        r"\1 \3 \4, \2",
    ),
    (
        (
            rf"\b{EXCEPTED} (?:the |its )?(?!that|this)([\w ]+?)(?: \([^()]*\))?,"
            r" (?:everything|all|it all)(?: else)?"
        ),
        r"\1 high, everything else",
    ),
    (
        (
            rf"\b{SALVO} (?:a |o |os |as |pel[ao] )?([\w ]+?)(?: \([^()]*\))?,"
            r" (?:está |parece )?(?:tudo|todo o resto)"
        ),
        r"\1 alta, o resto",
    ),
    (r"\bno (\w+) or any(?:thing)? ", r"no \1, nothing "),
    (r"\b(não há|não houve|sem|não existem) (\w+),? (?:nem|ou) (?=\w+[.,;]|\w+$)", r"\1 \2, \1 "),
    (r"\bno (\w+) (?:or|nor) (?:no )?(?=\w)", r"no \1, no "),
    (r"\b(?:other than|apart from|aside from) (?:that|this),? everything\b", "everything else"),
)
