"""How the tests' own HTTP calls reach loopback: directly, and without loading authorities.

httpx reads the world's certificate authorities for every client that is not told otherwise, also
for the one behind each `httpx.get`: 25 ms of CPU each, thousands of times in one run.
"""

import ssl
from typing import Any

_TRUSTS_NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)

# Options of any httpx client or call. An https address would be refused, not believed.
PLAIN: dict[str, Any] = {"trust_env": False, "verify": _TRUSTS_NOBODY}
