"""Settings and clients of one process, built on first need.

Nothing is built at import: functions-framework imports a function in gunicorn's master and forks.
"""

import functools
from typing import Any, Protocol, Self

from shared.settings import Settings
from shared.telemetry import logs, push, traces


class Client(Protocol):
    """What a handler may ask for by type."""

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Build it; no connection is made yet."""
        ...

    async def aclose(self) -> None:
        """Close its connections."""
        ...


class Runtime:
    """What requests of one process share: checked settings and memoised clients."""

    def __init__(self, settings: Settings | None = None) -> None:
        logs.configure()
        self._settings = settings
        self._clients: dict[type[Client], Any] = {}

    @property
    def settings(self) -> Settings:
        """The settings, read from the environment once.

        Raises:
            NotConfigured: a variable's value is wrong

        """
        if self._settings is None:
            self._settings = Settings.from_env()
        traces.configure(self._settings)
        push.configure(self._settings)
        return self._settings

    def client(self, kind: type[Client]) -> Any:
        """Return this process's one client of a kind."""
        if kind not in self._clients:
            self._clients[kind] = kind.from_settings(self.settings)
        return self._clients[kind]

    async def aclose(self) -> None:
        """Close every client that was built."""
        for client in self._clients.values():
            await client.aclose()
        self._clients.clear()


@functools.cache
def process_runtime() -> Runtime:
    """Return the runtime of a function that functions-framework serves."""
    return Runtime()
