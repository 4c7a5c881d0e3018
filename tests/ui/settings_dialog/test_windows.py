"""The settings are one window, also while their pages are made."""

from PySide6.QtWidgets import QApplication

from tests.ui.opened_windows import OpenedWindows
from tests.ui.settings_dialog.open_settings import OpenSettings


def test_nothing_of_a_page_is_a_window_of_its_own_while_it_is_made(settings: OpenSettings, qapp: QApplication) -> None:
    with OpenedWindows(qapp) as kinds:
        for title in settings.titles():
            settings.go_to(title.partition(" (")[0])
    assert kinds == []
    assert qapp.activeWindow() is settings.dialog, "nothing has taken the keyboard"
