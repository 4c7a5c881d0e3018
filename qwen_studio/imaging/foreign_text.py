"""What other programs that make pictures by instruction have written into their files."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image

from qwen_studio.core.errors import PictureError
from qwen_studio.core.marks import MARKS_KEYWORD
from qwen_studio.core.story import STORY_KEYWORD
from qwen_studio.imaging.metadata import is_png, read_texts
from qwen_studio.imaging.opening import opened

MAX_PROMPT_CHARACTERS = 8_000
MAX_SETTINGS_CHARACTERS = 64_000

_A1111_SETTINGS = re.compile(r"\n?(?=Steps: \d+, )")
_NEGATIVE = re.compile(r"(?:^|\n)Negative prompt: ?")
_COMFY_TEXTS = ("text", "prompt", "text_g", "text_l", "string", "value")
_COMFY_NEGATIVE = "negative"
_INVOKE_KEYWORDS = ("invokeai_metadata", "sd-metadata", "Dream")
_OF_THE_FILE = {"Software", "Creation Time", "date:create", "date:modify", "date:timestamp"}
_DEEPEST_CHAIN = 32


@dataclass(frozen=True)
class ForeignText:
    """The text of another program; `program` is empty where it does not say, and `settings` is for reading only."""

    program: str
    prompt: str
    negative_prompt: str
    settings: str


def foreign_text(path: Path, png_texts: Mapping[str, str] | None = None) -> ForeignText | None:
    """What the file tells in the ways of A1111, ComfyUI, InvokeAI or any other; None if it tells nothing.

    Files of Qwen Studio tell a story, which is not read here. A file that cannot be read tells nothing. `png_texts` is
    what `read_texts` has found, where that was asked before.
    """
    try:
        if not is_png(path):
            told_in_file: Mapping[str, str] = _exif_texts(path)
        else:
            told_in_file = read_texts(path) if png_texts is None else png_texts
    except PictureError:
        return None
    texts = {keyword: text for keyword, text in told_in_file.items() if keyword not in (STORY_KEYWORD, MARKS_KEYWORD)}
    for understand in (_a1111, _comfy, _invoke, _any_other):
        told = understand(texts)
        if told is not None:
            return ForeignText(
                told.program,
                _clean(told.prompt, MAX_PROMPT_CHARACTERS),
                _clean(told.negative_prompt, MAX_PROMPT_CHARACTERS),
                _clean(told.settings, MAX_SETTINGS_CHARACTERS),
            )
    return None


def _a1111(texts: Mapping[str, str]) -> ForeignText | None:
    parameters = texts.get("parameters", "")
    if not parameters:
        return None
    words, _, settings = _cut(_A1111_SETTINGS, parameters)
    prompt, _, negative = _cut(_NEGATIVE, words)
    return ForeignText("Stable Diffusion WebUI", prompt, negative, settings)


def _comfy(texts: Mapping[str, str]) -> ForeignText | None:
    nodes = _object_in(texts.get("prompt", ""))
    if not nodes or not any(isinstance(node, dict) and "class_type" in node for node in nodes.values()):
        return None
    negative = [text for node in nodes.values() for text in _linked_texts(nodes, node, _COMFY_NEGATIVE)]
    every = [text for node in nodes.values() for text in _own_texts(node)]
    positive = [text for text in every if text not in negative]
    return ForeignText(
        "ComfyUI",
        "\n".join(dict.fromkeys(positive)),
        "\n".join(dict.fromkeys(negative)),
        "\n".join(_comfy_settings(nodes)),
    )


def _own_texts(node: Any) -> Iterator[str]:
    """The words that stand in a node which encodes or holds text."""
    if not isinstance(node, dict) or not isinstance(inputs := node.get("inputs"), dict):
        return
    kind = str(node.get("class_type", "")).lower()
    if not any(word in kind for word in ("text", "prompt", "string")):
        return
    for name in _COMFY_TEXTS:
        text = inputs.get(name)
        if isinstance(text, str) and text.strip():
            yield text.strip()


def _linked_texts(nodes: Mapping[str, Any], node: Any, name: str) -> list[str]:
    """The words at the end of the link that leads into the node under this name."""
    found: list[str] = []
    inputs = node.get("inputs") if isinstance(node, dict) else None
    waiting = [inputs.get(name)] if isinstance(inputs, dict) else []
    for _ in range(_DEEPEST_CHAIN):
        if not waiting:
            break
        link = waiting.pop()
        target = nodes.get(str(link[0])) if isinstance(link, list) and link else None
        found += _own_texts(target)
        if isinstance(target, dict) and isinstance(further := target.get("inputs"), dict):
            # On through conditioning that is combined, or text that comes from another node.
            waiting += [value for value in further.values() if isinstance(value, list)]
    return found


def _comfy_settings(nodes: Mapping[str, Any]) -> Iterator[str]:
    for node in nodes.values():
        if not isinstance(node, dict) or not isinstance(inputs := node.get("inputs"), dict):
            continue
        told = ", ".join(
            f"{name}: {value}"
            for name, value in inputs.items()
            if isinstance(value, str | int | float) and name not in _COMFY_TEXTS
        )
        if told:
            yield f"{node.get('class_type', '')}: {told}"


def _invoke(texts: Mapping[str, str]) -> ForeignText | None:
    keyword = next((known for known in _INVOKE_KEYWORDS if texts.get(known)), None)
    if keyword is None:
        return None
    told = _object_in(texts[keyword])
    if told is None:
        return ForeignText("InvokeAI", texts[keyword], "", "")
    image = told.get("image")
    facts = image if isinstance(image, dict) else told
    prompt = facts.get("positive_prompt", facts.get("prompt", ""))
    if isinstance(prompt, list):
        prompt = "\n".join(str(part.get("prompt", "")) for part in prompt if isinstance(part, dict))
    return ForeignText(
        "InvokeAI", str(prompt), str(facts.get("negative_prompt") or ""), _listed(facts, "positive_prompt", "prompt")
    )


def _any_other(texts: Mapping[str, str]) -> ForeignText | None:
    words = {keyword: text for keyword, text in texts.items() if text.strip() and keyword not in _OF_THE_FILE}
    if not words:
        return None
    prompt = next((words[known] for known in ("Description", "Title", "prompt") if known in words), "")
    return ForeignText(
        texts.get("Software", ""), prompt, "", "\n".join(f"{name}: {text}" for name, text in words.items())
    )


def _exif_texts(path: Path) -> dict[str, str]:
    """The texts of a JPEG or WEBP under the keywords that the same program gives them in a PNG."""
    with opened(path) as image:
        exif = Image.Image.getexif(image)
        comment = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.UserComment)
        texts = {} if comment is None else {"parameters": _user_comment(comment)}
        # ComfyUI's way: "prompt:{…}" and "workflow:{…}" in whatever tags are free.
        for tag in (ExifTags.Base.Model, ExifTags.Base.Make, ExifTags.Base.ImageDescription):
            keyword, colon, text = str(exif.get(tag, "")).partition(":")
            if colon and text.lstrip().startswith("{"):
                texts[keyword.strip().lower()] = text
    return {keyword: text for keyword, text in texts.items() if _is_of_a_maker(keyword, text)}


def _is_of_a_maker(keyword: str, text: str) -> bool:
    """Cameras write comments too, mostly blanks."""
    return keyword != "parameters" or _A1111_SETTINGS.search(text) is not None


def _user_comment(comment: object) -> str:
    if not isinstance(comment, bytes):
        return str(comment)
    code, text = comment[:8], comment[8:]
    if code.startswith(b"UNICODE"):
        # A1111 writes big-endian whatever the file's own order is; the first letters are Latin.
        return text.decode("utf-16-be" if text[:1] == b"\0" else "utf-16-le", "replace")
    return text.decode("utf-8", "replace")


def _object_in(text: str) -> dict[str, Any] | None:
    try:
        # NaN is no JSON, and ComfyUI writes it.
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def _listed(facts: Mapping[str, Any], *left_out: str) -> str:
    return "\n".join(
        f"{name}: {value}"
        for name, value in facts.items()
        if name not in left_out and isinstance(value, str | int | float) and value != ""
    )


def _cut(at: re.Pattern[str], text: str) -> tuple[str, str, str]:
    found = at.search(text)
    return (text, "", "") if found is None else (text[: found.start()], found.group(), text[found.end() :])


def _clean(text: str, most: int) -> str:
    return text.replace("\0", "").encode(errors="replace").decode().strip()[:most]
