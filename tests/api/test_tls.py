"""The same over an encrypted connection, as the real service has it."""

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
from tests.api.certificate import write_certificate
from tests.api.wire import KEY, PATH, Wire, WireRequest

# Comes with the keyring on Linux alone.
pytest.importorskip("cryptography")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and self-signed certificate for this machine, made for this run."""
    file = tmp_path_factory.mktemp("tls") / "certificate.pem"
    write_certificate(file)
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
