import socket
import sys
import threading

import pytest

from qwen_studio.sandbox.connections import last_arrival_age_s


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not say when bytes came in")
def test_bytes_are_as_old_as_their_arrival_not_as_their_reading() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        client.sendall(b"x")
        threading.Event().wait(0.3)
        accepted, _ = server.accept()
        with accepted:
            assert 0.25 <= last_arrival_age_s(accepted) < 30
            client.sendall(b"y")
            assert accepted.recv(2, socket.MSG_WAITALL) == b"xy"
            assert last_arrival_age_s(accepted) < 0.25
