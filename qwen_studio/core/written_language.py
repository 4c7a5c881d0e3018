"""Which of the service's two languages an instruction is written in."""

import re
from collections.abc import Sequence


def is_chinese(text: str) -> bool:
    """Whether it has more Chinese characters than words in Latin letters. What stands in quotes does not count."""
    bare = re.sub(r"[\"“][^\"“”]*[\"”]|「[^」]*」", "", text)
    return len(re.findall(r"[\u3400-\u9fff]", bare)) > len(re.findall(r"[A-Za-z]+", bare))


def listed_images(numbers: Sequence[int], *, chinese: bool) -> str:
    """The images as a sentence lists them: "Image 1, Image 2 and Image 3", or "图1、图2和图3"."""
    names = [f"图{number}" if chinese else f"Image {number}" for number in numbers]
    *firsts, last = names
    if not firsts:
        return last
    return "、".join(firsts) + f"和{last}" if chinese else ", ".join(firsts) + f" and {last}"
