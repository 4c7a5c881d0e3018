"""The painter on real photographs: what an instruction does to the pixels."""

import io
from collections.abc import Callable

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat

from qwen_studio.sandbox.frame import result_size
from qwen_studio.sandbox.painter.paint import Painting, encode_png

Sample = Callable[[str], Image.Image]
Paint = Callable[..., Image.Image]


@pytest.fixture
def cup(sample: Sample) -> Image.Image:
    """The coffee in the size of its results, as the painter sees it."""
    return sample("coffee.png").resize((624, 416), Image.Resampling.BICUBIC)


@pytest.fixture
def paint(sample: Sample) -> Paint:
    """Paints an instruction on sample photographs, at half the usual size: four times as quick."""

    def painted(instruction: str, *names: str, seed: int = 1, index: int = 0, watermark: bool = False) -> Image.Image:
        images = [sample(name) for name in names or ("coffee.png",)]
        width, height = result_size(images[-1].size)
        return Painting(
            images, instruction, " ", size=(width // 2, height // 2), seed=seed, watermark=watermark
        ).result(index)

    return painted


def without_mark(picture: Image.Image) -> Image.Image:
    """The picture above the demo mark."""
    return picture.crop((0, 0, picture.width, picture.height * 9 // 10))


def mean(picture: Image.Image) -> list[float]:
    return ImageStat.Stat(without_mark(picture)).mean


def lightness(picture: Image.Image) -> float:
    return ImageStat.Stat(without_mark(picture).convert("L")).mean[0]


def saturation(picture: Image.Image) -> float:
    return ImageStat.Stat(without_mark(picture).convert("HSV")).mean[1]


def detail(picture: Image.Image) -> float:
    edges = without_mark(picture).convert("L").filter(ImageFilter.FIND_EDGES)
    # The filter leaves the outermost pixels as they were.
    return ImageStat.Stat(ImageOps.crop(edges, 2)).mean[0]


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures in levels (0 to 255)."""
    return sum(ImageStat.Stat(ImageChops.difference(without_mark(one), without_mark(other))).mean) / 3


def warmth(picture: Image.Image) -> float:
    red, _, blue = mean(picture)
    return red - blue


@pytest.mark.parametrize("instruction", ["Make it black and white", "a grayscale photo", "把图片变成黑白"])
def test_black_and_white_leaves_no_colour(paint: Paint, instruction: str) -> None:
    hue_free = paint(instruction)
    red, green, blue = hue_free.split()
    assert ImageChops.difference(red, green).getbbox() is None
    assert ImageChops.difference(green, blue).getbbox() is None


@pytest.mark.parametrize("instruction", ["sepia, like an old photo", "做成复古的老照片"])
def test_sepia_is_brown(paint: Paint, instruction: str) -> None:
    red, green, blue = mean(paint(instruction, "astronaut.png"))
    assert red > green + 5 > blue + 10


@pytest.mark.parametrize("instruction", ["warm evening light", "golden hour", "温暖的夕阳光"])
def test_warm_light_is_warm(paint: Paint, sample: Sample, instruction: str) -> None:
    assert warmth(paint(instruction, "chelsea.png")) > warmth(sample("chelsea.png")) + 15


@pytest.mark.parametrize("instruction", ["cold morning light", "in winter", "冷色的清晨"])
def test_cold_light_is_cold(paint: Paint, sample: Sample, instruction: str) -> None:
    assert warmth(paint(instruction, "chelsea.png")) < warmth(sample("chelsea.png")) - 15


@pytest.mark.parametrize(
    ("instruction", "sign"), [("brighten it", 1), ("变亮", 1), ("darken it", -1), ("调暗一点", -1)]
)
def test_brighten_and_darken(paint: Paint, cup: Image.Image, instruction: str, sign: int) -> None:
    assert sign * (lightness(paint(instruction)) - lightness(cup)) > 12


@pytest.mark.parametrize(("instruction", "sign"), [("sharpen", 1), ("锐化", 1), ("blur everything", -1), ("模糊", -1)])
def test_blur_and_sharpen(paint: Paint, cup: Image.Image, instruction: str, sign: int) -> None:
    assert sign * (detail(paint(instruction)) / detail(cup) - 1) > 0.15


@pytest.mark.parametrize("instruction", ["blur the background", "背景虚化"])
def test_a_blurred_background_leaves_the_middle_sharp(paint: Paint, instruction: str) -> None:
    middle, corner = (250, 150, 380, 250), (520, 10, 615, 80)
    soft, plain = paint(instruction), paint("mirror").transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert detail(soft.crop(middle)) > 0.7 * detail(plain.crop(middle))
    assert detail(soft.crop(corner)) < 0.75 * detail(plain.crop(corner))


@pytest.mark.parametrize(
    ("instruction", "turned"),
    [
        ("flip horizontally", ImageOps.mirror),
        ("mirror the picture", ImageOps.mirror),
        ("左右翻转", ImageOps.mirror),
        ("flip it vertically", ImageOps.flip),
        ("turn it upside down", ImageOps.flip),
        ("上下翻转", ImageOps.flip),
        ("rotate by 180 degrees", lambda image: image.rotate(180)),
        ("旋转180度", lambda image: image.rotate(180)),
    ],
)
def test_turning(
    paint: Paint, cup: Image.Image, instruction: str, turned: Callable[[Image.Image], Image.Image]
) -> None:
    result = paint(instruction)
    assert difference(result, turned(cup)) < 22
    assert all(
        difference(result, other) > difference(result, turned(cup)) + 12
        for other in (cup, ImageOps.mirror(cup), ImageOps.flip(cup), cup.rotate(180))
        if ImageChops.difference(other, turned(cup)).getbbox()
    )


@pytest.mark.parametrize(
    ("instruction", "clockwise"),
    [
        ("rotate 90 degrees", 90),
        ("rotate 90 degrees counterclockwise", -90),
        ("rotate to the left", -90),
        ("旋转90度", 90),
    ],
)
def test_a_quarter_turn_shows_the_whole_picture_in_an_unchanged_frame(
    paint: Paint, cup: Image.Image, instruction: str, clockwise: int
) -> None:
    result = paint(instruction)
    assert result.size == cup.size
    whole = ImageOps.contain(cup.rotate(-clockwise, expand=True), cup.size)
    left = (cup.width - whole.width) // 2
    shown = result.crop((left, 0, left + whole.width, cup.height))
    assert difference(shown, whole) < 22
    assert difference(shown, whole.rotate(180)) > difference(shown, whole) + 12


def test_any_other_turn_leaves_no_empty_corner(paint: Paint) -> None:
    result = paint("rotate by 20 degrees", "astronaut.png")
    for x in (0, result.width - 9):
        corner = result.crop((x, 0, x + 8, 8))
        assert ImageStat.Stat(corner.convert("L")).mean[0] > 0


@pytest.mark.parametrize("instruction", ["as a screen print poster", "posterise it", "波普版画"])
def test_a_poster_has_few_inks(paint: Paint, instruction: str) -> None:
    inks = without_mark(paint(instruction)).getcolors(1 << 20)
    assert inks is not None
    largest = sorted((count for count, _ in inks), reverse=True)[:9]
    assert sum(largest) > 0.6 * 624 * 374


@pytest.mark.parametrize("instruction", ["a pencil sketch", "铅笔素描"])
def test_a_sketch_is_pale_and_without_colour(paint: Paint, instruction: str) -> None:
    sketch = paint(instruction, "astronaut.png")
    assert lightness(sketch) > 170
    assert saturation(sketch) < 30


@pytest.mark.parametrize("instruction", ["invert the colours", "反色"])
def test_inverted_colours_are_the_opposite(paint: Paint, cup: Image.Image, instruction: str) -> None:
    assert difference(paint(instruction), ImageOps.invert(cup)) < 25


@pytest.mark.parametrize("instruction", ["vivid colours", "鲜艳"])
def test_vivid_colours_are_stronger(paint: Paint, instruction: str) -> None:
    assert saturation(paint(instruction, "chelsea.png")) > saturation(paint("mirror", "chelsea.png")) + 15


@pytest.mark.parametrize(
    "instruction",
    ["night", "fog", "a dreamy glow", "oil painting", "watercolour", "cartoon", "snow", "muted", "dramatic contrast"],
)
def test_every_style_changes_the_picture_and_keeps_it_readable(
    paint: Paint, cup: Image.Image, instruction: str
) -> None:
    result = paint(instruction)
    assert difference(result, cup) > 8
    assert ImageStat.Stat(result.convert("L")).stddev[0] > 15


SAUCER = (60, 190, 165, 280)
WOOD = (500, 30, 600, 120)


@pytest.mark.parametrize(
    ("instruction", "strongest"),
    [
        ("Make the cup blue", 2),
        ("the red cup becomes green", 1),
        ("把红色的杯子换成蓝色", 2),
        ("Replace the cup with a light blue one", 2),
    ],
)
def test_a_named_colour_goes_to_the_thing_that_stands_out(
    paint: Paint, cup: Image.Image, instruction: str, strongest: int
) -> None:
    result = paint(instruction)
    saucer = ImageStat.Stat(result.crop(SAUCER)).mean
    assert max(saucer) == saucer[strongest]
    wood = ImageStat.Stat(result.crop(WOOD)).mean
    assert max(wood) == wood[0]
    assert ImageStat.Stat(cup.crop(SAUCER)).mean[0] == max(ImageStat.Stat(cup.crop(SAUCER)).mean)


@pytest.mark.parametrize("instruction", ["in blue light", "a blue tint", "蓝色调"])
def test_a_coloured_light_reaches_everything(paint: Paint, instruction: str) -> None:
    assert warmth(paint(instruction)) < warmth(paint("mirror")) - 40


def written_in(picture: Image.Image, plain: Image.Image) -> float:
    """How much of the picture has become pure white."""
    after, before = (
        without_mark(image).convert("L").point([255 if level > 250 else 0 for level in range(256)])
        for image in (picture, plain)
    )
    return ImageStat.Stat(ImageChops.subtract(after, before)).mean[0]


@pytest.mark.parametrize(
    "instruction",
    ['Add the text "Good morning"', "write 'Good morning' on the table", "添加文字“早上好”", '替换"EXIT"为"早上好"'],
)
def test_quoted_text_is_written(paint: Paint, instruction: str) -> None:
    assert written_in(paint(instruction, "hubble_deep_field.jpg"), paint("a", "hubble_deep_field.jpg")) > 1.5


def test_words_to_be_written_are_no_wishes(paint: Paint) -> None:
    result = paint('Add the text "black and white night"', "chelsea.png")
    assert saturation(result) > 0.8 * saturation(paint("mirror", "chelsea.png"))


def test_long_text_stays_inside(paint: Paint) -> None:
    result = paint('add the text "' + "A very long sentence that goes on and on. " * 9 + '"', "hubble_deep_field.jpg")
    edge = result.crop((0, 0, 20, result.height * 9 // 10))
    assert difference(edge, paint("a", "hubble_deep_field.jpg").crop((0, 0, 20, result.height * 9 // 10))) < 20


def test_what_must_not_happen_does_not(paint: Paint) -> None:
    assert saturation(paint("Warm light, do not make it black and white")) > 60


def test_several_wishes_add_up(paint: Paint, cup: Image.Image) -> None:
    result = paint("flip it horizontally and make it black and white")
    grey = ImageOps.mirror(cup).convert("L").convert("RGB")
    assert difference(result, grey) < difference(result, ImageOps.mirror(grey)) - 15
    assert saturation(result) == 0


@pytest.mark.parametrize("instruction", ["Give it a hat", "给它戴一顶帽子", "🙂", "Image 1"])
def test_anything_else_makes_a_restrained_variation(paint: Paint, cup: Image.Image, instruction: str) -> None:
    assert 4 < difference(paint(instruction), cup) < 40


def test_the_seed_decides_the_pixels(paint: Paint) -> None:
    first = paint("a hat", seed=1)
    assert first.tobytes() == paint("a hat", seed=1).tobytes()
    assert difference(first, paint("a hat", seed=2)) > 2
    assert difference(first, paint("a hat", seed=1, index=1)) > 2


@pytest.mark.parametrize("instruction", ["black and white", "warm light", "blue cup", "pencil sketch", "sepia"])
def test_seeds_differ_visibly_whatever_is_asked_for(paint: Paint, instruction: str) -> None:
    assert difference(paint(instruction, seed=1), paint(instruction, seed=2)) > 1.5


def test_the_last_image_is_the_scene_and_the_others_appear_in_it(paint: Paint, sample: Sample) -> None:
    scene = sample("hubble_deep_field.jpg").resize((544, 480), Image.Resampling.BICUBIC)
    result = paint("Put Image 1 into Image 2", "astronaut.png", "hubble_deep_field.jpg")
    assert result.size == scene.size
    halves = [(0, 0, 272, 430), (272, 0, 544, 430)]
    differences = sorted(difference(result.crop(half), scene.crop(half)) for half in halves)
    assert differences[0] < 25
    assert differences[1] > 40


def test_three_images_all_appear(paint: Paint) -> None:
    two = paint("x", "astronaut.png", "coffee.png")
    three = paint("x", "hubble_deep_field.jpg", "astronaut.png", "coffee.png")
    assert difference(two, three) > 10


def corner(picture: Image.Image, right: bool) -> Image.Image:
    width, height = picture.size
    top = height * 19 // 20 - 12
    return picture.crop((width * 4 // 5, top, width, height) if right else (0, top, width // 5, height))


def test_the_watermark_stands_at_the_bottom_right_when_asked_for(paint: Paint) -> None:
    plain, marked = paint("a hat", seed=3), paint("a hat", seed=3, watermark=True)
    changed = ImageChops.difference(plain, marked).getbbox()
    assert changed is not None
    left, top, right, bottom = changed
    assert left > marked.width * 0.75
    assert top > marked.height * 0.9
    assert (right, bottom) > (marked.width * 0.95, marked.height * 0.95)


def test_every_result_says_that_it_is_a_demo(paint: Paint) -> None:
    bright_letters = corner(paint("night"), right=False).convert("L").getextrema()[1]
    assert isinstance(bright_letters, (int, float))
    dark = corner(paint("night"), right=True).convert("L").getextrema()[1]
    assert isinstance(dark, (int, float))
    assert bright_letters > dark + 40


def test_the_file_says_where_it_comes_from(paint: Paint) -> None:
    with Image.open(io.BytesIO(encode_png(paint("a hat")))) as picture:
        assert picture.format == "PNG"
        assert "simulated" in picture.info["Software"]
