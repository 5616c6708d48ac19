"""What a model is shown of a log: what matters most, as much as there is room for, and no more."""

import asyncio

import pytest

from functions.analyze_logs.main import analyze_logs
from functions.analyze_logs.models import AnalyzeLogsRequest
from shared.clients.ollama import Ollama
from shared.clients.siblings import Siblings
from shared.domain.logs.assessment import ContainerState, assess
from shared.domain.logs.digest import Digester
from shared.domain.logs.evidence import gather, of_answer
from shared.domain.window import most_tokens
from shared.domain.wording.analysis import title
from shared.settings import Settings

WORDS = ("alpha", "bravo", "carol", "delta", "echos", "fokus", "golfs", "hotel", "india", "julia")
DENSE = "\n".join(
    [
        *(
            f"2026-11-20T10:{at:02d}:00Z INFO {word} {other} id=9f{at}c-{at * 7919:08x} took=1.5ms"
            for at, word in enumerate(WORDS)
            for other in WORDS
        ),
        *["2026-11-20T11:00:00Z ERROR dial tcp 10.42.3.7:5432: connect: connection refused"] * 7,
    ]
)
STATES = [ContainerState(f"cart-{at}", "app", "running", "", None, 0) for at in range(80)]


def digested(text: str):
    digester = Digester(max_templates=60, max_tokens=6000)
    digester.feed(text.encode())
    return digester.finish()


@pytest.mark.parametrize("room", [60, 300, 1000])
def test_evidence_takes_no_more_than_its_room_and_the_finding_comes_first(room: int):
    digest = digested(DENSE)
    assessment = assess(digest, STATES)
    titles = [title(finding, "en") for finding in assessment.findings]

    evidence = gather(digest, assessment, STATES, titles, room_tokens=room)

    taken = [*evidence.findings, *evidence.states, *(row.shown for row in evidence.rows.values())]
    assert sum(map(most_tokens, taken)) <= room
    assert evidence.findings == ("Connection refused",)
    assert evidence.left_out > 0
    assert evidence.lines[-1] == f"left out| {evidence.left_out} more"


def test_a_small_log_leaves_nothing_out_and_says_nothing_of_it():
    digest = digested("INFO up\nERROR dial tcp 10.42.3.7:5432: connect: connection refused")

    evidence = gather(digest, assess(digest, []))

    assert evidence.left_out == 0
    assert not any(line.startswith("left out|") for line in evidence.lines)


def test_an_analysis_as_it_is_told_holds_the_same_evidence_as_the_digest_behind_it():
    settings = Settings()
    ask = AnalyzeLogsRequest(logs=DENSE, explain=False)
    clients = Siblings.from_settings(settings), Ollama.from_settings(settings)
    analysis = asyncio.run(analyze_logs.handler(ask, *clients)).model_dump()
    digest = digested(DENSE)
    assessment = assess(digest, [])
    titles = [title(finding, "en") for finding in assessment.findings]

    told, gathered = of_answer(analysis), gather(digest, assessment, (), titles)

    cited = {line for finding in assessment.findings for line in finding.evidence}
    assert told.totals == gathered.totals
    assert told.findings == gathered.findings
    assert {at: row for at, row in told.rows.items() if at in cited} == {
        at: row for at, row in gathered.rows.items() if at in cited
    }
