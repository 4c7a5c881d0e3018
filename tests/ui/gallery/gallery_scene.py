"""The Gallery page over a real library, and short words for what a user does there."""

import hashlib
import itertools
from copy import copy
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from PIL import Image
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.app.assembly import Assembly
from qwen_studio.core.geometry import Size
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import JobInput, Picture
from qwen_studio.core.request import EditRequest, LinkImage
from qwen_studio.core.resources import resource_path
from qwen_studio.imaging.metadata import content_hash
from qwen_studio.imaging.thumbnail import thumbnail
from qwen_studio.library import jobs, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.pictures import NewPicture
from qwen_studio.library.search import GalleryRow
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.gallery.page import GalleryPage
from qwen_studio.ui.gallery.search_field import SearchField
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.picture_saver import PictureSaver
from qwen_studio.ui.theme import Theme
from tests.ui.by_name import by_name
from tests.ui.scene import Said, dress

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
MODEL = "qwen-image-edit-plus"


def grid_of(page: GalleryPage) -> GalleryGrid:
    """The tiles, not the list."""
    return next(view for view in page.findChildren(GalleryGrid) if type(view) is GalleryGrid)


@cache
def photo() -> Image.Image:
    """The picture that all others are cut from."""
    return Image.open(resource_path("samples", "coffee.png")).convert("RGB").resize((300, 200))


class LibraryWriter:
    """Enters results into a library: real files, rows and thumbnails, each with a picture of its own."""

    def __init__(self, database: Database, first: int = 1) -> None:
        """`first` is the number of the first picture: those of the same number show the same."""
        self._database = database
        self._files = LibraryFiles(database.folder)
        self._pack = ThumbnailPack(database.folder)
        self._numbers = itertools.count(first)

    def add(
        self,
        instruction: str,
        at: datetime,
        model: str = MODEL,
        *,
        seed: int | None = None,
        region: str = "singapore",
        made_of: Picture | None = None,
    ) -> Picture:
        """A job that made one picture at that time, of another one or of a link never seen here."""
        number = next(self._numbers)
        mark = hashlib.sha256(f"{instruction}{at}".encode()).hexdigest()[:32]
        job = Job(
            id=mark,
            request=EditRequest((LinkImage("https://example.com/a.png"),), instruction, model, region, seed=seed),
            state=JobState.DONE,
            created_at=at,
            service="https://example.com",
            demo=True,
            image_count=1,
        )
        partial = self._files.new_partial()
        image = photo().crop((number % 40, 0, 240 + number % 40, 160))
        image.putpixel((0, 0), (number % 256, number // 256, 7))
        image.save(partial, "PNG")
        content = content_hash(partial)
        data = partial.read_bytes()
        path = self._files.adopt_picture(partial, created_at=at, instruction=instruction, job_id=mark, index=0)
        new = NewPicture(
            job_id=mark,
            index=0,
            path=path,
            content_hash=content,
            file_sha256=hashlib.sha256(data).hexdigest(),
            size=Size(*image.size),
            file_bytes=len(data),
            created_at=at,
        )
        given = JobInput(1, "", "", "https://example.com/a.png")
        if made_of is not None:
            given = JobInput(1, made_of.content_hash, Path(made_of.path).name)
        self._database.call(jobs.insert, job, [given])
        self._database.call(self._pack.put, content, thumbnail(image))
        return self._database.call(pictures.insert, new)


class GalleryScene:
    """The page with its filter bar in one window."""

    def __init__(self, assembly: Assembly, theme: Theme, qtbot: QtBot) -> None:
        self._assembly = assembly
        self.database = assembly.database
        self.studio = assembly.studio
        self.theme = theme
        self.qtbot = qtbot
        self.said = Said()
        self.opened: list[int] = []
        self.statuses: list[str] = []
        self._writer = LibraryWriter(assembly.database, first=1000)
        studio = self.studio
        undo = studio.undo
        undo.offered.connect(lambda step: self.said.announce(step.told, "Undo", partial(undo.take_back, step)))
        self.window = QWidget()
        self.actions = PictureActions(
            lambda: studio.composer,
            studio.pictures,
            studio.collecting,
            studio.tasks,
            PictureSaver(studio.pictures, self.said.announce).save,
            theme,
            parent=self.window,
        )
        self.page = GalleryPage(studio, theme, self.actions)
        self.bar = self.page.filter_bar
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self.page, 1)
        self.page.opened.connect(self.opened.append)
        self.page.status_changed.connect(self.statuses.append)

    def open(self, width: int = 1100, height: int = 700) -> None:
        """Shows the page as the open one, with the keyboard on the tiles, once all is there."""
        self.window.resize(width, height)
        dress(self.theme)
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.page.take_actions()
        self.qtbot.waitUntil(lambda: not self.studio.gallery.loading)
        self.grid.setFocus()
        self.settle()

    def page_that_waits(self) -> GalleryPage:
        """Another page, to which the library has not answered yet."""
        tasks, database, library = self.studio.tasks, self._assembly.database, self.studio.pictures
        model = GalleryModel(tasks, database, library, library)
        studio = copy(self.studio)
        vars(studio)["gallery"] = model
        return GalleryPage(studio, self.theme, self.actions, self.window)

    @property
    def grid(self) -> GalleryGrid:
        return grid_of(self.page)

    @property
    def search(self) -> SearchField:
        return by_name(self.bar, SearchField, "Search")

    def chip(self, words: str) -> QPushButton:
        return by_name(self.bar, QPushButton, words)

    def action(self, words: str) -> QAction:
        return next(a for a in self.page.actions_for_menu() if a.text().replace("&", "") == words)

    def settle(self) -> None:
        """Waits until every thumbnail on the screen is here."""
        self.qtbot.waitUntil(lambda: None not in self._shown_facts())
        self.qtbot.waitUntil(lambda: all(map(self.studio.thumbnails.image, self._shown_hashes())))

    def wait_for_count(self, count: int) -> None:
        self.qtbot.waitUntil(lambda: self.studio.gallery.shown_count == count)

    def wait_until_acting_on(self, *ids: int) -> None:
        """Waits until menu, keys and details are about exactly these pictures."""
        self.qtbot.waitUntil(lambda: [picture.id for picture in self.actions.pictures] == list(ids))

    def ids(self) -> list[int]:
        """The pictures of the gallery in their order."""
        gallery = self.studio.gallery
        return [gallery.id_at(row) for row in range(gallery.shown_count)]

    def chosen(self) -> list[int]:
        """The rows that are framed."""
        return self.grid.chosen_rows()

    def add(self, instruction: str = "a new one", at: datetime | None = None, **more: Any) -> Picture:
        """A new result arrives, as from a job that ends; `more` is what `LibraryWriter.add` knows."""
        picture = self._writer.add(instruction, at or datetime.now(UTC), **more)
        self.studio.pictures.added.emit([picture.id])
        return picture

    def middle(self, row: int) -> QPoint:
        """The middle of a tile on the screen."""
        return self.grid.visualRect(self.studio.gallery.index(row)).center()

    def click(self, row: int, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.mouseClick(self.grid.viewport(), LEFT, keys, self.middle(row))

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.keyClick(self.grid, key, keys)

    def draw(self, *points: QPoint, keys: Qt.KeyboardModifier = NO_KEYS, let_go: bool = True) -> None:
        """Presses the left button at the first point, moves over the others, and lets it go at the last.

        A drag takes the release for itself, so that the tiles never see it.
        """
        self._mouse(QEvent.Type.MouseButtonPress, points[0], keys)
        for point in points[1:]:
            self._mouse(QEvent.Type.MouseMove, point, keys)
        if let_go:
            self._mouse(QEvent.Type.MouseButtonRelease, points[-1], keys)

    def colour_at(self, point: QPoint) -> QColor:
        """What is painted there."""
        return self.grid.viewport().grab().toImage().pixelColor(point)

    def close(self) -> None:
        """Closes the window for good; for the end, when no more answers come."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(self.window, QEvent.Type.DeferredDelete)

    def facts(self, row: int) -> GalleryRow:
        """What the gallery knows about a picture on the screen."""
        self.qtbot.waitUntil(lambda: self.studio.gallery.row_at(row) is not None)
        facts = self.studio.gallery.row_at(row)
        assert facts is not None
        return facts

    def _shown_facts(self) -> list[GalleryRow | None]:
        return [self.studio.gallery.row_at(row) for row in self.grid.shown_rows()]

    def _shown_hashes(self) -> list[str]:
        return [facts.content_hash for facts in self._shown_facts() if facts is not None]

    def _mouse(self, kind: QEvent.Type, point: QPoint, keys: Qt.KeyboardModifier) -> None:
        viewport = self.grid.viewport()
        released = kind == QEvent.Type.MouseButtonRelease
        event = QMouseEvent(
            kind,
            QPointF(point),
            QPointF(viewport.mapToGlobal(point)),
            Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT,
            Qt.MouseButton.NoButton if released else LEFT,
            keys,
        )
        QApplication.sendEvent(viewport, event)
