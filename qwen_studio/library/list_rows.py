"""What the columns of the gallery's list say."""

import sqlite3
from collections.abc import Iterable
from decimal import Decimal
from pathlib import PurePath
from typing import NamedTuple

from qwen_studio.core.job import JobState
from qwen_studio.library.columns import maybe_money_of, path_of, stored_list


class ListRow(NamedTuple):
    """The facts beside those of `GalleryRow`; `cost` in USD, None where no price is known."""

    id: int
    name: str
    instruction: str
    model: str
    seed: int | None
    file_bytes: int
    cost: Decimal | None
    demo: bool = False
    imported: bool = False


def list_rows(c: sqlite3.Connection, ids: Iterable[int]) -> list[ListRow]:
    """What the list says of these pictures, in any order. Runs on the disk thread."""
    found = c.execute(
        "SELECT p.id, p.path, p.reference, p.file_bytes, j.instruction, j.model, j.seed, j.unit_price, j.demo, j.state"
        " FROM pictures p JOIN jobs j ON j.id = p.job_id WHERE p.id IN (SELECT value FROM json_each(?))",
        (stored_list(ids),),
    )
    return [
        ListRow(
            row["id"],
            PurePath(path_of(row["reference"]) or row["path"]).name,
            row["instruction"],
            row["model"],
            row["seed"],
            row["file_bytes"],
            Decimal(0) if row["demo"] else maybe_money_of(row["unit_price"]),
            demo=bool(row["demo"]),
            imported=row["state"] == JobState.IMPORTED.value,
        )
        for row in found
    ]
