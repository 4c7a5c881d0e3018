"""Words to begin with: presets for the instruction and for Avoid, with slots that the user fills in."""

import re
from dataclasses import dataclass
from enum import Enum

SLOT_PATTERN = r"(?<!\\)\{[^{}|\\\n]+\}"
"""A slot of a preset, such as {colour}. With a bar in it, it is a choice of variants and no slot."""


class WordsKind(Enum):
    """Which field the words are for."""

    INSTRUCTION = "instruction"
    AVOID = "avoid"


class Wording(Enum):
    """The language that a preset is worded in."""

    ENGLISH = "en"
    CHINESE = "zh"


@dataclass(frozen=True)
class Preset:
    """A title and a text; `family` is empty for the user's own, and `images` 0 where any number will do.

    The Chinese wording may be missing: then the other stands for both.
    """

    kind: WordsKind
    title: str
    text: str
    title_zh: str = ""
    text_zh: str = ""
    family: str = ""
    images: int = 0

    def title_in(self, wording: Wording) -> str:
        """The title in that language, if there is one."""
        return (wording is Wording.CHINESE and self.title_zh) or self.title

    def text_in(self, wording: Wording) -> str:
        """The text in that language, if there is one."""
        return (wording is Wording.CHINESE and self.text_zh) or self.text


@dataclass(frozen=True)
class Family:
    """A heading in the list of presets."""

    id: str
    name: str
    name_zh: str

    def name_in(self, wording: Wording) -> str:
        """The name in that language."""
        return self.name_zh if wording is Wording.CHINESE else self.name


@dataclass(frozen=True)
class PresetBook:
    """The presets that come with the program, in the order of their families."""

    families: tuple[Family, ...] = ()
    presets: tuple[Preset, ...] = ()

    def family(self, preset: Preset) -> Family:
        """The family that the preset belongs to.

        Raises:
            StopIteration: there is none of that id.
        """
        return next(family for family in self.families if family.id == preset.family)


def slots(text: str) -> list[str]:
    """The slots of the text that are still to be filled in, braces included, in order."""
    return re.findall(SLOT_PATTERN, text)
