"""Sizes that may be sent, and sizes that come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.errors import PictureError
from qwen_studio.core.geometry import Size, expected_output, fit_into_limits

LIMITS = InputLimits(
    max_images=3,
    min_side=384,
    max_side=3072,
    max_file_bytes=10_485_760,
    max_data_uri_bytes=10_485_760,
    mime_types=("image/png",),
)


@pytest.mark.parametrize(
    ("given_size", "sent"),
    [
        (Size(384, 384), Size(384, 384)),
        (Size(3072, 3072), Size(3072, 3072)),
        (Size(3072, 384), Size(3072, 384)),
        (Size(3073, 3072), Size(3072, 3071)),
        (Size(6028, 3391), Size(3072, 1728)),
        (Size(451, 300), Size(577, 384)),
        (Size(1, 1), Size(384, 384)),
        (Size(4000, 500), Size(3072, 384)),
    ],
)
def test_a_picture_is_scaled_to_the_nearest_size_within_the_limits(given_size: Size, sent: Size) -> None:
    assert fit_into_limits(given_size, LIMITS) == sent


@pytest.mark.parametrize("size", [Size(4001, 500), Size(10_000, 100), Size(100, 10_000), Size(0, 5)])
def test_an_aspect_that_cannot_fit_is_refused(size: Size) -> None:
    with pytest.raises(PictureError):
        fit_into_limits(size, LIMITS)


@given(st.integers(1, 40_000), st.integers(1, 40_000))
def test_every_fitted_size_lies_within_the_limits_and_keeps_its_aspect(width: int, height: int) -> None:
    if max(width, height) > 8 * min(width, height):
        return
    fitted = fit_into_limits(Size(width, height), LIMITS)
    assert all(384 <= side <= 3072 for side in fitted)
    # One pixel of rounding on the shorter side is all that the aspect may lose.
    assert abs(fitted.width * height - fitted.height * width) <= max(width, height)


@pytest.mark.parametrize(
    ("last_input", "result"),
    [
        (Size(1536, 1024), Size(1248, 832)),
        (Size(1024, 1536), Size(832, 1248)),
        (Size(1408, 1000), Size(1216, 864)),
        (Size(512, 512), Size(1024, 1024)),
    ],
)
def test_the_documents_result_sizes_are_foretold(last_input: Size, result: Size) -> None:
    assert expected_output(last_input) == result
