"""Colours from the colour space of an embedded ICC profile to sRGB."""

import io
import logging
from functools import lru_cache

from PIL import Image, ImageCms

log = logging.getLogger(__name__)

_TOLERANCE = 2
_STEPS = (0, 32, 64, 96, 128, 160, 192, 224, 255)


class ColourConversion:
    """From the colours of a profile to sRGB, for any number of pieces of a picture whose mode is L, RGB or CMYK."""

    def __init__(self, profile: bytes, mode: str) -> None:
        self._mode = mode
        self._transform: ImageCms.ImageCmsTransform | None = None
        try:
            if mode == "L" and _opened(profile).profile.xcolor_space.strip() == "RGB":
                self._mode = "RGB"
            if not _changes_nothing(profile, self._mode):
                self._transform = _transform(profile, self._mode)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            # Also a profile for other colours than the picture's.
            log.debug("An embedded colour profile is unusable", exc_info=True)

    @property
    def changes(self) -> bool:
        """Whether there is anything to do: the profile is usable, and not sRGB by another name."""
        return self._transform is not None

    def apply(self, image: Image.Image) -> Image.Image:
        """The piece, RGB in sRGB."""
        if self._transform is not None:
            image = self._transform.apply(image if image.mode == self._mode else image.convert(self._mode))
        return image if image.mode == "RGB" else image.convert("RGB")


def _opened(profile: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(io.BytesIO(profile))


def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.ImageCmsTransform(
        _opened(profile),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        mode,
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


@lru_cache(maxsize=8)
def _changes_nothing(profile: bytes, mode: str) -> bool:
    """Whether the profile is sRGB by another name, as nearly every one is: then no pixel should change."""
    if mode == "CMYK":
        return False
    if mode == "L":
        probe = Image.frombytes("L", (256, 1), bytes(range(256)))
    else:
        colours = bytes(c for r in _STEPS for g in _STEPS for b in _STEPS for c in (r, g, b))
        probe = Image.frombytes("RGB", (len(colours) // 3, 1), colours)
    before, after = probe.convert("RGB").tobytes(), _transform(profile, mode).apply(probe).tobytes()
    return all(abs(b - a) <= _TOLERANCE for b, a in zip(before, after, strict=True))
