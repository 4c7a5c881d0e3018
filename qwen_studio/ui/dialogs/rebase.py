"""One step of a branch, to be changed, and what runs again after it; the price is said before."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.core.rebasing import BranchStep
from qwen_studio.core.request import EditRequest, problems, without_unsupported
from qwen_studio.state.service import Service
from qwen_studio.ui.step_price import price_text
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role

_WIDTH_PX = 520
_MOST_LISTED = 6
_MOST_CHARACTERS = 60


class RebaseDialog(QDialog):
    """Instruction, Avoid, model and seed of the first step; those after it stay as they are.

    Signals:
        wanted(EditRequest): run the branch again with this first step.
    """

    wanted = Signal(object)

    def __init__(self, steps: Sequence[BranchStep], service: Service, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change this step and run what follows"))
        self._steps = steps
        self._service = service
        self._was = replace(steps[0].request, region=service.region.id)
        self._instruction = self._words_field(self.tr("Instruction"), self._was.instruction, lines=4)
        self._avoid = self._words_field(self.tr("Avoid"), self._was.negative_prompt, lines=2)
        self._model = QComboBox()
        self._model.addItems([model.id for model in service.catalog.models])
        self._model.setCurrentText(self._was.model)
        self._seed = QLineEdit("" if self._was.seed is None else str(self._was.seed))
        self._seed.setPlaceholderText(self.tr("Random"))
        self._problem = QLabel()
        set_role(self._problem, "bad")
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = QPushButton()
        set_role(self._go, "primary")
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self._instruction.textChanged.connect(self._show)
        self._avoid.textChanged.connect(self._show)
        self._model.currentTextChanged.connect(self._show)
        self._seed.textChanged.connect(self._show)
        self._show()

    def request(self) -> EditRequest:
        """The first step as it is to be sent."""
        seed = self._seed.text().strip()
        request = replace(
            self._was,
            instruction=self._instruction.toPlainText().strip(),
            negative_prompt=self._avoid.toPlainText().strip(),
            model=self._model.currentText(),
            seed=int(seed) if seed.isdecimal() else None,
        )
        model = self._service.catalog.model(request.model)
        most = request.n if model is None else model.max_results
        return without_unsupported(replace(request, n=min(request.n, most)), model)

    def _words_field(self, name: str, text: str, *, lines: int) -> QPlainTextEdit:
        field = QPlainTextEdit(text)
        field.setAccessibleName(name)
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 18)
        return field

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(self.tr("&Instruction"), self._instruction)
        form.addRow(self.tr("A&void"), self._avoid)
        form.addRow(self.tr("&Model"), self._model)
        form.addRow(self.tr("&Seed"), self._seed)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(form)
        column.addWidget(self._following())
        column.addWidget(self._problem)
        column.addWidget(buttons)
        self.setMinimumWidth(grown_room(_WIDTH_PX))

    def _following(self) -> QLabel:
        after = self._steps[1:]
        if not after:
            lines = [self.tr("Nothing was made from this step's results, so it runs alone.")]
        else:
            lines = [self.tr("After it, each on the new result, one after the other:")]
            lines += [
                f"    {number}. {_short(step.request.instruction)}"
                for number, step in enumerate(after[:_MOST_LISTED], 2)
            ]
            if len(after) > _MOST_LISTED:
                lines.append(self.tr("    … and {count} more").format(count=len(after) - _MOST_LISTED))
        lines.append(self.tr("The branch as it is now stays."))
        label = QLabel("\n".join(lines))
        set_role(label, "muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    @Slot()
    def _show(self) -> None:
        request = self.request()
        seed = self._seed.text().strip()
        wrong = [str(problem) for problem in problems(request, self._service.catalog)]
        if seed and not seed.isdecimal():
            wrong.append(self.tr("The seed is a whole number, or empty for a random one."))
        self._problem.setText("\n".join(wrong))
        self._problem.setVisible(bool(wrong))
        self._go.setEnabled(not wrong)
        rest = [replace(step.request, region=request.region) for step in self._steps[1:]]
        price = price_text([request, *rest], self._service)
        count = len(self._steps)
        words = self.tr("Run 1 edit · {price}") if count == 1 else self.tr("Run {count} edits · {price}")
        self._go.setText(words.format(count=count, price=price))

    @Slot()
    def _accept(self) -> None:
        self.wanted.emit(self.request())
        self.accept()


def _short(instruction: str) -> str:
    words = " ".join(instruction.split())
    return words if len(words) <= _MOST_CHARACTERS else f"{words[:_MOST_CHARACTERS].rstrip()}…"
