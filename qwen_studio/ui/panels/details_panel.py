"""Everything that is known about the chosen picture."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from qwen_studio.core.picture import Picture, PictureDetails
from qwen_studio.state.images import ImageCache
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.service import Service
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.panels.detail_row import DetailRow
from qwen_studio.ui.panels.detail_words import DetailWords
from qwen_studio.ui.panels.input_thumbnails import InputThumbnails
from qwen_studio.ui.panels.picture_preview import PicturePreview
from qwen_studio.ui.panels.text_box import TextBox
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.action_button import ActionButton
from qwen_studio.ui.widgets.flow_layout import FlowLayout
from qwen_studio.ui.widgets.icon_button import IconButton

_FULL_PREVIEW_AFTER_MS = 150


class DetailsPanel(QFrame):
    """Follows the pictures of `PictureActions`, and offers what can be done with them.

    Signals:
        input_chosen(JobInput): the user wants to see what the picture was made from.
        preview_clicked(int): the user wants to see the picture large; its id.
    """

    input_chosen = Signal(object)
    preview_clicked = Signal(int)

    def __init__(
        self,
        pictures: Pictures,
        images: ImageCache,
        thumbnails: Thumbnails,
        service: Service,
        actions: PictureActions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setAccessibleName("Details")
        self._pictures = pictures
        self._images = images
        self._thumbnails = thumbnails
        self._service = service
        self._actions = actions
        self._theme = theme
        self._words = DetailWords(self)
        self._picture: Picture | None = None
        self._preview_is_full = False
        self._preview = PicturePreview(theme)
        self._preview.clicked.connect(self._on_preview)
        self._instruction = TextBox(self.tr("Instruction"))
        self._avoid = TextBox(self.tr("Avoid"))
        self._inputs = InputThumbnails(thumbnails, theme)
        self._inputs.chosen.connect(self.input_chosen)
        self._rows = self._make_rows()
        self._empty = QLabel()
        set_role(self._empty, "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 36, 24, 0)
        self._page = self._make_page()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._page)
        actions.pictures_changed.connect(self._follow)
        images.loaded.connect(self._on_loaded)
        thumbnails.loaded.connect(self._on_loaded)
        # Whoever runs through many pictures waits for none of them.
        self._soon = QTimer(self, singleShot=True, interval=_FULL_PREVIEW_AFTER_MS)
        self._soon.timeout.connect(self._show_full_preview)
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def value(self, row: str) -> str:
        """What stands in that row, such as "seed"; empty where the row is hidden."""
        return self._rows[row].value()

    def _make_rows(self) -> dict[str, DetailRow]:
        copy = IconButton(self._theme, "copy", self.tr("Copy request id"), size=14)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._rows["request"].value()))
        folder = IconButton(self._theme, "folder", self.tr("Show in folder"), size=14)
        folder.set_action(self._actions.show_in_folder)
        return {
            "model": DetailRow(self.tr("Model")),
            "seed": DetailRow(self.tr("Seed")),
            "size": DetailRow(self.tr("Size")),
            "expected": DetailRow(self.tr("Expected")),
            "remark": DetailRow(self.tr("Remark")),
            "made": DetailRow(self.tr("Made")),
            "cost": DetailRow(self.tr("Cost")),
            "price": DetailRow(self.tr("Price of")),
            "region": DetailRow(self.tr("Region")),
            "request": DetailRow(self.tr("Request"), copy),
            "file": DetailRow(self.tr("File"), folder),
        }

    def _make_page(self) -> QScrollArea:
        content = QWidget()
        set_role(content, "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(0)
        column.addWidget(self._preview)
        column.addSpacing(14)
        column.addWidget(self._instruction)
        column.addWidget(self._avoid)
        for row in self._rows.values():
            column.addWidget(row)
        column.addSpacing(10)
        self._inputs_heading = QLabel(self.tr("Made from"))
        set_role(self._inputs_heading, "heading")
        column.addWidget(self._inputs_heading)
        column.addSpacing(6)
        column.addWidget(self._inputs)
        column.addSpacing(14)
        column.addLayout(self._make_buttons())
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        return area

    def _make_buttons(self) -> FlowLayout:
        actions, icon = self._actions, self._theme.icon
        flow = FlowLayout(spacing=8)
        flow.addWidget(
            ActionButton(actions.use_as[1], self.tr("Use as Image 1"), icon("arrow-back", "on_accent"), role="primary")
        )
        flow.addWidget(ActionButton(actions.recall, self.tr("Recall"), icon("recall")))
        flow.addWidget(ActionButton(actions.save_as, self.tr("Save as…"), icon("download")))
        flow.addWidget(ActionButton(actions.copy, self.tr("Copy"), icon("copy")))
        flow.addWidget(ActionButton(actions.move_to_trash, "", icon("trash"), name=self.tr("Move to trash")))
        return flow

    @Slot()
    def _follow(self) -> None:
        chosen = self._actions.pictures
        if len(chosen) != 1:
            self._picture = None
            self._empty.setText(
                self.tr("{count} pictures are chosen").format(count=len(chosen))
                if chosen
                else self.tr("Choose a result to see how it was made.")
            )
            self._stack.setCurrentWidget(self._empty)
            return
        if self._picture is None or self._picture.id != chosen[0].id:
            self._pictures.details(chosen[0].id, self._take_details)
            self._picture = chosen[0]
            self._show_preview(self._picture)

    def _take_details(self, details: PictureDetails | None) -> None:
        if details is None or self._picture is None or details.picture.id != self._picture.id:
            return
        self._instruction.set_text(details.instruction)
        self._avoid.set_text(details.negative_prompt)
        self._inputs.set_inputs(details.inputs)
        self._inputs_heading.setVisible(bool(details.inputs))
        for name, value in self._values(details).items():
            self._rows[name].set_value(value)
        self._stack.setCurrentWidget(self._page)

    def _values(self, details: PictureDetails) -> dict[str, str]:
        return {
            "model": details.model,
            "seed": self._words.seed(details),
            "size": self._words.size(details),
            "expected": self._words.expected_size(details),
            "remark": self._words.remark(details),
            "made": self._words.made(details),
            "cost": self._words.cost(details),
            "price": self._words.price_of(details),
            "region": self._words.region(details, self._service.catalog),
            "request": details.request_id,
            "file": self._pictures.path(details.picture).name,
        }

    def _show_preview(self, picture: Picture) -> None:
        self._preview.set_picture(QSize(*picture.size), self._thumbnails.image(picture.content_hash))
        self._preview_is_full = False
        if self.isVisible():
            self._soon.start()

    @Slot()
    def _show_full_preview(self) -> None:
        picture = self._picture
        full = None if picture is None else self._images.image(str(self._pictures.path(picture)))
        if picture is not None and full is not None:
            self._preview.set_picture(QSize(*picture.size), full)
            self._preview_is_full = True

    @Slot(str)
    def _on_loaded(self, key: str) -> None:
        picture = self._picture
        if picture is None or self._preview_is_full:
            return
        if key == picture.content_hash:
            self._show_preview(picture)
        elif self.isVisible() and key == str(self._pictures.path(picture)):
            self._show_full_preview()

    @Slot()
    def _on_preview(self) -> None:
        if self._picture is not None:
            self.preview_clicked.emit(self._picture.id)
