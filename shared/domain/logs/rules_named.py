"""Secrets that are known by the name, the option or the statement before them."""

from collections.abc import Callable

from shared.domain.logs import plausible
from shared.domain.logs.rule import ASSIGNED, Rule

# Names that say their value is secret. Each begins with a plain letter: the search is fast then.
_CREDENTIAL = (
    r"(?:pass(?:word|wd|phrase|code)|passwort|senha|credentials?|secret"
    r"|requirepass|masterauth|(?:snmp[_ -]?(?:v2c?[_ -]?)?|ro|rw)community)"
)
_KEY = (
    r"(?:token|api[_. -]?key|access[_. -]?key(?:[_. -]?id)?|secret[_. -]?key|private[_. -]?key"
    r"|account[_. -]?key|signing[_. -]?key|encryption[_. -]?key|auth[_. -]?key"
    r"|sharedaccesskey|pre[_. -]?shared[_. -]?key|client[_-]key(?:[_-]data)?"
    r"|session[_-]?(?:id|key)?|sessid|signature|x-amz-credential)"
)
# Shorter names count only where a word begins: not in "bypass" and "inside".
_SHORT_CREDENTIAL = r"p(?<![a-z].)(?:ass|wd|sk)"
_CAMEL_CREDENTIAL = r"P(?<=[a-z].)(?:ass|wd)"
_SHORT_KEY = r"s(?<![a-z].)(?:id|ig)"
_ENDING = r"(?:[_-]?(?:\d|b64|base64|value))?"
_QUOTED = (
    r"(?:[\w.]{0,16}\()?[bru]?(?P<quote>\\{0,3}[\"'])"
    r"(?P<secret>(?:(?!(?P=quote))(?:\\.|.)){1,20480})(?:(?P=quote)|$)"
)
# Unquoted, a value runs to a space, a quote, or a separator that begins the next pair.
_BARE = (
    r"(?P<secret>(?:[^\s\"'&;,<>)\]}]|[&;,](?!\s|$|[\"'{\[]|[\w.\[\]-]{1,64}[=:])"
    r"|[)\]}](?![\s,;.]|$)){1,20480})"
)


def _named(
    kind: str,
    name: str,
    words: tuple[str, ...],
    accept: Callable[[str], bool],
    *,
    cased: bool = False,
) -> tuple[Rule, Rule]:
    """Return the rules for `name = value`: in quotes, and without."""
    begin = name + _ENDING + ASSIGNED
    return (
        Rule(kind, begin + _QUOTED, words, accept=accept, cased=cased),
        Rule(kind, begin + _BARE, words, accept=accept, cased=cased),
    )


_CREDENTIAL_WORDS = ("pass", "senha", "credential", "secret", "masterauth", "community")
_KEY_WORDS = ("token", "key", "session", "sessid", "signature", "x-amz-credential")

NAMED: tuple[Rule, ...] = (
    Rule(
        "PASSWORD_HASH",
        r"(?P<secret>\$(?:2[abxy]?|5|6|1|y|7|apr1|argon2(?:id|i|d))\$[\w$./+=,-]{16,512}"
        r"|\b(?:pbkdf2_sha\d{1,3}|bcrypt_sha256|argon2|scrypt)\$[\w$./+=,-]{24,512})",
        words=("$2", "$5$", "$6$", "$1$", "$y$", "$7$", "$apr1$", "argon2", "pbkdf2_", "scrypt$"),
    ),
    Rule(
        "PASSWORD_HASH",
        r"\{(?:s?sha(?:256|384|512)?|s?md5|crypt|pbkdf2[\w-]{0,16})\}(?P<secret>[\w+/=.$-]{16,512})",
        words=("sha}", "sha256}", "sha384}", "sha512}", "md5}", "crypt}", "{pbkdf2"),
        cased=False,
    ),
    Rule(
        "SQL_VALUES",
        r"\binsert\s{1,8}into\s[^()]{1,128}\([^()]{0,1024}(?:pass|pwd|secret|token|email|ssn)"
        r"[^()]{0,1024}\)\s{0,8}values\s{0,8}\((?P<secret>.{1,20480})",
        words=("insert",),
        cased=False,
    ),
    *_named("PASSWORD", _CREDENTIAL, _CREDENTIAL_WORDS, plausible.is_value),
    *_named("PASSWORD", _SHORT_CREDENTIAL, ("pass", "pwd", "psk"), plausible.is_value),
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
        r"(?P<secret>[\w+/=.~-]{16,20480})",
        words=("token", "secret", "key", "credential"),
        accept=plausible.looks_random,
        cased=False,
    ),
    Rule(
        "PASSWORD",  # statements, and prose that quotes it
        r"(?:pass(?:word|wd|phrase|code)|pwd|identified\s{1,4}by)"
        r"(?:\s{1,4}|\s{0,4}\(\s{0,2})([\"'])(?P<secret>[^\"']{1,256})\1",
        words=("pass", "pwd", "identified"),
        accept=plausible.is_value,
        cased=False,
    ),
    Rule(
        "PASSWORD",  # arguments of programs that take it so
        r"\b(?:sshpass\s{1,3}-p\s{0,3}|redis-cli\b[^|;]{0,256}?\s-a\s{1,3}"
        r"|(?:mysql|mariadb)[\w-]{0,16}\b[^|;]{0,256}?\s-p)[\"']?(?P<secret>[^\s\"']{1,256})",
        words=("sshpass", "redis-cli", "mysql", "mariadb"),
    ),
    Rule(
        "PASSWORD",  # lines of redis.conf and of .netrc
        r"(?:requirepass|masterauth|machine\s{1,4}\S{1,256}\s{1,4}login\s{1,4}\S{1,128}"
        r"\s{1,4}password)\s{1,4}[\"']?(?P<secret>[^\s\"']{1,256})",
        words=("requirepass", "masterauth", "machine"),
        accept=plausible.is_value,
        cased=False,
    ),
    Rule(
        "PASSWORD",
        r"\b(?:jdbc:oracle:\w{2,8}:|sqlplus\s{1,3})[^\s/@:]{1,64}/(?P<secret>[^\s@/]{1,128})@",
        words=("jdbc:oracle:", "sqlplus"),
        cased=False,
    ),
    Rule(
        "PASSWORD",  # SMTP and IMAP
        r"\bauth\s(?:plain|login)\s(?P<secret>[\w+/]{8,1024}={0,2})(?!\w)",
        words=("auth plain ", "auth login "),
        accept=plausible.is_opaque,
        cased=False,
    ),
    Rule(
        "TOKEN",  # where a UUID is the token
        r"(?:\bx-[\w-]{0,32}(?:token|api-?key|secret)|consul_http_token|secret_id|apikey)"
        rf"{ASSIGNED}[\"']?(?P<secret>[0-9a-f]{{8}}(?:-[0-9a-f]{{4}}){{3}}-[0-9a-f]{{12}})",
        words=("x-", "consul_http_token", "secret_id", "apikey"),
        cased=False,
    ),
    Rule(
        "TOKEN",  # OAuth's codes, on their way back
        r"[?&]code=(?P<secret>[\w~%/.-]{20,1024})",
        words=("?code=", "&code="),
        accept=plausible.looks_random,
    ),
)
