"""The rungs for messages that need no tool: greetings, thanks, "what can you do?", and pastimes.

A message that also asks for something is no small talk; the order of the rungs belongs in `ladder`.
"""

from shared.domain.routing.decision import Decision, Kind
from shared.domain.routing.drafts import draft
from shared.domain.routing.hearing import Clause, Heard
from shared.domain.routing.phrases import Cue
from shared.domain.routing.targets import Certainty
from shared.domain.routing.text import is_word
from shared.domain.routing.vocabulary import Hint
from shared.domain.routing.words import words

_TELLING = words(
    """
    write tell compose sing give make conta conte escreva escreve faz faca me canta
    """
)
_ARTICLES = words("the o a os as")
_TALK = frozenset({Cue.CAPABILITIES, Cue.THANKS, Cue.GREETING})
_BUSY = frozenset({Cue.LOGS, Cue.GOLDEN, Cue.SIGNAL, Cue.ALARM, Cue.OFFTOPIC})
_FILLER_WORDS = 3  # words beside a greeting that still make it one: "hello dear team"
_THANKS_WORDS = 14  # longer messages say more than thanks
_NAME_WORDS = 1  # "explain what you can do, jamie"


def small_talk(heard: Heard) -> Decision | None:
    """Answer a greeting, thanks, or the question of what Jamie can do."""
    kind = _kind(heard)
    if kind is None or heard.cues & _BUSY or heard.certain(Certainty.BESIDE):
        return None
    return draft(heard, kind, "is small talk")


def pastime(heard: Heard) -> Decision | None:
    """Decline a poem, even one about a service, and small talk about the weather."""
    opening = heard.opening
    if opening is None or Cue.OFFTOPIC not in opening.cues:
        return None
    tells = opening.line.key(0) in _TELLING
    return draft(heard, "offtopic", "is a pastime") if tells or _is_about_it(opening) else None


def _is_about_it(clause: Clause) -> bool:
    """Tell whether "how's the weather?" is asked, and not how a service called weather is."""
    about = [hint for hint in clause.hints if hint.cue is Cue.OFFTOPIC]
    named = {clause.line.at(hint.start).text for hint in about if _has_article(clause, hint)}
    sure = any(target.certainty >= Certainty.ASKED for target in clause.targets)
    return {target.name for target in clause.targets} <= named and bool(named) and not sure


def _has_article(clause: Clause, hint: Hint) -> bool:
    return clause.line.key(hint.start - 1) in _ARTICLES


def _kind(heard: Heard) -> Kind | None:
    asks_more = bool(heard.cues & {Cue.CONCEPT, Cue.DEFINE})
    if _is_mostly(heard, Cue.CAPABILITIES, _NAME_WORDS if asks_more else _FILLER_WORDS):
        return "capabilities"
    if _is_mostly(heard, Cue.THANKS, _THANKS_WORDS):
        return "thanks"
    return "greeting" if _is_mostly(heard, Cue.GREETING, _FILLER_WORDS) else None


def _is_mostly(heard: Heard, cue: Cue, other_words: int) -> bool:
    if cue not in heard.cues:
        return False
    return sum(_words_besides(clause) for clause in heard.clauses) <= other_words


def _words_besides(clause: Clause) -> int:
    """Count the words that no phrase of small talk holds."""
    talk = [range(hint.start, hint.stop) for hint in clause.hints if hint.cue in _TALK]
    held = {place for span in talk for place in span}
    spoken = {place for place, token in enumerate(clause.line.tokens) if is_word(token)}
    return len(spoken - held)
