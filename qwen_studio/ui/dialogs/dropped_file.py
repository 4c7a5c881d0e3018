"""What a file tells of how it was made, and what can be done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from qwen_studio.core.language import sentences
from qwen_studio.core.request import EditRequest
from qwen_studio.imaging.foreign_text import ForeignText
from qwen_studio.jobs.dropped_files import DroppedFile
from qwen_studio.ui.panels.text_box import TextBox
from qwen_studio.ui.punctuation import listed, named
from qwen_studio.ui.text_scale import grown_room
from qwen_studio.ui.theme import set_role

_WIDTH_PX = 560
_PREVIEW_PX = 112
_TALLEST_PX = 320


class DroppedFileDialog(QDialog):
    """Its text, to be read and copied; use it as an image, or bring its settings into the form.

    Signals:
        use_wanted(), recall_wanted(), show_wanted(): what the person has chosen.
    """

    use_wanted = Signal()
    recall_wanted = Signal()
    show_wanted = Signal()

    def __init__(self, found: DroppedFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(found.file.name)
        self._found = found
        self._preview = QLabel()
        self._preview.setFixedWidth(_PREVIEW_PX)
        self._preview.setMaximumHeight(_PREVIEW_PX)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._preview)
        head.addWidget(self._plain(self._origin()), 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self._texts())
        column.addWidget(self._buttons())
        self.setMinimumWidth(grown_room(_WIDTH_PX))

    def show_preview(self, image: QImage) -> None:
        """Shows what the file looks like."""
        ratio = self.devicePixelRatioF()
        side = round(_PREVIEW_PX * ratio)
        small = image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        pixmap = QPixmap.fromImage(small)
        pixmap.setDevicePixelRatio(ratio)
        self._preview.setPixmap(pixmap)

    def text(self) -> str:
        """Everything that the file tells, for the clipboard."""
        return "\n\n".join(named(name, f"\n{words}") for name, words in self._told() if words)

    def _origin(self) -> str:
        found = self._found
        if found.picture_id is not None:
            lines = [self.tr("This picture is in your library. It was recognised by its content.")]
        elif found.request is not None:
            lines = [self.tr("Made with Qwen Studio. Your library does not know it; the file tells how it was made.")]
        else:
            program = found.foreign.program if found.foreign is not None else ""
            made = self.tr("Made with {program}.").format(program=program) if program else ""
            told = self.tr("The file tells how it was made; its instruction can be used here.")
            lines = [sentences(made, told)]
        if found.missing_inputs:
            words = self.tr("Not here any more, so recalled without: {names}")
            lines.append(words.format(names=listed(found.missing_inputs)))
        return "\n".join(lines)

    def _told(self) -> list[tuple[str, str]]:
        if self._found.request is not None:
            return self._told_by_request(self._found.request)
        return [] if self._found.foreign is None else self._told_by_other(self._found.foreign)

    def _told_by_request(self, request: EditRequest) -> list[tuple[str, str]]:
        settings = [request.model, self.tr("{n} images").format(n=request.n) if request.n > 1 else ""]
        settings.append("" if request.seed is None else self.tr("seed {seed}").format(seed=request.seed))
        inputs = [
            self.tr("Image {number}: {name}").format(number=number, name=image.name)
            for number, image in enumerate(request.images, 1)
        ]
        return [
            (self.tr("Instruction"), request.instruction),
            (self.tr("Avoid"), request.negative_prompt),
            (self.tr("Inputs"), "\n".join(inputs)),
            (self.tr("Settings"), " · ".join(part for part in settings if part)),
        ]

    def _told_by_other(self, told: ForeignText) -> list[tuple[str, str]]:
        return [
            (self.tr("Prompt"), told.prompt),
            (self.tr("Negative prompt"), told.negative_prompt),
            (self.tr("Settings"), told.settings),
        ]

    def _texts(self) -> QWidget:
        page = QWidget()
        set_role(page, "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(0)
        for name, words in self._told():
            box = TextBox(name)
            box.set_text(words)
            column.addWidget(box)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        area.setMinimumHeight(min(_TALLEST_PX, page.heightForWidth(grown_room(_WIDTH_PX) - 60) + 4))
        return area

    def _buttons(self) -> QDialogButtonBox:
        role = QDialogButtonBox.ButtonRole
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        use = box.addButton(self.tr("Use as &image"), role.AcceptRole)
        set_role(use, "primary")
        use.setDefault(True)
        use.clicked.connect(self.use_wanted)
        of_other = self._found.request is None
        recall = box.addButton(
            self.tr("Use as in&struction") if of_other else self.tr("&Recall settings"), role.AcceptRole
        )
        recall.clicked.connect(self.recall_wanted)
        recall.setEnabled(not of_other or bool(self._found.foreign and self._found.foreign.prompt))
        copy = box.addButton(self.tr("&Copy text"), role.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        if self._found.picture_id is not None:
            show = box.addButton(self.tr("S&how it"), role.AcceptRole)
            show.clicked.connect(self.show_wanted)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box

    def _plain(self, words: str) -> QLabel:
        label = QLabel(words)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label
