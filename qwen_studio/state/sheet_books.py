"""The pages of a contact sheet: painted on the UI thread, encoded and written by a worker."""

import io
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from qwen_studio.core.free_names import FreeNames
from qwen_studio.core.sheet_layout import SheetLayout

_POINTS_PER_INCH = 72
_PDF_DPI = 300
_PNG_DPI = 200


class SheetBook(Protocol):
    """`side` is the longer side in pixels that a picture needs."""

    side: int

    def begin_page(self) -> QPainter:
        """A painter of an empty page, whose unit is the point."""

    def end_page(self) -> None:
        """Nothing more is painted on this page."""

    def keep_page(self) -> None:
        """Encode what was painted; for a worker."""

    def end(self) -> None:
        """Nothing more is painted; again is no error."""

    def write(self, target: Path) -> list[Path]:
        """Write all pages; for a worker. The files they are in.

        Raises:
            LibraryError: the disk does not take them.
        """


class PdfBook:
    """All pages in one PDF: text stays text, pictures are embedded with 300 pixels an inch."""

    def __init__(self, layout: SheetLayout) -> None:
        self.side = _side(layout, _PDF_DPI)
        self._layout = layout
        self._painter: QPainter | None = None

    def begin_page(self) -> QPainter:
        if self._painter is None:
            self._buffer = QBuffer()
            self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            self._writer = QPdfWriter(self._buffer)
            self._writer.setResolution(_PDF_DPI)
            self._writer.setTitle("Contact sheet")
            size = QPageSize(
                QSizeF(self._layout.page.width, self._layout.page.height),
                QPageSize.Unit.Point,
                "",
                QPageSize.SizeMatchPolicy.ExactMatch,
            )
            self._writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF()))
            self._painter = QPainter(self._writer)
            self._painter.scale(_PDF_DPI / _POINTS_PER_INCH, _PDF_DPI / _POINTS_PER_INCH)
        else:
            self._writer.newPage()
        return self._painter

    def end_page(self) -> None:
        """The writer keeps it."""

    def keep_page(self) -> None:
        """The writer has."""

    def end(self) -> None:
        if self._painter is not None and self._painter.isActive():
            self._painter.end()
        self._painter = None

    def write(self, target: Path) -> list[Path]:
        from qwen_studio.imaging.written import replacing

        with replacing(target) as stream:
            stream.write(self._buffer.data().data())
        return [target]


class PngBook:
    """Each page a picture of its own, with 200 pixels an inch."""

    def __init__(self, layout: SheetLayout) -> None:
        self.side = _side(layout, _PNG_DPI)
        self._layout = layout
        self._image = QImage()
        self._painter: QPainter | None = None
        self._pages: list[bytes] = []

    def begin_page(self) -> QPainter:
        scale = _PNG_DPI / _POINTS_PER_INCH
        page = self._layout.page
        self._image = QImage(round(page.width * scale), round(page.height * scale), QImage.Format.Format_RGB32)
        self._image.fill(Qt.GlobalColor.white)
        self._painter = QPainter(self._image)
        self._painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._painter.scale(scale, scale)
        return self._painter

    def end_page(self) -> None:
        self.end()

    def keep_page(self) -> None:
        # Not by QImage.save, which on a worker takes Qt's locks while it holds Python's.
        from PIL import Image

        size = (self._image.width(), self._image.height())
        pixels = Image.frombytes("RGB", size, bytes(self._image.constBits()), "raw", "BGRX", self._image.bytesPerLine())
        written = io.BytesIO()
        pixels.save(written, "PNG", dpi=(_PNG_DPI, _PNG_DPI))
        self._pages.append(written.getvalue())

    def end(self) -> None:
        if self._painter is not None:
            self._painter.end()
        self._painter = None

    def write(self, target: Path) -> list[Path]:
        from qwen_studio.imaging.written import replacing

        names = FreeNames(path.name for path in _siblings(target) if path != target)
        files = [target.with_name(names.take(target.stem, target.suffix)) for _ in self._pages]
        for file, page in zip(files, self._pages, strict=True):
            with replacing(file) as stream:
                stream.write(page)
        return files


def _siblings(target: Path) -> list[Path]:
    # Whatever is wrong with the folder, writing says it better.
    try:
        return list(target.parent.iterdir())
    except OSError:
        return []


def _side(layout: SheetLayout, dpi: int) -> int:
    return round(max(layout.picture.width, layout.picture.height) * dpi / _POINTS_PER_INCH)
