from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from qwen_studio.ui.theme import Theme


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look of the window, dark."""
    theme = Theme(qapp, "dark")
    yield theme
    qapp.setStyleSheet("")
