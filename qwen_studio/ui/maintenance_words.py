"""What is said about work on the library as a whole."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QLocale, QObject

from qwen_studio.core.errors import StudioError
from qwen_studio.core.language import sentences
from qwen_studio.state.long_work import Ended, Work
from qwen_studio.ui.moments import day_text
from qwen_studio.ui.punctuation import named

if TYPE_CHECKING:
    from qwen_studio.jobs.rebuilding import Added
    from qwen_studio.jobs.rebuilt import Rebuilt
    from qwen_studio.jobs.verification import Findings
    from qwen_studio.library.backups import BackupOutcome
    from qwen_studio.library.damage import DamageKind
    from qwen_studio.library.mending import Mended
    from qwen_studio.library.moving import Moved
    from qwen_studio.ui.export_words import ExportWords
    from qwen_studio.ui.import_words import ImportWords

Kind = Literal["ok", "info", "warn", "bad"]


@dataclass(frozen=True)
class Report:
    """How a work ended, in words. `lines` are single findings, to be copied; `shown` is a file to be shown."""

    kind: Kind
    sentence: str
    advice: str = ""
    lines: tuple[str, ...] = ()
    can_mend: bool = False
    shown: Path | None = None


class MaintenanceWords(QObject):
    """Words for progress and ends."""

    def title(self, work: Work) -> str:
        """What is being done."""
        return {
            Work.VERIFY: self.tr("Verifying the library"),
            Work.ADD_FILES: self.tr("Entering files that the database does not know"),
            Work.REBUILD: self.tr("Rebuilding the database"),
            Work.BACK_UP: self.tr("Backing up the database"),
            Work.SAVE_LIST: self.tr("Writing the list"),
            Work.IMPORT: self.tr("Importing pictures"),
            Work.FIND_MISSING: self.tr("Looking for missing files"),
            Work.EXPORT: self.tr("Exporting pictures"),
            Work.CONTACT_SHEET: self.tr("Making a contact sheet"),
            Work.MOVE: self.tr("Copying the library to its new place"),
        }[work]

    def cancel_explained(self, work: Work) -> str:
        """What stopping means."""
        if work is Work.VERIFY:
            return self.tr("Verifying changes nothing, so it can be stopped at any time.")
        if work is Work.REBUILD:
            return self.tr("Until it is complete, the present database stays in its place; stopped, all is as it was.")
        if work is Work.MOVE:
            return self.tr("Every file is compared after it was copied. Stopped, the library stays where it is.")
        if work is Work.CONTACT_SHEET:
            return self.tr("Stopped, nothing is saved.")
        return self.tr("It can be stopped at any time; what is done until then stays.")

    def progress(self, work: Work, done: int, total: int, per_second: float = 0) -> str:
        """1,204 of 12,304, with how fast an import is; empty before that is known."""
        if not total:
            return ""
        words = self.tr("{done} of {total}").format(done=_number(done), total=_number(total))
        if work is not Work.IMPORT or per_second < 1:
            return words
        return self.tr("{progress} · {count} a second").format(progress=words, count=_number(round(per_second)))

    def short(self, work: Work, done: int, total: int) -> str:
        """For the status line."""
        percent = f" · {done * 100 // total} %" if total else "…"
        return f"{self.title(work)}{percent}"

    def report(self, ended: Ended) -> Report:
        """How it ended."""
        outcome = ended.outcome
        if outcome is None:
            return Report("info", self.tr("Stopped: {work}.").format(work=self.title(ended.work)))
        if isinstance(outcome, StudioError):
            return Report("bad", outcome.message, outcome.next_step)
        # What each work returns is what its words take.
        words: dict[Work, Callable[[Any], Report]] = {
            Work.VERIFY: self._verified,
            Work.ADD_FILES: self.added,
            Work.REBUILD: self.rebuilt,
            Work.BACK_UP: self._backed_up,
            Work.SAVE_LIST: self._listed,
            Work.IMPORT: self._import_words().imported,
            Work.FIND_MISSING: self._import_words().found,
            Work.EXPORT: self._export_words().exported,
            Work.CONTACT_SHEET: self._export_words().sheet,
            Work.MOVE: self._moved,
        }
        return words[ended.work](outcome)

    def _import_words(self) -> "ImportWords":
        from qwen_studio.ui.import_words import ImportWords

        return ImportWords(self)

    def _export_words(self) -> "ExportWords":
        from qwen_studio.ui.export_words import ExportWords

        return ExportWords(self)

    def _listed(self, file: Path) -> Report:
        return Report("ok", self.tr("The list was written to {file}.").format(file=file.name), shown=file)

    def _moved(self, moved: "Moved") -> Report:
        sentence = self.tr("The library is in “{folder}” now: {count} files were copied and compared.").format(
            folder=moved.target, count=_number(moved.files)
        )
        advice = self.tr(
            "The old folder “{folder}” is as it was, and is not used any more. Remove it yourself once you are sure."
        )
        return Report("ok", sentence, advice.format(folder=moved.source), shown=moved.source)

    def failed(self, work: Work) -> Report:
        """A bug has ended it."""
        return Report("bad", self.tr("{work} was ended by a mistake in Qwen Studio.").format(work=self.title(work)))

    def rebuilt(self, rebuilt: "Rebuilt") -> Report:
        """What a rebuilt library holds."""
        added = self.added(rebuilt.added)
        sentence = self.tr("The database was rebuilt: {pictures}, {edits} and {inputs} were entered.").format(
            pictures=self._pictures(rebuilt.added.pictures),
            edits=self._counted(rebuilt.added.jobs, self.tr("1 edit"), self.tr("{count} edits")),
            inputs=self._inputs(rebuilt.added.originals),
        )
        kept = ""
        if rebuilt.set_aside is not None:
            kept = self.tr("The former database is kept as {file}.").format(file=rebuilt.set_aside.name)
        return Report(added.kind, sentence, sentences(kept, added.advice), added.lines)

    def mended(self, mended: "Mended", ended: Ended) -> Report:
        """What was done about a database that was found damaged at the start, and what its files added."""
        added = self.report(ended)
        told = (
            self._brought_back(mended),
            self._still_readable(mended),
            added.sentence,
            self.tr("The damaged file is kept as {file}.").format(file=mended.set_aside.name),
            added.advice,
        )
        return Report(
            "warn",
            self.tr("The library's database was damaged and was set aside."),
            sentences(*told),
            added.lines,
        )

    def _brought_back(self, mended: "Mended") -> str:
        if mended.backup_of is None:
            return self.tr("There was no good backup, so a new one was begun.")
        return self.tr("The backup of {day} was brought back.").format(day=day_text(mended.backup_of))

    def _still_readable(self, mended: "Mended") -> str:
        rows, doubtful = mended.rows + mended.doubtful_rows, mended.doubtful_rows
        if not rows:
            return ""
        words = self._counted(
            rows,
            self.tr("1 entry of the damaged one could still be read and was brought over."),
            self.tr("{count} entries of the damaged one could still be read and were brought over."),
        )
        if doubtful:
            may = self.tr("1 of them may hold errors."), self.tr("{count} of them may hold errors.")
            words = sentences(words, self._counted(doubtful, *may))
        return words

    def added(self, added: "Added") -> Report:
        """What was entered from files, and what was not."""
        lines = [*(named(left.path, left.sentence) for left in added.left_alone)]
        lines += [
            self.tr("{file}: it is not the picture that was delivered; it was changed or is damaged.").format(file=path)
            for path in added.changed
        ]
        pictures, inputs = added.pictures + added.found_again, added.originals
        sentence = self.tr("There was no file that the database did not know.")
        if pictures and inputs:
            sentence = self.tr("{pictures} and {inputs} were entered from their files.")
        elif pictures + inputs == 1:
            sentence = self.tr("{pictures}{inputs} was entered from its file.")
        elif pictures or inputs:
            sentence = self.tr("{pictures}{inputs} were entered from their files.")
        sentence = sentence.format(
            pictures=self._pictures(pictures) if pictures else "", inputs=self._inputs(inputs) if inputs else ""
        )
        advice = self.tr("Some files were left alone or are not as they were delivered:") if lines else ""
        return Report("warn" if lines else "ok", sentence, advice, tuple(lines))

    def _verified(self, findings: "Findings") -> Report:
        counts = self.tr("{rows} rows and {pictures} checked").format(
            rows=_number(findings.rows), pictures=self._pictures(findings.pictures)
        )
        if findings.intact:
            return Report("ok", self.tr("{counts}: everything is in order.").format(counts=counts))
        found = self._counted(
            len(findings.damages), self.tr("1 thing is not in order"), self.tr("{count} things are not in order")
        )
        kinds = dict.fromkeys(damage.kind for damage in findings.damages)
        advice = dict.fromkeys(self._advice(kind) for kind in kinds)
        lines = tuple(named(damage.subject, damage.sentence) for damage in findings.damages)
        return Report(
            "bad",
            self.tr("{counts}: {found}.").format(counts=counts, found=found),
            sentences(*advice),
            lines,
            can_mend=findings.mended_at_next_start,
        )

    def _advice(self, kind: "DamageKind") -> str:
        match kind.value:
            case "answer missing":
                return self.tr(
                    "An answer that is missing cannot be asked for again; the details of its edit hold the request id"
                    " for the support of the service."
                )
            case "database" | "row":
                return self.tr(
                    "Restart Qwen Studio to mend the database: it is set aside, and brought back from the newest good "
                    "backup and everything that can still be read."
                )
            case "picture missing" | "original missing":
                return self.tr("Bring missing files back to their places from a backup or the trash of your system.")
            case "picture changed" | "original changed":
                return self.tr(
                    "Changed files were edited by another program, or the drive has damaged them: bring them back "
                    "from a backup of your own."
                )
            case _:
                return self.tr("“Rebuild the database” in the Library menu enters files that it does not know.")

    def _backed_up(self, outcome: "BackupOutcome") -> Report:
        match outcome.value:
            case "made":
                return Report("ok", self.tr("The database was backed up, and the backup was checked."))
            case "not due":
                return Report("ok", self.tr("Today's backup is there already, and it was checked."))
            case "damaged":
                return self.damaged()
            case _:
                return Report(
                    "warn",
                    self.tr("There is no backup of today: the drive has too little room, or cannot be written."),
                    self.tr("Make room on the drive, then try again. The log says more."),
                )

    def damaged(self) -> Report:
        """The database is damaged."""
        return Report(
            "bad",
            self.tr("The library's database is damaged."),
            self.tr(
                "Restart Qwen Studio to mend it: the database is set aside, and brought back from the newest good "
                "backup, everything that can still be read, and the pictures' files. Your pictures are not touched."
            ),
            can_mend=True,
        )

    def _pictures(self, count: int) -> str:
        return self._counted(count, self.tr("1 picture"), self.tr("{count} pictures"))

    def _inputs(self, count: int) -> str:
        return self._counted(count, self.tr("1 input"), self.tr("{count} inputs"))

    @staticmethod
    def _counted(count: int, one: str, many: str) -> str:
        return one if count == 1 else many.format(count=_number(count))


def _number(count: int) -> str:
    return QLocale().toString(count)
