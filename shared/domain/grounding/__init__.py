"""The gate between a model's wording and the user: what no tool of this turn found stays inside.

    evidence = evidence_of([Observed(tool, outcome, result), …], said=the user's words)
    ground(text, evidence, language)   sentences whose every statement is bound to the evidence
    fill(text, evidence, language)     the same, once code has filled `{checkout.p95}` and the like
    slots(evidence, language)          the slots that a model may be offered, with their values

A `Grounded` that is not whole holds no text: the caller keeps what `shared.domain.wording` says.

    records     what is known, and what came of it          collect     answers → evidence, by
    signals, reasons, answers, logged, queried              the tool that answered
    sentences → scan (words by `lexicon`, over `english` and `portuguese`) → clauses → figures
    before it, a sentence is put into the forms that are read (`retold`: spoken, shorthand,
    glossary, restated with unlooked, labels, named, comparing, paired, counted, timed)
    judge       looks everything up in the `ledger`, for those of `whom` it is told; `statements`
    and `opinions` look at claims, `causes` at why and at what came first, `quoted` at logs
    `asked` at who could not ask whom, `periods` at the hour over which something is said
    gate        all sentences, and whether what is left still answers

A word that no list holds is not understood, and drops its sentence. What the gate proves, and what
it cannot, is in docs/adr/0017. Whether and what a model is asked belongs to the chat function.
"""

from shared.domain.grounding.collect import evidence_of
from shared.domain.grounding.gate import ground
from shared.domain.grounding.records import Evidence, Grounded, Observed
from shared.domain.grounding.slots import fill, slots

__all__ = ["Evidence", "Grounded", "Observed", "evidence_of", "fill", "ground", "slots"]
