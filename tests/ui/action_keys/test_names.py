"""The names by which settings know actions. Who changes one loses the keys of everybody who had chosen some."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qwen_studio.ui.action_keys.action_keys import ActionKeys
from qwen_studio.ui.action_keys.conflicts import others_with
from tests.ui.scene import Scene

NAMES = """
compare.aligned compare.by_mode.difference compare.by_mode.flicker compare.by_mode.level_slider
compare.by_mode.side_by_side compare.by_mode.single compare.by_mode.slider compare.next_mode compare.save_aligned
compare.save_over_input
compare.see_before compare.swap
drop.open_file
gallery.clear gallery.favourites gallery.grid_view gallery.larger gallery.list_view gallery.new_album gallery.preview
gallery.restore gallery.save_search gallery.select_all gallery.side_list gallery.smaller gallery.trash
lineage.compare lineage.delete lineage.hide lineage.note lineage.rename lineage.show_hidden lineage.show_node
mark.note mark.ratings.0 mark.ratings.1 mark.ratings.2 mark.ratings.3 mark.ratings.4 mark.ratings.5 mark.tags
menu.samples.astronaut.png menu.samples.chelsea.png menu.samples.coffee.png menu.samples.hubble_deep_field.jpg
picture.compare picture.contact_sheet picture.copy picture.export picture.favourite picture.move_to_trash
picture.open_with picture.save_as picture.show_in_folder picture.use_as.1 picture.use_as.2 picture.use_as.3
relative.chain relative.inputs relative.seed
step.again step.change step.continue_from step.recall step.recall_parts.inputs step.recall_parts.instruction
step.recall_parts.parameters step.recall_parts.seed
trash.delete trash.empty
window.about window.all_hints window.back_up window.backups window.clear window.draw window.edit_details
window.edit_page window.fetch_pending window.find window.find_missing window.full_screen window.gallery_page
window.generate window.guide window.history window.import_folder window.import_pictures window.keys
window.languages.en window.languages.system window.languages.zh window.left_panel window.library_folder
window.move_library window.new_library window.next window.open window.open_library window.palette window.paste
window.presets window.preview window.previous window.quit window.rebuild window.redo window.right_panel
window.save_list window.save_preset window.service_help window.settings window.shortcuts window.show_log
window.spending window.stop window.text_scales.100 window.text_scales.125 window.text_scales.150
window.text_scales.175 window.text_scales.200 window.themes.contrast window.themes.dark window.themes.light
window.themes.system window.undo window.verify window.welcome
zoom.100 zoom.200 zoom.fill zoom.fit zoom.in zoom.out
"""
NAMELESS_MENUS = {"Open recent", "Albums"}
"""What these list is of the moment."""


def test_names_stay_and_no_key_means_two_things_at_one_place(scene: Scene) -> None:
    window = scene.open_program(1200, 800)
    window.pages.gallery()
    menus = [menu for action in window.menuBar().actions() if isinstance(menu := action.menu(), QMenu)]
    keys = ActionKeys(scene.studio.preferences, window)
    keys.adopt(menus)
    actions = keys.actions()

    assert sorted(actions) == sorted(NAMES.split())
    assert [action.text() for action in all_of(menus) if not action.objectName()] == []

    clashes = {
        (name, other)
        for name, action in actions.items()
        for key in action.shortcuts()
        for other in others_with(key, action, actions)
        if name < other and action.shortcutContext() is not action.shortcutContext().WidgetShortcut
    }
    # Only one of them is enabled at a time.
    assert clashes == {("gallery.side_list", "window.left_panel")}


def all_of(menus: list[QMenu]) -> Iterator[QAction]:
    """Every command that always stands in these menus."""
    for menu in menus:
        if menu.title().replace("&", "") in NAMELESS_MENUS:
            continue
        for action in menu.actions():
            inner = action.menu()
            if isinstance(inner, QMenu):
                yield from all_of([inner])
            elif action.text() and not action.isSeparator():
                yield action
