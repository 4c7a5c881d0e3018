import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.settings_dialog.settings_dialog import SettingsDialog
from tests.ui.scene import Scene
from tests.ui.settings_dialog.open_settings import OpenSettings


@pytest.fixture
def window(scene: Scene) -> MainWindow:
    return scene.open_program(1200, 800)


@pytest.fixture
def settings(scene: Scene, window: MainWindow) -> OpenSettings:
    """The settings dialog, opened by its keys."""
    QTest.keySequence(window, QKeySequence("Ctrl+,"))
    (dialog,) = window.findChildren(SettingsDialog)
    with scene.qtbot.waitActive(dialog):
        dialog.activateWindow()
    return OpenSettings(scene, window, dialog)
