"""Files that somebody wants to open, and which of them are pictures."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qwen_studio.core.errors import PictureError, StudioError
from qwen_studio.core.trouble import Trouble

_NO_PICTURES = {Trouble.MISSING, Trouble.EMPTY, Trouble.NO_PICTURE}


@dataclass(frozen=True)
class SortedFiles:
    """The pictures among them, damaged ones too; of the others a sentence each that names the file and the reason."""

    pictures: tuple[Path, ...] = ()
    turned_away: tuple[str, ...] = ()


def sort_files(files: Sequence[Path]) -> SortedFiles:
    """Which of them are pictures. For worker threads, because it reads where each begins."""
    from qwen_studio.imaging.opening import opened

    pictures, turned_away = [], []
    for file in files:
        try:
            with opened(file):
                pictures.append(file)
        except StudioError as error:
            if isinstance(error, PictureError) and error.trouble in _NO_PICTURES:
                turned_away.append(error.message)
            else:
                # What is wrong with a picture is said where it is seen.
                pictures.append(file)
    return SortedFiles(tuple(pictures), tuple(turned_away))
