"""Exceptions as text: where it happened, and nothing of what was in hand."""

import errno
import os
from functools import partial
from pathlib import Path

import pytest

from qwen_studio.core.traces import place_of, trace_of, words_of


def caught(work: object) -> BaseException:
    with pytest.raises(BaseException) as info:  # noqa: PT011 - any at all
        work()  # type: ignore[operator]  # a callable
    return info.value


def fail_inside(text: str) -> None:
    try:
        int(text)
    except ValueError as error:
        raise RuntimeError(text) from error


def test_values_and_words_that_may_hold_them_are_left_out() -> None:
    written = "ca" + "nary instruction"
    error = caught(lambda: fail_inside(written))
    error.add_note(written)
    text = trace_of(error)
    assert written not in text
    assert "test_traces.py" in text
    assert "in fail_inside" in text
    # Oldest first, as Python tells it.
    assert text.index("ValueError (its words") < text.index("which was the cause of") < text.index("RuntimeError (its")


def test_an_error_of_a_file_is_told_without_its_name(tmp_path: Path) -> None:
    error = caught((tmp_path / "canary").read_bytes)
    assert words_of(error) == f"FileNotFoundError: [Errno {errno.ENOENT}] No such file or directory"


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (lambda: None.missing, "AttributeError: 'NoneType' object has no attribute 'missing'"),  # type: ignore[attr-defined]  # on purpose
        (lambda: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda: len(1, 2), "TypeError: len() takes exactly one argument (2 given)"),  # type: ignore[call-arg, arg-type]  # on purpose
        (trace_of, "TypeError: trace_of() missing 1 required positional argument: 'error'"),
        (lambda: os.environ["CANARY_OF_NOBODY"], "KeyError (its words are left out; they may repeat what you wrote)"),
    ],
)
def test_words_about_code_stay(work: object, words: str) -> None:
    assert words_of(caught(work)) == words


def test_a_deleted_widget_is_named() -> None:
    gone = RuntimeError("Internal C++ object (PySide6.QtWidgets.QLabel) already deleted.")
    assert words_of(gone) == f"RuntimeError: {gone}"
    assert "canary" not in words_of(RuntimeError(f"{gone} canary"))


def test_a_chain_that_bites_its_tail_ends() -> None:
    first, second = ValueError("a"), ValueError("b")
    first.__cause__, second.__cause__ = second, first
    assert trace_of(first).count("Traceback") == 2


def test_the_same_fault_has_the_same_place() -> None:
    places = {place_of(caught(partial(fail_inside, text))) for text in ("a", "b")}
    assert len(places) == 1
    assert place_of(caught(lambda: 1 / 0)) not in places
