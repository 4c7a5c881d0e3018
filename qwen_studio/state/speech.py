"""The language in which the whole program speaks."""

import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal, Slot

from qwen_studio.core.language import marked, speak_through
from qwen_studio.core.resources import resource_path
from qwen_studio.state.languages import ENGLISH, FILES, language_of, locale_of
from qwen_studio.state.preferences import Preferences

log = logging.getLogger(__name__)

# Words of Qt's own dialog for files which its Chinese lacks, or has for another meaning; marked, so that ours has them.
_WORDS_OF_QT = (
    marked("QFileDialog", "&Look in:"),
    marked("QFileDialog", "Files of &type:"),
    marked("QFileSystemModel", "Size"),
    marked("QAbstractFileIconProvider", "Folder"),
)


class Speech(QObject):
    """Follows the setting `language`: from the moment of its making all new words are in that language.

    What is on the screen stays as it is; whoever shows words makes them anew when told.

    Signals:
        changed(): words are of another language from now on.
    """

    changed = Signal()

    def __init__(self, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._translators: list[QTranslator] = []
        self.language = ENGLISH
        self._speak()
        preferences.changed.connect(self._follow)

    @Slot(object)
    def _follow(self, names: set[str]) -> None:
        if "language" in names:
            before = self.language, QLocale().name()
            self._speak()
            if before != (self.language, QLocale().name()):
                self.changed.emit()

    def _speak(self) -> None:
        choice = self._preferences.settings.language
        language = language_of(choice)
        if QLocale() != locale_of(choice):
            QLocale.setDefault(locale_of(choice))
        if language == self.language:
            return
        self._fall_silent()
        self.language = language
        file = FILES.get(language)
        if file is None:
            return
        # Qt's own first: the last that is installed is asked first.
        self._install(f"qtbase_{file}.qm", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        self._install(f"{file}.qm", str(resource_path("i18n")))
        speak_through(_translated)

    def _install(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            self._translators.append(translator)
        else:
            log.warning("the words of %s were not found", name)

    def _fall_silent(self) -> None:
        speak_through(None)
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        self._translators.clear()

    def close(self) -> None:
        """Speak English again, and write figures as the system does."""
        self._fall_silent()
        self.language = ENGLISH
        QLocale.setDefault(QLocale.system())


def _translated(context: str, text: str) -> str:
    return QCoreApplication.translate(context, text)
