"""What the image runs: the function that FUNCTION_TARGET names, under one uvicorn process.

The contract is functions-framework's own; its gunicorn is left out because a second process costs a
third more memory and CPU of each start (docs/adr/0018). What it adds is an end in good order: the
clients are closed and the last counts sent. The local server is `python -m functions serve`.
"""

import importlib
import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import uvicorn

from shared.edge.exchange import Receive, Scope, Send
from shared.edge.run import Asgi
from shared.edge.runtime import process_runtime
from shared.readers import port
from shared.settings import process_environment
from shared.telemetry import push

# Longer than the queue-proxy keeps a connection unused (90 s): it must never send a request into
# one that is just being closed here, because a POST is not sent again.
KEEP_ALIVE_S = 120
# functions-framework imports Flask for synchronous functions, of which there are none here: a third
# of a start. These are all the names that it looks up while it is imported itself.
NOT_LOADED = {
    "flask": {"Request": object, "typing": SimpleNamespace(ResponseReturnValue=object)},
    "werkzeug": {},
    "werkzeug.local": {"LocalProxy": staticmethod},
}


def framework() -> Any:
    """Return functions-framework's asynchronous half, without Flask."""
    for name, members in NOT_LOADED.items():
        if name not in sys.modules:
            sys.modules[name] = ModuleType(name)
            vars(sys.modules[name]).update(members)
    return importlib.import_module("functions_framework.aio")


def ending_well(app: Asgi) -> Asgi:
    """Return an application that is told of the server's start and end, around one that is not."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            await app(scope, receive, send)
            return
        await receive()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await push.flush()
        await process_runtime().aclose()
        await send({"type": "lifespan.shutdown.complete"})

    return serve


def main() -> None:
    """Serve until SIGTERM; a request that runs then is finished, because Knative drains first."""
    environment = process_environment()
    config = uvicorn.Config(
        ending_well(framework().create_asgi_app()),
        host=environment.get("HOST", "0.0.0.0"),  # noqa: S104 - of its pod: the queue-proxy asks
        port=port(environment.get("PORT", "8080")),
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="on",
        timeout_keep_alive=KEEP_ALIVE_S,
    )
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
