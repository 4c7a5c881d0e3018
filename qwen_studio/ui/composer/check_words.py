"""Findings about the instruction in words."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from qwen_studio.core.instruction_checks import Check, CheckKind
from qwen_studio.core.language import sentences
from qwen_studio.core.written_language import listed_images
from qwen_studio.state.languages import spoken

_MOST_LOST = 60


@dataclass(frozen=True)
class Hint:
    """A finding for people. `fix` is on the button that mends it, and `fix_explained` says what that does in full."""

    words: str
    fix: str = ""
    fix_explained: str = ""
    urgent: bool = False
    can_be_hushed: bool = True


class CheckWords(QObject):
    """What a hint under the instruction says."""

    def hint(self, check: Check, text: str) -> Hint:
        """The finding about that instruction, in words."""
        match check.kind:
            case CheckKind.TOO_LONG:
                return self._too_long(check, text)
            case CheckKind.MISSING_IMAGE:
                return self._missing(check, text)
            case CheckKind.NO_IMAGE_NAMED | CheckKind.UNUSED_IMAGE:
                return self._unnamed(check, text)
            case CheckKind.UNQUOTED:
                words = self.tr("Text to be written belongs in double quotes: {text}")
                written = " ".join(text[check.start : check.end].split())
                return Hint(words.format(text=written), self.tr("Quote"), self.tr("Put it in double quotes"))
            case CheckKind.NOTHING_STAYS:
                return self._with_addition(self.tr("Say what stays as it is."), check, text)
            case CheckKind.UNFILLED:
                words = self.tr("Fill in {slot}: Tab goes there.")
                return Hint(words.format(slot=text[check.start : check.end]))
            case CheckKind.STRAY_BRACE:
                return Hint(self.tr("This brace begins no choice. {red|blue} would, and \\{ stands for itself."))

    def hushed(self) -> Hint:
        """What stands where a hint was of which the user wants no more."""
        words = self.tr("No more hints of this kind. The Edit menu brings them back.")
        return Hint(words, self.tr("Undo"), self.tr("Show hints of this kind again"), can_be_hushed=False)

    def _too_long(self, check: Check, text: str) -> Hint:
        lost = " ".join(text[check.start : check.end].split())
        if len(lost) > _MOST_LOST:
            lost = f"{lost[: _MOST_LOST // 2].rstrip()} … {lost[-_MOST_LOST // 2 :].lstrip()}"
        words = self.tr("This would be cut off: “{lost}”").format(lost=lost)
        explained = self.tr("Cut the instruction before it")
        return Hint(words, self.tr("Cut here"), explained, urgent=True, can_be_hushed=False)

    def _missing(self, check: Check, text: str) -> Hint:
        words = self.tr("{images} has no picture.").format(images=_listed(check))
        if check.fixed is None:
            return Hint(words, urgent=True)
        written = check.fixed[check.start : check.end + len(check.fixed) - len(text)]
        return Hint(
            words,
            self.tr("Write {image}").format(image=written),
            self.tr("Write {image} instead").format(image=written),
            urgent=True,
        )

    def _unnamed(self, check: Check, text: str) -> Hint:
        if check.kind is CheckKind.NO_IMAGE_NAMED:
            words = self.tr("Say which picture is which: the instruction names none.")
        else:
            words = self.tr("The instruction does not name {images}.").format(images=_listed(check))
        if check.start == check.end:
            return self._with_addition(words, check, text)
        number_it = self.tr("Number them")
        explained = self.tr("Write Image 1 in place of “the first picture”, and so on")
        return Hint(words, number_it, explained)

    def _with_addition(self, words: str, check: Check, text: str) -> Hint:
        if check.fixed is None:
            return Hint(words)
        added = check.fixed[len(text.rstrip()) :].lstrip(".。 ")
        explained = self.tr("Add “{words}”").format(words=added)
        return Hint(sentences(words, explained), self.tr("Add"), explained)


def _listed(check: Check) -> str:
    return listed_images(check.images, chinese=spoken() == "zh")
