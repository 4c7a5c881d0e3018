"""Settings go into a file and come from one; what was taken is told, and can be taken back."""

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from qwen_studio.ui.widgets.notice import Notice
from tests.ui.settings_dialog.open_settings import OpenSettings


@pytest.fixture
def advanced(settings: OpenSettings) -> OpenSettings:
    settings.go_to("Advanced")
    return settings


def choose(settings: OpenSettings, button: str, file: Path) -> None:
    """Presses the button, and chooses the file in the dialog that opens."""
    settings.press(button)
    (dialog,) = [dialog for dialog in settings.dialog.findChildren(QFileDialog) if dialog.isVisible()]
    dialog.hide()
    dialog.fileSelected.emit(str(file))


def says(settings: OpenSettings) -> str:
    return "\n".join(n.text() for n in settings.dialog.findChildren(Notice) if n.isVisible())


def test_there_and_back(advanced: OpenSettings, tmp_path: Path) -> None:
    file = tmp_path / "mine.json"
    advanced.preferences.change(theme="light", n=3, library="/pictures", shortcuts={"window.palette": "Ctrl+J"})
    choose(advanced, "Export…", file)
    advanced.scene.qtbot.waitUntil(lambda: says(advanced) == "The settings were written to mine.json.")
    told = json.loads(file.read_text(encoding="utf-8"))
    assert (told["theme"], told["shortcuts"]) == ("light", {"window.palette": "Ctrl+J"})
    assert "library" not in told

    advanced.preferences.change(theme="dark", n=1, shortcuts={})
    choose(advanced, "Import…", file)
    advanced.scene.qtbot.waitUntil(lambda: says(advanced) == "3 settings were taken from mine.json.")
    now = advanced.now
    assert (now.theme, now.n, now.shortcuts) == ("light", 3, {"window.palette": "Ctrl+J"})
    advanced.press("Undo")
    assert (advanced.now.theme, advanced.now.n, advanced.now.shortcuts) == ("dark", 1, {})
    assert advanced.scene.theme.is_dark


def test_what_was_not_understood_is_told_in_full(advanced: OpenSettings, tmp_path: Path) -> None:
    file = tmp_path / "other.json"
    file.write_text('{"theme": "purple", "n": 2, "cap_day_usd": "7", "hologram": 1}', encoding="utf-8")
    choose(advanced, "Import…", file)
    advanced.scene.qtbot.waitUntil(lambda: advanced.now.n == 2)
    assert says(advanced).splitlines() == [
        "2 settings were taken from other.json.",
        "Spending caps are among them: look at the page Money.",
        "These have values that cannot be used, and stay: theme.",
        "This version does not know these: hologram.",
    ]
    assert advanced.now.theme == "system"


def test_keys_that_two_actions_would_have_are_told(advanced: OpenSettings, tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    file.write_text('{"shortcuts": {"window.open": "Ctrl+N"}}', encoding="utf-8")
    choose(advanced, "Import…", file)
    advanced.scene.qtbot.waitUntil(lambda: bool(advanced.now.shortcuts))
    assert says(advanced).splitlines() == [
        "1 setting was taken from keys.json.",
        "The settings give keys of these to other actions, and there they work: “New edit” (Ctrl+N).",
    ]
    having = [a.text() for a in advanced.window.findChildren(QAction) if QKeySequence("Ctrl+N") in a.shortcuts()]
    assert having == ["&Open pictures…"]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"[]", "bad.json holds no settings of Qwen Studio."),
        (b"\xff\xfe\x00", "bad.json holds no settings of Qwen Studio."),
        (b" " * 1_000_001, "bad.json is too large to be a file of settings."),
        (None, "bad.json cannot be read: No such file or directory."),
    ],
)
def test_other_files_are_refused_in_words(
    advanced: OpenSettings, tmp_path: Path, raw: bytes | None, words: str
) -> None:
    file = tmp_path / "bad.json"
    if raw is not None:
        file.write_bytes(raw)
    advanced.preferences.change(theme="light", n=3)
    choose(advanced, "Import…", file)
    advanced.scene.qtbot.waitUntil(lambda: says(advanced) == words)
    assert (advanced.now.theme, advanced.now.n) == ("light", 3)
    assert advanced.told() == []


def test_a_place_that_takes_no_file_is_told(advanced: OpenSettings, tmp_path: Path) -> None:
    choose(advanced, "Export…", tmp_path / "nowhere" / "mine.json")
    advanced.scene.qtbot.waitUntil(lambda: "cannot be written" in says(advanced))
    assert says(advanced).endswith("Choose another place for it.")
