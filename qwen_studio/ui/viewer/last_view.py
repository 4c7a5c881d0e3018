"""What the Edit page showed last, found again at the next start: the result, how it was compared, and the tab."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Slot

from qwen_studio.core.picture import Picture
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.viewer import Viewer
from qwen_studio.ui.panels.side_panel import SidePanel
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.viewer_pane import ViewerPane

_NO_PICTURE = 0


class _View(NamedTuple):
    """`content_hash` is that of the picture: in a library that was rebuilt the same number is another one."""

    picture_id: int
    content_hash: str
    mode: CompareMode
    tab: int


class LastView(QObject):
    """Brings tab and way of comparing back at once, the result when `find` asks; keeps them from then on."""

    def __init__(
        self,
        viewer: Viewer,
        pane: ViewerPane,
        side: SidePanel,
        pictures: Pictures,
        preferences: Preferences,
        library: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._viewer = viewer
        self._side = side
        self._pictures = pictures
        self._preferences = preferences
        self._library = str(library)
        self._wanted = _told_by(preferences.settings.edit_view, self._library)
        self._mode = CompareMode.SINGLE
        if self._wanted is not None:
            self._mode = self._wanted.mode
            pane.start_with(self._mode)
            side.show_place(self._wanted.tab)
        pane.compare.chosen.connect(self._take_mode)
        side.place_changed.connect(self._keep)
        viewer.changed.connect(self._keep)

    def find(self) -> None:
        """Show the result again, unless it is gone, or something else is looked at that is no input."""
        wanted, self._wanted = self._wanted, None
        if wanted is None or wanted.picture_id == _NO_PICTURE:
            return

        def show(picture: Picture) -> None:
            shown = self._viewer.shown
            is_same = picture.content_hash == wanted.content_hash and picture.trashed_at is None
            if is_same and (shown is None or shown.slot):
                self._viewer.show_picture(picture.id)

        self._pictures.get(wanted.picture_id, show)

    @Slot(object)
    def _take_mode(self, mode: CompareMode) -> None:
        self._mode = mode
        self._keep()

    @Slot()
    def _keep(self) -> None:
        shown = self._viewer.shown
        picture = None if shown is None else shown.picture
        wanted = self._wanted
        if picture is not None:
            number, content = picture.id, picture.content_hash
        elif wanted is not None:
            # It has not been looked for yet.
            number, content = wanted.picture_id, wanted.content_hash
        else:
            number, content = _NO_PICTURE, "-"
        mode = self._mode.name
        self._preferences.change(edit_view=f"{number} {content} {mode} {self._side.place()} {self._library}")


def _told_by(view: str, library: str) -> _View | None:
    words = view.split(" ", 4)
    if len(words) < 5 or words[4] != library:
        return None
    number, content, mode, tab = words[:4]
    try:
        return _View(int(number), content, CompareMode[mode], int(tab))
    except (ValueError, KeyError):
        return None
