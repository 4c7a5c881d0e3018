"""Keys that mean something in one place only, for the list of keys."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True)
class PlaceKeys:
    """A place, and what keys and the mouse do there: in words, and how it is done."""

    place: str
    rows: tuple[tuple[str, str], ...]


def place_keys() -> list[PlaceKeys]:
    """By the places where they work."""
    return [
        PlaceKeys(
            _tr("In the viewer"),
            (
                (_tr("Next and previous result, or pan where it is zoomed"), _tr("Arrows")),
                (_tr("Zoom in and out"), _tr("+ and −, wheel, pinch")),
                (_tr("Fit, fill"), "0, 9"),
                (_tr("100 % and back, 200 %"), _tr("Z or double click, Shift+Z")),
                (_tr("Use as Image 1, 2 or 3"), "1, 2, 3"),
                (_tr("Only the picture before, while held"), _tr("Space")),
                (_tr("Next way to compare, swap before and after"), "M, C"),
                (_tr("Move the divider, or amplify a difference"), _tr("Shift+Arrows")),
                (_tr("Drag the picture out, also where it is zoomed"), _tr("Drag, Ctrl+Drag")),
            ),
        ),
        PlaceKeys(
            _tr("In the results and the lineage"),
            (
                (_tr("Go through them, and open one in the viewer"), _tr("Arrows, Enter")),
                (_tr("Compare with what is shown"), _tr("Alt+Click")),
                (_tr("Use as Image 1, 2 or 3"), _tr("1, 2, 3 in the results")),
                (_tr("Rate"), _tr("Alt+1 to Alt+5, Alt+0")),
                (_tr("Drag out as a file"), _tr("Drag")),
            ),
        ),
        PlaceKeys(
            _tr("In the gallery"),
            (
                (_tr("Edit the picture"), _tr("Enter or double click")),
                (_tr("Rate"), _tr("1 to 5, 0")),
                (_tr("Compare with the chosen one"), _tr("Alt+Click")),
                (_tr("Larger and smaller tiles"), _tr("Ctrl+Wheel")),
                (_tr("Search"), _tr("Type")),
            ),
        ),
        PlaceKeys(
            _tr("In an input image"),
            (
                (_tr("Show or browse"), _tr("Enter or Space")),
                (_tr("Paste a picture, a file or a link"), "Ctrl+V"),
                (_tr("Copy the picture"), "Ctrl+C"),
                (_tr("Remove"), _tr("Delete")),
                (_tr("Go to the next"), _tr("Arrows")),
                (_tr("Swap two"), _tr("Drag one onto the other")),
            ),
        ),
    ]


def _tr(words: str) -> str:
    return QCoreApplication.translate("PlaceKeys", words)
