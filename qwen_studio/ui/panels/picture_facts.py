"""How one picture was made, and where it lies."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.picture import PictureDetails
from qwen_studio.library.relatives import Children
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.panels.child_thumbnails import ChildThumbnails
from qwen_studio.ui.panels.detail_row import DetailRow
from qwen_studio.ui.panels.detail_words import DetailWords
from qwen_studio.ui.panels.foreign_words import ForeignWords
from qwen_studio.ui.panels.input_thumbnails import InputThumbnails
from qwen_studio.ui.panels.text_box import TextBox
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.punctuation import named
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from qwen_studio.imaging.foreign_text import ForeignText


class PictureFacts(QWidget):
    """Instruction, rows of facts, inputs and children as small pictures, and what other programs wrote.

    Signals:
        input_chosen(JobInput): the user wants to see what the picture was made from.
        child_chosen(int): the user wants to see what was made from it; the id.
        input_menu_wanted(JobInput, QPoint), child_menu_wanted(Child, QPoint): what can be done with either; a place of
            the screen.
    """

    input_chosen = Signal(object)
    child_chosen = Signal(int)
    input_menu_wanted = Signal(object, QPoint)
    child_menu_wanted = Signal(object, QPoint)

    def __init__(
        self, thumbnails: Thumbnails, actions: PictureActions, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = DetailWords(self)
        self._instruction = TextBox(self.tr("Instruction"))
        self._avoid = TextBox(self.tr("Avoid"))
        self._foreign = ForeignWords()
        self._inputs_heading = QLabel(self.tr("Made from"))
        self._inputs = InputThumbnails(thumbnails, theme)
        self._children_heading = QLabel()
        self._children = ChildThumbnails(thumbnails, theme)
        self._rows = self._make_rows(actions)
        self._lay_out()
        self._inputs.chosen.connect(self.input_chosen)
        self._children.chosen.connect(self.child_chosen)
        self._inputs.menu_wanted.connect(self.input_menu_wanted)
        self._children.menu_wanted.connect(self.child_menu_wanted)

    def show_details(self, details: PictureDetails, catalog: Catalog, file: Path) -> None:
        """Shows everything about the picture, whose file is that."""
        self._instruction.set_text(details.instruction)
        self._avoid.set_text(details.negative_prompt)
        self._inputs.set_inputs(details.inputs)
        for widget in (self._inputs_heading, self._inputs):
            widget.setVisible(bool(details.inputs))
        for name, value in self._words.rows(details, catalog, file).items():
            self._rows[name].set_value(value)

    def show_children(self, children: Children) -> None:
        """Shows what was made from the picture."""
        self._children.set_children(children)
        words = self.tr("Made from this ({count})") if children.is_exact else self.tr("Made from this (over {count})")
        if children.is_exact and children.total < 2:
            words = self.tr("Made from this")
        self._children_heading.setText(words.format(count=children.total))
        for widget in (self._children_heading, self._children):
            widget.setVisible(children.total > 0)

    def show_foreign(self, told: "ForeignText | None") -> None:
        """Shows what another program wrote into the file, if one did."""
        self._foreign.show_text(told, self._instruction.text())

    def value(self, row: str) -> str:
        """What stands in that row, such as "seed"; empty where the row is hidden."""
        return self._rows[row].value()

    def as_text(self) -> str:
        """Everything that is shown, line by line."""
        texts = [box.text() for box in (self._instruction, self._avoid) if box.text()]
        return "\n".join([*texts, *(named(row.name, row.value()) for row in self._rows.values() if row.value())])

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._instruction)
        column.addWidget(self._avoid)
        for row in self._rows.values():
            column.addWidget(row)
        for heading, pictures in (
            (self._inputs_heading, self._inputs),
            (self._children_heading, self._children),
        ):
            set_role(heading, "heading")
            heading.setContentsMargins(0, 10, 0, 6)
            column.addWidget(heading)
            column.addWidget(pictures)
        column.addWidget(self._foreign)

    def _make_rows(self, actions: PictureActions) -> dict[str, DetailRow]:
        folder = IconButton(self._theme, "folder", self.tr("Show in folder"), size=14)
        folder.set_action(actions.show_in_folder)
        names = {
            "model": self.tr("Model"),
            "seed": self.tr("Seed"),
            "size": self.tr("Size"),
            "expected": self.tr("Expected"),
            "remark": self.tr("Remark"),
            "generation": self.tr("Generation"),
            "made": self.tr("Made"),
            "cost": self.tr("Cost"),
            "price": self.tr("Price of"),
            "region": self.tr("Region"),
            "request": self.tr("Request"),
            "file": self.tr("File"),
            "folder": self.tr("Folder"),
            "bytes": self.tr("File size"),
            "sha256": self.tr("SHA-256"),
        }
        buttons = {
            "request": self._copy_button(self.tr("Copy request id"), lambda: self.value("request")),
            "file": folder,
            "sha256": self._copy_button(self.tr("Copy SHA-256"), lambda: self.value("sha256")),
        }
        return {
            key: DetailRow(self._theme, name, buttons.get(key), wraps=key == "remark") for key, name in names.items()
        }

    def _copy_button(self, name: str, text: Callable[[], str]) -> IconButton:
        button = IconButton(self._theme, "copy", name, size=14)
        button.clicked.connect(lambda: QGuiApplication.clipboard().setText(text()))
        return button
