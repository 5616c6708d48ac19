"""The decorator: everything that is derived from a handler's signature, and who can serve it."""

import asyncio
import inspect

import functions_framework.aio
import httpx
import pytest

from shared.edge.emit import Emit
from shared.edge.function import BOTH, MIB, function
from tests.edge import samples
from tests.edge.serving import Served
from tests.support.loopback import PLAIN


def test_a_declaration_holds_what_the_signature_says():
    declaration = samples.echo.declaration

    assert (declaration.name, declaration.tool) == ("echo", "echo")
    assert declaration.paths == ("/api/echo", "/echo")
    assert declaration.description == "Return what arrived."
    assert (declaration.ask, declaration.answer) == (samples.EchoRequest, samples.Echo)
    assert (declaration.method, declaration.profiles) == ("POST", BOTH)
    assert declaration.max_body_bytes == samples.MAX_BODY_BYTES
    assert samples.wait.declaration.max_body_bytes == MIB


def test_clients_are_supplied_by_type_and_progress_apart_from_them():
    waits, talks = samples.wait.declaration, samples.talk.declaration

    assert (waits.clients, waits.emit_parameter) == ({"gate": samples.Gate}, "")
    assert (talks.clients, talks.emit_parameter) == ({}, "emit")


def test_a_description_is_the_docstrings_first_paragraph():
    @function(tool="long", paths=("/long",), timeout_s=1)
    async def long(ask: samples.Anything) -> samples.Done:
        """Tell what it does.

        How it does it is nobody's business.
        """
        return samples.Done()

    assert long.declaration.description == "Tell what it does."


def test_a_decorated_function_is_a_plain_async_function_with_its_handler_beside_it():
    assert inspect.iscoroutinefunction(samples.echo)
    assert samples.echo.__name__ == "echo"
    assert inspect.iscoroutinefunction(samples.echo.handler)


def test_progress_that_nobody_hears_goes_nowhere():
    emit = Emit()

    asyncio.run(emit("delta", {"text": "x"}))

    assert not emit.listening


@pytest.fixture(scope="module")
def framework():
    """The fail function under functions-framework's own application."""
    app = functions_framework.aio.create_asgi_app("fail", samples.__file__)
    with Served(app) as running, httpx.Client(base_url=running.url, **PLAIN) as client:
        yield client


def test_under_functions_framework_the_edge_answers_everything(framework):
    failed = framework.post("/api/fail", json={"kind": "UpstreamTimeout"})
    unknown = framework.post("/nowhere", json={})
    refused = framework.delete("/")
    alive = framework.get("/health")

    assert (failed.status_code, failed.json()["detail"]) == (504, "it hangs")
    assert (unknown.status_code, unknown.json()["status"]) == (404, 404)
    assert (refused.status_code, refused.headers["allow"]) == (405, "POST")
    assert (alive.status_code, alive.json()["service"]) == (200, "fail")
