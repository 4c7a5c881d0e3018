"""What a drag or the clipboard can carry into a slot."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication

PICTURE_MIME = "application/x-qwen-studio-pictures"
"""ASCII ids of pictures of the library, separated by commas."""

SLOT_MIME = "application/x-qwen-studio-slot"
"""The ASCII number of a slot of the composer."""

# Spaces may stand in the name of a picture; in any other text they end an address and begin a sentence.
_LINK = r"(?i)https?://[^\s/]+(/(\S*|[^\r\n?#]*\.(jpe?g|png|bmp|tiff?|webp|gif|avif|heic)))?"


def on_clipboard() -> QMimeData:
    """What the clipboard holds; nothing where there is none yet, for which Qt has no object at all."""
    held: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return QMimeData() if held is None else held


def accepts_mime(mime: QMimeData) -> bool:
    """Whether `Composer.put_mime` could use it."""
    return (
        mime.hasFormat(PICTURE_MIME)
        or mime.hasFormat(SLOT_MIME)
        or mime.hasImage()
        or bool(local_files(mime))
        or link_of(mime) is not None
    )


def picture_ids(mime: QMimeData) -> list[int]:
    """The ids of library pictures that it carries."""
    if not mime.hasFormat(PICTURE_MIME):
        return []
    words = bytes(mime.data(PICTURE_MIME).data()).decode("ascii", "ignore").split(",")
    return [int(word) for word in words if word.isdigit()]


def slot_number(mime: QMimeData) -> int | None:
    """The number of the slot that is being dragged."""
    word = bytes(mime.data(SLOT_MIME).data()).decode("ascii", "ignore") if mime.hasFormat(SLOT_MIME) else ""
    return int(word) if word.isdigit() else None


def local_files(mime: QMimeData) -> list[Path]:
    """The files of this machine that it carries. That of a slot is meant for other programs alone."""
    return [] if mime.hasFormat(SLOT_MIME) else [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def link_of(mime: QMimeData) -> str | None:
    """The first http(s) address that it carries, as URL or as text."""
    for url in mime.urls():
        if url.scheme() in {"http", "https"}:
            return url.toString(QUrl.ComponentFormattingOption.FullyEncoded)
    text = mime.text().strip() if mime.hasText() else ""
    return text if re.fullmatch(_LINK, text) else None


def mime_of_pictures(ids: Sequence[int], paths: Sequence[Path]) -> QMimeData:
    """Library pictures for a drag: ids for this program, real files for every other."""
    mime = mime_of_files(paths)
    mime.setData(PICTURE_MIME, ",".join(map(str, ids)).encode("ascii"))
    return mime


def mime_of_slot(number: int, file: Path | None) -> QMimeData:
    """A slot for a drag: its number for this program, its file, if it is there, for every other."""
    mime = mime_of_files([] if file is None else [file])
    mime.setData(SLOT_MIME, str(number).encode("ascii"))
    return mime


def mime_of_files(paths: Sequence[Path]) -> QMimeData:
    """Real files for a drag."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime
