"""The quick sandbox: plain colours in place of painted pictures, everything else as always."""

import io

from PIL import Image

from qwen_studio.sandbox.server import SandboxServer
from tests.sandbox.calls import Caller, order, picture_uri


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def test_results_are_small_different_pictures_of_the_right_aspect() -> None:
    with SandboxServer(quick=True, requests_per_second=None) as sandbox:
        caller = Caller(sandbox)
        replies = [caller.post(order(picture_uri(600, 400), n=6)) for _ in range(2)]
        pictures = [opened(caller.get(link).body) for reply in replies for link in reply.links]
    assert {(p.format, p.mode, p.size) for p in pictures} == {("PNG", "RGB", (156, 104))}
    assert len({p.tobytes() for p in pictures}) == 12
    assert all(min(p.getpixel((80, 60))) >= 128 for p in pictures)  # type: ignore[arg-type]  # RGB, so a tuple
    assert {(r.json["usage"]["width"], r.json["usage"]["height"]) for r in replies} == {(156, 104)}


def test_the_same_request_with_a_seed_gives_the_same_pictures() -> None:
    with SandboxServer(quick=True) as sandbox:
        caller = Caller(sandbox)
        first, again = (caller.get(caller.post(order(seed=7)).links[0]).body for _ in range(2))
    assert first == again


def test_a_black_picture_is_black() -> None:
    with SandboxServer(quick=True) as sandbox:
        sandbox.use_fault("black-picture")
        caller = Caller(sandbox)
        assert opened(caller.get(caller.post(order()).links[0]).body).getextrema() == ((0, 0),) * 3


def test_the_bills_say_whose_they_are() -> None:
    with SandboxServer(quick=True, requests_per_second=None) as sandbox:
        caller = Caller(sandbox)
        caller.post(order(text="a", seed=3, n=4))
        sandbox.use_fault("InternalError")
        caller.post(order(text="refused"))
        sandbox.use_fault("partial")
        caller.post(order(text="b", n=3))
        assert [(bill.instruction, bill.seed, bill.count) for bill in sandbox.bills] == [("a", 3, 4), ("b", None, 2)]
        assert sandbox.billed == 6
