"""One outside system a file; only that file imports its SDK, and its errors become ours.

A client is built from `Settings`, once a process, on the first call that needs it. What its
answers mean belongs in `shared.domain`.
"""

import sys

# Where rich is installed (logfire brings it), `import httpx` loads httpx's command line too: 55 of
# its 73 ms. None here makes that one import fail, which httpx takes for "no command line".
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
