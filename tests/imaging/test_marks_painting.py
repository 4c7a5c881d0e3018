"""Pixels of what is drawn upon a picture, as they are sent."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.drawing import LONGEST_WORDS, Drawing, DrawnMark, MarkColour, MarkKind, Point
from qwen_studio.core.mark_shapes import INKS, ink_of
from qwen_studio.imaging.decode import decode
from qwen_studio.imaging.lettering import lettered, measured
from qwen_studio.imaging.marks_painting import with_marks
from qwen_studio.imaging.metadata import content_hash, file_sha256
from qwen_studio.imaging.prepare import prepare
from tests.core.test_drawing import ALL, ARROW, BOX, LINE, PIN, TEXT

GREY = (128, 128, 128)
RED = ink_of(MarkColour.RED)


def grey(width: int = 1000, height: int = 600) -> Image.Image:
    return Image.new("RGB", (width, height), GREY)


def pixel(image: Image.Image, x: float, y: float) -> tuple[int, ...]:
    """The colour at that part of width and height."""
    found = image.getpixel(
        (min(image.width - 1, round(x * image.width)), min(image.height - 1, round(y * image.height)))
    )
    assert isinstance(found, tuple)
    return found


def near(first: tuple[int, ...], second: tuple[int, ...], most: int = 40) -> bool:
    return all(abs(a - b) <= most for a, b in zip(first, second, strict=False))


def changed(painted: Image.Image, before: Image.Image) -> tuple[int, int, int, int] | None:
    return ImageChops.difference(painted.convert("RGB"), before.convert("RGB")).getbbox()


def test_a_box_is_a_frame_in_its_colour_and_leaves_its_inside_alone() -> None:
    painted = with_marks(grey(), (BOX,))
    for x, y in ((0.1, 0.4), (0.5, 0.4), (0.3, 0.2), (0.3, 0.6)):
        assert pixel(painted, x, y) == RED
    assert pixel(painted, 0.3, 0.4) == GREY
    left, top, right, bottom = changed(painted, grey()) or (0, 0, 0, 0)
    assert (left, top, right, bottom) == pytest.approx((100, 120, 500, 360), abs=7)


def test_an_arrow_is_wide_where_it_points() -> None:
    arrow = DrawnMark(MarkKind.ARROW, MarkColour.BLUE, (Point(0.1, 0.5), Point(0.9, 0.5)))
    painted = with_marks(grey(), (arrow,))
    ink = ink_of(MarkColour.BLUE)
    assert pixel(painted, 0.5, 0.5) == ink
    assert pixel(painted, 0.88, 0.51) == ink
    assert pixel(painted, 0.15, 0.515) == GREY
    assert (changed(painted, grey()) or (0, 0, 0, 0))[2] == pytest.approx(900, abs=6)


def test_a_line_goes_through_all_its_points() -> None:
    painted = with_marks(grey(), (LINE,))
    for x, y in LINE.points:
        assert near(pixel(painted, x, y), ink_of(MarkColour.GREEN))


def test_the_tip_of_a_pin_is_at_its_point_and_its_number_can_be_told() -> None:
    one = with_marks(grey(), (PIN,))
    two = with_marks(grey(), (replace(PIN, number=2),))
    assert near(pixel(one, 0.7, 0.195), ink_of(MarkColour.PURPLE))
    assert pixel(one, 0.7, 0.23) == GREY
    left, top, right, bottom = changed(one, two) or (0, 0, 0, 0)
    assert 8 < right - left < 30
    assert bottom < 0.2 * 600
    assert top > 0


def test_pins_at_the_edges_are_seen_whole() -> None:
    for point in (Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 1)):
        painted = with_marks(grey(), (replace(PIN, points=(point,)),))
        left, top, right, bottom = changed(painted, grey()) or (0, 0, 0, 0)
        assert min(right - left, bottom - top) > 30


def test_words_are_painted_where_they_begin_and_stay_on_the_picture() -> None:
    word = DrawnMark(MarkKind.TEXT, MarkColour.RED, (Point(0.2, 0.3),), words="Here")
    left, top, right, bottom = changed(with_marks(grey(), (word,)), grey()) or (0, 0, 0, 0)
    assert 190 < left < 215
    assert 175 < top < 200
    assert right < 400
    assert bottom < 240
    at_the_edge = replace(word, points=(Point(1, 1),), words="W" * 20)
    left, top, right, bottom = changed(with_marks(grey(), (at_the_edge,)), grey()) or (0, 0, 0, 0)
    assert right <= 1000
    assert bottom <= 600
    assert right - left == pytest.approx(measured("W" * 20, 0.045 * (600_000**0.5))[0], rel=0.1)


def test_very_long_words_are_made_small_enough() -> None:
    long = DrawnMark(MarkKind.TEXT, MarkColour.RED, (Point(0.5, 0.5),), words="W" * LONGEST_WORDS)
    left, _, right, _ = changed(with_marks(grey(), (long,)), grey()) or (0, 0, 0, 0)
    assert left >= 0
    assert 900 < right - left <= 1000


@pytest.mark.parametrize("words", ["Ж", "图", "ü", "é", "字 и a"])
def test_words_of_other_scripts_are_no_empty_boxes(words: str) -> None:
    shown = lettered(words, 40, RED)
    assert shown.getchannel("A").getbbox() is not None
    assert shown.tobytes() != lettered("\U0010ffff" * len(words), 40, RED).tobytes()


@pytest.mark.parametrize("words", ["\U0010ffff", "שלום", "e\u0301", "👩‍👩‍👧", " ", "\u202eabc"])
def test_odd_words_do_no_harm(words: str) -> None:
    with_marks(grey(200, 100), (DrawnMark(MarkKind.TEXT, MarkColour.BLUE, (Point(0.1, 0.1),), words=words),))


@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (2000, 3), (17, 31)])
def test_every_size_of_picture_takes_every_mark(size: tuple[int, int]) -> None:
    painted = with_marks(grey(*size), ALL)
    assert painted.size == size
    assert changed(painted, grey(*size)) is not None


def test_a_mark_weighs_the_same_at_every_size() -> None:
    small = with_marks(grey(500, 300), ALL)
    large = with_marks(grey(2000, 1200), ALL).resize((500, 300), Image.Resampling.BOX)
    difference = ImageChops.difference(small, large).convert("L")
    assert sum(difference.histogram()[100:]) < 0.005 * 500 * 300


@pytest.mark.parametrize("colour", list(MarkColour))
def test_a_mark_is_seen_on_its_own_colour(colour: MarkColour) -> None:
    ground = Image.new("RGB", (600, 400), INKS[colour])
    for mark in (BOX, ARROW, LINE, TEXT, PIN):
        assert changed(with_marks(ground, (replace(mark, colour=colour),)), ground) is not None


def test_what_lies_under_marks_shows_beside_them_also_where_it_is_transparent() -> None:
    clear = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
    painted = with_marks(clear, (BOX,))
    assert pixel(painted, 0.1, 0.4) == (*RED, 255)
    assert pixel(painted, 0.3, 0.4) == (0, 0, 0, 0)
    assert clear.getbbox() is None, "the picture itself stays as it was"


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """Lies on its side: 800 wide and 1200 high once it is turned."""
    path = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (1200, 800), GREY).save(path, quality=95, exif=exif)
    return path


def sent(path: Path, folder: Path, drawing: Drawing, limits: InputLimits) -> Image.Image:
    return decode(prepare(path, limits, folder, drawing).path).convert("RGB")


def test_marks_stand_on_the_upright_picture(photo: Path, tmp_path: Path, limits: InputLimits) -> None:
    before = file_sha256(photo), content_hash(photo)
    corner = DrawnMark(MarkKind.BOX, MarkColour.RED, (Point(0.05, 0.05), Point(0.3, 0.2)))
    painted = sent(photo, tmp_path / "cache", (corner,), limits)
    assert painted.size == (800, 1200)
    assert near(pixel(painted, 0.05, 0.12), RED)
    assert near(pixel(painted, 0.9, 0.9), GREY, 3)
    assert (file_sha256(photo), content_hash(photo)) == before


def test_a_marked_picture_is_kept_beside_the_plain_one(photo: Path, tmp_path: Path, limits: InputLimits) -> None:
    folder = tmp_path / "cache"
    plain = prepare(photo, limits, folder)
    marked = prepare(photo, limits, folder, (BOX,))
    other = prepare(photo, limits, folder, (BOX.moved(0.1, 0),))
    assert len({plain.path, marked.path, other.path}) == 3
    assert "marks painted on" in marked.changes
    assert "marks painted on" not in plain.changes
    assert prepare(photo, limits, folder, (BOX,)) == marked
    assert prepare(photo, limits, folder) == plain


def test_a_tiny_picture_is_marked_in_the_size_in_which_it_is_sent(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "tiny.png"
    Image.new("RGB", (40, 40), GREY).save(path)
    painted = sent(path, tmp_path / "cache", (BOX,), limits)
    assert min(painted.size) >= limits.min_side
    assert near(pixel(painted, 0.1, 0.4), RED)
    assert near(pixel(painted, 0.3, 0.4), GREY, 3)


def test_a_huge_picture_is_marked_too(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "huge.png"
    Image.new("RGB", (8000, 6000), GREY).save(path, compress_level=1)
    painted = sent(path, tmp_path / "cache", (BOX,), limits)
    assert max(painted.size) <= limits.max_side
    assert near(pixel(painted, 0.1, 0.4), RED)
    assert near(pixel(painted, 0.3, 0.4), GREY, 3)


def test_a_transparent_picture_is_marked_too(tmp_path: Path, limits: InputLimits) -> None:
    path = tmp_path / "clear.png"
    Image.new("RGBA", (600, 600), (0, 0, 0, 0)).save(path)
    prepared = prepare(path, limits, tmp_path / "cache", (BOX,))
    painted = decode(prepared.path)
    assert pixel(painted, 0.1, 0.4) == (*RED, 255)
    assert pixel(painted, 0.3, 0.4)[3] == 0
