"""Who could not ask whom: it is Jamie who asks, and a source that does not answer.

`Prometheus refused the connection` and `I could not reach Prometheus` are so where a tool got no
answer; that a service could not reach Prometheus, or Prometheus a service, nobody looked up.
"""

import re
from collections.abc import Iterator, Sequence

from shared.domain.grounding.causes import UNASKED
from shared.domain.grounding.clauses import Clause
from shared.domain.grounding.ledger import Ledger, Scope
from shared.domain.grounding.lexicon import Term
from shared.domain.grounding.passages import plain
from shared.domain.grounding.records import Names

UNANSWERED = frozenset({"silent", "refused", "late"})
TRIED = frozenset({"could_not_ask", "unreachable"})  # of these somebody who asked is the subject
# What is said of the one that was asked: `could not be reached`, `is unreachable`.
OF_ASKED = re.compile(
    r"\b(?:be|been|ser|sido|foi|foram|possible|possivel|reachable|unreachable|available|answering"
    r"|responding|out of reach|through|inacessivel|acessivel|disponivel|indisponiveis|alcance)\b"
)
PASSIVE = frozenset({"be", "been", "was", "were", "is", "are", "ser", "sido", "foi", "foram"})
# A name after these is whom the question was about, not who asked or was asked.
ABOUT = frozenset({"for", "about", "on", "regarding", "para", "sobre", "quanto a", "quanto ao"})
OWNED = ABOUT | {"of", "do", "da", "de", "in", "em", "no", "na"}


def could_be_asked(clause: Clause, scope: Scope, ledger: Ledger) -> Iterator[str]:
    """Complain where it is not a source, or another one, that is said not to have answered."""
    claims, sources = set(clause.all_of("claim")), clause.all_of("source")
    if claims & (UNANSWERED | {"unreachable"}) and not sources:
        yield "nobody tried to reach that"
    if any(not _is_before(clause, "source", one) for one in claims & UNANSWERED):
        yield "it is another one that did not answer"
    for source in sources if claims & UNASKED else ():
        if not ledger.holds(f"unasked:{source}", scope):
            yield f"the {source} could be asked"


def asked_by_another(clause: Clause, scope: Scope, ledger: Ledger) -> Iterator[str]:
    """Complain where a service is said to have asked, or a source to have asked a service."""
    # where nothing could be asked, what is repeated is the sentence that tells why
    telling = {"claim", "repeated"} if ledger.holds("could_not_ask", scope) else {"claim"}
    for at, term in enumerate(clause.terms):
        is_told = term.kind in telling and (term.kind == "repeated" or term.what in UNASKED)
        if is_told and not _is_ours(clause.terms, at):
            yield "it is another one that asked"


def unseen_sources(clause: Clause, seen: Names, own: Ledger | None) -> Iterator[str]:
    """Complain of sources that nobody looked into.

    A sentence of our own, for which `own` is given, may name one that could not be asked.
    """
    if clause.all_of("advice"):
        return
    unseen = set(clause.all_of("source")) - seen
    if own:
        unseen -= {one for one in unseen if own.has_claim(f"unasked:{one}")}
    yield from (f"nobody looked at the {source}" for source in sorted(unseen))


def _is_before(clause: Clause, kind: str, what: str) -> bool:
    """Tell whether a term of a kind stands before the term that says `what`."""
    said = next(i for i, term in enumerate(clause.terms) if term.what == what)
    return any(term.kind == kind for term in clause.terms[:said])


def _is_ours(terms: Sequence[Term], at: int) -> bool:
    """Tell whether what came of a question may be told of one of ours."""
    subjects = _subjects(terms[:at])
    if terms[at].what not in TRIED:
        return "name" not in subjects and _names_no_other(terms, at)
    if not _is_of_asked(terms, at):
        return not subjects
    return terms[at].what == "could_not_ask" or subjects != {"name"}


def _subjects(before: Sequence[Term]) -> set[str]:
    """Return what kinds of names stand before, those apart of which something else is told."""
    named = (i for i, term in enumerate(before) if term.kind in {"name", "source"})
    return {before[i].kind for i in named if not _after(before, i, OWNED)}


def _names_no_other(terms: Sequence[Term], at: int) -> bool:
    """Tell whether whoever is named behind is whom the question was about."""
    named = (i for i in range(at + 1, len(terms)) if terms[i].kind == "name")
    return all(_after(terms, i, ABOUT) for i in named)


def _is_of_asked(terms: Sequence[Term], at: int) -> bool:
    before = terms[at - 1].text.lower() if at else ""
    return before in PASSIVE or bool(OF_ASKED.search(plain(terms[at].text)))


def _after(terms: Sequence[Term], at: int, words: frozenset[str]) -> bool:
    """Tell whether one of the words, and nothing but what states nothing, stands before a term."""
    for term in reversed(terms[:at]):
        if term.text.lower() in words:
            return True
        if term.kind != "skip":
            return False
    return False
