"""One row of a list of words, and the list."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from qwen_studio.core.presets import Preset

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class WordRow:
    """A heading, or words to choose.

    `title` stands above the words; a row without one shows its words as large. `pinned` is None where nothing can be
    pinned. `own` is the user's own preset that stands here.
    """

    title: str = ""
    words: str = ""
    caption: str = ""
    pinned: bool | None = None
    own: Preset | None = None

    @property
    def is_heading(self) -> bool:
        """Whether this is a heading, which cannot be chosen."""
        return not self.words


class WordRows(QAbstractListModel):
    """The rows, as they were set last."""

    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[WordRow] = ()

    def set_rows(self, rows: Sequence[WordRow]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> Sequence[WordRow]:
        """What is shown."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self._rows[index.row()].is_heading:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == self.RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title or row.words
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.words
        return None
