"""The real kubectl, two versions of it, takes the double for a cluster."""

import json
import re
import subprocess

import pytest
import yaml

from deploy.demo.kube import Cluster, KubeApi
from deploy.demo.kube.objects import container, pod


def rows(done):
    """Split a table into its rows of columns, which are two spaces apart or more."""
    return [re.split(r"\s{2,}", line.strip()) for line in done.stdout.decode().splitlines()]


def test_get_pods_shows_what_holds_each_pod_up(kubectl):
    table = rows(kubectl("get", "pods", "-A"))

    assert table[0] == ["NAMESPACE", "NAME", "READY", "STATUS", "RESTARTS", "AGE"]
    assert [row[:4] for row in table[1:]] == [
        ["other", "job-x", "0/1", "Completed"],
        ["other", "unplaced", "0/1", "Pending"],
        ["shop", "cart-0", "0/1", "CrashLoopBackOff"],
        ["shop", "pull", "0/1", "ErrImagePull"],
        ["shop", "two", "2/2", "Running"],
        ["shop", "web-1-a", "1/1", "Running"],
    ]
    assert re.fullmatch(r"3 \(5m\d*s? ago\)", table[3][4])
    assert table[6][5] == "27h"


def test_selectors_reach_the_server(kubectl):
    words = ("get", "pods", "-A", "-o", "name")

    assert kubectl(*words, "-l", "app in (web, x),tier").stdout == b"pod/web-1-a\n"
    assert kubectl(
        *words, "--field-selector=status.phase=Pending,metadata.namespace!=shop"
    ).stdout == (b"pod/unplaced\n")


def test_pods_come_as_json_yaml_and_wide_too(kubectl):
    as_json = json.loads(kubectl("get", "pod", "cart-0", "-n", "shop", "-o", "json").stdout)
    as_yaml = yaml.safe_load(kubectl("get", "pods", "-n", "shop", "-o", "yaml").stdout)
    wide = rows(kubectl("get", "pods", "-n", "shop", "-o", "wide"))

    ended = as_json["status"]["containerStatuses"][0]["lastState"]["terminated"]
    assert (ended["reason"], ended["exitCode"]) == ("OOMKilled", 137)
    assert [item["kind"] for item in as_yaml["items"]] == ["Pod"] * 4
    assert wide[-1][-3:] == ["node-1", "<none>", "<none>"]


def test_other_kinds_have_their_own_columns(kubectl):
    done = kubectl("get", "deploy,rs,sts,svc,nodes,ns,events", "-n", "shop")
    table = [row for row in rows(done) if row != [""]]

    assert ["deployment.apps/web", "1/3", "3", "1", "0s"] in [[*row[:4], "0s"] for row in table]
    assert ["replicaset.apps/web-1", "1", "1", "1"] in [row[:4] for row in table]
    assert ["statefulset.apps/cart", "0/1"] in [row[:2] for row in table]
    assert ["node/node-1", "Ready", "control-plane"] in [row[:3] for row in table]
    assert ["node/node-2", "NotReady,SchedulingDisabled", "<none>"] in [row[:3] for row in table]
    assert ["namespace/shop", "Active"] in [row[:2] for row in table]
    assert [row[1] for row in table if row[0] == "service/web"] == ["ClusterIP"]
    assert ["Warning", "BackOff", "pod/cart-0", "Back-off restarting failed container"] in [
        row[1:] for row in table
    ]


def test_describe_pod_tells_its_last_state_and_events(kubectl):
    text = kubectl("describe", "pod", "cart-0", "-n", "shop").stdout.decode()

    assert "OOMKilled" in text
    assert re.search(r"Warning +BackOff +\d+s \(x6 over 1\dm\) +kubelet", text)


def test_pages_of_a_list_make_the_whole(kubectl):
    whole = kubectl("get", "pods", "-A", "-o", "name").stdout

    assert kubectl("get", "pods", "-A", "-o", "name", "--chunk-size=2").stdout == whole


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        (["--tail=1"], b"line 59\n"),
        (["--tail=0"], b""),
        (["--tail=1", "--timestamps"], b"2024-11-22T10:00:59.123456789Z line 59\n"),
        (["--since-time=2024-11-22T10:00:58Z"], b"line 58\nline 59\n"),
        (["--limit-bytes=9"], b"line 0\nli"),
        (["--since=1s"], b""),
        (["-c", "app", "--tail=2"], b"line 58\nline 59\n"),
    ],
)
def test_logs_honour_their_flags(kubectl, flags, expected):
    assert kubectl("logs", "web-1-a", "-n", "shop", *flags).stdout == expected


def test_logs_of_other_runs_and_containers_are_found(kubectl):
    assert kubectl("logs", "cart-0", "-n", "shop", "-p").stdout == b"killed\n"
    assert kubectl("logs", "cart-0", "-n", "shop").stdout == b"killed\n"
    assert kubectl("logs", "two", "-n", "shop", "-c", "setup").stdout == b"migrated\n"
    assert kubectl("logs", "deploy/web", "-n", "shop", "--tail=1").stdout == b"line 59\n"
    assert kubectl("logs", "unplaced", "-n", "other").stdout == b""


def test_bytes_that_are_no_text_come_through_unharmed(kubectl):
    done = kubectl("logs", "two", "-n", "shop", "-c", "proxy")

    assert done.stdout == b"\xff\xfe not text \x00\n"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("get pod nope -n shop", '(NotFound): pods "nope" not found'),
        ("get deploy nope -n shop", '(NotFound): deployments.apps "nope" not found'),
        ("get pods --field-selector a=b", "(BadRequest): Unable to find"),
        ("logs pull -n shop", 'container "app" in pod "pull" is waiting to start: image can\'t be'),
        (
            "logs web-1-a -p -n shop",
            'previous terminated container "app" in pod "web-1-a" not found',
        ),
        ("logs two -n shop -c x", "container x is not valid for pod two"),
        ("delete pod two -n shop", "(MethodNotAllowed): the server does not allow this method"),
    ],
)
def test_failures_read_as_the_real_servers(kubectl, words, text):
    assert text in kubectl(*words.split(), fails=True).stderr.decode()


def test_what_is_refused_is_forbidden_and_cannot_be_done(kubectl):
    cluster = Cluster()
    cluster.add(pod("p", "shop", containers=[container("a", image="i")]))
    cluster.refuse("pods", namespace="shop")
    cluster.refuse("pods/log")

    with KubeApi(cluster) as api:
        listed = kubectl("get", "pods", "-n", "shop", fails=True, url=api.url).stderr.decode()
        everywhere = kubectl("get", "pods", "-A", fails=True, url=api.url).stderr.decode()
        in_shop = kubectl("auth", "can-i", "list", "pods", "-n", "shop", fails=True, url=api.url)
        in_other = kubectl("auth", "can-i", "list", "pods", "-n", "other", url=api.url)
        writes = kubectl("auth", "can-i", "delete", "pods", "-n", "other", fails=True, url=api.url)
        rules = kubectl("auth", "can-i", "--list", "-n", "shop", url=api.url).stdout.decode()

    user = 'User "system:serviceaccount:jamie:jamie"'
    what = 'cannot list resource "pods" in API group ""'
    assert f'pods is forbidden: {user} {what} in the namespace "shop"' in listed
    assert f"pods is forbidden: {user} {what} at the cluster scope" in everywhere
    assert (in_shop.stdout, in_other.stdout, writes.stdout) == (b"no\n", b"yes\n", b"no\n")
    assert "services" in rules
    assert "pods" not in rules


def test_get_with_watch_prints_what_changes(binary, home):
    cluster = Cluster()
    first = pod("first", containers=[container("a", image="i")])
    cluster.add(first)

    with KubeApi(cluster) as api:
        command = [binary, f"--server={api.url}", "get", "pods", "-w"]
        watcher = subprocess.Popen(command, env=home, stdout=subprocess.PIPE)
        with watcher:
            assert watcher.stdout is not None
            head = [watcher.stdout.readline() for _ in range(2)]
            cluster.add(pod("second", containers=[container("a", image="i")]))
            added = watcher.stdout.readline()
            watcher.terminate()

    assert head[1].startswith(b"first ")
    assert added.startswith(b"second ")
