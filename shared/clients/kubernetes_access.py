"""One Kubernetes API server and what it lets us in with: the record, tokens in files, a pod's own.

Which server is used, and what a kubeconfig says, is in `kubeconfig`.
"""

import ssl
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

from shared.errors import NotConfigured
from shared.settings import Settings

SYSTEM = "kubernetes"
SERVICE_ACCOUNT = Path("/var/run/secrets/kubernetes.io/serviceaccount")
TOKEN_AGE_S = 60.0  # the kubelet writes a new token long before the old one ends

Authorization = Callable[[], Awaitable[str]]


async def no_authorization() -> str:
    """Return nothing: the server asks for none, or for a client certificate."""
    return ""


class Access(NamedTuple):
    """One API server; `authorization` returns the header of that name, "" for none."""

    url: str
    tls: ssl.SSLContext | None = None
    tls_server_name: str = ""
    authorization: Authorization = no_authorization


class TokenFile:
    """A bearer token in a file that somebody else renews."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._clock = clock
        self._header = ""
        self._read_at = 0.0

    async def __call__(self) -> str:
        """Return the header, from the file when the last reading is over a minute old.

        Raises:
            NotConfigured: the file cannot be read

        """
        if not self._header or self._clock() - self._read_at > TOKEN_AGE_S:
            try:
                self._header = bearer(self._path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):
                raise NotConfigured("the Kubernetes token file cannot be read") from None
            self._read_at = self._clock()
        return self._header


def bearer(token: str) -> str:
    """Return the Authorization header of a token; raise NotConfigured if it cannot be one."""
    token = token.strip()
    if not (token and token.isascii() and token.isprintable()):
        raise NotConfigured("the Kubernetes token is not one line of ASCII")
    return f"Bearer {token}"


def in_cluster(settings: Settings, service_account: Path) -> Access:
    """Return the API server of the cluster that this pod runs in.

    Raises:
        NotConfigured: the mounted certificate authority cannot be read

    """
    host = settings.kubernetes_host
    try:
        tls = ssl.create_default_context(cafile=str(service_account / "ca.crt"))
    except OSError:  # ssl.SSLError is one too
        raise NotConfigured("the service account's ca.crt cannot be read") from None
    return Access(
        url=f"https://{f'[{host}]' if ':' in host else host}:{settings.kubernetes_port}",
        tls=tls,
        authorization=TokenFile(service_account / "token"),
    )
