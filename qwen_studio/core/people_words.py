"""People in an instruction, and whether it says what must stay of them."""

import re

from qwen_studio.core.written_language import is_chinese

_PERSON = (
    r"\b(?:man|men|woman|women|girls?|boys?|person|persons|people|child|children|kids?|baby|babies|lady|ladies|guys?|"
    r"bride|groom|couple|family|he|she|him|his|her|hers|my\s+face|face|faces|selfie|portrait|passport\s+photo|"
    r"id\s+photo)\b"
    r"|女孩|男孩|女人|男人|女士|男士|女生|男生|人物|人像|孩子|小孩|婴儿|新娘|新郎|模特|证件照|她|他|(?<!机器)(?<!工)人(?![工造行])"
)
_STAYS = (
    r"\b(?:keep|keeps|keeping|kept|unchanged|untouched|preserve|preserves|preserving|retain|retains|retaining|same|"
    r"remain|remains|remaining|stay|stays|staying|maintain|maintains|maintaining|identical|intact|leave|leaving|"
    r"as\s+(?:it|she|he|they)\s+(?:is|are|was|were)|without\s+changing|(?:do\s+not|don['’]t)\s+(?:change|alter|touch)|"
    r"only\s+change|change\s+only|nothing\s+else)\b"
    r"|保持|不变|保留|维持|不要改|不改变|别改|原样|原有|一致|相同"
)
_REMOVAL = r"\b(?:remove|erase|delete|without|get\s+rid\s+of)\b|去掉|移除|删除|去除|抹去|擦除"
_NEWCOMER = (
    r"\b(?:add|insert|include|draw|paint)\s+(?:a|an|another|one|two|three|some|more|few)\s+(?:\w+\s+)?"
    r"|(?:添加|加入|加上|增加)(?:一|两|三|几)"
)
_CLAUSE_END = r"[.;,!?\n，。；！？]"

# What of a person may be edited, and how that is called where it stays.
_FEATURES = (
    (r"\bfaces?\b|\bfacial|脸|面部|五官", "face", "面部"),
    (r"\bhair|\bbald|\bbeard|发型|头发|长发|短发|发色", "hair", "发型"),
    (r"\bexpression|\bsmil|\blaugh|\bfrown|\bcry|\bangry|\bhappy|\bsad\b|表情|微笑|笑|哭", "expression", "表情"),
    (
        (
            r"\bwear|\bdress|\bshirt|\bcloth|\bsuit\b|\bjacket|\bcoat|\boutfit|\bskirt|\btrousers|\bpants|\bhat\b|\bsweater|"
            r"穿|衣|裙|裤|西装|外套|服装|帽"
        ),
        "outfit",
        "服装",
    ),
)


def first_person(text: str) -> tuple[int, int] | None:
    """Where an edited person is first named; None without one, or where the text says what stays.

    People who are removed, or come new into the picture, have nothing that must stay.
    """
    if re.search(_STAYS, text, re.IGNORECASE):
        return None
    for match in re.finditer(_PERSON, text, re.IGNORECASE):
        clause = re.split(_CLAUSE_END, text[: match.start()])[-1]
        newcomer = re.search(f"(?:{_NEWCOMER})$", clause, re.IGNORECASE)
        if not newcomer and not re.search(_REMOVAL, clause, re.IGNORECASE):
            return match.span()
    return None


def stays_clause(text: str) -> str:
    """The sentence that says what stays: everything that the text does not speak of, in the text's language."""
    untouched = [(en, zh) for words, en, zh in _FEATURES if not re.search(words, text, re.IGNORECASE)]
    untouched = untouched or [("pose", "姿势"), ("background", "背景")]
    if is_chinese(text):
        return f"保持人物的{_joined([zh for _, zh in untouched], '、', '和')}不变。"
    return f"Keep the {_joined([en for en, _ in untouched], ', ', ' and ')} unchanged."


def _joined(words: list[str], comma: str, conjunction: str) -> str:
    *firsts, last = words
    return comma.join(firsts) + conjunction + last if firsts else last
