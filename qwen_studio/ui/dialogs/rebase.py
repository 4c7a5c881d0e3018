"""One step of a branch, to be changed, and what runs again after it; the price is said before."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
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

from qwen_studio.core.rebasing import BranchStep, needed_for
from qwen_studio.core.request import EditRequest, problems, without_unsupported
from qwen_studio.state.service import Service
from qwen_studio.ui.action_keys.tool_tips import with_keys
from qwen_studio.ui.dialogs.rebase_steps import RebaseSteps
from qwen_studio.ui.step_price import price_text
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role

_WIDTH_PX = 520
_MOST_CHARACTERS = 40


class RebaseDialog(QDialog):
    """Instruction, Avoid, model and seed of the first step, and which of those after it run as they are.

    At first these are those on the way to the job `towards`.

    Signals:
        wanted(list[BranchStep], EditRequest): run these again, with this first step.
    """

    wanted = Signal(object, object)

    def __init__(
        self, steps: Sequence[BranchStep], towards: str, service: Service, parent: QWidget | None = None
    ) -> None:
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
        self._list = RebaseSteps(steps)
        self._which = self._which_box(towards)
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
        self._list.changed.connect(self._show)
        self._which.activated.connect(self._choose)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._go.click)
        self._go.setToolTip(with_keys(self.tr("Run"), QKeySequence("Ctrl+Return")))
        self._choose(0)

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
        if len(self._steps) > 1:
            form.addRow(self.tr("&After it"), self._which)
            column.addWidget(self._list, 1)
        column.addWidget(self._told())
        column.addWidget(self._problem)
        column.addWidget(buttons)
        self.setMinimumWidth(grown_room(_WIDTH_PX))

    def _told(self) -> QLabel:
        lines = [self.tr("The edits that there are stay as they are; the new ones stand beside them.")]
        if len(self._steps) == 1:
            lines.insert(0, self.tr("Nothing was made from this step's results, so it runs alone."))
        label = QLabel("\n".join(lines))
        set_role(label, "muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _which_box(self, towards: str) -> QComboBox:
        """The ways to choose, each with the jobs that it means; the last is what the list says."""
        box = QComboBox()
        box.setAccessibleName(self.tr("Which steps run after it"))
        target = next((step for step in self._steps[1:] if step.job_id == towards), self._steps[-1])
        title = _short(target.request.instruction)
        box.addItem(self.tr("Only the way to “{title}”").format(title=title), needed_for(self._steps, [target.job_id]))
        box.addItem(self.tr("Everything that follows"), {step.job_id for step in self._steps})
        box.addItem(self.tr("Nothing"), {self._steps[0].job_id})
        box.addItem(self.tr("What is ticked here"))
        return box

    @Slot(int)
    def _choose(self, place: int) -> None:
        wanted = self._which.itemData(place)
        if wanted is not None:
            self._list.choose(wanted)

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
        chosen = self._list.chosen()
        rest = [replace(step.request, region=request.region) for step in chosen[1:]]
        price = price_text([request, *rest], self._service)
        count = len(chosen)
        ticked = {step.job_id for step in chosen}
        ways = [place for place in range(self._which.count()) if self._which.itemData(place) == ticked]
        if self._which.currentIndex() not in ways:
            self._which.setCurrentIndex(ways[0] if ways else self._which.count() - 1)
        words = self.tr("Run 1 edit · {price}") if count == 1 else self.tr("Run {count} edits · {price}")
        self._go.setText(words.format(count=count, price=price))

    @Slot()
    def _accept(self) -> None:
        self.wanted.emit(self._list.chosen(), self.request())
        self.accept()


def _short(instruction: str) -> str:
    words = " ".join(instruction.split())
    return words if len(words) <= _MOST_CHARACTERS else f"{words[:_MOST_CHARACTERS].rstrip()}…"
