"""The presets: those of the program, and the user's own."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.errors import InputError, PresetsError
from qwen_studio.core.language import translate
from qwen_studio.core.presets import Preset, PresetBook, WordsKind
from qwen_studio.library.columns import searchable
from qwen_studio.library.presets_file import read_book, read_own, write_own
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.undo import UndoStack
from qwen_studio.state.word_search import WordSearch

_Read = tuple[PresetBook, tuple[Preset, ...], PresetsError | None]


class Presets(QObject):
    """Owner of the presets, and of the file with the user's own. What is done to those can be taken back.

    `problem` says why the user's file cannot be used; as long as there is one, nothing is written to it.

    Signals:
        changed(): there are other presets, or another problem.
        failed(StudioError): the user's own could not be changed, or a file not be read or written.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, tasks: Tasks, undo: UndoStack, builtin: Path, own: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._undo = undo
        self._builtin = builtin
        self._file = own
        self.book = PresetBook()
        self.own: tuple[Preset, ...] = ()
        self.problem: PresetsError | None = None

    @property
    def are_known(self) -> bool:
        """Whether they were ever read."""
        return bool(self.book.presets)

    def reload(self) -> None:
        """Read them, on a worker; the user may have changed the file."""
        self._tasks.run(_read, self._builtin, self._file, done=self._take)

    def when_known(self, then: Callable[[], object]) -> None:
        """Read them, and go on with `then`."""

        def take_and_go_on(read: _Read) -> None:
            self._take(read)
            then()

        self._tasks.run(_read, self._builtin, self._file, done=take_and_go_on)

    def found(self, kind: WordsKind, text: str) -> list[Preset]:
        """What has all words of the text in either language: the user's own first, then by families."""
        search = WordSearch(text)
        own = [preset for preset in self.own if preset.kind is kind and search.finds(_words(preset))]
        return own + [
            preset
            for preset in self.book.presets
            if preset.kind is kind and search.finds(_words(preset) + self._family_words(preset))
        ]

    def save(self, kind: WordsKind, title: str, text: str) -> None:
        """Keep the text under this title, in place of one of the user's own that had it."""
        new = Preset(kind, " ".join(title.split()), text.strip())
        before = self._own_called(kind, new.title)
        if before is None:
            again = partial(self._insert, len(self.own), new)
            self._change((*self.own, new), self.tr("Save a preset"), "", partial(self._remove, new), again)
        elif before.text != new.text:
            told = self.tr("The preset “{title}” says something else now").format(title=new.title)
            self._swap(before, new, self.tr("Save a preset"), told)

    def rename(self, preset: Preset, title: str) -> None:
        """Give one of the user's own another title."""
        new = replace(preset, title=" ".join(title.split()), title_zh="")
        if new.title == preset.title:
            return
        if self._own_called(preset.kind, new.title) is not None:
            self.failed.emit(
                InputError(
                    translate("state", "There is a preset “{title}” already.").format(title=new.title),
                    next_step=translate("state", "Choose another title."),
                )
            )
        else:
            self._swap(preset, new, self.tr("Rename a preset"), "")

    def delete(self, preset: Preset) -> None:
        """Forget one of the user's own."""
        place = self.own.index(preset)
        left = tuple(other for other in self.own if other is not preset)
        told = self.tr("The preset “{title}” was deleted").format(title=preset.title)
        back, again = partial(self._insert, place, preset), partial(self._remove, preset)
        self._change(left, self.tr("Delete a preset"), told, back, again)

    def export(self, file: Path) -> None:
        """Write all of the user's own into a file to pass on."""
        try:
            write_own(file, self.own)
        except PresetsError as error:
            self.failed.emit(error)

    def import_file(self, file: Path) -> None:
        """Add the presets of a file; one whose title is taken already gets a number behind it."""
        try:
            others = read_own(file)
        except PresetsError as error:
            self.failed.emit(error)
            return
        own = list(self.own)
        for other in others:
            if replace(other, images=0) not in [replace(known, images=0) for known in own]:
                own.append(replace(other, title=_free_title(other, own)))
        added = own[len(self.own) :]
        if not added:
            self.failed.emit(InputError(translate("state", "The file has no presets that are not here already.")))
            return
        one = len(added) == 1
        told = self.tr("1 preset was added") if one else self.tr("{count} presets were added").format(count=len(added))
        back, again = partial(self._remove, *added), partial(self._insert, len(self.own), *added)
        self._change(tuple(own), self.tr("Import presets"), told, back, again)

    def _own_called(self, kind: WordsKind, title: str) -> Preset | None:
        return next((preset for preset in self.own if preset.kind is kind and preset.title == title), None)

    def _swap(self, before: Preset, after: Preset, words: str, told: str) -> None:
        own = tuple(after if preset is before else preset for preset in self.own)
        self._change(own, words, told, partial(self._replace, after, before), partial(self._replace, before, after))

    def _replace(self, present: Preset, wanted: Preset) -> None:
        self._write(tuple(wanted if preset == present else preset for preset in self.own))

    def _remove(self, *presets: Preset) -> None:
        self._write(tuple(preset for preset in self.own if preset not in presets))

    def _insert(self, place: int, *presets: Preset) -> None:
        self._write((*self.own[:place], *presets, *self.own[place:]))

    def _change(
        self, own: Sequence[Preset], words: str, told: str, back: "partial[None]", again: "partial[None]"
    ) -> None:
        if self._write(own):
            self._undo.offer(words, told, back, again)

    def _write(self, own: Sequence[Preset]) -> bool:
        if self.problem is not None:
            self.failed.emit(self.problem)
            return False
        try:
            write_own(self._file, own)
        except PresetsError as error:
            self.failed.emit(error)
            return False
        self.own = tuple(own)
        self.changed.emit()
        return True

    def _take(self, read: _Read) -> None:
        self.book, self.own, self.problem = read
        self.changed.emit()

    def _family_words(self, preset: Preset) -> str:
        family = self.book.family(preset)
        return searchable(f" {family.name} {family.name_zh}")


def _read(builtin: Path, own: Path) -> _Read:
    book = read_book(builtin)
    try:
        return book, tuple(read_own(own)), None
    except PresetsError as error:
        return book, (), error


def _words(preset: Preset) -> str:
    return searchable(f"{preset.title} {preset.title_zh} {preset.text} {preset.text_zh}")


def _free_title(preset: Preset, others: Sequence[Preset]) -> str:
    taken = {other.title for other in others if other.kind is preset.kind}
    title, number = preset.title, 2
    while title in taken:
        title, number = f"{preset.title} {number}", number + 1
    return title
