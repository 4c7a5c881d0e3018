"""Work on the pixels of a large picture band by band, so that no more than two copies of it are in memory."""

from collections.abc import Callable

from PIL import Image

from qwen_studio.imaging.orientation import METHODS, TURNED

BAND_PIXELS = 2_000_000
"""What the service makes is one band, which is never copied; of larger pictures 6 MB lie about at a time."""
# Modes whose mean is a mean of colours; others are converted first.
_REDUCIBLE = {"L", "RGB", "RGBA", "CMYK", "YCbCr", "LAB"}


def assembled(
    image: Image.Image, convert: Callable[[Image.Image], Image.Image], *, shrink: int, turned: int
) -> Image.Image:
    """The loaded picture, converted, `shrink` times smaller on each side, and turned by its EXIF orientation."""
    rows = max(1, BAND_PIXELS // (image.width * shrink)) * shrink
    size = tuple(-(-side // shrink) for side in image.size)
    whole: Image.Image | None = None
    for top in range(0, image.height, rows):
        # The conversion copies anyway, so one band needs no copy of its own before.
        is_whole = rows >= image.height
        band = image if is_whole else image.crop((0, top, image.width, min(top + rows, image.height)))
        # As soon as possible, because converting colours takes longest.
        if shrink > 1 and band.mode in _REDUCIBLE and "transparency" not in band.info:
            band = convert(band.reduce(shrink))
        elif shrink > 1:
            band = convert(band).reduce(shrink)
        else:
            band = convert(band)
        place = _place(top // shrink, band.height, size[1], turned)
        if turned in METHODS:
            band = band.transpose(METHODS[turned])
        if is_whole:
            return band
        if whole is None:
            whole = Image.new(band.mode, (size[1], size[0]) if turned in TURNED else (size[0], size[1]))
        whole.paste(band, place)
    assert whole is not None  # noqa: S101 - a picture has at least one row
    return whole


def _place(top: int, rows: int, height: int, turned: int) -> tuple[int, int]:
    """Where the upper left corner of a band comes to lie."""
    distance = top if turned in {1, 2, 5, 8} else height - top - rows
    return (distance, 0) if turned in TURNED else (0, distance)
