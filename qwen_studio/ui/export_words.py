"""What is said about exports and contact sheets."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from qwen_studio.ui.maintenance_words import Report
from qwen_studio.ui.punctuation import named

if TYPE_CHECKING:
    from qwen_studio.jobs.exporting import Exported
    from qwen_studio.state.contact_sheets import Sheet


class ExportWords(QObject):
    """Words for how they end."""

    def exported(self, exported: "Exported") -> Report:
        """What became of an export."""
        saved = len(exported.files)
        shown = exported.files[0] if exported.files else None
        lines = tuple(named(left.name, left.sentence) for left in exported.left_out)
        counts = self.tr("{done} of {all} pictures were saved in “{folder}”.").format(
            done=_number(saved), all=_number(exported.wanted), folder=exported.folder.name
        )
        if exported.stopped:
            return Report("bad", exported.stopped, counts, lines, shown=shown)
        if exported.cancelled:
            return Report("info", self.tr("Stopped: {counts}").format(counts=counts), "", lines, shown=shown)
        if lines:
            return Report("warn", counts, self.tr("These could not be saved:"), lines, shown=shown)
        one = self.tr("1 picture was saved in “{folder}”.")
        many = self.tr("{count} pictures were saved in “{folder}”.")
        words = (one if saved == 1 else many).format(count=_number(saved), folder=exported.folder.name)
        return Report("ok", words, shown=shown)

    def sheet(self, sheet: "Sheet") -> Report:
        """What became of a contact sheet."""
        pages = self.tr("1 page") if sheet.pages == 1 else self.tr("{count} pages").format(count=_number(sheet.pages))
        words = self.tr("The contact sheet was saved as “{name}”: {pages}.").format(
            name=sheet.files[0].name, pages=pages
        )
        lines = tuple(named(name, sentence) for name, sentence in sheet.left_out)
        if lines:
            return Report("warn", words, self.tr("These could not be read:"), lines, shown=sheet.files[0])
        return Report("ok", words, shown=sheet.files[0])


def _number(count: int) -> str:
    return QLocale().toString(count)
