"""Instructions, pictures and presets as entries of the palette, as they are read."""

from collections.abc import Callable
from datetime import datetime

import shiboken6
from PySide6.QtCore import QObject, Signal, Slot

from qwen_studio.core.presets import Preset, WordsKind
from qwen_studio.core.variants import as_written
from qwen_studio.library.recent_pictures import RecentPicture
from qwen_studio.library.word_history import UsedWords
from qwen_studio.state.studio import Studio
from qwen_studio.ui.moments import moment_text
from qwen_studio.ui.palette.entry import Entry, EntryKind
from qwen_studio.ui.words.preset_wording import wording_of

_MOST_PICTURES = 300
_MOST_WORDS = 300


class LibraryEntries(QObject):
    """Reads what the library and the user's presets have, once.

    Signals:
        read(str, list[Entry]): the name of a source, and what it has.
    """

    read = Signal(str, list)

    def __init__(
        self,
        studio: Studio,
        put_words: Callable[[WordsKind, str], object],
        show_picture: Callable[[int], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._studio = studio
        self._put_words = put_words
        self._show_picture = show_picture
        self._wording = wording_of(studio.preferences.settings.preset_wording)

    def load(self) -> None:
        """Read all of them."""
        studio = self._studio
        studio.word_history.changed.connect(self._take_words)
        studio.presets.changed.connect(self._take_presets)
        for kind in WordsKind:
            studio.word_history.reload(kind)
        studio.presets.reload()
        studio.pictures.recent(_MOST_PICTURES, self._take_pictures)

    @Slot(object)
    def _take_words(self, kind: WordsKind) -> None:
        words = self._studio.word_history.found(kind, "")[:_MOST_WORDS]
        self.read.emit(f"words {kind.value}", [self._of_words(kind, used) for used in words])

    @Slot()
    def _take_presets(self) -> None:
        presets = self._studio.presets
        self.read.emit("presets", [self._of_preset(preset) for kind in WordsKind for preset in presets.found(kind, "")])

    def _take_pictures(self, pictures: list[RecentPicture]) -> None:
        # The palette may be gone before the library has answered.
        if shiboken6.isValid(self):
            self.read.emit("pictures", [self._of_picture(picture) for picture in pictures])

    def _of_words(self, kind: WordsKind, used: UsedWords) -> Entry:
        return Entry(
            id=f"instruction/{kind.value}/{used.words}",
            kind=EntryKind.INSTRUCTION,
            title=" ".join(used.words.split()),
            choose=lambda: self._put_words(kind, as_written(used.words)),
            beside=self._of_avoid(kind) or ("" if used.used_at is None else _moment(used.used_at)),
        )

    def _of_preset(self, preset: Preset) -> Entry:
        text = preset.text_in(self._wording)
        return Entry(
            id=f"preset/{preset.kind.value}/{preset.family}/{preset.title}",
            kind=EntryKind.PRESET,
            title=preset.title_in(self._wording),
            choose=lambda: self._put_words(preset.kind, text),
            beside=self._of_avoid(preset.kind) or self._family(preset),
            also=f"{preset.title} {preset.title_zh} {preset.text} {preset.text_zh}",
        )

    def _of_picture(self, picture: RecentPicture) -> Entry:
        return Entry(
            id=f"picture/{picture.id}",
            kind=EntryKind.PICTURE,
            title=" ".join(picture.words.split()),
            choose=lambda: self._show_picture(picture.id),
            beside=_moment(picture.created_at),
            content_hash=picture.content_hash,
        )

    def _of_avoid(self, kind: WordsKind) -> str:
        return self.tr("Avoid") if kind is WordsKind.AVOID else ""

    def _family(self, preset: Preset) -> str:
        if not preset.family:
            return self.tr("Your presets")
        return self._studio.presets.book.family(preset).name_in(self._wording)


def _moment(moment: datetime) -> str:
    return moment_text(moment, datetime.now().astimezone(), short=True)
