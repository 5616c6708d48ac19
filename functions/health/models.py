"""What health is asked and what it answers."""

from pydantic import Field

from shared.edge.models import Answer, Ask


class HealthRequest(Ask):
    """How deep to look."""

    deep: bool = Field(
        default=False, description="Also ask Prometheus, Kubernetes, Ollama and the functions."
    )


class Component(Answer):
    """One thing behind Jamie; `unknown` means that it could not be asked."""

    status: str
    detail: str
    latency_ms: float | None


class Components(Answer):
    """Everything behind Jamie."""

    prometheus: Component
    kubernetes: Component
    ollama: Component
    storage: Component
    functions: dict[str, Component]


class Health(Answer):
    """Own state; `degraded` when Prometheus, Kubernetes or a function could not be asked."""

    status: str
    service: str
    version: str
    timestamp: str
    components: Components | None = None
