import pytest

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.geometry import Size
from qwen_studio.core.placing import WHOLE, aligned_place, stretched_or_inside


def test_nearly_the_same_shape_is_stretched_onto_the_whole() -> None:
    assert stretched_or_inside(Size(1000, 700), Size(1024, 704)) == WHOLE


@pytest.mark.parametrize(
    ("other", "place"),
    [(Size(400, 800), (0.375, 0.0, 0.25, 1.0)), (Size(4000, 1000), (0.0, 0.25, 1.0, 0.5))],
)
def test_another_shape_stands_whole_in_the_middle(other: Size, place: tuple[float, ...]) -> None:
    assert stretched_or_inside(other, Size(2000, 1000)) == pytest.approx(place)


def test_an_aligned_input_lies_where_its_content_is_in_the_result() -> None:
    # The result shows the input's part from 10 to 90 across and from 0 to 50 down, at twice the size.
    alignment = Alignment(Size(100, 50), Size(160, 100), 0.5, 0.5, 10.0, 0.0)
    assert aligned_place(alignment) == pytest.approx((-10 / 80, 0.0, 100 / 80, 1.0))
