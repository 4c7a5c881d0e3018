"""What was done to a picture before it was sent, in words."""

from collections.abc import Iterable

from qwen_studio.core.language import translate


def change_words(changes: Iterable[str]) -> list[str]:
    """The changes as `imaging` names them, which keeps them with the prepared file, in the reader's language."""
    return [translate("imaging", change) for change in changes]
