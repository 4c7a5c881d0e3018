"""Whether the desktop asks programs to move less."""

from PySide6.QtWidgets import QApplication, QStyle

_PORTAL_SAYS = "wants_less_motion"


def wants_less_motion() -> bool:
    """True where animations are switched off in the system's settings."""
    style = QApplication.style()
    app = QApplication.instance()
    told = app is not None and bool(app.property(_PORTAL_SAYS))
    return told or style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


def tell_less_motion(wanted: bool) -> None:
    """What the desktop portal says, for everyone who asks from now on."""
    app = QApplication.instance()
    if app is not None:
        app.setProperty(_PORTAL_SAYS, wanted)
