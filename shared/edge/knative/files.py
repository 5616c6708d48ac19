"""Which generated text stands in which file under deploy/knative."""

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from shared.edge.declaration import Declaration
from shared.edge.endpoint import Endpoint
from shared.edge.knative.access import reader_role
from shared.edge.knative.needs import needs_of
from shared.edge.knative.routes import http_routes, nginx_maps, virtual_services
from shared.edge.knative.service import bundle, services

HEAD = "# Generated from the functions' declarations: python -m functions write\n"


def manifests(
    declarations: Iterable[Declaration], endpoints: Iterable[Endpoint]
) -> Mapping[str, str]:
    """Return each generated file's text by its path under deploy/knative."""
    functions = [needs_of(one) for one in (*declarations, *endpoints)]
    return {
        "base/services.yaml": documents(services(functions)),
        "bundle/service.yaml": documents([bundle(functions)]),
        "common/reader.yaml": documents([reader_role()]),
        "components/compat/routes.conf": HEAD + nginx_maps(functions),
        "components/gateway-api/routes.yaml": documents(http_routes(functions)),
        "components/istio/routes.yaml": documents(virtual_services(functions)),
    }


def documents(objects: Iterable[Mapping[str, Any]]) -> str:
    """Return objects as one YAML file."""
    return HEAD + "---\n".join(
        yaml.safe_dump(one, sort_keys=False, width=100, allow_unicode=True) for one in objects
    )
