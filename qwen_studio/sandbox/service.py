"""What the service does with one request: check it, paint, bill, answer."""

import logging
import random
import secrets
import threading
import time
from collections.abc import Mapping
from typing import Final

from PIL import Image

from qwen_studio.sandbox.answers import (
    Answer,
    Delivery,
    Refused,
    error_answer,
    json_answer,
    model_list_body,
    result_body,
)
from qwen_studio.sandbox.checks import MAX_SEED, Order, check_key, check_synchronous, read_order
from qwen_studio.sandbox.clock import Clock
from qwen_studio.sandbox.faults import Fault, answer_instead, spoil
from qwen_studio.sandbox.frame import result_size
from qwen_studio.sandbox.input_images import read_image
from qwen_studio.sandbox.models import MODELS
from qwen_studio.sandbox.painter.flat import FlatPainting, flat_png
from qwen_studio.sandbox.painter.paint import Painting
from qwen_studio.sandbox.rate_limit import RateLimit
from qwen_studio.sandbox.requests_seen import Bill, Seen
from qwen_studio.sandbox.results import LINK_LIFETIME_S, Result, ResultStore

log = logging.getLogger(__name__)

# No wait is exactly as long as another.
LATENCY_SPREAD: Final = (0.85, 1.2)


class Service:
    """One region of the service. Requests come in on many threads."""

    def __init__(
        self,
        *,
        key: str,
        latency_s: float,
        requests_per_second: int | None,
        clock: Clock,
        closing: threading.Event,
        seen: Seen,
        quick: bool,
    ) -> None:
        self._region_key = key
        self._latency_s = latency_s
        self._rate_limit = RateLimit(clock, requests_per_second)
        self._closing = closing
        self._seen = seen
        self._quick = quick
        self._billing = threading.Lock()
        self.results = ResultStore(clock)
        self.billed = 0

    def generate(self, headers: Mapping[str, str], body: bytes, fault: str | None, base_url: str) -> Answer:
        """The answer to a POST on the generation path. Blocks for the latency."""
        started = time.monotonic()
        instead = None if fault is None else answer_instead(fault, base_url)
        if instead is not None:
            return instead
        try:
            key = check_key(headers, self._region_key)
            check_synchronous(headers)
            self._rate_limit.admit(key)
            order = read_order(headers, body)
            images = [read_image(value) for value in order.images]
        except Refused as refusal:
            return error_answer(refusal.error)
        answer = self._paint(order, images, fault, base_url)
        latency_s = self._latency_s * random.uniform(*LATENCY_SPREAD)
        self._closing.wait(max(0.0, started + latency_s - time.monotonic()))
        return spoil(answer, fault)

    def list_models(self, headers: Mapping[str, str], page_no: int, page_size: int) -> Answer:
        """The answer to GET /models, which costs nothing and so serves to check a key."""
        try:
            check_key(headers, self._region_key)
        except Refused as refusal:
            return error_answer(refusal.error)
        return json_answer(200, model_list_body(list(MODELS), page_no, page_size))

    def _paint(self, order: Order, images: list[Image.Image], fault: str | None, base_url: str) -> Answer:
        painting = self._begin(order, images)
        count = max(1, order.n - 1) if fault == Fault.PARTIAL else order.n
        origin = base_url.removesuffix("/api/v1")
        links = [origin + self._keep(painting, index, fault) for index in range(count)]
        with self._billing:
            self.billed += count
        self._seen.add_bill(Bill(order.instruction, order.seed, count))
        log.info("painted %d of %d at %d × %d px", count, order.n, *painting.size)
        return json_answer(200, result_body(links, *painting.size))

    def _begin(self, order: Order, images: list[Image.Image]) -> Painting | FlatPainting:
        seed = secrets.randbelow(MAX_SEED + 1) if order.seed is None else order.seed
        size = order.size or result_size(images[-1].size)
        if self._quick:
            return FlatPainting(order.instruction, order.negative_prompt, size=size, seed=seed)
        return Painting(
            images, order.instruction, order.negative_prompt, size=size, seed=seed, watermark=order.watermark
        )

    def _keep(self, painting: Painting | FlatPainting, index: int, fault: str | None) -> str:
        """The path of the link to a painted result, spoiled as `fault` says."""
        is_black = fault == Fault.BLACK_PICTURE
        picture = flat_png(painting.size, b"\0\0\0") if is_black else painting.png(index)
        match fault:
            case Fault.NOT_A_PICTURE:
                result = Result(b"<html><body>Please sign in to this network.</body></html>")
            case Fault.TRUNCATED_RESULT:
                result = Result(picture, Delivery.HALF)
            case Fault.SLOW_RESULT:
                result = Result(picture, Delivery.BYTE_BY_BYTE)
            case Fault.HUGE_RESULT:
                result = Result(picture, Delivery.ENDLESS)
            case Fault.REDIRECT_RESULT:
                result = Result(b"", redirect_to=self.results.link(self.results.add(Result(picture))))
            case _:
                result = Result(picture)
        if fault == Fault.MISSING_RESULT:
            return self.results.link("0" * 24 + ".png")
        lifetime_s = -1 if fault == Fault.EXPIRED_LINK else LINK_LIFETIME_S
        return self.results.link(self.results.add(result), lifetime_s)
