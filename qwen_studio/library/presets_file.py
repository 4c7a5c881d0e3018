"""Files of presets: those that come with the program, and the user's own."""

import json
import os
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from qwen_studio.core.errors import PresetsError
from qwen_studio.core.language import translate
from qwen_studio.core.presets import Family, Preset, PresetBook, WordsKind
from qwen_studio.core.private_files import make_private_folder, open_private

MOST_BYTES = 1_000_000
_KEYS = ("kind", "title", "text", "title_zh", "text_zh", "images")
_NEEDED = ("title", "text")
_INTRODUCTION = (
    "# Presets of Qwen Studio. What stands in {braces} is a slot to fill in; `kind` is instruction or avoid.\n"
)


def read_book(file: Path) -> PresetBook:
    """The presets that come with the program; their file is checked by a test, not here."""
    with file.open("rb") as stream:
        tables = tomllib.load(stream)
    return PresetBook(
        families=tuple(Family(**row) for row in tables["families"]),
        presets=tuple(
            Preset(**{**row, "kind": WordsKind(row.get("kind", WordsKind.INSTRUCTION.value))})
            for row in tables["presets"]
        ),
    )


def read_own(file: Path) -> list[Preset]:
    """The presets of a user's file, in its order; a file that is not there holds none.

    Raises:
        PresetsError: it cannot be used; says every mistake in it.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise PresetsError(
            file, [translate("library", "it cannot be read: {reason}").format(reason=error.strerror)]
        ) from None
    if len(raw) > MOST_BYTES:
        raise PresetsError(file, [translate("library", "it is larger than 1 MB")])
    try:
        # An editor may put a byte order mark before it.
        tables = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PresetsError(file, [translate("library", "it is not text in UTF-8")]) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise PresetsError(file, [_decapitalized(str(error))]) from None
    presets, mistakes = _checked(tables)
    if mistakes:
        raise PresetsError(file, mistakes)
    return presets


def write_own(file: Path, presets: Iterable[Preset]) -> None:
    """Put the presets in place of what the file held, wholly or not at all.

    Raises:
        PresetsError: it cannot be written.
    """
    beside = file.with_name(file.name + ".new")
    try:
        make_private_folder(file.parent)
        with open_private(beside, "w", encoding="utf-8") as stream:
            stream.write(as_text(presets))
        os.replace(beside, file)  # noqa: PTH105 - atomic on every system
    except OSError as error:
        raise PresetsError(
            file, [translate("library", "it cannot be written: {reason}").format(reason=error.strerror)]
        ) from None


def as_text(presets: Iterable[Preset]) -> str:
    """The presets as a file that a person can read, change and pass on."""
    return _INTRODUCTION + "".join(f"\n[[presets]]\n{_row(preset)}" for preset in presets)


def _row(preset: Preset) -> str:
    told = {
        "kind": preset.kind.value,
        "title": preset.title,
        "text": preset.text,
        "title_zh": preset.title_zh,
        "text_zh": preset.text_zh,
    }
    return "".join(f"{key} = {_quoted(value)}\n" for key, value in told.items() if value)


def _quoted(text: str) -> str:
    # A string of JSON is one of TOML, but for the one control character that JSON leaves as it is.
    return json.dumps(text.encode(errors="replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")


def _checked(tables: dict[str, Any]) -> tuple[list[Preset], list[str]]:
    rows = tables.get("presets", [])
    mistakes = [
        translate("library", "there is no table “{name}” in a file of presets, only [[presets]]").format(name=name)
        for name in tables
        if name != "presets"
    ]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return [], [*mistakes, translate("library", "each preset must begin with a line [[presets]]")]
    presets = []
    for number, row in enumerate(rows, 1):
        found = [
            translate("library", "preset {number}: {mistake}").format(number=number, mistake=mistake)
            for mistake in _mistakes(row)
        ]
        mistakes += found
        if not found:
            presets.append(_preset(row))
    return presets, mistakes


def _mistakes(row: dict[str, Any]) -> list[str]:
    found = [translate("library", "there is no key “{key}”").format(key=key) for key in row if key not in _KEYS]
    for key in _NEEDED:
        if key not in row:
            found.append(translate("library", "“{key}” is missing").format(key=key))
    for key, value in row.items():
        if key == "images":
            if type(value) is not int or not 0 <= value <= 3:
                found.append(translate("library", "“images” must be a number from 0 to 3"))
        elif key in _KEYS and not isinstance(value, str):
            found.append(translate("library", "“{key}” must be words in quotes").format(key=key))
        elif key in _NEEDED and not value.strip():
            found.append(translate("library", "“{key}” is empty").format(key=key))
    kinds = [kind.value for kind in WordsKind]
    if isinstance(row.get("kind", ""), str) and row.get("kind", kinds[0]) not in kinds:
        found.append(f"“kind” must be {' or '.join(kinds)}")
    return found


def _preset(row: dict[str, Any]) -> Preset:
    return Preset(**{**row, "kind": WordsKind(row.get("kind", WordsKind.INSTRUCTION.value))})


def _decapitalized(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
