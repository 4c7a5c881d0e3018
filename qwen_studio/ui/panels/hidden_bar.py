"""What stands under the tree while branches of it are hidden."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from qwen_studio.ui.theme import set_role


class HiddenBar(QFrame):
    """Says how many branches there are that people do not want to see, with a button to see them all the same."""

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self._words = QLabel()
        set_role(self._words, "caption")
        self._button = QPushButton()
        set_role(self._button, "link-small")
        self._button.clicked.connect(action.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 0)
        row.addWidget(self._words)
        row.addStretch()
        row.addWidget(self._button)
        self.show_state(0, shown=False)

    def show_state(self, count: int, *, shown: bool) -> None:
        """Says that so many are hidden, and whether they are seen all the same."""
        one, many = self.tr("1 branch is hidden"), self.tr("{count} branches are hidden")
        self._words.setText(one if count == 1 else many.format(count=count))
        self._button.setText(self.tr("Leave out") if shown else self.tr("Show"))
        explained = self.tr("Leave hidden branches out") if shown else self.tr("Show hidden branches")
        self._button.setAccessibleName(explained)
        self._button.setToolTip(explained)
        self._action.setChecked(shown)
        self.setVisible(count > 0)
