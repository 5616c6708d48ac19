"""The rules of redaction in their order, and those that know a secret by where it is sent.

What a rule is, is in `rule`; names of values, in `rules_named`; prefixes of tokens, in
`rules_tokens`; what belongs to a person, in `rules_people`. How rules are applied is in `redact`.
"""

from shared.domain.logs import plausible
from shared.domain.logs.rule import Rule
from shared.domain.logs.rules_named import NAMED
from shared.domain.logs.rules_people import PEOPLE
from shared.domain.logs.rules_tokens import TOKENS

RULES: tuple[Rule, ...] = (
    Rule(
        "PRIVATE_KEY",
        r"-----BEGIN [A-Z0-9 ]{0,32}PRIVATE KEY(?: BLOCK)?-----(?P<secret>.+?)"
        r"(?:-----END [A-Z0-9 ]{0,32}PRIVATE KEY(?: BLOCK)?-----|$)",
        words=("private key-----", "private key block-----"),
        accept=plausible.has_text,
    ),
    Rule(
        "WEBHOOK",
        r"(?P<secret>https://(?:hooks\.slack\.com|discord(?:app)?\.com/api/webhooks"
        r"|[\w.-]{1,64}\.webhook\.office\.com)/[^\s\"'<>]{8,512})",
        words=("hooks.slack.com", "/api/webhooks/", "webhook.office.com"),
        cased=False,
    ),
    Rule(
        "JWT", r"(?<![\w-])(?P<secret>eyJ[\w-]{8,20480}(?:\.[\w-]{0,20480}){1,4})", words=("eyj",)
    ),
    Rule(
        "URL_PASSWORD",
        r"://[^\s/@:\"'<>]{0,128}:(?P<secret>[^\s/\"'<>]{1,512})@(?=[\w.\[-])",
        words=("://",),
    ),
    Rule(
        "URL_PASSWORD",
        r"://(?P<secret>[^\s/@:\"'<>]{16,512})@",
        words=("://",),
        accept=plausible.looks_random,
    ),
    Rule(
        "URL_PASSWORD",
        r"\b[\w.-]{1,64}:(?P<secret>[^\s@/:]{1,256})@(?:tcp|unix|udp)\(",
        words=("@tcp(", "@unix(", "@udp("),
    ),
    Rule(
        "COOKIE",
        r"\bcookie[\"']?\s{0,3}[:=]\s{0,3}\[?[\"']?(?P<secret>[\w.~%!-]{1,128}=[^\"'\]]{1,20480})",
        words=("cookie",),
        cased=False,
    ),
    Rule(
        "AUTHORIZATION",
        r"\bauthorization[\"']?\s{0,3}[:=]\s{0,3}\[?[\"']?"
        r"(?:(?:basic|bearer|bot|digest|negotiate|token|apikey|aws4-hmac-sha256)\s{1,3})?"
        r"(?P<secret>[^\s\"'\]]{4,20480})",
        words=("authorization",),
        accept=plausible.is_opaque,
        cased=False,
    ),
    Rule(
        "BEARER",
        r"\b(?:bearer|basic)[\s:=]{1,3}[\"']?(?P<secret>[\w.~+/=-]{8,20480})",
        words=("bearer", "basic"),
        accept=plausible.is_opaque,
        cased=False,
    ),
    Rule(
        "DOCKER_AUTH",
        r"\bauth\\{0,3}[\"']\s{0,3}:\s{0,3}\\{0,3}[\"'](?P<secret>[\w+/=-]{8,1024})",
        words=('auth"', "auth'", "auth\\"),
        accept=plausible.is_opaque,
        cased=False,
    ),
    Rule(
        "AWS_KEY_ID",
        r"\b(?P<secret>(?:AKIA|ASIA|AROA|AIDA|ABIA|ACCA)[A-Z0-9]{16})\b",
        words=("akia", "asia", "aroa", "aida", "abia", "acca"),
    ),
    *TOKENS,
    *NAMED,
    *PEOPLE,
)
