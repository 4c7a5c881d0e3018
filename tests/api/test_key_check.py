"""A key is checked free of charge."""

import socket
from collections.abc import Callable

import pytest

from qwen_studio.api.client import Client
from qwen_studio.api.payload import Body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import CredentialError, NotSent, ServiceError
from tests.api.posting import drop, garbage, too_large
from tests.api.wire import KEY, PATH, Wire, WireRequest, answering


def test_key_is_checked_free_of_charge(client: Client, wire: Wire) -> None:
    client.check_key(wire.base_url, KEY)
    (request,) = wire.requests
    assert request.line == "GET /api/v1/models?page_no=1&page_size=1 HTTP/1.1"
    assert request.headers["authorization"] == f"Bearer {KEY}"


@pytest.mark.parametrize("status", ["401 Unauthorized", "403 Forbidden"])
@pytest.mark.parametrize("body", [b'{"code":"InvalidApiKey","message":"Invalid API-key provided."}', b"<html>", b""])
def test_rejected_key_is_a_service_error(client: Client, wire: Wire, status: str, body: bytes) -> None:
    wire.script = answering(body, status)
    with pytest.raises(ServiceError) as caught:
        client.check_key(wire.base_url, KEY)
    assert caught.value.status == int(status[:3])
    assert caught.value.message


@pytest.mark.parametrize("script", [drop, garbage, too_large, answering(b"", "502 Bad Gateway")])
def test_key_that_cannot_be_checked_says_so(
    client: Client, wire: Wire, script: Callable[[socket.socket, WireRequest], None]
) -> None:
    wire.script = script
    with pytest.raises(NotSent):
        client.check_key(wire.base_url, KEY)


def test_text_that_cannot_be_a_key_is_never_sent(client: Client, wire: Wire, small: Body) -> None:
    with pytest.raises(CredentialError):
        client.post_edit(wire.base_url, PATH, "sk-with\nnewline-inside", small, cancel=CancelToken())
    with pytest.raises(CredentialError):
        client.check_key(wire.base_url, "ключ-которого-нет")
    assert wire.connections == 0
