"""Opens presets and history for the fields of the composer, and brings back what was chosen."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from qwen_studio.core.errors import StudioError
from qwen_studio.core.presets import WordsKind
from qwen_studio.state.studio import Studio
from qwen_studio.ui.announce import Announce
from qwen_studio.ui.composer.panel import ComposerPanel
from qwen_studio.ui.composer.prompt_edit import PromptEdit
from qwen_studio.ui.theme import Theme

if TYPE_CHECKING:
    from qwen_studio.ui.words.word_popup import WordPopup

_BESIDE_FIELD = QPoint(16, -28)


class WordPopups(QObject):
    """Each popup opens beside its field, so that the words there can still be read."""

    def __init__(self, studio: Studio, theme: Theme, announce: Announce, composer: ComposerPanel) -> None:
        super().__init__(composer)
        self._studio = studio
        self._theme = theme
        self._announce = announce
        self._composer = composer
        self._is_listening = False
        composer.history_requested.connect(self.open_history)
        composer.presets_requested.connect(self.open_presets)

    def open_history(self, kind: WordsKind | None = None) -> None:
        """The words that were sent before; without a kind, those of the field that the user is in."""
        from qwen_studio.ui.words.history_popup import HistoryPopup

        kind = kind or self._composer.kind_in_use()
        self._listen()
        self._studio.word_history.reload(kind)
        popup = HistoryPopup(self._studio.word_history, kind, self._theme, self._composer.window())
        self._open(popup, kind, partial(self.put_sent, kind))

    def open_presets(self, kind: WordsKind | None = None) -> None:
        """Words to begin with; without a kind, those of the field that the user is in."""
        from qwen_studio.ui.words.presets_popup import PresetsPopup

        kind = kind or self._composer.kind_in_use()
        self._listen()
        presets = self._studio.presets
        presets.reload()
        text = self._composer.field(kind).toPlainText()
        window = self._composer.window()
        popup = PresetsPopup(presets, kind, self._studio.preferences, self._theme, text, window)
        self._open(popup, kind, partial(self.put, kind))

    def save_preset(self) -> None:
        """Keep what stands in the field that the user is in."""
        from qwen_studio.ui.words.preset_title import ask_for_title

        kind = self._composer.kind_in_use()
        text = self._composer.field(kind).toPlainText().strip()
        if not text:
            self._announce(self.tr("There are no words to save yet. Write some first."), "", None)
            return
        self._listen()
        presets = self._studio.presets
        # What is saved stands beside what the file holds.
        presets.when_known(partial(ask_for_title, self._composer.window(), presets, kind, text, self._beside(kind)))

    def put(self, kind: WordsKind, words: str) -> None:
        """Put words into their field, where the user goes on."""
        self._composer.field(kind).put_words(words)

    def put_sent(self, kind: WordsKind, words: str) -> None:
        """Put words that were sent into their field, so that they are sent as they were."""
        from qwen_studio.core.variants import as_written

        self.put(kind, as_written(words) if kind is WordsKind.INSTRUCTION else words)

    def _open(self, popup: "WordPopup", kind: WordsKind, chosen: Callable[[str], object]) -> None:
        popup.chosen.connect(chosen)
        popup.open_at(self._beside(kind))

    def _beside(self, kind: WordsKind) -> QPoint:
        field: PromptEdit = self._composer.field(kind)
        return field.mapToGlobal(field.rect().topRight()) + _BESIDE_FIELD

    def _listen(self) -> None:
        """Tell of what goes wrong, once either is there at all."""
        if not self._is_listening:
            self._is_listening = True
            for failed in (self._studio.presets.failed, self._studio.word_history.failed):
                failed.connect(self._tell_failure)

    def _tell_failure(self, error: StudioError) -> None:
        self._announce(str(error), "", None)
