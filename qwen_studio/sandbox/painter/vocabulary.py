"""What the painter understands: words of an instruction, in English and Chinese, and what they ask for."""

import re
from dataclasses import dataclass
from typing import Final

Colour = tuple[int, int, int]

# A phrase that says what must not happen says nothing to a painter that only knows what to do.
_EXCLUSIONS: Final = re.compile(
    r"\b(?:do not|don't|don’t|never|without|no|not|keep(?:ing)?|preserv\w+|unchanged)\b[^.,;:!?。，；]*"
    r"|(?:不要|不|保持|保留|无需)[^.,;:!?。，；]*",
    re.IGNORECASE,
)
_QUOTED: Final = re.compile(r'"([^"]+)"|“([^”]+)”|「([^」]+)」|『([^』]+)』|(?<!\w)\'([^\']+)\'(?!\w)')
_ASKS_FOR_TEXT: Final = re.compile(
    r"\b(?:add|write|put|place|insert|print|replace|change|say\w*|read\w*|text|words?|letters?|title|caption|slogan)\b"
    r"|添加|加上|写上|写|文字|标题|替换|改成",
    re.IGNORECASE,
)
_REPLACES: Final = re.compile(r"\b(?:replace|change)\b|替换|改成", re.IGNORECASE)

# In the order in which they are painted: the frame first, then the light, the colours, the style.
_EFFECT_WORDS: Final = {
    "upside_down": r"upside[- ]down|flip\w*\s+(?:\w+\s+){0,2}vertical\w*|vertical(?:ly)?\s+flip\w*"
    r"|上下翻转|垂直翻转|倒置",
    "mirror": r"mirror\w*|flip(?!\w*\s+(?:\w+\s+){0,2}vertical)(?:ped|s|ping)?\b"
    r"|左右翻转|水平翻转|镜像|(?<!上下)(?<!垂直)翻转",
    "rotate": r"rotat\w+|turn(?:ed)?\s+(?:\w+\s+){0,2}\d+|旋转",
    "brighten": r"bright(?:en\w*|er)|lighten\w*|lighter|变亮|提亮|调亮|更亮|明亮",
    "darken": r"dark(?:en\w*|er)|变暗|调暗|更暗",
    "night": r"night\b|night[- ]?(?:time|scene)|moonlight|midnight|夜晚|夜景|月光",
    "warm": r"warm\w*|golden hour|sun(?:set|rise)|evening|summer|autumn|candle\w*|暖|夕阳|日落|黄昏|傍晚|秋",
    "cold": r"cold\w*|cool\w*|winter\w*|icy|morning|antarctic\w*|冷|清晨|冬",
    "vivid": r"vivid|vibrant|saturat\w+|colou?rful|鲜艳|饱和",
    "muted": r"muted|desaturat\w+|faded|pastel|柔和|淡雅",
    "contrast": r"contrast\w*|dramatic|cinematic|对比|戏剧|电影",
    "fog": r"fog\w*|mist\w*|haz[ey]|雾",
    "glow": r"glow\w*|dream\w*|ethereal|soft focus|梦幻|柔焦|发光",
    "sharpen": r"sharp\w*|crisp\w*|restor\w+|enhanc\w+|more detail\w*|锐化|清晰|修复",
    "blur_background": r"(?:blur\w*|defocus\w*)\s+(?:\w+\s+){0,2}background|background\s+(?:\w+\s+){0,2}blur\w*|bokeh"
    r"|shallow depth|背景虚化|虚化背景|模糊背景|背景模糊",
    "blur": r"blur\w*|out of focus|模糊|虚化",
    "oil_painting": r"oil paint\w*|painting|impressionis\w+|油画",
    "watercolour": r"watercolou?r\w*|aquarelle|水彩",
    "cartoon": r"cartoon\w*|comic\w*|anime|manga|卡通|漫画|动漫",
    "pencil_sketch": r"sketch\w*|pencil\w*|line art|素描|铅笔|线稿",
    "posterise": r"poster\w*|screen[- ]?print\w*|pop[- ]?art|海报|波普|版画",
    "sepia": r"sepia|vintage|retro|old (?:photo\w*|picture)|antique|nostalg\w+|复古|怀旧|老照片|棕褐",
    "black_and_white": r"black[- ]and[- ]white|black & white|b\s?&\s?w|monochrom\w*|gr[ae]y[- ]?scale|黑白|灰度|单色",
    "invert": r"invert\w*|negative (?:film|colou?rs?)|反色|反相|负片",
    "snow": r"snow\w*|blizzard|雪",
}
_EFFECTS: Final = {
    name: re.compile(rf"(?:{words})" if name == "rotate" else rf"(?<![A-Za-z])(?:{words})", re.IGNORECASE)
    for name, words in _EFFECT_WORDS.items()
}

_COLOURS: Final[dict[str, tuple[str, Colour]]] = {
    "teal": (r"teal|turquoise|青绿", (0, 128, 128)),
    "cyan": (r"cyan|aqua|青色", (20, 170, 190)),
    "navy": (r"navy|dark blue|藏青|深蓝", (26, 46, 110)),
    "sky_blue": (r"(?:light|sky|pale|baby) blue|天蓝|浅蓝|淡蓝", (110, 180, 235)),
    "blue": (r"blue|蓝", (35, 95, 200)),
    "lime": (r"lime|light green|浅绿|嫩绿", (140, 200, 60)),
    "green": (r"green|emerald|绿", (40, 140, 70)),
    "gold": (r"gold(?:en)?(?! hour)|金色|金黄", (212, 160, 40)),
    "yellow": (r"yellow|黄色", (235, 200, 50)),
    "orange": (r"orange|橙", (240, 130, 35)),
    "pink": (r"pink|rose|粉", (235, 120, 165)),
    "magenta": (r"magenta|fuchsia|品红|洋红", (205, 45, 140)),
    "red": (r"red|crimson|scarlet|红", (205, 40, 45)),
    "purple": (r"purple|violet|lilac|lavender|紫", (125, 70, 175)),
    "brown": (r"brown|chocolate|棕色|褐色|咖啡色", (130, 85, 50)),
}
# One pattern for all, in which the longer names stand before the names that they hold.
_COLOUR: Final = re.compile(
    r"(?<![A-Za-z])(?:" + "|".join(f"(?P<{name}>{words})" for name, (words, _) in _COLOURS.items()) + r")(?![A-Za-z])",
    re.IGNORECASE,
)
_COLOUR_VALUES: Final = {name: value for name, (_, value) in _COLOURS.items()}
_COLOUR_OF_LIGHT: Final = re.compile(
    r"\b(?:tint\w*|tone[sd]?|light\w*|mood|hue|filter|wash|sky)\b|色调|光|滤镜", re.IGNORECASE
)
_DEGREES: Final = re.compile(r"(-?\d{1,3}(?:\.\d+)?)\s*(?:°|deg\w*|度)?")
_ANTICLOCKWISE: Final = re.compile(r"anti-?clockwise|counter-?clockwise|\bleft\b|逆时针|向左", re.IGNORECASE)


@dataclass(frozen=True)
class Wish:
    """What an instruction asks for, as far as the painter understands it.

    `lettering` is the text to be written, `degrees` the clockwise turn, `colour` a named colour, and `colour_is_light`
    says whether it belongs to the whole picture rather than to the thing that stands out.
    """

    effects: tuple[str, ...]
    lettering: str | None
    degrees: float
    colour: Colour | None
    colour_is_light: bool

    @property
    def understood(self) -> bool:
        return bool(self.effects or self.lettering or self.colour)


def understand(instruction: str) -> Wish:
    """What `instruction` asks for."""
    lettering, rest = _take_lettering(instruction)
    rest = _EXCLUSIONS.sub(" ", rest)
    effects = tuple(name for name, pattern in _EFFECTS.items() if pattern.search(rest))
    if "blur_background" in effects:
        effects = tuple(name for name in effects if name != "blur")
    return Wish(
        effects=effects,
        lettering=lettering,
        degrees=_degrees(rest),
        colour=_last_colour(rest),
        colour_is_light=_COLOUR_OF_LIGHT.search(_COLOUR.sub(" ", rest)) is not None,
    )


def _take_lettering(instruction: str) -> tuple[str | None, str]:
    """The text to write, and the instruction without its quotations, whose words are no wishes."""
    quotations = [next(filter(None, groups)).strip() for groups in _QUOTED.findall(instruction)]
    rest = _QUOTED.sub(" ", instruction)
    quotations = [text for text in quotations if text]
    if not quotations or not _ASKS_FOR_TEXT.search(rest):
        return None, rest
    return (quotations[-1] if _REPLACES.search(rest) else "\n".join(quotations)), rest


def _last_colour(text: str) -> Colour | None:
    """The colour named last: in "the red cup becomes blue" the one that is wanted."""
    matches = list(_COLOUR.finditer(text))
    return _COLOUR_VALUES[matches[-1].lastgroup or ""] if matches else None


def _degrees(text: str) -> float:
    rotation = _EFFECTS["rotate"].search(text)
    if rotation is None:
        return 0.0
    number = _DEGREES.search(text, rotation.end()) or _DEGREES.search(text, rotation.start())
    degrees = float(number[1]) if number else 90.0
    return -degrees if _ANTICLOCKWISE.search(text) else degrees
