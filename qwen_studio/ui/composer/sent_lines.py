"""What the service will get, where that is not the picture as it is."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qwen_studio.core.request import LinkImage
from qwen_studio.state.composer import Composer
from qwen_studio.state.slots import Slot, SlotState
from qwen_studio.ui.change_words import change_words
from qwen_studio.ui.composer.icon_line import IconLine
from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.punctuation import beside, listed
from qwen_studio.ui.theme import Theme


class SentLines(QWidget):
    """A line for each picture that is changed before it is sent: "Image 1: 6028 × 3391 → sent as 3072 × 1728"."""

    def __init__(self, composer: Composer, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._composer = composer
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._lines = [IconLine(theme, self) for _ in composer.slots]
        for line in self._lines:
            column.addWidget(line)
        composer.slots_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        for line, slot in zip(self._lines, self._composer.slots, strict=True):
            loses_pixels = slot.sent_size is not None and slot.sent_size != slot.original_size
            icon, token = ("shrink", "warn") if loses_pixels else ("info", "muted")
            text = self._text(slot)
            line.show_line(icon, token, text, text.replace(self.tr("sent as "), ""), self._details(slot))
        self.setVisible(any(not line.isHidden() for line in self._lines))

    def _text(self, slot: Slot) -> str:
        if slot.state is not SlotState.READY:
            return ""
        if isinstance(slot.image, LinkImage):
            return self.tr("Image {n}: the service fetches the link itself").format(n=slot.number)
        if not slot.changes or slot.sent_size is None or slot.sent_bytes is None:
            return ""
        size = bytes_text(slot.sent_bytes)
        if slot.sent_size == slot.original_size:
            words = beside(listed(change_words(slot.changes)), size)
            return self.tr("Image {n}: {changes}").format(n=slot.number, changes=words)
        return self.tr("Image {n}: {before} → sent as {after}, {bytes}").format(
            n=slot.number, before=slot.original_size, after=slot.sent_size, bytes=size
        )

    def _details(self, slot: Slot) -> str:
        if isinstance(slot.image, LinkImage):
            return slot.image.url
        facts = [slot.name]
        if slot.sent_size is not None and slot.sent_bytes is not None:
            facts.append(
                self.tr("Sent as {format}, {size} pixels, {bytes}").format(
                    format=slot.sent_format, size=slot.sent_size, bytes=bytes_text(slot.sent_bytes)
                )
            )
        return "\n".join([*facts, *change_words(slot.changes)])
