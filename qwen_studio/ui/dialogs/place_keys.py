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
    translate = QCoreApplication.translate
    return [
        PlaceKeys(
            translate("PlaceKeys", "In the viewer"),
            (
                (
                    translate("PlaceKeys", "Next and previous result, or pan where it is zoomed"),
                    translate("PlaceKeys", "Arrows"),
                ),
                (translate("PlaceKeys", "Zoom in and out"), translate("PlaceKeys", "+ and −, wheel, pinch")),
                (translate("PlaceKeys", "Fit, fill"), "0, 9"),
                (translate("PlaceKeys", "100 % and back, 200 %"), translate("PlaceKeys", "Z or double click, Shift+Z")),
                (translate("PlaceKeys", "Use as Image 1, 2 or 3"), "1, 2, 3"),
                (translate("PlaceKeys", "Only the picture before, while held"), translate("PlaceKeys", "Space")),
                (translate("PlaceKeys", "Next way to compare, swap before and after"), "M, C"),
                (
                    translate("PlaceKeys", "Move the divider, or amplify a difference"),
                    translate("PlaceKeys", "Shift+Arrows"),
                ),
                (
                    translate("PlaceKeys", "Drag the picture out, also where it is zoomed"),
                    translate("PlaceKeys", "Drag, Ctrl+Drag"),
                ),
            ),
        ),
        PlaceKeys(
            translate("PlaceKeys", "In the results and the lineage"),
            (
                (
                    translate("PlaceKeys", "Go through them, and open one in the viewer"),
                    translate("PlaceKeys", "Arrows, Enter"),
                ),
                (translate("PlaceKeys", "Compare with what is shown"), translate("PlaceKeys", "Alt+Click")),
                (translate("PlaceKeys", "Use as Image 1, 2 or 3"), translate("PlaceKeys", "1, 2, 3 in the results")),
                (translate("PlaceKeys", "Rate"), translate("PlaceKeys", "Alt+1 to Alt+5, Alt+0")),
                (translate("PlaceKeys", "Drag out as a file"), translate("PlaceKeys", "Drag")),
            ),
        ),
        PlaceKeys(
            translate("PlaceKeys", "In the gallery"),
            (
                (translate("PlaceKeys", "Edit the picture"), translate("PlaceKeys", "Enter or double click")),
                (translate("PlaceKeys", "Rate"), translate("PlaceKeys", "1 to 5, 0")),
                (translate("PlaceKeys", "Compare with the chosen one"), translate("PlaceKeys", "Alt+Click")),
                (translate("PlaceKeys", "Larger and smaller tiles"), translate("PlaceKeys", "Ctrl+Wheel")),
                (translate("PlaceKeys", "Search"), translate("PlaceKeys", "Type")),
            ),
        ),
        PlaceKeys(
            translate("PlaceKeys", "In an input image"),
            (
                (translate("PlaceKeys", "Show or browse"), translate("PlaceKeys", "Enter or Space")),
                (translate("PlaceKeys", "Paste a picture, a file or a link"), "Ctrl+V"),
                (translate("PlaceKeys", "Copy the picture"), "Ctrl+C"),
                (translate("PlaceKeys", "Remove"), translate("PlaceKeys", "Delete")),
                (translate("PlaceKeys", "Go to the next"), translate("PlaceKeys", "Arrows")),
                (translate("PlaceKeys", "Swap two"), translate("PlaceKeys", "Drag one onto the other")),
            ),
        ),
    ]
