"""Whether things on the screen should move less."""

from PySide6.QtWidgets import QApplication, QStyle

_PORTAL_SAYS = "portal_wants_less_motion"
_USER_SAYS = "user_wants_less_motion"


def wants_less_motion() -> bool:
    """True where the user's settings or the system's say so. Whatever moves by itself asks here before it does."""
    app = QApplication.instance()
    told = app is not None and (app.property(_PORTAL_SAYS) or app.property(_USER_SAYS))
    return bool(told) or QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0


def tell_less_motion(wanted: bool) -> None:
    """What the desktop portal says, for everyone who asks from now on."""
    _tell(_PORTAL_SAYS, wanted)


def prefer_less_motion(wanted: bool) -> None:
    """What the user's own setting says, likewise; it can only add to what the system asks."""
    _tell(_USER_SAYS, wanted)


def _tell(name: str, wanted: bool) -> None:
    app = QApplication.instance()
    if app is not None:
        app.setProperty(name, wanted)
