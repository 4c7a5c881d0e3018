"""What the user says of pictures in the details, by keys and clicks, and what stays of it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from qwen_studio.core.marks import Marks
from qwen_studio.core.picture import Picture
from qwen_studio.library import marks, pictures, tags
from qwen_studio.ui.panels.details_panel import DetailsPanel
from qwen_studio.ui.panels.tags_field import TagsField
from qwen_studio.ui.widgets.star_rating import StarRating
from tests.ui.by_name import by_name, spoken_name
from tests.ui.scene import MODEL, Scene

LEFT = Qt.MouseButton.LeftButton
Key = Qt.Key


def said(scene: Scene, picture: Picture) -> Marks:
    """What the library knows, once everything that was begun is done."""
    found: dict[int, Marks] = scene.assembly.database.call(marks.of_pictures, [picture.id])
    return found[picture.id]


def choose(scene: Scene, panel: DetailsPanel, *chosen: Picture) -> None:
    scene.actions.set_pictures(chosen)
    if len(chosen) == 1:
        scene.qtbot.waitUntil(lambda: panel.value("file") == scene.path(chosen[0]).name)
    else:
        scene.qtbot.waitUntil(lambda: f"{len(chosen)} pictures" in words(panel))
    # The facts of the same question come with it.
    scene.qtbot.wait(1)


def words(panel: QWidget) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def stars(panel: QWidget) -> StarRating:
    return by_name(panel, StarRating, "Rating")


def click_star(panel: QWidget, number: int) -> None:
    QTest.mouseClick(stars(panel), LEFT, pos=stars(panel).star(number).center())


def line(panel: QWidget, title: str) -> QLineEdit:
    return by_name(panel, QLineEdit, title)


def chips(panel: QWidget, doing: str) -> list[str]:
    """The names behind which there is a cross, by what that does."""
    present = [button for button in panel.findChildren(QPushButton) if not button.isHidden()]
    return [spoken_name(b).removeprefix(doing).strip(" “”") for b in present if spoken_name(b).startswith(doing)]


def tagged(panel: QWidget) -> list[str]:
    return chips(panel, "Remove the tag")


def until(scene: Scene, condition: Callable[[], object]) -> None:
    scene.qtbot.waitUntil(lambda: bool(condition()))


def commit(field: QLineEdit, text: str) -> None:
    """Writes it as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def undo(scene: Scene) -> None:
    with scene.qtbot.waitSignal(scene.studio.undo.taken_back):
        scene.studio.undo.undo()


def test_a_click_on_a_star_rates_and_on_the_last_one_takes_it_away(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    click_star(details, 4)
    until(scene, lambda: stars(details).rating() == 4)
    assert said(scene, scene.warm).rating == 4
    assert stars(details).accessibleDescription() == "4 stars"
    click_star(details, 4)
    until(scene, lambda: stars(details).rating() == 0)
    assert said(scene, scene.warm).rating == 0


def test_the_stars_work_by_keys_alone(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    stars(details).setFocus()
    shown = []
    for key in (Key.Key_3, Key.Key_Right, Key.Key_Left, Key.Key_0, Key.Key_5):
        before = stars(details).rating()
        QTest.keyClick(stars(details), key)
        until(scene, partial(lambda rated: stars(details).rating() != rated, before))
        shown.append(stars(details).rating())
    assert shown == [3, 4, 3, 0, 5]
    assert said(scene, scene.warm).rating == 5


def test_a_tag_is_written_completed_and_taken_away(scene: Scene, details: DetailsPanel) -> None:
    # GIVEN a tag that another picture has
    scene.assembly.database.call(tags.add, [scene.grey.id], ["Holiday"])
    scene.studio.collecting.reload()
    until(scene, lambda: scene.studio.collecting.tags)
    choose(scene, details, scene.warm)

    # WHEN some are written: one new, two by a comma, one completed from its middle
    field = line(details, "Tags")
    field.setFocus()
    QTest.keyClicks(field, "new one")
    QTest.keyClick(field, Key.Key_Return)
    commit(field, "红, second,")
    until(scene, lambda: len(tagged(details)) == 3)
    field = line(details, "Tags")
    QTest.keyClicks(field, "lida")
    popup = field.completer().popup()
    assert popup is not None
    until(scene, popup.isVisible)
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)

    # THEN they are there, and nothing is left in the line
    until(scene, lambda: "Holiday" in tagged(details))
    assert said(scene, scene.warm).tags == ("Holiday", "new one", "second", "红")
    assert field.text() == ""
    # AND Backspace in the empty line takes the last one, a click its own
    QTest.keyClick(field, Key.Key_Backspace)
    until(scene, lambda: "红" not in tagged(details))
    QTest.mouseClick(by_name(details, QPushButton, "Remove the tag “new one”"), LEFT)
    until(scene, lambda: tagged(details) == ["Holiday", "second"])
    assert said(scene, scene.warm).tags == ("Holiday", "second")
    for _ in range(2):
        undo(scene)
    until(scene, lambda: tagged(details) == ["Holiday", "new one", "second", "红"])


def test_a_note_is_kept_when_it_is_left(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    note = by_name(details, QPlainTextEdit, "Note")
    note.setFocus()
    QTest.keyClicks(note, "for Anna")
    QTest.keyClick(note, Key.Key_Return)
    QTest.keyClicks(note, "in A3")
    assert said(scene, scene.warm).note == ""
    line(details, "Tags").setFocus()
    until(scene, lambda: said(scene, scene.warm).note == "for Anna\nin A3")


def test_a_note_is_kept_after_a_pause_and_is_one_step_back(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    note = by_name(details, QPlainTextEdit, "Note")
    note.setFocus()
    for text in ("one", " two"):
        with scene.qtbot.waitSignal(scene.studio.undo.applied):
            QTest.keyClicks(note, text)
    assert said(scene, scene.warm).note == "one two"
    assert scene.studio.undo.undo_words == "Write a note"
    undo(scene)
    until(scene, lambda: note.toPlainText() == "")
    assert scene.studio.undo.undo_words == ""


def test_a_note_goes_to_the_picture_for_which_it_was_written(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    note = by_name(details, QPlainTextEdit, "Note")
    note.setFocus()
    QTest.keyClicks(note, "the warm one")
    choose(scene, details, scene.grey)
    until(scene, lambda: said(scene, scene.warm).note == "the warm one")
    assert said(scene, scene.grey).note == ""
    assert note.toPlainText() == ""


def test_the_field_keeps_its_own_undo(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    click_star(details, 2)
    until(scene, lambda: stars(details).rating() == 2)
    note = by_name(details, QPlainTextEdit, "Note")
    note.setFocus()
    QTest.keyClicks(note, "words")
    QTest.keySequence(note, QKeySequence.StandardKey.Undo)
    assert note.toPlainText() == ""
    assert said(scene, scene.warm).rating == 2


def test_albums_are_made_filled_and_left(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm, scene.grey)
    field = line(details, "Albums")
    QTest.keyClicks(field, "Prints, large")
    QTest.keyClick(field, Key.Key_Return)
    until(scene, lambda: chips(details, "Take out of the album") == ["Prints, large"])
    until(
        scene, lambda: [(album.name, album.count) for album in scene.studio.collecting.albums] == [("Prints, large", 2)]
    )
    choose(scene, details, scene.grey)
    until(scene, lambda: chips(details, "Take out of the album") == ["Prints, large"])
    QTest.mouseClick(by_name(details, QPushButton, "Take out of the album “Prints, large”"), LEFT)
    until(scene, lambda: said(scene, scene.grey).albums == ())
    assert said(scene, scene.warm).albums == ("Prints, large",)


def test_several_show_what_they_share_and_are_changed_together(scene: Scene, details: DetailsPanel) -> None:
    call = scene.assembly.database.call
    call(pictures.set_rating, [scene.warm.id], 2)
    call(pictures.set_note, [scene.warm.id], "only here")
    call(tags.add, [scene.warm.id, scene.grey.id], ["both"])
    call(tags.add, [scene.warm.id], ["one"])
    choose(scene, details, scene.warm, scene.warm_2, scene.grey)
    until(scene, lambda: "one" in tagged(details))

    assert stars(details).rating() is None
    assert "mixed" in words(details)
    assert details.value("model") == MODEL
    assert details.value("seed") == "mixed"
    assert details.value("size") == "1248 × 832"
    shown = [button.text() for button in details.findChildren(QPushButton) if "tag" in spoken_name(button)]
    assert shown == ["both · 2 of 3", "one · 1 of 3"]
    assert by_name(details, QPlainTextEdit, "Note").placeholderText().startswith("Different notes")

    click_star(details, 5)
    QTest.keyClicks(line(details, "Tags"), "both")
    QTest.keyClick(line(details, "Tags"), Key.Key_Return)
    until(
        scene, lambda: stars(details).rating() == 5 and "both" in [b.text() for b in details.findChildren(QPushButton)]
    )
    three = (scene.warm, scene.warm_2, scene.grey)
    assert [said(scene, p).rating for p in three] == [5, 5, 5]
    assert [said(scene, p).tags for p in three] == [("both", "one"), ("both",), ("both",)]
    # AND each gets its own back
    undo(scene)
    undo(scene)
    assert [said(scene, p).rating for p in three] == [2, 0, 0]
    assert [said(scene, p).tags for p in three] == [("both", "one"), (), ("both",)]


def test_what_was_made_from_a_picture_can_be_looked_at(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    until(scene, lambda: "Made from this" in words(details))
    with scene.qtbot.waitSignal(details.child_chosen) as chosen:
        QTest.mouseClick(by_name(details, QToolButton, "Made from this: Make it black and white"), LEFT)
    assert chosen.args == [scene.grey.id]
    choose(scene, details, scene.grey)
    until(scene, lambda: "Made from this" not in words(details))


def test_every_value_can_be_copied_by_keys(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    sha256 = by_name(details, QLineEdit, "SHA-256")
    sha256.setFocus()
    QTest.keySequence(sha256, QKeySequence.StandardKey.SelectAll)
    QTest.keySequence(sha256, QKeySequence.StandardKey.Copy)
    assert QGuiApplication.clipboard().text() == scene.warm.file_sha256
    copied = scene.copied_by(details, "Copy all details").splitlines()
    assert copied[:2] == ["Make it warm", "blurred edges"]
    assert f"File: {scene.path(scene.warm).name}" in copied
    assert f"Folder: {scene.path(scene.warm).parent}" in copied
    assert f"SHA-256: {scene.warm.file_sha256}" in copied


def test_keys_open_the_tags_and_the_note_where_no_details_are(scene: Scene) -> None:
    window = scene.open_window(QPushButton("pictures"), 300, 100)
    scene.actions.attach_to(window)
    scene.actions.set_pictures([scene.warm, scene.grey])
    QTest.keyClick(window, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = only_dialog()
    until(scene, lambda: "Of 2 pictures" in words(dialog))
    QTest.keyClicks(line(dialog, "Tags"), "fast")
    QTest.keyClick(line(dialog, "Tags"), Key.Key_Return)
    until(scene, lambda: tagged(dialog) == ["fast"])
    QTest.keyClick(line(dialog, "Tags"), Key.Key_Return)
    until(scene, lambda: not dialog.isVisible())
    assert said(scene, scene.grey).tags == ("fast",)

    scene.actions.set_pictures([scene.warm])
    scene.actions.marks.note.trigger()
    dialog = only_dialog()
    note = by_name(dialog, QPlainTextEdit, "Note")
    until(scene, lambda: "Of the chosen picture" in words(dialog))
    QTest.keyClicks(note, "kept")
    QTest.keyClick(note, Key.Key_Escape)
    until(scene, lambda: said(scene, scene.warm).note == "kept")


def test_the_dialog_of_the_tags_grows_with_their_lines(scene: Scene) -> None:
    window = scene.open_window(QPushButton("pictures"), 300, 100)
    scene.actions.attach_to(window)
    scene.actions.set_pictures([scene.warm])
    QTest.keyClick(window, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    dialog = only_dialog()
    until(scene, lambda: "Of the chosen picture" in words(dialog))
    names = [f"a rather long tag {number}" for number in range(8)]
    for name in names:
        QTest.keyClicks(line(dialog, "Tags"), name)
        QTest.keyClick(line(dialog, "Tags"), Key.Key_Return)
    until(scene, lambda: tagged(dialog) == names)
    (field,) = dialog.findChildren(TagsField)
    until(scene, lambda: field.height() >= field.heightForWidth(field.width()))
    assert field.rect().contains(line(dialog, "Tags").geometry())
    assert dialog.rect().contains(field.geometry())


def test_a_note_has_all_its_lines_in_the_dialog_and_is_gone_on_with(scene: Scene) -> None:
    window = scene.open_window(QPushButton("pictures"), 300, 100)
    scene.assembly.database.call(pictures.set_note, [scene.warm.id], "\n".join("abcdef"))
    scene.actions.set_pictures([scene.warm])
    window.activateWindow()
    scene.actions.marks.note.trigger()
    note = by_name(only_dialog(), QPlainTextEdit, "Note")
    until(scene, lambda: note.toPlainText().endswith("f"))
    until(scene, lambda: note.height() >= note.sizeHint().height())
    assert note.verticalScrollBar().maximum() == 0
    QTest.keyClicks(note, " and")
    assert note.toPlainText().endswith("f and")


def only_dialog() -> QDialog:
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    return dialog


def test_the_keys_0_to_5_rate_and_the_menu_shows_it(scene: Scene) -> None:
    window = scene.open_window(QPushButton("pictures"), 300, 100)
    scene.actions.attach_to(window)
    scene.actions.set_pictures([scene.warm, scene.grey])
    QTest.keyClick(window, Key.Key_4)
    until(scene, scene.actions.marks.ratings[4].isChecked)
    assert [said(scene, p).rating for p in (scene.warm, scene.grey)] == [4, 4]
    QTest.keyClick(window, Key.Key_0)
    until(scene, scene.actions.marks.ratings[0].isChecked)
    assert scene.studio.undo.undo_words == "Take the rating from 2 pictures"
    undo(scene)
    undo(scene)
    assert [said(scene, p).rating for p in (scene.warm, scene.grey)] == [0, 0]
    with scene.qtbot.waitSignal(scene.studio.undo.done_again):
        scene.studio.undo.redo()
    assert [said(scene, p).rating for p in (scene.warm, scene.grey)] == [4, 4]


def test_the_stars_can_be_hit_anywhere(scene: Scene, details: DetailsPanel) -> None:
    choose(scene, details, scene.warm)
    last = stars(details).star(5)
    QTest.mouseClick(stars(details), LEFT, pos=QPoint(last.right(), 1))
    until(scene, lambda: stars(details).rating() == 5)
