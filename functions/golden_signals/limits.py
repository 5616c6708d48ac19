"""The thresholds of this process, and of one request on top of them.

What they mean, and which numbers make sense, is in `shared.domain.signals.thresholds`.
"""

from collections.abc import Mapping
from typing import Self

from shared.domain.signals.thresholds import DEFAULTS, BadThreshold, Thresholds, overridden
from shared.errors import InvalidField, NotConfigured, clip
from shared.settings import Settings

MAX_NAME_CHARACTERS = 64  # of somebody's unknown name, in a sentence about it


class Limits:
    """The settings' own thresholds."""

    def __init__(self, own: Thresholds = DEFAULTS) -> None:
        self._own = own

    @classmethod
    def from_settings(cls, settings: Settings) -> Self:
        """Read them.

        Raises:
            NotConfigured: an unknown name, or a number that makes no sense there

        """
        try:
            return cls(overridden(DEFAULTS, settings.golden_signals_thresholds))
        except BadThreshold as bad:
            raise NotConfigured(f"GOLDEN_SIGNALS_THRESHOLDS: {_named(bad)} {bad}") from None

    async def aclose(self) -> None:
        """Hold nothing that could be closed."""

    def within(self, asked: Mapping[str, float]) -> Thresholds:
        """Return the thresholds of one request, which win.

        Raises:
            InvalidField: as above, by its pointer

        """
        try:
            return overridden(self._own, asked.items())
        except BadThreshold as bad:
            pointer = _named(bad).replace("~", "~0").replace("/", "~1")
            raise InvalidField(((f"/thresholds/{pointer}", str(bad)),)) from None


def _named(bad: BadThreshold) -> str:
    return clip(bad.name, MAX_NAME_CHARACTERS)
