"""One tile for each kind of trouble, in the open gallery over a real library."""

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from qwen_studio.core.importing import How, Imported
from qwen_studio.core.resources import resource_path
from qwen_studio.core.trouble import Trouble
from qwen_studio.state.trouble_words import TroubleWords
from qwen_studio.ui.gallery.grid import NARROWEST_TILE
from qwen_studio.ui.gallery.list_view import ListView
from qwen_studio.ui.gallery.preview import Preview
from tests.bad_files import BAD, everything_in, make_bad
from tests.ui.gallery.gallery_scene import GalleryScene
from tests.ui.painted_words import painted_words

SAMPLES = resource_path("samples")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "from outside"
    folder.mkdir()
    return folder


def bring_in(gallery: GalleryScene, folder: Path, how: How = How.COPY) -> Imported:
    """Imports the folder; what is on the screen follows."""
    ended: list[object] = []
    gallery.studio.importing.ended.connect(lambda end: ended.append(end.outcome))
    # Its way back is entered after its end.
    with gallery.qtbot.waitSignal(gallery.studio.undo.offered):
        gallery.studio.importing.start([folder], how)
    assert isinstance(ended[0], Imported)
    return ended[0]


def look(gallery: GalleryScene) -> None:
    """Looks at the library's files, as at a start."""
    watching = gallery.studio.watching
    gallery.qtbot.waitUntil(lambda: not watching._looking)
    with gallery.qtbot.waitSignal(watching.looked):
        watching.look()


def index_of(gallery: GalleryScene, name: str) -> QModelIndex:
    rows = range(gallery.studio.gallery.shown_count)
    (row,) = [row for row in rows if gallery.facts(row).file == name]
    return gallery.studio.gallery.index(row)


def words_on(gallery: GalleryScene, index: QModelIndex) -> str:
    """What is painted on the tile, once the painting is finished; a long one is done in parts."""
    grid = gallery.grid
    words = painted_words(grid.viewport(), grid.visualRect(index))
    while grid._troubles.unfinished:
        words = painted_words(grid.viewport(), grid.visualRect(index))
    return words


def tip_of(gallery: GalleryScene, index: QModelIndex) -> str:
    """What the tip says when the pointer rests on the upper half of the tile."""
    point = gallery.grid.visualRect(index).center() - QPoint(0, 20)
    viewport = gallery.grid.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, point, viewport.mapToGlobal(point)))
    return QToolTip.text()


def told(gallery: GalleryScene) -> dict[str, str]:
    """By name, the trouble of each tile that tells one."""
    rows = (gallery.facts(row) for row in range(gallery.studio.gallery.shown_count))
    return {facts.file: facts.trouble for facts in rows if facts.trouble}


@pytest.mark.parametrize("how", How)
def test_each_bad_file_of_an_import_has_a_tile_that_says_what_is_wrong(
    empty_gallery: GalleryScene, folder: Path, how: How
) -> None:
    # GIVEN one file of each kind, among good ones
    gallery = empty_gallery
    expected = make_bad(folder)
    for name in ("coffee.png", "astronaut.png"):
        shutil.copy(SAMPLES / name, folder)
    with Image.open(SAMPLES / "coffee.png") as cup:
        cup.convert("RGB").rotate(90).save(folder / "a JPEG by the name of.png", "JPEG")
    before = everything_in(folder)
    gallery.open(1100, 900)

    # WHEN they are imported
    imported = bring_in(gallery, folder, how)
    gallery.wait_for_count(len(BAD) + 3)

    # THEN each bad one has a tile with its name and its trouble, for eyes, for ears, and for the pointer
    words = TroubleWords()
    assert len(imported.new) == 3
    assert told(gallery) == expected
    for name, trouble in expected.items():
        index = index_of(gallery, name)
        assert words_on(gallery, index) == f"{name} {words.on_tile(trouble)}"
        spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
        assert name in spoken
        assert spoken.endswith(f": {words.on_tile(trouble)}")
        tip = tip_of(gallery, index)
        assert name in tip
        assert words.in_full(trouble).split(".")[0] in tip
    # AND each good one shows its picture without a word
    good = [row for row in range(gallery.studio.gallery.shown_count) if not gallery.facts(row).trouble]
    assert len(good) == 3
    gallery.qtbot.waitUntil(lambda: all(map(gallery.grid.is_painted, good)))
    for row in good:
        assert words_on(gallery, gallery.studio.gallery.index(row)) == ""
    # AND nothing was deleted or changed
    assert everything_in(folder) == before
    # AND a look at the disk finds nothing new
    with gallery.qtbot.assertNotEmitted(gallery.studio.pictures.changed):
        look(gallery)


def test_the_list_says_it_too(empty_gallery: GalleryScene, folder: Path) -> None:
    gallery = empty_gallery
    expected = make_bad(folder)
    gallery.open(1400, 900)
    bring_in(gallery, folder)
    gallery.wait_for_count(len(BAD))
    gallery.studio.preferences.change(gallery_view="list")
    view = gallery.page.findChild(ListView)
    assert isinstance(view, ListView)
    gallery.qtbot.waitUntil(view.isVisible)
    for name, trouble in expected.items():
        index = index_of(gallery, name)
        words = TroubleWords().on_tile(trouble)
        place = view.visualRect(index)
        gallery.qtbot.waitUntil(
            lambda name=name, place=place: name in painted_words(view.viewport(), place)  # type: ignore[misc] # bound now
        )
        assert words in painted_words(view.viewport(), place)


def test_small_tiles_cut_no_word_off(empty_gallery: GalleryScene, folder: Path) -> None:
    gallery = empty_gallery
    make_bad(folder)
    gallery.studio.preferences.change(tile_width=NARROWEST_TILE)
    gallery.open(1100, 900)
    bring_in(gallery, folder)
    gallery.wait_for_count(len(BAD))
    for name, (trouble, _) in BAD.items():
        words = TroubleWords()
        last_words = words_on(gallery, index_of(gallery, name)).removeprefix(name)
        assert last_words.endswith((words.on_tile(trouble), words.on_small_tile(trouble)))


def test_the_large_preview_says_it_in_full(empty_gallery: GalleryScene, folder: Path) -> None:
    gallery = empty_gallery
    (folder / "empty.jpg").touch()
    gallery.open()
    bring_in(gallery, folder)
    gallery.wait_for_count(1)
    gallery.click(0)
    gallery.press(Qt.Key.Key_Space)
    (preview,) = gallery.window.findChildren(Preview)
    gallery.qtbot.waitUntil(preview.isVisible)
    said = painted_words(preview, preview.rect())
    assert "empty.jpg" in said
    assert "The file is empty." in said


def folder_in_its_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def test_files_that_go_bad_outside_say_so_over_their_pictures(gallery: GalleryScene) -> None:
    # GIVEN pictures that have been seen
    look(gallery)
    ids = gallery.ids()[:6]
    paths = []
    for picture_id in ids:
        gallery.studio.pictures.get(picture_id, lambda picture: paths.append(gallery.studio.pictures.path(picture)))
    gallery.qtbot.waitUntil(lambda: len(paths) == 6)
    whole = [path.read_bytes() for path in paths]

    # WHEN each comes to another harm
    paths[0].unlink()
    paths[1].write_bytes(b"")
    paths[2].write_bytes(whole[2][:-2000])
    paths[3].write_text("no picture")
    Image.new("1", (9000, 9000)).save(paths[4])
    folder_in_its_place(paths[5])
    look(gallery)

    # THEN the picture that is known stays to be seen, with the word for it
    harms = (
        *(Trouble.MISSING, Trouble.EMPTY, Trouble.DAMAGED, Trouble.NO_PICTURE),
        *(Trouble.TOO_LARGE, Trouble.UNREADABLE),
    )
    gallery.qtbot.waitUntil(lambda: [gallery.facts(row).trouble for row in range(6)] == list(harms))
    gallery.settle()
    for row, trouble in enumerate(harms):
        assert words_on(gallery, gallery.studio.gallery.index(row)) == TroubleWords().on_tile(trouble)
    assert words_on(gallery, gallery.studio.gallery.index(6)) == ""

    # AND once the files are whole again, nothing is said any more
    paths[5].rmdir()
    for path, content in zip(paths, whole, strict=True):
        path.write_bytes(content)
    look(gallery)
    gallery.qtbot.waitUntil(lambda: not told(gallery))
    assert words_on(gallery, gallery.studio.gallery.index(0)) == ""


def test_a_bad_file_that_is_mended_shows_its_picture(empty_gallery: GalleryScene, folder: Path) -> None:
    gallery = empty_gallery
    make_bad(folder)
    gallery.open()
    bring_in(gallery, folder)
    gallery.wait_for_count(len(BAD))
    mended = folder / "empty.jpg"
    shutil.copy(SAMPLES / "coffee.png", mended)
    look(gallery)
    gallery.qtbot.waitUntil(lambda: "empty.jpg" not in told(gallery))
    assert len(told(gallery)) == len(BAD) - 1
    (row,) = [row for row in range(len(BAD)) if not gallery.facts(row).trouble]
    gallery.qtbot.waitUntil(lambda: gallery.grid.is_painted(row))
    with Image.open(mended) as cup:
        assert (gallery.facts(row).width, gallery.facts(row).height) == cup.size


ODD_NAMES = (
    b"new\nline.png",
    b"<b>bold & co.png",
    b"\xff\xfe\x80 lumi\xe8re.png",
    "\u202egnp.exe שלום.png".encode(),
    "把背景换成雪山 🏔️.png".encode(),
    b"a" * 251 + b".png",
)


def test_bad_files_of_odd_names_are_told_apart(empty_gallery: GalleryScene, folder: Path) -> None:
    gallery = empty_gallery
    for name in ODD_NAMES:
        Path(os.fsdecode(bytes(folder) + b"/" + name)).touch()
    gallery.open()
    bring_in(gallery, folder)
    gallery.wait_for_count(len(ODD_NAMES))

    def painted() -> set[str]:
        return {words_on(gallery, gallery.studio.gallery.index(row)) for row in range(len(ODD_NAMES))}

    gallery.qtbot.waitUntil(lambda: all(words.endswith(" File is empty") for words in painted()))
    said = " ".join(painted())
    assert len(painted()) == len(ODD_NAMES)
    for part in (
        "new\N{REPLACEMENT CHARACTER}line.png",
        "<b>bold & co.png",
        "lumi\N{REPLACEMENT CHARACTER}re.png",
        "雪山",
    ):
        assert part in said
    assert "\u202e" not in said
    index = index_of(gallery, "<b>bold & co.png")
    assert "&lt;b&gt;bold &amp; co.png" in tip_of(gallery, index)
    model = gallery.studio.gallery
    for words, number in (("lumi", 2), ("שלום", 3), ("山", 4)):
        model.set_filter(text=words)
        gallery.wait_for_count(1)
        expected = os.fsdecode(ODD_NAMES[number])
        gallery.qtbot.waitUntil(lambda expected=expected: gallery.facts(0).file == expected)  # type: ignore[misc] # bound now
