"""Notices by the tray, of which there is none here: only what is asked of Qt can be seen."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from qwen_studio.ui.desktop.notifier import Notice
from qwen_studio.ui.desktop.tray_notifier import TrayNotifier


def test_the_icon_comes_with_its_notice_and_goes_with_it(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _self, *arguments: asked.append(arguments))
    owner = QObject(qapp)
    notifier = TrayNotifier(owner)
    icon = notifier._icon
    notifier.show_notice(Notice("An edit needs you", "“a <b> c”\nIt was refused.", is_bad=True))
    assert asked[0][:2] == ("An edit needs you", "“a <b> c”\nIt was refused.")
    assert asked[0][2] is QSystemTrayIcon.MessageIcon.Warning
    assert icon.isVisible()
    with qtbot.waitSignal(notifier.chosen) as chosen:
        icon.messageClicked.emit()
    assert chosen.args == [""]
    assert not icon.isVisible()
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: False))
    notifier.show_notice(Notice("Edit done", ""))
    assert len(asked) == 1
    owner.deleteLater()
