"""Pictures of the library."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from qwen_studio.core.drawing import Drawing
from qwen_studio.core.geometry import Size


@dataclass(frozen=True)
class Picture:
    """One result in the library.

    `path` is relative to the library's folder. `content_hash` (SHA-256, hex) covers the picture's data without its
    text chunks, so it stays the same when the story is rewritten; `file_sha256` covers the file as it lies on disk.
    `index` is its place in the answer, from 0. `rating` is 0 (none) to 5. `reference` is the absolute path of a file
    that stays where it is, outside the library; `path` is empty then. `missing_since` and `trouble` (a
    `Trouble`, or empty where all is well) say what the last look at the file found. One whose file could never be read
    has the size 0 × 0.
    """

    id: int
    job_id: str
    index: int
    path: str
    content_hash: str
    file_sha256: str
    size: Size
    file_bytes: int
    created_at: datetime
    favourite: bool = False
    trashed_at: datetime | None = None
    flag: str = ""
    rating: int = 0
    note: str = ""
    reference: str = ""
    missing_since: datetime | None = None
    trouble: str = ""

    @property
    def was_read(self) -> bool:
        """Whether anything is known of what it shows."""
        return self.size.width > 0


@dataclass(frozen=True)
class Original:
    """An input that came from outside, kept once. `path` is relative to the library's folder."""

    content_hash: str
    name: str
    path: str
    size: Size
    file_bytes: int
    added_at: datetime


@dataclass(frozen=True)
class JobInput:
    """What stood in one slot of a job. `number` is the N of Image N. Empty `content_hash`: a link never seen here.

    `content_hash` is that of the picture without its `drawing`.
    """

    number: int
    content_hash: str
    name: str
    url: str = ""
    drawing: Drawing = ()


@dataclass(frozen=True)
class PictureDetails:
    """Everything the library knows about one picture; money in USD, duration in seconds.

    `generation` counts the edits from the original; 0 where nobody has counted them. `expected_size` was foretold
    before sending; None where the last input was never seen here. `price_as_of` is when the price behind `cost` was
    published. `imported`: it was not made in this library; where its file told nothing of a model, the instruction is
    what another program was asked for.
    """

    picture: Picture
    instruction: str
    negative_prompt: str
    model: str
    region: str
    seed: int | None
    watermark: bool
    n: int
    request_id: str
    cost: Decimal | None
    demo: bool
    duration_s: float | None
    inputs: tuple[JobInput, ...]
    expected_size: Size | None = None
    price_as_of: date | None = None
    imported: bool = False
    generation: int = 0
