"""What Kubernetes could call an object."""

import re

MAX_NAME_CHARACTERS = 253
_DNS_NAME = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")


def is_dns_name(text: str) -> bool:
    """Tell whether Kubernetes could have an object of this name (RFC 1123 subdomain)."""
    return len(text) <= MAX_NAME_CHARACTERS and bool(_DNS_NAME.fullmatch(text))
