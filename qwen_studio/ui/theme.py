"""The look of the window: colours, letter sizes, style sheet and icons; dark, light and in high contrast.

How to use it. `app.py` makes one `Theme` and hands it to every widget that paints or carries an icon. Colours go by
the names of `Tokens`, icons by their file names in `resources/icons`.

    set_role(button, "primary")                     # a look from style.qss; the roles stand at the top of that file
    button.setIcon(theme.icon("star"))              # follows dark and light by itself; so do the icons of QActions
    theme.bind_icon(button, "star", "muted", checked_name="star-filled")       # the same, with a checked look
    painter.fillRect(rect, theme.tokens.field)      # own painting: ask when painting, never keep a colour
    painter.drawPixmap(x, y, theme.pixmap("play", "on_accent", 18, self.devicePixelRatioF()))
    theme.changed.connect(self.update)              # only where colours are kept: delegates, documents, caches

Lengths in code are those of the design, at 100 % text scale. Nothing that holds letters or stands beside them has a
fixed number of px:

    painter.setFont(self._theme.font(CAPTION_PX)); height = self._theme.px(20)      # own painting, size hints
    theme.keep(bar, QWidget.setFixedHeight, 48)     # now, and anew when the user wants other letters
    theme.keep_room(panel, QWidget.setMinimumWidth, 300)    # the same for what holds several words: grows half as much
    theme.keep_font(label, HEADING_PX)

Widgets repaint by themselves when scheme or scale change. Frames take roles ("panel", "card", …); a plain QWidget does
not paint a background, so use QFrame. Letter sizes: `BODY_PX`, `HEADING_PX`, `CAPTION_PX`.
"""

import sys
from dataclasses import dataclass, fields
from pathlib import Path
from string import Template
from typing import Literal, cast

from PySide6.QtCore import QObject, QSize, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from qwen_studio.core.resources import resource_path
from qwen_studio.ui.assets import ICON_GAP, ICON_SIZE, IconLook, Icons
from qwen_studio.ui.system_scheme import SystemScheme
from qwen_studio.ui.text_scale import BODY_PX as BODY_PX  # noqa: PLC0414 - for those who ask here for letters
from qwen_studio.ui.text_scale import LEAST_PERCENT, Setter, TextScale

HEADING_PX = 12
CAPTION_PX = 11

Choice = Literal["system", "light", "dark", "contrast"]
CHOICES: tuple[Choice, ...] = ("system", "light", "dark", "contrast")
Scheme = Literal["light", "dark", "contrast_light", "contrast_dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark", "contrast_light", "contrast_dark")

# Shapes that the style sheet needs as files, because it can neither tint nor draw: file, icon, colour.
_SHEET_ICONS = (
    ("chevron-down", "chevron-down", "muted"),
    ("chevron-up", "chevron-up", "muted"),
    ("chevron-right", "chevron-right", "muted"),
    ("check", "check", "on_accent"),
    ("check-faint", "check", "faint"),
    ("check-menu", "check", "accent_text"),
    ("close", "close", "muted"),
    ("more-menus", "more-menus", "text"),
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one scheme; what each is for stands in `resources/theme/*.toml`."""

    window: QColor
    panel: QColor
    raised: QColor
    raised_hover: QColor
    field: QColor
    canvas: QColor
    line: QColor
    edge: QColor
    track: QColor
    knob: QColor
    text: QColor
    muted: QColor
    faint: QColor
    accent: QColor
    accent_text: QColor
    accent_strong: QColor
    accent_hover: QColor
    accent_wash: QColor
    on_accent: QColor
    on_accent_muted: QColor
    ok: QColor
    warn: QColor
    bad: QColor
    scrim: QColor
    on_scrim: QColor
    star: QColor
    shadow: QColor

    @classmethod
    def load(cls, scheme: Scheme) -> "Tokens":
        """The colours of that scheme's token file.

        Raises:
            KeyError: a token is missing.
        """
        import tomllib

        values = tomllib.loads(resource_path("theme", f"{scheme}.toml").read_text(encoding="utf-8"))
        return cls(**{field.name: QColor(values[field.name]) for field in fields(cls)})

    def named(self, token: str) -> QColor:
        """The colour of that name; for names that are data. Elsewhere write `tokens.accent`."""
        return cast("QColor", getattr(self, token))


class Theme(QObject):
    """Gives the application its palette and style sheet, and follows the desktop's wishes and the user's.

    Signals:
        changed(): `tokens` or `text_scale` are others now; palette and style sheet have been applied.
    """

    changed = Signal()

    def __init__(
        self, app: QApplication, choice: Choice = "system", text_scale: int = LEAST_PERCENT, *, dressed: bool = True
    ) -> None:
        """`dressed` false leaves the style sheet to `dress`: under one, every widget that is put into another is
        polished again with all that it holds, which doubles the time to build a window.
        """
        super().__init__()
        self._app = app
        self._choice = choice
        self._scale = TextScale(text_scale)
        self._system = SystemScheme(app, self)
        self._icons = Icons(self._colour_of)
        self._sheet_icons = QTemporaryDir()
        self._template = resource_path("theme", "style.qss").read_text(encoding="utf-8")
        app.setStyle("Fusion")
        self._app_font = app.font()
        app.setFont(self.font(BODY_PX))
        self._scheme = self._wanted_scheme()
        self._tokens = Tokens.load(self._scheme)
        self._app.setPalette(palette_of(self._tokens))
        self._dressed = dressed
        if dressed:
            self.dress()
        self._system.changed.connect(self._follow)

    def dress(self) -> None:
        """Applies the style sheet."""
        self._dressed = True
        # To replace one takes five times as long as to take it away and to apply another.
        self._app.setStyleSheet("")
        self._app.setStyleSheet(self._style_sheet())

    @property
    def choice(self) -> Choice:
        return self._choice

    @property
    def is_dark(self) -> bool:
        return self._scheme in ("dark", "contrast_dark")

    @property
    def tokens(self) -> Tokens:
        return self._tokens

    @property
    def focus_px(self) -> int:
        """How thick the frame is round what has the keyboard."""
        return 2 if self._scheme.startswith("contrast") else 1

    @property
    def text_scale(self) -> int:
        """How large letters are, in percent of the design."""
        return self._scale.percent

    def set_choice(self, choice: Choice) -> None:
        """Fixes a scheme, or follows the desktop again."""
        self._choice = choice
        self._tell_desktop()
        self._follow()

    def set_text_scale(self, percent: int) -> None:
        """Makes letters, and all that holds them, that large."""
        if percent == self._scale.percent:
            return
        self._scale.change(percent)
        self._app.setFont(self.font(BODY_PX))
        if self._dressed:
            # Replaced: taken away first, some labels would keep the size that their former letters had.
            self._app.setStyleSheet(self._style_sheet())
        self._scale.set_kept()
        self.changed.emit()

    def px(self, length: float) -> int:
        """The px of what holds letters, or an icon beside them: it grows as they do. Ask at each painting."""
        return self._scale.px(length)

    def room(self, length: float) -> int:
        """The px of what holds several words, lines or pictures: it grows half as much."""
        return self._scale.room(length)

    def keep(self, widget: QWidget, setter: Setter, *lengths: int) -> None:
        """Calls the widget's `setter` with `px` of the lengths, now and whenever the text scale changes."""
        self._scale.keep(widget, setter, lambda: tuple(map(self._scale.px, lengths)))

    def keep_room(self, widget: QWidget, setter: Setter, *lengths: int) -> None:
        """The same with `room` of the lengths."""
        self._scale.keep(widget, setter, lambda: tuple(map(self._scale.room, lengths)))

    def keep_font(self, widget: QWidget, px: int, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        """Gives the widget `font`, now and whenever the text scale changes."""
        self._scale.keep(widget, QWidget.setFont, lambda: (self.font(px, weight),))

    def font(self, px: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The system's own letters in that size of the design."""
        font = QFont(self._app_font)
        font.setPixelSize(self._scale.px(px))
        font.setWeight(weight)
        return font

    def icon(self, name: str, colour: str = "text", *, checked_name: str = "", checked_colour: str = "") -> QIcon:
        """An icon of `resources/icons` that is always in the theme's present colours."""
        return self._icons.icon(IconLook(name, colour, checked_name, checked_colour))

    def pixmap(self, name: str, colour: str, size: int = ICON_SIZE, dpr: float = 1.0) -> QPixmap:
        """The icon for a widget that paints itself: `size` in logical px. Ask at each painting."""
        return self._icons.pixmap(name, colour, size, dpr)

    def bind_icon(
        self,
        button: QAbstractButton | QAction,
        name: str,
        colour: str = "text",
        *,
        checked_name: str = "",
        checked_colour: str = "accent_text",
        size: int = ICON_SIZE,
    ) -> None:
        """Gives the button an icon with its own colours when checked and disabled, 7 px before its words."""
        button.setIcon(self.icon(name, colour, checked_name=checked_name, checked_colour=checked_colour))
        if isinstance(button, QAbstractButton):
            gap = ICON_GAP if isinstance(button, QPushButton) and button.text() else 0
            self.keep(button, set_icon_size, size, gap)

    def _colour_of(self, token: str) -> QColor:
        return self._tokens.named(token)

    def _wanted_scheme(self) -> Scheme:
        system = self._system
        if self._choice in ("light", "dark"):
            return cast("Scheme", self._choice)
        if self._choice == "contrast" or system.wants_contrast:
            return "contrast_dark" if system.is_dark else "contrast_light"
        return "dark" if system.is_dark else "light"

    @Slot()
    def _follow(self) -> None:
        scheme = self._wanted_scheme()
        if scheme == self._scheme:
            return
        self._scheme = scheme
        self._tokens = Tokens.load(scheme)
        self._app.setPalette(palette_of(self._tokens))
        if self._dressed:
            self.dress()
        self._scale.set_kept()
        self.changed.emit()

    def _tell_desktop(self) -> None:
        # Title bars and native dialogs follow on macOS and Windows; on Linux Qt would only confuse its own answer.
        if sys.platform != "linux":
            schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
            self._app.styleHints().setColorScheme(schemes.get(self._choice, Qt.ColorScheme.Unknown))

    def _style_sheet(self) -> str:
        folder = f"{self._sheet_icons.path()}/{self._scheme}"
        for file, icon, token in _SHEET_ICONS:
            _write_once(f"{folder}-{file}.svg", self._icons.svg(icon, self._colour_of(token)))
        colours = {field.name: _css(self._tokens.named(field.name)) for field in fields(Tokens)}
        # The name of a temporary folder may hold anything; unquoted, a bracket in it would undo the whole sheet.
        quoted = folder.replace("\\", "\\\\").replace('"', '\\"')
        sheet = Template(self._scale.style_sheet(self._template))
        return sheet.substitute(colours, icons=quoted, focus=f"{self.focus_px}px")


def choice_of(word: str) -> Choice:
    """The choice that a setting's word names; "system" for any other word."""
    return next((choice for choice in CHOICES if choice == word), "system")


def set_icon_size(button: QAbstractButton, size: int, gap: int = 0) -> None:
    """Gives the icon of a button that many px, and so many between it and the words more than Qt's own."""
    button.setIconSize(QSize(size + gap, size))


def set_role(widget: QWidget, role: str) -> None:
    """Gives the widget one of the looks that stand at the top of `style.qss`, now or later."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def palette_of(tokens: Tokens) -> QPalette:
    """The same colours as Qt's own roles, for everything that the style sheet does not mention."""
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.field,
        QPalette.ColorRole.AlternateBase: tokens.panel,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.raised,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.on_accent,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Highlight: tokens.accent_strong,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Accent: tokens.accent,
        QPalette.ColorRole.Link: tokens.accent_text,
        QPalette.ColorRole.LinkVisited: tokens.accent_text,
        QPalette.ColorRole.Light: tokens.raised_hover,
        QPalette.ColorRole.Midlight: tokens.raised,
        QPalette.ColorRole.Mid: tokens.line,
        QPalette.ColorRole.Dark: tokens.line,
        QPalette.ColorRole.Shadow: tokens.canvas,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, colour)
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, tokens.faint)
    return palette


def _css(colour: QColor) -> str:
    return colour.name(QColor.NameFormat.HexArgb if colour.alpha() < 255 else QColor.NameFormat.HexRgb)


def _write_once(path: str, text: str) -> None:
    file = Path(path)
    if not file.exists():
        file.write_text(text, encoding="utf-8")
