"""Searches that people keep by name. All functions run on the disk thread, inside a transaction of `Database`."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from qwen_studio.core.errors import InputError
from qwen_studio.core.language import translate
from qwen_studio.library.columns import stored_moment, stored_text
from qwen_studio.library.search import GalleryFilter, Headings, Order

_MOMENTS = ("since", "until")


def save(c: sqlite3.Connection, name: str, wanted: GalleryFilter) -> None:
    """Keep the search under this name, in place of one that had it.

    Raises:
        InputError: there is nothing to read in the name.
    """
    clean = _clean(name)
    told = asdict(wanted) | {"order": wanted.order.value, "headings": wanted.headings.value}
    told |= {field: stored_moment(told[field]) for field in _MOMENTS}
    c.execute("INSERT OR REPLACE INTO saved_searches (name, filter) VALUES (?, ?)", (clean, json.dumps(told)))


def rename(c: sqlite3.Connection, name: str, new_name: str) -> None:
    """Give the search another name.

    Raises:
        InputError: another search has it, or there is nothing to read in it.
    """
    clean = _clean(new_name)
    try:
        c.execute("UPDATE saved_searches SET name = ? WHERE name = ?", (clean, name))
    except sqlite3.IntegrityError:
        raise InputError(
            translate("library", "There is a search “{clean}” already.").format(clean=clean),
            next_step=translate("library", "Choose another name."),
        ) from None


def delete(c: sqlite3.Connection, name: str) -> None:
    """Forget the search of this name."""
    c.execute("DELETE FROM saved_searches WHERE name = ?", (name,))


def all_searches(c: sqlite3.Connection) -> dict[str, GalleryFilter]:
    """Every saved search, in the order of the names; one that a later version made asks for what is known here."""
    rows = c.execute("SELECT name, filter FROM saved_searches ORDER BY name")
    return {row["name"]: _filter_of(json.loads(row["filter"])) for row in rows}


def _filter_of(told: Mapping[str, Any]) -> GalleryFilter:
    known = {field.name: told[field.name] for field in fields(GalleryFilter) if field.name in told}
    known |= {field: datetime.fromisoformat(known[field]) for field in _MOMENTS if known.get(field)}
    orders = {order.value: order for order in Order}
    known["order"] = orders.get(known.get("order", ""), Order.DATE)
    headings = {kind.value: kind for kind in Headings}
    known["headings"] = headings.get(known.get("headings", ""), Headings.DAY)
    known["tags"] = tuple(known.get("tags", ()))
    return GalleryFilter(**known)


def _clean(name: str) -> str:
    clean = " ".join(stored_text(name).split())
    if not clean:
        raise InputError(
            translate("library", "A saved search needs a name."),
            next_step=translate("library", "Write at least one letter."),
        )
    return clean
