"""What a line begins with, put into the forms that are read: an answer, an opener, a label.

`No, checkout is degraded` says that checkout is degraded; what the question was is not known here,
so yes and no say nothing. `Likely cause: …` is a suspicion, `Lowest: 512 MiB` a value. Turns of
speech within a sentence are in `restated`.
"""

PAST = r"(?:há uma hora|há 1 hora|uma hora atrás|(?:an|one|1) hour (?:ago|earlier))"
VALUE = r"(?: value| reading| point)?: (?=[~\d])"
ANSWERS = (
    (
        r"^(?:(?:suggested|recommended|proposed) )?(?:next )?(?:steps?|recommendation|suggestion): "
        r"|^(?:próximos? )?passos?(?: sugerido| recomendado)?: |^(?:sugestão|recomendação): "
    ),
    (
        r"^\W*(?:no|nope|not really|not quite|yes|yep|yeah|correct|right|exactly|não|sim|isso"
        r"|isso mesmo|certo|exato|correto)\W*$"
    ),
    (
        r"^\W*(?:no|nope|not really|not quite|yes|yep|yeah|correct|right|exactly|não|sim|isso"
        r"|isso mesmo|certo|exato|correto|infelizmente não|unfortunately not)"
        r"[,.;:!\u2013\u2014]+ (?=\w)"
    ),
    r"^(?:so|então|well|ok|okay|alright|right|hm+|ah|oh|bom|bem|good question|boa pergunta)[,!] ",
    (
        r"^(?:(?:quick|short|brief) )?(?:summary|recap|note|overview|answer|verdict|result"
        r"|conclusion|diagnosis|update|status update|fyi|tl;?dr|in short|bottom line|heads up"
        r"|resumo|nota|resposta|conclusão|resultado|diagnóstico|atualização|em resumo"
        r"|observação): (?=\w)"
    ),
)
SUSPECTED = (
    (
        r"^(?:the |a |o )?(?:(?:main|leading|top|most likely|likeliest|likely|probable"
        r"|most probable"
        r"|strongest|current|first|best|only|working|primary|suspected|possible|principal) )*"
        r"(?:hypothesis|suspect|suspicion|theory|explanation|guess|(?<=likely )cause"
        r"|(?<=probable )cause|(?<=suspected )cause|(?<=possible )cause|(?<=likely )reason)"
        r"(?: so far| right now| at the moment)?: "
    ),
    (
        r"^(?:a )?(?:(?:principal|provável|possível) )?(?:hipótese|suspeita|explicação"
        r"|(?<=provável )causa"
        r"|(?<=possível )causa)(?: (?:principal|mais provável|mais forte|atual|ativa"
        r"|no momento))*: "
    ),
    r"^(?:causa|motivo) (?:mais )?(?:provável|possível|suspeit[ao]): ",
    r"^(?:suspected|suspect|suspeita|suspeito): ",
)
ASKED = (
    r"^\W*(?:and |so |e )?(?:why|why is that|how come|how so|what happened|what is wrong"
    r"|what's wrong"
    r"|por quê?|por que isso|o que houve|o que aconteceu|o que está errado|what now)\?\W*$"
)
LABELS = (
    (ASKED, ""),
    *((said, "") for said in ANSWERS),
    *((said, "suspectis ") for said in SUSPECTED),
    (
        (
            r"\b(?:o |a )?(?:maior|principal) (?:problema|preocupação) (?:do|da|no|na|com [oa])"
            r" ([\w-]+) (?:é|foi) (?=[ao] )"
        ),
        r"o problema é \1: ",
    ),
    (
        (
            r"\b(?<!problema )(?<!motivo )(?:it's|it is|é) (?:all |just |só )?(?:the|a|o"
            r"|its) (latency|error rate"
            r"|errors|memory|cpu|traffic"
            r"|latência|taxa de erros?|memória)(?=[:.,]|$)"
        ),
        r"reasonis \1",
    ),
    (r"^so (?=the (?:main|most likely|leading|top|likeliest)\b)", ""),
    (rf"^\W*{PAST}[_,:]* (.*?(?<![\w-])\d[\d.,]*\s?\w+)(?![\w-])", r"\1 anhourago"),
    (
        (
            rf"\b(?:o valor|the value|what it was|o que era|que era|it was|esse valor) (?:de "
            rf"|from |of )?(?={PAST})"
        ),
        "",
    ),
    (r"^(?:reason|cause|why|motivo|causa|razão): ", "reasonis "),
    (rf"^(?:the )?(lowest|highest|minimum|maximum|min|max|peak|largest|smallest){VALUE}",
     r"valueof \1 "),
    (
        r"^(?:o )?(?:valor )?(mínimo|máximo|menor|maior|pico)(?: valor)?: (?=[~\d])",
        r"valueof o \1 ",
    ),
    (rf"^(?:start|start of the hour|beginning|before|started at|first|initial){VALUE}",
     "anhourago valueof "),
    (r"^(?:valor )?(?:início|começo|antes|inicial|primeiro)(?: valor)?: (?=[~\d])",
     "anhourago valueof "),
    (rf"^(?:end|now|latest|current|finish|last|final|most recent){VALUE}", "valueof "),
    (r"^(?:valor )?(?:fim|final|agora|atual|último)(?: valor)?: (?=[~\d])", "valueof "),
    (r"^([A-Za-z][A-Za-z -]*?): (?:none|no|zero)[_.]*$", r"noneof \1"),
    (r"^([A-Za-zÀ-ú][A-Za-zÀ-ú -]*?): (?:nenhum|nenhuma|zero)[_.]*$", r"noneof \1"),
    (r"^([A-Za-zÀ-ú]+) ?/ ?([A-Za-zÀ-ú]+): (\S+) ?/ ?(\S+)$", r"\1 \3, \2 \4"),
    (r"(\d+) \((OOM[\w-]*)\)", r"\1, \2"),
)  # fmt: skip
