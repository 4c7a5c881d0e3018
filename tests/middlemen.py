"""What stands between a program and the service: a real proxy, a server that encrypts, and an authority for both."""

import base64
import contextlib
import datetime as dt
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SERVICE = "service.invalid"
"""A name that nothing outside of a test answers to; a `Proxy` leads it to a server of this machine."""


@dataclass(frozen=True)
class Authority:
    """Somebody's own authority: its certificate, and key and certificate of a server that it vouches for."""

    certificate: Path
    server: Path


def make_authority(folder: Path, *names: str) -> Authority:
    """An authority for this run alone, and a server of these names."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    now = dt.datetime.now(dt.UTC)

    def signed(name: str, key: ec.EllipticCurvePrivateKey, by: tuple[str, ec.EllipticCurvePrivateKey]) -> bytes:
        issuer, issuer_key = by
        is_authority = key is issuer_key
        made = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, issuer)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName([x509.DNSName(n) for n in names]), critical=False)
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
            .sign(issuer_key, hashes.SHA256())
        )
        return made.public_bytes(serialization.Encoding.PEM)

    own, server = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = Authority(folder / "authority.pem", folder / "server.pem")
    authority.certificate.write_bytes(signed("Own Authority", own, ("Own Authority", own)))
    authority.server.write_bytes(
        server.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + signed(SERVICE, server, ("Own Authority", own))
    )
    return authority


class Middleman:
    """Takes connections of this machine, and lets bytes flow between each and a port of this machine."""

    def __init__(self, target_port: int, tls: ssl.SSLContext | None = None) -> None:
        self._target_port = target_port
        self._tls = tls
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._begin(self._accept)

    def close(self) -> None:
        for opened in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                opened.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join(5)
        for opened in (self._listener, *self._open):
            opened.close()

    def greet(self, connection: socket.socket) -> bytes | None:
        """What the target gets first; None to hang up."""
        return b""

    def _begin(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self._open.append(connection)
            self._begin(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
                self._open.append(connection)
            first = self.greet(connection)
            if first is None:
                connection.close()
                return
            target = socket.create_connection(("127.0.0.1", self._target_port))
            self._open.append(target)
            target.sendall(first)
            self._begin(_flow, target, connection)
            _flow(connection, target)


def _flow(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


class EncryptedFront(Middleman):
    """Speaks TLS in place of a server of this machine."""

    def __init__(self, target_port: int, authority: Authority) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(authority.server)
        super().__init__(target_port, context)


class Proxy(Middleman):
    """An HTTP proxy that leads every CONNECT to one port of this machine; `asked` are the hosts that were wanted."""

    def __init__(self, target_port: int, login: str = "", tls: ssl.SSLContext | None = None) -> None:
        self.asked: list[str] = []
        self.heads: list[bytes] = []
        self._login = login
        super().__init__(target_port, tls)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def greet(self, connection: socket.socket) -> bytes | None:
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65536)
            if not data:
                return None
            head += data
        self.heads.append(head)
        self.asked.append(head.split(b" ")[1].decode())
        wanted = b"Basic " + base64.b64encode(self._login.encode())
        if self._login and wanted not in head:
            connection.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            return None
        if not head.startswith(b"CONNECT "):
            connection.sendall(b"HTTP/1.1 405 Method Not Allowed\r\nContent-Length: 0\r\n\r\n")
            return None
        connection.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
        return head.partition(b"\r\n\r\n")[2]
