"""When a photo was taken, by what its camera wrote."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from PIL import ExifTags, Image

from qwen_studio.core.errors import PictureError
from qwen_studio.imaging.opening import opened

_FORMAT = "%Y:%m:%d %H:%M:%S"
_BLANKS = " \0"
_FIRST_YEAR = 1826  # of the oldest photo there is


def taken_at(path: Path) -> datetime | None:
    """The moment of the photo; by the clock of this machine where the camera told no time zone. None: it told nothing.

    A clock that was never set is believed nothing before the first photo of all, and nothing of tomorrow.
    """
    try:
        with opened(path) as image:
            exif = Image.Image.getexif(image)
            inner = exif.get_ifd(ExifTags.IFD.Exif)
            told = inner.get(ExifTags.Base.DateTimeOriginal) or inner.get(ExifTags.Base.DateTimeDigitized)
            zone = inner.get(ExifTags.Base.OffsetTimeOriginal) or inner.get(ExifTags.Base.OffsetTime)
    except PictureError:
        return None
    return _moment(str(told or ""), str(zone or ""))


def _moment(told: str, zone: str) -> datetime | None:
    try:
        moment = datetime.strptime(told.strip(_BLANKS), _FORMAT)  # noqa: DTZ007 - its zone stands elsewhere, if it does
    except ValueError:
        return None
    with contextlib.suppress(ValueError):
        moment = datetime.strptime(f"{moment:{_FORMAT}} {zone.strip(_BLANKS)}", f"{_FORMAT} %z")
    try:
        moment = moment.astimezone(UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return moment if moment.year >= _FIRST_YEAR and moment <= datetime.now(UTC) else None
