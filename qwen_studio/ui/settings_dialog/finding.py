"""Finding settings by what somebody types."""

from qwen_studio.core.fuzzy import Searched, folded


class Finding:
    """Fits what has every typed word; `loosely` forgives slips and takes initials, for when nothing fits exactly."""

    def __init__(self, typed: str, *, loosely: bool = False) -> None:
        self._words = folded(typed).split()
        self._loosely = loosely

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not self._words

    def fits(self, name: str, beside: str) -> bool:
        """Whether that is meant, by its name or by the words beside it."""
        if self.is_empty:
            return False
        text = folded(f"{name}\n{beside}")
        title = Searched(name)
        return all(word in text or (self._loosely and title.find(word) is not None) for word in self._words)
