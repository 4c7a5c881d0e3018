"""The languages that the window can speak, and which one a setting means on this system."""

from PySide6.QtCore import QCoreApplication, QLocale

SYSTEM = "system"

ENGLISH = "en"
CHINESE = "zh"

NAMES = {ENGLISH: "English", CHINESE: "简体中文"}
"""Each by its own name, so that who cannot read the window finds the way back. English needs no file."""

FILES = {CHINESE: "zh_CN"}
"""The locale by which the others' files of words are named, in `resources/i18n` and among Qt's own."""


def language_of(choice: str) -> str:
    """The language that the setting means; like the system is the first of the user's languages that there is."""
    if choice in NAMES:
        return choice
    wanted = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((language for language in wanted if language in NAMES), ENGLISH)


def locale_of(choice: str) -> QLocale:
    """Dates and figures as they are written in that language; the system's own way where that is of the language."""
    system = QLocale.system()
    if choice not in NAMES:
        return system
    chosen = QLocale(FILES.get(choice, choice))
    return system if system.language() == chosen.language() and system.script() == chosen.script() else chosen


def spoken() -> str:
    """The language of the words that are shown, as they say themselves."""
    return QCoreApplication.translate("language", "en")
