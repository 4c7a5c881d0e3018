"""Whether the window's other languages say all that it says in English, and nothing else."""

import ast
import re
import shutil
import string
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from translations import ROOT, WORDS, collect, compile_words, untranslated

FILES = sorted(WORDS.glob("*.ts"))
NAMES = [file.stem for file in FILES]

COLLECTED = {"tr", "translate", "marked"}
# What is read there was marked where it stands.
READERS = {
    "qwen_studio/api/failures.py",
    "qwen_studio/core/catalog.py",
    "qwen_studio/core/language.py",
    "qwen_studio/imaging/written.py",
    "qwen_studio/jobs/recovery.py",
    "qwen_studio/library/failures.py",
    "qwen_studio/state/speech.py",
    "qwen_studio/ui/change_words.py",
}

Sentence = tuple[str, str, str]
"""Context, source and translation."""


def sentences(file: Path) -> Iterator[Sentence]:
    for context in ET.parse(file).iter("context"):  # noqa: S314 - a file of this project
        for message in context.iter("message"):
            yield (
                context.findtext("name") or "",
                message.findtext("source") or "",
                message.findtext("translation") or "",
            )


def said_in_sources() -> set[tuple[str, str]]:
    """Every sentence that goes through a translator, by the class or context that says it."""
    said: set[tuple[str, str]] = set()
    for path in (ROOT / "qwen_studio").rglob("*.py"):
        said |= _said_in(ast.parse(path.read_text("utf-8")), "", path.relative_to(ROOT).as_posix())
    return said


def _said_in(node: ast.AST, owner: str, path: str) -> set[tuple[str, str]]:
    said: set[tuple[str, str]] = set()
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and (call := _collected(child)) is not None:
            words = [argument.value for argument in child.args if isinstance(argument, ast.Constant)]
            assert len(words) == len(child.args) or path in READERS, f"{path}:{child.lineno} is not a plain sentence"
            said |= {(owner, str(words[0]))} if call == "tr" else {(str(words[0]), str(text)) for text in words[1:]}
        said |= _said_in(child, child.name if isinstance(child, ast.ClassDef) else owner, path)
    return said


def _collected(call: ast.Call) -> str | None:
    function = call.func
    if isinstance(function, ast.Attribute):
        # Strings and painters have a method of that name too.
        owner = ast.unparse(function.value)
        known = function.attr == "tr" or (function.attr == "translate" and owner.endswith("QCoreApplication"))
        return function.attr if known else None
    if not isinstance(function, ast.Name):
        return None
    assert function.id not in {"_", "_tr", "tr"}, "Qt's tools do not find it by that name"
    return function.id if function.id in COLLECTED else None


def fields_of(text: str) -> Counter[str]:
    """The values that are filled in; "{red|blue}" is an example of what people write."""
    return Counter(
        f"{name}!{conversion}:{form}"
        for _, name, form, conversion in string.Formatter().parse(text)
        if name and "|" not in name
    )


def test_there_is_chinese() -> None:
    assert NAMES == ["zh_CN"]


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_every_sentence_is_translated(file: Path) -> None:
    assert untranslated(file) == []


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_what_the_sources_say_is_in_the_file_and_nothing_else(file: Path) -> None:
    known = {(context, source) for context, source, _ in sentences(file)}
    said = said_in_sources()
    assert said - known == set(), "run packaging/translations.py"
    assert known - said == set(), "run packaging/translations.py"


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_the_file_is_as_qts_tool_writes_it(file: Path, tmp_path: Path) -> None:
    again = tmp_path / file.name
    shutil.copy(file, again)
    collect(again)
    assert again.read_text("utf-8") == file.read_text("utf-8"), "run packaging/translations.py"


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_what_the_program_loads_is_made_of_the_file(file: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    compile_words(file, made)
    assert made.read_bytes() == file.with_suffix(".qm").read_bytes(), "run packaging/translations.py"


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_values_are_filled_in_at_the_same_places(file: Path) -> None:
    for _, source, translation in sentences(file):
        try:
            wanted = fields_of(source)
        except ValueError:
            # Not a sentence that values are filled into.
            assert "{" in source
            continue
        assert fields_of(translation) == wanted, source


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_each_letter_that_is_a_key_in_english_is_the_same_key(file: Path) -> None:
    for _, source, translation in sentences(file):
        assert mnemonic(translation) == mnemonic(source), source


def mnemonic(text: str) -> str:
    found = re.search(r"&([^&\s])", text.replace("&&", ""))
    return found[1].upper() if found else ""


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_a_command_that_asks_for_more_says_so(file: Path) -> None:
    for _, source, translation in sentences(file):
        if source.endswith("…"):
            assert translation.endswith("…"), source


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_markup_and_spaces_at_the_ends_stay(file: Path) -> None:
    for _, source, translation in sentences(file):
        assert re.findall(r"</?\w+", translation) == re.findall(r"</?\w+", source), source
        assert translation.endswith("\n") == source.endswith("\n"), source
        assert translation.strip() == translation or source.strip() != source, source


def test_chinese_is_written_as_chinese_is() -> None:
    for _, source, translation in sentences(WORDS / "zh_CN.ts"):
        assert "!" not in translation, source
        assert "！" not in translation, source
        assert not re.search(r"[\u4e00-\u9fff][,;?:](?!//)", translation), f"{source}: punctuation of Latin script"
        assert not re.search(r"\s[，。；：？”）]", translation), f"{source}: a space before punctuation"
        if re.search(r"[A-Za-z]{4,} [a-z]{3,} [a-z]{3,}", source) and not re.search(r"[\u4e00-\u9fff]", translation):
            raise AssertionError(f"not translated: {source}")
