"""Colours from the colour space of an embedded ICC profile to sRGB."""

import io
import logging

from PIL import Image, ImageCms

log = logging.getLogger(__name__)

_SPACES = {"RGB": "RGB", "L": "GRAY", "CMYK": "CMYK"}
_TOLERANCE = 2
_STEPS = (0, 26, 51, 77, 102, 128, 153, 179, 204, 230, 255)


def converted_to_srgb(image: Image.Image, profile: bytes) -> Image.Image | None:
    """An RGB picture in sRGB, or None where the profile is as good as sRGB or does not fit the picture.

    `image` is L, RGB or CMYK.
    """
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        space = source.profile.xcolor_space.strip()
        if image.mode == "L" and space == "RGB":
            image = image.convert("RGB")
        if space != _SPACES[image.mode]:
            return None
        transform = ImageCms.ImageCmsTransform(
            source,
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
            image.mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        # Nearly every profile in the wild is sRGB itself: then the pixels stay exactly as they are.
        if _changes_nothing(transform, image.mode):
            return None
        return transform.apply(image)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        log.debug("An embedded colour profile is unusable", exc_info=True)
        return None


def _changes_nothing(transform: ImageCms.ImageCmsTransform, mode: str) -> bool:
    if mode == "CMYK":
        return False
    if mode == "L":
        probe = Image.frombytes("L", (256, 1), bytes(range(256)))
    else:
        colours = bytes(c for r in _STEPS for g in _STEPS for b in _STEPS for c in (r, g, b))
        probe = Image.frombytes("RGB", (len(colours) // 3, 1), colours)
    before, after = probe.convert("RGB").tobytes(), transform.apply(probe).tobytes()
    return all(abs(b - a) <= _TOLERANCE for b, a in zip(before, after, strict=True))
