"""Lists, and names before what they name, as the language of the window writes them."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication


def listed(parts: Iterable[str]) -> str:
    """The parts one after the other: "rotated, scaled down"."""
    return QCoreApplication.translate("punctuation", ", ").join(parts)


def beside(fact: str, other: str) -> str:
    """Two facts of one thing, which are no list: "metadata removed, 467 kB"."""
    return QCoreApplication.translate("punctuation", "{fact}, {other}").format(fact=fact, other=other)


def named(name: str, words: str) -> str:
    """The words after what they are: "Seed: 42"."""
    return QCoreApplication.translate("punctuation", "{name}: {words}").format(name=name, words=words)
