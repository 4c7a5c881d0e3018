"""A range of days, asked for in the popup behind the chip of dates."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QPushButton

from qwen_studio.ui.gallery.date_chip import DateChip
from qwen_studio.ui.gallery.date_popup import DatePopup
from qwen_studio.ui.theme import Choice
from tests.ui.by_name import by_name
from tests.ui.gallery.gallery_scene import LEFT, GalleryScene
from tests.ui.gallery.popups import choose, only_open


def ask(gallery: GalleryScene) -> DatePopup:
    choose(gallery, chip(gallery), "From … to …")
    return only_open(gallery.bar, DatePopup)


def chip(gallery: GalleryScene) -> DateChip:
    return gallery.bar.findChildren(DateChip)[0]


def day_field(popup: DatePopup, name: str) -> QDateEdit:
    return by_name(popup, QDateEdit, name)


def write(field: QDateEdit, day: date) -> None:
    """Types the day over the one that is there, part by part as it is written here."""
    parts = QDateEdit.Section
    for part, number in ((parts.YearSection, day.year), (parts.MonthSection, day.month), (parts.DaySection, day.day)):
        field.setSelectedSection(part)
        QTest.keyClicks(field, f"{number:02}")
    assert field.date() == QDate(day.year, day.month, day.day)


def show(popup: DatePopup) -> None:
    QTest.mouseClick(by_name(popup, QPushButton, "Show these days"), LEFT)


def test_only_pictures_of_these_days_are_shown(gallery: GalleryScene) -> None:
    today = datetime.now().astimezone().date()
    popup = ask(gallery)
    first, last = day_field(popup, "First day"), day_field(popup, "Last day")
    assert first.hasFocus()
    write(first, today - timedelta(days=50))
    write(last, today - timedelta(days=1))
    show(popup)
    # The last day belongs to it, and today does not.
    gallery.wait_for_count(37)
    assert not gallery.bar.findChildren(DatePopup)
    assert chip(gallery).isChecked()
    assert " – " in chip(gallery).words


def test_one_day_is_a_range_too(gallery: GalleryScene) -> None:
    yesterday = datetime.now().astimezone().date() - timedelta(days=1)
    popup = ask(gallery)
    write(day_field(popup, "First day"), yesterday)
    write(day_field(popup, "Last day"), yesterday)
    show(popup)
    gallery.wait_for_count(7)
    assert " – " not in chip(gallery).words


def test_it_begins_with_the_last_week_and_later_with_the_days_that_hold(gallery: GalleryScene) -> None:
    today = QDate.currentDate()
    popup = ask(gallery)
    assert day_field(popup, "First day").date() == today.addDays(-6)
    assert day_field(popup, "Last day").date() == today
    write(day_field(popup, "First day"), datetime.now().astimezone().date() - timedelta(days=3))
    show(popup)
    gallery.wait_for_count(12)
    again = ask(gallery)
    assert day_field(again, "First day").date() == today.addDays(-3)
    assert day_field(again, "Last day").date() == today


def test_the_earlier_of_both_days_is_the_first(gallery: GalleryScene) -> None:
    today = datetime.now().astimezone().date()
    popup = ask(gallery)
    write(day_field(popup, "First day"), today - timedelta(days=1))
    write(day_field(popup, "Last day"), today - timedelta(days=50))
    show(popup)
    gallery.wait_for_count(37)
    again = ask(gallery)
    assert day_field(again, "Last day").date() == QDate.currentDate().addDays(-1)


def test_escape_asks_for_nothing_and_any_date_ends_it(gallery: GalleryScene) -> None:
    popup = ask(gallery)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()
    assert gallery.studio.gallery.shown_count == 42
    assert not chip(gallery).isChecked()
    yesterday = datetime.now().astimezone().date() - timedelta(days=1)
    popup = ask(gallery)
    write(day_field(popup, "First day"), yesterday)
    show(popup)
    gallery.wait_for_count(12)
    choose(gallery, chip(gallery), "Any date")
    gallery.wait_for_count(42)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_button_of_the_calendar_is_flat(gallery: GalleryScene, scheme: Choice) -> None:
    gallery.theme.set_choice(scheme)
    tokens = gallery.theme.tokens
    field = day_field(ask(gallery), "Last day")
    image = field.grab().toImage()
    end = range(image.width() - 22, image.width() - 8)
    above_arrow = {image.pixelColor(x, y).name() for x in end for y in range(4, 9)}
    assert above_arrow == {tokens.field.name()}
    middle = {image.pixelColor(x, y).name() for x in end for y in range(10, image.height() - 10)}
    assert len(middle) > 1, "and an arrow is on it"
