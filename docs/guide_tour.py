"""The part of the tour that only the user guide shows, and the guide's own, small copies of all its pictures."""

from pathlib import Path
from typing import TypeVar

from photographer import LARGE, PICTURES, Photographer
from PIL import Image
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from qwen_studio.core.resources import resource_path
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.dialogs.export import ExportDialog
from qwen_studio.ui.dialogs.keys import KeysDialog
from qwen_studio.ui.dialogs.spending import SpendingDialog
from qwen_studio.ui.panels.side_panel import SidePanel
from qwen_studio.ui.settings_dialog.settings_dialog import SettingsDialog
from qwen_studio.ui.theme import Choice
from qwen_studio.ui.top_bar import EDIT, GALLERY
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.viewer_pane import ViewerPane
from qwen_studio.ui.words.presets_popup import PresetsPopup

W = TypeVar("W", bound=QWidget)

GUIDE_PICTURES = resource_path("guide", "pictures")
WIDEST_PX = 1120
COLOURS = 160
LINEAGE_PX = 320
LIGHT: Choice = "light"
FROM_THE_TOUR = (
    "welcome",
    "edit",
    "marks",
    "gallery_grid",
    "gallery_search",
    "gallery_side",
    "card_refused",
    "card_unknown",
    "card_expired",
    "card_no_room",
    "card_unknown_host",
    "verify_damage",
)
"""Pictures of the documentation that the guide shows as well."""


def take_guide(photographer: Photographer) -> None:
    """What the guide shows and no other page does; needs a library in which edits build on each other."""
    take_several_images(photographer)
    take_comparing(photographer)
    take_presets(photographer)
    take_dialogs(photographer)


def copy_for_guide() -> None:
    """Lays small copies of the tour's pictures beside the guide."""
    for name in FROM_THE_TOUR:
        lay_beside_guide(PICTURES / f"{name}_{LIGHT}.png", name)


def take_several_images(photographer: Photographer) -> None:
    """The form with two images, hints and variants; the lineage beside it."""
    studio = photographer.studio
    photographer.show_page(EDIT, LARGE)
    composer = studio.composer
    composer.clear()
    composer.put_files([resource_path("samples", name) for name in ("astronaut.png", "chelsea.png")])
    composer.set_instruction("Put the cat from Image 2 on the arm of the woman in Image 1, in {warm|cold} light.")
    photographer.wait(lambda: composer.ready and composer.slot(2).state is SlotState.READY)
    photographer.settle(1.2)
    _shoot(photographer, "several_images", _only(photographer, ComposerPanel))
    studio.viewer.show_picture(studio.jobs.cards()[0].pictures[0].id)
    photographer.settle(1.2)
    _shoot(photographer, "lineage", _only(photographer, SidePanel), height=LINEAGE_PX)
    composer.clear()
    composer.set_instruction("")


def take_comparing(photographer: Photographer) -> None:
    """Before and after side by side."""
    photographer.show_page(EDIT, LARGE)
    photographer.studio.viewer.show_picture(photographer.studio.jobs.cards()[0].pictures[0].id)
    pane = _only(photographer, ViewerPane)
    photographer.settle()
    pane.compare.by_mode[CompareMode.SIDE_BY_SIDE].trigger()
    photographer.settle(3.0)
    _shoot(photographer, "side_by_side", pane)
    pane.compare.by_mode[CompareMode.SINGLE].trigger()


def take_presets(photographer: Photographer) -> None:
    """The presets for the instruction."""
    photographer.choose("&Edit", "Pr&esets…")
    photographer.settle()
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PresetsPopup) and w.isVisible())
    _shoot(photographer, "presets", popup)
    popup.close()


def take_dialogs(photographer: Photographer) -> None:
    """Settings, keys, spending and export."""
    photographer.choose("&File", "S&ettings…")
    _only(photographer, SettingsDialog).open_at("appearance")
    _shoot_dialog(photographer, SettingsDialog, "settings")
    for menu, command, kind, name in (
        ("&File", "&Keys and regions…", KeysDialog, "keys"),
        ("&File", "S&pending…", SpendingDialog, "spending"),
    ):
        photographer.choose(menu, command)
        _shoot_dialog(photographer, kind, name)
    photographer.studio.preferences.change(export_folder="/home/ann/Pictures")
    photographer.show_page(GALLERY, LARGE)
    photographer.wait(lambda: photographer.studio.gallery.is_counted)
    photographer.choose_rows(0, 1, 2)
    photographer.choose("&Image", "&Export…")
    _shoot_dialog(photographer, ExportDialog, "export")
    photographer.show_page(EDIT, LARGE)


def _shoot_dialog(photographer: Photographer, kind: type[QDialog], name: str) -> None:
    photographer.settle()
    dialog = _only(photographer, kind)
    _shoot(photographer, name, dialog)
    dialog.close()
    photographer.settle(0.1)


def _shoot(photographer: Photographer, name: str, what: QWidget, *, height: int = -1) -> None:
    """Takes one picture for the guide alone, which is light in every theme; -1 is the whole height."""
    photographer.theme.set_choice(LIGHT)
    photographer.settle()
    GUIDE_PICTURES.mkdir(exist_ok=True)
    file = GUIDE_PICTURES / f"{name}.png"
    what.grab(QRect(0, 0, -1, height)).save(str(file))
    lay_beside_guide(file, name)


def lay_beside_guide(source: Path, name: str) -> None:
    """Keeps the picture among the guide's own, with fewer pixels and colours: it goes into every package."""
    with Image.open(source) as opened:
        picture = opened.convert("RGB")
    if picture.width > WIDEST_PX:
        height = round(picture.height * WIDEST_PX / picture.width)
        picture = picture.resize((WIDEST_PX, height), Image.Resampling.LANCZOS)
    GUIDE_PICTURES.mkdir(exist_ok=True)
    file = GUIDE_PICTURES / f"{name}.png"
    picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT).save(file, optimize=True)
    print(file)


def _only(photographer: Photographer, kind: type[W]) -> W:
    found = [widget for widget in photographer.window.findChildren(kind) if widget.isVisible()]
    if len(found) != 1:
        raise SystemExit(f"{len(found)} of {kind.__name__} are in view")
    return found[0]
