"""Make every screenshot of the documentation from the running program.

    python docs/make_screenshots.py

Needs no display and no key: the window is drawn offscreen, and the embedded sandbox answers. What it paints is a
simulation, and says "demo" in a corner.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog

from qwen_studio.app.assembly import assemble
from qwen_studio.core.resources import resource_path
from qwen_studio.library.places import Places
from qwen_studio.sandbox.server import SandboxServer
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.theme import Choice, Theme
from qwen_studio.ui.top_bar import EDIT, GALLERY

PICTURES = Path(__file__).parent / "pictures"
LARGE = (1440, 900)
SMALL = (1024, 700)
THEMES: tuple[Choice, ...] = ("dark", "light")

FIRST_EDITS = (
    ("hubble_deep_field.jpg", "Deep blue tint, sharpen the stars", 2),
    ("astronaut.png", "Replace the suit with a light blue suit, keep her face and hair", 3),
    ("chelsea.png", "Black and white, strong contrast", 2),
    ("chelsea.png", "Warm evening light on the fur", 2),
    ("coffee.png", "Pencil sketch on warm paper", 2),
    ("astronaut.png", "As a poster in four colours", 2),
    ("coffee.png", "Cold morning light", 2),
)
CHAIN = (("coffee.png", "Warm light", 1), ("", "Make the cup teal, keep the spoon as it is", 3))


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
        job_id = jobs.generate(composer.request())
        self.wait(lambda: (card := jobs.card(job_id)) is not None and card.job.state.finished)
        self.settle(0.3)

    def compare(self) -> None:
        """Click on the slider of before and after."""
        name = "Compare before and after with a slider"
        next(b for b in self.window.findChildren(QAbstractButton) if b.accessibleName() == name).click()
        self.settle()

    def choose_in_gallery(self, picture_id: int) -> None:
        """Click on a picture of the gallery."""
        grid = self.window.findChild(GalleryGrid)
        if grid is None:
            raise SystemExit("there is no gallery")
        grid.setCurrentIndex(self.studio.gallery.index(self.studio.gallery.row_of(picture_id)))
        self.settle()

    def shoot(self, name: str) -> None:
        """Take the window's picture in both themes."""
        for theme in THEMES:
            self.theme.set_choice(theme)
            self.settle()
            self._save(f"{name}_{theme}.png")

    def show_page(self, page: str, size: tuple[int, int] = LARGE) -> None:
        """Bring a page to the front, in a window of this size."""
        self.window.resize(*size)
        self.window.show_page(page)
        self.settle()

    def _save(self, name: str) -> None:
        PICTURES.mkdir(exist_ok=True)
        self.window.grab().save(str(PICTURES / name))
        print(PICTURES / name)


def main() -> None:
    """Make all of them."""
    app = QApplication(sys.argv)
    app.setApplicationName("qwen-studio")
    with tempfile.TemporaryDirectory() as folder, SandboxServer(latency_s=0.2, requests_per_second=None) as sandbox:
        root = Path(folder)
        os.environ["DASHSCOPE_API_KEY"] = "sk-sandbox-singapore"
        places = Places(root / "Qwen Studio", root / "config", root / "cache", root / "logs")
        stand_in_for_singapore(places, sandbox)
        photographer = Photographer(app, places)
        take_all(photographer, sandbox)
        photographer.window.close()
        photographer.assembly.close()


def stand_in_for_singapore(places: Places, sandbox: SandboxServer) -> None:
    """A catalogue of the user's own, in which the sandbox is what Singapore is in the built-in one."""
    places.config.mkdir()
    places.user_catalog.write_text(
        f"""
        [[regions]]
        id = "singapore"
        label = "Singapore"
        base_url = "{sandbox.base_url}"
        keys_url = "https://www.alibabacloud.com/help/en/model-studio/get-api-key"
        usage_url = "https://modelstudio.console.alibabacloud.com/?tab=dashboard#/model-telemetry"
        free_images = 100
        as_of = 2025-10-31
        """
    )


def take_all(photographer: Photographer, sandbox: SandboxServer) -> None:
    """The tour through the program."""
    studio = photographer.studio
    for sample, instruction, n in (*FIRST_EDITS, *CHAIN):
        photographer.edit(sample, instruction, n)
    newest = studio.jobs.cards()[0].pictures
    studio.pictures.set_favourite([newest[1].id, studio.jobs.cards()[3].pictures[0].id], favourite=True)
    studio.viewer.show_picture(newest[1].id)
    studio.composer.put_files([resource_path("samples", "chelsea.png")], 2)
    studio.composer.set_instruction("Put the cat from Image 2 beside the cup of Image 1, warm evening light.")
    studio.composer.set_negative_prompt("low resolution, extra spoons")
    studio.composer.set_n(2)
    photographer.wait(lambda: studio.composer.ready and studio.composer.slot(2).state is SlotState.READY)
    photographer.settle(1.0)
    photographer.compare()
    for page in (EDIT, GALLERY):
        for size, suffix in ((LARGE, ""), (SMALL, "_small")):
            photographer.show_page(page, size)
            if page == GALLERY:
                photographer.choose_in_gallery(newest[1].id)
            photographer.shoot(f"{page}{suffix}")
    photographer.show_page(EDIT)
    sandbox.use_fault("DataInspectionFailed", times=1)
    studio.jobs.generate(studio.composer.request())
    photographer.wait(lambda: studio.jobs.cards()[0].job.state.finished)
    photographer.shoot("error")
    photographer.window.welcome()
    photographer.settle()
    dialog = photographer.window.findChild(QDialog)
    if dialog is None:
        raise SystemExit("the welcome did not open")
    for theme in THEMES:
        photographer.theme.set_choice(theme)
        photographer.settle()
        dialog.grab().save(str(PICTURES / f"welcome_{theme}.png"))
    dialog.close()


if __name__ == "__main__":
    main()
