"""The formats that a picture can be saved in, as the file dialog offers them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class SaveFormat:
    """One format: as Pillow calls it, its file name endings (the first is the usual one), and whether it loses."""

    name: str
    suffixes: tuple[str, ...]
    lossy: bool
    keeps_story: bool = True


PNG = SaveFormat("PNG", (".png",), lossy=False)
PNG_WITHOUT_STORY = SaveFormat("PNG", (".png",), lossy=False, keeps_story=False)
JPEG = SaveFormat("JPEG", (".jpg", ".jpeg"), lossy=True)
WEBP = SaveFormat("WEBP", (".webp",), lossy=True)


def named_by(path: Path, chosen: SaveFormat) -> SaveFormat:
    """The format that the file's ending names; the one chosen in the dialog where it names that or none."""
    suffix = path.suffix.lower()
    if suffix in chosen.suffixes:
        return chosen
    return next((known for known in (PNG, JPEG, WEBP) if suffix in known.suffixes), chosen)


def with_suffix(path: Path, saved_as: SaveFormat) -> Path:
    """The path with an ending of that format; another file of that name is left alone."""
    if path.suffix.lower() in saved_as.suffixes:
        return path
    wanted = path.with_name(path.name + saved_as.suffixes[0])
    return free_name(wanted)


def free_name(path: Path) -> Path:
    """The path, or the first of "name 2", "name 3"… that no file has."""
    candidate, number = path, 2
    while candidate.exists():
        candidate = path.with_name(f"{path.stem} {number}{path.suffix}")
        number += 1
    return candidate
