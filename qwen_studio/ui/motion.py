"""Whether the desktop asks programs to move less."""

from PySide6.QtWidgets import QApplication, QStyle


def wants_less_motion() -> bool:
    """True where animations are switched off in the system's settings."""
    style = QApplication.style()
    return style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
