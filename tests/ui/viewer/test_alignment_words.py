import pytest

from qwen_studio.core.alignment import Alignment
from qwen_studio.core.geometry import Size
from qwen_studio.ui.viewer.alignment_words import alignment_words

SIZE = Size(1000, 500)


def moved(right: float, down: float, wider: float = 0.0, taller: float = 0.0) -> Alignment:
    """A result of the same size whose content moved and grew like that."""
    scale_x, scale_y = 1 / (1 + wider), 1 / (1 + taller)
    return Alignment(SIZE, SIZE, scale_x, scale_y, 500 - (500 + right) * scale_x, 250 - (250 + down) * scale_y)


@pytest.mark.parametrize(
    ("alignment", "words"),
    [
        (moved(6, 0, 0.012, 0.012), "Moved 6 px right, 1.2 % larger than the original"),
        (moved(-3.4, 12.3), "Moved 3.4 px left and 12 px down"),
        (moved(0, -41, -0.03, -0.03), "Moved 41 px up, 3.0 % smaller than the original"),
        (moved(0.2, 0.3, 0.021, -0.008), "2.1 % wider, 0.8 % shorter than the original"),
        (moved(0.1, -0.2, 0.0001, 0.0), "The result has not moved"),
    ],
)
def test_it_says_what_a_person_would_see(alignment: Alignment, words: str) -> None:
    assert alignment_words(alignment) == words


def test_beside_an_input_that_is_no_original_it_names_the_input() -> None:
    assert alignment_words(moved(0, 0, 0.012, 0.012), is_original=False) == "1.2 % larger than the input"
