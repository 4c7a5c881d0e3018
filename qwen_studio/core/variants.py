"""Several edits in one instruction: "{red|blue} coat" stands for one edit each, and so does every seed of a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product, takewhile
from math import prod

from qwen_studio.core.request import EditRequest

MOST_VARIANTS = 32
"""So many edits can be started at once: more would hardly be looked at, and are paid for all the same."""

# Compiled at the first use, which is after the first paint.
_ESCAPE = r"\\([{}|])"
# One way only to read each character, or long texts would take for ever.
_PART = rf"{_ESCAPE}|\{{((?:\\[{{}}|]|\\(?![{{}}|])|[^{{}}\\])*)\}}"
_BAR = r"(?:^|(?<!\\))\|"
_WORD = r"[\u2e80-\u9fff]|\w+|\s+|[^\w\s]"


@dataclass(frozen=True)
class Variant:
    """One of several edits; `label` says by what it differs from the others, and is empty where there are none."""

    label: str
    request: EditRequest


def instruction_count(text: str) -> int:
    """How many instructions the text stands for, equal ones counted apart."""
    return prod(len(choices) for choices in _parts(text))


def instructions(text: str) -> list[str]:
    """The instructions that the text stands for, in order, without equal ones; at most `MOST_VARIANTS`.

    Every group with a bar in it is a choice. A brace or bar behind a backslash stands for itself.
    """
    return list(dict.fromkeys(map("".join, islice(product(*_parts(text)), MOST_VARIANTS))))


def as_written(instruction: str) -> str:
    """The text that stands for this one instruction and no other."""
    return instruction if instructions(instruction) == [instruction] else re.sub(r"([{}|])", r"\\\1", instruction)


def stray_brace(text: str) -> int | None:
    """Where a brace stands that was probably meant to begin a choice, and does not; None without one."""
    bare = re.sub(_PART, lambda match: " " * len(match[0]), text)
    found = re.search(r"\{[^\n]*\|", bare)
    return None if found is None else found.start()


def variants_of(request: EditRequest, seeds: Sequence[int]) -> tuple[Variant, ...]:
    """The edits that the request stands for, each with every one of the seeds, if there are any."""
    requests = [
        replace(request, instruction=text.strip(), seed=seed)
        for text in instructions(request.instruction)
        for seed in (seeds or (None,))
    ][:MOST_VARIANTS]
    return tuple(Variant(*pair) for pair in zip(labels(requests), requests, strict=True))


def labels(requests: Sequence[EditRequest]) -> list[str]:
    """By what each of the edits differs from the others, in instruction and seed; empty for a single one."""
    if len(requests) == 1:
        return [""]
    words = _differences([request.instruction for request in requests])
    of_seeds = len({request.seed for request in requests}) > 1
    told = []
    for request, word in zip(requests, words, strict=True):
        seed = f"seed {request.seed}" if of_seeds and request.seed is not None else ""
        told.append(" · ".join(part for part in (word, seed) if part))
    return told


def _differences(texts: Sequence[str]) -> list[str]:
    """What is left of the texts without the words with which all begin and all end."""
    if len(set(texts)) == 1:
        return [""] * len(texts)
    split = [re.findall(_WORD, text) for text in texts]
    begin = _shared(split)
    end = _shared([words[begin:][::-1] for words in split])
    if any(len(words) == begin + end for words in split):
        # One has nothing of its own: a word of the others' is needed to name it.
        end, begin = (_without_word(split[0][::-1], end), begin) if end else (end, _without_word(split[0], begin))
    return [" ".join("".join(words[begin : len(words) - end]).split()) or "–" for words in split]


def _without_word(words: Sequence[str], count: int) -> int:
    """How many of the first words are left without the last of them that is no space."""
    return max((place for place in range(count) if not words[place].isspace()), default=0)


def _shared(lists: Sequence[Sequence[str]]) -> int:
    """With how many equal words all begin."""
    return sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, zip(*lists, strict=False)))


def _parts(text: str) -> Iterator[list[str]]:
    """The text in pieces, each with the wordings it can have."""
    at = 0
    for match in re.finditer(_PART, text):
        yield [text[at : match.start()]]
        at = match.end()
        if match[1]:
            yield [match[1]]
        elif re.search(_BAR, match[2]):
            yield [re.sub(_ESCAPE, r"\1", choice).strip() for choice in re.split(_BAR, match[2])]
        else:
            yield [re.sub(_ESCAPE, r"\1", match[0])]
    yield [text[at:]]
