from pathlib import Path

import pytest

from qwen_studio.ui.save_formats import JPEG, PNG, PNG_WITHOUT_STORY, WEBP, SaveFormat, free_name, named_by, with_suffix


@pytest.mark.parametrize(
    ("name", "chosen", "expected"),
    [
        ("a.png", PNG_WITHOUT_STORY, PNG_WITHOUT_STORY),
        ("a.JPG", PNG, JPEG),
        ("a.jpeg", JPEG, JPEG),
        ("a.webp", JPEG, WEBP),
        ("a", WEBP, WEBP),
        ("version 1.5", JPEG, JPEG),
        ("a.tiff", PNG, PNG),
    ],
)
def test_the_ending_names_the_format_where_it_can(name: str, chosen: SaveFormat, expected: SaveFormat) -> None:
    assert named_by(Path(name), chosen) is expected


def test_a_missing_ending_is_added_and_no_other_file_is_overwritten(tmp_path: Path) -> None:
    assert with_suffix(tmp_path / "a.jpeg", JPEG) == tmp_path / "a.jpeg"
    assert with_suffix(tmp_path / "version 1.5", PNG) == tmp_path / "version 1.5.png"
    (tmp_path / "a.png").touch()
    (tmp_path / "a 2.png").touch()
    assert with_suffix(tmp_path / "a", PNG) == tmp_path / "a 3.png"
    assert free_name(tmp_path / "b.png") == tmp_path / "b.png"
