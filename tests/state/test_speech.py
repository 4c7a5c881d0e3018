import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTreeView
from pytestqt.qtbot import QtBot

from qwen_studio.core.errors import Cancelled
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.speech import Speech


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "settings.json")


@pytest.fixture
def speech(qapp: QApplication, preferences: Preferences) -> Iterator[Speech]:
    speech = Speech(preferences)
    yield speech
    speech.close()


def say(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)


def test_the_setting_changes_the_language_of_every_layer(
    speech: Speech, preferences: Preferences, qtbot: QtBot
) -> None:
    assert say("AboutDialog", "Licences") == "Licences"
    with qtbot.waitSignal(speech.changed):
        preferences.change(language="zh")
    assert speech.language == "zh"
    assert say("AboutDialog", "Licences") == "许可证"
    assert say("QPlatformTheme", "Cancel") == "取消", "Qt's own buttons speak it too"
    assert Cancelled().message == "发送前已停止，未收费。"
    assert QLocale().name() == "zh_CN"
    with qtbot.waitSignal(speech.changed):
        preferences.change(language="en")
    assert say("AboutDialog", "Licences") == "Licences"
    assert say("QPlatformTheme", "Cancel") == "Cancel"
    assert Cancelled().message == "Stopped before it was sent. Nothing was charged."
    assert QLocale().language() == QLocale.Language.English


def test_the_dialog_for_files_that_qt_brings_speaks_it_throughout(
    speech: Speech, preferences: Preferences, qtbot: QtBot, tmp_path: Path
) -> None:
    preferences.change(language="zh")
    (tmp_path / "photos").mkdir()
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    qtbot.addWidget(dialog)
    dialog.show()

    assert [label.text() for label in dialog.findChildren(QLabel)] == [
        "查找范围(&L)：",
        "文件名称(&N)：",
        "文件类型(&T)：",
    ]
    model = dialog.findChildren(QTreeView)[0].model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert heads == ["名称", "大小", "类型", "修改日期"]
    root = dialog.findChildren(QTreeView)[0].rootIndex
    qtbot.waitUntil(lambda: "文件夹" in {model.index(row, 2, root()).data() for row in range(model.rowCount(root()))})


def test_a_setting_that_means_the_same_changes_nothing(speech: Speech, preferences: Preferences, qtbot: QtBot) -> None:
    preferences.change(language="zh")
    with qtbot.assertNotEmitted(speech.changed):
        preferences.change(theme="dark", language="zh")
    assert say("AboutDialog", "Licences") == "许可证"


def test_words_that_are_not_there_are_english_and_the_log_says_so(
    qapp: QApplication, preferences: Preferences, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("qwen_studio.state.speech.resource_path", lambda *_: Path("/nowhere"))
    preferences.change(language="zh")
    with caplog.at_level(logging.WARNING):
        speech = Speech(preferences)
    try:
        assert say("AboutDialog", "Licences") == "Licences"
        assert "the words of zh_CN.qm were not found" in caplog.text
    finally:
        speech.close()
