"""A certificate authority for one test, and an HTTPS server that it vouches for."""

import datetime as dt
import ipaddress
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.support.servers import Reply, ScriptedServer

SOON = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)


@dataclass(frozen=True)
class Pair:
    """A certificate and its key, in PEM."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def certificate_pem(self) -> bytes:
        """The certificate."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        """The private key, not encrypted."""
        return self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )


def issue(name: str, issuer: Pair | None = None, *, dns: str = "") -> Pair:
    """Make a certificate for 127.0.0.1 or `dns`; without an issuer, an authority."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    alternative: x509.GeneralName = (
        x509.DNSName(dns) if dns else x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    )
    signer = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(SOON - dt.timedelta(days=2))
        .not_valid_after(SOON)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return Pair(builder.sign(signer, hashes.SHA256()), key)


@contextmanager
def https(
    authority: Pair, folder: Path, reply: Reply, *, dns: str = "", wants_client: bool = False
) -> Iterator[ScriptedServer]:
    """Serve `reply` over TLS; `folder` gets ca.crt and server.pem."""
    pair = issue("server", authority, dns=dns)
    (folder / "server.pem").write_bytes(pair.certificate_pem + pair.key_pem)
    (folder / "ca.crt").write_bytes(authority.certificate_pem)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=str(folder / "ca.crt"))
    context.load_cert_chain(folder / "server.pem")
    if wants_client:
        context.verify_mode = ssl.CERT_REQUIRED
    server = ScriptedServer(lambda _: reply)
    server._server.socket = context.wrap_socket(server._server.socket, server_side=True)
    with server:
        yield server


def https_url(server: ScriptedServer) -> str:
    """Return where it listens."""
    return f"https://127.0.0.1:{server._server.server_port}"
