"""Branches of a family, through the hands of a person: the way to a picture, compare, hide, delete, rename, notes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QLabel, QPushButton

from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.library import pictures
from qwen_studio.state.picture_mime import local_files, picture_ids
from qwen_studio.ui.panels.lineage_model import LineageModel
from qwen_studio.ui.panels.lineage_panel import LineagePanel
from tests.ui.panels.family import Family, entry
from tests.ui.scene import CAT, COFFEE, MODEL, Scene

ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def family(scene: Scene, lineage: LineagePanel) -> Family:
    return Family(scene, lineage)


def branch_off(family: Family) -> None:
    """A second edit of the original, whose line runs down past the first."""
    family.scene.edit("Cold light", COFFEE)
    family.until(lambda: "Cold light" in family.titles())


def colours_right_of(family: Family, title: str, x: int) -> set[str]:
    """The colours that the tree shows in this column of the row's upper quarter."""
    rect = family.view.visualRect(family.index(title))
    picture = family.view.viewport().grab().toImage()
    return {QColor(picture.pixel(x, y)).name() for y in range(rect.top(), rect.top() + rect.height() // 4)}


def test_the_way_to_the_picture_is_stronger_than_other_lines(family: Family) -> None:
    branch_off(family)
    accent = family.scene.theme.tokens.accent.name()
    rail = 12 + 6 + 8
    family.scene.show(family.teal)
    family.until(lambda: family.view.currentIndex() == family.index("Make the cup teal"))
    family.until(lambda: accent in colours_right_of(family, "Make it warm", rail))
    assert accent not in colours_right_of(family, "Cold light", rail)
    family.click("Cold light")
    family.until(lambda: accent in colours_right_of(family, "Cold light", rail))
    assert accent in colours_right_of(family, "Make it warm", rail)
    family.click("coffee.png")
    family.until(lambda: family.scene.shown_id() is None)
    family.until(lambda: accent not in colours_right_of(family, "Make it warm", rail))


def test_alt_and_a_click_compare_with_any_node(family: Family) -> None:
    viewer = family.scene.studio.viewer
    family.click("Make it warm", ALT)
    family.until(lambda: viewer.shown is not None and viewer.shown.picked is not None)
    assert viewer.shown is not None
    assert viewer.shown.picture == family.teal
    # Of its two results the one that the chain goes on from.
    assert viewer.shown.picked == family.scene.warm
    family.click("coffee.png", ALT)
    family.until(lambda: viewer.shown is not None and viewer.shown.picked_title == "coffee.png")
    assert viewer.shown.picture == family.teal
    assert "inputs" in viewer.shown.before_key


def test_each_node_can_be_compared_with_each_ancestor_by_its_menu(family: Family) -> None:
    viewer = family.scene.studio.viewer
    family.scene.show(family.scene.warm_2)
    ancestors = entry(family.menu("Make the cup teal"), "Compare it with an ancestor").menu()
    assert ancestors is not None
    popup = QApplication.activePopupWidget()
    assert popup is not None
    popup.close()
    family.choose("Make the cup teal", "Compare it with an ancestor", "coffee.png")
    family.until(lambda: viewer.shown is not None and viewer.shown.picked_title == "coffee.png")
    assert viewer.shown is not None
    assert viewer.shown.picture is not None
    assert viewer.shown.picture.id == family.teal.id
    family.choose("Make the cup teal", "Compare it with an ancestor", "Make it warm")
    family.until(lambda: viewer.shown is not None and viewer.shown.picked is not None)
    # Of the two results now that which is meant: the one that the way goes over.
    assert viewer.shown.picked is not None
    assert viewer.shown.picked.id == family.scene.warm.id


def test_a_branch_is_hidden_shown_and_hidden_again(family: Family) -> None:
    branch_off(family)
    family.go_to("Make it black and white")
    family.key(Key.Key_H)
    # What was shown lies in the branch, so what it was made from is shown instead.
    family.until(lambda: family.scene.shown_id() == family.scene.warm.id)
    family.until(lambda: family.titles() == ["coffee.png", "Make it warm", "Cold light"])
    assert "Branch hidden" in [words for words, *_ in family.scene.said.toasts]
    button = next(b for b in family.panel.findChildren(QPushButton) if b.isVisible())
    assert button.text() == "Show"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    family.until(lambda: len(family.titles()) == 5)
    family.go_to("Make it warm")
    family.key(Key.Key_H, SHIFT)
    family.until(lambda: len(family.titles()) == 3)
    family.scene.studio.undo.undo()
    family.until(lambda: len(family.titles()) == 5)
    family.scene.studio.undo.redo()
    family.until(lambda: len(family.titles()) == 3)
    # Whoever goes to a picture of a hidden branch sees the way there.
    family.scene.show(family.teal)
    family.until(lambda: "Make the cup teal" in family.titles())
    family.choose("Make it black and white", "Show this branch again")
    family.until(lambda: not family.node("Make it black and white").is_hidden)


def test_a_branch_goes_to_the_trash_whole_and_comes_back(family: Family) -> None:
    ids = [family.scene.grey.id, family.teal.id]
    database = family.scene.assembly.database

    def trashed() -> list[bool]:
        return [picture.trashed_at is not None for picture in database.call(pictures.get_many, ids)]

    menu = family.menu("Make it black and white")
    assert entry(menu, "Move the branch").text().endswith("(2 pictures of 2 edits)")
    menu.close()
    family.go_to("Make it black and white")
    family.key(Key.Key_Delete)
    family.until(lambda: family.titles() == ["coffee.png", "Make it warm"])
    assert trashed() == [True, True]
    assert family.scene.shown_id() == family.scene.warm.id
    family.scene.said.press()
    family.until(lambda: len(family.titles()) == 4)
    assert trashed() == [False, False]
    assert family.scene.path(family.teal).exists()


def answer(family: Family, words: str) -> None:
    """Writes that into the dialog that is open, and accepts it."""
    family.until(lambda: isinstance(QApplication.activeWindow(), QInputDialog))
    dialog = QApplication.activeWindow()
    assert isinstance(dialog, QInputDialog)
    dialog.setTextValue(words)
    dialog.accept()


def test_an_original_is_renamed_everywhere_and_back(family: Family) -> None:
    viewer = family.scene.studio.viewer
    family.go_to("coffee.png")
    family.key(Key.Key_F2)
    answer(family, "  Breakfast   & more ")
    family.until(lambda: family.titles()[0] == "Breakfast & more")
    family.until(lambda: viewer.shown is not None and viewer.shown.breadcrumb[0].text == "Breakfast & more")
    # An empty name is the file's own again.
    family.go_to("Breakfast")
    family.key(Key.Key_F2)
    answer(family, "")
    family.until(lambda: family.titles()[0] == "coffee.png")
    family.scene.studio.undo.undo()
    family.until(lambda: family.titles()[0] == "Breakfast & more")


def test_notes_stand_at_their_nodes(family: Family) -> None:
    family.choose("coffee.png", "Note on the original")
    answer(family, "From the trip to Porto")
    family.until(lambda: family.node("coffee.png").note == "From the trip to Porto")
    spoken = str(family.index("coffee.png").data(Qt.ItemDataRole.AccessibleTextRole))
    assert "From the trip to Porto" in spoken
    family.scene.studio.collecting.set_note([family.teal.id], "Best one")
    family.until(lambda: family.node("Make the cup teal").note == "Best one")
    assert "Note: Best one" in family.index("Make the cup teal").data(Qt.ItemDataRole.ToolTipRole)


def test_left_and_right_go_through_the_results_of_a_node(family: Family) -> None:
    family.go_to("Make it warm")
    family.key(Key.Key_Right)
    family.until(lambda: family.scene.shown_id() == family.scene.warm_2.id)
    family.key(Key.Key_Left)
    family.until(lambda: family.scene.shown_id() == family.scene.warm.id)


def test_the_menu_acts_on_the_nodes_picture_and_then_on_what_is_shown_again(family: Family) -> None:
    family.scene.actions.set_pictures([family.teal])
    composer = family.scene.studio.composer
    family.choose("Make it black and white", "Picture", "Use as Image 2")
    family.until(lambda: composer.slot(2).picture_id == family.scene.grey.id)
    family.until(lambda: family.scene.actions.pictures == (family.teal,))


def test_a_node_is_dragged_away_as_a_real_file(family: Family) -> None:
    family.view.pressed.emit(family.index("Make it black and white"))
    family.until(lambda: family.view._mime_of(family.index("Make it black and white")) is not None)
    mime = family.view._mime_of(family.index("Make it black and white"))
    assert mime is not None
    assert picture_ids(mime) == [family.scene.grey.id]
    assert local_files(mime) == [family.scene.path(family.scene.grey)]


def test_the_generation_stands_at_each_edit_and_wear_is_told_from_the_third_on(family: Family) -> None:
    spoken = [
        str(family.index(title).data(Qt.ItemDataRole.AccessibleTextRole)).split(", ")[1]
        for title in ("Make it warm", "Make it black and white", "Make the cup teal")
    ]
    assert spoken == ["generation 1", "generation 2", "generation 3"]
    tips = [family.index(title).data(Qt.ItemDataRole.ToolTipRole) for title in family.titles()]
    assert ["quality" in tip for tip in tips] == [False, False, False, True]
    said = [label.text() for label in family.panel.findChildren(QLabel) if label.isVisible()]
    assert "Amber from generation 3: each edit of an edit loses a little quality." in said


def test_what_else_an_edit_was_made_of_stands_at_it(family: Family) -> None:
    scene = family.scene
    request = EditRequest(
        (FileImage(scene.path(family.teal), "teal.png"), FileImage(CAT, CAT.name)), "Put the cat in", MODEL, "singapore"
    )
    (result,) = scene.results(scene.studio.jobs.generate(request))
    scene.show(result)
    family.until(lambda: len(family.titles()) == 5)
    caption = str(family.index("Put the cat in").data(LineageModel.CaptionRole))
    assert caption.startswith("with chelsea.png · 1 result")
