"""Alerts and dashboard on Jamie itself: what promtool and a PromQL parser say, and what fires."""

import json
import shutil
import subprocess
from pathlib import Path

import promql_parser
import pytest
import yaml

from functions.__main__ import DECLARATIONS
from shared.telemetry.metrics import RequestMetrics
from tests.support.manifests import of_kind

OURS = {
    "http_requests_total", "http_request_duration_seconds", "http_requests_errors_total",
    "jamie_wording_total", "jamie_wording_sentences_dropped_total",
}  # fmt: skip
TOTAL = 'http_requests_total{{job="jamie/golden-signals",function="golden_signals",code="{}"}}'
ERRORS = 'http_requests_errors_total{job="jamie/golden-signals",function="golden_signals"}'
BUCKET = 'http_request_duration_seconds_bucket{{job="jamie/pod-logs",function="pod_logs",le="{}"}}'
RUNS = 'kube_pod_status_phase{namespace="jamie",phase="Running",pod="mcp-1"}'
WAITS = 'kube_pod_container_status_waiting_reason{{namespace="jamie",pod="mcp-1",reason="{}"}}'
PROXY = 'kube_deployment_status_replicas_available{namespace="jamie",deployment="jamie-compat"}'
# A sample a minute: what Prometheus holds when an alert is looked at.
FIRES = {
    "JamieFails": {TOTAL.format(200): "0+4x60", TOTAL.format(502): "0+1x60", ERRORS: "0+1x60"},
    "JamieSlow": {
        BUCKET.format("10.0"): "0+0x60",
        BUCKET.format("30.0"): "0+1x60",
        BUCKET.format("+Inf"): "0+1x60",
    },
    "JamieDoesNotRest": {RUNS: "1x400"},
    "JamieCannotStart": {WAITS.format("ImagePullBackOff"): "1x60"},
    "JamieOldAddressesAreDown": {PROXY: "0x60"},
}
QUIET = {
    TOTAL.format(200): "0+100x60",
    ERRORS: "0+1x60",
    BUCKET.format("10.0"): "0+9x60",
    BUCKET.format("+Inf"): "0+9x60",
    RUNS: "1x200 0x100 1x100",
    PROXY: "1x60",
}


def groups() -> dict:
    (rule,) = of_kind("observability", "PrometheusRule")
    return rule["spec"]


def alerts() -> dict[str, dict]:
    return {one["alert"]: one for group in groups()["groups"] for one in group["rules"]}


def dashboard() -> dict:
    (config,) = [
        one
        for one in of_kind("observability", "ConfigMap")
        if one["metadata"]["name"] == "jamie-dashboard"
    ]
    assert config["metadata"]["labels"]["grafana_dashboard"] == "1"
    return json.loads(config["data"]["jamie.json"])


def promtool(folder: Path, *words: str) -> str:
    program = shutil.which("promtool")
    assert program is not None
    done = subprocess.run(
        [program, *words], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def write_rules(folder: Path) -> None:
    (folder / "rules.yaml").write_text(yaml.safe_dump(groups()), encoding="utf-8")


@pytest.mark.real
def test_promtool_accepts_the_alerts(tmp_path):
    write_rules(tmp_path)

    assert promtool(tmp_path, "check", "rules", "rules.yaml") == ""


def unit_test(folder: Path, series: dict[str, str], moment: str, alert: str, *, fires: bool) -> str:
    """Return what promtool objects to when `alert` should fire, or not, at a moment."""
    wanted = {"exp_labels": {}, "exp_annotations": {}} if fires else None
    query = f'count(ALERTS{{alertname="{alert}", alertstate="firing"}}) or vector(0)'
    test = {
        "interval": "1m",
        "input_series": [{"series": name, "values": values} for name, values in series.items()],
        "promql_expr_test": [
            {
                "expr": query,
                "eval_time": moment,
                "exp_samples": [{"labels": "{}", "value": int(wanted is not None)}],
            }
        ],
    }
    document = {"rule_files": ["rules.yaml"], "evaluation_interval": "1m", "tests": [test]}
    write_rules(folder)
    (folder / "test.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
    return promtool(folder, "test", "rules", "test.yaml")


@pytest.mark.real
@pytest.mark.parametrize("alert", FIRES)
def test_an_alert_fires_on_what_it_is_for(alert, tmp_path):
    moment = "6h30m" if alert == "JamieDoesNotRest" else "50m"

    assert unit_test(tmp_path, FIRES[alert], moment, alert, fires=True) == ""


@pytest.mark.real
@pytest.mark.parametrize("alert", FIRES)
def test_an_alert_is_silent_while_all_is_well(alert, tmp_path):
    moment = "6h30m" if alert == "JamieDoesNotRest" else "50m"

    assert unit_test(tmp_path, QUIET, moment, alert, fires=False) == ""


def test_every_alert_is_tried_and_says_what_to_do():
    assert set(alerts()) == set(FIRES)
    for alert in alerts().values():
        assert alert["labels"]["severity"] in {"info", "warning", "critical"}
        assert alert["annotations"]["summary"]


def test_the_queries_of_the_dashboard_parse_and_ask_for_metrics_that_exist():
    queries = [
        target["expr"].replace("$__rate_interval", "5m")
        for panel in dashboard()["panels"]
        for target in panel["targets"]
    ]

    assert len(queries) >= 6
    for query in queries:
        promql_parser.parse(query)
    counts = RequestMetrics()
    counts.observe("echo", "POST", 500, 0.1)
    counts.observe_wording("kept", 0)
    rendered = counts.render()[0].decode()
    asked = {name for name in OURS if any(name in query for query in queries)}
    assert asked == OURS
    assert all(name in rendered for name in asked)


def test_panels_do_not_overlap_and_have_ids_of_their_own():
    panels = dashboard()["panels"]
    cells = [
        (x, y)
        for panel in panels
        for x in range(panel["gridPos"]["x"], panel["gridPos"]["x"] + panel["gridPos"]["w"])
        for y in range(panel["gridPos"]["y"], panel["gridPos"]["y"] + panel["gridPos"]["h"])
    ]

    assert len(cells) == len(set(cells))
    assert len({panel["id"] for panel in panels}) == len(panels)


def test_functions_that_ask_a_model_are_not_called_slow():
    waiting = {one.name for one in DECLARATIONS if "ollama" in one.clients} - {"health"}

    assert all(name in alerts()["JamieSlow"]["expr"] for name in waiting)
