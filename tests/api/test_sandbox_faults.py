"""Every way in which the sandbox can misbehave, and the one outcome that is right for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qwen_studio.api.answers import Delivered, read_answer
from qwen_studio.api.client import Client
from qwen_studio.api.download import Downloader
from qwen_studio.api.link_policy import LinkPolicy
from qwen_studio.api.payload import SentFile, build_body
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import Catalog
from qwen_studio.core.errors import DownloadError, LinkExpired, NotSent, OutcomeUnknown, ServiceError, StudioError
from qwen_studio.core.request import EditRequest
from qwen_studio.sandbox.faults import Fault
from qwen_studio.sandbox.server import BEIJING_KEY, SINGAPORE_KEY, SandboxServer
from tests.api.wire import PATH

UNKNOWN = {
    Fault.DROP_AFTER_READING,
    Fault.TRUNCATED_ANSWER,
    Fault.WRONG_LENGTH,
    Fault.SLOW_BYTES,
    Fault.MALFORMED_JSON,
    Fault.HTML,
    Fault.HTML_504,
    Fault.NO_OUTPUT,
    Fault.EMPTY_CHOICES,
    Fault.GZIP_BOMB,
    Fault.HUGE_ANSWER,
}
REFUSED = {Fault.HTML_413, Fault.OK_WITH_ERROR_CODE, Fault.REQUEST_ID_IN_HEADER, Fault.REDIRECT}
DELIVERED = {
    Fault.PARTIAL,
    Fault.BLACK_PICTURE,
    Fault.EXPIRED_LINK,
    Fault.MISSING_RESULT,
    Fault.NOT_A_PICTURE,
    Fault.TRUNCATED_RESULT,
    Fault.SLOW_RESULT,
    Fault.HUGE_RESULT,
    Fault.REDIRECT_RESULT,
}


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    with SandboxServer(requests_per_second=None) as server:
        yield server


class Caller:
    """Sends one small edit."""

    def __init__(self, sandbox: SandboxServer, client: Client, catalog: Catalog, edit: EditRequest, file: Path) -> None:
        self._sandbox = sandbox
        self._client = client
        self._body = build_body(edit, [SentFile(file, "image/jpeg")], catalog.models[0])

    def __call__(self, key: str = SINGAPORE_KEY, deadline_s: float = 20.0) -> Delivered:
        answer = self._client.post_edit(
            self._sandbox.base_url, PATH, key, self._body, cancel=CancelToken(), deadline_s=deadline_s
        )
        return read_answer(answer)


@pytest.fixture
def call(sandbox: SandboxServer, client: Client, catalog: Catalog, edit: EditRequest, tmp_path: Path) -> Caller:
    from PIL import Image

    file = tmp_path / "small.jpg"
    Image.new("RGB", (400, 400), (180, 90, 40)).save(file)
    return Caller(sandbox, client, catalog, edit, file)


def test_each_fault_has_an_outcome() -> None:
    assert set(Fault) == UNKNOWN | REFUSED | DELIVERED | {Fault.DROP_BEFORE_READING}


def test_drop_before_reading_is_never_repeated(sandbox: SandboxServer, call: Caller) -> None:
    # Whether the last byte had left when the connection broke is up to the network; both words are true to it.
    sandbox.use_fault(Fault.DROP_BEFORE_READING)
    with pytest.raises((NotSent, OutcomeUnknown), match="connection broke"):
        call()
    assert len(sandbox.requests) == 1


@pytest.mark.parametrize("fault", sorted(UNKNOWN))
def test_unknown_outcome_after_exactly_one_post(sandbox: SandboxServer, call: Caller, fault: Fault) -> None:
    sandbox.use_fault(fault)
    with pytest.raises(OutcomeUnknown):
        call(deadline_s=1.0 if fault is Fault.SLOW_BYTES else 20.0)
    assert len(sandbox.requests) == 1


@pytest.mark.parametrize("fault", sorted(REFUSED))
def test_refusal_after_exactly_one_post(sandbox: SandboxServer, call: Caller, fault: Fault) -> None:
    sandbox.use_fault(fault)
    with pytest.raises(ServiceError):
        call()
    assert len(sandbox.requests) == 1
    assert sandbox.billed == 0


@pytest.mark.parametrize("fault", sorted(DELIVERED))
def test_delivery_after_exactly_one_post(sandbox: SandboxServer, call: Caller, fault: Fault) -> None:
    sandbox.use_fault(fault)
    assert call().links
    assert len(sandbox.requests) == 1


def test_request_id_of_the_header_is_kept(sandbox: SandboxServer, call: Caller) -> None:
    sandbox.use_fault(Fault.REQUEST_ID_IN_HEADER)
    with pytest.raises(ServiceError) as caught:
        call()
    assert caught.value.request_id


@pytest.mark.parametrize(
    ("fault", "error", "words"),
    [
        (Fault.EXPIRED_LINK, LinkExpired, "24 hours"),
        (Fault.MISSING_RESULT, DownloadError, "HTTP 404"),
        (Fault.TRUNCATED_RESULT, DownloadError, "broke"),
        (Fault.HUGE_RESULT, DownloadError, "64 MB"),
        (Fault.REDIRECT_RESULT, DownloadError, "elsewhere"),
    ],
)
def test_bad_result_is_told_as_what_it_is(
    sandbox: SandboxServer,
    call: Caller,
    downloader: Downloader,
    tmp_path: Path,
    fault: Fault,
    error: type[StudioError],
    words: str,
) -> None:
    sandbox.use_fault(fault)
    (link,) = call().links
    target = tmp_path / "result.png"
    with pytest.raises(error, match=words) as caught:
        downloader.download(link, target, policy=LinkPolicy(sandbox.base_url), cancel=CancelToken())
    assert isinstance(caught.value, LinkExpired) == (fault is Fault.EXPIRED_LINK)
    assert not target.exists()


def test_links_expire_after_24_hours(
    sandbox: SandboxServer, call: Caller, downloader: Downloader, tmp_path: Path
) -> None:
    (link,) = call().links
    sandbox.clock.advance(24 * 3600 - 60)
    downloader.download(link, tmp_path / "a.png", policy=LinkPolicy(sandbox.base_url), cancel=CancelToken())
    sandbox.clock.advance(120)
    with pytest.raises(LinkExpired):
        downloader.download(link, tmp_path / "b.png", policy=LinkPolicy(sandbox.base_url), cancel=CancelToken())


def test_no_key_goes_to_the_result_host(
    sandbox: SandboxServer, call: Caller, downloader: Downloader, tmp_path: Path
) -> None:
    (link,) = call().links
    downloader.download(link, tmp_path / "a.png", policy=LinkPolicy(sandbox.base_url), cancel=CancelToken())
    assert [download.sent_authorization for download in sandbox.downloads] == [False]
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_key_of_the_other_region_is_refused_with_the_reason(sandbox: SandboxServer, call: Caller) -> None:
    with pytest.raises(ServiceError) as caught:
        call(key=BEIJING_KEY)
    assert (caught.value.status, caught.value.code) == (401, "InvalidApiKey")
    assert "region" in caught.value.next_step


def test_free_check_tells_good_keys_from_others(sandbox: SandboxServer, client: Client) -> None:
    client.check_key(sandbox.base_url, SINGAPORE_KEY)
    with pytest.raises(ServiceError):
        client.check_key(sandbox.base_url, BEIJING_KEY)
    assert sandbox.billed == 0
