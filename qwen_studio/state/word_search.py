"""Finding words by some of them, however they are written."""

from qwen_studio.library.columns import searchable


class WordSearch:
    """What the user looks for: every word of it must be there, in any order."""

    def __init__(self, text: str) -> None:
        self._parts = searchable(text).split()

    def finds(self, search_text: str) -> bool:
        """Whether the text, which is `searchable` already, has them all."""
        return all(part in search_text for part in self._parts)
