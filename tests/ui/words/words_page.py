"""The Edit page with its popups, and what a person does in them."""

from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from qwen_studio.core.presets import WordsKind
from qwen_studio.state.studio import Studio
from qwen_studio.ui.edit_page import EditPage
from qwen_studio.ui.widgets.ask_popup import AskPopup
from qwen_studio.ui.words.word_popup import WordPopup
from tests.ui.by_name import by_name
from tests.ui.scene import Scene

W = TypeVar("W", bound=QWidget)


@dataclass
class Words:
    """The page, and short words for gestures."""

    scene: Scene
    page: EditPage

    @property
    def studio(self) -> Studio:
        return self.scene.studio

    def field(self, name: str = "Instruction") -> QPlainTextEdit:
        return by_name(self.page, QPlainTextEdit, name)

    def open_presets(self, field: str = "Instruction") -> WordPopup:
        """Presses the button at the head of the field, and waits for the list."""
        self.scene.press(self.page, f"Presets: {field}")
        popup = self.popup()
        self.scene.qtbot.waitUntil(lambda: popup.list.current() is not None)
        return popup

    def open_history(self, field: str = "Instruction") -> WordPopup:
        kind = WordsKind.AVOID if field == "Avoid" else WordsKind.INSTRUCTION
        with self.scene.qtbot.waitSignal(self.studio.word_history.changed, check_params_cb=lambda k: k is kind):
            self.scene.press(self.page, f"History: {field}")
        return self.popup()

    def popup(self) -> WordPopup:
        return self._open(WordPopup)

    def write(self, text: str) -> None:
        QTest.keyClicks(self.popup().search, text)

    def paste(self, text: str) -> None:
        """Writes what an input method would."""
        self.popup().search.insert(text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key where the keyboard is in the popup."""
        popup = self.popup()
        QTest.keyClick(popup.list if popup.list.hasFocus() else popup.search, key, modifier)

    def leave(self) -> None:
        """Presses Esc in the popup, where it is still open: without a window system, Qt itself closes what lies under
        a popup that was closed.
        """
        QApplication.processEvents()
        for popup in self._all_open(WordPopup):
            QTest.keyClick(popup.search, Qt.Key.Key_Escape)
        self.scene.qtbot.waitUntil(lambda: not self._all_open(WordPopup))

    def answer(self, text: str) -> None:
        """Answers the question that is asked."""
        ask = self._open(AskPopup)
        field = ask.findChildren(QLineEdit)[0]
        field.selectAll()
        field.insert(text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def shown(self) -> list[str]:
        """The rows of the popup as one reads them, headings with a colon."""
        return [f"{row.title}:" if row.is_heading else row.title or row.words for row in self.popup().list.rows()]

    @staticmethod
    def _open(kind: type[W]) -> W:
        found = Words._all_open(kind)
        assert len(found) == 1, f"{len(found)} are open"
        return found[0]

    @staticmethod
    def _all_open(kind: type[W]) -> list[W]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
