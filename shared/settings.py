"""Every environment variable, its default and its meaning; nothing else reads the environment.

`Settings.from_env` checks the values and names the variable that is wrong. README's table is
generated from these fields. What a threshold of a verdict means is its domain's to say.
"""

import dataclasses
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from shared.errors import NotConfigured
from shared.readers import assignments, flag, http_url, names, port, profile, sibling_template

PROMETHEUS_IN_CLUSTER = (
    "http://prometheus-operator-kube-p-prometheus.prometheus.svc.cluster.local:9090"
)


def keep_pydantic_plugins_unloaded() -> None:
    """Say so before the first model: with logfire installed, pydantic would import all of it.

    Tracing is switched on by `shared.telemetry` alone. A person's own value is respected.
    """
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def process_environment() -> dict[str, str]:
    """Return a copy of this process's environment."""
    return dict(os.environ)


def _text(env: str, default: str, meaning: str, *, secret: bool = False) -> Any:
    return field(
        default=default,
        repr=not secret,
        metadata={"env": env, "meaning": meaning, "read": str.strip},
    )


def _url(env: str, default: str, meaning: str) -> Any:
    return field(default=default, metadata={"env": env, "meaning": meaning, "read": http_url})


def _port(env: str, default: int, meaning: str) -> Any:
    return field(default=default, metadata={"env": env, "meaning": meaning, "read": port})


def _flag(env: str, meaning: str) -> Any:
    return field(default=False, metadata={"env": env, "meaning": meaning, "read": flag})


def _names(env: str, meaning: str) -> Any:
    return field(default=(), metadata={"env": env, "meaning": meaning, "read": names})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says, checked; immutable, passed down, never read at import."""

    prometheus_url: str = _url(
        "PROMETHEUS_URL", PROMETHEUS_IN_CLUSTER, "the Prometheus (or VictoriaMetrics, Mimir) to ask"
    )
    prometheus_token: str = _text(
        "PROMETHEUS_TOKEN", "", "bearer token for Prometheus", secret=True
    )
    prometheus_token_file: str = _text(
        "PROMETHEUS_TOKEN_FILE", "", "a file that holds that token, read anew on each connection"
    )
    prometheus_org_id: str = _text(
        "PROMETHEUS_ORG_ID", "", "sent as `X-Scope-OrgID` (Mimir, Cortex)"
    )
    prometheus_ca_file: str = _text(
        "PROMETHEUS_CA_FILE", "", "certificate authority for an https Prometheus"
    )
    ollama_url: str = _url("OLLAMA_URL", "http://192.168.0.16:11434", "the model server")
    model_name: str = _text("MODEL_NAME", "llama3.2:3b", "the model that words answers")
    model_name_routing: str = _text(
        "MODEL_NAME_ROUTING", "", "the model that chooses a tool; unset: `MODEL_NAME`"
    )
    model_name_analysis: str = _text(
        "MODEL_NAME_ANALYSIS", "", "another model for explaining logs; unset: the same one"
    )
    agent_sre_url: str = _url(
        "AGENT_SRE_URL",
        "",
        "when set, Jamie's MCP tools go to this server's `/mcp` instead of siblings",
    )
    agent_service_url: str = _url(
        "AGENT_SERVICE_URL",
        "",
        "when set, siblings are reached as this URL plus the documented path",
    )
    function_url_template: str = field(
        default="http://{service}.{namespace}.svc.cluster.local",
        metadata={
            "env": "FUNCTION_URL_TEMPLATE",
            "meaning": "otherwise, how a sibling's URL is made",
            "read": sibling_template,
        },
    )
    function_namespace: str = _text(
        "FUNCTION_NAMESPACE", "jamie", "the `{namespace}` of that template"
    )
    mcp_host: str = _text("MCP_HOST", "127.0.0.1", "what `python -m functions serve` binds")
    mcp_port: int = _port("MCP_PORT", 30121, "and its port")
    mcp_profile: str = field(
        default="jamie",
        metadata={
            "env": "MCP_PROFILE",
            "meaning": "which tools MCP shows: `jamie` or `agent-sre`",
            "read": profile,
        },
    )
    jamie_token: str = _text(
        "JAMIE_TOKEN",
        "",
        "bearer token required of callers; without one only loopback is served",
        secret=True,
    )
    jamie_sibling_token: str = _text(
        "JAMIE_SIBLING_TOKEN", "", "what functions send one another", secret=True
    )
    allow_anonymous: bool = _flag(
        "JAMIE_ALLOW_ANONYMOUS", "serve callers without a token, wherever they are"
    )
    knative_service: str = _text(
        "K_SERVICE", "", "set by Knative: a queue-proxy makes every caller look like loopback"
    )
    logfire_token_jamie_mcp: str = _text(
        "LOGFIRE_TOKEN_JAMIE_MCP", "", "turns tracing on (Jamie's functions)", secret=True
    )
    logfire_token_agent_sre: str = _text(
        "LOGFIRE_TOKEN_AGENT_SRE", "", "turns tracing on (Agent-SRE's profile)", secret=True
    )
    logfire_token: str = _text("LOGFIRE_TOKEN", "", "turns tracing on", secret=True)
    otlp_endpoint: str = _text(
        "OTEL_EXPORTER_OTLP_ENDPOINT", "", "turns tracing on, to any OTLP receiver over HTTP"
    )
    otlp_metrics_endpoint: str = _url(
        "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "", "where metrics are pushed, a whole URL"
    )
    allowed_namespaces: tuple[str, ...] = _names(
        "ALLOWED_NAMESPACES", "comma list that Kubernetes reads are held to; unset: all"
    )
    allowed_hosts: tuple[str, ...] = _names(
        "ALLOWED_HOSTS", "more `Host` names to serve, beside loopback and cluster names"
    )
    allowed_origins: tuple[str, ...] = _names(
        "ALLOWED_ORIGINS", "more browser origins that MCP serves, beside loopback"
    )
    golden_signals_thresholds: tuple[tuple[str, float], ...] = field(
        default=(),
        metadata={
            "env": "GOLDEN_SIGNALS_THRESHOLDS",
            "meaning": "where verdicts turn: `p95_degraded_ms=300,error_ratio_unhealthy=0.02`",
            "read": assignments,
        },
    )
    kubeconfig: str = _text(
        "KUBECONFIG", "", "outside a cluster; default `~/.kube/config` when that file exists"
    )
    kubernetes_host: str = _text(
        "KUBERNETES_SERVICE_HOST", "", "set by Kubernetes in every pod: the API server's address"
    )
    kubernetes_port: int = _port("KUBERNETES_SERVICE_PORT", 443, "and its port")
    kubernetes_api_url: str = _url(
        "KUBERNETES_API_URL",
        "",
        "an API server to ask without credentials, such as `kubectl proxy`",
    )
    s3_endpoint_url: str = _url("S3_ENDPOINT_URL", "", "MinIO or another S3; unset: Amazon's")
    s3_bucket: str = _text(
        "S3_BUCKET", "", "keeps conversations and incident reports; unset: they are not kept"
    )
    aws_region: str = _text("AWS_REGION", "us-east-1", "the bucket's region")
    aws_access_key_id: str = _text(
        "AWS_ACCESS_KEY_ID", "", "credentials for S3; unset: the pod's own role", secret=True
    )
    aws_secret_access_key: str = _text("AWS_SECRET_ACCESS_KEY", "", "and their key", secret=True)
    aws_session_token: str = _text("AWS_SESSION_TOKEN", "", "and their session", secret=True)
    home: str = _text("HOME", "", "where `~/.kube/config` is looked for")

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Self:
        """Read and check the settings; a variable that is empty counts as unset.

        Raises:
            NotConfigured: a value cannot be read; the sentence names the variable, not its value.

        """
        env = os.environ if env is None else env
        values: dict[str, Any] = {}
        for spec in dataclasses.fields(cls):
            variable = spec.metadata["env"]
            if text := env.get(variable, "").strip():
                try:
                    values[spec.name] = spec.metadata["read"](text)
                except ValueError as bad:
                    raise NotConfigured(f"{variable} {bad}") from None
        return cls(**values)

    @property
    def caller_tokens(self) -> tuple[str, ...]:
        """The bearer tokens that open this function; empty when none is set."""
        return tuple(token for token in (self.jamie_token, self.jamie_sibling_token) if token)

    @property
    def tracing_token(self) -> str:
        """The Logfire token in force: the profile's own one first."""
        own = (
            self.logfire_token_agent_sre
            if self.mcp_profile == "agent-sre"
            else self.logfire_token_jamie_mcp
        )
        return own or self.logfire_token

    def prometheus_bearer(self) -> str:
        """Return the token for Prometheus, from its file when one is named.

        Raises:
            NotConfigured: the file cannot be read.

        """
        if not self.prometheus_token_file:
            return self.prometheus_token
        try:
            return Path(self.prometheus_token_file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as gone:
            raise NotConfigured("PROMETHEUS_TOKEN_FILE cannot be read") from gone
