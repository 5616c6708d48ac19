"""For any figures: what the evidence holds passes, and any other figure does not."""

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from shared.domain.grounding import Evidence, evidence_of, ground
from shared.domain.grounding.gate import MAX_CHARACTERS
from shared.domain.signals.requests import Requests
from shared.domain.signals.resources import Resources
from tests.domain.grounding.worlds import evidence, golden, usage
from tests.support.tries import tries

FIGURES = {
    "p95": "The p95 latency is {} ms.",
    "p50": "The median latency is {} ms.",
    "traffic": "Traffic is {} requests per minute.",
    "errors": "The error rate is {}%.",
    "cpu": "CPU usage is {}%.",
    "memory": "Memory usage is {}%.",
}
PORTUGUESE = {
    "p95": "A latência p95 é de {} ms.",
    "p50": "A latência mediana é de {} ms.",
    "traffic": "O tráfego é de {} requisições por minuto.",
    "errors": "A taxa de erros é de {}%.",
    "cpu": "O uso de CPU é de {}%.",
    "memory": "O uso de memória é de {}%.",
}
whole = st.integers(min_value=1, max_value=9000)
share = st.integers(min_value=1, max_value=89)
values = st.fixed_dictionaries(
    {"p50": whole, "p95": whole, "traffic": whole, "errors": share, "cpu": share, "memory": share}
)


def measured(value: dict[str, int]) -> Evidence:
    requests = Requests(
        age_s=1,
        rps=value["traffic"] / 60,
        error_ratio=value["errors"] / 100,
        p50_ms=value["p50"],
        p95_ms=value["p95"],
    )
    resources = Resources(cpu=usage(value["cpu"], 100), memory=usage(value["memory"], 100))
    return evidence_of([golden("shopfront", requests, resources)])


def goes_out(sentence: str, known: Evidence, language: str) -> bool:
    return bool(ground(sentence, known, language).text)


@settings(max_examples=tries(60), deadline=None)
@given(values, st.sampled_from(sorted(FIGURES)))
def test_a_true_figure_always_passes(value, kind):
    known = measured(value)

    assert goes_out(FIGURES[kind].format(value[kind]), known, "en")
    assert goes_out(PORTUGUESE[kind].format(value[kind]), known, "pt")


@settings(max_examples=tries(150), deadline=None)
@given(values, st.sampled_from(sorted(FIGURES)), st.integers(min_value=0, max_value=10_000))
def test_any_other_figure_is_dropped(value, kind, other):
    # The threshold of an error rate stands in the evidence too, but not as its value.
    assume(other != value[kind])
    known = measured(value)

    assert not goes_out(FIGURES[kind].format(other), known, "en")
    assert not goes_out(PORTUGUESE[kind].format(other), known, "pt")


@settings(max_examples=tries(60), deadline=None)
@given(values, st.permutations(sorted(FIGURES)))
def test_a_figure_is_never_let_out_as_that_of_another_metric(value, kinds):
    told, meant = kinds[:2]
    same_unit = {"p95": "p50", "p50": "p95"}
    assume(value[told] != value[meant] and same_unit.get(told) != meant)

    assert not goes_out(FIGURES[meant].format(value[told]), measured(value), "en")


@settings(max_examples=tries(100), deadline=None)
@given(st.text(max_size=300), st.sampled_from(["en", "pt", "de"]))
def test_any_text_is_judged_and_nothing_grows(text, language):
    grounded = ground(text, evidence("orders"), language)

    assert len(grounded.text) <= 4 * len(text) < MAX_CHARACTERS
    assert grounded.is_whole == bool(grounded.text)
