"""One outside system a file; only that file imports its SDK, and its errors become ours.

A client is built from `Settings`, once a process, on the first call that needs it. What its
answers mean belongs in `shared.domain`.
"""

import sys

# None makes an import fail at once, and httpx reads that as "no command line" (docs/adr/0007): with
# it come rich and click, where logfire brought them, 55 of its 73 ms.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
