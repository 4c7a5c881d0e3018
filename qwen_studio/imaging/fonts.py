"""Letters for every script that this machine has some for."""

import os
import sys
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import ImageFont

Font = ImageFont.FreeTypeFont

# By file name, the first that has a letter is taken: strong Latin ones, then those that hold Chinese, then whatever.
_WANTED = (
    "DejaVuSans-Bold.ttf",
    "NotoSans-Bold.ttf",
    "LiberationSans-Bold.ttf",
    "segoeuib.ttf",
    "arialbd.ttf",
    "Arial Bold.ttf",
    "Helvetica.ttc",
    "NotoSansCJK-Bold.ttc",
    "NotoSansCJK-Regular.ttc",
    "SourceHanSans-Regular.ttc",
    "wqy-microhei.ttc",
    "wqy-zenhei.ttc",
    "DroidSansFallbackFull.ttf",
    "DroidSansFallback.ttf",
    "msyhbd.ttc",
    "msyh.ttc",
    "simhei.ttf",
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "STHeiti Medium.ttc",
    "Arial Unicode.ttf",
    "FreeSans.ttf",
    "Symbola.ttf",
)
_NO_LETTER = "\U0010ffff"
_PROBE_PX = 24
_UNUSABLE = (OSError, ValueError)


def font_of(file: str, height: float) -> Font:
    """The font of that file, or the one that comes with Pillow for an empty name, in letters of so many px."""
    return _sized(file, max(1, round(height)))


def runs(words: str) -> list[tuple[str, str]]:
    """The words in pieces, each with the file of the font to write it in; the pieces together are the words."""
    return [(file, "".join(letters)) for file, letters in groupby(words, key=_file_with)]


@cache
def _file_with(letter: str) -> str:
    """The first font that has the letter; where none has it, the first of all, which shows an empty box."""
    files = _files()
    if letter.isspace():
        return files[0]
    return next((file for file in files if _has(file, letter)), files[0])


def _has(file: str, letter: str) -> bool:
    try:
        font = _sized(file, _PROBE_PX)
        mask = font.getmask(letter)
        return mask.getbbox() is not None and bytes(mask) != _box(file)
    except _UNUSABLE:
        return False


@cache
def _box(file: str) -> bytes:
    return bytes(_sized(file, _PROBE_PX).getmask(_NO_LETTER))


@cache
def _sized(file: str, px: int) -> Font:
    if not file:
        font = ImageFont.load_default(px)
        if not isinstance(font, ImageFont.FreeTypeFont):
            raise ValueError("Pillow was built without FreeType")
        return font
    return ImageFont.truetype(file, px)


@cache
def _files() -> tuple[str, ...]:
    """Those that are wanted and there, at last the one that comes with Pillow."""
    there: dict[str, str] = {}
    for folder in _folders():
        for place, _, names in os.walk(folder):
            for name in names:
                if name in _WANTED:
                    there.setdefault(name, str(Path(place, name)))
    return (*(there[name] for name in _WANTED if name in there and _opens(there[name])), "")


def _opens(file: str) -> bool:
    try:
        _box(file)
    except _UNUSABLE:
        return False
    return True


def _folders() -> Iterator[Path]:
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")
        yield Path(os.environ.get("LOCALAPPDATA", ""), "Microsoft", "Windows", "Fonts")
    elif sys.platform == "darwin":
        yield from (Path("/System/Library/Fonts"), Path("/Library/Fonts"), Path.home() / "Library" / "Fonts")
    else:
        home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
        folders = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
        yield from (Path(folder, "fonts") for folder in (home, *folders.split(":")))
