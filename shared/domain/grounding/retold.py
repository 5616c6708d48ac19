"""A sentence put into the forms that are read, so far as these depend on what the turn is about.

Who `the pod` is, what a log line told in other words stands for, of whom the second of two figures
is. What reads the same in every turn is in `restated`.
"""

import re

from shared.domain.grounding.glossary import in_its_words
from shared.domain.grounding.passages import begins, words_of
from shared.domain.grounding.records import Evidence, Names
from shared.domain.grounding.restated import restated
from shared.domain.grounding.shorthand import Shorthand
from shared.domain.grounding.spoken import in_digits

OF_ALL = re.compile(
    r"\b(?:out\s+)?(?:of|d[eao]s?)\s+(?:the\s+|[oa]s\s+)?(\d+)\s+(?:services|serviços|series"
    r"|séries)\b,?"
    r"|\b(?:of|among|entre|d)\s?(?:the|all|[oa]s)\s+(\d+)(?=[.,;:!)]|$| (?:with|at|com|em|by)\b)",
    re.IGNORECASE,
)
# What is said after these of one of two is said of the other one.
VERSUS = re.compile(
    r"\b(versus|vs\.?|against|compared (?:to|with)|contra|(?:em comparação|comparad[oa]) (?:com"
    r"|a|ao)"
    r"|frente a|ante) (?:the |o |a )?(?=[~\d])",
    re.IGNORECASE,
)
TWO = 2
BOTH = re.compile(
    r"\b(?:both|the (?:two|2)|(?:os|as|d[oa]s|n[oa]s) (?:dois|duas|2)|amb[oa]s)\b"
    r"|^[\w *]+:[* ]+[\d.,]+",
    re.IGNORECASE,
)
ONE = r"([\d.,]*\d ?(?:%|ms\b|s\b|req/min\b|req/s\b|rpm\b)?)"
PAIR = re.compile(
    rf"[:,]? \(?{ONE} (?:and|e|vs\.?|versus|against|contra|/|x) {ONE}(?:\)|(?=[.,;]|$))"
)
LINES_WITH = re.compile(
    r"\b(\d+) (?:log )?(?:lines|linhas|entries|messages|warnings?|errors?|entradas|mensagens"
    r"|avisos?"
    r"|erros?)(?: de log)? (?:are |were |that |which |de |com |of "
    r"|with |about |"
    r"on |for |showing |reporting |report |saying |contain |containing |mention |mentioning "
    r"|say |sobre |"
    r"que |dizem |mostram )+(?:an? |the |uma? |[oa] |[oa]s )?",
    re.IGNORECASE,
)
LEVEL = re.compile(r"\b(?:warning|error|aviso|erro)", re.IGNORECASE)
# `of the 1200 lines, 42 say …`: lines, too.
OF_LINES = re.compile(
    r"\b(?:(?:out )?of|d[ae]s?) (?:the |these |as )?(\d+) (?:analyzed )?(?:log )?(lines"
    r"|entries|linhas)"
    r"(?: de log)?(?: analy[sz]ed| analisadas)?, (\d+) (?=say|are|mention|contain|report|show"
    r"|dizem|são"
    r"|mencionam|mostram|contêm)",
    re.IGNORECASE,
)
OF_LEVEL = re.compile(
    r"\b(\d+) (?:are|were|são|eram) (?=(?:warnings?|errors?|avisos?|erros?)\b)", re.IGNORECASE
)
LEAST_SPAN = 2  # words, one of them in no list: fewer prove nothing


class Retelling:
    """Puts the sentences of one turn into the forms that are read; `named` finds its names."""

    def __init__(
        self, evidence: Evidence, language: str, subjects: Names, named: re.Pattern[str]
    ) -> None:
        self._evidence, self._language, self._named = evidence, language, named
        self._shorthand = Shorthand(evidence, subjects)

    def of(self, sentence: str) -> str:
        """Return a sentence of a model in the forms that are read; one of ours as it is."""
        words = words_of(sentence)
        if any(one.is_ours and one.words == words for one in self._evidence.passages):
            return sentence
        plainly = self._shorthand.spelled_out(in_digits(sentence, self._language), self._language)
        told = in_its_words(plainly, self._evidence.passages)
        told = OF_LEVEL.sub(r"\1 ", OF_LINES.sub(r"\1 \2, \3 \2 ", told))
        if len(self._evidence.roots) == TWO:
            told = VERSUS.sub(r"\1 otherone ", self._of_each(told))
        return restated(OF_ALL.sub(self._of_all, self._counted(told)))

    def _counted(self, sentence: str) -> str:
        """Return `42 lines with X` as occurrences of it where X stands in a passage."""
        found = LINES_WITH.search(sentence)
        if found is None:
            return sentence
        run = words_of(sentence[found.end() :])[:LEAST_SPAN]
        rest = self._counted(sentence[found.end() :])
        is_told = bool(run) and begins(self._evidence.passages, run)
        level = f" {said[0]}" if (said := LEVEL.search(found[0])) else ""
        told = f"{found[1]} occurring{level} " if is_told else found[0]
        return sentence[: found.start()] + told + rest

    def _of_each(self, sentence: str) -> str:
        """Return `both have few errors (0.1% and 0.4%)` told of each, in the order asked about."""
        names = [sorted(one - self._evidence.namespaces) for one in self._evidence.roots]
        is_of_both = BOTH.search(sentence) and not self._named.search(sentence)
        if not is_of_both or [len(one) for one in names] != [1, 1]:
            return sentence
        return PAIR.sub(rf": {names[0][0]} \1, {names[1][0]} \2", sentence, count=1)

    def _of_all(self, said: re.Match[str]) -> str:
        """Return nothing for `of the two services` where two were asked about."""
        return "" if int(said[1] or said[2]) == len(self._evidence.roots) else said[0]
