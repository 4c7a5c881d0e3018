"""The zoom of the canvas as menu entries."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from qwen_studio.ui.viewer.canvas import Canvas


def zoom_actions(canvas: Canvas, parent: QObject) -> list[QAction]:
    """Zoom in, zoom out, fit, fill, 100 % and 200 %, with the usual keys."""
    standard = QKeySequence.StandardKey
    entries = (
        (
            "in",
            QCoreApplication.translate("ZoomActions", "Zoom &in"),
            [*_keys(standard.ZoomIn), "Ctrl+="],
            canvas.zoom_in,
        ),
        ("out", QCoreApplication.translate("ZoomActions", "Zoom &out"), _keys(standard.ZoomOut), canvas.zoom_out),
        ("fit", QCoreApplication.translate("ZoomActions", "&Fit"), ["Ctrl+0"], canvas.fit),
        ("fill", QCoreApplication.translate("ZoomActions", "Fi&ll"), ["Ctrl+9"], canvas.fill),
        ("100", QCoreApplication.translate("ZoomActions", "&100 %"), ["Ctrl+Alt+0"], canvas.actual_size),
        ("200", QCoreApplication.translate("ZoomActions", "&200 %"), ["Ctrl+Alt+9"], canvas.double_size),
    )
    actions = []
    for name, text, keys, act in entries:
        action = QAction(text, parent)
        action.setObjectName(f"zoom.{name}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(act)
        actions.append(action)
    return actions


def _keys(standard: QKeySequence.StandardKey) -> list[QKeySequence | str]:
    return list(QKeySequence.keyBindings(standard))
