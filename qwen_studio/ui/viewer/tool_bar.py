"""The bar that floats over the picture."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.compare_actions import CompareActions
from qwen_studio.ui.viewer.compare_mode import CompareMode
from qwen_studio.ui.viewer.picture_focus import PictureFocus
from qwen_studio.ui.viewer.use_as_button import UseAsButton
from qwen_studio.ui.viewer.zoom_button import ZoomButton
from qwen_studio.ui.widgets.icon_button import IconButton


class ToolBar(QFrame):
    """How the picture is looked at, and the few things done with it most."""

    def __init__(
        self,
        canvas: Canvas,
        actions: PictureActions,
        compare: CompareActions,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "floating")
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(5, 4, 4, 4)
        self._row.setSpacing(2)
        modes = self._add_modes(compare)
        modes_end = self._add_line()
        zoom_out = IconButton(theme, "zoom-out", self.tr("Zoom out"), shortcut="-")
        zoom_out.clicked.connect(canvas.zoom_out)
        zoom_in = IconButton(theme, "zoom-in", self.tr("Zoom in"), shortcut="+")
        zoom_in.clicked.connect(canvas.zoom_in)
        zoom = ZoomButton(canvas, theme)
        for button in (zoom_out, zoom, zoom_in):
            self._row.addWidget(button)
        zoom_end = self._add_line()
        favourite = IconButton(
            theme, "star", self.tr("Favourite"), checkable=True, checked_icon="star-filled", colour="muted"
        )
        favourite.set_action(actions.favourite)
        save = IconButton(theme, "download", self.tr("Save as…"))
        save.set_action(actions.save_as)
        more = self._menu_button("more", self.tr("More"), actions.fill_menu)
        for button in (favourite, save, more):
            self._row.addWidget(button)
        self._row.addSpacing(4)
        self._use_as = UseAsButton(actions, theme)
        self._row.addWidget(self._use_as)
        PictureFocus(canvas, self)
        # What a narrow window does without, in this order; all of it is in the menus too, or on keys.
        self._dispensable: tuple[tuple[QWidget, ...], ...] = (
            (zoom_in, zoom_out),
            (modes[CompareMode.SIDE_BY_SIDE],),
            (save,),
            (favourite,),
            (zoom, zoom_end),
            (modes[CompareMode.SINGLE], modes[CompareMode.SLIDER], modes_end),
        )

    def fit_into(self, width: int) -> None:
        """Leaves out what has no room in that width, and takes the size that the rest needs."""
        for group in self._dispensable:
            for widget in group:
                widget.show()
        self._use_as.set_short(False)
        self._row.activate()
        if self.sizeHint().width() > width:
            self._use_as.set_short(True)
            self._row.activate()
        for group in self._dispensable:
            if self.sizeHint().width() <= width:
                break
            for widget in group:
                widget.hide()
            self._row.activate()
        self.resize(self.sizeHint())

    def _add_modes(self, compare: CompareActions) -> dict[CompareMode, IconButton]:
        modes = {}
        for mode, icon, name in (
            (CompareMode.SINGLE, "image", self.tr("Picture alone")),
            (CompareMode.SLIDER, "compare", self.tr("Compare before and after with a slider")),
            (CompareMode.SIDE_BY_SIDE, "columns", self.tr("Compare before and after side by side")),
        ):
            button = IconButton(self._theme, icon, name, checkable=True)
            button.set_action(compare.by_mode[mode])
            self._row.addWidget(button)
            modes[mode] = button
        others = self._menu_button("chevron-down", self.tr("More ways to compare"), compare.fill)
        others.setCheckable(True)
        behind = [action for mode, action in compare.by_mode.items() if mode not in modes]
        for action in behind:
            action.toggled.connect(lambda: others.setChecked(any(one.isChecked() for one in behind)))
        self._row.addWidget(others)
        return modes

    def _add_line(self) -> QWidget:
        """A thin upright line with room around it, which goes when the line is hidden."""
        line = QFrame()
        set_role(line, "separator")
        line.setProperty("upright", "true")
        self._theme.keep(line, QWidget.setFixedHeight, 20)
        room = QWidget()
        around = QHBoxLayout(room)
        around.setContentsMargins(6, 0, 6, 0)
        around.addWidget(line)
        self._row.addWidget(room)
        return room

    def _menu_button(self, icon: str, name: str, fill: Callable[[QMenu], None]) -> IconButton:
        button = IconButton(self._theme, icon, name)
        menu = QMenu(button)
        fill(menu)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button
