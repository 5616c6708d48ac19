"""The three old addresses, led to functions: by nginx, by the Gateway API or by Istio.

Each only rewrites the host that Knative's ingress routes by, and the Homepage's public paths. The
rest of nginx's configuration is deploy/knative/components/compat/nginx.conf.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from shared import __version__
from shared.edge.knative.needs import Needs
from shared.edge.knative.service import NAMESPACE, profiles
from shared.edge.server import PUBLIC_PREFIX

Json = dict[str, Any]

# The ports of the servers that these addresses belonged to.
JAMIE_PORT, AGENT_SRE_PORT, AGENT_PORT = 30121, 30120, 8080
LISTENERS = {"jamie": JAMIE_PORT, "agent-sre-mcp": AGENT_SRE_PORT, "agent-sre": AGENT_PORT}
DOMAIN = f"{NAMESPACE}.svc.cluster.local"
GATEWAY = {"name": "kourier-internal", "namespace": "kourier-system", "port": 80}
ISTIO_GATEWAY = "knative-local-gateway.istio-system.svc.cluster.local"


class Route(NamedTuple):
    """An old path, the Service behind it and the path that it knows it by."""

    path: str
    service: str
    there: str


def routes(functions: Iterable[Needs], profile: str = "jamie") -> Iterator[Route]:
    """Yield every path that the old servers answered, the Homepage's public ones included."""
    for one in functions:
        by_profile = {profile: name for name, profile in profiles(one).items()}
        service = one.service if one.timeout_s else by_profile[profile]
        for path in one.paths:
            yield Route(path, service, path)
            if path.startswith("/api/"):
                yield Route(PUBLIC_PREFIX + path.removeprefix("/api"), service, path)
            elif path == "/health":
                yield Route("/ready", service, "/ready")
                yield Route(PUBLIC_PREFIX + path, service, path)
                yield Route(f"{PUBLIC_PREFIX}/ready", service, "/ready")


def nginx_maps(functions: Iterable[Needs]) -> str:
    """Return what nginx.conf includes: which host and path an old path means."""
    functions = tuple(functions)
    ours = {route.path: route for route in routes(functions)}
    theirs = [one for one in routes(functions, "agent-sre") if one != ours[one.path]]
    moved = [one for one in ours.values() if one.path != one.there]
    maps: tuple[tuple[str, str, list[tuple[str, str]]], ...] = (
        ("$host_of_path", '""', [(one.path, _host(one)) for one in ours.values()]),
        ("$host_for_agent_sre", "$host_of_path", [(one.path, _host(one)) for one in theirs]),
        ("$path_there", "$uri", [(one.path, one.there) for one in moved]),
        ("$jamie_version", __version__, []),
    )
    return "\n".join(_map(name, default, pairs) for name, default, pairs in maps)


def _map(name: str, default: str, pairs: Iterable[tuple[str, str]]) -> str:
    rows = "".join(f"  {path} {value};\n" for path, value in pairs)
    return f"map $uri {name} {{\n  default {default};\n{rows}}}\n"


def _host(route: Route) -> str:
    return f"{route.service}.{DOMAIN}"


def http_routes(functions: Iterable[Needs]) -> list[Json]:
    """Return HTTPRoutes (Gateway API v1), one a listener and kind: a route holds 16 rules."""
    functions = tuple(functions)
    made: list[Json] = []
    for listener in LISTENERS:
        found = tuple(routes(functions, _profile(listener)))
        own = [route for route in found if route.path == route.there]
        public = [route for route in found if route.path != route.there]
        made.append(_http_route(listener, listener, own))
        if listener == "jamie":
            made.append(_http_route("jamie-public", listener, public))
    return made


def _profile(listener: str) -> str:
    return "jamie" if listener == "jamie" else "agent-sre"


def _http_route(name: str, listener: str, found: list[Route]) -> Json:
    parent = {"name": "jamie", "sectionName": listener}
    return {
        "apiVersion": "gateway.networking.k8s.io/v1",
        "kind": "HTTPRoute",
        "metadata": {"name": name, "namespace": NAMESPACE},
        "spec": {"parentRefs": [parent], "rules": _rules(found)},
    }


def _rules(found: list[Route]) -> list[Json]:
    """Return one rule for each way of rewriting: a route holds at most 16."""
    paths: dict[tuple[str, str], list[str]] = {}
    for route in found:
        there = "" if route.path == route.there else route.there
        paths.setdefault((_host(route), there), []).append(route.path)
    return [_rule(host, there, matched) for (host, there), matched in paths.items()]


def _rule(host: str, there: str, paths: list[str]) -> Json:
    rewrite: Json = {"hostname": host}
    if there:
        rewrite["path"] = {"type": "ReplaceFullPath", "replaceFullPath": there}
    return {
        "matches": [{"path": {"type": "Exact", "value": path}} for path in paths],
        "filters": [{"type": "URLRewrite", "urlRewrite": rewrite}],
        "backendRefs": [dict(GATEWAY)],
    }


def virtual_services(functions: Iterable[Needs]) -> list[Json]:
    """Return Istio's VirtualServices for the old names, for callers inside the mesh."""
    functions = tuple(functions)
    names = {
        f"jamie-mcp-server-service.{DOMAIN}": (JAMIE_PORT, "jamie"),
        "sre-agent-mcp-server-service.agent-sre.svc.cluster.local": (AGENT_SRE_PORT, "agent-sre"),
        "sre-agent-service.agent-sre.svc.cluster.local": (AGENT_PORT, "agent-sre"),
    }
    return [
        {
            "apiVersion": "networking.istio.io/v1",
            "kind": "VirtualService",
            "metadata": {"name": host.partition(".")[0], "namespace": host.split(".")[1]},
            "spec": {
                "hosts": [host],
                "gateways": ["mesh"],
                "http": [_http(route, port) for route in routes(functions, profile)],
            },
        }
        for host, (port, profile) in names.items()
    ]


def _http(route: Route, port: int) -> Json:
    return {
        "match": [{"uri": {"exact": route.path}, "port": port}],
        "rewrite": {"uri": route.there, "authority": _host(route)},
        "route": [{"destination": {"host": ISTIO_GATEWAY, "port": {"number": 80}}}],
    }
