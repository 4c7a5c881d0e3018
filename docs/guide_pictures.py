"""The pictures of the user guide, one set for each language: small, for they go into every package."""

from io import BytesIO

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPixmap

from qwen_studio.core.resources import resource_path

WIDEST_PX = 1120
QUALITY = 86
SHOWN_ELSEWHERE_TOO = frozenset(
    {
        "welcome",
        "edit",
        "marks",
        "gallery_grid",
        "gallery_search",
        "gallery_side",
        "card_refused",
        "card_unknown",
        "card_expired",
        "card_no_room",
        "card_unknown_host",
        "verify_damage",
    }
)
"""Pictures of the documentation that the guide shows as well."""


def lay_beside_guide(taken: QPixmap, name: str, language: str) -> None:
    """Keeps the picture among those of the guide in that language."""
    picture = _opened(taken)
    if picture.width > WIDEST_PX:
        height = round(picture.height * WIDEST_PX / picture.width)
        picture = picture.resize((WIDEST_PX, height), Image.Resampling.LANCZOS)
    # Dialogs are smaller without any loss, photographs by far with it; sharp chroma keeps coloured letters crisp.
    written = min(_webp(picture, lossless=True), _webp(picture, lossless=False), key=len)
    file = resource_path("guide", "pictures", language) / f"{name}.webp"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(written)
    print(file)


def _opened(taken: QPixmap) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    taken.save(buffer, "PNG")
    with Image.open(BytesIO(buffer.data().data())) as opened:
        return opened.convert("RGB")


def _webp(picture: Image.Image, *, lossless: bool) -> bytes:
    written = BytesIO()
    picture.save(written, "WEBP", lossless=lossless, quality=100 if lossless else QUALITY, method=6, use_sharp_yuv=True)
    return written.getvalue()
