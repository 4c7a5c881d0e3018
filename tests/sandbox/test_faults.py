"""Misbehaviour on demand: what is on the wire, and what is billed, for every fault."""

import http.client
import io
import json
import socket
import zlib
from urllib.parse import urlsplit

import pytest
from PIL import Image

from qwen_studio.sandbox.documented_errors import DOCUMENTED_ERRORS
from qwen_studio.sandbox.faults import BOMB_BYTES, Fault
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer
from tests.sandbox.calls import Caller, Reply, order

HEADER = "X-Sandbox-Fault"


def call(caller: Caller, fault: str, n: int = 1) -> Reply:
    return caller.post(order(n=n), {HEADER: fault})


@pytest.mark.parametrize("name", DOCUMENTED_ERRORS)
def test_every_documented_error_can_be_asked_for(caller: Caller, sandbox: SandboxServer, name: str) -> None:
    expected = DOCUMENTED_ERRORS[name]
    assert call(caller, name).error == (expected.status, expected.code, expected.message)
    assert sandbox.billed == 0


def test_the_documented_errors_cover_every_code_of_the_error_pages() -> None:
    assert {error.code for error in DOCUMENTED_ERRORS.values()} >= {
        "InvalidApiKey", "invalid_api_key", "NOT AUTHORIZED", "Arrearage", "AllocationQuota.FreeTierOnly",
        "AccessDenied", "access_denied", "AccessDenied.Unpurchased", "Model.AccessDenied", "Workspace.AccessDenied",
        "App.AccessDenied", "ModelNotFound", "model_not_found", "Model.NotExist", "Throttling",
        "Throttling.RateQuota", "Throttling.BurstRate", "LimitRequests", "limit_requests", "limit_burst_rate",
        "Throttling.AllocationQuota", "insufficient_quota", "CommodityNotPurchased", "PrepaidBillOverdue",
        "PostpaidBillOverdue", "DataInspectionFailed", "data_inspection_failed", "IPInfringementSuspect",
        "CustomRoleBlocked", "FaqRuleBlocked", "InvalidParameter", "InvalidImageFormat", "InvalidImageResolution",
        "BadRequest.TooLarge", "InvalidParameter.DataInspection", "InvalidURL", "InvalidURL.ConnectionRefused",
        "InvalidURL.Timeout", "BadRequest.InputDownloadFailed", "BadRequest.EmptyInput",
        "BadRequest.EmptyParameters", "BadRequest.EmptyModel", "BadRequest.IllegalInput", "InternalError",
        "internal_error", "InternalError.Algo", "InternalError.Upload", "InternalError.FileUpload", "SystemError",
        "ModelServiceFailed", "RewriteFailed", "InternalError.Timeout", "RequestTimeOut", "GatewayTimeout",
        "ModelServingError", "ModelUnavailable", "ServiceUnavailable",
    }  # fmt: skip


def test_pacing_errors_say_how_long_to_wait(caller: Caller) -> None:
    assert call(caller, "Throttling.RateQuota").headers["retry-after"] == "1"
    assert "retry-after" not in call(caller, "Throttling.AllocationQuota").headers


@pytest.mark.parametrize("fault", [Fault.DROP_BEFORE_READING, Fault.DROP_AFTER_READING])
def test_a_dropped_connection_brings_no_byte(caller: Caller, fault: Fault) -> None:
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        call(caller, fault)


@pytest.mark.parametrize(
    ("fault", "billed", "received"),
    [(Fault.DROP_BEFORE_READING, 0, False), (Fault.DROP_AFTER_READING, 2, True)],
)
def test_only_a_call_that_arrived_is_billed(
    caller: Caller, sandbox: SandboxServer, fault: Fault, billed: int, received: bool
) -> None:
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        call(caller, fault, n=2)
    assert sandbox.billed == billed
    assert bool(sandbox.requests[0].body) is received


def test_a_truncated_answer_ends_too_early(caller: Caller, sandbox: SandboxServer) -> None:
    with pytest.raises(http.client.IncompleteRead):
        call(caller, Fault.TRUNCATED_ANSWER)
    assert sandbox.billed == 1


@pytest.mark.parametrize("fault", [Fault.WRONG_LENGTH, Fault.MALFORMED_JSON])
def test_an_answer_that_is_cut_is_no_json(caller: Caller, sandbox: SandboxServer, fault: Fault) -> None:
    reply = call(caller, fault)
    assert reply.status == 200
    with pytest.raises(json.JSONDecodeError):
        json.loads(reply.body)
    assert sandbox.billed == 1


def first_piece_of_body(sandbox: SandboxServer, head: str, body: bytes = b"") -> bytes:
    """What arrives at once behind the head of the answer."""
    with socket.create_connection(("127.0.0.1", urlsplit(sandbox.base_url).port or 0), timeout=20) as connection:
        connection.sendall(head.encode() + body)
        received = b""
        while b"\r\n\r\n" not in received:
            received += connection.recv(65536)
        return received.partition(b"\r\n\r\n")[2] or connection.recv(65536)


def test_a_slow_answer_comes_byte_by_byte(sandbox: SandboxServer) -> None:
    body = json.dumps(order()).encode()
    head = (
        "POST /api/v1/services/aigc/multimodal-generation/generation HTTP/1.1\r\nHost: x\r\n"
        f"Content-Type: application/json\r\nAuthorization: Bearer {SINGAPORE_KEY}\r\n"
        f"{HEADER}: {Fault.SLOW_BYTES}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    assert first_piece_of_body(sandbox, head, body) == b"{"


def test_a_slow_result_comes_byte_by_byte(caller: Caller, sandbox: SandboxServer) -> None:
    link = urlsplit(call(caller, Fault.SLOW_RESULT).links[0])
    head = f"GET {link.path}?{link.query} HTTP/1.1\r\nHost: x\r\n\r\n"
    assert first_piece_of_body(sandbox, head) == b"\x89"


@pytest.mark.parametrize(("fault", "status"), [(Fault.HTML, 502), (Fault.HTML_413, 413), (Fault.HTML_504, 504)])
def test_a_gateway_answers_with_a_page(caller: Caller, sandbox: SandboxServer, fault: Fault, status: int) -> None:
    reply = call(caller, fault)
    assert (reply.status, reply.headers["content-type"]) == (status, "text/html")
    assert reply.body.startswith(b"<html>")
    assert sandbox.billed == 0


@pytest.mark.parametrize(
    ("fault", "fields"),
    [
        (Fault.OK_WITH_ERROR_CODE, {"request_id", "code", "message"}),
        (Fault.NO_OUTPUT, {"request_id", "usage"}),
        (Fault.EMPTY_CHOICES, {"request_id", "output"}),
    ],
)
def test_a_good_envelope_without_pictures(
    caller: Caller, sandbox: SandboxServer, fault: Fault, fields: set[str]
) -> None:
    reply = call(caller, fault)
    assert reply.status == 200
    assert set(reply.json) == fields
    assert sandbox.billed == 0


def test_a_request_id_in_the_header_alone(caller: Caller) -> None:
    reply = call(caller, Fault.REQUEST_ID_IN_HEADER)
    assert "request_id" not in reply.json
    assert reply.headers["x-request-id"]


def test_a_redirect_leads_to_another_path(caller: Caller, sandbox: SandboxServer) -> None:
    reply = call(caller, Fault.REDIRECT)
    assert (reply.status, reply.headers["location"]) == (307, f"{sandbox.base_url}/elsewhere")


def test_a_gzip_bomb_becomes_200_mb(caller: Caller) -> None:
    reply = call(caller, Fault.GZIP_BOMB)
    assert reply.headers["content-encoding"] == "gzip"
    assert len(reply.body) < 300_000
    unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
    unpacked = 0
    rest = reply.body
    while rest:
        unpacked += len(unpacker.decompress(rest, 1 << 24))
        rest = unpacker.unconsumed_tail
    assert unpacked > BOMB_BYTES


def test_a_huge_answer_says_no_length(caller: Caller) -> None:
    reply = call(caller, Fault.HUGE_ANSWER)
    assert "content-length" not in reply.headers
    assert len(reply.body) > 90_000_000


def test_a_partial_success_brings_and_bills_one_less(caller: Caller, sandbox: SandboxServer) -> None:
    reply = call(caller, Fault.PARTIAL, n=3)
    assert (len(reply.links), reply.json["usage"]["image_count"], sandbox.billed) == (2, 2, 2)


@pytest.mark.parametrize(
    ("fault", "status", "start"),
    [
        (Fault.EXPIRED_LINK, 403, b"<?xml"),
        (Fault.MISSING_RESULT, 404, b"<?xml"),
        (Fault.NOT_A_PICTURE, 200, b"<html>"),
        (Fault.REDIRECT_RESULT, 302, b""),
    ],
)
def test_a_result_that_is_not_there(
    caller: Caller, sandbox: SandboxServer, fault: Fault, status: int, start: bytes
) -> None:
    result = caller.get(call(caller, fault).links[0])
    assert result.status == status
    assert result.body.startswith(start)
    assert sandbox.billed == 1


def test_a_redirected_result_is_where_the_redirect_leads(caller: Caller) -> None:
    redirect = caller.get(call(caller, Fault.REDIRECT_RESULT).links[0])
    assert caller.get(redirect.headers["location"]).body.startswith(b"\x89PNG")


def test_a_truncated_result_ends_too_early(caller: Caller) -> None:
    link = call(caller, Fault.TRUNCATED_RESULT).links[0]
    with pytest.raises(http.client.IncompleteRead):
        caller.get(link)


def test_a_huge_result_goes_on_for_long(caller: Caller) -> None:
    assert len(caller.get(call(caller, Fault.HUGE_RESULT).links[0]).body) > 90_000_000


def test_a_black_picture_is_a_whole_picture(caller: Caller) -> None:
    result = caller.get(call(caller, Fault.BLACK_PICTURE).links[0])
    with Image.open(io.BytesIO(result.body)) as picture:
        assert picture.size == (1024, 1024)
        assert picture.convert("L").getextrema() == (0, 0)


def test_faults_of_the_next_requests_come_in_order_and_end(caller: Caller, sandbox: SandboxServer) -> None:
    sandbox.use_fault("InternalError", times=2)
    sandbox.use_fault("html")
    statuses = [caller.post(order()).status for _ in range(4)]
    assert statuses == [500, 500, 502, 200]


def test_a_fault_can_last_until_it_is_cleared(caller: Caller, sandbox: SandboxServer) -> None:
    sandbox.use_fault("Arrearage", times=None)
    assert {caller.post(order()).status for _ in range(4)} == {400}
    sandbox.clear_faults()
    assert caller.post(order()).status == 200


def test_a_server_can_be_faulty_from_the_start() -> None:
    with SandboxServer(fault="ModelServingError") as sandbox:
        assert {Caller(sandbox).post(order()).status for _ in range(2)} == {503}


def test_an_unknown_fault_is_named(caller: Caller, sandbox: SandboxServer) -> None:
    assert call(caller, "gremlins").error == (400, "Sandbox.UnknownFault", "No fault is called “gremlins”.")
    with pytest.raises(ValueError, match="gremlins"):
        sandbox.use_fault("gremlins")
    with pytest.raises(ValueError, match="at least once"):
        sandbox.use_fault("html", times=0)


def test_a_fault_for_a_seed_meets_requests_with_this_seed_alone(caller: Caller, sandbox: SandboxServer) -> None:
    sandbox.use_fault("Arrearage", seed=7)
    sandbox.use_fault("SystemError", times=2, seed=7)
    assert caller.post(order(seed=8)).status == 200
    assert caller.post(order()).status == 200
    sandbox.clock.advance(2)
    codes = [caller.post(order(seed=7), {}).json.get("code") for _ in range(3)]
    assert codes == ["Arrearage", "SystemError", "SystemError"]
    assert caller.post(order(seed=7)).status == 200
    assert sandbox.billed == 3


def test_a_fault_before_reading_cannot_be_for_a_seed(sandbox: SandboxServer) -> None:
    with pytest.raises(ValueError, match="seed"):
        sandbox.use_fault(Fault.DROP_BEFORE_READING, seed=7)


def test_slow_bytes_are_as_slow_as_asked(caller: Caller, sandbox: SandboxServer) -> None:
    sandbox.slow_byte_s = 0
    assert call(caller, Fault.SLOW_BYTES).status == 200
