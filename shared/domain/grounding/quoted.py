"""Text of logs that a sentence repeats: it has to be told as such, and may not be denied.

Whether the words stand in the evidence is settled by `scan`, whom they are about by `judge`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from shared.domain.grounding.clauses import Clause
from shared.domain.grounding.ledger import Ledger, Scope
from shared.domain.grounding.lexicon import Term
from shared.domain.grounding.records import Names
from shared.domain.grounding.scan import Reading

# Metrics and sources by which a sentence says that it tells what stands in a log.
ATTRIBUTING = frozenset(
    {"logs", "lines", "occurrences", "findings", "errors", "line_number", "level.warning",
     "level.info", "severity:warning", "severity:error", "severity:info", "top", "templates"}
)  # fmt: skip
# After a sentence that speaks of these, text of a log is understood to be from there.
TOLD = frozenset({"logs", "lines", "occurrences", "findings", "line_number", "templates"})
LOGGED = frozenset({"logs", "kubernetes"})
DENYING = ("none:", "not:")
SUSPECT, RULED_OUT = "#suspect", "#ruled"
LIKELY = frozenset({"suspect", "confidence"})
COUNTED = frozenset({"figure", "metric"})
SEVERITY = "severity:"
LASTS = frozenset({"last", "latest", "último", "última", "ultimo", "ultima"})


def unattributed(
    reading: Reading, clauses: Sequence[Clause], topics: Names, before: Names, sources: Names
) -> Iterator[str]:
    """Complain of words of a log told as what is so, or denied; `before` was spoken of before."""
    from_outside = is_from_outside(reading)
    if any(_denies(one) for one in clauses if from_outside or one.all_of("repeated")):
        yield "denies what it repeats"
    is_told = topics & ATTRIBUTING or _is_dated(reading, before)
    if from_outside and not (is_told or _is_of_its_pod(reading, sources)):
        yield "repeats a log without saying so"


def _is_of_its_pod(reading: Reading, sources: Names) -> bool:
    """Tell whether it is told of a pod, and nothing but its log was looked into."""
    is_told_of = reading.is_pronominal or any(term.kind == "name" for term in reading.terms)
    return sources <= LOGGED and is_told_of


def _denies(clause: Clause) -> bool:
    return any(claim.startswith(DENYING) for claim in clause.all_of("claim"))


def uncertain(tags: Names, clauses: Sequence[Clause]) -> Iterator[str]:
    """Complain of a hypothesis that is told as a fact."""
    said = frozenset(what for clause in clauses for what in (clause.cause, *_told(clause)))
    if SUSPECT in tags and not said & LIKELY:
        yield "states a suspicion as a fact"
    if RULED_OUT in tags and "ruled_out" not in said:
        yield "states as a fact what was ruled out"


def _told(clause: Clause) -> list[str]:
    return clause.all_of("claim") + clause.all_of("metric")


def _is_dated(reading: Reading, before: Names) -> bool:
    """Tell whether time, count or level say that this is an entry of the log told of before."""
    kinds = {term.kind for term in reading.terms}
    counted = any(one.figure and one.figure.unit == "times" for one in reading.terms)
    is_dated = "time" in kinds or reading.is_later
    return bool(is_dated or before & TOLD or (counted and before & ATTRIBUTING))


def of_another_level(kinds: Sequence[str], scope: Scope, ledger: Ledger) -> Iterator[str]:
    """Complain of a warning of the log that is told as an error."""
    lower = (ledger.holds(f"{SEVERITY}{level}", scope) for level in ("warning", "info"))
    if "errors" in kinds and scope.tags and any(lower):
        yield "it is no error"


def is_from_outside(reading: Reading) -> bool:
    """Tell whether a sentence repeats, without quotation marks, what is not of our own wording."""
    if reading.is_quoted:
        return False
    return any(not any(one.is_ours for one in held) for held in reading.held)


def shown_by_no_log(reading: Reading, ledger: Ledger) -> Iterator[str]:
    """Complain of `the logs show …` where there are no logs."""
    if reading.is_of_logs and ledger.has_claim("none:logs"):
        yield "there are no logs that show it"


def tells_itself(clause: Clause, clauses: Sequence[Clause]) -> bool:
    """Tell whether a clause, or after a mere time the next one, says what happened then."""
    at = clauses.index(clause) if clause in clauses else len(clauses)
    is_time = {term.kind for term in clause.terms} <= {"time", "skip"}
    told = next(iter(clauses[at + 1 : at + 2]), clause) if is_time else clause
    happened = [claim for claim in told.all_of("claim") if not claim.startswith(SEVERITY)]
    return bool(happened) and not told.all_of("repeated")


def end_named(clause: Clause, scope: Scope) -> str:
    """Return whether a clause tells the `first` or the `last` time of something, if any."""
    roles = [role for role in clause.all_of("role") if role in {"first", "last"}]
    is_last = any(_is_last(*pair) for pair in pairwise(clause.terms))
    return "last" if scope.tags and is_last else "".join(roles[:1])


def _is_last(term: Term, following: Term) -> bool:
    """Tell whether a word says `last`, other than in `the last 4 lines`."""
    word = term.text.lower().rpartition(" ")[2]
    return (term.kind, word in LASTS) == ("skip", True) and following.kind not in COUNTED
