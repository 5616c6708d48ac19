"""What tells who somebody is, where they are, or pays with; most of it has a check of its own."""

from shared.domain.logs import plausible
from shared.domain.logs.rule import ASSIGNED, Rule

# A look behind comes after the first character, because a search for a character is fast.
PEOPLE: tuple[Rule, ...] = (
    Rule(
        "CODE",
        r"(?<![a-z])(?:otp|pin|cvv2?|cvc|mfa[_-]?code|verification code)"
        rf"{ASSIGNED}[\"']?(?P<secret>\d{{3,8}})(?!\d)",
        words=("otp", "pin", "cvv", "cvc", "mfa", "verification"),
        cased=False,
    ),
    Rule(
        "EMAIL",
        r"(?<![\w.+-])(?P<secret>[\w.+'-]{1,64}(?:@|%40)(?:[A-Za-z0-9-]{1,63}\.){1,8}"
        r"[A-Za-z]{2,24})(?![\w(-])",
        words=("@", "%40"),
        accept=plausible.is_email,
    ),
    Rule(
        "CARD",
        r"(?P<secret>[2-6](?<![\w.-].)(?:\d{12,18}"
        r"|\d{3}(?P<gap>[ -])\d{4}(?P=gap)\d{4}(?P=gap)\d{4}"
        r"|\d{3}[ -]\d{6}[ -]\d{5}))(?![\w-]|\.\d)",
        shapes=("0000000000000", "0000 0000 0000", "0000-0000-0000", "0000 000000", "0000-000000"),
        accept=plausible.is_card,
    ),
    Rule(
        "SSN",
        r"(?<![\w.-])(?P<secret>(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4})(?![\w-]|\.\d)",
        shapes=("000-00-0000",),
    ),
    Rule(
        "IBAN",
        r"(?P<secret>[A-Z](?<!\w.)[A-Z]\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)(?!\w)",
        shapes=("AA00",),
        accept=plausible.is_iban,
    ),
    Rule(
        "IP",
        r"(?P<secret>\d(?<![\w.-].)(?<![A-Za-z0-9]/.)\d{0,2}(?:\.\d{1,3}){3})(?![\w-]|\.\d)",
        shapes=("0.0.", "0.00.", "0.000."),
        accept=plausible.is_public_ipv4,
    ),
    Rule(
        "IP",
        r"(?P<secret>[23](?<![\w:.].)[0-9A-Fa-f]{3}:(?:[0-9A-Fa-f]{0,4}:){1,6}[0-9A-Fa-f]{0,4})(?![\w:])",
        words=(":",),
        accept=plausible.is_public_ipv6,
    ),
    Rule(
        "CPF",  # of Brazil
        r"(?P<secret>\d(?<![\w.-].)\d\d\.\d{3}\.\d{3}-\d\d)(?![\w-]|\.\d)",
        shapes=("000.000.000-00",),
        accept=plausible.is_cpf,
    ),
    Rule(
        "CPF",
        rf"(?<![a-z])cpf{ASSIGNED}[\"']?(?P<secret>\d{{11}})(?!\d)",
        words=("cpf",),
        accept=plausible.is_cpf,
        cased=False,
    ),
    Rule(
        "PHONE",  # with its country (ITU-T E.164), because every other number looks like one
        r"(?<![\w+.-])(?P<secret>\+[1-9](?:[ .()-]{0,2}\d){9,14})(?![\w:]|[.-]\d)",
        shapes=("+0",),
        accept=plausible.is_phone,
    ),
)
