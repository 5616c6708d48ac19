"""The double as a plain HTTP server: connections, tokens, endless streams, what it remembers."""

import http.client
import itertools
import json
import threading

import psutil
import pytest

from deploy.demo.kube import Cluster, CutStream, KubeApi
from deploy.demo.kube.objects import container, pod

LOG = "/api/v1/namespaces/default/pods/p/log"
LINE = b"2024-11-22T10:00:00.123456789Z " + b"x" * 68 + b"\n"
BLOCK = LINE * 640
MIB = 1024 * 1024


def cluster_with_log(source):
    cluster = Cluster()
    cluster.add(pod("p", containers=[container("app", image="i")]))
    cluster.put_log("default", "p", "app", source)
    return cluster


@pytest.fixture
def ask():
    """Ask a server once, without the body; connections are closed afterwards."""
    opened = []

    def request(api, path, method="GET", **headers):
        connection = http.client.HTTPConnection(api.url.removeprefix("http://"), timeout=10)
        opened.append(connection)
        connection.request(method, path, headers=headers)
        return connection.getresponse()

    yield request
    for connection in opened:
        connection.close()


def test_one_connection_serves_many_requests(connection):
    connection.connect()
    before = connection.sock.getsockname()
    statuses = []
    for path in ("/readyz", "/api/v1/pods", "/nope", "/api/v1/namespaces/shop/pods/two/log"):
        connection.request("GET", path)
        reply = connection.getresponse()
        reply.read()
        statuses.append(reply.status)

    assert statuses == [200, 200, 404, 400]
    assert connection.sock.getsockname() == before


def test_list_items_leave_out_their_kind_as_the_real_servers_do(connection):
    connection.request("GET", "/apis/apps/v1/namespaces/shop/deployments")
    found = json.loads(connection.getresponse().read())

    assert (found["kind"], found["apiVersion"]) == ("DeploymentList", "apps/v1")
    assert found["metadata"]["resourceVersion"].isdigit()
    assert found["items"][0].keys() == {"metadata", "spec", "status"}


@pytest.mark.parametrize(
    ("method", "path", "code", "reason"),
    [
        ("GET", "/apis/apps/v1/namespaces/shop/deployments/x", 404, "NotFound"),
        ("GET", "/api/v1/secrets", 404, "NotFound"),
        ("GET", "/api/v1/namespaces/shop/nodes", 404, "NotFound"),
        ("GET", "/api/v1/pods?labelSelector=a%20b", 400, "BadRequest"),
        ("GET", "/api/v1/pods?fieldSelector=spec.colour=red", 400, "BadRequest"),
        ("GET", "/api/v1/pods?continue=nonsense", 400, "BadRequest"),
        ("DELETE", "/api/v1/namespaces/shop/pods/two", 405, "MethodNotAllowed"),
        ("POST", "/api/v1/namespaces/shop/pods", 405, "MethodNotAllowed"),
    ],
)
def test_failures_are_status_objects(connection, method, path, code, reason):
    connection.request(method, path)
    reply = connection.getresponse()
    status = json.loads(reply.read())

    assert (reply.status, status["code"], status["reason"]) == (code, code, reason)
    assert (status["kind"], status["apiVersion"], status["status"]) == ("Status", "v1", "Failure")
    assert reply.headers["Content-Type"] == "application/json"


def test_a_token_is_asked_for_when_one_is_set(ask):
    with KubeApi(Cluster(), token="s3cret") as api:
        without = ask(api, "/api/v1/pods")
        wrong = ask(api, "/api/v1/pods", Authorization="Bearer guess")
        right = ask(api, "/api/v1/pods", Authorization="Bearer s3cret")

    assert (without.status, wrong.status, right.status) == (401, 401, 200)


def test_what_was_asked_is_kept_as_rbac_names_it(ask):
    cluster = cluster_with_log(b"")

    with KubeApi(cluster) as api:
        ask(api, f"{LOG}?tailLines=3")
        ask(api, "/apis/apps/v1/deployments?watch=true&timeoutSeconds=1")
        ask(api, "/version")

    log, deployments, version = cluster.requests
    assert (log.verb, log.group, log.resource, log.namespace, log.name) == (
        "get", "", "pods/log", "default", "p",
    )  # fmt: skip
    assert log.query == {"tailLines": ["3"]}
    assert (deployments.verb, deployments.group, deployments.resource) == (
        "watch", "apps", "deployments",
    )  # fmt: skip
    assert (version.path, version.verb) == ("/version", "")


@pytest.mark.parametrize("query", ["", "?tailLines=5", "?timestamps=true"])
def test_fifty_mebibytes_of_log_pass_in_bounded_memory(ask, query):
    blocks = 50 * MIB // len(BLOCK)
    cluster = cluster_with_log(lambda: itertools.repeat(BLOCK, blocks))
    line = len(LINE) if "timestamps" in query else 69
    expected = 5 * line if "tail" in query else 640 * blocks * line
    memory = psutil.Process().memory_info

    with KubeApi(cluster) as api:
        before = highest = memory().rss
        received = 0
        reply = ask(api, LOG + query)
        while part := reply.read(MIB):
            received += len(part)
            highest = max(highest, memory().rss)

    assert received == expected
    assert highest - before < 8 * MIB


def test_a_line_without_end_is_stripped_of_its_stamp_once(ask):
    piece = b"2024-11-22T10:00:00.123456789Z " + b"y" * MIB
    cluster = cluster_with_log(lambda: iter([piece, piece]))

    with KubeApi(cluster) as api:
        body = ask(api, LOG).read()

    assert body == b"y" * MIB + piece


def test_a_cut_stream_ends_without_its_end(ask):
    def source():
        yield LINE
        raise CutStream

    with KubeApi(cluster_with_log(source)) as api:
        reply = ask(api, f"{LOG}?timestamps=true")
        with pytest.raises(http.client.IncompleteRead) as raised:
            reply.read()
        tail = ask(api, f"{LOG}?timestamps=true&tailLines=9")
        with pytest.raises(http.client.IncompleteRead) as of_tail:
            tail.read()

    assert raised.value.partial == LINE
    assert of_tail.value.partial == LINE


@pytest.mark.parametrize("query", ["", "?tailLines=5"])
def test_an_endless_source_is_let_go_when_the_reader_leaves(query):
    started, let_go = threading.Event(), threading.Event()

    def source():
        try:
            for block in itertools.repeat(BLOCK):
                started.set()
                yield block
        finally:
            let_go.set()

    with KubeApi(cluster_with_log(source)) as api:
        connection = http.client.HTTPConnection(api.url.removeprefix("http://"), timeout=10)
        connection.request("GET", LOG + query)
        assert started.wait(5)
        connection.close()

        assert let_go.wait(5)


def test_a_followed_log_delivers_what_is_appended(ask):
    first, second = b"2024-11-22T10:00:00Z one\n", b"2024-11-22T10:00:01Z two\n"
    cluster = cluster_with_log(first)

    with KubeApi(cluster) as api:
        reply = ask(api, f"{LOG}?follow=true&tailLines=1&limitBytes=8")
        begun = reply.read(4)
        cluster.put_log("default", "p", "app", first + second)
        rest = reply.read()

    assert (begun, rest) == (b"one\n", b"two\n")


def test_a_watch_from_a_forgotten_version_is_told_so(ask):
    cluster = Cluster()
    for number in range(1_100):
        cluster.add(pod("p", containers=[container("app", image=str(number))]))

    with KubeApi(cluster) as api:
        reply = ask(api, "/api/v1/pods?watch=1&resourceVersion=5")
        event = json.loads(reply.read())

    assert (event["type"], event["object"]["code"], event["object"]["reason"]) == (
        "ERROR", 410, "Expired",
    )  # fmt: skip


def test_stop_ends_open_streams_and_a_start_opens_anew(ask):
    api = KubeApi(cluster_with_log(b""))
    api.start()
    reply = ask(api, f"{LOG}?follow=true")
    api.stop()

    with pytest.raises(http.client.IncompleteRead):
        reply.read()
    with api:
        assert ask(api, "/livez").read() == b"ok"
