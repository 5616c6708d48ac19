"""Whether a value that stands where a secret would stand is one.

Words, placeholders, counters, UUIDs and checksums that fail are not. Where to look is in `rules`.
Patterns are compiled when a line first needs them, because most processes never do.
"""

import re
from collections.abc import Callable

Check = Callable[[str], bool]

SHORTEST_TOKEN = 8
CARD_DIGITS = frozenset({13, 15, 16, 19})
LONGEST_UNGROUPED_COUNT = len("+1732270530")  # seconds since 1970
LARGEST_OCTET = 255
FIRST_MULTICAST_OCTET = 224
# The first two octets of what never leaves a network (RFC 6890).
_INNER_NETWORKS = (
    ((0, 0), (0, 255)),
    ((10, 0), (10, 255)),
    ((100, 64), (100, 127)),
    ((127, 0), (127, 255)),
    ((169, 254), (169, 254)),
    ((172, 16), (172, 31)),
    ((192, 168), (192, 168)),
)
_ORDINARY_WORD = (
    r"(?:changed|disabled|empty|enabled|error|expired|failed|false|for|has|incorrect|invalid|is"
    r"|mismatch|missing|must|nil|no|none|not|null|ok|optional|prompt|redacted|rejected|required"
    r"|reset|set|true|undefined|unknown|unset|updated|valid|was|wrong|yes)[.,!?)]*"
)
# *** and xxx, <password>, ${VAR}, $VAR, {{ var }}, %s and %(name)s
_PLACEHOLDER = r"[*x•.]+|<.*>?|\$\{?\w+\}?|\{\{.*|%[sdvq]|%\(\w+\)s"
# UUIDs; objects as Java prints them, such as Token{4f5e and BinderProxy@2bd79ce
_UUID_OR_OBJECT = (
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\w+\{.*|[A-Za-z][\w.$]*@[0-9a-f]{1,8}"
)
# Names inside a cluster or a machine, and files: what stands around an @ there is no person.
_NO_MAILBOX = (
    r"git@.*|.*\.(?:cluster|device|gz|internal|jar|js|lan|local|localdomain|localhost|mount|path"
    r"|scope|service|slice|socket|svc|swap|target|tgz|timer|ts|yaml|yml)"
)


def has_text(value: str) -> bool:
    """Tell whether anything but white space is there."""
    return bool(value.strip())


def is_value(value: str) -> bool:
    """Tell a password from a word that follows it in prose, and from a placeholder."""
    return not _is(_ORDINARY_WORD, value) and not _is(_PLACEHOLDER, value)


def is_opaque(value: str) -> bool:
    """Tell a token from a word, a short number, a path or a UUID."""
    if len(value) < SHORTEST_TOKEN or not is_value(value) or value[0] in "/.":
        return False
    return _is_mixed(value) and not _is(_UUID_OR_OBJECT, value)


def looks_random(value: str) -> bool:
    """Tell a random string by its upper-case and lower-case letters and digits."""
    return any(map(str.isupper, value)) and any(map(str.islower, value)) and _has_digit(value)


def is_email(value: str) -> bool:
    """Tell a person's address from a host, a unit or a file behind an @."""
    return not _is(_NO_MAILBOX, value)


def is_card(value: str) -> bool:
    """Check issuer, length and Luhn's sum (ISO/IEC 7812-1) of a payment card's number."""
    digits = [int(char) for char in value if char.isdigit()]
    if len(digits) not in CARD_DIGITS:
        return False
    doubled = [digit * 2 - 9 * (digit > 4) for digit in digits[-2::-2]]  # noqa: PLR2004 - 9 is the last digit
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def is_iban(value: str) -> bool:
    """Check the remainder of ISO 13616."""
    compact = value.replace(" ", "")
    return int("".join(str(int(char, 36)) for char in compact[4:] + compact[:4])) % 97 == 1


def is_cpf(value: str) -> bool:
    """Check both check digits of a CPF; eleven equal digits are none."""
    digits = [int(char) for char in value if char.isdigit()]
    if len(set(digits)) == 1:
        return False
    return all(_cpf_check(digits[:place]) == digits[place] for place in (9, 10))


def _cpf_check(digits: list[int]) -> int:
    weighted = sum(digit * (len(digits) + 1 - place) for place, digit in enumerate(digits))
    return weighted * 10 % 11 % 10


def is_phone(value: str) -> bool:
    """Tell a telephone number from a signed count: long, or written in groups."""
    return len(value) > LONGEST_UNGROUPED_COUNT or not value[1:].isdecimal()


def is_public_ipv4(value: str) -> bool:
    """Tell an address on the Internet from a private, local, shared or reserved one."""
    parts = [int(part) for part in value.split(".")]
    if max(parts) > LARGEST_OCTET or parts[0] >= FIRST_MULTICAST_OCTET:
        return False
    return not any(low <= tuple(parts[:2]) <= high for low, high in _INNER_NETWORKS)


def is_public_ipv6(value: str) -> bool:
    """Tell an address from a row of times; the rule looks for global unicast (2000::/3) only."""
    if value.count("::") == 1:
        return ":::" not in value
    return "::" not in value and value.count(":") == 7 and value[-1] != ":"  # noqa: PLR2004 - RFC 4291


def _is(pattern: str, value: str) -> bool:
    return re.fullmatch(pattern, value, re.IGNORECASE) is not None


def _is_mixed(value: str) -> bool:
    cased = any(map(str.isupper, value[1:])) and any(map(str.islower, value))
    return cased or _has_digit(value)


def _has_digit(value: str) -> bool:
    return any(map(str.isdigit, value))
