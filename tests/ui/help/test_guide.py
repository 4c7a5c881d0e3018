"""The guide's files: whole in both languages, and true to what the program says."""

import inspect
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QImageReader, QTextDocument
from PySide6.QtWidgets import QApplication

from qwen_studio.api import wire_failures
from qwen_studio.api.failure_table import BY_STATUS, FAILURES
from qwen_studio.core.resources import resource_path
from qwen_studio.state.languages import FILES
from qwen_studio.ui.help.guide import LANGUAGES, PAGES, Guide, language_of, plain

FOLDER = resource_path("guide")
MOST_BYTES = 1_900_000
"""Of the pictures of all languages: they are in every package, whose size has a limit."""
NEXT_STEPS = ("Check", "Try", "Enter", "Nothing was charged", "It may have been charged")
LINK = re.compile(r"\]\(([^)\s]+)\)")
BOLD = re.compile(r"\*\*([^*]+)\*\*")
# Chinese has menus and what is in them in quotes, too.
IN_MENUS = re.compile(r"“([^”]+)”(?=菜单)|(?<=菜单的)“([^”]+)”")
KEYS = re.compile(r"Ctrl\+.|F\d+")

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def page(language: str, name: str) -> str:
    return (FOLDER / language / f"{name}.md").read_text("utf-8")


def words_of(language: str) -> Callable[[str], str]:
    """What the program says in that language in place of a sentence of the service's errors."""
    if language == "en":
        return str
    translator = QTranslator()
    assert translator.load(str(resource_path("i18n", f"{FILES[language]}.qm")))
    return lambda sentence: translator.translate("api", sentence) or ""


def links(text: str) -> list[str]:
    return LINK.findall(text)


def name_of(words: str) -> str:
    """How the guide would write a button or a menu of these words: without its key, with "…" for what is filled in."""
    return re.sub(r"\s+", " ", re.sub(r"\{\w+\}", "…", re.sub(r"\(&.\)|&", "", words))).strip(" …:：")


def names_in_the_window(language: str) -> Iterator[str]:
    """Every sentence of the program as a name; of one with a colon also what comes before that."""
    for message in ET.parse(resource_path("i18n", "zh_CN.ts")).iter("message"):  # noqa: S314 - a file of this project
        words = message.findtext("source" if language == "en" else "translation") or ""
        yield name_of(words)
        yield name_of(re.split("[:：]", words)[0])


def names_in_the_guide(text: str) -> Iterator[str]:
    """What is written as a name; a whole sentence, and a key, are bold for other reasons."""
    for bold in BOLD.findall(text):
        if not bold.endswith((".", "。")) and not KEYS.fullmatch(bold):
            yield name_of(bold)
    for menu, entry in IN_MENUS.findall(text):
        yield name_of(menu or entry)


def pictures(language: str) -> list[Path]:
    """The files of pictures in that language."""
    return list((FOLDER / "pictures" / language).iterdir())


def test_every_page_is_there_and_no_other(language: str) -> None:
    assert {file.stem for file in (FOLDER / language).iterdir()} == set(PAGES)
    assert list(Guide(language).titles()) == list(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_headings_links_and_pictures_are_those_of_the_english_page(language: str, name: str) -> None:
    here, english = page(language, name), page("en", name)

    def levels(text: str) -> list[str]:
        return re.findall(r"^(#+) ", text, re.MULTILINE)

    assert levels(here) == levels(english)
    assert levels(here)[0] == "#"
    assert levels(here).count("#") == 1
    assert [link.replace(f"/{language}/", "/en/") for link in links(here)] == links(english)


@pytest.mark.parametrize("name", PAGES)
def test_every_link_and_picture_is_there(language: str, name: str) -> None:
    file = FOLDER / language / f"{name}.md"
    for link in links(page(language, name)):
        target = (file.parent / link).resolve()
        assert target.is_file(), link
        assert FOLDER.resolve() in target.parents, f"{link} is not in the package"


def test_pictures_are_those_of_the_language_and_none_is_left_over(language: str) -> None:
    shown = {link for name in PAGES for link in links(page(language, name)) if link.startswith("../")}
    assert shown == {f"../pictures/{language}/{picture.name}" for picture in pictures(language)}


def test_every_language_has_the_same_pictures_and_each_is_its_own(language: str) -> None:
    english = {picture.name: picture for picture in pictures("en")}
    assert {picture.name for picture in pictures(language)} == set(english)
    if language != "en":
        assert [p.name for p in pictures(language) if p.read_bytes() == english[p.name].read_bytes()] == []


def test_pictures_can_be_read_by_qt_alone(language: str) -> None:
    for picture in pictures(language):
        assert QImageReader(str(picture)).read().width() > 200, picture.name


def test_no_picture_lies_outside_of_the_languages_and_all_are_small(language: str) -> None:
    assert (FOLDER / "pictures" / language).is_dir()
    assert {folder.name for folder in (FOLDER / "pictures").iterdir()} == set(LANGUAGES)
    assert sum(picture.stat().st_size for each in LANGUAGES for picture in pictures(each)) < MOST_BYTES


def test_every_page_can_be_reached_from_the_first(language: str) -> None:
    assert {f"{name}.md" for name in PAGES[1:]} <= set(links(page(language, PAGES[0])))


def test_trouble_has_every_code_and_sentence_of_the_failure_table(language: str) -> None:
    trouble = page(language, "trouble")
    words = " ".join(trouble.split())
    in_language = words_of(language)
    for row in FAILURES:
        assert in_language(row.sentence) in words
        for code in row.codes:
            assert f"`{code}`" in trouble, code
    for status, row in BY_STATUS.items():
        assert in_language(row.sentence) in words, status


def test_trouble_has_every_failure_of_the_connection(language: str) -> None:
    words = " ".join(page(language, "trouble").split())
    in_language = words_of(language)
    told = re.findall(r'translate\(\s*"api",\s*"([A-Z][^"]+\.)"', inspect.getsource(wire_failures))
    # Sentences of their own, not those that say what to do.
    causes = [sentence for sentence in told if not sentence.startswith(NEXT_STEPS) and "{" not in sentence]
    assert len(causes) > 8
    for sentence in causes:
        assert in_language(sentence) in words


# The page of troubles has bits of messages in bold.
@pytest.mark.parametrize("name", [name for name in PAGES if name != "trouble"])
def test_what_is_named_is_in_the_window_by_that_name(language: str, name: str) -> None:
    there = set(names_in_the_window(language))
    named = set(names_in_the_guide(page(language, name)))
    # "Image 1" stands for every number.
    assert {known for known in named if not {known, re.sub(r"\d", "…", known).strip(" …")} & there} == set()


@pytest.mark.parametrize("name", PAGES)
def test_bold_words_are_shown_bold_and_stand_in_chinese_without_blanks(
    qapp: QApplication, language: str, name: str
) -> None:
    text = page(language, name)
    shown = QTextDocument()
    shown.setMarkdown(text)
    assert "**" not in shown.toPlainText()
    assert not re.search(r"[\u4e00-\u9fff，；：、”）] \*\*[\u4e00-\u9fff]", text)


def test_search_takes_all_words_and_puts_headings_first(language: str) -> None:
    guide = Guide(language)
    assert guide.found("arrearage")[0].page == "trouble"
    assert guide.found("arrearage Ctrl+K") == []
    assert guide.found("   ") == []
    title = guide.titles()["money"]
    assert guide.found(title)[0].heading == title


def test_words_of_markup_are_left_without_its_signs(language: str) -> None:
    for section in Guide(language).sections():
        assert not re.search(r"\*\*|\]\(|^#|!\[", section.words, re.MULTILINE)
    assert plain("Press **Save as** in [the gallery](gallery.md)") == "Press Save as in the gallery"


def test_the_language_follows_the_locale(language: str) -> None:
    assert language_of({"en": "de_DE", "zh": "zh_CN"}[language]) == language
