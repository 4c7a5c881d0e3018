"""Chinese characters have the shapes of simplified Chinese, and Latin letters stay those of the system's font."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QTextLayout
from PySide6.QtWidgets import QApplication

from qwen_studio.ui.chinese_fonts import SIMPLIFIED, draw_simplified_shapes

ENGLISH, JAPANESE = QLocale("en_GB"), QLocale("ja_JP")


@pytest.fixture
def font(qapp: QApplication) -> Iterator[QFont]:
    # Of a size that nothing was written in yet: which fonts help another out is kept for each size.
    font = QFont(QApplication.font())
    font.setPixelSize(37)
    yield font
    QFont.removeSubstitutions(font.family())


def drawn_by(words: str, font: QFont) -> set[str]:
    layout = QTextLayout(words, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return {run.rawFont().familyName().lower() for run in layout.glyphRuns()}


def test_a_font_for_simplified_chinese_helps_out_with_chinese_alone(font: QFont) -> None:
    latin = QFontInfo(font).family().lower()
    there = [family for family in SIMPLIFIED if QFontDatabase.hasFamily(family)]
    if not there:
        pytest.skip("no font for simplified Chinese is here")

    draw_simplified_shapes(font, speaks_chinese=True, system=ENGLISH)

    assert drawn_by("Abc", font) == {latin}
    assert drawn_by("直", font) == {there[0].lower()}


@pytest.mark.parametrize(
    ("system", "speaks_chinese", "expected"),
    [(ENGLISH, False, True), (ENGLISH, True, True), (JAPANESE, False, False), (JAPANESE, True, True)],
)
def test_who_reads_other_shapes_keeps_them_until_the_program_speaks_chinese(
    font: QFont, system: QLocale, speaks_chinese: bool, expected: bool
) -> None:
    draw_simplified_shapes(font, speaks_chinese=not speaks_chinese, system=ENGLISH)
    draw_simplified_shapes(font, speaks_chinese=speaks_chinese, system=system)
    helping = [family.lower() for family in QFont.substitutes(font.family())]
    assert (SIMPLIFIED[0].lower() in helping) is expected
