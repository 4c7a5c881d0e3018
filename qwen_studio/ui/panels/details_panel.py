"""Everything that is known about the chosen pictures, and what the user says of them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from qwen_studio.core.picture import JobInput, Picture, PictureDetails
from qwen_studio.library.common_facts import CommonFacts
from qwen_studio.library.relatives import Child, Children
from qwen_studio.state.collecting import Collecting
from qwen_studio.state.images import ImageCache
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.service import Service
from qwen_studio.state.thumbnails import Thumbnails
from qwen_studio.ui.panels.marks_section import MarksSection
from qwen_studio.ui.panels.picture_facts import PictureFacts
from qwen_studio.ui.panels.picture_preview import PicturePreview
from qwen_studio.ui.panels.several_facts import SeveralFacts
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.thumbnail_menu import thumbnail_menu
from qwen_studio.ui.widgets.action_button import ActionButton
from qwen_studio.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from qwen_studio.imaging.foreign_text import ForeignText

_FULL_PREVIEW_AFTER_MS = 150


class DetailsPanel(QFrame):
    """Follows the pictures of `PictureActions`, and offers what can be done with them.

    Signals:
        input_chosen(JobInput): the user wants to see what the picture was made from.
        child_chosen(int): the user wants to see what was made from it; the id.
        preview_clicked(int): the user wants to see the picture large; its id.
    """

    input_chosen = Signal(object)
    child_chosen = Signal(int)
    preview_clicked = Signal(int)

    def __init__(
        self,
        pictures: Pictures,
        collecting: Collecting,
        images: ImageCache,
        thumbnails: Thumbnails,
        service: Service,
        actions: PictureActions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "panel")
        self.setAccessibleName(self.tr("Details"))
        self._pictures = pictures
        self._collecting = collecting
        self._images = images
        self._thumbnails = thumbnails
        self._service = service
        self._actions = actions
        self._theme = theme
        self._ids: tuple[int, ...] = ()
        self._picture: Picture | None = None
        self._preview_is_full = False
        self._preview = PicturePreview(theme)
        self._preview.clicked.connect(self._on_preview)
        self._count = QLabel()
        set_role(self._count, "title")
        self._marks = MarksSection(collecting, theme)
        self._facts = PictureFacts(thumbnails, actions, theme)
        self._facts.input_chosen.connect(self.input_chosen)
        self._facts.child_chosen.connect(self.child_chosen)
        self._facts.input_menu_wanted.connect(self._open_input_menu)
        self._facts.child_menu_wanted.connect(self._open_child_menu)
        self._several = SeveralFacts(theme)
        self._empty = QLabel(self.tr("Choose a result to see how it was made."))
        set_role(self._empty, "muted")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._empty.setContentsMargins(24, 36, 24, 0)
        self._page = self._make_page()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._page)
        actions.pictures_changed.connect(self._follow)
        pictures.changed.connect(self._read_again)
        images.loaded.connect(self._on_loaded)
        thumbnails.loaded.connect(self._on_loaded)
        # Whoever runs through many pictures waits for none of them.
        self._soon = QTimer(self, singleShot=True, interval=_FULL_PREVIEW_AFTER_MS)
        self._soon.timeout.connect(self._show_what_takes_time)
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start()

    def value(self, row: str) -> str:
        """What stands in that row, such as "seed"; empty where the row is hidden."""
        return (self._facts if self._picture is not None else self._several).value(row)

    @Slot(object, QPoint)
    def _open_input_menu(self, given: JobInput, place: QPoint) -> None:
        self._open_menu(given.content_hash, None, partial(self.input_chosen.emit, given), place)

    @Slot(object, QPoint)
    def _open_child_menu(self, child: Child, place: QPoint) -> None:
        self._open_menu(child.content_hash, child.id, partial(self.child_chosen.emit, child.id), place)

    def _open_menu(self, content_hash: str, picture_id: int | None, show: Callable[[], object], place: QPoint) -> None:
        def open_for(file: Path | None) -> None:
            if file is not None:
                thumbnail_menu(self._actions, self._theme, file, picture_id, show, self).popup(place)

        self._pictures.file_of(content_hash, open_for)

    def _make_page(self) -> QWidget:
        """What is known, to be scrolled, above what can be done, which stays in sight."""
        content = QWidget()
        set_role(content, "page")
        column = QVBoxLayout(content)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(0)
        column.addWidget(self._count)
        column.addWidget(self._preview)
        column.addSpacing(12)
        for widget in (self._marks, self._facts, self._several):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addWidget(self._make_copy_all(), 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        area = QScrollArea()
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        page = QWidget()
        parts = QVBoxLayout(page)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(0)
        parts.addWidget(area, 1)
        parts.addWidget(self._make_buttons())
        return page

    def _make_copy_all(self) -> QPushButton:
        button = QPushButton(self.tr("Copy all details"))
        set_role(button, "ghost-small")
        button.clicked.connect(self._copy_all)
        return button

    def _make_buttons(self) -> QFrame:
        actions, icon = self._actions, self._theme.icon
        bar = QFrame()
        set_role(bar, "bottom-bar")
        flow = FlowLayout(bar, spacing=8)
        flow.setContentsMargins(14, 10, 14, 12)
        flow.addWidget(
            ActionButton(actions.use_as[1], self.tr("Use as Image 1"), icon("arrow-back", "on_accent"), role="primary")
        )
        flow.addWidget(ActionButton(actions.recall, self.tr("Recall"), icon("recall")))
        flow.addWidget(ActionButton(actions.save_as, self.tr("Save as…"), icon("download")))
        flow.addWidget(ActionButton(actions.copy, self.tr("Copy"), icon("copy")))
        flow.addWidget(ActionButton(actions.move_to_trash, "", icon("trash"), name=self.tr("Move to trash")))
        return bar

    @Slot()
    def _follow(self) -> None:
        chosen = self._actions.pictures
        ids = tuple(picture.id for picture in chosen)
        self._marks.set_pictures(ids)
        if not ids:
            self._ids, self._picture = (), None
            self._stack.setCurrentWidget(self._empty)
        elif ids != self._ids:
            self._ids = ids
            self._picture = chosen[0] if len(ids) == 1 else None
            self._ask()
            if self._picture is not None:
                self._show_preview(self._picture)

    @Slot(object)
    def _read_again(self, ids: Sequence[int]) -> None:
        if not set(self._ids).isdisjoint(ids):
            self._ask()

    def _ask(self) -> None:
        ids, picture = self._ids, self._picture
        self._collecting.common_facts(ids, lambda facts: self._take_facts(ids, facts))
        if picture is not None:
            self._pictures.details(picture.id, self._take_details)
            self._pictures.made_from(picture.content_hash, lambda children: self._take_children(picture, children))

    def _take_facts(self, ids: tuple[int, ...], facts: CommonFacts | None) -> None:
        if ids != self._ids or facts is None:
            return
        self._marks.show_facts(facts)
        if len(ids) > 1:
            self._count.setText(self.tr("{count} pictures").format(count=facts.count))
            self._several.show_facts(facts, self._service.catalog)
            self._show_parts(one=False)

    def _take_details(self, details: PictureDetails | None) -> None:
        if details is None or self._picture is None or details.picture.id != self._picture.id:
            return
        self._facts.show_details(details, self._service.catalog, self._pictures.path(details.picture))
        self._show_parts(one=True)

    def _take_children(self, of: Picture, children: Children) -> None:
        if self._picture is of:
            self._facts.show_children(children)

    def _show_parts(self, *, one: bool) -> None:
        self._preview.setVisible(one and self._picture is not None and self._picture.was_read)
        self._facts.setVisible(one)
        self._count.setVisible(not one)
        self._several.setVisible(not one)
        self._stack.setCurrentWidget(self._page)

    def _show_preview(self, picture: Picture) -> None:
        self._preview.set_picture(QSize(*picture.size), self._thumbnails.image(picture.content_hash))
        self._preview_is_full = False
        self._facts.show_foreign(None)
        if self.isVisible():
            self._soon.start()

    @Slot()
    def _show_what_takes_time(self) -> None:
        picture = self._picture
        if picture is not None:
            self._show_full_preview(picture)
            self._pictures.foreign_text(picture, lambda told: self._take_foreign(picture, told))

    def _take_foreign(self, of: Picture, told: "ForeignText | None") -> None:
        if self._picture is of:
            self._facts.show_foreign(told)

    def _show_full_preview(self, picture: Picture) -> None:
        full = self._images.image(str(self._pictures.path(picture)))
        if full is not None:
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
            self._show_full_preview(picture)

    @Slot()
    def _copy_all(self) -> None:
        facts = self._facts if self._picture is not None else self._several
        QGuiApplication.clipboard().setText(facts.as_text())

    @Slot()
    def _on_preview(self) -> None:
        if self._picture is not None:
            self.preview_clicked.emit(self._picture.id)
