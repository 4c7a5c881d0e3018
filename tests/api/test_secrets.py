"""A key, an instruction and a signed link show up on the wire alone: in no log, no error, no traceback."""

import logging
import traceback
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qwen_studio.api.answers import read_answer
from qwen_studio.api.client import Client
from qwen_studio.api.download import Downloader, fetch_picture
from qwen_studio.api.link_policy import LinkPolicy
from qwen_studio.api.payload import SentFile, build_body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import Catalog
from qwen_studio.core.errors import CredentialError, StudioError
from qwen_studio.core.request import EditRequest
from tests.api.posting import broken_chunks, drop, endless_headers, garbage, reset
from tests.api.wire import KEY, PATH, Script, Wire, answering

INSTRUCTION = "canary instruction about my grandmother"
SIGNATURE = "canarysignature"
ERROR = b'{"code":"InternalError","message":"An internal error has occured.","request_id":"r"}'


def everything_of(error: BaseException) -> str:
    """What a careless handler could print: the text, the representation, and the whole chain."""
    return "".join(traceback.format_exception(error)) + repr(error) + str(vars(error))


@pytest.mark.parametrize("script", [drop, reset, garbage, broken_chunks, endless_headers, answering(ERROR, "500 X")])
def test_failing_call_tells_no_secret(
    client: Client,
    wire: Wire,
    catalog: Catalog,
    edit: EditRequest,
    photo: Path,
    caplog: pytest.LogCaptureFixture,
    script: Script,
) -> None:
    caplog.set_level(logging.DEBUG)
    wire.script = script
    body = build_body(replace(edit, instruction=INSTRUCTION), [SentFile(photo, "image/png")], catalog.models[0])
    with pytest.raises(StudioError) as caught:
        read_answer(client.post_edit(wire.base_url, PATH, KEY, body, cancel=CancelToken()))
    assert INSTRUCTION.encode() in wire.requests[0].body
    for secret in (KEY, INSTRUCTION):
        assert secret not in everything_of(caught.value)
        assert secret not in caplog.text


@pytest.mark.parametrize("script", [drop, reset, garbage, answering(b"", "403 Forbidden"), answering(b"")])
def test_download_tells_no_signed_link(
    downloader: Downloader, wire: Wire, tmp_path: Path, caplog: pytest.LogCaptureFixture, script: Script
) -> None:
    caplog.set_level(logging.DEBUG)
    wire.script = script
    link = f"{wire.origin}/a.png?Expires=1&Signature={SIGNATURE}"
    told = caplog.text
    fetches: tuple[Callable[[], None], ...] = (
        lambda: downloader.download(link, tmp_path / "a", policy=LinkPolicy(wire.base_url), cancel=CancelToken()),
        lambda: fetch_picture(link, tmp_path / "a", CancelToken(), allow_loopback=True),
    )
    for fetch in fetches:
        try:
            fetch()
        except StudioError as error:
            told += everything_of(error)
    assert SIGNATURE in wire.requests[0].line
    assert SIGNATURE not in told + caplog.text


def test_libraries_do_not_log_addresses(client: Client) -> None:
    for name in ("httpx", "httpcore", "httpcore.http11", "httpcore.connection"):
        assert logging.getLogger(name).getEffectiveLevel() >= logging.WARNING


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    before=st.text(alphabet=st.characters(codec="utf-8"), max_size=5),
    odd=st.sampled_from(["\n", "\r\n", "\x00", " ", "é", "ключ", "\x7f", "\ud800", "😀"]),
)
def test_malformed_key_is_never_repeated(
    client: Client, catalog: Catalog, edit: EditRequest, wire: Wire, before: str, odd: str
) -> None:
    key = f"{before}sk-canary{odd}0123456789abcdef"
    body = build_body(edit, [], catalog.models[0])
    for call in (
        lambda: client.post_edit(wire.base_url, PATH, key, body, cancel=CancelToken()),
        lambda: client.check_key(wire.base_url, key),
    ):
        with pytest.raises(CredentialError) as caught:
            call()
        # The traceback's own source lines hold no values.
        assert "sk-canary" not in f"{caught.value} {caught.value!r} {vars(caught.value)}"
        assert caught.value.__cause__ is None
        assert caught.value.__context__ is None
    assert wire.requests == []
