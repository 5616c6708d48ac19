"""docs/deploy.md says what is there: overlays, links, files, the Makefile's targets."""

import re

from shared.edge.knative.service import ALL, DOOR, ONE, TOOL, WITH_MODEL
from tests.support.manifests import KNATIVE, OVERLAYS
from tests.support.processes import ROOT

DOCUMENT = ROOT / "docs" / "deploy.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")


def test_every_overlay_has_its_row_and_every_row_its_overlay():
    table = TEXT.partition("## You need")[0]

    assert set(re.findall(r"^\| `([a-z-]+)` \|", table, flags=re.MULTILINE)) == set(OVERLAYS)


def test_every_path_that_is_named_exists():
    paths = re.findall(r"(?<![\w/.])deploy/[\w./-]*\w", TEXT)

    assert len(paths) >= 4
    assert [path for path in paths if not (ROOT / path).exists()] == []
    assert all(f"overlays/{name}" not in TEXT or name in OVERLAYS for name in OVERLAYS)


def test_every_link_leads_to_a_file():
    links = re.findall(r"\]\(([^)#]+)\)", TEXT)

    assert links
    assert [link for link in links if not (DOCUMENT.parent / link).exists()] == []


def test_the_sizes_are_those_of_the_manifests():
    assert (
        f"tools {TOOL.target}, MCP {DOOR.target}, functions with a model {WITH_MODEL.target}"
        in TEXT
    )
    assert f"tools and MCP {TOOL.max_scale}, functions with a model {WITH_MODEL.max_scale}" in TEXT
    assert (ONE.request, ONE.limit, ALL.request, ALL.limit) == ("64Mi", "256Mi", "128Mi", "512Mi")
    assert "64 MiB asked, 256 MiB at most; bundle 128 and 512" in TEXT
    assert (TOOL.retention, DOOR.retention, WITH_MODEL.retention) == ("5m", "10m", "10m")
    assert "tools 5 min, MCP and functions with a model 10 min" in TEXT


def test_every_policy_and_component_that_is_named_is_there():
    for name in ("asks-ollama",):
        assert f"name: {name}" in (KNATIVE / "common" / "network.yaml").read_text(encoding="utf-8")
    for name in ("read-cluster", "read-namespaces"):
        assert f"`{name}`" in TEXT
        assert (KNATIVE / "components" / name / "kustomization.yaml").exists()
