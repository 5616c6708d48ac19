"""Who may call: fails closed.

With a token set, every caller shows it. Without one, only loopback is served, and only under a name
that a foreign web page cannot borrow (DNS rebinding); on Knative nobody, because its queue-proxy
makes every caller look like loopback. `JAMIE_ALLOW_ANONYMOUS=1` lifts that where a network policy
guards instead.
"""

import hmac
from ipaddress import IPv4Address, IPv6Address, ip_address

from shared.edge.exchange import Exchange
from shared.errors import Forbidden, Unauthenticated
from shared.settings import Settings

OWN_ENDINGS = (".localhost", ".svc", ".svc.cluster.local")  # no registry of the web sells these
HOW_TO_OPEN = "set JAMIE_TOKEN and send it as a bearer token, or set JAMIE_ALLOW_ANONYMOUS=1"


def check(exchange: Exchange, settings: Settings) -> None:
    """Return when the caller may go on.

    Raises:
        Unauthenticated: a token is set and this is not it
        Forbidden: no token is set and the caller is not on loopback

    """
    if settings.caller_tokens:
        _check_token(exchange.headers.get("authorization", ""), settings.caller_tokens)
    elif settings.allow_anonymous:
        return
    elif settings.knative_service:
        raise Forbidden(f"this function has no token to check callers by: {HOW_TO_OPEN}")
    elif not is_loopback(exchange.peer):
        raise Forbidden(f"without a token only callers on this machine are served: {HOW_TO_OPEN}")
    elif not is_own_name(exchange.headers.get("host", ""), settings.allowed_hosts):
        raise Forbidden("this Host name is not served; add it to ALLOWED_HOSTS")


def _check_token(authorization: str, tokens: tuple[str, ...]) -> None:
    scheme, _, shown = authorization.partition(" ")
    if scheme.lower() != "bearer" or not shown:
        raise Unauthenticated("send a bearer token in the Authorization header")
    given = shown.strip().encode("latin-1")  # the header's own bytes
    if not any(hmac.compare_digest(given, token.encode()) for token in tokens):
        raise Unauthenticated("the bearer token is not the one this function expects")


def is_loopback(address: str) -> bool:
    """Tell whether a peer's address is this machine."""
    parsed = _address(address.removeprefix("::ffff:"))
    return parsed is not None and parsed.is_loopback


def is_own_name(host: str, allowed: tuple[str, ...]) -> bool:
    """Tell whether a Host header names this machine or the cluster, not a domain of the web.

    Addresses are fine: what a rebinding page abuses is a name. So are names without a dot.
    """
    bare = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    name = bare.lower().rstrip(".")
    return (
        "." not in name
        or name.endswith(OWN_ENDINGS)
        or _address(name) is not None
        or name in {one.lower() for one in allowed}
    )


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text)
    except ValueError:
        return None
