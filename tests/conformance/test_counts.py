"""The counts that the runner reads from what the suite prints."""

from functions.mcp.product import product_registry
from shared.settings import Settings
from tests.conformance.main import with_fixtures
from tests.conformance.suite import counts

PRINTED = """
=== SUMMARY ===
✓ ping: 2 passed, 0 failed
✗ caching: 7 passed, 1 failed
✓ server-sse-polling: 0 passed, 0 failed
✗ tasks-lifecycle: 1 passed, 8 failed

Not scored for 2026-07-28: 1 scenario(s) run, 1 failing. These do not affect conformance.
  ✗ tasks-lifecycle (extension)
"""


def test_scenarios_that_are_not_scored_or_checked_nothing_do_not_count():
    assert counts(PRINTED) == (1, 2)


def test_the_product_offers_none_of_the_suites_fixtures():
    shipped = product_registry(Settings())
    served = with_fixtures(Settings())

    names = {tool.definition["name"] for tool in shipped.tools}
    assert names < {tool.definition["name"] for tool in served.tools}
    assert not [name for name in names if name.startswith("test_")]
    assert not [one for one in shipped.resources if one.definition["uri"].startswith("test:")]
