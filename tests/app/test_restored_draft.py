"""What was being written is in the form again at the next start, however the one before ended."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import assemble
from qwen_studio.app.start import Opening, WindowOptions, _library_is_open
from qwen_studio.core.drawing import DrawnMark, MarkColour, MarkKind, Point
from qwen_studio.core.geometry import Size
from qwen_studio.core.request import FileImage, LinkImage
from qwen_studio.core.resources import resource_path
from qwen_studio.library.places import Places
from qwen_studio.state.composer import Composer
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.slots import Slot, SlotState
from qwen_studio.state.studio import Studio
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.ui.by_name import by_name

CHELSEA, COFFEE, ASTRONAUT = (resource_path("samples", name) for name in ("chelsea.png", "coffee.png", "astronaut.png"))
MARK = DrawnMark(MarkKind.BOX, MarkColour.RED, (Point(0.1, 0.2), Point(0.5, 0.75)))
PLAIN = WindowOptions()

Start = Callable[[WindowOptions], tuple[MainWindow, Studio]]


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "library", tmp_path / "config", tmp_path / "cache", tmp_path / "logs")


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, places: Places) -> Iterator[Start]:
    """Starts the program as the command does; a second call is a restart."""
    close: list[Callable[[], object]] = []

    def end() -> None:
        while close:
            close.pop()()
        qapp.setStyleSheet("")

    def begin(options: WindowOptions) -> tuple[MainWindow, Studio]:
        end()
        owner = QObject()
        assembly = assemble(places, Preferences(places.settings_file, owner), parent=owner)
        assembly.studio.preferences.change(welcomed=True)
        window = MainWindow(assembly.studio, Theme(qapp, "light"), places)
        close.extend((owner.deleteLater, window.deleteLater, assembly.close, window.close))
        window.show()
        with qtbot.waitSignal(assembly.studio.jobs.reloaded):
            _library_is_open(assembly, window, Opening(options))
        qtbot.waitUntil(lambda: assembly.studio.draft_keeping.follows)
        return window, assembly.studio

    yield begin
    end()


def draft_file(places: Places) -> Path:
    return places.library / "draft" / "draft.json"


def ready(qtbot: QtBot, composer: Composer, *numbers: int) -> None:
    qtbot.waitUntil(lambda: all(composer.slot(number).sent_size is not None for number in numbers))


def toasts(window: MainWindow) -> list[str]:
    return [card.accessibleName() for card in window.findChildren(ToastCard) if card.isVisible()]


def two_colours() -> QImage:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    image.setPixelColor(5, 7, QColor("#ff0000"))
    return image


def test_the_whole_form_is_there_again(start: Start, qtbot: QtBot) -> None:
    _, studio = start(PLAIN)
    composer = studio.composer
    composer.put_files([CHELSEA], 1)
    composer.put_files([COFFEE], 3)
    ready(qtbot, composer, 1, 3)
    composer.draw(3, (MARK,))
    words = "Put the {red|blue} cup of Image 3 beside Image 1"
    composer.set_model("qwen-image-edit-plus")
    composer.set_instruction(words, (words.index("Image 3"), words.index("Image 1")))
    composer.set_negative_prompt("模糊")
    composer.set_n(3)
    composer.set_seeds((1, 2, 7))
    composer.set_size(Size(1024, 1536))
    composer.set_watermark(on=True)
    composer.set_prompt_extend(on=False)
    before = composer.draft()
    _, again = start(PLAIN)
    assert again is not studio
    ready(qtbot, again.composer, 1, 3)
    assert again.composer.draft() == before
    assert [slot.name for slot in again.composer.slots] == ["chelsea.png", "", "coffee.png"]
    assert again.composer.slot(3).drawing == (MARK,)


def test_a_pasted_picture_is_there_again_with_its_pixels_until_nobody_needs_it(
    start: Start, qtbot: QtBot, places: Places
) -> None:
    _, studio = start(PLAIN)
    studio.composer.put_pixels(two_colours())
    ready(qtbot, studio.composer, 1)
    _, studio = start(PLAIN)
    ready(qtbot, studio.composer, 1)
    file = studio.composer.slot(1).file
    assert file is not None
    assert file.parent == places.library / "draft"
    assert file.stat().st_mode & 0o777 == 0o600
    kept = QImage(str(file))
    assert kept.size() == two_colours().size()
    assert kept.pixelColor(5, 7) == QColor("#ff0000")
    studio.composer.remove(1)
    start(PLAIN)
    assert not file.exists()


def test_a_link_is_there_again_with_the_copy_that_was_fetched(start: Start, qtbot: QtBot, places: Places) -> None:
    _, studio = start(PLAIN)
    qtbot.waitUntil(draft_file(places).exists)
    copy = places.library / "draft" / "fetched"
    copy.write_bytes(CHELSEA.read_bytes())
    link = "https://example.org/photo.png?w=640"
    studio.composer.put_back(Slot(1, name="photo.png", link=link, file=copy, image=LinkImage(link)))
    studio.composer.put_back(Slot(2, name="gone.png", link=link, file=copy.with_name("gone"), image=LinkImage(link)))
    ready(qtbot, studio.composer, 1)
    _, studio = start(PLAIN)
    ready(qtbot, studio.composer, 1)
    assert [slot.image for slot in studio.composer.slots] == [LinkImage(link), LinkImage(link), None]
    assert [slot.state for slot in studio.composer.slots[:2]] == [SlotState.READY, SlotState.READY]
    studio.composer.send_as_link(1, on=False)
    assert studio.composer.slot(1).image == FileImage(copy, "photo.png")


def test_a_file_that_is_gone_is_told_of_in_its_slot(start: Start, qtbot: QtBot, tmp_path: Path) -> None:
    photo = tmp_path / "Großmutter.png"
    photo.write_bytes(CHELSEA.read_bytes())
    _, studio = start(PLAIN)
    studio.composer.put_files([photo, COFFEE])
    studio.composer.set_instruction("Make it warm")
    ready(qtbot, studio.composer, 1, 2)
    photo.unlink()
    window, studio = start(PLAIN)
    ready(qtbot, studio.composer, 2)
    qtbot.waitUntil(lambda: studio.composer.slot(1).state is SlotState.BAD)
    assert "Großmutter.png" in studio.composer.slot(1).problem
    assert "Image 1 cannot be used." in [problem.message for problem in studio.composer.problems()]
    assert studio.composer.instruction == "Make it warm"
    assert toasts(window) == []


def test_files_of_the_command_line_stand_before_the_pictures_of_the_draft(start: Start, qtbot: QtBot) -> None:
    _, studio = start(PLAIN)
    words = "Put Image 1 upon Image 2, and Image 3 aside; Image 1 is a name"
    studio.composer.put_files([CHELSEA, COFFEE, ASTRONAUT])
    studio.composer.set_instruction(words, (words.index("Image 1"), words.index("Image 2"), words.index("Image 3")))
    ready(qtbot, studio.composer, 1, 2, 3)
    window, studio = start(WindowOptions(files=(COFFEE,)))
    ready(qtbot, studio.composer, 1, 2, 3)
    composer = studio.composer
    assert [slot.file for slot in composer.slots] == [COFFEE, CHELSEA, COFFEE]
    assert composer.instruction == "Put Image 2 upon Image 3, and Image 3 aside; Image 1 is a name"
    assert composer.mentions == (words.index("Image 1"), words.index("Image 2"))
    assert toasts(window) == ["One picture of what you were writing last found no image that is free."]


def test_files_of_the_command_line_that_are_no_pictures_leave_the_draft_where_it_was(
    start: Start, qtbot: QtBot, tmp_path: Path
) -> None:
    _, studio = start(PLAIN)
    studio.composer.put_files([CHELSEA, COFFEE])
    ready(qtbot, studio.composer, 1, 2)
    recent = studio.preferences.settings.recent_files
    (tmp_path / "notes.txt").write_text("Dear diary")
    (tmp_path / "empty.png").touch()
    broken = tmp_path / "broken.png"
    broken.write_bytes(COFFEE.read_bytes()[:4000])
    missing = tuple(tmp_path / f"{n}.png" for n in range(4))

    # WHEN the program is started with files of which only one is a picture, and that is damaged
    files = (tmp_path / "notes.txt", *missing, broken, tmp_path / "empty.png")
    window, studio = start(WindowOptions(files=files))
    ready(qtbot, studio.composer, 2, 3)

    # THEN that has its slot, where it says what is wrong, and one message tells of the others
    composer = studio.composer
    assert [slot.file for slot in composer.slots] == [broken, CHELSEA, COFFEE]
    qtbot.waitUntil(lambda: composer.slot(1).state is SlotState.BAD)
    assert "“broken.png” is damaged or incomplete." in composer.slot(1).problem
    assert toasts(window) == [
        (
            "“notes.txt” is not a picture that can be read.\n“0.png” is not there.\n“1.png” is not there.\n"
            "“2.png” is not there.\n2 more are not there, or are no pictures."
        )
    ]
    assert studio.preferences.settings.recent_files == (str(broken), *recent)


def test_a_damaged_draft_is_told_of_once_and_kept(start: Start, places: Places) -> None:
    draft_file(places).parent.mkdir(parents=True)
    draft_file(places).write_text('{"instruction": "half a dr')
    window, studio = start(PLAIN)
    (told,) = toasts(window)
    assert "What you were writing last could not be read in full." in told
    (kept,) = draft_file(places).parent.glob("draft-damaged-*.json")
    assert kept.name in told
    assert kept.read_text() == '{"instruction": "half a dr'
    assert studio.composer.instruction == ""
    window, _ = start(PLAIN)
    assert toasts(window) == []


def test_who_began_to_write_at_once_keeps_that_and_can_have_the_draft(
    start: Start, qtbot: QtBot, places: Places
) -> None:
    _, studio = start(PLAIN)
    studio.composer.set_instruction("the last draft")
    qtbot.waitUntil(lambda: draft_file(places).exists() and "the last draft" in draft_file(places).read_text())
    studio.composer.set_instruction("quicker than the draft")
    told: list[Callable[[], None] | None] = []
    studio.draft_keeping.restore(0, lambda restored: told.append(restored.bring_back))
    qtbot.waitUntil(lambda: bool(told))
    assert studio.composer.instruction == "quicker than the draft"
    assert told[0] is not None
    told[0]()
    assert studio.composer.instruction == "the last draft"


def test_the_form_shows_what_came_back(start: Start, qtbot: QtBot) -> None:
    _, studio = start(PLAIN)
    studio.composer.set_instruction("Paint the sky green")
    window, _ = start(PLAIN)
    window.complete()
    assert by_name(window, QPlainTextEdit, "Instruction").toPlainText() == "Paint the sky green"


WRITE_AND_HANG = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from qwen_studio.app import start
from qwen_studio.library.places import find_places
from qwen_studio.ui.main_window import MainWindow

show = MainWindow.show
def show_and_write(window):
    show(window)
    def write():
        if not window._studio.draft_keeping.follows:
            return
        timer.stop()
        window._studio.composer.put_files([Path(sys.argv[2])], 2)
        window._studio.composer.set_instruction("Written before the kill")
    timer = QTimer(window, interval=20)
    timer.timeout.connect(write)
    timer.start()
MainWindow.show = show_and_write
start.run(start.WindowOptions(), find_places(sys.argv[1]))
"""


def test_a_kill_loses_nothing_that_was_written_a_moment_ago(
    start: Start, qtbot: QtBot, places: Places, tmp_path: Path
) -> None:
    folders = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME")
    environment = {
        **os.environ,
        **dict.fromkeys(folders, str(tmp_path / "home")),
        "QT_QPA_PLATFORM": "offscreen",
        "DASHSCOPE_API_KEY": "",
    }
    command = [sys.executable, "-c", WRITE_AND_HANG, str(places.library), str(CHELSEA)]
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as program:
        try:
            qtbot.waitUntil(
                lambda: draft_file(places).exists() and "before the kill" in draft_file(places).read_text(),
                timeout=90_000,
            )
        finally:
            program.send_signal(signal.SIGKILL)
    assert json.loads(draft_file(places).read_text())["version"] == 1
    _, studio = start(PLAIN)
    ready(qtbot, studio.composer, 2)
    assert studio.composer.instruction == "Written before the kill"
    assert studio.composer.slot(2).image == FileImage(CHELSEA, "chelsea.png")


def test_who_does_not_want_it_back_begins_with_an_empty_form(start: Start) -> None:
    _, studio = start(PLAIN)
    studio.composer.set_instruction("Make it warm")
    studio.preferences.change(restore_draft=False)
    _, studio = start(PLAIN)
    assert studio.composer.instruction == ""
    studio.composer.set_instruction("Make it cold")
    studio.preferences.change(restore_draft=True)
    _, studio = start(PLAIN)
    assert studio.composer.instruction == "Make it cold"
