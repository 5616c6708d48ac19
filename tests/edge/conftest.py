"""The sample functions, served."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from shared.edge.run import Asgi, application
from shared.edge.runtime import Runtime
from shared.edge.server import Bundle
from shared.settings import Settings
from shared.telemetry import logs
from tests.edge import samples
from tests.edge.serving import Served
from tests.support.loopback import PLAIN


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """All sample functions in one process."""
    with Served(Bundle(samples.ALL, Runtime(Settings())), lifespan="on") as running:
        yield running


@pytest.fixture(scope="session")
def client(served: Served) -> Iterator[httpx.Client]:
    """A client of all sample functions."""
    with httpx.Client(base_url=served.url, **PLAIN) as client:
        yield client


@pytest.fixture(scope="session")
def echo_alone() -> Iterator[httpx.Client]:
    """A client of the echo function, served alone."""
    app = application(samples.echo.declaration, Runtime(Settings()))
    with Served(app) as running, httpx.Client(base_url=running.url, **PLAIN) as client:
        yield client


@pytest.fixture
def app() -> Callable[..., Asgi]:
    """Return a maker of one sample function's application under given settings."""

    def make(entry: Any = samples.echo, **settings: Any) -> Asgi:
        return application(entry.declaration, Runtime(Settings(**settings)))

    return make


@pytest.fixture
def log_lines() -> Iterator[Callable[[], list[dict[str, Any]]]]:
    """Return a reader of what is logged from here on, which must be one JSON object a line."""
    logs.configure()
    sink = io.StringIO()
    handler = logging.StreamHandler(sink)
    handler.setFormatter(logs.JsonLine())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in sink.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)
