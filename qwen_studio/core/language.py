"""The language in which the layers below the window word what people read: English, until the window gives another.

Nothing here knows how words are translated. `translate` and `marked` are names by which Qt's tools collect them, so
what they are given must be plain literals; values are filled in afterwards: `translate("api", "… {n}").format(n=…)`.
"""

from collections.abc import Callable

Translator = Callable[[str, str], str]
"""Gives a text of a context in the reader's language. Called on any thread."""

_ENDS_OF_CHINESE_SENTENCES = ("。", "！", "？")


def _as_written(_context: str, text: str) -> str:
    return text


class _Reader:
    """Who reads: one person in front of one program, whichever layer speaks."""

    translator: Translator = staticmethod(_as_written)


def translate(context: str, text: str) -> str:
    """The text for the reader; `context` is the room that says it."""
    return _Reader.translator(context, text)


def marked(_context: str, text: str) -> str:
    """The text as it is, to be translated when somebody reads it: for tables that are made at import."""
    return text


def speak_through(translator: Translator | None) -> None:
    """From now on sentences are worded by `translator`; by None in English. Sentences that were said stay."""
    _Reader.translator = staticmethod(translator or _as_written)


def sentences(*said: str) -> str:
    """The sentences one after the other; the empty ones are left out. Chinese puts no space between them."""
    text = ""
    for sentence in filter(None, said):
        text += sentence if not text or text.endswith(_ENDS_OF_CHINESE_SENTENCES) else f" {sentence}"
    return text
