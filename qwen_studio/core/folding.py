"""A chain of edits as one edit of its original: each generation loses a little quality, and one edit loses it once."""

from collections.abc import Sequence
from dataclasses import dataclass

from qwen_studio.core.picture import JobInput
from qwen_studio.core.prompt import mentions
from qwen_studio.core.request import MAX_IMAGES


@dataclass(frozen=True)
class ChainStep:
    """One edit of a chain: its words, and what stood in its slots beside Image 1."""

    instruction: str
    also_from: tuple[JobInput, ...] = ()


@dataclass(frozen=True)
class Folded:
    """What the one edit says, and what stands in Image 2 and Image 3.

    `left_out` is how many pictures found no slot; the words still name them, by the number of the step.
    """

    instruction: str
    also_from: tuple[JobInput, ...]
    left_out: int


def fold(steps: Sequence[ChainStep]) -> Folded:
    """The instructions one after the other, each "Image N" naming the slot in which its picture stands now."""
    given: list[JobInput] = []
    left_out: set[str] = set()
    sentences = []
    for step in steps:
        numbers = {1: 1}
        for image in step.also_from:
            known = next((n for n, other in enumerate(given) if _is_same(image, other)), None)
            if known is None and len(given) < MAX_IMAGES - 1:
                given.append(image)
                known = len(given) - 1
            if known is None:
                left_out.add(image.content_hash or image.url)
            else:
                numbers[image.number] = known + 2
        words = _renumbered(step.instruction.strip(), numbers)
        if words:
            sentences.append(words)
    return Folded("\n".join(map(_ended, sentences)), tuple(given), len(left_out))


def _is_same(a: JobInput, b: JobInput) -> bool:
    return (a.content_hash, a.url) == (b.content_hash, b.url)


def _renumbered(words: str, numbers: dict[int, int]) -> str:
    for mention in reversed(mentions(words)):
        if mention.number in numbers:
            # The number is the last sign of a mention.
            words = f"{words[: mention.end - 1]}{numbers[mention.number]}{words[mention.end :]}"
    return words


def _ended(sentence: str) -> str:
    return sentence if sentence[-1] in ".!?…。！？" else f"{sentence}."
