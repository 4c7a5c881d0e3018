"""What "Generate again" will send, said before it does."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from qwen_studio.core.request import EditRequest
from qwen_studio.state.service import Service
from qwen_studio.ui.step_price import price_text
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role

_WIDTH_PX = 440
_MOST_CHARACTERS = 300


class GenerateAgain(QDialog):
    """Says that it is the same edit once more, with the same inputs, and what that costs.

    Signals:
        wanted(EditRequest): send it.
    """

    wanted = Signal(object)

    def __init__(self, request: EditRequest, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Generate again"))
        self._request = request
        told = QLabel(self.tr("The same edit runs once more, with the same inputs. It does not build on its result."))
        told.setWordWrap(True)
        self._fresh = QCheckBox(self.tr("With a &random seed instead of {seed}").format(seed=request.seed))
        self._fresh.setToolTip(self.tr("The same seed makes much the same pictures again"))
        self._fresh.setVisible(request.seed is not None)
        self._fresh.setChecked(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        words = self.tr("Generate {n} images · {price}") if request.n > 1 else self.tr("Generate 1 image · {price}")
        go = buttons.addButton(
            words.format(n=request.n, price=price_text([request], service)), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(go, "primary")
        go.setDefault(True)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(told)
        column.addWidget(self._facts())
        column.addWidget(self._fresh)
        column.addWidget(buttons)
        self.setMinimumWidth(grown_room(_WIDTH_PX))

    def _facts(self) -> QLabel:
        request = self._request
        words = " ".join(request.instruction.split())
        shown = words if len(words) <= _MOST_CHARACTERS else f"{words[:_MOST_CHARACTERS].rstrip()}…"
        lines = [f"“{shown}”"]
        if request.negative_prompt:
            lines.append(self.tr("Avoid: {words}").format(words=request.negative_prompt[:_MOST_CHARACTERS]))
        for number, image in enumerate(request.images, 1):
            lines.append(self.tr("Image {number}: {name}").format(number=number, name=image.name))
        lines.append(self.tr("Model: {model}").format(model=request.model))
        label = QLabel("\n".join(lines))
        set_role(label, "muted")
        # An instruction may look like HTML.
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _accept(self) -> None:
        fresh = self._request.seed is not None and self._fresh.isChecked()
        self.wanted.emit(replace(self._request, seed=None) if fresh else self._request)
        self.accept()
