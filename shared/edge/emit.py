"""How a handler tells progress: events to a caller who listens, nothing to one who does not."""

import json
from collections.abc import Mapping
from typing import Any

from shared.edge.exchange import Exchange


class Emit:
    """Supplied to a handler that asks for it by type."""

    def __init__(self, exchange: Exchange | None = None) -> None:
        self._exchange = exchange

    @property
    def listening(self) -> bool:
        """Whether anybody hears it."""
        return self._exchange is not None

    async def __call__(self, event: str, data: Mapping[str, Any]) -> None:
        """Send one event."""
        if self._exchange is not None:
            await self._exchange.event(event, json.dumps(data, ensure_ascii=False, default=str))
