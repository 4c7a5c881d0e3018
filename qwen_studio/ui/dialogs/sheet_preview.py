"""The first page of a contact sheet, small."""

from PySide6.QtCore import QRectF, QSize, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from qwen_studio.core.picture import PictureDetails
from qwen_studio.core.sheet_layout import SheetChoice, SheetLayout
from qwen_studio.state.sheet_painting import PAPER, PAPER_EDGE, captions_of, paint_footer, paint_place


class SheetPreview(QWidget):
    """Painted by the code that paints the sheet itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout_shown: SheetLayout | None = None
        self._choice = SheetChoice()
        self._pictures: list[PictureDetails] = []
        self._images: dict[int, QImage] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("First page"))

    def sizeHint(self) -> QSize:
        return QSize(360, 480)

    def show_page(self, layout: SheetLayout, choice: SheetChoice, pictures: list[PictureDetails]) -> None:
        """Shows how the page looks; pictures come as they arrive."""
        self._layout_shown, self._choice, self._pictures = layout, choice, pictures
        self.update()

    @Slot(int, QImage)
    def take_image(self, picture_id: int, image: QImage) -> None:
        """The picture of that id has arrived."""
        self._images[picture_id] = image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        layout = self._layout_shown
        if layout is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        page = layout.page
        scale = min(self.width() / page.width, self.height() / page.height)
        painter.translate((self.width() - page.width * scale) / 2, (self.height() - page.height * scale) / 2)
        painter.scale(scale, scale)
        # A sheet of paper, on a dialog that may be white itself.
        painter.setPen(QPen(PAPER_EDGE, 1))
        painter.setBrush(PAPER)
        painter.drawRect(QRectF(*page).adjusted(1, 1, -1, -1))
        for place, details in enumerate(self._pictures[: layout.places]):
            image = self._images.get(details.picture.id, "")
            paint_place(painter, layout, place, image, captions_of(details, self._choice.captions))
        paint_footer(painter, layout, 1, layout.pages(len(self._pictures)))
