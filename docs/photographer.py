"""Uses the program as a person does, and takes its picture."""

import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from qwen_studio.app.assembly import assemble
from qwen_studio.core.resources import resource_path
from qwen_studio.library.places import Places
from qwen_studio.state.preferences import Preferences
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Choice, Theme

LARGEST_BYTES = 700_000
PICTURES = Path(__file__).parent / "pictures"
LARGE = (1440, 900)
SMALL = (1024, 700)
THEMES: tuple[Choice, ...] = ("dark", "light")


class Photographer:
    """Uses the program, and takes its picture."""

    def __init__(self, app: QApplication, places: Places) -> None:
        self.theme = Theme(app, "dark")
        self.assembly = assemble(places, Preferences(places.settings_file, app), parent=app)
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
        composer.set_instruction(instruction)
        composer.set_n(n)
        self.wait(lambda: composer.ready and composer.slot(1).sent_size is not None)
        return jobs.generate(composer.request())

    def compare(self) -> None:
        """Click on the slider of before and after."""
        name = "Compare before and after with a slider"
        next(b for b in self.window.findChildren(QAbstractButton) if b.accessibleName() == name).click()
        self.settle()

    def choose_rows(self, *rows: int) -> None:
        """Click on the first of these pictures of the gallery, and with Ctrl on the others."""
        grid = self.window.findChild(GalleryGrid)
        if grid is None:
            raise SystemExit("there is no gallery")
        grid.choose(rows, rows[0])
        self.settle()

    def menu(self, title: str) -> QMenu:
        """The menu of that title in the bar; one inside another may have the same."""
        menus = {action.text(): action.menu() for action in self.window.menuBar().actions()}
        menu = menus[title]
        if not isinstance(menu, QMenu):
            raise SystemExit(f"there is no menu {title}")
        return menu

    def choose(self, title: str, command: str) -> None:
        """Take a command from a menu."""
        next(action for action in self.menu(title).actions() if action.text() == command).trigger()
        self.settle()

    def shoot(self, name: str, what: QWidget | None = None) -> None:
        """Take the picture of the window, or of something in it or over it, in both themes."""
        for theme in THEMES:
            self.theme.set_choice(theme)
            self.settle()
            PICTURES.mkdir(exist_ok=True)
            file = PICTURES / f"{name}_{theme}.png"
            (what or self.window).grab().save(str(file))
            _lighten(file)
            print(file)

    def show_page(self, page: str, size: tuple[int, int] = LARGE) -> None:
        """Bring a page to the front, in a window of this size."""
        self.window.resize(*size)
        self.window.pages.show_page(page)
        self.settle()


def _lighten(file: Path) -> None:
    """Give a large picture a palette: a repository keeps every version of it."""
    if file.stat().st_size > LARGEST_BYTES:
        with Image.open(file) as opened:
            picture = opened.convert("RGB")
        palette = picture.quantize(256, method=Image.Quantize.MEDIANCUT)
        picture.quantize(palette=palette, dither=Image.Dither.FLOYDSTEINBERG).save(file, optimize=True)
