"""Paths of requests to routes: without the query, each part that is somebody's id as `<*>`."""

import re

MASK = "<*>"
_MAX_PATH_CHARS = 512
_ID = (
    r"[0-9]+"  # 42
    r"|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"  # UUID
    r"|(?=[^/]*[0-9])[0-9a-fA-F]{8,}"  # hash
    r"|(?=[^/]*[0-9])(?=[^/]*[A-Za-z])[\w~-]{20,}"  # token in one case
    r"|(?=[^/]*[0-9])(?=[^/]*[a-z])(?=[^/]*[A-Z])[\w~-]{12,}"  # ch_3NfZ8a2eZvKYlo2C
    r"|[\w%.+-]{1,64}(?:@|%40)[\w.-]{1,64}"  # e-mail address
    r"|\d{4}-\d\d-\d\d.{0,20}"  # date
    r"|[A-Za-z]{1,8}[-_][0-9]{2,}"  # ord-123
)


def route(path: str) -> str:
    """Return the route behind a path or URL; what stands for one thing alone becomes `<*>`."""
    path = path[:_MAX_PATH_CHARS].partition("?")[0].partition("#")[0]
    scheme, found, rest = path.partition("://")
    if found and scheme in ("http", "https", "ws", "wss"):
        path = "/" + rest.partition("/")[2]
    return "/".join(MASK if re.fullmatch(_ID, part) else part for part in path.split("/"))
