"""A result laid over its input, at the input's size."""

from PIL import Image

from qwen_studio.core.alignment import Alignment, Margins
from qwen_studio.core.errors import PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.core.language import translate

_WITH_SAMPLES_BETWEEN = {"L", "LA", "RGB", "RGBA"}


def aligned(result: Image.Image, alignment: Alignment, size: Size) -> Image.Image:
    """The result at this size of its input, its content where the input has it, resampled once (Lanczos).

    L, LA, RGB and RGBA stay what they are. What the result does not reach, `alignment.between(size, …).uncovered`,
    repeats its outermost pixels. Both pictures may be copies at other sizes of those that were registered.

    Raises:
        PictureError: the result lies beside its input.
    """
    if result.mode not in _WITH_SAMPLES_BETWEEN:
        result = result.convert("RGBA" if result.has_transparency_data else "RGB")
    placed = alignment.between(size, Size(*result.size))
    left, top, right, bottom = placed.uncovered
    inner = Size(size.width - left - right, size.height - top - bottom)
    if min(inner) < 1:
        raise PictureError(
            translate(
                "imaging", "The result and its original show different places, so that nothing of it would remain."
            ),
            next_step=translate("imaging", "Save it at its own size."),
        )
    across = _seen(left, inner.width, placed.scale_x, placed.shift_x, result.width)
    down = _seen(top, inner.height, placed.scale_y, placed.shift_y, result.height)
    box = (across[0], down[0], across[1], down[1])
    covered = result.resize(inner, Image.Resampling.LANCZOS, box=box)
    return covered if inner == size else _extended(covered, size, Margins(left, top, right, bottom))


def _seen(first: int, count: int, scale: float, shift: float, side: int) -> tuple[float, float]:
    """Start and end, in the result's pixels, of what so many pixels of the input from the first one see."""
    return max(0.0, (first - shift) / scale), min(float(side), (first + count - shift) / scale)


def _extended(covered: Image.Image, size: Size, margins: Margins) -> Image.Image:
    """The picture with its outermost rows and columns repeated into the margins."""
    wide = _repeated(covered, (size.width, covered.height), margins.left, margins.right, axis=0)
    return _repeated(wide, size, margins.top, margins.bottom, axis=1)


def _repeated(image: Image.Image, size: tuple[int, int], before: int, after: int, *, axis: int) -> Image.Image:
    if not before and not after:
        return image
    whole = Image.new(image.mode, size)
    whole.paste(image, (before, 0) if axis == 0 else (0, before))
    last = image.size[axis] - 1
    for count, at, source in ((before, 0, 0), (after, before + last + 1, last)):
        if not count:
            continue
        edge = [0, 0, *image.size]
        edge[axis], edge[axis + 2] = source, source + 1
        strip = (count, image.height) if axis == 0 else (image.width, count)
        repeated = image.crop((edge[0], edge[1], edge[2], edge[3])).resize(strip, Image.Resampling.NEAREST)
        whole.paste(repeated, (at, 0) if axis == 0 else (0, at))
    return whole
