"""What is said about pictures that come in, and about files that were lost."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, QObject

from qwen_studio.core.importing import Imported
from qwen_studio.core.language import sentences
from qwen_studio.core.naming import printable
from qwen_studio.ui.maintenance_words import Report
from qwen_studio.ui.punctuation import named


class ImportWords(QObject):
    """Words for what is asked, and for how it ended."""

    def what(self, paths: Sequence[Path]) -> str:
        """The files and folders that are to be imported, in a few words."""
        folders = [path for path in paths if path.is_dir()]
        files = len(paths) - len(folders)
        if len(paths) == 1:
            name = printable(paths[0].name or str(paths[0]))
            return self.tr("The folder “{name}”").format(name=name) if folders else f"“{name}”"
        parts = []
        if folders:
            parts.append(self._counted(len(folders), self.tr("1 folder"), self.tr("{count} folders")))
        if files:
            parts.append(self._counted(files, self.tr("1 file"), self.tr("{count} files")))
        return self.tr("{folders} and {files}").format(folders=parts[0], files=parts[1]) if parts[1:] else parts[0]

    def imported(self, imported: Imported) -> Report:
        """What became of the files."""
        sentence = self._came_in(imported)
        if imported.cancelled:
            sentence = self.tr("Stopped. {sentence} The rest was not looked at.").format(sentence=sentence)
        advice = [
            self._counted(
                imported.duplicates,
                self.tr("1 was in the library already."),
                self.tr("{count} were in the library already."),
            ),
            self._counted(
                imported.not_pictures,
                self.tr("1 other file is no picture and was passed over."),
                self.tr("{count} other files are no pictures and were passed over."),
            ),
            self._unread(imported),
        ]
        lines = tuple(named(printable(unread.path), unread.sentence) for unread in imported.unread)
        return Report("warn" if lines else "ok", sentence, sentences(*advice), lines)

    def found(self, outcome: tuple[Sequence[int], int]) -> Report:
        """How a search for missing files ended: the pictures that were found, and how many are missing still."""
        found, missing = len(outcome[0]), outcome[1]
        if not found and not missing:
            return Report("ok", self.tr("No file is missing."))
        sentence = self._counted(found, self.tr("1 file was found."), self.tr("{count} files were found."))
        still = self._counted(missing, self.tr("1 file is missing still."), self.tr("{count} files are missing still."))
        if not found:
            return Report("warn", self.tr("None of the missing files is there."), still)
        return Report("warn" if missing else "ok", sentence, still)

    def missing(self, count: int) -> str:
        """So many files are not there any more."""
        return self._counted(
            count, self.tr("The file of 1 picture is missing."), self.tr("The files of {count} pictures are missing.")
        )

    def _unread(self, imported: Imported) -> str:
        if not imported.troubled:
            return ""
        # Nothing of them was moved or copied: whoever mends one finds it where it was.
        return self.tr("What could not be read has a tile in the gallery that says why, and stays where it is:")

    def _came_in(self, imported: Imported) -> str:
        new = self._counted(
            len(imported.new), self.tr("1 picture was imported."), self.tr("{count} pictures were imported.")
        )
        back = self._counted(
            len(imported.restored),
            self.tr("1 picture that the library had lost, or that lay in the trash, is back."),
            self.tr("{count} pictures that the library had lost, or that lay in the trash, are back."),
        )
        bad = self._counted(
            len(imported.unread), self.tr("1 file could not be read."), self.tr("{count} files could not be read.")
        )
        return sentences(new or back or self.tr("Nothing new was imported."), back if new else "", bad)

    @staticmethod
    def _counted(count: int, one: str, many: str) -> str:
        """Empty for none."""
        if not count:
            return ""
        return one if count == 1 else many.format(count=QLocale().toString(count))
