"""Saving a picture where the person wants it, as the kind of file they want."""

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import ExifTags, Image, PngImagePlugin

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.errors import PictureError
from qwen_studio.core.language import translate
from qwen_studio.core.story import STORY_KEYWORD
from qwen_studio.imaging.aligned import aligned
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.flatten import flattened
from qwen_studio.imaging.metadata import read_texts, remove_text
from qwen_studio.imaging.reading import read_blocks, shown_name
from qwen_studio.imaging.written import replacing

FORMATS = ("PNG", "JPEG", "WEBP")

_FULL_COLOUR_FROM = 90
# An EXIF segment of a JPEG ends at 64 KB.
_MAX_EXIF_BYTES = 60_000


def export(
    source: Path,
    target: Path,
    *,
    format: str,  # noqa: A002 - the word for it
    quality: int = 92,
    keep_story: bool = True,
    max_side: int | None = None,
    alignment: Alignment | None = None,
) -> None:
    """Writes the picture as `target`, on disk on return; a file that was there is replaced whole or not at all.

    PNG to PNG copies the pixels as they are. JPEG lies on white, WEBP keeps transparency; both are sRGB and carry the
    story as the EXIF user comment, or none if it is longer than EXIF can be. `quality` (1 to 100) is theirs.
    With `max_side`, in pixels, a larger picture is scaled down to fit. With an alignment the picture is laid over its
    input, at the input's size.

    Raises:
        PictureError: the source cannot be read, or the format cannot hold it.
        LibraryError: the target cannot be written.
    """
    if format not in FORMATS or not 1 <= quality <= 100:
        raise ValueError(f"cannot export as {format} of quality {quality}")
    if format == "PNG" and alignment is None and _is_there_already(source, max_side):
        if keep_story:
            _copy(source, target)
        else:
            remove_text(source, target)
        return
    texts = read_texts(source) if keep_story else {}
    image = decode(source, max_side=max_side)
    if alignment is not None:
        image = aligned(image, alignment, alignment.input_size)
    data = _encoded(image, format, quality, texts, shown_name(target))
    with replacing(target) as stream:
        stream.write(data)


def _copy(source: Path, target: Path) -> None:
    with replacing(target) as stream:
        for block in read_blocks(source):
            stream.write(block)


def _is_there_already(source: Path, max_side: int | None) -> bool:
    info = describe(source)
    return info.format == "PNG" and (max_side is None or max(info.size) <= max_side)


def _encoded(image: Image.Image, file_format: str, quality: int, texts: Mapping[str, str], name: str) -> bytes:
    written = io.BytesIO()
    story = texts.get(STORY_KEYWORD, "")
    try:
        if file_format == "JPEG":
            subsampling = "4:4:4" if quality >= _FULL_COLOUR_FROM else "4:2:0"
            flattened(image).save(written, "JPEG", quality=quality, subsampling=subsampling, exif=_exif(story))
        elif file_format == "WEBP":
            image.save(written, "WEBP", quality=quality, exif=_exif(story))
        else:
            image.save(written, "PNG", pnginfo=_png_texts(texts))
    # Encoders say in their own ways that a picture is too large for them.
    except (OSError, ValueError, MemoryError) as error:
        raise PictureError(
            translate(
                "imaging", "“{name}” could not be saved: {file_format} cannot hold a picture of {width} × {height}."
            ).format(name=name, file_format=file_format, width=image.width, height=image.height),
            next_step=translate("imaging", "Save it as PNG."),
        ) from error
    return written.getvalue()


def _png_texts(texts: Mapping[str, str]) -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    for keyword, text in texts.items():
        info.add_itxt(keyword, text)
    return info


def _exif(story: str) -> bytes:
    """The story as EXIF where other programs that make pictures put theirs; empty if there is none."""
    if not story:
        return b""
    exif = Image.Exif()
    comment = b"UNICODE\0" + story.encode("utf-16-be", "replace")
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = comment
    data = exif.tobytes()
    return data if len(data) <= _MAX_EXIF_BYTES else b""
