"""Says the zoom, and offers others."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.viewer.canvas import Canvas

_PERCENTS = (25, 50, 100, 200, 400)


class ZoomButton(QToolButton):
    """Shows "Fit" or the percentage of the canvas; a click opens the list of zooms."""

    def __init__(self, canvas: Canvas, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        theme.keep(self, QWidget.setFixedHeight, 32)
        theme.keep(self, QWidget.setMinimumWidth, 58)
        set_role(self, "small")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(self.tr("Zoom: 0 fits, 9 fills, Z is 100 %, + and − zoom, double click changes"))
        menu = QMenu(self)
        fit = menu.addAction(self.tr("&Fit"))
        fit.triggered.connect(canvas.fit)
        fill = menu.addAction(self.tr("Fi&ll"))
        fill.triggered.connect(canvas.fill)
        menu.addSeparator()
        for percent in _PERCENTS:
            action = menu.addAction(self.tr("{percent} %").format(percent=percent))
            action.setData(percent)
        menu.triggered.connect(self._take)
        self.setMenu(menu)
        canvas.zoom_changed.connect(self._show_zoom)
        self._show_zoom()

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        if action.data() is not None:
            self._canvas.zoom_to(action.data() / 100)

    @Slot()
    def _show_zoom(self) -> None:
        percent = self.tr("{percent} %").format(percent=round(self._canvas.factor * 100))
        self.setText(self.tr("Fit") if self._canvas.fits else percent)
        self.setAccessibleName(self.tr("Zoom {percent}").format(percent=percent))
