"""Whoever cannot have the library is told who has it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from qwen_studio.app.claim import claim_or_hand_over
from qwen_studio.core.errors import LibraryInUse
from qwen_studio.library import holder
from qwen_studio.library.holder import HOLDER_NAME
from qwen_studio.library.lock import LOCK_NAME, claim
from qwen_studio.library.places import Places

HERE = "This library is open in another window or command of Qwen Studio."


def refusal(folder: Path) -> str:
    """What is said to whoever wants the library now."""
    with pytest.raises(LibraryInUse) as refused:
        claim(folder)
    return refused.value.message


def test_the_other_computer_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(holder, "this_computer", lambda: "atelier-画室")
        held = claim(tmp_path)
    assert refusal(tmp_path) == "This library is open on the computer “atelier-画室”."
    with pytest.raises(LibraryInUse, match="atelier"):
        claim_or_hand_over(Places(tmp_path, tmp_path / "config", tmp_path / "cache", tmp_path / "logs"), ())
    held.release()
    claim(tmp_path).release()


def test_this_computer_is_not_named(tmp_path: Path) -> None:
    held = claim(tmp_path)
    assert refusal(tmp_path) == HERE
    held.release()
    assert not (tmp_path / HOLDER_NAME).exists()


def test_whoever_was_refused_does_not_take_the_holders_word_away(tmp_path: Path) -> None:
    held = claim(tmp_path)
    before = (tmp_path / HOLDER_NAME).read_text()
    refusal(tmp_path)
    assert (tmp_path / HOLDER_NAME).read_text() == before
    assert f'"process": {os.getpid()}' in before
    held.release()


@pytest.mark.skipif(sys.platform == "win32", reason="uses flock")
def test_the_word_of_one_who_was_killed_is_not_believed(tmp_path: Path) -> None:
    (tmp_path / HOLDER_NAME).write_text('{"computer": "gone"}')
    os.utime(tmp_path / HOLDER_NAME, (1, 1))
    take = "import sys, fcntl; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX); print(flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", take, tmp_path / LOCK_NAME], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        other.stdout.readline()
        assert refusal(tmp_path) == HERE
        other.communicate(b"\n")


@pytest.mark.parametrize(
    "told", [b"", b"[]", b'{"computer": 7}', b"\xff\xfe", b"[" * 100_000, b'{"computer": "' + b"x" * 9000 + b'"}']
)
def test_a_word_that_is_none_is_passed_over(tmp_path: Path, told: bytes) -> None:
    held = claim(tmp_path)
    (tmp_path / HOLDER_NAME).write_bytes(told)
    assert refusal(tmp_path) == HERE
    held.release()


def test_a_library_opens_though_no_word_can_be_left(tmp_path: Path) -> None:
    (tmp_path / HOLDER_NAME).mkdir()
    held = claim(tmp_path)
    assert refusal(tmp_path) == HERE
    held.release()
