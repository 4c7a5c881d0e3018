"""A result's place in its input, in the figures that people are told."""

import pytest

from qwen_studio.core.alignment import Alignment, Margins
from qwen_studio.core.geometry import Size

INPUT, RESULT = Size(1000, 600), Size(1280, 768)
FILLING = Alignment(INPUT, RESULT, 1000 / 1280, 600 / 768, 0.0, 0.0)


def test_a_result_that_fills_the_input_has_not_moved_whatever_its_size() -> None:
    assert FILLING.movement == pytest.approx((0, 0, 0, 0))
    assert FILLING.uncovered == Margins(0, 0, 0, 0)


def test_content_that_grew_about_the_middle_is_wider_and_not_moved() -> None:
    # The input's 20th to 980th column fill the result.
    found = Alignment(INPUT, RESULT, 960 / 1280, 600 / 768, 20.0, 0.0)
    assert found.movement == pytest.approx((0, 0, 1000 / 960 - 1, 0))
    assert found.uncovered == Margins(20, 0, 20, 0)


def test_content_that_moved_right_and_up_says_so() -> None:
    # The result's left edge shows what lies 30 px left of the input's, its upper edge what lies 12 px below.
    found = Alignment(INPUT, RESULT, 1000 / 1280, 600 / 768, -30.0, 12.0)
    assert found.movement == pytest.approx((30, -12, 0, 0))
    assert found.uncovered == Margins(0, 12, 30, 0)


def test_a_pixel_that_is_covered_in_part_counts_as_uncovered() -> None:
    found = Alignment(INPUT, INPUT, 1.0, 1.0, 0.25, -0.25)
    assert found.uncovered == Margins(1, 0, 0, 1)


def test_the_figures_hold_for_copies_at_other_sizes() -> None:
    small = Alignment(INPUT, RESULT, 0.75, 0.8, 14.0, -9.0, confidence=0.7, error_px=0.1)
    large = small.between(Size(3000, 1800), Size(640, 384))
    right, down, wider, taller = small.movement
    assert large.movement == pytest.approx((3 * right, 3 * down, wider, taller))
    assert large.scale_x * 640 + large.shift_x == pytest.approx(3 * (0.75 * 1280 + 14))
    assert large.error_px == pytest.approx(0.3)
    assert large.confidence == 0.7
    assert large.between(INPUT, RESULT).movement == pytest.approx(small.movement)


@pytest.mark.parametrize(
    ("confidence", "error_px", "trusted"), [(0.6, 0.1, True), (0.1, 0.1, False), (0.6, 5.0, False)]
)
def test_few_agreeing_parts_or_a_wide_guess_are_not_trusted(
    confidence: float, error_px: float, *, trusted: bool
) -> None:
    assert Alignment(INPUT, RESULT, 1, 1, 0, 0, confidence, error_px).trustworthy is trusted


def test_two_steps_put_together_lead_from_the_result_to_the_first_input() -> None:
    first = Alignment(INPUT, Size(500, 300), 2.1, 1.9, 10.0, -4.0, confidence=0.8, error_px=0.5)
    second = Alignment(Size(1000, 600), RESULT, 0.7, 0.8, 6.0, 8.0, confidence=0.6, error_px=0.2)
    whole = second.over(first)
    # The middle input is half as large in the first step as in the second.
    x, y = (0.7 * 100 + 6.0) / 2, (0.8 * 50 + 8.0) / 2
    assert (whole.input_size, whole.result_size) == (INPUT, RESULT)
    assert whole.scale_x * 100 + whole.shift_x == pytest.approx(2.1 * x + 10.0)
    assert whole.scale_y * 50 + whole.shift_y == pytest.approx(1.9 * y - 4.0)
    assert whole.confidence == 0.6
    assert whole.error_px == pytest.approx(0.5 + 0.2 * 2.1 / 2)
