"""Writing on a picture: asked-for text, the watermark, and the mark that says "demo"."""

import textwrap
from functools import cache
from typing import Final

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from qwen_studio.sandbox.painter.vocabulary import Colour

WATERMARK: Final = "Qwen-Image"
DEMO_MARK: Final = "demo"
# Found by name in the system's font folders; the built-in font knows Latin letters only.
_CHINESE_FONTS: Final = (
    "NotoSansCJK-Medium.ttc",
    "NotoSansCJK-Regular.ttc",
    "wqy-microhei.ttc",
    "msyh.ttc",
    "PingFang.ttc",
    "STHeiti Medium.ttc",
)

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def write(image: Image.Image, text: str, colour: Colour | None, at: float) -> Image.Image:
    """`text` across the picture, its middle at the height `at` (a share of the height), with a soft shadow."""
    lines = _wrapped(text)
    font = _fitting_font(lines, image.width * 0.82, image.height * 0.34)
    layer = Image.new("L", image.size)
    ImageDraw.Draw(layer).multiline_text(
        (image.width / 2, image.height * at), lines, fill=255, font=font, anchor="mm", align="center"
    )
    shadow = layer.filter(ImageFilter.GaussianBlur(image.height / 90)).point([round(v * 0.8) for v in range(256)])
    picture = image.copy()
    red, green, blue = ink = colour or (255, 255, 255)
    # A dark ink stands out against light.
    picture.paste((10, 10, 14) if 2 * red + 5 * green + blue > 900 else (250, 249, 244), (0, 0), shadow)
    picture.paste(ink, (0, 0), layer)
    return picture


def mark_as_watermarked(image: Image.Image) -> Image.Image:
    """The service's "Qwen-Image" in the bottom-right corner."""
    font = _font(max(14, round(image.height * 0.032)), chinese=False)
    margin = round(image.height * 0.024)
    layer = Image.new("L", image.size)
    ImageDraw.Draw(layer).text(
        (image.width - margin, image.height - margin), WATERMARK, fill=215, font=font, anchor="rs"
    )
    shadow = layer.filter(ImageFilter.GaussianBlur(image.height / 350)).point([v * 3 // 5 for v in range(256)])
    picture = image.copy()
    picture.paste((0, 0, 0), (0, 0), shadow)
    picture.paste((255, 255, 255), (0, 0), layer)
    return picture


def mark_as_demo(image: Image.Image) -> Image.Image:
    """A small "demo" in the bottom-left corner, so that nobody takes the picture for the model's work."""
    height = max(16, round(image.height * 0.03))
    font = _font(round(height * 0.66), chinese=False)
    width = round(font.getlength(DEMO_MARK) + height * 0.9)
    margin = round(image.height * 0.018)
    left, bottom = margin, image.height - margin
    # Drawn four times as large, for edges without steps.
    pill = Image.new("L", (width * 4, height * 4))
    ImageDraw.Draw(pill).rounded_rectangle((0, 0, width * 4 - 1, height * 4 - 1), height * 2, fill=92)
    picture = image.copy()
    picture.paste((0, 0, 0), (left, bottom - height), pill.resize((width, height), Image.Resampling.BOX))
    layer = Image.new("L", image.size)
    ImageDraw.Draw(layer).text((left + width / 2, bottom - height / 2), DEMO_MARK, fill=205, font=font, anchor="mm")
    picture.paste((255, 255, 255), (0, 0), layer)
    return picture


def _wrapped(text: str) -> str:
    """`text` in lines of some 22 Latin letters, or 11 Chinese ones."""
    width = 22 if text.isascii() else 11
    return "\n".join(line for part in text.splitlines() for line in textwrap.wrap(part, width)[:4])


def _fitting_font(lines: str, max_width: float, max_height: float) -> Font:
    chinese = any(ord(letter) > 0x2E7F for letter in lines)
    probe = _font(100, chinese=chinese)
    left, top, right, bottom = ImageDraw.Draw(Image.new("L", (1, 1))).multiline_textbbox((0, 0), lines, font=probe)
    size = min(100 * max_width / max(1, right - left), 100 * max_height / max(1, bottom - top), max_height / 2)
    return _font(max(12, round(size)), chinese=chinese)


@cache
def _font(size: int, *, chinese: bool) -> Font:
    if chinese:
        for name in _CHINESE_FONTS:
            try:
                return ImageFont.truetype(name, size)
            except OSError:
                continue
    return ImageFont.load_default(size)
