"""Fixtures that every room's tests share."""

import os
import shutil

import pytest

REQUIRED = "JAMIE_REQUIRE_REAL"


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a Prometheus where there is none; fail instead where it is required."""
    if item.get_closest_marker("real") is None or shutil.which("prometheus"):
        return
    if os.environ.get(REQUIRED):
        pytest.fail("this machine must have Prometheus: apt-get install prometheus", pytrace=False)
    pytest.skip("no Prometheus on PATH: apt-get install prometheus")
