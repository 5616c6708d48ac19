"""The English that is ours: words by which an answer in another language must not be found."""

import re
from string import Formatter

from shared.domain.incidents.phrases import ENGLISH as OF_INCIDENTS
from shared.domain.incidents.phrases import TITLES
from shared.domain.incidents.runbooks import RUNBOOKS
from shared.domain.portuguese.catalogue import ROOMS
from shared.domain.wording.phrases import ENGLISH as OF_CHAT
from tests.support.sentences import WORDY

LEAST_TELLING = 10  # characters: "of the" may well be somebody else's
FENCED = re.compile(r"```.*?```", re.DOTALL)
QUOTED = re.compile(r"`[^`\n]*`|^\s+\S.*$", re.MULTILINE)


def _runs() -> frozenset[str]:
    sentences = [sentence for room in ROOMS for sentence in room.SENTENCES]
    sentences += [*OF_CHAT.values(), *OF_INCIDENTS.values()]
    sentences += [*(one for one, _ in TITLES.values()), *(one.english for one in RUNBOOKS.values())]
    runs = {run.strip() for one in sentences for run, _, _, _ in Formatter().parse(one)}
    return frozenset(run for run in runs if len(run) >= LEAST_TELLING and WORDY.search(run))


RUNS = _runs()


def english_in(text: str) -> list[str]:
    """Return what a text says in our English, outside of what it quotes: lines, code, queries."""
    said = QUOTED.sub("", FENCED.sub("", text))
    return sorted(run for run in RUNS if run in said)
