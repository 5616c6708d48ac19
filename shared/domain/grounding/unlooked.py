"""Turns of speech for what nobody looks up, put into a word that no list holds.

Their words are all known, so each would else be read as something that is true. What can be looked
up belongs in the forms of `restated`.
"""

DROPPED = "unlooked"
LEVEL = r"(?:an? )?(?:errors?|warnings?|critical)"
NIVEL = r"(?:erros|avisos|crític[oa]s)"
FINDINGS = r"(?:achados|problemas|descobertas|pontos)"
COMPARED = r"(?:lower|higher|more|less|above|below|slower|faster|menor|maior|mais|menos)"

# that a service as a whole is down: replicas are counted, one by one
IS_DOWN = r"(?<!réplica )(?<!pod )\bestá (?:fora do ar|fora(?! do)|offline|indisponível)\b"
# how grave each of several findings is
ALL_GRAVE = (
    r"\b(?:both|all|every|each|2|two)\b(?=[^.]*\bfindings?\b)"
    rf"(?=[^.]*\b(?:are|were|is) {LEVEL}\b)"
)
TODOS_GRAVES = (
    r"\b(?:ambos|ambas|tod[oa]s|os dois|as duas|os 2|as 2)\b"
    rf"(?=[^.]*\b{FINDINGS}\b)(?=[^.]*\b(?:são|eram) {NIVEL}\b)"
)
# a comparison that is denied in passing
NOT_MORE = rf"\b(?:(?:which|that) (?:is|are|was|were) not|que não (?:é|são|era)) (?={COMPARED}\b)"
# two values that are both the same end of one course
TWICE_AN_END = (
    r"\b(?:which|that) (?:is|was) (?:also )?the (highest|lowest)\b"
    r"(?=.*\b(?:which|that) (?:is|was) the \1)"
)
# a time that is called a share or a rate
TIME_AS_SHARE = (
    r"(?<=\d)(?: ?ms| milliseconds)(?: \(p\d\d\))? "
    r"(?=(?:error rate|traffic|taxa de erros?|tráfego)\b)"
)
UNLOOKED = (
    *((form, DROPPED) for form in (IS_DOWN, ALL_GRAVE, TODOS_GRAVES, TWICE_AN_END)),
    *((form, f" {DROPPED} ") for form in (NOT_MORE, TIME_AS_SHARE)),
)
