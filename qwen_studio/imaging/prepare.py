"""What will be sent for a picture: a file as the service wants it, with nothing in it but the pixels."""

from pathlib import Path

from PIL import Image

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.drawing import Drawing, drawing_to_json
from qwen_studio.core.errors import PictureError
from qwen_studio.core.geometry import Size, fit_into_limits
from qwen_studio.core.language import marked, translate
from qwen_studio.imaging.bare import without_metadata
from qwen_studio.imaging.decode import Decoded, decode_with_changes
from qwen_studio.imaging.encode import Encoded, encode_within, fits
from qwen_studio.imaging.flatten import is_transparent
from qwen_studio.imaging.marks_painting import MARKS_LOOK, with_marks
from qwen_studio.imaging.metadata import file_sha256
from qwen_studio.imaging.opening import MAX_FILE_BYTES
from qwen_studio.imaging.prepared import Prepared, PreparedFolder
from qwen_studio.imaging.reading import require_ordinary_file, shown_name, version_of

__all__ = ["Prepared", "prepare"]

_LOSSLESS_FORMATS = {"PNG", "BMP", "TIFF", "GIF"}

_CONVERTED = {
    "JPEG": marked("imaging", "converted to JPEG"),
    "PNG": marked("imaging", "converted to PNG"),
    "WEBP": marked("imaging", "converted to WEBP"),
}


def prepare(path: Path, limits: InputLimits, folder: Path, drawing: Drawing = ()) -> Prepared:
    """The picture as it will be sent, as a file in the cache folder; a second call for the same bytes only finds it.

    Upright, first frame, 8-bit sRGB, all metadata gone, sides within the limits, and its data URI below the limit by
    the least lossy means: as it is, or with its metadata cut out, or encoded again, at last with fewer pixels. The
    marks of `drawing` are painted upon its pixels; the file itself is only read.

    Raises:
        PictureError: it cannot be read, or not be made to fit.
        LibraryError: the folder cannot be written.
    """
    require_ordinary_file(path, MAX_FILE_BYTES)
    before = version_of(path)
    digest = file_sha256(path)
    ready = PreparedFolder(folder, limits, f"{MARKS_LOOK} {drawing_to_json(drawing)}" if drawing else "")
    known = ready.find(digest)
    if known is not None:
        return known
    decoded = decode_with_changes(path, fit=lambda whole: _fitted(path, whole, limits))
    size = _fitted(path, decoded.info.size, limits)
    bare = None if drawing else _bare(path, decoded, size, limits)
    if version_of(path) != before:
        # What was read belongs to another digest, and must not be found under this one.
        raise PictureError(
            translate("imaging", "“{path}” changed while it was read.").format(path=shown_name(path)),
            next_step=translate("imaging", "Add it again."),
        )
    if bare is not None:
        changes = () if len(bare) == decoded.info.file_bytes else (marked("imaging", "metadata removed"),)
        return ready.keep(digest, bare, decoded.info.mime, size, decoded.info, changes)
    lossless = decoded.info.format in _LOSSLESS_FORMATS
    try:
        pixels = with_marks(_resized(decoded.image, size), drawing)
        encoded = encode_within(pixels, limits, lossless=lossless)
    except PictureError as error:
        raise _named(error, path) from error
    return ready.keep(
        digest, encoded.data, encoded.way.mime, encoded.size, decoded.info, _changes(decoded, encoded, drawing)
    )


def _fitted(path: Path, size: Size, limits: InputLimits) -> Size:
    try:
        return fit_into_limits(size, limits)
    except PictureError as error:
        raise _named(error, path) from error


def _named(error: PictureError, path: Path) -> PictureError:
    return PictureError(f"“{shown_name(path)}”: {error.message}", next_step=error.next_step)


def _bare(path: Path, decoded: Decoded, size: Size, limits: InputLimits) -> bytes | None:
    """The file with nothing but its pixels, untouched, where those are what should be sent."""
    info = decoded.info
    if decoded.changes or size != info.size or info.mime not in limits.mime_types:
        return None
    if info.format != "PNG" and is_transparent(decoded.image):
        return None
    data = without_metadata(path, info.format)
    return data if data is not None and fits(info.mime, len(data), limits) else None


def _resized(image: Image.Image, size: Size) -> Image.Image:
    if image.size == size:
        return image
    smaller = size.width < image.width or size.height < image.height
    return image.resize(size, Image.Resampling.LANCZOS if smaller else Image.Resampling.BICUBIC)


def _changes(decoded: Decoded, encoded: Encoded, drawing: Drawing) -> tuple[str, ...]:
    before, after = decoded.info.size, encoded.size
    words = (
        marked("imaging", "marks painted on") if drawing else "",
        *decoded.changes,
        marked("imaging", "scaled down") if max(after) < max(before) else "",
        marked("imaging", "scaled up") if max(after) > max(before) else "",
        marked("imaging", "transparency flattened onto white") if encoded.flattened else "",
        _CONVERTED[encoded.way.format] if encoded.way.format != decoded.info.format else "",
        marked("imaging", "compressed more strongly") if encoded.way.loss > 1 else "",
    )
    return tuple(word for word in words if word) or (marked("imaging", "encoded again"),)
