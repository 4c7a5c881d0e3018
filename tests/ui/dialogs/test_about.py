from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from qwen_studio import __version__
from qwen_studio.core.licences import Work
from qwen_studio.ui.dialogs import about
from qwen_studio.ui.dialogs.about import AboutDialog
from qwen_studio.ui.widgets.read_only_text import ReadOnlyText


def test_it_names_the_version_the_log_and_every_work_of_others(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = AboutDialog(tmp_path)
    qtbot.addWidget(dialog)

    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert __version__ in words
    assert str(tmp_path) in words
    assert "no telemetry" in words
    works = dialog.findChildren(ReadOnlyText)[0].toPlainText()
    for name in ("PySide6_Essentials", "httpx", "pillow", "numpy", "tenacity"):
        assert f"\n{name} " in works
    assert "LGPL" in works


def test_a_bundle_shows_the_full_texts_too(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(about, "works_used", lambda: (Work("Zeta", "1.2", "MIT", "Permission is <b>granted</b>"),))
    dialog = AboutDialog(tmp_path)
    qtbot.addWidget(dialog)

    works = dialog.findChildren(ReadOnlyText)[0].toPlainText()
    assert "\nZeta 1.2: MIT\n" in works
    assert works.endswith("— Zeta 1.2 —\n\nPermission is <b>granted</b>")
