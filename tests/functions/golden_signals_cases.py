"""Every situation with its verdict, whatever engine is asked."""

from tests.functions import golden_signals_request_cases as request_cases
from tests.functions import golden_signals_state_cases as state_cases
from tests.functions.golden_signals_dialect_cases import DIALECT_CASES
from tests.functions.golden_signals_elsewhere_cases import ELSEWHERE

CASES = (
    *request_cases.ERRORS,
    *request_cases.LATENCY,
    *state_cases.TRAFFIC,
    *state_cases.NAMES,
    *state_cases.RESOURCES,
    *ELSEWHERE,
    *DIALECT_CASES,
)
