"""The state of a real window over a real library and the sandbox, and what a user has done in it so far."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import Assembly
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.resources import resource_path
from qwen_studio.sandbox.server import SandboxServer
from qwen_studio.state.studio import Studio
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.picture_saver import PictureSaver
from qwen_studio.ui.step_commands import StepCommands
from qwen_studio.ui.theme import Theme
from tests.ui.by_name import all_by_name, by_name

W = TypeVar("W", bound=QWidget)

COFFEE = resource_path("samples", "coffee.png")
CAT = resource_path("samples", "chelsea.png")
MODEL = "qwen-image-edit-plus"

WARM = EditRequest(
    (FileImage(COFFEE, COFFEE.name),),
    "Make it warm",
    MODEL,
    "singapore",
    n=2,
    seed=7,
    negative_prompt="blurred edges",
)
GREY = EditRequest((), "Make it black and white", MODEL, "singapore")


@dataclass
class Said:
    """What toasts said, and what their buttons do."""

    toasts: list[tuple[str, str, Callable[[], object] | None]] = field(default_factory=list)

    def announce(self, words: str, action_text: str, act: Callable[[], object] | None) -> None:
        self.toasts.append((words, action_text, act))

    def press(self) -> None:
        """Presses the button of the last toast."""
        act = self.toasts[-1][2]
        assert act is not None
        act()


def dress(theme: Theme) -> None:
    """Applies the style sheet, if it is not yet: in much less time when the widgets are there than before."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if not app.styleSheet():
        theme.dress()


class Scene:
    """Everything that widgets of the Edit page receive, and short words for what a user does."""

    def __init__(self, assembly: Assembly, sandbox: SandboxServer, theme: Theme, qtbot: QtBot) -> None:
        self.assembly = assembly
        self.studio: Studio = assembly.studio
        self.sandbox = sandbox
        self.theme = theme
        self.qtbot = qtbot
        self.said = Said()
        self.revealed: list[Path] = []
        self.dialogs: list[QFileDialog] = []
        self._opened: list[QWidget] = []
        self.saver = PictureSaver(
            self.studio.pictures, self.said.announce, make_dialog=self._make_dialog, reveal=self.revealed.append
        )
        undo = self.studio.undo
        undo.offered.connect(lambda step: self.said.announce(step.told, "Undo", partial(undo.take_back, step)))
        self.window = QWidget()
        self._opened.append(self.window)
        self.actions = PictureActions(
            lambda: self.studio.composer,
            self.studio.pictures,
            self.studio.collecting,
            self.studio.tasks,
            self.saver.save,
            theme,
            reveal=self.revealed.append,
            parent=self.window,
        )
        for refused in (self.actions.refused, self.studio.composer.refused):
            refused.connect(lambda words: self.said.announce(words, "", None))
        self.recalled: list[None] = []
        self.steps = StepCommands(
            self.studio, self.actions.steps, self.said.announce, lambda: self.recalled.append(None), self.window
        )
        # The library's pictures as the strip shows them, newest first.
        self.grey, self.warm, self.warm_2 = [p for card in self.studio.jobs.cards() for p in card.pictures]

    def begin(self, instruction: str = "Make it warm", image: Path = COFFEE, n: int = 1) -> str:
        """Starts an edit; returns the id of its job."""
        request = EditRequest((FileImage(image, image.name),), instruction, MODEL, "singapore", n=n)
        return self.studio.jobs.generate(request)

    def edit(self, instruction: str = "Make it warm", image: Path = COFFEE, n: int = 1) -> tuple[Picture, ...]:
        """Does an edit; returns its results."""
        return self.results(self.begin(instruction, image, n))

    def results(self, job_id: str) -> tuple[Picture, ...]:
        """The results of a job that ends by itself."""
        self.wait_for_end(job_id)
        card = self.studio.jobs.card(job_id)
        assert card is not None
        return card.pictures

    def wait_for_end(self, job_id: str) -> None:
        def has_ended() -> bool:
            card = self.studio.jobs.card(job_id)
            return card is not None and (card.job.state.finished or card.job.failure is not None)

        self.qtbot.waitUntil(has_ended)

    def show(self, picture: Picture) -> None:
        """Looks at the picture."""
        self.studio.viewer.show_picture(picture.id)
        self.qtbot.waitUntil(lambda: self.shown_id() == picture.id)

    def is_shown(self, picture: Picture) -> bool:
        return self.shown_id() == picture.id

    def shown_id(self) -> int | None:
        shown = self.studio.viewer.shown
        return None if shown is None or shown.picture is None else shown.picture.id

    def path(self, picture: Picture) -> Path:
        return self.studio.pictures.path(picture)

    def press(self, root: QWidget, name: str) -> None:
        """Clicks the button of that name, as soon as it is there."""
        self.qtbot.waitUntil(lambda: bool(all_by_name(root, QAbstractButton, name)))
        QTest.mouseClick(by_name(root, QAbstractButton, name), Qt.MouseButton.LeftButton)

    def copied_by(self, root: QWidget, name: str) -> str:
        """What is on the clipboard after a click on the button of that name."""
        QGuiApplication.clipboard().clear()
        self.press(root, name)
        return QGuiApplication.clipboard().text()

    def windows(self) -> list[QWidget]:
        return QApplication.topLevelWidgets()

    def open_program(self, width: int = 1440, height: int = 900) -> MainWindow:
        """Shows the window of the program, with all of its parts."""
        window = MainWindow(self.studio, self.theme, self.assembly.places)
        # In the program it is shown by then; what completes it follows its native window.
        window.winId()
        window.complete()
        window.tell_start_news()
        return self.open_window(window, width, height)

    def open_window(self, widget: W, width: int, height: int) -> W:
        """Shows the widget as a window with the keyboard."""
        if widget not in self._opened:
            self._opened.append(widget)
        dress(self.theme)
        widget.resize(width, height)
        with self.qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    def close_windows(self) -> None:
        """Closes them for good; for the end, when no more answers come."""
        for widget in self._opened:
            # Not close: where a test has failed with an edit still at the service, a window would ask, for ever.
            widget.hide()
            widget.deleteLater()
            # No event loop runs that would do it, and a window left until the process ends has no dispatcher any more.
            QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)

    def _make_dialog(self) -> QFileDialog:
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.dialogs.append(dialog)
        return dialog
