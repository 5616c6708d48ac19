"""Times, changes and spans put into the forms that are read.

`828 ms now versus 210 ms then` is a value and one of an hour ago, `the latest error was at` the
last one. Other turns of speech are in `restated`.
"""

CLOCK = r"\d\d?:\d\d(?::\d\d(?:\.\d+)?)?"
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
    (r"^é o triplo(?=[.,;]|$)", "isso é 3 vezes"),
    (r"^é o dobro(?=[.,;]|$)", "isso é 2 vezes"),
    (
        (
            rf"\b(?:first |once )(at {CLOCK}),? and (?:then |again |later |once more |once )*(at"
            rf" {CLOCK})"
        ),
        r"\1 and \2",
    ),
    (
        (
            rf"\b(?:primeiro |uma vez )((?:às|as|em) {CLOCK}),? e (?:depois |de novo |novamente "
            rf"|outra )*"
            rf"((?:às|as|em) {CLOCK})"
        ),
        r"\1 e \2",
    ),
    (
        (
            rf"\b(from (?:about |around )?[\d.,]+ ?{UNIT}?) (?:all the way )?up to "
            r"(?=[~\d]|about|around)"
        ),
        r"\1 to ",
    ),
    (rf"\b(de (?:cerca de |uns )?[\d.,]+ ?{UNIT}?) até (?=[~\d]|cerca|uns)", r"\1 para "),
    (
        (
            rf"({AGO}[^()]*?),? \(([\d.,]*\d ?{UNIT}) (?:vs\.?|versus|against"
            rf"|contra) (?:otherone )?"
            rf"([\d.,]*\d ?{UNIT})\)"
        ),
        r"\1, anhourago \2, \3",
    ),
    (
        (
            rf"{NOW},? (?:instead of|em vez de|rather than|up from|ante|(?:versus|vs\.?|against"
            rf"|compared (?:to|with)|contra)) (?:otherone )?(?:os |as "
            rf"|the )?([\d.,]*\d ?{UNIT}){THEN}"
        ),
        r"\1, anhourago \2",
    ),
    (
        rf"{NOW},? (?:instead of|em vez de|rather than) (?:os |as |the )?([\d.,]*\d ?{UNIT})",
        r"\1, anhourago \2",
    ),
    (
        (
            r"\b(?:an hour ago|one hour ago|an hour earlier|há uma hora|uma hora atrás"
            r"|antes): (?=[\d~])"
        ),
        "anhourago ",
    ),
    (r"\b(\d+) times too (?:fast|quickly)\b", r"\1 times as fast as it lasts"),
    (r"\bo triplo d[aoe]s?\b", "3 vezes"),
    (r"\bo dobro d[aoe]s?\b", "2 vezes"),
    (r"\b(?:triple|thrice) (?:the|its|that of)\b", "3 times the"),
    (r"\b(?:double|twice) (?:the|its|that of)\b", "2 times the"),
    (
        (
            rf"(?<![\w.,:])([\d.,]*\d) (versus|vs\.?|against|compared to|contra|para|to)"
            rf" (otherone )?([\d.,]*\d ?)({UNIT})"
        ),
        r"\1 \5 \2 \3\4\5",
    ),
    (
        (
            rf"\b(?:the |a |o )?(?:most recent|latest|newest|final) ({ENTRY})(?: of (?:them"
            rf"|these))?,?"
            rf"(?: (?:was|is|came|occurred|happened|logged))* at (?={CLOCK})"
        ),
        r"the \1 lastat ",
    ),
    (
        (
            rf"\b(?:the |a |o )?(?:most recent|latest|newest|mais recente|último"
            rf"|última)? ?({ENTRY})?"
            rf"(?: mais recente)(?: deles| delas)?,? (?:(?:foi|é|ocorreu) )*(?:às|as"
            rf"|em) (?={CLOCK})"
        ),
        r"\1 lastat ",
    ),
    (
        (
            rf"\b(and|e) (?:the |an |o |a )?(?:other|another|second|outr[oa]|segund[oa])(?: one)?,?"
            rf" (?=(?:at|às|as) {CLOCK})"
        ),
        r"\1 ",
    ),
    (
        (
            r"\b(?:the|o|a) (?:same|mesm[oa]) (?=[\"“`]|error\b(?! rate)|message|line|connection"
            r"|erro|conex)"
        ),
        "the ",
    ),
    (
        (
            r"\bit was (?:then|back then|at that time|before that)\b|\b(?:que|como) era (?:então"
            r"|antes)\b"
        ),
        "anhourago",
    ),
    (
        (
            r"\b(?:in|among|of|over) (?:the |its )?(?:last|latest|most recent"
            r"|final) (\d+) (?:log )?(lines|entries)"
        ),
        r", last \1 \2 ,",
    ),
    (rf"\b(?:started|began|starts?|begins?) at (?={CLOCK})", "first at "),
    (
        (rf"\b(?:começaram|começou|começam?|iniciou|iniciaram|iniciam?) (?:às|as|em) (?={CLOCK})"),
        "primeiro ",
    ),
    (
        (
            r"\b(uma hora atrás|há uma hora|an hour ago),? (?:de|(?:que|quando) eram?(?: de)?"
            r"|which was"
            r"|when it was|at"
            r"|of) ([\d.,]+ ?ms)\b"
        ),
        r"\1 (\2)",
    ),
    (r"\b(?:1|one) hour (?=ago|earlier|before)", "an hour "),
    (r"\b1 hora (?=atrás|antes)", "uma hora "),
    (r"\bhá 1 hora", "há uma hora"),
    (rf"\b(?:between|from) ({CLOCK}) (?:and|to|until) (?={CLOCK})", r"first \1, last at "),
    (rf"\bentre (?:as )?({CLOCK}) e (?:as )?(?={CLOCK})", r"primeiro \1, ultima em "),
    (r"\bpass(?:ou|ando|aram|a) de (?=\S+(?: \S+)? para )", "foi de "),
)
