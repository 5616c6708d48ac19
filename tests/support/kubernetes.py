"""Asking a Kubernetes API from a test: a client that is built, used in one loop and closed."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from shared.clients.kubernetes import Kubernetes
from shared.clients.kubernetes_access import SERVICE_ACCOUNT
from shared.settings import Settings

Result = TypeVar("Result")


def with_client(
    settings: Settings,
    work: Callable[[Kubernetes], Awaitable[Result]],
    *,
    service_account: Path = SERVICE_ACCOUNT,
) -> Result:
    """Run `work` with a client of its own."""

    async def whole() -> Result:
        client = Kubernetes(settings, service_account)
        try:
            return await work(client)
        finally:
            await client.aclose()

    return asyncio.run(whole())


def kubeconfig(path: Path, url: str, user: dict[str, object], **cluster: object) -> Settings:
    """Write a kubeconfig (JSON is YAML too) and return the settings that name it."""
    document = {
        "apiVersion": "v1",
        "kind": "Config",
        "current-context": "here",
        "contexts": [{"name": "here", "context": {"cluster": "c", "user": "u"}}],
        "clusters": [{"name": "c", "cluster": {"server": url, **cluster}}],
        "users": [{"name": "u", "user": user}],
    }
    path.write_text(json.dumps(document))
    return Settings(kubeconfig=str(path))
