"""Over real TLS: a pod's service account, client certificates, what a kubeconfig says of TLS."""

import asyncio
import base64
from pathlib import Path

import pytest

from shared.clients.kubeconfig import find_access
from shared.errors import UpstreamAuth, UpstreamUnreachable
from shared.settings import Settings
from tests.support.kubernetes import kubeconfig, with_client
from tests.support.servers import Reply, ScriptedServer
from tests.support.tls import Pair, https, https_url, issue

VERSION = Reply(body=b'{"gitVersion": "v1.34.1"}')


@pytest.fixture(scope="module")
def authority() -> Pair:
    return issue("test authority")


def data(pem: bytes) -> str:
    return base64.b64encode(pem).decode()


def check(settings: Settings, **more: Path) -> str:
    return with_client(settings, lambda client: client.check(), **more)


def test_a_pod_uses_its_service_account(authority: Pair, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("mounted-token\n")
    with https(authority, tmp_path, VERSION) as server:
        port = server._server.server_port
        settings = Settings(kubernetes_host="127.0.0.1", kubernetes_port=port)

        assert check(settings, service_account=tmp_path) == "Kubernetes v1.34.1"
        assert server.asked[0].headers["authorization"] == "Bearer mounted-token"


def test_a_server_of_another_authority_is_refused(authority: Pair, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("mounted-token")
    with https(authority, tmp_path, VERSION) as server:
        (tmp_path / "ca.crt").write_bytes(issue("somebody else").certificate_pem)
        port = server._server.server_port
        settings = Settings(kubernetes_host="127.0.0.1", kubernetes_port=port)

        with pytest.raises(UpstreamUnreachable):
            check(settings, service_account=tmp_path)
        assert server.asked == []


def test_a_plain_url_comes_before_the_pods_own_cluster(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("mounted-token")
    with ScriptedServer(lambda _: VERSION) as server:
        settings = Settings(kubernetes_api_url=server.url, kubernetes_host="127.0.0.1")

        assert check(settings, service_account=tmp_path) == "Kubernetes v1.34.1"
        assert "authorization" not in server.asked[0].headers


def test_an_address_of_version_six_is_bracketed(authority: Pair, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("x")
    (tmp_path / "ca.crt").write_bytes(authority.certificate_pem)
    settings = Settings(kubernetes_host="fd00::1", kubernetes_port=6443)

    assert asyncio.run(find_access(settings, tmp_path)).url == "https://[fd00::1]:6443"


@pytest.mark.parametrize("as_data", [True, False])
def test_a_client_certificate_opens_the_server(
    authority: Pair, tmp_path: Path, *, as_data: bool
) -> None:
    me = issue("me", authority)
    (tmp_path / "me.crt").write_bytes(me.certificate_pem)
    (tmp_path / "me.key").write_bytes(me.key_pem)
    inline = {
        "client-certificate-data": data(me.certificate_pem),
        "client-key-data": data(me.key_pem),
    }
    user = inline if as_data else {"client-certificate": "me.crt", "client-key": "me.key"}
    ca = (
        {"certificate-authority-data": data(authority.certificate_pem)}
        if as_data
        else {"certificate-authority": "ca.crt"}
    )
    with https(authority, tmp_path, VERSION, wants_client=True) as server:
        settings = kubeconfig(tmp_path / "config", https_url(server), user, **ca)

        assert check(settings) == "Kubernetes v1.34.1"
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            *("ca.crt", "config", "me.crt", "me.key", "server.pem")
        ]


def test_without_its_client_certificate_the_server_stays_closed(
    authority: Pair, tmp_path: Path
) -> None:
    ca = {"certificate-authority-data": data(authority.certificate_pem)}
    with https(authority, tmp_path, VERSION, wants_client=True) as server:
        settings = kubeconfig(tmp_path / "config", https_url(server), {}, **ca)

        # Which one depends on whether the alert arrives before the connection ends.
        with pytest.raises((UpstreamAuth, UpstreamUnreachable)):
            check(settings)


def test_insecure_skip_tls_verify_is_honoured(authority: Pair, tmp_path: Path) -> None:
    with https(authority, tmp_path, VERSION, dns="elsewhere.test") as server:
        settings = kubeconfig(
            tmp_path / "config", https_url(server), {}, **{"insecure-skip-tls-verify": True}
        )

        assert check(settings) == "Kubernetes v1.34.1"


def test_the_tls_server_name_is_honoured(authority: Pair, tmp_path: Path) -> None:
    ca = {"certificate-authority-data": data(authority.certificate_pem)}
    with https(authority, tmp_path, VERSION, dns="api.test") as server:
        named = kubeconfig(
            tmp_path / "a", https_url(server), {}, **ca, **{"tls-server-name": "api.test"}
        )
        unnamed = kubeconfig(tmp_path / "b", https_url(server), {}, **ca)

        assert check(named) == "Kubernetes v1.34.1"
        with pytest.raises(UpstreamUnreachable):
            check(unnamed)
