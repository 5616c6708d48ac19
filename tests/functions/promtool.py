"""Rules held against the real promtool: they parse, and they fire when they must and only then."""

import json
import math
import subprocess
from collections.abc import Iterable
from pathlib import Path

import yaml

from tests.functions.golden_signals_past import Series

STEP_S, STEPS = 60, 100
AT = "95m"  # longer than an hour's window and the longest wait together
EVALUATED_EVERY = "4m"  # within Prometheus's lookback of 5 minutes; a minute's pace costs fourfold


def check(manifest: str, folder: Path) -> dict:
    """Return the spec of a PrometheusRule whose groups `promtool check rules` accepts."""
    document = yaml.safe_load(manifest)
    assert document["apiVersion"] == "monitoring.coreos.com/v1"
    assert document["kind"] == "PrometheusRule"
    (folder / "rules.yaml").write_text(yaml.safe_dump(document["spec"]), encoding="utf-8")
    run("check", "rules", "--lint-fatal", "rules.yaml", folder=folder)
    return document["spec"]


def prove(folder: Path, *cases: tuple[list[dict[str, str]], list[dict[str, object]]]) -> None:
    """Hold the checked rules against made-up pasts: each with what its queries return at AT."""
    tests = [
        {
            "interval": f"{STEP_S}s",
            "input_series": series,
            "promql_expr_test": [{"eval_time": AT, **question} for question in questions],
        }
        for series, questions in cases
    ]
    document = {
        "rule_files": ["rules.yaml"],
        "evaluation_interval": EVALUATED_EVERY,
        "tests": tests,
    }
    (folder / "tests.yaml").write_text(json.dumps(document), encoding="utf-8")
    run("test", "rules", "tests.yaml", folder=folder)


def run(*words: str, folder: Path) -> None:
    done = subprocess.run(["promtool", *words], cwd=folder, capture_output=True, check=False)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()


def firing(alert: str, label: str, values: Iterable[str]) -> dict[str, object]:
    """Return the question which alerts of a name fire, told apart by one label."""
    return {
        "expr": f'group by ({label}) (ALERTS{{alertname="{alert}",alertstate="firing"}})',
        "exp_samples": [{"labels": f'{{{label}="{value}"}}', "value": 1} for value in values],
    }


def steady(series: Iterable[Series]) -> list[dict[str, str]]:
    """Return a made-up past in promtool's notation, each counter growing as it is told to."""
    return [_notation(one) for one in series]


def _notation(one: Series) -> dict[str, str]:
    labels = ",".join(f"{name}={json.dumps(value)}" for name, value in one.labels.items())
    start = 0.0 if math.isnan(one.start) else one.start
    values = f"{start:.9f}+{one.per_s * STEP_S:.9f}x{STEPS}"
    return {"series": f"{one.name}{{{labels}}}", "values": values}
