"""The window's title tells which library is open."""

from pathlib import Path

PROGRAM = "Qwen Studio"


def window_title(library: Path) -> str:
    """The program's name alone for a library in a folder of that name, as the first one is."""
    if library.name in ("", PROGRAM):
        return PROGRAM
    # Qt takes these three characters for the place of its own mark.
    return f"{library.name.replace('[*]', '[*][*]')} – {PROGRAM}"
