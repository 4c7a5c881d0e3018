"""Downloaded results: only whole pictures pass."""

import io
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.errors import PictureError
from qwen_studio.imaging.verify import verify_result


def test_a_real_result_passes_with_its_thumbnail(samples: Path) -> None:
    result = verify_result(samples / "astronaut.png")
    assert result.size == (512, 512)
    assert result.flag == ""
    assert Image.open(io.BytesIO(result.thumbnail)).size == (256, 256)


def test_other_formats_are_tolerated(samples: Path) -> None:
    assert verify_result(samples / "hubble_deep_field.jpg").size == (1000, 872)


def test_an_all_black_picture_is_flagged(tmp_path: Path) -> None:
    path = tmp_path / "result.png"
    black = Image.new("RGB", (64, 64))
    black.save(path)
    assert verify_result(path).flag == "black"
    black.putpixel((10, 20), (0, 0, 40))
    black.save(path)
    assert verify_result(path).flag == ""


@pytest.mark.parametrize("missing", [1, 4, 12, 16, 1000, 700_000])
def test_a_png_that_was_cut_off_anywhere_is_refused(samples: Path, tmp_path: Path, missing: int) -> None:
    path = tmp_path / "result.png"
    path.write_bytes((samples / "astronaut.png").read_bytes()[:-missing])
    with pytest.raises(PictureError, match=r"“result\.png” is damaged or incomplete"):
        verify_result(path)


def test_a_png_with_one_flipped_bit_is_refused(samples: Path, tmp_path: Path) -> None:
    path = tmp_path / "result.png"
    data = bytearray((samples / "astronaut.png").read_bytes())
    for at in range(4000, len(data), 60_000):
        flipped = bytearray(data)
        flipped[at] ^= 4
        path.write_bytes(flipped)
        with pytest.raises(PictureError):
            verify_result(path)


def test_an_error_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "result.png"
    path.write_text("<html><body>403 Forbidden</body></html>")
    with pytest.raises(PictureError, match="is not a picture that can be read"):
        verify_result(path)


def test_more_than_64_mb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "result.png"
    with path.open("wb") as stream:
        stream.truncate(64 * 2**20 + 1)
    with pytest.raises(PictureError, match="at most 64 MB"):
        verify_result(path)
