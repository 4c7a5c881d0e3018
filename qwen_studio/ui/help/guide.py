"""The user guide as it lies in `resources/guide`: its pages, their sections, and a search through their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from qwen_studio.core.resources import resource_path

INDEX = "index"
PAGES = (
    INDEX,
    "first-edit",
    "several-images",
    "chains",
    "comparing",
    "marks",
    "words",
    "gallery",
    "money",
    "keys",
    "settings",
    "trouble",
)
"""The pages in the order of the contents; each is a file of that name in the folder of each language."""

LANGUAGES = ("en", "zh")

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_PICTURE = re.compile(r"!\[[^]]*\]\([^)]*\)")
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"[*`|]|^\s*(?:[-#>]+|\d+\.)\s", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """What stands under one heading, without the signs of the markup."""

    page: str
    heading: str
    words: str


def language_of(locale: str) -> str:
    """The language of the guide for a locale such as zh_CN: Chinese for Chinese, English for all others."""
    return "zh" if locale.lower().startswith("zh") else "en"


class Guide:
    """The guide in one language; files are read when they are first wanted."""

    def __init__(self, language: str) -> None:
        self._folder = resource_path("guide", language)
        self._sections: tuple[Section, ...] = ()

    def file(self, page: str) -> Path:
        """The file of a page."""
        return self._folder / f"{page}.md"

    def page_of(self, file: Path) -> str:
        """The page that this file is; empty for any other file."""
        return file.stem if file.stem in PAGES and file.parent.name == self._folder.name else ""

    def titles(self) -> dict[str, str]:
        """The title of each page, in the order of the contents."""
        titles: dict[str, str] = {}
        for section in self.sections():
            titles.setdefault(section.page, section.heading)
        return titles

    def sections(self) -> tuple[Section, ...]:
        """Every section, in the order of the contents."""
        if not self._sections:
            self._sections = tuple(
                section for page in PAGES for section in _sections_of(page, self.file(page).read_text("utf-8"))
            )
        return self._sections

    def found(self, text: str) -> list[Section]:
        """The sections in which every word of the text occurs, those with all of them in the heading first."""
        wanted = text.casefold().split()
        if not wanted:
            return []

        def lacks(place: str) -> bool:
            return any(word not in place.casefold() for word in wanted)

        hits = [section for section in self.sections() if not lacks(f"{section.heading}\n{section.words}")]
        return sorted(hits, key=lambda section: lacks(section.heading))


def plain(markup: str) -> str:
    """The words of a piece of markup, as the window shows them."""
    return _SIGNS.sub("", _LINK.sub(r"\1", _PICTURE.sub("", markup))).strip()


def _sections_of(page: str, text: str) -> Iterator[Section]:
    heading, lines = "", list[str]()
    for line in text.splitlines():
        match = _HEADING.fullmatch(line)
        if match is None:
            lines.append(line)
            continue
        if heading:
            yield Section(page, heading, plain("\n".join(lines)))
        heading, lines = plain(match[2]), []
    yield Section(page, heading, plain("\n".join(lines)))
