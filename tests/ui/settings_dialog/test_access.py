"""The dialog by keyboard alone, for screen readers, and where room is short."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QToolButton,
    QWidget,
)

from qwen_studio.state.key_facts import KeyState
from qwen_studio.ui.settings_dialog.row import Row
from qwen_studio.ui.settings_dialog.settings_page import SettingsPage
from tests.ui.by_name import spoken_name
from tests.ui.settings_dialog.open_settings import OpenSettings

CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)


def test_pages_by_arrows_and_rows_by_tab(settings: OpenSettings) -> None:
    # The arrows work from the beginning.
    settings.dialog.activateWindow()
    settings.scene.qtbot.waitUntil(settings.pages.hasFocus)
    QTest.keyClick(settings.pages, Qt.Key.Key_End)
    assert settings.titles()[settings.pages.currentRow()] == "Advanced"
    QTest.keyClick(settings.pages, Qt.Key.Key_Home)
    reached = []
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget() or settings.dialog, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(called(focus))
    wanted = [
        "Language",
        "Words of presets",
        "Page",
        "Bring back what was being written",
        "Notify when an edit is done",
    ]
    assert [name for name in reached if name in wanted][:5] == wanted, "in the order in which they stand"
    assert "Search settings" in reached


def test_every_control_has_a_name_and_rows_have_descriptions(settings: OpenSettings) -> None:
    for title in [text.partition(" (")[0] for text in settings.titles()]:
        page = settings.go_to(title)
        for control in page.findChildren(QWidget):
            inner = isinstance(control.parent(), QComboBox | QAbstractSpinBox) or isinstance(control, QToolButton)
            if isinstance(control, CONTROLS) and control.isVisible() and not inner:
                assert spoken_name(control), f"{title}: {control}"
        if title not in {"Keys and regions", "Keys on the keyboard"}:
            for row in page.findChildren(Row):
                assert row.accessibleName(), title
    page = settings.go_to("Appearance")
    theme = next(box for box in page.findChildren(QComboBox) if called(box) == "Theme")
    told = QAccessible.queryAccessibleInterface(theme).text(QAccessible.Text.Description)
    assert told == "High contrast is dark or light as the system is. Default: Like the system."


def test_nothing_is_cut_off_at_the_largest_letters_in_a_small_window(settings: OpenSettings) -> None:
    settings.preferences.change(text_scale=200)
    settings.dialog.resize(1024, 700)
    assert (settings.dialog.width(), settings.dialog.height()) == (1024, 700)
    # What is known of the keys stands beside the accounts, and takes its room.
    settings.go_to("Keys and regions")
    service = settings.scene.studio.service
    settings.scene.qtbot.waitUntil(
        lambda: all(service.key_of(region.id).state is KeyState.SET for region in service.catalog.regions)
    )
    for title in [text.partition(" (")[0] for text in settings.titles()]:
        page = settings.go_to(title)
        # What has grown tells what is around it one after the other.
        for _ in range(5):
            QApplication.processEvents()
        settings.scene.qtbot.waitUntil(partial(fits, page))
        room = page.viewport().width()
        for control in page.findChildren(QWidget):
            if isinstance(control, CONTROLS) and control.isVisible() and not isinstance(control, QToolButton):
                right = control.mapTo(page.viewport(), control.rect().topRight()).x()
                assert right < room, f"{title}: {called(control)} ends at {right} of {room}"


def fits(page: SettingsPage) -> bool:
    inner = page.widget()
    return inner is not None and inner.width() <= page.viewport().width()


def called(widget: QWidget) -> str:
    """Its name. That of a list that opens is told to screen readers by its label, and what is read is its value."""
    return widget.accessibleName() or spoken_name(widget)


def test_a_label_names_each_list_for_screen_readers(settings: OpenSettings) -> None:
    page = settings.go_to("Appearance")
    theme = settings.find(QComboBox, "Theme")
    labels = [label.text() for label in page.findChildren(QLabel) if label.buddy() is theme]
    assert labels == ["Theme"]


def test_esc_closes(settings: OpenSettings) -> None:
    QTest.keyClick(settings.pages, Qt.Key.Key_Escape)
    assert not settings.dialog.isVisible()


def test_the_wheel_over_a_value_scrolls_the_page(settings: OpenSettings) -> None:
    page = settings.go_to("Editing defaults")
    before = settings.now.n
    box = next(box for box in page.findChildren(QAbstractSpinBox) if box.isVisible())
    QTest.wheelEvent(settings.dialog.windowHandle(), box.mapTo(settings.dialog, box.rect().center()), QPoint(0, 120))
    assert settings.now.n == before
