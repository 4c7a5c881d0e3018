"""Any text gives a file name that every file system takes."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qwen_studio.core.naming import cut_to_bytes, safe_stem

WINDOWS_DEVICES = {"CON", "PRN", "AUX", "NUL", *(d + n for d in ("COM", "LPT") for n in "123456789¹²³")}
ANY_TEXT = st.text(st.characters(codec=None))  # surrogates too


@given(ANY_TEXT | st.sampled_from(sorted(WINDOWS_DEVICES)).flatmap(lambda d: ANY_TEXT.map(lambda t: f"{d}.{t}")))
@example("CON." + "x" * 80)
@example("com¹ .txt")
@example("." * 90)
def test_every_stem_is_safe(text: str) -> None:
    stem = safe_stem(text)
    assert 0 < len(stem.encode()) <= 80
    assert not set(stem) & set('<>:"/\\|?*')
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for c in stem)
    # Windows drops dots and spaces at the end; a dot at the beginning hides the file elsewhere.
    assert stem == stem.strip(" .")
    assert stem.partition(".")[0].rstrip().upper() not in WINDOWS_DEVICES
    assert stem == unicodedata.normalize("NFC", stem)
    assert safe_stem(stem) == stem


@given(ANY_TEXT)
def test_every_stem_names_a_file_of_this_system(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / f"{safe_stem(text)}.png"
    file.write_bytes(b"")
    assert file in set(file.parent.iterdir())
    file.unlink()


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Make it sepia", "Make it sepia"),
        ("把天空变成日落", "把天空变成日落"),
        ("", "picture"),
        ("  \n ", "picture"),
        ("...", "picture"),
        ("../../etc/passwd", "etc passwd"),
        (".hidden", "hidden"),
        ("a:b|c?d*e", "a b c d e"),
        ("one\r\ntwo\tthree\0four", "one two three four"),
        ("nul", "picture nul"),
        ("NUL.txt", "picture NUL.txt"),
        ("Con ", "picture Con"),
        ("lpt².x", "picture lpt².x"),
        ("console", "console"),
        ("abc\u202egnp.exe", "abc gnp.exe"),
        ("half \ud83d a pair", "half a pair"),
        ("e\u0301te\u0301", "été"),
        ("zero\u200bwidth", "zero width"),
    ],
)
def test_names_for_people(text: str, stem: str) -> None:
    assert safe_stem(text) == stem


@pytest.mark.parametrize("letter", ["a", "ж", "画", "🎨"])
def test_long_texts_are_cut_between_characters(tmp_path: Path, letter: str) -> None:
    size = len(letter.encode())
    assert safe_stem(letter * 300) == letter * (80 // size)
    assert safe_stem(letter * 300, 10) == letter * (10 // size)
    # The longest name that a file system takes has 255 bytes.
    (tmp_path / f"{safe_stem(letter * 300, 251)}.png").write_bytes(b"")


@given(st.text(), st.integers(0, 60))
def test_a_cut_is_the_longest_beginning_that_fits(text: str, max_bytes: int) -> None:
    cut = cut_to_bytes(text, max_bytes)
    assert text.startswith(cut)
    assert len(cut.encode()) <= max_bytes
    assert cut == text or len(text[: len(cut) + 1].encode()) > max_bytes
