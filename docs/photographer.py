"""Uses the program as a person does, and takes its picture."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from chinese_words import said
from guide_pictures import SHOWN_ELSEWHERE_TOO, lay_beside_guide
from PIL import Image
from PySide6.QtCore import QEventLoop, QRect, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qwen_studio.app.assembly import assemble
from qwen_studio.core.resources import resource_path
from qwen_studio.library.places import Places
from qwen_studio.state.languages import CHINESE, ENGLISH
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.speech import Speech
from qwen_studio.ui.chinese_fonts import draw_simplified_shapes
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Choice, Theme

W = TypeVar("W", bound=QWidget)

LARGEST_BYTES = 700_000
SEED = 4
"""The same each time, so that pictures change little where the program did not."""
PICTURES = Path(__file__).parent / "pictures"
LARGE = (1440, 900)
SMALL = (1024, 700)
LIGHT: Choice = "light"
THEMES: tuple[Choice, ...] = ("dark", LIGHT)


class Photographer:
    """Uses the program in one language, and takes its picture."""

    def __init__(self, app: QApplication, places: Places, language: str) -> None:
        self.language = language
        self.theme = Theme(app, "dark")
        preferences = Preferences(places.settings_file, app)
        preferences.change(language=language)
        self._speech = Speech(preferences, app)
        draw_simplified_shapes(app.font(), speaks_chinese=language == CHINESE)
        self.assembly = assemble(places, preferences, parent=app)
        self.studio = self.assembly.studio
        self.window = MainWindow(self.studio, self.theme, places)
        self.window.resize(*LARGE)
        self.window.show()
        self.assembly.start()
        self.window.complete()
        self.studio.service.look_for_key()
        self.settle()

    def leave(self) -> None:
        """Close the program."""
        self.window.close()
        self.assembly.close()
        self._speech.close()

    def said(self, text: str) -> str:
        """What the person writes, in the language of the window."""
        return said(text, self.language)

    def wait(self, condition: Callable[[], object], limit_s: float = 90) -> None:
        """Let the program run until the condition holds."""
        end = time.monotonic() + limit_s
        while not condition():
            if time.monotonic() > end:
                raise SystemExit("the program did not get there in time")
            self.settle(0.02)

    def settle(self, seconds: float = 0.6) -> None:
        """Let everything that is on its way arrive."""
        loop = QEventLoop()
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def edit(self, sample: str, instruction: str, n: int) -> None:
        """One edit to its end; of the newest result where no sample is named."""
        jobs = self.studio.jobs
        job_id = self.begin(sample, instruction, n)
        self.wait(lambda: (card := jobs.card(job_id)) is not None and card.job.state.finished)
        self.settle(0.3)

    def begin(self, sample: str, instruction: str, n: int) -> str:
        """Start an edit; returns the id of its job."""
        composer, jobs = self.studio.composer, self.studio.jobs
        if sample:
            composer.clear()
            composer.put_files([resource_path("samples", sample)], 1)
        else:
            composer.put_picture(jobs.cards()[0].pictures[0].id, 1)
            self.wait(lambda: composer.slot(1).picture_id is not None)
        composer.set_instruction(self.said(instruction))
        composer.set_n(n)
        composer.set_seed(SEED)
        self.wait(lambda: composer.ready and composer.slot(1).sent_size is not None)
        job_id = jobs.generate(composer.request())
        composer.set_seed(None)
        return job_id

    def choose_rows(self, *rows: int) -> None:
        """Click on the first of these pictures of the gallery, and with Ctrl on the others."""
        grid = self.window.findChild(GalleryGrid)
        if grid is None:
            raise SystemExit("there is no gallery")
        grid.choose(rows, rows[0])
        self.settle()

    def choose(self, name: str) -> None:
        """Take the command that has this lasting name, whatever the language calls it."""
        next(action for action in self.window.findChildren(QAction) if action.objectName() == name).trigger()
        self.settle()

    def only(self, kind: type[W]) -> W:
        """The one of this kind that is in view."""
        found = [widget for widget in self.window.findChildren(kind) if widget.isVisible()]
        if len(found) != 1:
            raise SystemExit(f"{len(found)} of {kind.__name__} are in view")
        return found[0]

    def shoot(self, name: str, what: QWidget | None = None) -> None:
        """Take the picture of the window, or of something in it or over it.

        The documentation is English, and has it in both themes; the guide has it in its own language, if it shows it.
        """
        seen = what or self.window
        for theme in THEMES if self.language == ENGLISH else ():
            self._dress(theme)
            PICTURES.mkdir(exist_ok=True)
            file = PICTURES / f"{name}_{theme}.png"
            seen.grab().save(str(file))
            _lighten(file)
            print(file)
        if name in SHOWN_ELSEWHERE_TOO:
            self.shoot_for_guide(name, seen)

    def shoot_for_guide(self, name: str, what: QWidget, *, height: int = -1) -> None:
        """Take one picture for the guide alone, which is light in every theme; -1 is the whole height."""
        self._dress(LIGHT)
        lay_beside_guide(what.grab(QRect(0, 0, -1, height)), name, self.language)

    def shoot_dialog(self, kind: type[QDialog], name: str, *, guide_only: bool = False) -> None:
        """Take the picture of the open dialog of that kind, and close it."""
        self.settle()
        dialog = self.only(kind)
        if guide_only:
            self.shoot_for_guide(name, dialog)
        else:
            self.shoot(name, dialog)
        dialog.close()
        self.settle(0.1)

    def show_page(self, page: str, size: tuple[int, int] = LARGE) -> None:
        """Bring a page to the front, in a window of this size."""
        self.window.resize(*size)
        self.window.pages.show_page(page)
        self.settle()

    def _dress(self, theme: Choice) -> None:
        self.theme.set_choice(theme)
        self.settle()


def _lighten(file: Path) -> None:
    """Give a large picture a palette: a repository keeps every version of it."""
    if file.stat().st_size > LARGEST_BYTES:
        with Image.open(file) as opened:
            picture = opened.convert("RGB")
        palette = picture.quantize(256, method=Image.Quantize.MEDIANCUT)
        picture.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG).save(file, optimize=True)
