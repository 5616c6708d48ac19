"""Tokens that say by their beginning whose they are, and tokens of a known build.

Prefixes are as their issuers document them and as secret scanners look for them. Public ones
(publishable keys, identifiers) are left alone.
"""

from shared.domain.logs import plausible
from shared.domain.logs.rule import Rule

# A prefix as it is written, and what follows it.
_PREFIXED = (
    # code and packages
    *((f"gh{sort}_", r"\w{16,255}") for sort in "pousr"),
    ("github_pat_", r"\w{20,255}"),
    *(
        (f"gl{sort}-", r"[\w.-]{16,255}")
        for sort in ("pat", "dt", "rt", "rtr", "ptt", "soat", "ft", "cbt", "agent", "imt", "ffct")
    ),
    ("GR1348941", r"[\w-]{20,64}"),
    ("npm_", r"[A-Za-z0-9]{20,255}"),
    ("pypi-", r"[\w-]{32,512}"),
    ("rubygems_", r"[0-9a-f]{48}"),
    ("dckr_pat_", r"[\w-]{16,255}"),
    ("dckr_oat_", r"[\w-]{16,255}"),
    ("ATATT3", r"[\w=-]{20,512}"),
    # messages and payments
    ("xox", r"[a-z]-[\w-]{10,255}"),
    ("xapp-", r"[\w-]{16,255}"),
    ("SG.", r"[\w-]{10,64}\.[\w-]{10,128}"),
    ("key-", r"[0-9a-f]{32}"),
    ("xkeysib-", r"[0-9a-f]{64}-\w{16}"),
    *((f"{sort}k_{mode}_", r"\w{10,255}") for sort in "sr" for mode in ("live", "test")),
    ("whsec_", r"[\w+/=]{16,128}"),
    ("sq0csp-", r"[\w-]{32,64}"),
    *((f"shp{sort}_", r"\w{20,64}") for sort in ("at", "ca", "pa", "ss")),
    # clouds and their secrets' keepers
    ("AIza", r"[\w-]{30,64}"),
    ("ya29.", r"[\w.-]{16,512}"),
    ("GOCSPX-", r"[\w-]{20,64}"),
    ("LTAI5t", r"[A-Za-z0-9]{18}"),
    *((f"do{sort}_v1_", r"[0-9a-f]{32,64}") for sort in "por"),
    ("tskey-", r"[a-z]{3,10}-[\w-]{16,128}"),
    *((f"hv{sort}.", r"[\w-]{16,512}") for sort in "sbr"),
    *((f"dp.{sort}.", r"[\w-]{32,64}") for sort in ("pt", "st", "ct", "sa", "scim", "audit")),
    ("pul-", r"[0-9a-f]{40}"),
    # watching
    ("glsa_", r"\w{20,128}"),
    ("eyJrIjoi", r"[\w+/-]{30,512}={0,2}"),  # Grafana's older keys: {"k":"
    ("pylf_v", r"\d_[a-z]{2,8}_\w{32,128}"),
    ("NRAK-", r"[A-Z0-9]{27}"),
    *((f"sntry{sort}_", r"[\w+/=-]{40,512}") for sort in "su"),
    # everything else that people run
    ("hf_", r"[A-Za-z0-9]{20,64}"),
    ("nvapi-", r"[\w-]{32,128}"),
    ("lin_api_", r"\w{20,64}"),
    ("figd_", r"[\w-]{32,64}"),
    ("PMAK-", r"[0-9a-f]{24}-[0-9a-f]{34}"),
    ("dapi", r"[0-9a-f]{32}"),
    ("AGE-SECRET-KEY-1", r"[0-9A-Z]{50,64}"),
    ("sha256~", r"[\w-]{40,64}"),
    ("K10", r"[0-9a-f]{48,80}::\S{4,128}"),
)
# Beginnings that ordinary words have too: what follows must look random.
_RANDOM = (
    ("sk-", r"[\w-]{20,255}"),
    ("gsk_", r"\w{40,64}"),
    ("r8_", r"\w{37}"),
    ("pplx-", r"\w{40,64}"),
    ("phx_", r"\w{40,64}"),
    ("glc_", r"[\w+/=-]{32,512}"),
    ("ntn_", r"\w{40,64}"),
    ("secret_", r"\w{40,64}"),
    ("ATBB", r"\w{32}"),
    ("EAAA", r"[\w-]{56,128}"),
    ("1//0", r"[\w-]{32,256}"),
)
_BEGIN = r"(?<![A-Za-z0-9])"


def _prefixed(prefix: str, rest: str, accept: plausible.Check = bool) -> Rule:
    literally = prefix.replace(".", r"\.")  # re.escape takes ten times as long, at each start
    pattern = rf"{_BEGIN}(?P<secret>{literally}{rest})"
    return Rule("TOKEN", pattern, words=(prefix.lower(),), accept=accept)


TOKENS: tuple[Rule, ...] = (
    *(_prefixed(prefix, rest) for prefix, rest in _PREFIXED),
    *(_prefixed(prefix, rest, plausible.looks_random) for prefix, rest in _RANDOM),
    Rule(
        "TOKEN",  # Telegram's bots, also inside their URLs
        r"(?:(?<=bot)|(?<![A-Za-z0-9]))(?P<secret>\d{8,10}:AA[\w-]{30,40})",
        words=(":aa",),
        accept=plausible.looks_random,
    ),
    Rule(
        "TOKEN",  # Discord's bots: a decimal number in base 64, a time, a signature
        r"(?<![\w.-])(?P<secret>(?:[MNO][DTjz][AEIMQUYcgk][\w-]){5}[\w-]{2,8}\.[\w-]{6}\.[\w-]{27,38})",
        words=("discord", "bot "),
    ),
    Rule(
        "TOKEN",  # Terraform Cloud
        rf"{_BEGIN}(?P<secret>[A-Za-z0-9]{{14}}\.atlasv1\.[\w-]{{60,70}})",
        words=(".atlasv1.",),
    ),
    Rule(
        "TOKEN",  # secrets of Azure's applications
        r"(?<![\w~.-])(?P<secret>[\w~.-]{3}\dQ~[\w~.-]{31,34})(?![\w~-])",
        words=("q~",),
    ),
    Rule(
        "TOKEN",  # Mailchimp
        rf"{_BEGIN}(?P<secret>[0-9a-f]{{32}}-us\d{{1,2}})(?![\w-])",
        words=("-us",),
    ),
    Rule(
        "TOKEN",  # kubeadm's bootstrap tokens
        r"(?<![\w.-])(?P<secret>[a-z0-9]{6}\.[a-z0-9]{16})(?![\w.-])",
        words=("bootstrap", "kubeadm", "token"),
        accept=plausible.is_opaque,
    ),
)
