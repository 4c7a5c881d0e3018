"""The part of the tour that only the user guide shows."""

from photographer import LARGE, Photographer
from PySide6.QtWidgets import QApplication

from qwen_studio.core.resources import resource_path
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.dialogs.export import ExportDialog
from qwen_studio.ui.dialogs.spending import SpendingDialog
from qwen_studio.ui.panels.side_panel import SidePanel
from qwen_studio.ui.settings_dialog.settings_dialog import SettingsDialog
from qwen_studio.ui.top_bar import EDIT, GALLERY
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.viewer_pane import ViewerPane
from qwen_studio.ui.words.presets_popup import PresetsPopup

LINEAGE_PX = 320


def take_guide(photographer: Photographer) -> None:
    """What the guide shows and no other page does; needs a library in which edits build on each other."""
    take_several_images(photographer)
    take_comparing(photographer)
    take_presets(photographer)
    take_dialogs(photographer)


def take_several_images(photographer: Photographer) -> None:
    """The form with two images, hints and variants; the lineage beside it."""
    studio = photographer.studio
    photographer.show_page(EDIT, LARGE)
    composer = studio.composer
    composer.clear()
    composer.put_files([resource_path("samples", name) for name in ("astronaut.png", "chelsea.png")])
    composer.set_instruction(
        photographer.said("Put the cat from Image 2 on the arm of the woman in Image 1, in {warm|cold} light.")
    )
    photographer.wait(lambda: composer.ready and composer.slot(2).state is SlotState.READY)
    photographer.settle(1.2)
    photographer.shoot_for_guide("several_images", photographer.only(ComposerPanel))
    studio.viewer.show_picture(studio.jobs.cards()[0].pictures[0].id)
    photographer.settle(1.2)
    photographer.shoot_for_guide("lineage", photographer.only(SidePanel), height=LINEAGE_PX)
    composer.clear()
    composer.set_instruction("")


def take_comparing(photographer: Photographer) -> None:
    """Before and after side by side."""
    photographer.show_page(EDIT, LARGE)
    photographer.studio.viewer.show_picture(photographer.studio.jobs.cards()[0].pictures[0].id)
    pane = photographer.only(ViewerPane)
    photographer.settle()
    pane.compare.by_mode[CompareMode.SIDE_BY_SIDE].trigger()
    photographer.settle(3.0)
    photographer.shoot_for_guide("side_by_side", pane)
    pane.compare.by_mode[CompareMode.SINGLE].trigger()


def take_presets(photographer: Photographer) -> None:
    """The presets for the instruction."""
    photographer.choose("window.presets")
    photographer.settle()
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PresetsPopup) and w.isVisible())
    photographer.shoot_for_guide("presets", popup)
    popup.close()


def take_dialogs(photographer: Photographer) -> None:
    """Settings, spending and export."""
    photographer.choose("window.settings")
    photographer.only(SettingsDialog).open_at("appearance")
    photographer.shoot_dialog(SettingsDialog, "settings", guide_only=True)
    photographer.choose("window.spending")
    photographer.shoot_dialog(SpendingDialog, "spending", guide_only=True)
    photographer.studio.preferences.change(export_folder="/home/ann/Pictures")
    photographer.show_page(GALLERY, LARGE)
    photographer.wait(lambda: photographer.studio.gallery.is_counted)
    photographer.choose_rows(0, 1, 2)
    photographer.choose("picture.export")
    photographer.shoot_dialog(ExportDialog, "export", guide_only=True)
    photographer.show_page(EDIT, LARGE)
