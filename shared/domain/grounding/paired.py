"""Two metrics of two services in one breath, each told of its own service.

`more CPU (44%) and memory (60%) than homepage (15% and 25%)` is `more CPU than homepage, CPU (44%),
…, homepage CPU 15%, …`. Each language says so in its own words; other comparisons are in
`comparing`.
"""

from collections.abc import Iterator

Form = tuple[str, str]
VALUE = r"~?[\d.,]+ ?%?"
TOLD = rf"(?: usage)? (?:(?:at|of|em|de|is at|está em) )*({VALUE})"
COMPARED = (
    r"(?:compared (?:to|with)|versus|vs\.?|against|contra|comparad[oa] (?:a|com)"
    r"|em comparação (?:a|com))(?: otherone)? (?:the |os )?"
)
OF = r"(?:for|on|in|at|of|from|do|da|na|no|para [ao])(?: the)?"
METRIC = r"(\w+(?: usage)?)"
ASIDE = r"(\([^()]*\))"
BARE_ASIDE = r"\(([^()]*)\)"
UNIT = r"(?: ?(?:ms|s|%))"


def _forms(more: str, than: str, said: str, has: str) -> Iterator[Form]:
    """Yield the forms of a language; `said` is its than, `has` its verb for figures."""
    joined = rf"(?:and|e) (?:{more} )?"
    both = rf"\2 \1 {said} \6, \2 \3, \4 \1 {said} \6, \4 \5"
    yield (
        (
            rf"\b({more}) (?:resources|recursos)(?: {than} [\w-]+)?[,:]? (?:(?:with|com|its|a|o) )*"
            rf"(\w+){TOLD},? {joined}(?:a |o )?(\w+){TOLD},? {COMPARED}({VALUE}) (?:and|e) "
            rf"({VALUE}) {OF} ([\w-]+)"
        ),
        rf"\2 \3, \4 \5, \2 \1 {said} \8, \4 \1 {said} \8, \8 \2 \6, \8 \4 \7",
    )
    yield rf"\b({than} )([\w-]+)['\u2019]s \(?(~?[\d.,]+{UNIT})\)?", r"\1\2, \2 \3"
    yield rf"\b({than} )([\w-]+)['\u2019]s \((?=~?\d)", r"\1\2, \2 ("
    yield rf"\b({than} )(?:a|o) d[ao] ([\w-]+),? \(?(~?[\d.,]+{UNIT})\)?", r"\1\2, \2 \3"
    # `(44% vs 15%) and more memory (60% vs 25%) than homepage`
    yield rf"\b({than} [\w-]+) \((?=~?[\d.,]+[^()]*otherone)", r"\1, ("
    pair = rf"\b({more}) {METRIC} {BARE_ASIDE} {joined}(\w+) {BARE_ASIDE} {than} ([\w-]+)"
    of_other = rf"{both}, \6 \2 \7, \6 \4 \8"
    two = r"([\d.,%]+) (?:and|e) ([\d.,%]+)"
    yield rf"{pair} \({two}\)", of_other
    yield (
        rf"{pair},? (?:which|that|que)(?: only| just| só| apenas)? {has}(?: only| just| só)? {two}",
        of_other,
    )
    yield rf"\b({more}) {METRIC} {ASIDE},? {joined}(\w+) {ASIDE} {than} ([\w-]+)", both
    yield (
        rf"\b({more}) {METRIC} {ASIDE} {than} ([\w-]+)",
        rf"\2 \1 {said} \4, \2 \3",
    )


FORMS: tuple[Form, ...] = (
    *_forms(r"(?:more|less|fewer|higher|lower)", r"than(?: the)?", "than", "(?:uses?|has|is at)"),
    *_forms(
        r"(?:mais|menos|maior|menor)",
        r"(?:do que|que)(?: o| a)?",
        "que",
        "(?:usa|tem|está em|utiliza|consome)",
    ),
)
