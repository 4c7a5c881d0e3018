"""The small picture over a chip."""

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from qwen_studio.state.composer import Composer
from qwen_studio.state.slots import Slot
from qwen_studio.ui.composer.instruction_edit import InstructionEdit
from qwen_studio.ui.composer.mention_chips import Chip
from qwen_studio.ui.composer.mention_pills import pills
from qwen_studio.ui.rounded_tile import rounded_tile
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role

_MOST = QSize(200, 160)
_ROUND = 6


class MentionPreview(QObject):
    """Shows the picture of the chip that the pointer rests on, or says that there is none; goes when it moves on."""

    def __init__(self, edit: InstructionEdit, composer: Composer) -> None:
        super().__init__(edit)
        self._edit = edit
        self._composer = composer
        self._card: _Card | None = None
        self._shown: Chip | None = None
        edit.viewport().setMouseTracking(True)
        edit.viewport().installEventFilter(self)
        edit.textChanged.connect(self._hide)
        composer.slots_changed.connect(self._hide)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            chip = self._edit.chip_at(event.pos().toPointF())
            if chip is not None:
                self._show(chip)
                return True
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            if self._shown is not None and self._edit.chip_at(event.position()) != self._shown:
                self._hide()
        elif event.type() in {QEvent.Type.Leave, QEvent.Type.Wheel, QEvent.Type.MouseButtonPress, QEvent.Type.Hide}:
            self._hide()
        return False

    def _show(self, chip: Chip) -> None:
        rects = next((pill.rects for pill in pills(self._edit) if pill.chip == chip), [])
        if not rects:
            return
        if self._card is None:
            self._card = _Card(self._edit)
        window = self._edit.window()
        slot = self._composer.slot(self._edit.chips.number(chip))
        self._card.tell(slot, gone=self._edit.is_gone(chip))
        place = self._edit.viewport().mapTo(window, rects[0].bottomLeft().toPoint())
        below, above = place + QPoint(0, 6), place - QPoint(0, round(rects[0].height()) + 6 + self._card.height())
        fits = below.y() + self._card.height() <= window.height()
        self._card.move(below if fits else above)
        self._card.show()
        self._card.raise_()
        self._shown = chip

    def _hide(self) -> None:
        if self._card is not None and self._shown is not None:
            self._card.hide()
        self._shown = None


class _Card(QFrame):
    """A picture with its name, or a sentence."""

    def __init__(self, edit: InstructionEdit) -> None:
        super().__init__(edit.window())
        set_role(self, "floating")
        self.setAccessibleName(self.tr("Preview"))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QLabel(self)
        self._words = QLabel(self)
        set_role(self._words, "caption")
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._words.setMaximumWidth(grown_room(_MOST.width()))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)

    def tell(self, slot: Slot, *, gone: bool) -> None:
        """Shows what is in that slot."""
        self._picture.setVisible(slot.thumbnail is not None and not gone)
        if gone:
            words = self.tr("Image {n} has no picture any more. Put one there, or delete its name here.")
            self._words.setText(words.format(n=slot.number))
        else:
            self._words.setText(self.tr("Image {n}: {name}").format(n=slot.number, name=slot.name))
        if slot.thumbnail is not None:
            size = slot.thumbnail.size().scaled(_MOST, Qt.AspectRatioMode.KeepAspectRatio)
            self._picture.setPixmap(rounded_tile(slot.thumbnail, size, _ROUND, self.devicePixelRatioF()))
        self.adjustSize()
