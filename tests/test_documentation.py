"""The documentation beside the program leads to what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_link_to_a_file_leads_to_one(file: Path) -> None:
    links = [link for link in LINK.findall(file.read_text("utf-8")) if "://" not in link]
    assert [link for link in links if not (file.parent / link).exists()] == []


def test_the_guide_for_developers_names_modules_that_are_there() -> None:
    text = (ROOT / "docs" / "developing.md").read_text("utf-8")
    named = re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|toml|qss|md))`", text)
    assert len(named) > 25
    places = (ROOT, ROOT / "qwen_studio")
    assert [name for name in named if not any((place / name).is_file() for place in places)] == []
