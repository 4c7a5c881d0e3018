"""Words that are to be written into a picture, but do not stand in double quotes."""

import re
from collections.abc import Sequence

from qwen_studio.core.prompt import mentions

Span = tuple[int, int]

_LETTERED = (
    r"(?:text|words?|letters|lettering|title|headline|caption|slogan|label|sign|signboard|banner|poster|inscription|"
    r"logo|billboard|subtitle)"
)
# Where words to be written end, and the rest of the instruction goes on.
_END = (
    r"(?=\s*(?:[,.;:!?\n，。；！]|$)|\s+(?:in|on|at|above|below|under|over|with|onto|into|to|across|using|as|near|"
    r"beside|behind|by|for|from|while|but|and\s+(?:keep|make|change|remove|add|put|set))\b)"
)
# Words meant literally begin with a capital or a figure; "the text colour" does not.
# Nobody has more than some hundred characters written, and an end to each search keeps long texts quick.
_LITERAL = r"(?-i:[A-Z0-9])[^\n,.;:\"“”]{0,150}?"
_ANY = r"[^\s\n,.;:\"“”'‘][^\n,.;:\"“”]{0,150}?"
_QUOTED = r"(?:\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”)"
_NOT_WORDS = (
    r"(?!(?:a|an|the|it|its|nothing|something|blank|empty|this|that|English|Chinese|French|German|Spanish|Italian|"
    r"Japanese|Korean|Russian|Portuguese|Arabic)\b)"
)
_ENGLISH = (
    # a sign that says open · the text reading SALE
    rf"\b{_LETTERED}\s+(?:that\s+|which\s+|to\s+)?(?:saying|says?|reading|reads?)\s*:?\s+{_NOT_WORDS}(?P<a>{_ANY}){_END}",
    # add the title Summer Sale at the top
    rf"\b(?:write|add|put|insert|place)\s+(?:the\s+|a\s+)?{_LETTERED}\s*:?\s+{_NOT_WORDS}(?P<a>{_LITERAL}){_END}",
    # write Happy birthday on the cake
    rf"\b(?:write|engrave|spell)\s*:?\s+{_NOT_WORDS}(?P<a>{_LITERAL}){_END}",
    # replace the words HEALTH with WEALTH
    (
        rf"\b(?:replace|change)\s+(?:the\s+)?{_LETTERED}\s+(?:{_QUOTED}|{_NOT_WORDS}(?P<a>{_LITERAL}))\s+"
        rf"(?:with|to|by|into)\s+{_NOT_WORDS}(?P<b>{_LITERAL}){_END}"
    ),
    # replace "HEALTH" with WEALTH
    rf"\b(?:replace|change)\s+(?:the\s+)?{_QUOTED}\s+(?:with|to|by|into)\s+{_NOT_WORDS}(?P<a>{_LITERAL}){_END}",
    # change the title to Summer Sale
    rf"\b(?:replace|change)\s+(?:the\s+)?{_LETTERED}\s+(?:with|to|by|into)\s+{_NOT_WORDS}(?P<a>{_LITERAL}){_END}",
)
_CHINESE_END = r"(?=[，。；！？,.;!?\n]|$|字样|几个字|的(?:牌|招牌|标|海报|字|横幅|图))"
_CHINESE_WORDS = r"[^\s，。；！？,.;!?\n“”\"「」『』《》:：][^，。；！？,.;!?\n“”\"「」]{0,150}?"
_CHINESE = (
    rf"(?:写上|写着|写有|写下|印上|印着|印有|刻上|刻着)[:：]?\s*(?:文字|字样)?[:：]?\s*(?P<a>{_CHINESE_WORDS}){_CHINESE_END}",
    rf"(?:加上|添加|加入)(?:文字|标题|标语|字幕)[:：]?\s*(?P<a>{_CHINESE_WORDS}){_CHINESE_END}",
    (
        r"(?:文字|标题|标语|字|[”\"」])(?:改为|改成|换成|换为|替换为|替换成)(?:文字)?[:：]?\s*"
        rf"(?P<a>{_CHINESE_WORDS}){_CHINESE_END}"
    ),
)
# 红色 a colour, 黑体 a typeface, 英文 a language: they describe the words, and are not the words.
_CHINESE_LOOK = r"(?:色|体|文|语|大|小|粗|细|一些|一点)$"
_SINGLE_QUOTES = r"(?<!\w)'(?P<a>[^'\n]{1,150})'(?!\w)|‘(?P<b>[^’\n]{1,150})’(?!\w)"


def unquoted_spans(text: str) -> list[Span]:
    """The places of the words to be written that no double quotes surround, one after the other.

    Words in single quotes are among them, with their quotes.
    """
    taken = [match.span() for match in re.finditer(rf"{_QUOTED}|「[^」\n]+」|『[^』\n]+』", text)]
    taken += [(mention.start, mention.end) for mention in mentions(text)]
    found: list[Span] = []
    candidates = [match.span() for match in re.finditer(_SINGLE_QUOTES, text)]
    for pattern in _ENGLISH:
        candidates += _named_spans(pattern, text)
    for pattern in _CHINESE:
        candidates += [s for s in _named_spans(pattern, text) if not re.search(_CHINESE_LOOK, text[slice(*s)])]
    for span in candidates:
        if not any(span[0] < end and start < span[1] for start, end in (*taken, *found)):
            found.append(span)
    return sorted(found)


def quoted(text: str, spans: Sequence[Span]) -> str:
    """The text with double quotes around these places, in place of the single quotes that stand there."""
    changed = text
    for start, end in reversed(spans):
        words = text[start:end]
        if len(words) > 2 and (words[0], words[-1]) in {("'", "'"), ("‘", "’")}:
            words = words[1:-1]
        marks = "“”" if re.search(r"[\u3400-\u9fff]", words) else '""'
        changed = f"{changed[:start]}{marks[0]}{words}{marks[1]}{changed[end:]}"
    return changed


def _named_spans(pattern: str, text: str) -> list[Span]:
    spans = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        spans += [match.span(name) for name, words in match.groupdict().items() if words]
    return spans
