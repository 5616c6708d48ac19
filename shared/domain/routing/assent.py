"""A bare "yes" to a name that was offered, completed to the question with that name.

Only the offered name is taken over, in place of the one that was asked about; the words stay the
user's. Reading the offer back belongs in `wording.offers`.
"""

import re
from collections.abc import Sequence

from shared.domain.routing.ladder import topic_of
from shared.domain.routing.text import fold, is_word, tokenise
from shared.domain.routing.words import words

_YES = words(
    """
    yes yeah yep yup yess sure y right correct exactly precisely indeed absolutely sim isso s ss
    claro exato exatamente certo correto aham uhum
    """
)
_BESIDE_YES = words(
    """
    ok okay please thanks jamie it is that thats one the i do did mean meant of course
    por favor esse essa mesmo mesma e ele ela quis dizer foi com certeza obrigado obrigada
    """
)
_MOST_WORDS = 6
_MOST_CHARS = 60


def completed(message: str, offer: str, earlier: Sequence[str]) -> str:
    """Return what a bare "yes" after an offer stands for, and any other message as it is.

    That is the last of the earlier messages that says the name in question, with the offered name
    in its place. Where the turn was about several names, or about none, the message stays.
    """
    if not offer or not is_assent(message):
        return message
    asked = {target.name for target in topic_of(earlier).subjects}
    if len(asked) != 1:
        return message
    name = re.compile(rf"(?<![\w-]){re.escape(asked.pop())}(?![\w-])")
    question = next((said for said in reversed(earlier) if name.search(said)), "")
    return name.sub(offer, question) or message


def is_assent(message: str) -> bool:
    """Tell whether the message is nothing but a yes: "yes please", "sim, esse mesmo"."""
    if len(message) > _MOST_CHARS:
        return False
    spoken = [fold(token.text) for token in tokenise(message) if is_word(token)]
    said = frozenset(spoken)
    return len(spoken) <= _MOST_WORDS and bool(said & _YES) and said <= _YES | _BESIDE_YES
