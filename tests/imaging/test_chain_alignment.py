"""Where the last picture of a chain lies over its first."""

from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.core.errors import PictureError
from qwen_studio.imaging.chain_alignment import chain_alignment


def saved(image: Image.Image, file: Path) -> Path:
    image.save(file)
    return file


def test_the_last_is_laid_over_the_first_at_their_own_sizes(samples: Path, tmp_path: Path) -> None:
    coffee = Image.open(samples / "coffee.png").convert("RGB").resize((1800, 1200))
    middle = saved(coffee.resize((900, 620)), tmp_path / "middle.png")
    last = saved(coffee.crop((90, 60, 1710, 1140)).resize((960, 640)), tmp_path / "last.png")
    found = chain_alignment([saved(coffee, tmp_path / "first.png"), middle, last])
    assert found is not None
    assert (found.input_size, found.result_size) == ((1800, 1200), (960, 640))
    assert found.shift_x == pytest.approx(90, abs=3)
    assert found.shift_y == pytest.approx(60, abs=3)


def test_where_the_last_has_nothing_of_the_first_the_steps_lead_there(samples: Path, tmp_path: Path) -> None:
    # The middle picture is half of the one and half of the other, as when an edit changes what the next one keeps.
    coffee = Image.open(samples / "coffee.png").convert("RGB").resize((900, 600))
    cat = Image.open(samples / "chelsea.png").convert("RGB").resize((900, 600))
    both = coffee.copy()
    both.paste(cat.crop((450, 0, 900, 600)), (450, 0))
    way = [coffee, both, cat.resize((600, 400))]
    files = [saved(image, tmp_path / f"{number}.png") for number, image in enumerate(way)]
    found = chain_alignment(files)
    assert found is not None
    assert (found.scale_x, found.scale_y) == pytest.approx((1.5, 1.5), abs=0.02)


def test_pictures_of_different_things_have_no_place(samples: Path, tmp_path: Path) -> None:
    noise = saved(Image.effect_noise((600, 400), 90).convert("RGB"), tmp_path / "noise.png")
    assert chain_alignment([samples / "coffee.png", noise]) is None


def test_a_file_that_is_gone_is_told(samples: Path, tmp_path: Path) -> None:
    with pytest.raises(PictureError):
        chain_alignment([samples / "coffee.png", tmp_path / "gone.png"])
