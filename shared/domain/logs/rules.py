"""What a secret looks like: one rule a row, each behind a cheap gate.

A rule's regular expression runs only on lines that hold one of its `words` (in lower case) or
`shapes` (every digit written as 0, every capital as A). Its group `secret` is what goes; `accept`
has the last word. A rule that is not `cased` sees the line in lower case, which is far faster than
an expression that ignores case. Every quantifier is bounded, because lines come from strangers. How
rules are applied is in `redact`; what counts as a plausible value, in `plausible`.
"""

import functools
import re
from collections.abc import Callable
from typing import NamedTuple

from shared.domain.logs import plausible

# Names that say their value is secret. Each begins with a plain letter: the search is fast then.
_CREDENTIAL = r"(?:pass(?:word|wd|phrase|code)|passwort|senha|credentials?|secret)"
_KEY = (
    r"(?:token|api[_. -]?key|access[_. -]?key|secret[_. -]?key|private[_. -]?key"
    r"|account[_. -]?key|signing[_. -]?key|encryption[_. -]?key|auth[_. -]?key"
    r"|sharedaccesskey|session[_-]?(?:id|key)?|sessid|signature|x-amz-credential)"
)
# Shorter names count only where a word begins: not in "bypass" and "inside".
_SHORT_CREDENTIAL = r"(?<![a-z])(?:pass|pwd)"
_CAMEL_CREDENTIAL = r"(?<=[a-z])(?:Pass|Pwd)"
_SHORT_KEY = r"(?<![a-z])(?:sid|sig)"
_ENDING = r"(?:[_-]?(?:\d|b64|base64|value))?"
_ASSIGNED = r"\\{0,3}[\"']?\s{0,3}(?:=>|:=|[=:])\s{0,3}"
_QUOTED = (
    r"(?:[\w.]{0,16}\()?[bru]?(?P<quote>\\{0,3}[\"'])"
    r"(?P<secret>(?:(?!(?P=quote))(?:\\.|.)){1,4096})(?:(?P=quote)|$)"
)
# Unquoted, a value runs to a space, a quote, or a separator that begins the next pair.
_BARE = (
    r"(?P<secret>(?:[^\s\"'&;,<>)\]}]|[&;,](?!\s|$|[\"'{\[]|[\w.\[\]-]{1,64}[=:])"
    r"|[)\]}](?![\s,;.]|$)){1,4096})"
)


class Rule(NamedTuple):
    """One kind of secret."""

    kind: str
    pattern: str
    words: tuple[str, ...] = ()
    shapes: tuple[str, ...] = ()
    accept: Callable[[str], bool] = bool
    cased: bool = True

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, compiled when the first line passes the gate."""
        return _compile(self.pattern)


@functools.cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _named(
    kind: str,
    name: str,
    words: tuple[str, ...],
    accept: Callable[[str], bool],
    *,
    cased: bool = False,
) -> tuple[Rule, Rule]:
    """Return the rules for `name = value`: in quotes, and without."""
    begin = name + _ENDING + _ASSIGNED
    return (
        Rule(kind, begin + _QUOTED, words, accept=accept, cased=cased),
        Rule(kind, begin + _BARE, words, accept=accept, cased=cased),
    )


_CREDENTIAL_WORDS = ("pass", "senha", "credential", "secret")
_KEY_WORDS = ("token", "key", "session", "sessid", "signature", "x-amz-credential")

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
    Rule("JWT", r"\b(?P<secret>eyJ[\w-]{8,8192}(?:\.[\w-]{0,8192}){1,4})", words=("eyj",)),
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
        r"\bcookie[\"']?\s{0,3}[:=]\s{0,3}\[?[\"']?(?P<secret>[\w.~%!-]{1,128}=[^\"'\]]{1,4096})",
        words=("cookie",),
        cased=False,
    ),
    Rule(
        "AUTHORIZATION",
        r"\bauthorization[\"']?\s{0,3}[:=]\s{0,3}\[?[\"']?"
        r"(?:(?:basic|bearer|digest|negotiate|token|apikey|aws4-hmac-sha256)\s{1,3})?"
        r"(?P<secret>[^\s\"'\]]{4,4096})",
        words=("authorization",),
        accept=plausible.is_opaque,
        cased=False,
    ),
    Rule(
        "BEARER",
        r"\b(?:bearer|basic)[\s:=]{1,3}[\"']?(?P<secret>[\w.~+/=-]{8,4096})",
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
    Rule(
        "TOKEN",
        r"(?<![A-Za-z0-9])(?P<secret>gh[pousr]_\w{16,255}|github_pat_\w{20,255}"
        r"|gl(?:pat|dt|rt|ptt|soat|ft|cbt)-[\w.-]{16,255}|xox[a-z]-[\w-]{10,255}|xapp-[\w-]{16,255}"
        r"|npm_\w{20,255}|pypi-[\w-]{32,512}|dckr_(?:pat|oat)_[\w-]{16,255}|AIza[\w-]{30,64}"
        r"|ya29\.[\w.-]{16,512}|GOCSPX-[\w-]{20,64}|hf_[A-Za-z0-9]{20,64}|dop_v1_[0-9a-f]{32,64}"
        r"|SG\.[\w-]{10,64}\.[\w-]{10,128}|shp(?:at|ca|pa|ss)_\w{20,64}|glsa_\w{20,128}"
        r"|hv[sbr]\.[\w-]{16,512}|[srp]k_(?:live|test)_\w{10,255}|whsec_[\w+/=]{16,128}"
        r"|ATATT3[\w=-]{20,512}|lin_api_\w{20,64}|key-[0-9a-f]{32}|dapi[0-9a-f]{32}"
        r"|AGE-SECRET-KEY-1[0-9A-Z]{50,64}|sha256~[\w-]{40,64}|K10[0-9a-f]{48,80}::\S{4,128})",
        words=(
            *("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "gldt-", "glrt-"),
            *("glptt-", "glsoat-", "glft-", "glcbt-", "xox", "xapp-", "npm_", "pypi-", "dckr_"),
            *("aiza", "ya29.", "gocspx-", "hf_", "dop_v1_", "sg.", "shpat_", "shpca_", "shppa_"),
            *("shpss_", "glsa_", "hvs.", "hvb.", "hvr.", "k_live_", "k_test_", "whsec_"),
            *("atatt3", "lin_api_", "key-", "dapi", "age-secret-key-1", "sha256~", "k10"),
        ),
    ),
    Rule(
        "TOKEN",
        r"(?<![A-Za-z0-9])(?P<secret>sk-[\w-]{20,255}|\d{8,10}:AA[\w-]{30,40})",
        words=("sk-", ":aa"),
        accept=plausible.looks_random,
    ),
    Rule(
        "PASSWORD_HASH",
        r"(?P<secret>\$(?:2[abxy]?|5|6|1|y|argon2(?:id|i|d))\$[\w$./+=,-]{16,512})",
        words=("$2", "$5$", "$6$", "$1$", "$y$", "$argon2"),
    ),
    Rule(
        "SQL_VALUES",
        r"\binsert\s{1,8}into\s[^()]{1,128}\([^()]{0,1024}(?:pass|pwd|secret|token|email|ssn)"
        r"[^()]{0,1024}\)\s{0,8}values\s{0,8}\((?P<secret>.{1,8192})",
        words=("insert",),
        cased=False,
    ),
    *_named("PASSWORD", _CREDENTIAL, _CREDENTIAL_WORDS, plausible.is_value),
    *_named("PASSWORD", _SHORT_CREDENTIAL, ("pass", "pwd"), plausible.is_value),
    *_named("PASSWORD", _CAMEL_CREDENTIAL, ("pass", "pwd"), plausible.is_value, cased=True),
    Rule(
        "PASSWORD",
        rf"<(?:\w{{1,32}}:)?{_CREDENTIAL}(?:\s[^<>]{{0,256}})?>(?P<secret>[^<>]{{1,1024}})</",
        words=_CREDENTIAL_WORDS,
        accept=plausible.is_value,
        cased=False,
    ),
    Rule(
        "PASSWORD",
        r"(?<!\S)--?[\w-]{0,32}(?:pass(?:word|wd|phrase)?|pwd|secret|token|api-?key)\s{1,3}"
        r"[\"']?(?P<secret>[^\s\"'-][^\s\"']{0,1023})",
        words=("-pass", "-pwd", "-secret", "-token", "-api"),
        accept=plausible.is_value,
        cased=False,
    ),
    Rule(
        "PASSWORD",
        r"(?<!\S)(?:-u|--user)[ =][\"']?[^\s:\"']{1,128}:(?P<secret>[^\s\"']{1,256})",
        words=("-u ", "-u=", "--user"),
    ),
    Rule(
        "PASSWORD",
        r"\bpass(?:word|phrase|code)\s(?:is|was)\s[\"']?(?P<secret>[^\s\"']{4,256})",
        words=("pass",),
        accept=plausible.is_opaque,
        cased=False,
    ),
    *_named("TOKEN", _KEY, _KEY_WORDS, plausible.is_opaque),
    *_named("TOKEN", _SHORT_KEY, ("sid", "sig"), plausible.is_opaque),
    Rule(
        "TOKEN",
        r"\b(?:token|secret|api key|access key|credential)s?\s(?:is\s|was\s)?[\"']?"
        r"(?P<secret>[\w+/=.~-]{16,4096})",
        words=("token", "secret", "key", "credential"),
        accept=plausible.looks_random,
        cased=False,
    ),
    Rule(
        "CODE",
        r"(?<![a-z])(?:otp|pin|cvv2?|cvc|mfa[_-]?code|verification code)"
        rf"{_ASSIGNED}[\"']?(?P<secret>\d{{3,8}})(?!\d)",
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
        r"(?<![\w.-])(?P<secret>[2-6]\d{12,18}"
        r"|[2-6]\d{3}(?P<gap>[ -])\d{4}(?P=gap)\d{4}(?P=gap)\d{4}"
        r"|3\d{3}[ -]\d{6}[ -]\d{5})(?![\w-]|\.\d)",
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
        r"(?<!\w)(?P<secret>[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)(?!\w)",
        shapes=("AA00",),
        accept=plausible.is_iban,
    ),
    Rule(
        "IP",
        r"(?<![\w.-])(?<![A-Za-z0-9]/)(?P<secret>\d{1,3}(?:\.\d{1,3}){3})(?![\w-]|\.\d)",
        shapes=("0.0.", "0.00.", "0.000."),
        accept=plausible.is_public_ipv4,
    ),
    Rule(
        "IP",
        r"(?<![\w:.])(?P<secret>[23][0-9A-Fa-f]{3}:(?:[0-9A-Fa-f]{0,4}:){1,6}[0-9A-Fa-f]{0,4})(?![\w:])",
        words=(":",),
        accept=plausible.is_public_ipv6,
    ),
)
