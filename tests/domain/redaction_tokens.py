"""Tokens that are known by how they begin: lines that hold one, and lines that nearly do."""

from typing import NamedTuple

from tests.domain.redaction_random import GUID, MIXED, SHA, some


class Kind(NamedTuple):
    """One kind of secret: (line, what must go), and lines that must stay as they are."""

    name: str
    leaks: tuple[tuple[str, str], ...]
    stays: tuple[str, ...]


def _begins(name: str, secrets: tuple[str, ...], stays: tuple[str, ...]) -> Kind:
    """Return a kind whose secret stands in prose, in JSON and in a query."""
    lines = tuple(
        (line.format(secret), secret)
        for secret in secrets
        for line in (
            "auth with {} failed: 401",
            '{{"msg":"using","cred":"{}"}}',
            "GET /x?k={}&page=2",
        )
    )
    return Kind(name, lines, stays)


TOKENS = (
    _begins(
        "github",
        (
            f"ghp_{some('mixed', 36)}",
            f"ghs_{some('mixed', 36)}",
            f"github_pat_{some('mixed', 22)}_{some('mixed', 59)}",
        ),
        (f"checked out {SHA} of ghp_pages", "github_path=/srv/github_pat_docs"),
    ),
    _begins(
        "gitlab",
        (
            f"glpat-{some('mixed', 20)}",
            f"glrt-{some('mixed', 20)}",
            f"glagent-{some('mixed', 50)}",
            f"GR1348941{some('mixed', 20)}",
        ),
        ("job glpat-rotate done", "gldt-x and glrt-runner-3 are up", "pipeline GR134894 ok"),
    ),
    _begins(
        "package registries",
        (
            f"npm_{some('mixed', 36)}",
            f"pypi-AgEIcHlwaS5vcmc{some('mixed', 60)}",
            f"rubygems_{some('hex', 48)}",
            f"dckr_pat_{some('mixed', 27)}",
        ),
        (
            "npm_config_registry and npm_lifecycle_event set",
            "pypi-mirror is in sync, rubygems_version=3.5.1",
            "dckr_pat_ is the prefix",
        ),
    ),
    _begins(
        "slack",
        (
            f"xoxb-{some('digits', 12)}-{some('mixed', 24)}",
            f"xapp-1-A{some('upper', 10)}-{some('digits', 13)}-{some('hex', 64)}",
        ),
        ("xoxb-token is missing", "posted to #xapp-alerts"),
    ),
    Kind(
        "chat bots",
        (
            (
                f"discord login MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.{some('mixed', 27)} rejected",
                some("mixed", 27),
            ),
            (
                f"POST https://discord.com/api/webhooks/1987/{some('mixed', 60)} 429",
                some("mixed", 60),
            ),
            (
                f"GET https://api.telegram.org/bot123456789:AAE{some('mixed', 32)}/getMe",
                some("mixed", 32),
            ),
        ),
        (
            "loaded com.acme.Maintenance.Window.handlers",
            "GET https://discord.com/api/v10/gateway 200",
            "trade 1234567890:AAPL filled",
        ),
    ),
    _begins(
        "payments",
        (
            f"sk_live_{some('mixed', 24)}",
            f"rk_test_{some('mixed', 24)}",
            f"whsec_{some('mixed', 32)}",
            f"sq0csp-{some('mixed', 43)}",
            f"shpat_{some('hex', 32)}",
        ),
        ("mode sk_live_mode, pk_test_ok", "whsec_ is unset", "shpat_ missing, sq0csp-doc"),
    ),
    _begins(
        "mail and messages",
        (
            f"SG.{some('mixed', 22)}.{some('mixed', 43)}",
            f"key-{some('hex', 32)}",
            f"xkeysib-{some('hex', 64)}-{some('mixed', 16)}",
            f"{some('hex', 32)}-us12",
        ),
        (
            "SG.1 attached to eni",
            "key-value store",
            f"call SK{some('hex', 32)} ended",
            f"{some('hex', 32)}-v2 built",
        ),
    ),
    _begins(
        "models",
        (
            f"sk-proj-{some('mixed', 48)}",
            f"sk-ant-api03-{some('mixed', 90)}-AA",
            f"hf_{some('mixed', 34)}",
            f"gsk_{some('mixed', 52)}",
            f"r8_{some('mixed', 37)}",
            f"pplx-{some('mixed', 48)}",
        ),
        (
            "task-worker-7f9c8d, disk-0, risk-score",
            "hf_hub_download started, hf_transfer on",
            "gsk_x r8_memory pplx-online",
            "sk-learn-pipeline-with-a-long-name ready",
        ),
    ),
    _begins(
        "google",
        (
            f"AIza{some('mixed', 35)}",
            f"ya29.{some('mixed', 60)}",
            f"GOCSPX-{some('mixed', 28)}",
            f"1//0{some('mixed', 60)}",
        ),
        ("AIzawa host up", "ya29. is a prefix", "path a//1//0 walked", "ratio 1//0 is undefined"),
    ),
    _begins(
        "clouds",
        (
            f"AKIA{some('upper', 16)}",
            f"ASIA{some('upper', 16)}",
            f"abc8Q~{some('mixed', 34)}",
            f"dop_v1_{some('hex', 64)}",
            f"EAAA{some('mixed', 60)}",
            f"LTAI5t{some('mixed', 18)}",
            f"hvs.{some('mixed', 24)}",
            f"tskey-auth-k{some('mixed', 10)}CNTRL-{some('mixed', 32)}",
        ),
        (
            "AKIAS in ASIA region ASIA-PACIFIC",
            "dop_v1_ unset, hvs.local resolves",
            "tskey-auth is not set",
            "LTAI5 and EAAA are prefixes",
        ),
    ),
    _begins(
        "observability",
        (
            f"glsa_{some('mixed', 32)}_{some('hex', 8)}",
            f"glc_{some('mixed', 80)}",
            f"pylf_v1_us_{some('mixed', 43)}",
            f"NRAK-{some('upper', 27)}",
            f"sntrys_{some('mixed', 60)}",
        ),
        (
            "glsa_service up, glc_scrape_duration_seconds 0.4",
            "pylf_v1_ is a prefix, phc_total 3",
            "sntrys_ NRAK-1 ok",
        ),
    ),
    _begins(
        "platforms",
        (
            f"dp.pt.{some('mixed', 43)}",
            f"pul-{some('hex', 40)}",
            f"lin_api_{some('mixed', 40)}",
            f"ntn_{some('mixed', 46)}",
            f"figd_{some('mixed', 40)}",
            f"PMAK-{some('hex', 24)}-{some('hex', 34)}",
            f"dapi{some('hex', 32)}",
            f"{some('mixed', 14)}.atlasv1.{some('mixed', 64)}",
            f"ATATT3{some('mixed', 60)}",
            f"ATBB{some('mixed', 32)}",
            f"secret_{some('mixed', 43)}",
            f"nvapi-{some('mixed', 64)}",
        ),
        (
            "dp.pt.example.com is up",
            "pul-request and pul-through cache",
            "ntn_out 7, figd_ok, dapi3 alive",
            "secret_manager and secret_key_ref mounted",
            "nvapi-x.dll, ATBBQ party",
        ),
    ),
    _begins(
        "clusters",
        (
            f"K10{some('hex', 64)}::server:{some('hex', 32)}",
            f"sha256~{some('mixed', 43)}",
            f"AGE-SECRET-KEY-1{some('upper', 58)}",
        ),
        (
            "K10 backup ran",
            f"pulled nginx@sha256:{some('hex', 64)}",
            f"recipient age1{some('lower', 58)}",
            f"containerd://{some('hex', 64)} started",
        ),
    ),
    Kind(
        "jwt",
        (
            (f"sa token eyJhbGciOiJSUzI1NiJ9.eyJ{MIXED}.{some('mixed', 64)}", some("mixed", 64)),
            (f"grafana key eyJrIjoi{some('mixed', 60)}9 was used", some("mixed", 60)),
        ),
        ("eyJ is how JSON begins", f"uid {GUID}"),
    ),
)
