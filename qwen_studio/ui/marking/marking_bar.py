"""The bar that floats over a picture that is being drawn on."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from qwen_studio.ui.marking.colour_button import ColourButton
from qwen_studio.ui.marking.marking_actions import TOOL_ICONS, MarkingActions
from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.viewer.canvas import Canvas
from qwen_studio.ui.viewer.zoom_button import ZoomButton
from qwen_studio.ui.widgets.icon_button import IconButton


class MarkingBar(QFrame):
    """Tools, colours, the way back, and zoom."""

    def __init__(self, canvas: Canvas, actions: MarkingActions, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "floating")
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(5, 4, 5, 4)
        self._row.setSpacing(2)
        for tool, action in actions.tools.items():
            button = IconButton(theme, TOOL_ICONS[tool], action.text(), checkable=True, parent=self)
            button.set_action(action)
            self._row.addWidget(button)
        self._add_line()
        for colour, action in actions.colours.items():
            dot = ColourButton(colour, action.text(), action.shortcut().toString(), theme, self)
            dot.clicked.connect(action.trigger)
            action.toggled.connect(dot.setChecked)
            self._row.addWidget(dot)
        self._add_line()
        for icon, action in (("undo", actions.undo), ("redo", actions.redo), ("trash", actions.remove)):
            button = IconButton(theme, icon, action.text(), parent=self)
            button.set_action(action)
            self._row.addWidget(button)
        self._add_line()
        zoom_out = IconButton(theme, "zoom-out", self.tr("Zoom out"), shortcut="-", parent=self)
        zoom_out.clicked.connect(canvas.zoom_out)
        zoom_in = IconButton(theme, "zoom-in", self.tr("Zoom in"), shortcut="+", parent=self)
        zoom_in.clicked.connect(canvas.zoom_in)
        for zoom in (zoom_out, ZoomButton(canvas, theme, self), zoom_in):
            self._row.addWidget(zoom)

    def _add_line(self) -> None:
        line = QFrame(self)
        set_role(line, "separator")
        line.setProperty("upright", "true")
        self._theme.keep(line, QWidget.setFixedHeight, 20)
        self._row.addSpacing(6)
        self._row.addWidget(line)
        self._row.addSpacing(6)
