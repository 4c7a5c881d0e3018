"""The words that were sent before, for the fields of the composer."""

from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.presets import WordsKind
from qwen_studio.library import word_history
from qwen_studio.library.database import Database
from qwen_studio.library.word_history import UsedWords
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.word_search import WordSearch


class WordHistory(QObject):
    """Owner of what was read last; `reload` reads again. What was sent before the history was emptied is not in it.

    Signals:
        changed(WordsKind): the words of that kind were read.
        failed(StudioError): they could not be read, or a pin not be kept.
    """

    changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self, tasks: Tasks, database: Database, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._preferences = preferences
        self._words: dict[WordsKind, list[UsedWords]] = {}

    def reload(self, kind: WordsKind) -> None:
        """Read the words of that kind."""
        future = self._database.submit(word_history.used_words, kind)
        self._tasks.deliver(future, partial(self._take, kind), self.failed.emit)

    def is_known(self, kind: WordsKind) -> bool:
        """Whether the words of that kind were ever read."""
        return kind in self._words

    def found(self, kind: WordsKind, text: str) -> list[UsedWords]:
        """What has all words of the text: pinned ones first, and in each part the newest first."""
        search = WordSearch(text)
        return [used for used in self._words.get(kind, []) if search.finds(used.search_text)]

    def set_pinned(self, kind: WordsKind, words: str, *, pinned: bool) -> None:
        """Keep the words at hand, or no longer."""
        if pinned:
            kept = self._database.submit(word_history.pin, kind, words, datetime.now(UTC))
        else:
            kept = self._database.submit(word_history.unpin, kind, words)
        self._tasks.deliver(kept, failed=self.failed.emit)
        self.reload(kind)

    def _take(self, kind: WordsKind, words: list[UsedWords]) -> None:
        since = self._preferences.settings.words_since
        if since:
            begin = datetime.fromisoformat(since)
            words = [used for used in words if used.pinned or (used.used_at is not None and used.used_at > begin)]
        self._words[kind] = words
        self.changed.emit(kind)
