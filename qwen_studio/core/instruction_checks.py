"""What a look at an instruction finds before it is sent: no model is asked, and nothing is certain but the limit."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import Enum

from qwen_studio.core.catalog import Model
from qwen_studio.core.ordinals import with_numbers
from qwen_studio.core.people_words import first_person, stays_clause
from qwen_studio.core.presets import SLOT_PATTERN
from qwen_studio.core.prompt import instruction_length, mention_hint, mentions
from qwen_studio.core.unquoted import quoted, unquoted_spans
from qwen_studio.core.variants import stray_brace
from qwen_studio.core.written_language import is_chinese, listed_images

# Compiled at the first use, which is after the first paint.
_SENTENCE_END = r"[.!?。！？…]$"
# A cut in the middle of a word or clause is worse than a few characters less; further back than this it is not.
_TIDY_CUT = 80
_MOST_ROUNDS = 4
_LONGEST = 6000


class CheckKind(Enum):
    """What was found."""

    TOO_LONG = "too long"
    MISSING_IMAGE = "missing image"
    NO_IMAGE_NAMED = "no image named"
    UNUSED_IMAGE = "unused image"
    UNQUOTED = "unquoted"
    NOTHING_STAYS = "nothing stays"
    UNFILLED = "unfilled"
    STRAY_BRACE = "stray brace"


@dataclass(frozen=True)
class Check:
    """One finding about characters [start, end) of the instruction.

    `images` are the numbers it is about, and `fixed` is the whole instruction with the finding mended, or None where
    only its author can mend it.
    """

    kind: CheckKind
    start: int
    end: int
    images: tuple[int, ...] = ()
    fixed: str | None = None


def check_instruction(text: str, filled: tuple[int, ...], model: Model) -> tuple[Check, ...]:
    """Everything that is odd about the instruction for the filled images (numbers from 1), the worst first.

    Nothing about one that is not begun: what it lacks, its field says.
    """
    if not text.strip():
        return ()
    too_long = _too_long(text, model)
    if len(text) > _LONGEST:
        # Somebody has pasted an article; before it is an instruction, nothing else matters.
        return tuple(too_long)
    found = [*too_long, *_missing(text, filled), *_unnamed(text, filled), *_unquoted(text)]
    found += [*_nothing_stays(text), *_braces(text)]
    return tuple(_within_limit(check, text, model) for check in found)


def _within_limit(check: Check, text: str, model: Model) -> Check:
    """The finding without a fix that would only lead to the next finding."""
    if check.kind is CheckKind.TOO_LONG or check.fixed is None:
        return check
    length, limit = instruction_length(check.fixed.strip(), model), model.instruction_limit
    fits = length <= max(limit, instruction_length(text.strip(), model))
    return check if fits else Check(check.kind, check.start, check.end, check.images)


def _too_long(text: str, model: Model) -> list[Check]:
    # Spaces around the words are not sent.
    lead = len(text) - len(text.lstrip())
    sent = text.strip()
    kept = bisect_right(
        range(len(sent) + 1), model.instruction_limit, key=lambda n: instruction_length(sent[:n], model)
    )
    cut = kept - 1
    if cut >= len(sent):
        return []
    return [Check(CheckKind.TOO_LONG, lead + cut, lead + len(sent), fixed=sent[: _tidy(sent, cut)].rstrip(" ,;，；、"))]


def _tidy(text: str, cut: int) -> int:
    """The end of the last whole sentence or word before the cut, where that is near."""
    near = max(0, cut - _TIDY_CUT)
    for boundary in (r"[.!?。！？](?=\s|$|[\u2e80-\u9fff])", r"[,;，；、\n]", r"\s"):
        ends = [m.end() for m in re.finditer(boundary, text[: cut + 1]) if near < m.end() <= cut]
        if ends:
            return ends[-1]
    return cut


def _missing(text: str, filled: tuple[int, ...]) -> list[Check]:
    hint = mention_hint(text, filled)
    if hint is None:
        return []
    unnamed = filled if len(filled) == 1 else hint.unnamed
    found = []
    for number in hint.missing:
        places = [mention for mention in mentions(text) if mention.number == number]
        # Only where there is one picture that can be meant.
        fixed = None
        if len(unnamed) == 1 and len(hint.missing) == 1:
            fixed = text
            for mention in places:
                fixed = f"{fixed[: mention.end - 1]}{unnamed[0]}{fixed[mention.end :]}"
        found.append(Check(CheckKind.MISSING_IMAGE, places[0].start, places[0].end, (number,), fixed))
    return found


def _unnamed(text: str, filled: tuple[int, ...]) -> list[Check]:
    hint = mention_hint(text, filled)
    # Where a number is wrong, that is the picture which goes unnamed.
    if hint is None or not hint.unnamed or (len(hint.unnamed) == 1 and len(hint.missing) == 1):
        return []
    kind = CheckKind.NO_IMAGE_NAMED if hint.unnamed == filled else CheckKind.UNUSED_IMAGE
    numbered = with_numbers(text, hint.unnamed)
    if numbered is not None:
        return [Check(kind, numbered.start, numbered.end, hint.unnamed, numbered.text)]
    clause = f"使用{listed_images(hint.unnamed, chinese=True)}。"
    if not is_chinese(text):
        clause = f"Use {listed_images(hint.unnamed, chinese=False)}."
    return [Check(kind, len(text), len(text), hint.unnamed, _with_sentence(text, clause))]


def _unquoted(text: str) -> list[Check]:
    spans = unquoted_spans(text)
    return [Check(CheckKind.UNQUOTED, *spans[0], fixed=_quoted_throughout(text))] if spans else []


def _quoted_throughout(text: str) -> str | None:
    """The text with everything to be written in quotes; None where quotes would only raise the next question."""
    fixed = text
    # New quotes part the words anew, and may show what was hidden behind others.
    for _ in range(_MOST_ROUNDS):
        spans = unquoted_spans(fixed)
        if not spans:
            return fixed
        fixed = quoted(fixed, spans)
    return None


def _nothing_stays(text: str) -> list[Check]:
    person = first_person(text)
    if person is None:
        return []
    return [Check(CheckKind.NOTHING_STAYS, *person, fixed=_with_sentence(text, stays_clause(text)))]


def _braces(text: str) -> list[Check]:
    stray = stray_brace(text)
    if stray is not None:
        return [Check(CheckKind.STRAY_BRACE, stray, stray + 1)]
    slot = re.search(SLOT_PATTERN, text)
    return [] if slot is None else [Check(CheckKind.UNFILLED, *slot.span())]


def _with_sentence(text: str, sentence: str) -> str:
    before = text.rstrip()
    chinese = is_chinese(text)
    if not re.search(_SENTENCE_END, before):
        before += "。" if chinese else "."
    return f"{before}{'' if chinese else ' '}{sentence}"
