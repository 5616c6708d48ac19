"""The environment, read and checked: defaults, spellings, and what is said about a wrong value."""

import dataclasses
import re

import pytest
from hypothesis import given
from hypothesis import settings as quickly
from hypothesis import strategies as st

from shared.errors import NotConfigured
from shared.readers import public_url
from shared.settings import Settings
from tests.support.tries import tries

SECRET = "hunter2"
FIELDS = dataclasses.fields(Settings)
VARIABLES = [field.metadata["env"] for field in FIELDS]


def test_without_an_environment_everything_has_its_documented_default():
    settings = Settings.from_env({})

    assert settings == Settings()
    assert settings.prometheus_url == (
        "http://prometheus-operator-kube-p-prometheus.prometheus.svc.cluster.local:9090"
    )
    assert settings.ollama_url == "http://192.168.0.16:11434"
    assert settings.model_name == "llama3.2:3b"
    assert (settings.mcp_host, settings.mcp_port, settings.mcp_profile) == (
        "127.0.0.1",
        30121,
        "jamie",
    )
    assert settings.function_url_template == "http://{service}.{namespace}.svc.cluster.local"


def test_every_variable_is_named_once_and_explained():
    assert len(set(VARIABLES)) == len(VARIABLES)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_]+", variable) for variable in VARIABLES)
    assert all(field.metadata["meaning"] for field in FIELDS)


@pytest.mark.parametrize("blank", ["", " ", "\n"])
def test_a_variable_that_is_blank_counts_as_unset(blank):
    assert Settings.from_env(dict.fromkeys(VARIABLES, blank)) == Settings()


def test_settings_never_change():
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(Settings(), FIELDS[0].name, "other")


@pytest.mark.parametrize(
    ("variable", "text", "field", "value"),
    [
        ("PROMETHEUS_URL", "http://p:9090/", "prometheus_url", "http://p:9090"),
        ("PROMETHEUS_URL", " https://p/prefix// ", "prometheus_url", "https://p/prefix"),
        ("PROMETHEUS_URL", "http://[::1]:9090", "prometheus_url", "http://[::1]:9090"),
        ("JAMIE_TOKEN", " t \n", "jamie_token", "t"),
        ("MCP_PORT", "0", "mcp_port", 0),
        ("MCP_PORT", "65535", "mcp_port", 65535),
        ("MCP_PROFILE", "Agent-SRE", "mcp_profile", "agent-sre"),
        ("JAMIE_ALLOW_ANONYMOUS", "1", "allow_anonymous", True),
        ("JAMIE_ALLOW_ANONYMOUS", "Yes", "allow_anonymous", True),
        ("JAMIE_ALLOW_ANONYMOUS", "0", "allow_anonymous", False),
        ("JAMIE_ALLOW_ANONYMOUS", "off", "allow_anonymous", False),
        ("ALLOWED_NAMESPACES", "shop, ,default,", "allowed_namespaces", ("shop", "default")),
        (
            "GOLDEN_SIGNALS_THRESHOLDS",
            "p95_degraded_ms = 300, error_ratio_unhealthy=0.02,",
            "golden_signals_thresholds",
            (("p95_degraded_ms", 300.0), ("error_ratio_unhealthy", 0.02)),
        ),
        ("AGENT_SERVICE_URL", "http://a/", "agent_service_url", "http://a"),
        ("FUNCTION_URL_TEMPLATE", "http://{service}/", "function_url_template", "http://{service}"),
    ],
)
def test_a_value_is_read_as_it_is_meant(variable, text, field, value):
    assert getattr(Settings.from_env({variable: text}), field) == value


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("PROMETHEUS_URL", "hunter2"),
        ("PROMETHEUS_URL", "ftp://hunter2"),
        ("GOLDEN_SIGNALS_THRESHOLDS", "hunter2"),
        ("GOLDEN_SIGNALS_THRESHOLDS", "p95_degraded_ms=hunter2"),
        ("PROMETHEUS_URL", "//hunter2:9090"),
        ("PROMETHEUS_URL", "http://user:hunter2@"),
        ("PROMETHEUS_URL", "http://[hunter2"),
        ("PROMETHEUS_URL", "http://p:99999"),
        ("PROMETHEUS_URL", "http://user:hunter2"),
        ("OLLAMA_URL", "http://user:hunter2℀@host"),
        ("MCP_PORT", "hunter2"),
        ("MCP_PORT", "-1"),
        ("MCP_PORT", "65536"),
        ("MCP_PORT", "3.0"),
        ("MCP_PORT", "9" * 5000),
        ("MCP_PROFILE", "hunter2"),
        ("JAMIE_ALLOW_ANONYMOUS", "hunter2"),
        ("FUNCTION_URL_TEMPLATE", "http://{hunter2}"),
        ("FUNCTION_URL_TEMPLATE", "http://{}"),
        ("FUNCTION_URL_TEMPLATE", "http://{"),
        ("FUNCTION_URL_TEMPLATE", "http://{service:hunter2}"),
        ("FUNCTION_URL_TEMPLATE", "http://{service.hunter2}"),
    ],
)
def test_a_wrong_value_is_told_by_its_variable_and_never_shown(variable, text):
    with pytest.raises(NotConfigured) as caught:
        Settings.from_env({variable: text})

    assert caught.value.detail.startswith(f"{variable} ")
    assert SECRET not in caught.value.detail


def test_secrets_are_not_shown_with_the_settings():
    secret = [
        variable
        for variable in VARIABLES
        if re.search(r"TOKEN(?!_FILE)", variable) or variable.startswith("LOGFIRE")
    ]

    shown = repr(Settings.from_env(dict.fromkeys(secret, SECRET)))

    assert len(secret) >= 6
    assert SECRET not in shown


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://user:hunter2@p:9090/prefix?token=hunter2#hunter2", "http://p:9090/prefix"),
        ("https://hunter2@p", "https://p"),
        ("http://[::1]:9090", "http://[::1]:9090"),
        ("http://p", "http://p"),
    ],
)
def test_a_url_in_a_message_holds_no_credentials(url, shown):
    assert public_url(url) == shown


@pytest.mark.parametrize(
    ("env", "token"),
    [
        ({}, ""),
        ({"LOGFIRE_TOKEN": "all"}, "all"),
        ({"LOGFIRE_TOKEN": "all", "LOGFIRE_TOKEN_JAMIE_MCP": "own"}, "own"),
        ({"LOGFIRE_TOKEN_AGENT_SRE": "other"}, ""),
        ({"LOGFIRE_TOKEN_AGENT_SRE": "own", "MCP_PROFILE": "agent-sre"}, "own"),
    ],
)
def test_the_tracing_token_is_the_profiles_own_first(env, token):
    assert Settings.from_env(env).tracing_token == token


def test_both_tokens_open_a_function():
    assert Settings().caller_tokens == ()
    assert Settings(jamie_token="a").caller_tokens == ("a",)
    assert Settings(jamie_token="a", jamie_sibling_token="b").caller_tokens == ("a", "b")


def test_a_token_file_is_read_anew_and_wins(tmp_path):
    file = tmp_path / "token"
    settings = Settings(prometheus_token="old", prometheus_token_file=str(file))
    file.write_text("first\n")
    first = settings.prometheus_bearer()
    file.write_text("second\n")

    assert (first, settings.prometheus_bearer()) == ("first", "second")
    assert Settings(prometheus_token="plain").prometheus_bearer() == "plain"


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_token_file_that_cannot_be_read_is_told_by_its_variable(tmp_path, content):
    file = tmp_path / SECRET
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(NotConfigured) as caught:
        Settings(prometheus_token_file=str(file)).prometheus_bearer()

    assert caught.value.detail == "PROMETHEUS_TOKEN_FILE cannot be read"


@quickly(max_examples=tries(200), deadline=None, database=None)
@given(variable=st.sampled_from(VARIABLES), text=st.text(st.characters(exclude_characters="{}")))
def test_any_text_is_either_read_or_told_by_its_variable(variable, text):
    try:
        settings = Settings.from_env({variable: text})
    except NotConfigured as wrong:
        assert wrong.detail.startswith(f"{variable} ")  # noqa: PT017 - either outcome is right
    else:
        assert isinstance(settings, Settings)
