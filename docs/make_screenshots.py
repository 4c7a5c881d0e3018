"""Make every screenshot of the documentation from the running program.

    python docs/make_screenshots.py

Needs no display and no key: the window is drawn offscreen, and the embedded sandbox answers. What it paints is a
simulation, and says "demo" in a corner. The guide is in several languages, and so are its pictures.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from filled_library import fill_library
from gallery_tour import take_gallery
from guide_tour import take_guide
from marked_input import take_marks
from photographer import LARGE, SMALL, Photographer
from plain_tour import take_plain, use_own_keyring
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QMenu
from troubled_edits import UNKNOWN_HOST, meet_failure, meet_fault, no_room

from qwen_studio.core.resources import resource_path
from qwen_studio.library.places import Places
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.dialogs.backups import BackupsDialog
from qwen_studio.ui.dialogs.job_details import JobDetailsDialog
from qwen_studio.ui.dialogs.maintenance import MaintenanceDialog
from qwen_studio.ui.dialogs.rebuild import RebuildDialog
from qwen_studio.ui.help.guide import LANGUAGES
from qwen_studio.ui.top_bar import EDIT
from qwen_studio.ui.viewer.results_panel import ResultsPanel

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


def main() -> None:
    """Make all of them."""
    app = QApplication(sys.argv)
    app.setApplicationName("qwen-studio")
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        raise SystemExit("The Chinese pictures need a font that has Chinese characters, such as fonts-wqy-microhei.")
    use_own_keyring()
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory() as folder:
            take_language(app, Path(folder), language)


def take_language(app: QApplication, root: Path, language: str) -> None:
    """The whole tour in that language, each part of it in a folder of its own."""
    for variable in ("DASHSCOPE_API_KEY", "DASHSCOPE_BASE_URL"):
        os.environ.pop(variable, None)
    take_plain(app, root / "plain", language)
    os.environ["DASHSCOPE_API_KEY"] = SINGAPORE_KEY
    with SandboxServer(latency_s=0.2, requests_per_second=None) as sandbox:
        places = Places(root / "Qwen Studio", root / "config", root / "cache", root / "logs")
        stand_in_for_singapore(places, sandbox)
        photographer = Photographer(app, places, language)
        take_all(photographer, sandbox)
        photographer.leave()
        filled = Places(root / "Pictures", root / "config", root / "cache", root / "logs")
        fill_library(filled.library, language)
        photographer = Photographer(app, filled, language)
        take_gallery(photographer)
        photographer.leave()


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
    studio.composer.set_instruction(
        photographer.said("Put the cat from Image 2 beside the cup of Image 1, warm evening light.")
    )
    studio.composer.set_negative_prompt(photographer.said("low resolution, extra spoons"))
    studio.composer.set_n(2)
    photographer.wait(lambda: studio.composer.ready and studio.composer.slot(2).state is SlotState.READY)
    photographer.settle(1.0)
    photographer.choose("compare.by_mode.slider")
    for size, suffix in ((LARGE, ""), (SMALL, "_small")):
        photographer.show_page(EDIT, size)
        photographer.shoot(f"edit{suffix}")
    take_marks(photographer)
    take_guide(photographer)
    photographer.show_page(EDIT, LARGE)
    take_cards(photographer, sandbox)
    take_library_menu(photographer)


def take_cards(photographer: Photographer, sandbox: SandboxServer) -> None:
    """The cards of edits that did not end well, with the strip that they stand in."""
    panel = photographer.only(ResultsPanel)
    for name in ("refused", "unknown", "partial", "expired", "missing"):
        meet_fault(photographer, sandbox, name)
        photographer.shoot(f"card_{name}", panel)
    for name, failure in (("no_room", no_room()), ("unknown_host", UNKNOWN_HOST)):
        meet_failure(photographer, sandbox, failure)
        photographer.shoot(f"card_{name}", panel)
    photographer.shoot("error")
    photographer.choose("window.edit_details")
    photographer.shoot_dialog(JobDetailsDialog, "details")


def take_library_menu(photographer: Photographer) -> None:
    """The Library menu, and what its commands show."""
    menu = library_menu(photographer)
    menu.popup(photographer.window.mapToGlobal(photographer.window.rect().topLeft()))
    photographer.shoot("library_menu", menu)
    menu.close()
    photographer.choose("window.verify")
    photographer.wait(lambda: photographer.studio.maintenance.work is None)
    photographer.shoot_dialog(MaintenanceDialog, "verify")
    results = photographer.assembly.places.library / "pictures"
    next(results.rglob("*.png")).unlink()
    photographer.choose("window.verify")
    photographer.wait(lambda: photographer.studio.maintenance.work is None)
    photographer.shoot_dialog(MaintenanceDialog, "verify_damage")
    photographer.choose("window.backups")
    photographer.studio.maintenance.back_up()
    photographer.shoot_dialog(BackupsDialog, "backups")
    photographer.choose("window.rebuild")
    photographer.shoot_dialog(RebuildDialog, "rebuild")


def library_menu(photographer: Photographer) -> QMenu:
    """The menu in the bar; one inside another has the same title."""
    title = QCoreApplication.translate("MenuBar", "&Library")
    menus = {action.text(): action.menu() for action in photographer.window.menuBar().actions()}
    menu = menus[title]
    if not isinstance(menu, QMenu):
        raise SystemExit(f"there is no menu {title}")
    return menu


if __name__ == "__main__":
    main()
