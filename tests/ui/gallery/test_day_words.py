from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale

from qwen_studio.ui.gallery.day_words import day_heading

SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("en_US", date(2026, 11, 22), "Today"),
        ("en_US", date(2026, 11, 21), "Yesterday"),
        ("en_US", date(2026, 11, 20), "Friday, November 20"),
        ("en_US", date(2025, 11, 20), "Thursday, November 20, 2025"),
        ("de_DE", date(2026, 11, 20), "Freitag, 20. November"),
        ("zh_CN", date(2026, 11, 20), "11月20日星期五"),
        ("zh_CN", date(2025, 11, 20), "2025年11月20日星期四"),
    ],
)
def test_days_are_said_as_the_language_says_them(language: str, day: date, words: str) -> None:
    QLocale.setDefault(QLocale(language))
    assert day_heading(day, SUNDAY) == words
