"""Settings as a file to be carried elsewhere, and what is taken from one."""

import json
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from qwen_studio.core.settings import (
    WHOLE_FILE,
    Settings,
    default_of,
    settings_from_json,
    settings_of_others,
    settings_to_json,
)

MOST_BYTES = 1_000_000
"""No file of settings is larger."""

HERE_ONLY = frozenset(
    {
        *("library", "libraries", "network_libraries", "last_folder", "export_folder", "gallery_place", "edit_view"),
        "recent_files",
        *("palette_recent", "words_since", "welcomed", "window_geometry", "window_maximised", "edit_splitter", "page"),
        *("demo", "region", "account", "accounts", "account_workspaces", "account_addresses"),
        *("proxy", "proxy_address", "proxy_login", "ca_file"),
    }
)
"""Settings that make sense on this machine alone, or tell what somebody did there; no file carries them.

Nor where edits go: no file from elsewhere may turn the demo into what is paid for.
"""


@dataclass(frozen=True)
class Imported:
    """What a file of settings gives: `settings` with it, and the names of what differs from before.

    `unusable` are settings whose value cannot be used, `unknown` those of other versions; both stay as they are.
    """

    settings: Settings
    changed: tuple[str, ...] = ()
    unusable: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def exported(settings: Settings) -> str:
    """The settings as text for another machine."""
    kept = json.loads(settings_to_json(settings))
    return json.dumps({name: kept[name] for name in kept if name not in HERE_ONLY}, indent=2, ensure_ascii=False) + "\n"


def imported(text: str, before: Settings) -> Imported | None:
    """What the text gives; None if it holds no settings of this program."""
    read, unusable = settings_from_json(text)
    if WHOLE_FILE in unusable:
        return None
    told = json.loads(text)
    bad = {name.partition(".")[0] for name in unusable}
    taken = {
        field.name: getattr(read, field.name)
        for field in fields(Settings)
        if field.name in told and field.name not in HERE_ONLY and _is_of_use(field.name, read, bad)
    }
    unknown = tuple(settings_of_others(text))
    if not taken and not unusable:
        return None
    now = replace(before, **taken)
    changed = tuple(name for name in taken if getattr(now, name) != getattr(before, name))
    return Imported(now, changed, tuple(unusable), unknown)


def _is_of_use(name: str, read: Settings, bad: set[str]) -> bool:
    """Of a mapping the good entries are; of anything else that is bad only the default is left."""
    value: Any = getattr(read, name)
    return name not in bad or (isinstance(value, dict) and bool(value))


def without_choices(settings: Settings, names: frozenset[str]) -> dict[str, Any]:
    """The defaults of these settings, where the present value is another."""
    now = asdict(settings)
    defaults = {field.name: default_of(field) for field in fields(Settings) if field.name in names}
    return {name: value for name, value in defaults.items() if now[name] != value}
