"""Filters that begin with a picture: its chain, its seed, its input."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction

from qwen_studio.core.picture import Picture, PictureDetails
from qwen_studio.state.gallery_model import GalleryModel
from qwen_studio.state.pictures import Pictures
from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable


class RelativeActions(QObject):
    """The actions, for the one picture that is chosen.

    Signals:
        unknown(str): why there is nothing to filter by, in a sentence.
    """

    unknown = Signal(str)

    def __init__(self, gallery: GalleryModel, pictures: Pictures, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._gallery = gallery
        self._pictures = pictures
        self._theme = theme
        self._picture: Picture | None = None
        self.chain = self._action(self.tr("&Only this chain"), "Ctrl+Shift+H", "lineage", self._show_chain)
        self.seed = self._action(self.tr("Sa&me seed"), "Ctrl+Shift+E", "dice", self._show_seed)
        self.inputs = self._action(self.tr("Same inp&ut"), "Ctrl+Shift+U", "image", self._show_inputs)
        name_actions(self, "relative")
        self.set_pictures(())

    def all(self) -> list[QAction]:
        """In the order of the menu."""
        return [self.chain, self.seed, self.inputs]

    def set_pictures(self, pictures: tuple[Picture, ...]) -> None:
        """From now on the actions are about this picture, if it is one."""
        self._picture = pictures[0] if len(pictures) == 1 else None
        for action in self.all():
            enable(action, self._picture is not None, self.tr("Choose a single picture first"))

    def _action(self, words: str, keys: str, icon: str, act: Callable[[], object]) -> QAction:
        action = QAction(self._theme.icon(icon), words, self)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(act)
        return action

    def _show_chain(self) -> None:
        if self._picture is not None:
            self._gallery.find_origin(self._picture.id, lambda origin: self._gallery.set_filter(chain=origin))

    def _show_seed(self) -> None:
        if self._picture is not None:
            self._pictures.details(self._picture.id, self._filter_by_seed)

    def _filter_by_seed(self, details: PictureDetails | None) -> None:
        if details is None or details.seed is None:
            self.unknown.emit(self.tr("The seed of this picture is not known."))
        else:
            self._gallery.set_filter(seed=details.seed)

    def _show_inputs(self) -> None:
        if self._picture is not None:
            self._pictures.details(self._picture.id, self._filter_by_input)

    def _filter_by_input(self, details: PictureDetails | None) -> None:
        known = [given.content_hash for given in details.inputs if given.content_hash] if details is not None else []
        if known:
            self._gallery.set_filter(inputs_like=known[0])
        else:
            self.unknown.emit(self.tr("The library has no input of this picture."))
