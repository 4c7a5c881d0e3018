"""Where pictures and their captions stand on the pages of a contact sheet."""

from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import NamedTuple

from qwen_studio.core.geometry import Size

PAPERS = {"A4": (595.0, 842.0), "A3": (842.0, 1191.0), "Letter": (612.0, 792.0)}
"""Width and height, upright, in points of 1/72 inch."""

MARGIN = 36.0
FOOTER = 18.0
LINE = 11.0
_GAP = 12.0
_ABOVE_CAPTION = 4.0
_ASPECTS = (0.6, 1.8)
_SHRINK = 0.2
"""Of a row: where no more than that is missing for one more, all pictures become a little smaller."""


class Caption(StrEnum):
    """What can stand below a picture, in this order."""

    NAME = "name"
    INSTRUCTION = "instruction"
    DATE = "date"
    SEED = "seed"


CAPTION_LINES = {Caption.NAME: 1, Caption.INSTRUCTION: 2, Caption.DATE: 1, Caption.SEED: 1}


@dataclass(frozen=True)
class SheetChoice:
    """How a contact sheet looks. `format` is "PDF" or "PNG", `paper` one of `PAPERS`."""

    format: str = "PDF"
    paper: str = "A4"
    landscape: bool = False
    columns: int = 3
    captions: tuple[Caption, ...] = (Caption.INSTRUCTION, Caption.DATE, Caption.SEED)


class Box(NamedTuple):
    """A rectangle in points, from the page's upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class SheetLayout:
    """The same on every page. `picture` and `caption` are the boxes of the first place."""

    page: Box
    columns: int
    rows: int
    picture: Box
    caption: Box

    @property
    def places(self) -> int:
        """How many pictures a page takes."""
        return self.columns * self.rows

    def pages(self, count: int) -> int:
        """How many pages so many pictures need."""
        return -(-count // self.places)

    def boxes(self, place: int) -> tuple[Box, Box]:
        """Picture and caption at this place of a page, from 0."""
        row, column = divmod(place, self.columns)
        right = column * (self.picture.width + _GAP)
        down = row * (self.picture.height + self.caption.height + _GAP)
        return (
            self.picture._replace(x=self.picture.x + right, y=self.picture.y + down),
            self.caption._replace(x=self.caption.x + right, y=self.caption.y + down),
        )


def lay_out(choice: SheetChoice, sizes: list[Size]) -> SheetLayout:
    """The layout in which pictures of these sizes waste little room: most of them fill their boxes."""
    width, height = PAPERS[choice.paper]
    if choice.landscape:
        width, height = height, width
    seen = [size for size in sizes if size.height > 0]
    aspect = median(size.width / size.height for size in seen) if seen else 1.0
    aspect = min(max(aspect, _ASPECTS[0]), _ASPECTS[1])
    lines = sum(CAPTION_LINES[caption] for caption in choice.captions)
    caption_height = _ABOVE_CAPTION + lines * LINE if lines else 0.0
    box_width = (width - 2 * MARGIN - (choice.columns - 1) * _GAP) / choice.columns
    room = height - 2 * MARGIN - FOOTER
    box_height = min(box_width / aspect, room - caption_height)
    fitting = (room + _GAP) / (box_height + caption_height + _GAP)
    rows = max(1, int(fitting + _SHRINK))
    box_height = min(box_height, (room + _GAP) / rows - _GAP - caption_height)
    return SheetLayout(
        page=Box(0.0, 0.0, width, height),
        columns=choice.columns,
        rows=rows,
        picture=Box(MARGIN, MARGIN, box_width, box_height),
        caption=Box(MARGIN, MARGIN + box_height + _ABOVE_CAPTION, box_width, max(0.0, caption_height - _ABOVE_CAPTION)),
    )
