"""Shows an edit as it will be sent, before it is."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from qwen_studio.state.composer import Composer
from qwen_studio.state.outgoing import OutgoingEdit
from qwen_studio.state.service import Service
from qwen_studio.ui.dialogs.outgoing_facts import OutgoingFacts
from qwen_studio.ui.dialogs.outgoing_words import OutgoingWords
from qwen_studio.ui.dialogs.sent_picture import SentPicture
from qwen_studio.ui.reading_order import go_on
from qwen_studio.ui.text_scale import grown_room, resize_grown
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.notice import Notice
from qwen_studio.ui.widgets.read_only_text import ReadOnlyText
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl

_SIZE = (940, 660)
_RIGHT_WIDTH = 400
_TEXT_HEIGHT = 84


class OutgoingDialog(QDialog):
    """The pictures at the left, one at a time; at the right what goes with them, and the body as JSON.

    Of several edits it shows the one that is chosen above the instruction.
    """

    def __init__(
        self,
        edit: OutgoingEdit,
        composer: Composer,
        service: Service,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What will be sent"))
        self._edit = edit
        self._composer = composer
        self._words = OutgoingWords(self)
        self._pictures: dict[int, QImage] = {}
        edit.setParent(self)
        self._problem = Notice(theme, self)
        self._choice = SegmentedControl(self.tr("Image"), parent=self)
        self._actual = QCheckBox(self.tr("Actual &pixels"), self)
        self._picture = SentPicture(theme, self)
        self._picture.show_words(self.tr("Preparing the pictures…"))
        self._caption = QLabel(self)
        set_role(self._caption, "caption")
        self._caption.setTextFormat(Qt.TextFormat.PlainText)
        self._caption.setWordWrap(True)
        self._variants = QComboBox(self)
        self._variants.setAccessibleName(self.tr("Variant"))
        self._variants.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._text = ReadOnlyText(self.tr("Instruction"), parent=self)
        self._text.setFixedHeight(grown_room(_TEXT_HEIGHT))
        self._text.setPlaceholderText(self.tr("No instruction yet"))
        self._facts = OutgoingFacts(composer, service, self)
        self._json = ReadOnlyText(self.tr("Request as JSON"), code=True, parent=self)
        self._lay_out()
        self._choice.value_changed.connect(self._show_chosen)
        self._actual.toggled.connect(lambda on: self._picture.set_actual(on=on))
        self._variants.activated.connect(edit.choose)
        edit.variants_changed.connect(self._list_variants)
        edit.made.connect(self._show)
        edit.failed.connect(self._show_failure)
        edit.picture_loaded.connect(self._take_picture)
        composer.readiness_changed.connect(self._show_problems)
        self.finished.connect(edit.close)
        self._show_problems()
        edit.look()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward) or super().focusNextPrevChild(forward)

    def _lay_out(self) -> None:
        over = QHBoxLayout()
        over.addWidget(self._choice)
        over.addStretch()
        over.addWidget(self._actual)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(over)
        left.addWidget(self._picture, 1)
        left.addWidget(self._caption)
        side = QWidget(self)
        side.setFixedWidth(grown_room(_RIGHT_WIDTH))
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        right.addWidget(self._variants)
        right.addWidget(self._heading(self.tr("Instruction"), self._text))
        right.addWidget(self._text)
        right.addSpacing(4)
        right.addWidget(self._facts)
        right.addSpacing(4)
        right.addWidget(self._heading(self.tr("Request as JSON, pictures shortened"), self._json))
        right.addWidget(self._json, 1)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addLayout(left, 1)
        middle.addWidget(side)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._copy = buttons.addButton(self.tr("&Copy JSON"), QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.setEnabled(False)
        self._copy.clicked.connect(self._copy_json)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._problem)
        column.addLayout(middle, 1)
        column.addWidget(buttons)
        resize_grown(self, *_SIZE)

    def _heading(self, words: str, buddy: QWidget) -> QLabel:
        heading = QLabel(words, self)
        set_role(heading, "heading")
        heading.setBuddy(buddy)
        return heading

    @Slot()
    def _list_variants(self) -> None:
        variants = self._edit.variants
        words = self.tr("Variant {n} of {count}: {label}")
        self._variants.clear()
        self._variants.addItems(
            [words.format(n=n, count=len(variants), label=v.label) for n, v in enumerate(variants, 1)]
        )
        self._variants.setCurrentIndex(self._edit.chosen)
        self._variants.setVisible(len(variants) > 1)

    @Slot()
    def _show_problems(self) -> None:
        told = self._words.problems(self._composer)
        self._problem.set_notice("warn", told)

    @Slot()
    def _show(self) -> None:
        content, request = self._edit.content, self._edit.request
        if content is None or request is None:
            return
        self._pictures.clear()
        names = [self.tr("Image {n}").format(n=n) for n in range(1, len(content.images) + 1)]
        self._choice.set_options([Segment(place, name) for place, name in enumerate(names)])
        self._choice.setVisible(bool(names))
        self._actual.setVisible(bool(names))
        self._text.setPlainText(request.instruction)
        self._facts.show_request(request, content)
        self._json.setPlainText(content.json_text)
        self._copy.setEnabled(True)
        self._show_chosen()

    @Slot(str)
    def _show_failure(self, sentence: str) -> None:
        self._picture.show_words(sentence)
        self._copy.setEnabled(False)

    @Slot(int, QImage)
    def _take_picture(self, place: int, image: QImage) -> None:
        self._pictures[place] = image
        if place == self._choice.value():
            self._show_chosen()

    @Slot()
    def _show_chosen(self) -> None:
        content, place = self._edit.content, self._choice.value()
        if content is None or not isinstance(place, int) or place >= len(content.images):
            self._caption.clear()
            self._picture.show_words(self.tr("No picture will be sent."))
            return
        image = content.images[place]
        self._caption.setText(self._words.caption(image))
        pixels = self._pictures.get(place)
        if image.prepared is None:
            self._picture.show_words(self._words.fetched_there(image))
        elif pixels is None:
            self._picture.show_words(self.tr("Preparing the pictures…"))
        else:
            self._picture.show_picture(pixels, self.tr("Image {n} as it will be sent").format(n=place + 1))

    @Slot()
    def _copy_json(self) -> None:
        QGuiApplication.clipboard().setText(self._json.toPlainText())
