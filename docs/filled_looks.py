"""What the filled library's worker photographs, and what the edits make of it."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from qwen_studio.core.geometry import Size, expected_output
from qwen_studio.core.resources import resource_path

Change = Callable[[Image.Image], Image.Image]


@dataclass(frozen=True)
class Scene:
    """A photograph that was taken of a part of a sample: left, top, right and bottom as shares of its sides."""

    name: str
    sample: str
    what: str
    box: tuple[float, float, float, float]
    tags: tuple[str, ...]

    def photo(self) -> Image.Image:
        """That part, in a size that the service gives back."""
        with Image.open(resource_path("samples", self.sample)) as opened:
            sample = opened.convert("RGB")
        width, height = sample.size
        left, top, right, bottom = self.box
        part = sample.crop((round(left * width), round(top * height), round(right * width), round(bottom * height)))
        return ImageOps.fit(part, expected_output(Size(*part.size)), Image.Resampling.LANCZOS)


def reframed(photo: Image.Image, chance: random.Random) -> Image.Image:
    """The same a little nearer, as another seed may see it."""
    near = chance.uniform(0.8, 0.94)
    width, height = round(photo.width * near), round(photo.height * near)
    left, top = chance.randint(0, photo.width - width), chance.randint(0, photo.height - height)
    return photo.resize(photo.size, Image.Resampling.BICUBIC, (left, top, left + width, top + height))


SCENES = (
    Scene("Espresso at the bar.jpg", "coffee.png", "the cup", (0, 0, 1, 1), ("coffee", "table")),
    Scene("IMG_2041.jpg", "coffee.png", "the cup", (0.12, 0.05, 0.82, 1), ("coffee",)),
    Scene("IMG_2043 spoon.jpg", "coffee.png", "the spoon", (0.42, 0.32, 0.95, 1), ("coffee", "table")),
    Scene("Chelsea.jpg", "chelsea.png", "the fur", (0, 0, 1, 1), ("cat", "portrait")),
    Scene("Chelsea, near.jpg", "chelsea.png", "the cat's eyes", (0.1, 0.05, 0.85, 0.75), ("cat",)),
    Scene("IMG_1877.jpg", "chelsea.png", "the cat", (0.22, 0, 0.86, 1), ("cat", "portrait")),
    Scene("Eileen Collins.png", "astronaut.png", "her suit", (0, 0, 1, 1), ("portrait", "space")),
    Scene("Portrait of E. C..jpg", "astronaut.png", "her face", (0.2, 0, 0.68, 0.52), ("portrait",)),
    Scene("STS-93, wide.jpg", "astronaut.png", "the shuttle", (0, 0.02, 1, 0.7), ("portrait", "space")),
    Scene("Mission patch.jpg", "astronaut.png", "the patch", (0.12, 0.55, 0.75, 1), ("space",)),
    Scene("Hubble deep field.jpg", "hubble_deep_field.jpg", "the galaxies", (0, 0, 1, 1), ("sky", "space")),
    Scene("Deep field, detail.jpg", "hubble_deep_field.jpg", "the spiral", (0.1, 0.1, 0.42, 0.4), ("sky",)),
)


@dataclass(frozen=True)
class Look:
    """What an instruction makes of a photograph. `leads_on`: the result is worth another edit."""

    instruction: str
    change: Change
    tags: tuple[str, ...] = ()
    leads_on: bool = False

    def on(self, photo: Image.Image, chance: random.Random) -> Image.Image:
        """The photograph as the instruction wants it, a little lighter or darker each time."""
        return ImageEnhance.Brightness(self.change(photo)).enhance(chance.uniform(0.94, 1.06))


def _duotone(dark: str, middle: str, light: str) -> Change:
    return lambda photo: ImageOps.colorize(ImageOps.autocontrast(ImageOps.grayscale(photo), 1), dark, light, middle)


def _lit(colour: str, mode: Callable[[Image.Image, Image.Image], Image.Image], share: float) -> Change:
    return lambda photo: Image.blend(photo, mode(photo, _plain(photo, colour)), share)


def _plain(photo: Image.Image, colour: str) -> Image.Image:
    return Image.new("RGB", photo.size, colour)


def _grey(photo: Image.Image) -> Image.Image:
    return ImageOps.autocontrast(ImageOps.grayscale(photo), cutoff=4).convert("RGB")


def _printed(photo: Image.Image) -> Image.Image:
    small = photo.resize((photo.width // 2, photo.height // 2), Image.Resampling.BOX)
    smooth = small.filter(ImageFilter.MedianFilter(3)).resize(photo.size, Image.Resampling.BICUBIC)
    return ImageEnhance.Color(ImageOps.posterize(smooth, 2)).enhance(1.3)


def _vivid(photo: Image.Image) -> Image.Image:
    return ImageEnhance.Contrast(ImageEnhance.Color(photo).enhance(1.7)).enhance(1.1)


def _snowed(photo: Image.Image) -> Image.Image:
    return ImageEnhance.Brightness(Image.blend(photo, _plain(photo, "#e8f2ff"), 0.3)).enhance(1.04)


def _sketched(photo: Image.Image) -> Image.Image:
    grey = ImageOps.grayscale(photo)
    soft = ImageOps.invert(grey).filter(ImageFilter.GaussianBlur(9))
    # The classic way from a photograph to pencil: divide by its own blurred negative.
    lines = ImageChops.subtract(_white(grey), ImageChops.subtract(ImageOps.invert(soft), grey, 0.3))
    return ImageOps.colorize(lines, "#2f2a26", "#f4eddf")


def _white(grey: Image.Image) -> Image.Image:
    return Image.new("L", grey.size, 255)


def _painted(photo: Image.Image) -> Image.Image:
    small = photo.resize((photo.width // 3, photo.height // 3), Image.Resampling.BOX).filter(ImageFilter.ModeFilter(7))
    large = ImageEnhance.Color(small.resize(photo.size, Image.Resampling.BICUBIC)).enhance(1.5)
    return large.filter(ImageFilter.SHARPEN)


def _in_squares(photo: Image.Image) -> Image.Image:
    small = photo.resize((photo.width // 26, photo.height // 26), Image.Resampling.BOX)
    return ImageEnhance.Color(small.resize(photo.size, Image.Resampling.NEAREST)).enhance(1.3)


def _mirrored(photo: Image.Image) -> Image.Image:
    shore = photo.crop((0, 0, photo.width, photo.height * 5 // 8))
    water = ImageOps.flip(shore).filter(ImageFilter.GaussianBlur(5))
    made = photo.copy()
    made.paste(shore)
    made.paste(ImageChops.multiply(water, _plain(water, "#7fa8c8")), (0, shore.height))
    return made


def _among_stars(photo: Image.Image) -> Image.Image:
    with Image.open(resource_path("samples", "hubble_deep_field.jpg")) as opened:
        sky = ImageOps.fit(opened.convert("RGB"), photo.size)
    return ImageChops.screen(
        ImageChops.multiply(photo, _plain(photo, "#8f86d8")), ImageEnhance.Contrast(sky).enhance(1.5)
    )


def _at_night(photo: Image.Image) -> Image.Image:
    moon = ImageChops.multiply(photo, _plain(photo, "#3b57a8"))
    lamp = ImageOps.colorize(ImageOps.invert(Image.radial_gradient("L")).resize(photo.size), "#000000", "#ff9a3c")
    return ImageChops.screen(moon, ImageChops.multiply(photo, lamp))


def _glowing(photo: Image.Image) -> Image.Image:
    return ImageChops.screen(photo, ImageEnhance.Brightness(photo.filter(ImageFilter.GaussianBlur(24))).enhance(0.55))


def _in_fog(photo: Image.Image) -> Image.Image:
    fog = Image.linear_gradient("L").resize(photo.size).point(lambda level: 235 - level * 4 // 5)
    return Image.composite(_plain(photo, "#dfe6ea"), photo, fog)


LOOKS = (
    Look(
        "Golden hour light on {what}, keep everything else as it is",
        _lit("#ffb24d", ImageChops.overlay, 0.75),
        leads_on=True,
    ),
    Look("Cold morning light on {what}, a little mist", _lit("#8fb7e8", ImageChops.soft_light, 0.9), leads_on=True),
    Look("Black and white, strong contrast, {what} sharp", _grey, ("black and white",)),
    Look(
        "An old sepia photograph of {what} with faded edges",
        _duotone("#2b1a0c", "#a27a4c", "#f6e7c8"),
        ("black and white",),
    ),
    Look("Screen print poster in four colours, {what} in front", _printed, ("print",)),
    Look("More vivid colours, {what} as if freshly washed", _vivid, leads_on=True),
    Look("At night, {what} lit by one warm lamp", _at_night, ("night",), leads_on=True),
    Look("Pencil sketch of {what} on warm paper", _sketched, ("drawing", "print")),
    Look("Oil painting of {what} with broad strokes", _painted, ("drawing",)),
    Look("Turn {what} into coloured tiles of a mosaic", _in_squares, ("print",)),
    Look("Let calm water mirror {what}", _mirrored),
    Look("Double exposure of {what} and the night sky", _among_stars, ("night",)),
    Look("A soft glow around {what}, dreamy, lower contrast", _glowing, leads_on=True),
    Look("Fog comes down on {what}, quiet colours", _in_fog, leads_on=True),
    Look("The colours of {what} turned round, as on a slide film", ImageOps.invert, ("print",)),
    Look("Duotone in teal and orange, {what} stays readable", _duotone("#06363f", "#2f8f8a", "#ffb070"), ("print",)),
    Look("Cyanotype of {what} on rough paper", _duotone("#04122e", "#3a6ea5", "#eef3f4"), ("print",)),
    Look("把{what}放在雪山前，晨光", _snowed),
)
