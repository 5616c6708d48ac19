"""The Prometheus of the demo and of all tests: started, filled, found and ended."""

import json
import os
import socket
import time
import urllib.parse
import urllib.request
from pathlib import Path

import psutil
import pytest

from deploy.demo import prometheus_install
from deploy.demo.children import Child, answers
from deploy.demo.errors import DemoError
from deploy.demo.prometheus import PrometheusServer, ScrapeJob, config_text

LONG_AGO = 1_600_000_000
PAST = (
    "".join(f'requests_total{{service="a"}} {i * 30} {LONG_AGO + 15 * i}\n' for i in range(100))
    + "# EOF\n"
)


def ask(url: str, query: str, **parameters: object) -> list[dict]:
    text = urllib.parse.urlencode({"query": query, **parameters})
    with urllib.request.urlopen(f"{url}/api/v1/query?{text}", timeout=5) as answer:
        return json.load(answer)["data"]["result"]


def programs(folder: Path, prometheus: str) -> str:
    script(folder, "promtool", "")
    return str(script(folder, "prometheus", prometheus).parent)


def living(group: int) -> list[str]:
    """Name the processes of a group that run; ended ones that nobody has asked after yet do not."""
    found = [
        p
        for p in psutil.process_iter(["name", "status"])
        if p.info["status"] != psutil.STATUS_ZOMBIE
    ]
    return [p.info["name"] for p in found if group_of(p.pid) == group]


def group_of(pid: int) -> int | None:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return None


def script(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f"#!/bin/sh\n{text}\n")
    program.chmod(0o755)
    return program


@pytest.mark.real
def test_a_past_of_years_ago_can_be_asked_about(tmp_path):
    with PrometheusServer(tmp_path / "server", openmetrics=PAST) as server:
        rows = ask(server.url, "rate(requests_total[5m])", time=LONG_AGO + 1000)

    assert rows[0]["metric"] == {"service": "a"}
    assert float(rows[0]["value"][1]) == pytest.approx(2.0)


@pytest.mark.real
def test_targets_are_scraped_under_the_labels_they_were_given(tmp_path):
    with PrometheusServer(tmp_path / "other") as other:
        job = ScrapeJob(
            name="self", targets={f"127.0.0.1:{other.port}": {"instance": "10.0.0.1:80"}}
        )
        with PrometheusServer(tmp_path / "one", scrape=[job], scrape_interval_s=0.2) as server:
            deadline = time.monotonic() + 10
            while not (rows := ask(server.url, 'up{job="self"} == 1')):
                assert time.monotonic() < deadline, "never scraped"

    assert rows[0]["metric"] == {"__name__": "up", "job": "self", "instance": "10.0.0.1:80"}


@pytest.mark.real
def test_a_server_that_was_stopped_leaves_no_process_and_no_listener(tmp_path):
    with PrometheusServer(tmp_path / "server") as server:
        pid, port = server.pid, server.port
        assert answers(port, "/-/ready")

    assert not psutil.pid_exists(pid)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.real
def test_a_past_that_promtool_refuses_is_reported_in_its_words(tmp_path):
    server = PrometheusServer(tmp_path / "server", openmetrics="no metric at all\n")

    with pytest.raises(DemoError, match=r"promtool refused the history: .+"):
        server.start()


def test_a_server_that_dies_early_says_the_end_of_its_log(tmp_path):
    folder = programs(tmp_path / "bin", "echo out of cheese >&2; exit 3")

    with pytest.raises(DemoError, match=r"prometheus ended with code 3(.|\n)*out of cheese"):
        PrometheusServer(tmp_path / "server", search_path=folder).start()


def test_a_lost_race_for_the_port_is_run_again_on_another(tmp_path):
    count = tmp_path / "count"
    lose = f"echo x >> {count}; echo 'bind: address already in use'; exit 1"
    folder = programs(tmp_path / "bin", lose)

    with pytest.raises(DemoError, match="address already in use"):
        PrometheusServer(tmp_path / "server", search_path=folder).start()

    assert count.read_text().split() == ["x", "x", "x"]


def test_the_configuration_scrapes_each_target_at_the_given_pace():
    text = config_text([ScrapeJob(name="a", targets={"h:1": {"pod": "p"}}, path="/m")], 1.5)

    assert "scrape_interval: 1500ms" in text
    assert "metrics_path: /m" in text
    assert "pod: p" in text


def test_a_program_that_ignores_the_request_to_end_is_killed(tmp_path):
    stubborn = script(
        tmp_path / "bin", "stubborn", "trap '' TERM; echo up; while :; do sleep 1; done"
    )
    child = Child("stubborn", [stubborn], log=tmp_path / "log")
    child.start()
    deadline = time.monotonic() + 5
    while child.last_words() != "up":
        assert time.monotonic() < deadline, "never started"
    group = child.pid

    child.stop(grace_s=0.2)

    # Its own child was killed with it, yet nobody can wait for a grandchild: look until it is gone.
    deadline = time.monotonic() + 5
    while left := living(group):
        assert time.monotonic() < deadline, f"still there: {left}"


def test_without_prometheus_the_error_tells_how_to_get_it(tmp_path):
    with pytest.raises(DemoError, match=r"apt-get install prometheus.*PROMETHEUS_URL"):
        prometheus_install.acquire(tmp_path / "log", search_path=str(tmp_path / "empty"))


@pytest.mark.skipif(os.geteuid() != 0, reason="apt-get is only asked by root")
def test_as_root_on_debian_the_package_is_installed_while_its_service_is_held_back(tmp_path):
    folder, asked, policy = tmp_path / "bin", tmp_path / "asked", tmp_path / "policy-rc.d"
    installs = f"""
echo "$@" >> {asked}
grep -q update {asked} || [ "$1" = update ] || exit 100
[ "$1" = update ] && exit 0
test -x {policy} && {policy}; [ $? = 101 ] || exit 9
for last; do :; done
printf '#!/bin/sh\\n' > {folder}/"$last" && chmod +x {folder}/"$last"
"""
    script(folder, "apt-get", installs)
    path = f"{folder}:/nowhere"

    # The fake needs the system's own tools, which it finds by the real PATH of this process.
    found = prometheus_install.acquire(tmp_path / "log", search_path=path, policy=policy)

    assert found.prometheus == folder / "prometheus"
    assert asked.read_text().splitlines() == [
        "install --yes --no-install-recommends prometheus",
        "update",
        "install --yes --no-install-recommends prometheus",
        "install --yes --no-install-recommends promtool",
    ]
    assert not policy.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="apt-get is only asked by root")
def test_victoria_metrics_is_installed_likewise_or_done_without(tmp_path):
    folder, policy = tmp_path / "bin", tmp_path / "policy-rc.d"
    installs = f"""
[ "$1" = install ] && printf '#!/bin/sh\\n' > {folder}/victoria-metrics
[ "$1" = install ] && chmod +x {folder}/victoria-metrics
"""
    path = str(script(folder, "apt-get", "exit 100").parent)
    log = tmp_path / "log"

    none = prometheus_install.acquire_victoria_metrics(log, search_path=path, policy=policy)
    script(folder, "apt-get", installs)
    found = prometheus_install.acquire_victoria_metrics(log, search_path=path, policy=policy)

    assert none is None
    assert found == folder / "victoria-metrics"
    assert not policy.exists()
