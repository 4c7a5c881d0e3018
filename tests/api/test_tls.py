"""The same over an encrypted connection, as the real service has it."""

import datetime as dt
import ipaddress
import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from qwen_studio.api.client import Client
from qwen_studio.api.payload import Body, SentFile, build_body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import Catalog
from qwen_studio.core.errors import NotSent, OutcomeUnknown
from qwen_studio.core.request import EditRequest
from tests.api.wire import KEY, PATH, Wire, WireRequest

# Comes with the keyring on Linux alone.
pytest.importorskip("cryptography")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and self-signed certificate for this machine, made for this run."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "certificate.pem"
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


@pytest.fixture
def tls(certificate: Path) -> Iterator[Wire]:
    """A server that speaks TLS."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server = Wire(context)
    yield server
    server.close()


@pytest.fixture
def trusting(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """A client on a machine that trusts the certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    opened = Client()
    yield opened
    opened.close()


@pytest.fixture
def body(catalog: Catalog, edit: EditRequest, photo: Path) -> Body:
    return build_body(edit, [SentFile(photo, "image/png")], catalog.models[0])


def test_body_arrives_encrypted_and_whole(trusting: Client, tls: Wire, body: Body) -> None:
    told: list[bool] = []
    answer = trusting.post_edit(
        tls.base_url, PATH, KEY, body, cancel=CancelToken(), on_body_sent=lambda: told.append(True)
    )
    assert answer.body == b"{}"
    assert tls.requests[0].body == b"".join(body.stream())
    assert told == [True]


def test_deadline_wakes_an_encrypted_connection(trusting: Client, tls: Wire, body: Body) -> None:
    def silent(connection: socket.socket, request: WireRequest) -> None:
        tls.released.wait(20)

    tls.script = silent
    with pytest.raises(OutcomeUnknown, match="did not answer in time"):
        trusting.post_edit(tls.base_url, PATH, KEY, body, cancel=CancelToken(), deadline_s=0.5)


def test_certificate_that_nobody_trusts_is_not_sent(client: Client, tls: Wire, body: Body) -> None:
    with pytest.raises(NotSent, match="certificate"):
        client.post_edit(tls.base_url, PATH, KEY, body, cancel=CancelToken())
    assert tls.requests == []
