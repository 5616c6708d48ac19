"""Stack traces in logs to records that count as one when they are one.

    folder      finds them among lines, in order, within bounds
    trace       a trace's record, its own frames and its fingerprint
    java, python, go, node     how each language prints them

Which lines are fed, and how often a trace was seen, belongs in the digest.
"""

from shared.domain.logs.stacks.folder import LOOKBACK_LINES, StackFolder, may_hold_frames
from shared.domain.logs.stacks.trace import Trace

__all__ = ["LOOKBACK_LINES", "StackFolder", "Trace", "may_hold_frames"]
