"""How the text of one environment variable is read: a URL, a flag, a list, a port.

A ValueError says what the text must be, never what it is. Which variables there are is in
`settings`.
"""

from urllib.parse import urlsplit

MAX_PORT = 65535


def http_url(text: str) -> str:
    """Return an absolute http(s) URL without its trailing slash; raise ValueError if it is none."""
    url = text.strip().rstrip("/")
    try:
        parts = urlsplit(url)
        whole = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # its sentence holds the value, and with it perhaps a password
        whole = False
    if not whole:
        raise ValueError("must be an absolute http:// or https:// URL")
    return url


def public_url(url: str) -> str:
    """Return `url` without userinfo, query and fragment, fit for a message."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{host}{port}{parts.path}"


def flag(text: str) -> bool:
    """Read 1/true/yes/on and 0/false/no/off; raise ValueError for anything else."""
    word = text.strip().lower()
    if word in {"1", "true", "yes", "on"}:
        return True
    if word in {"", "0", "false", "no", "off"}:
        return False
    raise ValueError("must be 1 or 0")


def names(text: str) -> tuple[str, ...]:
    """Split a comma list, dropping blanks."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def assignments(text: str) -> tuple[tuple[str, float], ...]:
    """Read a comma list of `name=number`; what the names mean is their reader's business."""
    pairs = [
        (name.strip(), value) for name, _, value in (one.partition("=") for one in names(text))
    ]
    try:
        return tuple((name, float(value)) for name, value in pairs)
    except ValueError:
        raise ValueError("must be a comma list of name=number") from None


def port(text: str) -> int:
    """Read a TCP port; raise ValueError outside 0..65535 (0: let the system choose)."""
    digits = text.strip()
    number = int(digits) if digits.isascii() and digits.isdigit() else -1
    if not 0 <= number <= MAX_PORT:
        raise ValueError("must be a port number from 0 to 65535")
    return number


def profile(text: str) -> str:
    """Read an MCP profile's name."""
    word = text.strip().lower()
    if word not in {"jamie", "agent-sre"}:
        raise ValueError("must be 'jamie' or 'agent-sre'")
    return word


def sibling_template(text: str) -> str:
    """Read a URL with `{service}` and, optionally, `{namespace}` in it."""
    template = text.strip().rstrip("/")
    try:
        http_url(template.format(service="service", namespace="namespace"))
    except (LookupError, ValueError, AttributeError):
        raise ValueError(
            "must be an http:// or https:// URL with {service} and {namespace} in it"
        ) from None
    return template
