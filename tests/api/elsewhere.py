"""A machine of another name, as far as this process can tell."""

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.api.certificate import write_certificate
from tests.api.wire import Wire

HOST = "results.elsewhere.example"


@contextmanager
def other_host(folder: Path) -> Iterator[Wire]:
    """A server that is HOST to whatever is opened meanwhile: its name leads here, its certificate is trusted."""
    certificate = folder / "certificate.pem"
    write_certificate(certificate, HOST)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    real = socket.getaddrinfo

    def resolve(host: object, *args: object, **kwargs: object) -> object:
        return real("127.0.0.1" if host == HOST else host, *args, **kwargs)  # type: ignore[arg-type]  # as they came

    server = Wire(context)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(certificate))
        patch.setattr(socket, "getaddrinfo", resolve)
        yield server
    server.close()
