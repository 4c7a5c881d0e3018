"""Words for what is drawn upon the inputs, as an instruction can use them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from qwen_studio.core.drawing import Drawing, DrawnMark, MarkColour, MarkKind
from qwen_studio.core.written_language import is_chinese

_MOST_QUOTED = 24
_END = re.compile(r"[\s.!?。！？…]+$")

_CHINESE_COLOURS = {
    MarkColour.RED: "红色",
    MarkColour.BLUE: "蓝色",
    MarkColour.GREEN: "绿色",
    MarkColour.YELLOW: "黄色",
    MarkColour.PURPLE: "紫色",
}


@dataclass(frozen=True)
class MarkPhrase:
    """How an instruction can speak of a mark. `name` is the least that it must hold to have spoken of it."""

    words: str
    name: str


def phrases(drawings: Mapping[int, Drawing], text: str, *, several_images: bool) -> tuple[MarkPhrase, ...]:
    """The words for marks of which the text does not speak yet, in its language, for the drawings by image number."""
    chinese = is_chinese(text)
    images = {number: drawing for number, drawing in drawings.items() if drawing}
    found: dict[str, MarkPhrase] = {}
    for number, drawing in sorted(images.items()):
        elsewhere = {_name(mark, chinese=chinese) for n, other in images.items() if n != number for mark in other}
        for mark in drawing:
            alike = sum((m.kind, m.colour) == (mark.kind, mark.colour) for m in drawing) > 1
            phrase = _chinese(mark) if chinese else _english(mark, alike=alike)
            if several_images:
                twice = _name(mark, chinese=chinese) in elsewhere
                phrase = _in_image(phrase, number, chinese=chinese, twice=twice)
            found.setdefault(phrase.words, phrase)
    spoken = _spaced(text)
    return tuple(phrase for phrase in found.values() if not _speaks_of(spoken, phrase.name))


def with_phrase(text: str, phrase: str, position: int | None = None) -> str:
    """The text with the words at the position, or at its end before the full stop, with spaces where they belong."""
    at = len(text) if position is None else position
    if not text[at:].strip():
        end = _END.search(text)
        at = end.start() if end else len(text)
    before, after = text[:at].rstrip(), text[at:]
    if not before:
        phrase = phrase[:1].upper() + phrase[1:]
        return f"{phrase}{_gap(phrase, after)}{after}"
    return f"{before}{_gap(before, phrase)}{phrase}{_gap(phrase, after)}{after}"


def _gap(before: str, after: str) -> str:
    """Chinese is written without spaces, and nothing has one before a full stop or beside another."""
    if not after or after[0].isspace() or after[0] in ".,;:!?。，；：！？…":
        return ""
    return "" if is_chinese(before[-1:]) or is_chinese(after[:1]) else " "


def _english(mark: DrawnMark, *, alike: bool) -> MarkPhrase:
    colour = mark.colour.value
    match mark.kind:
        case MarkKind.BOX:
            name = f"{colour} boxes" if alike else f"{colour} box"
            return MarkPhrase(f"in the {name}", name)
        case MarkKind.ARROW:
            name = f"{colour} arrows" if alike else f"{colour} arrow"
            return MarkPhrase(f"where the {name} {'point' if alike else 'points'}", name)
        case MarkKind.FREEHAND:
            name = f"{colour} lines" if alike else f"{colour} line"
            return MarkPhrase(f"along the {name}" if _is_open(mark) else f"inside the {name}", name)
        case MarkKind.TEXT:
            return MarkPhrase(f"at the {colour} words “{_quoted(mark)}”", f"“{_quoted(mark)}”")
        case MarkKind.PIN:
            return MarkPhrase(f"at pin {mark.number}", f"pin {mark.number}")


def _chinese(mark: DrawnMark) -> MarkPhrase:
    colour = _CHINESE_COLOURS[mark.colour]
    match mark.kind:
        case MarkKind.BOX:
            return MarkPhrase(f"在{colour}方框内", f"{colour}方框")
        case MarkKind.ARROW:
            return MarkPhrase(f"在{colour}箭头所指处", f"{colour}箭头")
        case MarkKind.FREEHAND:
            return MarkPhrase(f"沿{colour}线条" if _is_open(mark) else f"在{colour}线条圈内", f"{colour}线条")
        case MarkKind.TEXT:
            return MarkPhrase(f"在{colour}文字“{_quoted(mark)}”处", f"“{_quoted(mark)}”")
        case MarkKind.PIN:
            return MarkPhrase(f"在标记{mark.number}处", f"标记{mark.number}")


def _name(mark: DrawnMark, *, chinese: bool) -> str:
    return (_chinese(mark) if chinese else _english(mark, alike=False)).name


def _in_image(phrase: MarkPhrase, number: int, *, chinese: bool, twice: bool) -> MarkPhrase:
    """The phrase with its image; where another image has such a mark, only both together say which is meant."""
    if chinese:
        whole = f"{phrase.words[:1]}图{number}的{phrase.words[1:]}"
        return MarkPhrase(whole, f"图{number}的{phrase.name}" if twice else phrase.name)
    whole = f"{phrase.words} in Image {number}"
    return MarkPhrase(whole, whole if twice else phrase.name)


def _speaks_of(text: str, name: str) -> bool:
    # Chinese has no ends of words to look for.
    return re.search(rf"(?<![a-z0-9]){re.escape(_spaced(name))}(?![a-z0-9])", text) is not None


def _is_open(mark: DrawnMark) -> bool:
    """Whether the ends lie far from each other, seen beside how far the line reaches."""
    xs, ys = [p.x for p in mark.points], [p.y for p in mark.points]
    reach = max(max(xs) - min(xs), max(ys) - min(ys))
    first, last = mark.points[0], mark.points[-1]
    return max(abs(first.x - last.x), abs(first.y - last.y)) > 0.35 * reach


def _quoted(mark: DrawnMark) -> str:
    return mark.words if len(mark.words) <= _MOST_QUOTED else mark.words[:_MOST_QUOTED].rstrip() + "…"


def _spaced(text: str) -> str:
    return " ".join(text.casefold().split())
