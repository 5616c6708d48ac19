"""What the image runs: the function that FUNCTION_TARGET names, under one uvicorn process.

The contract is functions-framework's own; its gunicorn is left out because a second process costs a
third more memory and CPU of each start (docs/adr/0014). What it adds is an end in good order: the
clients are closed and the last counts sent. The local server is `python -m functions serve`.
"""

from typing import Any, cast

import functions_framework.aio
import uvicorn

from shared.edge.exchange import Receive, Scope, Send
from shared.edge.run import Asgi
from shared.edge.runtime import process_runtime
from shared.settings import port, process_environment
from shared.telemetry import push

create_asgi_app = cast("Any", functions_framework.aio).create_asgi_app


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
        ending_well(create_asgi_app()),
        host=environment.get("HOST", "0.0.0.0"),  # noqa: S104 - of its pod: the queue-proxy asks
        port=port(environment.get("PORT", "8080")),
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        lifespan="on",
    )
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
