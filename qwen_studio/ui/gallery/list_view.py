"""The gallery as lines with columns."""

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, QRect, QSize, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QWidget

from qwen_studio.core.catalog import Catalog
from qwen_studio.state.gallery_model import GalleryModel, Section
from qwen_studio.state.list_rows import ListRows
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.gallery.chosen_pictures import ChosenPictures
from qwen_studio.ui.gallery.grid import GalleryGrid
from qwen_studio.ui.gallery.line_painter import LinePainter
from qwen_studio.ui.gallery.list_columns import HEIGHT, PICTURE_WIDTH, Column, ListColumns
from qwen_studio.ui.gallery.tile_layout import MARGIN, TileLayout
from qwen_studio.ui.theme import Theme

_LINE_HEIGHT = 56
_PICTURE = QSize(60, 45)


class ListView(GalleryGrid):
    """The same pictures, pointer and keys as in the grid, one picture a line, under a header."""

    def __init__(
        self,
        model: GalleryModel,
        rows: ListRows,
        thumbnails: Thumbnails,
        pictures: Pictures,
        chosen: ChosenPictures,
        preferences: Preferences,
        catalog: Catalog,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        self._columns: ListColumns | None = None
        super().__init__(model, thumbnails, pictures, chosen, preferences, theme, parent)
        self.setAccessibleName(self.tr("Gallery as a list"))
        self._rows = rows
        self._lines = LinePainter(theme, catalog)
        self._columns = ListColumns(model, preferences, theme, self)
        self._columns.changed.connect(self.viewport().update)
        rows.loaded.connect(self.viewport().update)

    def picture_size(self) -> QSize:
        return QSize(self._theme.room(_PICTURE.width()), self._theme.room(_PICTURE.height()))

    def picture_rect(self, row: int) -> QRect:
        """Where the small picture of the line lies in the contents."""
        line = self.tile_layout.rect(row)
        place = QRect(QPoint(), self.picture_size())
        place.moveCenter(QPoint(line.left() + self._theme.room(PICTURE_WIDTH) // 2, line.center().y()))
        return QStyle.visualRect(self.layoutDirection(), line, place)

    def star_of(self, row: int) -> QRect:
        picture = self.picture_rect(row).translated(0, -self.verticalOffset())
        return self._painter.star_rect(picture, self.layoutDirection())

    def _arranged(self, sections: list[Section], width: int) -> TileLayout:
        return TileLayout(
            sections,
            width,
            0,
            list_height=self._theme.room(_LINE_HEIGHT),
            heading_height=self.heading_height(),
            mirrored=self.isRightToLeft(),
        )

    def _lay_out(self) -> None:
        super()._lay_out()
        if self._columns is not None:
            width = self.tile_layout.tile.width()
            height = self._theme.px(HEIGHT)
            self.setViewportMargins(0, height, 0, 0)
            self._columns.setGeometry(MARGIN, 0, width, height)
            self._columns.fit(width)

    def _change_columns(self, step: int) -> None:
        """Nothing: lines have one height."""

    def _draw_tile(self, painter: QPainter, row: int) -> None:
        facts = self._gallery.row_at(row)
        index = self._gallery.index(row)
        line = self.tile_layout.rect(row)
        ratio = self.devicePixelRatioF()
        chosen = self.selectionModel().isSelected(index)
        self._lines.draw_ground(painter, line, chosen=chosen, hovered=row == self._hovered)
        picture = self.picture_rect(row)
        if facts is None:
            self._painter.draw_place(painter, picture)
        else:
            if facts.was_read:
                self._painter.draw_picture(painter, picture, facts.content_hash, ratio)
            else:
                self._painter.draw_place(painter, picture)
            self._lines.draw_words(painter, self._places(line), facts, self._rows.get(row), datetime.now(UTC), ratio)
            if facts.favourite or row == self._hovered:
                self._painter.draw_star(painter, picture, ratio, filled=facts.favourite)
        if index == self.currentIndex() and self.hasFocus():
            self._painter.draw_current(painter, line)

    def _places(self, line: QRect) -> dict[Column, QRect]:
        """Where the columns lie in a line."""
        if self._columns is None:
            return {}
        return {
            column: QRect(
                line.left() + self._columns.sectionViewportPosition(column),
                line.top(),
                self._columns.sectionSize(column),
                line.height(),
            )
            for column in self._columns.shown()
        }

    @Slot()
    def _ask_for_thumbnails(self) -> None:
        super()._ask_for_thumbnails()
        if not self.isHidden():
            self._rows.look_at(self.shown_rows(pages_around=1))
