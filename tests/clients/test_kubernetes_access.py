"""Where the API is and how we get in: kubeconfig, tokens, plugins, and what is said otherwise."""

import asyncio
import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.demo.kube.cluster import Cluster
from deploy.demo.kube.objects import container, pod
from deploy.demo.kube.server import KubeApi
from shared.clients.kubernetes_access import TOKEN_AGE_S, TokenFile
from shared.errors import NotConfigured, UpstreamAuth, UpstreamUnreachable
from shared.settings import Settings
from tests.support.kubernetes import kubeconfig, with_client
from tests.support.processes import ROOT, isolated_env
from tests.support.servers import Asked, Reply, ScriptedServer

VERSION = b'{"gitVersion": "v1.34.1"}'


def data(pem: bytes) -> str:
    return base64.b64encode(pem).decode()


def check(settings: Settings, **more: Path) -> str:
    return with_client(settings, lambda client: client.check(), **more)


def authorization_sent(settings: Settings, asked: list[Asked]) -> str | None:
    check(settings)
    return asked[-1].headers.get("authorization")


def test_nothing_configured_names_the_settings_that_would_help(tmp_path: Path) -> None:
    with pytest.raises(UpstreamUnreachable, match=r"Kubernetes .*KUBERNETES_API_URL or KUBECONFIG"):
        check(Settings(home=str(tmp_path)), service_account=tmp_path / "none")


def test_a_rotated_token_is_read_after_a_minute_and_not_before(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("one")
    now = [0.0]
    token = TokenFile(path, clock=lambda: now[0])

    async def headers() -> list[str]:
        first = await token()
        path.write_text("two")
        same = await token()
        now[0] += TOKEN_AGE_S + 1
        return [first, same, await token()]

    assert asyncio.run(headers()) == ["Bearer one", "Bearer one", "Bearer two"]


def test_a_token_that_could_break_a_header_is_refused(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("one\r\nX-Evil: 1")

    with pytest.raises(NotConfigured) as caught:
        asyncio.run(TokenFile(tmp_path / "token")())
    assert "Evil" not in caught.value.detail


@pytest.mark.parametrize(
    ("user", "expected"),
    [
        ({"token": "static-token"}, "Bearer static-token"),
        ({"tokenFile": "my-token"}, "Bearer from-file"),
        ({"username": "ann", "password": "pw"}, "Basic " + data(b"ann:pw")),
        ({}, None),
    ],
)
def test_static_credentials_of_a_kubeconfig_are_sent(
    tmp_path: Path, user: dict, expected: str | None
) -> None:
    (tmp_path / "my-token").write_text("from-file\n")
    with ScriptedServer(lambda _: Reply(body=VERSION)) as server:
        settings = kubeconfig(tmp_path / "config", server.url, user)

        assert authorization_sent(settings, server.asked) == expected


def test_the_first_existing_file_of_a_list_is_used(tmp_path: Path) -> None:
    with ScriptedServer(lambda _: Reply(body=VERSION)) as server:
        kubeconfig(tmp_path / "config", server.url, {"token": "second"})
        listed = Settings(kubeconfig=f"{tmp_path / 'missing'}:{tmp_path / 'config'}:/nonexistent")

        assert authorization_sent(listed, server.asked) == "Bearer second"


def test_the_file_at_home_is_used_when_nothing_else_is_set(tmp_path: Path) -> None:
    (tmp_path / ".kube").mkdir()
    with ScriptedServer(lambda _: Reply(body=VERSION)) as server:
        kubeconfig(tmp_path / ".kube" / "config", server.url, {"token": "home"})

        assert authorization_sent(Settings(home=str(tmp_path)), server.asked) == "Bearer home"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{: not yaml: [hunter2", "cannot be read as YAML"),
        ("just a word hunter2", "holds no configuration"),
        ("", "holds no configuration"),
        ("current-context: hunter2", "lacks the context"),
        (json.dumps({"current-context": "a", "contexts": [{"name": "a", "context": {}}]}),
         "lacks the cluster"),
        ("\x00\x01", "cannot be read as YAML"),
    ],
)  # fmt: skip
def test_a_broken_kubeconfig_is_told_without_its_content(
    tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "config").write_text(text)

    with pytest.raises(NotConfigured, match=sentence) as caught:
        check(Settings(kubeconfig=str(tmp_path / "config")))
    assert "hunter2" not in caught.value.detail
    assert str(tmp_path) not in caught.value.detail


@pytest.mark.parametrize(
    ("user", "cluster", "sentence"),
    [
        ({"client-certificate-data": "%%%"}, {}, "certificates"),
        ({"client-certificate": "missing.crt"}, {}, "certificates"),
        ({}, {"certificate-authority-data": data(b"nonsense")}, "certificates"),
        ({}, {"proxy-url": "http://proxy:1"}, "'proxy-url', which is not supported"),
        ({"as": "admin"}, {}, "'as', which is not supported"),
        ({"tokenFile": "missing"}, {}, "token file cannot be read"),
    ],
)
def test_what_cannot_be_used_is_said(
    tmp_path: Path, user: dict, cluster: dict, sentence: str
) -> None:
    settings = kubeconfig(tmp_path / "config", "https://127.0.0.1:1", user, **cluster)

    with pytest.raises(NotConfigured, match=sentence):
        check(settings)


def test_a_kubeconfig_that_is_missing_or_has_no_url_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotConfigured, match="KUBECONFIG names no file that exists"):
        check(Settings(kubeconfig=str(tmp_path / "missing")))
    with pytest.raises(NotConfigured, match="no server URL"):
        check(kubeconfig(tmp_path / "config", "not a url", {}))


def exec_user(folder: Path, script: str) -> dict:
    (folder / "plugin.py").write_text(script)
    return {
        "exec": {
            "apiVersion": "client.authentication.k8s.io/v1",
            "command": sys.executable,
            "args": [str(folder / "plugin.py")],
            "interactiveMode": "Never",
        }
    }


CREDENTIAL = {
    "apiVersion": "client.authentication.k8s.io/v1",
    "kind": "ExecCredential",
    "status": {"token": "from-plugin"},
}


def test_an_exec_plugin_gives_the_token(tmp_path: Path) -> None:
    user = exec_user(tmp_path, f"print({json.dumps(json.dumps(CREDENTIAL))})")
    with KubeApi(Cluster(), token="from-plugin") as api:
        settings = kubeconfig(tmp_path / "config", api.url, user)
        found = with_client(settings, lambda client: client.list_pods("default"))

    assert found.items == []


def test_an_exec_plugin_that_fails_is_said(tmp_path: Path) -> None:
    user = exec_user(tmp_path, "import sys; sys.exit('hunter2')")
    settings = kubeconfig(tmp_path / "config", "http://127.0.0.1:1", user)

    with pytest.raises(NotConfigured, match="gave no credentials") as caught:
        check(settings)
    assert "hunter2" not in caught.value.detail


def test_a_wrong_static_token_is_an_authentication_failure(tmp_path: Path) -> None:
    with KubeApi(Cluster(), token="right") as api:
        settings = kubeconfig(tmp_path / "config", api.url, {"token": "wrong"})
        with pytest.raises(UpstreamAuth) as caught:
            with_client(settings, lambda client: client.list_pods("default"))

    assert "wrong" not in caught.value.detail


ANSWER_WITH_STATIC_KUBECONFIG = """
import asyncio, json, sys
from functions.pod_logs.main import pod_logs
from functions.pod_logs.models import PodLogsRequest
from shared.clients.kubernetes import Kubernetes
from shared.settings import Settings

async def main():
    client = Kubernetes(Settings.from_env())
    answer = await pod_logs.handler(PodLogsRequest(pod_name="homepage-0"), client)
    await client.aclose()
    return answer.status

print(asyncio.run(main()), "yaml" in sys.modules,
      [name for name in sys.modules if name.split(".")[0] in ("kubernetes", "regex", "requests")])
"""


def test_the_sdk_is_not_loaded_for_a_static_kubeconfig(tmp_path: Path) -> None:
    cluster = Cluster()
    cluster.add(pod("homepage-0", containers=[container("app", image="homepage:1")]))
    cluster.put_log("default", "homepage-0", "app", b"2026-11-22T10:00:00Z hello\n")
    with KubeApi(cluster, token="static") as api:
        kubeconfig(tmp_path / "config", api.url, {"token": "static"})
        done = subprocess.run(
            [sys.executable, "-c", ANSWER_WITH_STATIC_KUBECONFIG],
            env=isolated_env(tmp_path, KUBERNETES_API_URL="", KUBECONFIG=str(tmp_path / "config")),
            cwd=ROOT,
            capture_output=True,
            check=True,
        )

    assert done.stdout.decode().split(maxsplit=2) == ["ok", "True", "[]\n"]
