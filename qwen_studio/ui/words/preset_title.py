"""Asking under which title to keep words as a preset."""

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QWidget

from qwen_studio.core.presets import WordsKind
from qwen_studio.state.presets import Presets
from qwen_studio.ui.widgets.ask_popup import AskPopup

_MOST_LETTERS = 28


def ask_for_title(parent: QWidget, presets: Presets, kind: WordsKind, text: str, place: QPoint) -> None:
    """Ask at that place of the screen, with the beginning of the text as a proposal."""
    AskPopup(
        parent,
        QCoreApplication.translate("preset_title", "Title of the preset"),
        QCoreApplication.translate("preset_title", "Save"),
        lambda title: presets.save(kind, title, text),
        text=" ".join(text.split())[:_MOST_LETTERS].strip(" ,.;，。"),
    ).open_at(place)
