"""The one paid call, and the free check of a key."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import httpx

from qwen_studio.api.addresses import is_loopback
from qwen_studio.api.answer import Answer
from qwen_studio.api.answers import refusal
from qwen_studio.api.connections import CONNECT_S, USER_AGENT, HttpClients
from qwen_studio.api.credentials import clean_key
from qwen_studio.api.exchange import Ended, Exchange
from qwen_studio.api.payload import Body
from qwen_studio.api.wire_failures import (
    answer_too_large,
    answer_too_late,
    not_sent,
    nothing_charged,
    outcome_unknown,
    stopped_waiting,
)
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import Cancelled, NotSent, OutcomeUnknown
from qwen_studio.core.language import translate
from qwen_studio.core.network import Network, NetworkUnusable

__all__ = ["Answer", "Client"]

log = logging.getLogger(__name__)

# The service gives up after 300 s; nobody else may give up sooner, for the call would be paid and lost.
DEADLINE_S = 330.0
READ_S = 320.0
WRITE_S = 60.0
# 32 MB at 0.3 Mbit/s; slower than that is no connection for pictures.
SEND_S = 900.0
CHECK_S = 30.0
MAX_ANSWER_BYTES = 8 * 1024 * 1024
CLOSE_S = 5.0


class Client:
    """Talks to the service. May be used from any number of threads.

    Every call has a connection of its own. A kept one may be closed by the other side just when it is used again, and
    then nobody knows whether the edit was paid for; a new one costs a tenth of a second in a call of half a minute.
    """

    def __init__(
        self,
        *,
        user_agent: str = USER_AGENT,
        deadline_s: float = DEADLINE_S,
        network: Callable[[], Network] = Network,
    ) -> None:
        self._clients = HttpClients(user_agent, network)
        self._deadline_s = deadline_s
        self._changed = threading.Condition()
        self._running: set[Exchange] = set()
        self._closed = False

    def post_edit(
        self,
        base_url: str,
        path: str,
        key: str,
        body: Body,
        *,
        cancel: CancelToken,
        deadline_s: float | None = None,
        on_head_sent: Callable[[], None] | None = None,
        on_body_sent: Callable[[], None] | None = None,
    ) -> Answer:
        """The service's answer to exactly one POST, whatever it says; never repeated, never redirected.

        `on_head_sent` is called on this thread when the service can see the request, `on_body_sent` when the body is
        out. `deadline_s` runs from then on; it is the client's own where it is None. Cancelling counts until then:
        afterwards the answer is paid for and waited for.

        Raises:
            CredentialError: the key cannot be one; nothing was sent.
            NotSent: the service never had the whole body.
            OutcomeUnknown: it had, and no whole answer came.
            Cancelled: stopped before the whole body was sent.
        """
        answer_s = self._deadline_s if deadline_s is None else deadline_s
        with self._exchange(SEND_S, answer_s, on_head_sent, on_body_sent) as exchange:
            headers = {"content-type": "application/json", "content-length": str(body.content_length)}
            url = base_url.rstrip("/") + path
            http = self._http(url)
            request = self._request(http, "POST", url, key, exchange, headers, exchange.body(body, cancel))
            cancel.raise_if_cancelled()
            try:
                answer = _send(http, request)
            except (Cancelled, NotSent):
                raise  # from the body: both are raised before its last piece
            except Exception as error:  # noqa: BLE001 - beside its own, httpx lets errors of h11, ssl and sockets
                # through, and what counts for money is only whether the body was out.
                log.warning("A call failed: %s, body sent: %s.", type(error).__name__, exchange.body_sent)
                raise _failure(error, exchange, self._clients.use_own_proxy(url)) from None
            if exchange.ended is not None and not _has_length(answer):
                # Such an answer looks whole when its connection is ended from here.
                raise _failure(httpx.ReadError(""), exchange, own_proxy=False)
            return answer

    def check_key(self, base_url: str, key: str) -> None:
        """Returns if the service accepts the key; free of charge.

        Raises:
            CredentialError: the key cannot be one.
            ServiceError: the service rejects it.
            NotSent: the service could not be asked.
        """
        with self._exchange(CHECK_S, CHECK_S) as exchange:
            url = f"{base_url.rstrip('/')}/models?page_no=1&page_size=1"
            http = self._http(url)
            request = self._request(http, "GET", url, key, exchange, {}, None)
            try:
                answer = _send(http, request)
            except OutcomeUnknown:
                raise _cannot_check(translate("api", "it gave no answer of the service")) from None
            except Exception as error:  # noqa: BLE001 - as in post_edit; a check is free, so all failures are alike
                log.warning("A key could not be checked: %s.", type(error).__name__)
                raise not_sent(error, own_proxy=self._clients.use_own_proxy(url)) from None
        if answer.status in {401, 403} or (answer.status in {400, 429} and refusal(answer).code):
            raise refusal(answer)
        if answer.status != 200:
            raise _cannot_check(translate("api", "it answered with HTTP {status}").format(status=answer.status))

    def close(self) -> None:
        """End every call that is under way (those that were sent become `OutcomeUnknown`) and all connections."""
        with self._changed:
            self._closed = True
            for exchange in self._running:
                exchange.end(Ended.CLOSING)
            # A socket must not be closed under the thread that reads from it.
            self._changed.wait_for(lambda: not self._running, CLOSE_S)
        self._clients.close()

    def _http(self, url: str) -> httpx.Client:
        try:
            return self._clients.for_address(url)
        except NetworkUnusable as error:
            raise NotSent(error.message, next_step=nothing_charged(error.next_step)) from None

    def _request(
        self,
        http: httpx.Client,
        method: str,
        url: str,
        key: str,
        exchange: Exchange,
        headers: dict[str, str],
        content: Iterator[bytes] | None,
    ) -> httpx.Request:
        # Checked before a header is built: httpx's errors quote the header.
        authorization = f"Bearer {clean_key(key)}"
        scheme = url.partition("://")[0].lower()
        if scheme != "https" and not (scheme == "http" and is_loopback(url)):
            raise NotSent(
                translate(
                    "api", "The service's address does not begin with https://, so the key would travel in the open."
                ),
                next_step=nothing_charged(translate("api", "Correct the address.")),
            )
        try:
            request = http.build_request(
                method,
                url,
                headers={**headers, "authorization": authorization, "connection": "close"},
                content=content,
                timeout=httpx.Timeout(READ_S, connect=CONNECT_S, write=WRITE_S),
                extensions={"trace": exchange.trace},
            )
        except (httpx.InvalidURL, ValueError):
            request = None
        if request is None or not request.url.host:
            raise NotSent(
                translate("api", "The service's address is not a valid one."),
                next_step=nothing_charged(translate("api", "Correct it.")),
            )
        return request

    @contextmanager
    def _exchange(
        self,
        send_s: float,
        answer_s: float,
        on_head_sent: Callable[[], None] | None = None,
        on_body_sent: Callable[[], None] | None = None,
    ) -> Iterator[Exchange]:
        exchange = Exchange(send_s=send_s, answer_s=answer_s, on_head_sent=on_head_sent, on_body_sent=on_body_sent)
        try:
            with self._changed:
                if self._closed:
                    raise Cancelled
                self._running.add(exchange)
            yield exchange
        finally:
            exchange.close()
            with self._changed:
                self._running.discard(exchange)
                self._changed.notify_all()


def _send(http: httpx.Client, request: httpx.Request) -> Answer:
    response = http.send(request, stream=True)
    try:
        received = bytearray()
        for piece in response.iter_raw():
            received += piece
            if len(received) > MAX_ANSWER_BYTES:
                raise answer_too_large(MAX_ANSWER_BYTES)
    finally:
        response.close()
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(response.status_code, headers, bytes(received), datetime.now(UTC))


def _has_length(answer: Answer) -> bool:
    return "content-length" in answer.headers or "transfer-encoding" in answer.headers


def _failure(error: Exception, exchange: Exchange, own_proxy: bool) -> NotSent | OutcomeUnknown | Cancelled:
    if not exchange.body_sent:
        return Cancelled() if exchange.ended is Ended.CLOSING else not_sent(error, own_proxy=own_proxy)
    if isinstance(error, OutcomeUnknown):
        return error
    if exchange.ended is Ended.CLOSING:
        return stopped_waiting()
    return answer_too_late() if exchange.ended is Ended.DEADLINE else outcome_unknown(error)


def _cannot_check(why: str) -> NotSent:
    return NotSent(
        translate("api", "The service could not check the key: {why}.").format(why=why),
        next_step=translate("api", "The key may be right all the same. Try again later, or go on."),
    )
