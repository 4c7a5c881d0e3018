"""Pictures on the clipboard."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage


def put_on_clipboard(image: QImage, paths: Sequence[Path]) -> None:
    """Pixels for programs that paste pictures, files for those that paste files."""
    mime = QMimeData()
    mime.setImageData(image)
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    QGuiApplication.clipboard().setMimeData(mime)
