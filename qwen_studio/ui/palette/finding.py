"""Which entries stand in the palette for what was typed, and in which order."""

from collections.abc import Iterable, Mapping, Sequence

from qwen_studio.core.fuzzy import UNASKED, Match, Wanted
from qwen_studio.ui.palette.entry import Entry, EntryKind, PaletteRow

MOST_RECENT = 6
_FEW = 6
_MOST = 30
_TO_RECENT = 8.0
"""What was chosen lately comes before its equals, what cannot be done now after them."""
_TO_DISABLED = -12.0


def rows_for(
    typed: str, entries: Iterable[Entry], recent: Sequence[str], headings: Mapping[EntryKind | None, str]
) -> list[PaletteRow]:
    """The rows with their headings; `recent` are ids, the last chosen first, whose heading is that of None."""
    wanted = Wanted(typed)
    known = list(entries)
    return _unasked(known, recent, headings) if wanted.is_empty else _asked(wanted, known, recent, headings)


def _unasked(
    entries: Sequence[Entry], recent: Sequence[str], headings: Mapping[EntryKind | None, str]
) -> list[PaletteRow]:
    by_id = {entry.id: entry for entry in entries}
    lately = [by_id[known] for known in recent if known in by_id][:MOST_RECENT]
    rows = _group(headings[None], [(entry, UNASKED) for entry in lately])
    for kind in EntryKind:
        others = [(entry, UNASKED) for entry in entries if entry.kind is kind and entry not in lately]
        rows += _group(headings[kind], others if kind is EntryKind.ACTION else others[:_FEW])
    return rows


def _asked(
    wanted: Wanted, entries: Sequence[Entry], recent: Sequence[str], headings: Mapping[EntryKind | None, str]
) -> list[PaletteRow]:
    lately = set(recent)
    groups: dict[EntryKind, list[tuple[float, Entry, Match]]] = {}
    for entry in entries:
        match = wanted.match(*entry.searched())
        if match is not None:
            score = match.score + (_TO_RECENT if entry.id in lately else 0) + (0 if entry.enabled else _TO_DISABLED)
            groups.setdefault(entry.kind, []).append((score, entry, match))
    rows: list[PaletteRow] = []
    # The group with the best comes first; stable, so that equals stay in their own order.
    for found in groups.values():
        found.sort(key=lambda one: -one[0])
    for kind, found in sorted(groups.items(), key=lambda group: (-group[1][0][0], list(EntryKind).index(group[0]))):
        rows += _group(headings[kind], [(entry, match) for _, entry, match in found[:_MOST]])
    return rows


def _group(heading: str, found: Sequence[tuple[Entry, Match]]) -> list[PaletteRow]:
    return [PaletteRow(heading), *(PaletteRow("", entry, match) for entry, match in found)] if found else []
