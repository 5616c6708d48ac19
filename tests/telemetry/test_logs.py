"""Log lines: one JSON object each, with the request's ids, whatever is in them."""

import json
import logging
import subprocess
import sys

import pytest

from shared.telemetry import context, logs
from tests.support.processes import ROOT, isolated_env

TRACE_ID = "0af7651916cd43dd8448eb211c80319c"
REQUEST = context.RequestContext("q-1", f"00-{TRACE_ID}-b7ad6b7169203331-01")


def formatted(message: object, *arguments: object, **more: object) -> str:
    record = logging.LogRecord("jamie", logging.INFO, "", 0, message, arguments, None)
    record.__dict__.update(more)
    return logs.JsonLine().format(record)


def test_a_line_has_time_level_event_and_its_fields():
    line = json.loads(formatted("request", created=1760011200.5, msecs=500, fields={"status": 200}))

    assert line["time"] == "2025-10-09T12:00:00.500Z"
    assert (line["level"], line["event"], line["status"]) == ("info", "request", 200)


def test_a_line_within_a_request_has_its_ids_and_one_outside_has_none():
    with context.bind(REQUEST):
        inside = json.loads(formatted("x"))
    outside = json.loads(formatted("x"))

    assert (inside["request_id"], inside["trace_id"]) == ("q-1", TRACE_ID)
    assert not {"request_id", "trace_id"} & set(outside)


@pytest.mark.parametrize("text", ['a"b\nc\rd\x00\x1b[31m', "olá 👋", "\u2028", "\ud800"])
def test_text_of_any_kind_stays_on_one_line(text):
    line = formatted("x", fields={"said": text})

    assert "\n" not in line
    assert json.loads(line)["said"] == text


def test_a_value_that_json_does_not_know_is_told_by_its_name():
    line = json.loads(formatted("x", fields={"kind": ValueError, "path": ROOT}))

    assert line["kind"] == "<class 'ValueError'>"
    assert line["path"] == str(ROOT)


def test_a_process_logs_json_lines_only_libraries_warnings_and_crashes_included(tmp_path):
    script = """
import logging
from shared.telemetry import logs
logs.configure()
logs.configure()
logging.getLogger("httpx").info("quiet")
logging.getLogger("httpx").warning("GET %s", "somewhere")
logs.event("started", port=1)
try:
    1 / 0
except ZeroDivisionError as crash:
    logs.crash("unforeseen_failure", crash, function="x")
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=isolated_env(tmp_path),
        cwd=ROOT,
        capture_output=True,
        check=True,
    )

    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert done.stdout == b""
    assert [(line["logger"], line["event"]) for line in lines] == [
        ("httpx", "GET somewhere"),
        ("jamie", "started"),
        ("jamie", "unforeseen_failure"),
    ]
    assert lines[2]["traceback"][-1] == "ZeroDivisionError: division by zero"


def test_no_secret_stands_in_a_stack_trace_or_a_librarys_warning(tmp_path):
    script = """
import logging
from shared.telemetry import logs
logs.configure()
logging.getLogger("httpx").warning("retrying %s", "http://svc:hunter2secret@db.lab/x")
try:
    raise ValueError("password=hunter2secret at amqp://svc:hunter2secret@mq")
except ValueError as crash:
    logs.crash("unforeseen_failure", crash, function="x")
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], env=isolated_env(tmp_path), cwd=ROOT, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    warning, crash = map(json.loads, ran.stderr.splitlines())

    assert "retrying http://svc:[URL_PASSWORD:" in warning["event"]
    assert "password=[PASSWORD:" in crash["traceback"][-1]
    assert "hunter2secret" not in ran.stderr
