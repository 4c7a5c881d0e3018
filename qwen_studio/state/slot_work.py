"""What worker threads do for a slot: fetch or keep its picture, look at it, and prepare it as it will be sent."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.drawing import Drawing
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.language import translate
from qwen_studio.core.private_files import make_private_folder
from qwen_studio.state.qimages import load_qimage, save_png

if TYPE_CHECKING:
    from qwen_studio.core.network import Network
    from qwen_studio.imaging.decode import PictureInfo
    from qwen_studio.imaging.prepare import Prepared

THUMBNAIL_SIDE = 512


def look(file: Path, before: Callable[[], None] | None) -> "tuple[PictureInfo, QImage]":
    """What the file holds, and its thumbnail; `before` puts the file there.

    Raises:
        StudioError: it cannot be had, or not be read.
    """
    from qwen_studio.imaging.decode import describe

    if before is not None:
        make_private_folder(file.parent)
        before()
    return describe(file), load_qimage(file, THUMBNAIL_SIDE)


def prepare_slot(file: Path, limits: InputLimits, cache: Path, drawing: Drawing) -> "Prepared":
    """The picture as it will be sent, with the marks upon it.

    Raises:
        StudioError: it cannot be brought within the limits.
    """
    from qwen_studio.imaging.prepare import prepare

    make_private_folder(cache)
    return prepare(file, limits, cache, drawing)


def save_pasted(image: QImage, path: Path) -> None:
    """Keeps a picture from the clipboard.

    Raises:
        LibraryError: there is no room for it.
    """
    try:
        save_png(image, path)
    except OSError as error:
        raise LibraryError(
            translate("state", "The pasted picture could not be kept."),
            next_step=translate("state", "Is the disk full?"),
        ) from error


def fetch_link(url: str, path: Path, network: "Callable[[], Network]") -> None:
    """Gets the picture at that address through the network as it is set.

    Raises:
        DownloadError: it cannot be had.
    """
    from qwen_studio.api.download import fetch_picture

    fetch_picture(url, path, CancelToken(), network=network)
