"""Full pictures from files that may be bad, and may be mended."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qwen_studio.core.resources import resource_path
from qwen_studio.state import images
from qwen_studio.state.images import ImageCache
from qwen_studio.state.tasks import Tasks


@pytest.fixture
def cache(qapp: QApplication) -> Iterator[ImageCache]:
    parent = QObject(qapp)
    tasks = Tasks(parent)
    yield ImageCache(tasks, parent)
    tasks.close()


def test_who_asks_later_hears_of_the_failure_too(qtbot: QtBot, cache: ImageCache, tmp_path: Path) -> None:
    file = tmp_path / "cup.png"
    file.write_text("no picture")
    for _ in range(2):
        with qtbot.waitSignal(cache.failed) as failed:
            assert cache.image(str(file)) is None
        assert failed.args is not None
        key, sentence = failed.args
        assert key == str(file)
        assert "not a picture" in sentence


def test_a_file_that_was_mended_is_read_again(
    qtbot: QtBot, cache: ImageCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(images, "_AGAIN_AFTER_S", 0.0)
    file = tmp_path / "cup.png"
    file.touch()
    with qtbot.waitSignal(cache.failed):
        cache.image(str(file))
    shutil.copy(resource_path("samples", "coffee.png"), file)
    with qtbot.waitSignal(cache.loaded):
        cache.image(str(file))
    image = cache.image(str(file))
    assert image is not None
    assert image.width() == 600


def test_a_file_that_another_program_wrote_is_read_anew(qtbot: QtBot, cache: ImageCache, tmp_path: Path) -> None:
    kept, edited, gone = (tmp_path / name for name in ("kept.png", "edited.png", "gone.png"))
    for file in (kept, edited, gone):
        shutil.copy(resource_path("samples", "coffee.png"), file)
        with qtbot.waitSignal(cache.loaded):
            cache.image(str(file))
    before = cache.image(str(edited))
    assert before is not None
    shutil.copy(resource_path("samples", "chelsea.png"), edited)
    os.utime(edited, (1, 1))
    gone.unlink()
    came: list[str] = []
    cache.loaded.connect(came.append)
    cache.look_again()
    # What is shown stays until the new picture is here.
    assert cache.image(str(edited)) is not None
    qtbot.waitUntil(lambda: bool(came))
    cache.look_again()
    qtbot.wait(50)
    assert came == [str(edited)]
    after = cache.image(str(edited))
    assert after is not None
    assert after.size() != before.size()
    assert cache.image(str(gone)) is not None
