from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from qwen_studio.ui.dialogs.spending import SpendingDialog
from tests.ui.scene import Scene


@dataclass
class Files:
    """The file dialogs that were opened, and the files that were shown in their folders."""

    dialogs: list[QFileDialog] = field(default_factory=list)
    revealed: list[Path] = field(default_factory=list)

    def make(self, over: QWidget) -> QFileDialog:
        dialog = QFileDialog(over)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        self.dialogs.append(dialog)
        return dialog


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def spending_dialog(scene: Scene, files: Files) -> Callable[[], SpendingDialog]:
    """Opens the dialog over the library with two edits, which made three images."""

    def open_dialog() -> SpendingDialog:
        studio = scene.studio
        dialog = SpendingDialog(
            studio.spending,
            studio.service,
            studio.composer.model,
            scene.theme,
            make_dialog=files.make,
            reveal=files.revealed.append,
        )
        return scene.open_window(dialog, 760, 700)

    return open_dialog
