"""The menu of albums of the chosen pictures: a tick for those they are in, a click puts them in or takes them out."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QPushButton

from qwen_studio.core.picture import Picture
from qwen_studio.library import albums, marks
from tests.ui.scene import Scene

LEFT = Qt.MouseButton.LeftButton


def albums_of(scene: Scene, picture: Picture) -> tuple[str, ...]:
    found = scene.assembly.database.call(marks.of_pictures, [picture.id])
    names: tuple[str, ...] = found[picture.id].albums
    return names


def ticks(menu: QMenu) -> dict[str, bool]:
    return {action.text(): action.isChecked() for action in menu.actions() if action.isCheckable()}


def click(menu: QMenu, words: str) -> None:
    action = next(action for action in menu.actions() if action.text() == words)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def album_menu(scene: Scene, *pictures: Picture) -> QMenu:
    window = scene.open_window(QPushButton("pictures"), 300, 100)
    top = QMenu(window)
    scene.actions.set_pictures(pictures)
    scene.actions.marks.fill(top)
    return next(m for a in top.actions() if isinstance(m := a.menu(), QMenu) and m.title() == "Albu&ms")


def test_a_click_puts_the_chosen_into_an_album_and_another_takes_them_out(scene: Scene) -> None:
    # GIVEN two albums, one of which has one of both pictures
    call = scene.assembly.database.call
    prints, family = call(albums.create, "Prints & posters"), call(albums.create, "Family")
    call(albums.add, family, [scene.warm.id])
    scene.studio.collecting.reload()
    scene.qtbot.waitUntil(lambda: len(scene.studio.collecting.albums) == 2)
    menu = album_menu(scene, scene.warm, scene.grey)

    # WHEN the other is clicked THEN both pictures are in it
    menu.popup(menu.pos())
    assert ticks(menu) == {"Family": False, "Prints && posters": False}
    click(menu, "Prints && posters")
    scene.qtbot.waitUntil(lambda: albums_of(scene, scene.grey) == ("Prints & posters",))
    assert albums_of(scene, scene.warm) == ("Family", "Prints & posters")

    # AND the tick shows it, and takes both out again
    menu.popup(menu.pos())
    scene.qtbot.waitUntil(lambda: ticks(menu) == {"Family": False, "Prints && posters": True})
    click(menu, "Prints && posters")
    scene.qtbot.waitUntil(lambda: albums_of(scene, scene.grey) == ())
    assert albums_of(scene, scene.warm) == ("Family",)
    scene.studio.undo.undo()
    scene.qtbot.waitUntil(lambda: albums_of(scene, scene.grey) == ("Prints & posters",))
    assert prints in [album.id for album in scene.studio.collecting.albums]


def test_an_album_is_made_for_the_chosen(scene: Scene) -> None:
    menu = album_menu(scene, scene.warm, scene.warm_2)
    menu.popup(menu.pos())
    click(menu, "&New album…")
    (dialog,) = [w for w in scene.windows() if isinstance(w, QInputDialog) and w.isVisible()]
    field = dialog.findChildren(QLineEdit)[0]
    QTest.keyClicks(field, "Coffee")
    QTest.keyClick(field, Qt.Key.Key_Return)
    scene.qtbot.waitUntil(lambda: albums_of(scene, scene.warm_2) == ("Coffee",))
    assert albums_of(scene, scene.warm) == ("Coffee",)
    assert albums_of(scene, scene.grey) == ()
