"""Files of presets: the one that comes with the program, and those of users."""

import re
from pathlib import Path

import pytest

from qwen_studio.core.errors import PresetsError
from qwen_studio.core.presets import Preset, Wording, WordsKind, slots
from qwen_studio.core.prompt import count_characters
from qwen_studio.core.resources import resource_path
from qwen_studio.library.presets_file import MOST_BYTES, read_book, read_own, write_own

BOOK = read_book(resource_path("presets.toml"))
BOTH = [preset for preset in BOOK.presets if preset.kind is WordsKind.INSTRUCTION]
FAMILIES = {"text", "objects", "people", "several", "scene", "control", "product", "restoration", "marked"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "presets.toml"


def mistakes(file: Path, text: str | bytes) -> list[str]:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    with pytest.raises(PresetsError) as raised:
        read_own(file)
    assert str(file) in str(raised.value)
    return raised.value.mistakes


def test_every_family_of_instructions_is_there() -> None:
    assert {preset.family for preset in BOTH} == FAMILIES
    assert all(BOOK.family(preset).name_zh for preset in BOOK.presets)


@pytest.mark.parametrize("preset", BOOK.presets, ids=lambda preset: preset.title)
def test_both_wordings_say_the_same(preset: Preset) -> None:
    texts = [preset.text_in(Wording.ENGLISH), preset.text_in(Wording.CHINESE)]
    assert re.search("[一-鿿]", texts[1])
    assert re.search("[一-鿿]", preset.title_zh)
    assert not re.search("[一-鿿]", texts[0] + preset.title)
    # As many slots, the same images, and words for the picture in double quotes in both.
    assert len(slots(texts[0])) == len(slots(texts[1]))
    assert set(re.findall(r"Image (\d)", texts[0])) == set(re.findall(r"图(\d)", texts[1]))
    assert texts[0].count('"') == texts[1].count('"')
    limit = 800 if preset.kind is WordsKind.INSTRUCTION else 500
    assert all(count_characters(text) <= limit * 0.6 for text in texts), "room for what fills the slots"


@pytest.mark.parametrize("preset", [p for p in BOTH if p.images > 1], ids=lambda preset: preset.title)
def test_several_images_are_all_named(preset: Preset) -> None:
    assert set(re.findall(r"Image (\d)", preset.text)) == {str(n) for n in range(1, preset.images + 1)}


def test_titles_are_told_apart() -> None:
    for wording in Wording:
        titles = [preset.title_in(wording) for preset in BOOK.presets]
        assert len(titles) == len(set(titles))


def test_own_presets_come_back_as_they_were_written(file: Path) -> None:
    presets = [
        Preset(WordsKind.INSTRUCTION, 'My "red"', 'Write "{words}"\nin red \\ \x7f 图1\t'),
        Preset(WordsKind.AVOID, "模糊", "blur, 模糊", title_zh="糊", text_zh="模糊"),
    ]
    write_own(file, presets)
    assert read_own(file) == presets
    assert [path.name for path in file.parent.iterdir()] == ["presets.toml"]
    write_own(file, [])
    assert read_own(file) == []


def test_a_file_that_is_not_there_holds_none(file: Path) -> None:
    assert read_own(file) == []


def test_a_byte_order_mark_is_no_mistake(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b'\xef\xbb\xbf[[presets]]\ntitle = "a"\ntext = "b"\n')
    assert read_own(file) == [Preset(WordsKind.INSTRUCTION, "a", "b")]


def test_every_mistake_is_told_in_plain_words(file: Path) -> None:
    told = mistakes(
        file,
        """
        [colours]
        [[presets]]
        title = "no text"
        kind = "both"
        [[presets]]
        title = 7
        text = "  "
        colour = "red"
        images = 4
        """,
    )
    assert told == [
        "there is no table “colours” in a file of presets, only [[presets]]",
        "preset 1: “text” is missing",
        "preset 1: “kind” must be instruction or avoid",
        "preset 2: there is no key “colour”",
        "preset 2: “title” must be words in quotes",
        "preset 2: “text” is empty",
        "preset 2: “images” must be a number from 0 to 3",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("presets = 3", "each preset must begin with a line [[presets]]"),
        ("[presets]\ntitle = 'a'", "each preset must begin with a line [[presets]]"),
        ("[[presets]", "line 1"),
        (b"title = '\xff'", "it is not text in UTF-8"),
        ("#" * (MOST_BYTES + 1), "it is larger than 1 MB"),
        ("x = " + "[" * 100_000, ""),
    ],
)
def test_what_is_no_file_of_presets_is_refused(file: Path, text: str | bytes, words: str) -> None:
    assert words in mistakes(file, text)[0]


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(PresetsError, match="it cannot be read"):
        read_own(file)
    with pytest.raises(PresetsError, match="it cannot be written"):
        write_own(file, [])
