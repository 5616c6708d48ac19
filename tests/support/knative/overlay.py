"""The functions of a rendered overlay as revisions for the double, against given backends."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.support.knative.cluster import Knative
from tests.support.knative.revision import Revision, revision
from tests.support.manifests import knative_services, of_kind
from tests.support.processes import isolated_env


def overlay_at_zero(
    folder: Path, settings: Mapping[str, str], *, overlay: str = "homelab", idle_s: float = 600.0
) -> Knative:
    """Return the double over an overlay; siblings find one another through its own URL.

    `settings` go over what the overlay's ConfigMap says. Resting comes after `idle_s` in place of
    the minutes that the manifests say.
    """

    def revisions(url: str) -> Iterable[Revision]:
        said = {**_config(overlay), "FUNCTION_URL_TEMPLATE": f"{url}/{{service}}", **settings}
        for service in knative_services(overlay):
            yield revision(service, said, idle_s=idle_s)

    base = isolated_env(
        folder,
        PROMETHEUS_URL="",
        OLLAMA_URL="",
        AGENT_SERVICE_URL="",
        KUBERNETES_API_URL=settings.get("KUBERNETES_API_URL", ""),
        PYDANTIC_DISABLE_PLUGINS="__all__",
    )
    return Knative(revisions, base, folder)


def _config(overlay: str) -> dict[str, str]:
    (config,) = [
        one["data"]
        for one in of_kind(overlay, "ConfigMap")
        if one["metadata"]["name"].startswith("jamie-config-")
    ]
    return config
