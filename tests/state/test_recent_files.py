"""The pictures that were opened last, on drives of which one may never answer."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from qwen_studio.core.resources import resource_path
from qwen_studio.core.settings import read_settings
from qwen_studio.library.places import Places
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.recent_files import RecentFiles, Whereabouts
from qwen_studio.state.studio import Studio
from qwen_studio.state.tasks import Tasks

CAT = resource_path("samples", "chelsea.png")


class HangingDrive:
    """A drive on which one folder does not answer before it is let go; remembers who has asked."""

    def __init__(self) -> None:
        self.answers = threading.Event()
        self.asked_by: list[threading.Thread] = []

    def exists(self, file: Path) -> bool:
        self.asked_by.append(threading.current_thread())
        if "hangs" in file.parts:
            self.answers.wait()
        return file.is_file()


@pytest.fixture
def drive() -> Iterator[HangingDrive]:
    drive = HangingDrive()
    yield drive
    drive.answers.set()


@pytest.fixture
def recent(qtbot: QtBot, places: Places, drive: HangingDrive) -> Iterator[RecentFiles]:
    tasks = Tasks()
    yield RecentFiles(tasks, Preferences(places.settings_file), exists=drive.exists)
    tasks.close()


def test_the_newest_stand_first_each_once_and_ten_in_all(recent: RecentFiles, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.png" for number in range(14)]
    recent.remember(files[:2])
    assert recent.files == files[:2]
    for file in files[2:]:
        recent.remember([file])
    recent.remember([files[8]])
    assert recent.files == [files[n] for n in (8, 13, 12, 11, 10, 9, 7, 6, 5, 4)]
    recent.clear()
    assert recent.files == []


def test_neither_samples_nor_names_that_no_file_can_hold(recent: RecentFiles, tmp_path: Path, places: Places) -> None:
    recent.remember([CAT, tmp_path / os.fsdecode(b"not \xff utf-8.png"), tmp_path / "猫.png"])
    assert recent.files == [tmp_path / "猫.png"]
    recent._preferences.save()
    settings, bad = read_settings(places.settings_file)
    assert (settings.recent_files, bad) == ((str(tmp_path / "猫.png"),), [])


def test_a_drive_that_does_not_answer_keeps_nobody_waiting(
    qtbot: QtBot, recent: RecentFiles, drive: HangingDrive, tmp_path: Path
) -> None:
    there, gone, silent = tmp_path / "a.png", tmp_path / "b.png", tmp_path / "hangs" / "c.png"
    there.write_bytes(b"x")
    recent.remember([there, gone, silent])
    assert recent.whereabouts(silent) is Whereabouts.NOT_ASKED
    recent.look()
    recent.look()
    qtbot.waitUntil(lambda: recent.whereabouts(silent) is Whereabouts.SILENT)
    qtbot.waitUntil(lambda: recent.whereabouts(there) is Whereabouts.THERE)
    qtbot.waitUntil(lambda: recent.whereabouts(gone) is Whereabouts.GONE)
    # One thread waits for it however often it is looked for, and the end of the program does not wait for that one.
    recent.look()
    waiting: list[threading.Thread] = []

    def one_waits() -> bool:
        waiting[:] = [thread for thread in drive.asked_by if thread.is_alive()]
        return len(waiting) == 1

    qtbot.waitUntil(one_waits)
    assert waiting[0].daemon
    assert threading.main_thread() not in drive.asked_by
    silent.parent.mkdir()
    silent.write_bytes(b"x")
    drive.answers.set()
    qtbot.waitUntil(lambda: recent.whereabouts(silent) is Whereabouts.THERE)


def test_files_that_are_put_into_slots_are_remembered(studio: Studio, tmp_path: Path) -> None:
    photos = [tmp_path / f"{name}.png" for name in "abcd"]
    for photo in photos:
        photo.write_bytes(CAT.read_bytes())
    studio.composer.put_files(photos)
    assert studio.recent_files.files == photos[:3], "what found no slot was not opened"
    studio.composer.remove(2)
    studio.composer.put_into_free([photos[3]])
    assert studio.recent_files.files == [photos[3], *photos[:3]]
