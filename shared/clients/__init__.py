"""One outside system a file; only that file imports its SDK, and its errors become ours.

A client is built from `Settings`, once a process, on the first call that needs it. What its
answers mean belongs in `shared.domain`.
"""

import importlib.util
import sys

# None makes an import fail at once, and httpx reads both failures as "not there" (docs/adr/0007).
# Its command line would load rich and click, where logfire brought them: 55 of its 73 ms. And where
# sniffio is not installed, httpcore looks for it on the disk four times a request: 0.3 ms a call.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
if importlib.util.find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]
