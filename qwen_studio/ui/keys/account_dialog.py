"""Asks for the name of an account, and for the region of a new one."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from qwen_studio.core.accounts import LONGEST_NAME, Account
from qwen_studio.core.catalog import Region
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role

NameProblem = Callable[[str, str, str], str]


class AccountDialog(QDialog):
    """Takes no name that the region has already.

    Signals:
        named(str, str): region id, name.
    """

    named = Signal(str, str)

    def __init__(
        self,
        regions: tuple[Region, ...],
        region_id: str,
        name_problem: NameProblem,
        account: Account | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`account` is the one to be renamed; without one a new one is named."""
        super().__init__(parent)
        self._account_id = "" if account is None else account.id
        self._name_problem = name_problem
        self.setWindowTitle(self.tr("New account") if account is None else self.tr("Rename the account"))
        self._region = QComboBox()
        for region in regions:
            self._region.addItem(region.name, region.id)
        self._region.setCurrentIndex(max(0, self._region.findData(region_id)))
        self._name = QLineEdit("" if account is None else account.name)
        self._name.setMaxLength(LONGEST_NAME)
        self._name.setPlaceholderText(self.tr("Work, private, a customer…"))
        self._name.selectAll()
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        set_role(self._problem, "bad")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("Add") if account is None else self.tr("Rename"))
        set_role(self._ok, "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        if account is None:
            self._add_field(column, self.tr("&Region"), self._region)
        self._add_field(column, self.tr("&Name"), self._name)
        column.addWidget(self._problem)
        column.addSpacing(6)
        column.addWidget(buttons)
        self.setMinimumWidth(grown_room(340))
        self._name.textChanged.connect(self._look)
        self._region.currentIndexChanged.connect(self._look)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        self._name.setFocus()
        self._look()

    def _add_field(self, column: QVBoxLayout, words: str, field: QWidget) -> None:
        label = QLabel(words)
        label.setBuddy(field)
        set_role(label, "heading")
        field.setAccessibleName(words.replace("&", ""))
        column.addWidget(label)
        column.addWidget(field)

    def _look(self) -> None:
        problem = self._name_problem(self._region.currentData(), self._name.text(), self._account_id)
        self._ok.setEnabled(not problem)
        # Who has not written anything yet knows that something is missing.
        self._problem.setText(problem if self._name.text() else "")
        self._problem.setVisible(bool(self._problem.text()))

    def _take(self) -> None:
        self.named.emit(str(self._region.currentData()), self._name.text())
        self.accept()
