"""Where the Kubernetes API is, and with what it lets us in.

Looked for in this order: KUBERNETES_API_URL (without credentials, such as `kubectl proxy`), the
service account mounted in a pod, the first existing file that KUBECONFIG names, ~/.kube/config.
Static credentials are read here, with PyYAML; for `exec` and `auth-provider` ones the official
package runs the plugin, in a thread, because importing it costs most of a second. Asking the API
belongs in `kubernetes`.
"""

import asyncio
import base64
import ssl
import tempfile
import time
from pathlib import Path
from typing import Any, cast

from shared.clients.budget import within
from shared.clients.kubernetes_access import (
    SERVICE_ACCOUNT,
    SYSTEM,
    Access,
    Authorization,
    TokenFile,
    bearer,
    in_cluster,
    no_authorization,
)
from shared.errors import NotConfigured, UpstreamTimeout, UpstreamUnreachable
from shared.readers import http_url
from shared.settings import Settings

PLUGIN_AGE_S = 300.0  # cloud tokens live 15 minutes and more
PLUGIN_TIMEOUT_S = 10.0  # plugins ask their cloud over the network
KUBECONFIG = "the kubeconfig (KUBECONFIG, else ~/.kube/config)"
# Ignoring these would ask another server, or with other rights, than the file says.
UNSUPPORTED = ("proxy-url", "as", "as-uid", "as-groups", "as-user-extra")

Document = dict[str, Any]


class PluginToken:
    """A bearer token that a credential plugin gave; asked for anew every few minutes."""

    def __init__(self, path: Path, header: str) -> None:
        self._path = path
        self._header = header
        self._asked_at = time.monotonic()

    async def __call__(self) -> str:
        """Return the header; raise as `from_plugin`."""
        if time.monotonic() - self._asked_at > PLUGIN_AGE_S:
            self._header = _plugin_header(await _load_with_sdk(self._path))
            self._asked_at = time.monotonic()
        return self._header


async def find_access(settings: Settings, service_account: Path = SERVICE_ACCOUNT) -> Access:
    """Return the API server that the settings lead to.

    Raises:
        UpstreamUnreachable: nothing is configured
        NotConfigured: what is configured cannot be read

    """
    if settings.kubernetes_api_url:
        return Access(url=settings.kubernetes_api_url)
    if settings.kubernetes_host and (service_account / "token").exists():
        return in_cluster(settings, service_account)
    if path := kubeconfig_path(settings):
        return await from_kubeconfig(path)
    raise UpstreamUnreachable(
        SYSTEM,
        "Kubernetes cannot be asked: give KUBERNETES_API_URL or KUBECONFIG,"
        " or run in a pod with a service account token",
    )


def kubeconfig_path(settings: Settings) -> Path | None:
    """Return the kubeconfig to read, or None when none is given and there is none at home.

    Raises:
        NotConfigured: KUBECONFIG is set, but none of its files exists

    """
    if settings.kubeconfig:
        for name in settings.kubeconfig.split(":"):
            if name and (path := Path(name)).is_file():
                return path
        raise NotConfigured("KUBECONFIG names no file that exists")
    at_home = Path(settings.home or "/nonexistent") / ".kube" / "config"
    return at_home if at_home.is_file() else None


async def from_kubeconfig(path: Path) -> Access:
    """Return the API server of the current context.

    Raises:
        NotConfigured: the file is no kubeconfig, or asks for what is not supported here

    """
    document = read_document(path)
    context = named(document, "contexts", document.get("current-context"))
    cluster = named(document, "clusters", context.get("cluster"))
    user = named(document, "users", context.get("user")) if context.get("user") else {}
    _refuse_unsupported({**cluster, **user})
    if "exec" in user or "auth-provider" in user:
        return await from_plugin(path, cluster)
    url = _server(cluster)
    return Access(
        url=url,
        tls=_tls(cluster, user, path.parent) if url.startswith("https://") else None,
        tls_server_name=str(cluster.get("tls-server-name") or ""),
        authorization=_static_authorization(user, path.parent),
    )


def read_document(path: Path) -> Document:
    """Return the file's YAML mapping; what it says is never part of an error."""
    import yaml

    try:
        document: object = yaml.safe_load(path.read_bytes())
    except (OSError, yaml.YAMLError, ValueError, RecursionError):
        raise NotConfigured(f"{KUBECONFIG} cannot be read as YAML") from None
    if not isinstance(document, dict):
        raise NotConfigured(f"{KUBECONFIG} holds no configuration")
    return cast("Document", document)


def named(document: Document, section: str, name: object) -> Document:
    """Return the entry called `name` of `contexts`, `clusters` or `users`."""
    kind = section.removesuffix("s")
    entries: object = document.get(section)
    for entry in cast("list[object]", entries) if isinstance(entries, list) else []:
        fields = cast("Document", entry) if isinstance(entry, dict) else {}
        if name and fields.get("name") == name and isinstance(fields.get(kind), dict):
            return cast("Document", fields[kind])
    raise NotConfigured(f"{KUBECONFIG} lacks the {kind} of its current context")


async def from_plugin(path: Path, cluster: Document) -> Access:
    """Let the official package run the credential plugin; TLS material is read once.

    Raises:
        NotConfigured: the plugin gave no credentials
        UpstreamTimeout: it did not end

    """
    loaded = await _load_with_sdk(path)
    header = _plugin_header(loaded)
    if not (header or loaded.cert_file):
        raise NotConfigured(f"the credential plugin of {KUBECONFIG} gave no credentials")
    url = _server(cluster)
    files = {
        "certificate-authority": loaded.ssl_ca_cert,
        "client-certificate": loaded.cert_file,
        "client-key": loaded.key_file,
        "insecure-skip-tls-verify": not loaded.verify_ssl,
    }
    return Access(
        url=url,
        tls=_tls(files, files, path.parent) if url.startswith("https://") else None,
        tls_server_name=str(cluster.get("tls-server-name") or ""),
        authorization=PluginToken(path, header) if header else no_authorization,
    )


async def _load_with_sdk(path: Path) -> Any:
    try:
        async with asyncio.timeout(within(PLUGIN_TIMEOUT_S)):
            return await asyncio.to_thread(_sdk_configuration, str(path))
    except TimeoutError:
        raise UpstreamTimeout(
            SYSTEM, f"the credential plugin of {KUBECONFIG} did not answer in time"
        ) from None


def _sdk_configuration(path: str) -> Any:
    from kubernetes import client, config

    # The package has no types of its own.
    load = cast("Any", config).load_kube_config
    found = client.Configuration()
    try:
        load(config_file=path, client_configuration=found, persist_config=False)
    except (config.ConfigException, OSError, ValueError, LookupError, TypeError, AttributeError):
        raise NotConfigured(f"the credentials of {KUBECONFIG} cannot be loaded") from None
    return found


def _plugin_header(configuration: Any) -> str:
    token = str(configuration.api_key.get("BearerToken") or "")
    return bearer(token.removeprefix("Bearer ")) if token else ""


def _refuse_unsupported(fields: Document) -> None:
    for key in UNSUPPORTED:
        if fields.get(key):
            raise NotConfigured(f"{KUBECONFIG} uses '{key}', which is not supported")


def _server(cluster: Document) -> str:
    try:
        return http_url(str(cluster.get("server") or ""))
    except ValueError:
        raise NotConfigured(f"{KUBECONFIG} has no server URL for its current context") from None


def _static_authorization(user: Document, folder: Path) -> Authorization:
    if user.get("tokenFile"):
        return TokenFile(folder / str(user["tokenFile"]))
    header = ""
    if user.get("token"):
        header = bearer(str(user["token"]))
    elif user.get("username"):
        pair = f"{user['username']}:{user.get('password') or ''}"
        header = f"Basic {base64.b64encode(pair.encode()).decode()}"

    async def fixed() -> str:
        return header

    return fixed


def _tls(cluster: Document, user: Document, folder: Path) -> ssl.SSLContext:
    """Build the TLS context of a cluster's authority and a user's certificate."""
    try:
        authority = _material(cluster, "certificate-authority", folder)
        context = ssl.create_default_context(cadata=authority.decode() if authority else None)
        if cluster.get("insecure-skip-tls-verify"):
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        if certificate := _material(user, "client-certificate", folder):
            _load_pair(context, certificate, _material(user, "client-key", folder))
    except (OSError, ValueError, TypeError):  # ssl.SSLError and binascii.Error are such too
        raise NotConfigured(f"the certificates of {KUBECONFIG} cannot be read") from None
    return context


def _material(section: Document, key: str, folder: Path) -> bytes:
    """Return PEM from `<key>-data` (base64) or from the file that `<key>` names, or nothing."""
    if data := section.get(f"{key}-data"):
        return base64.b64decode(str(data), validate=True)
    name = section.get(key)
    return (folder / str(name)).read_bytes() if name else b""


def _load_pair(context: ssl.SSLContext, certificate: bytes, key: bytes) -> None:
    # OpenSSL reads a certificate only from a file; nobody else can open this folder.
    with tempfile.TemporaryDirectory() as folder:
        pair = Path(folder) / "pair.pem"
        pair.write_bytes(certificate + b"\n" + key)
        context.load_cert_chain(pair)
