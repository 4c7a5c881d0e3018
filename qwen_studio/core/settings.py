"""What the user prefers, with defaults. Bad values fall back one by one."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from qwen_studio.core.spend import Caps, amount_of

VERSION = 1
"""Of the file. A change that a file of before needs help with makes the next, and `_MIGRATIONS` one longer."""

WHOLE_FILE = "settings"
"""Named in place of single settings where nothing of the file can be used."""

CAPS = ("cap_day_usd", "cap_month_usd")

_SIZE = re.compile(r"[1-9][0-9]{1,4}x[1-9][0-9]{1,4}")


def _one_of(default: str, *others: str) -> Any:
    return field(default=default, metadata={"allows": (default, *others).__contains__})


def _between(low: int, high: int, default: int) -> Any:
    return field(default=default, metadata={"allows": range(low, high + 1).__contains__})


def _size() -> Any:
    return field(default="", metadata={"allows": lambda text: not text or _SIZE.fullmatch(text) is not None})


def _moment() -> Any:
    return field(default="", metadata={"allows": lambda text: not text or _is_moment(text)})


def _amount() -> Any:
    return field(default="", metadata={"allows": lambda text: not text or amount_of(text) is not None})


@dataclass(frozen=True)
class Settings:
    """All preferences; `library` empty is the default folder, and a cap empty none. Widths are in pixels.

    `text_scale` is in percent. `network_libraries` are folders on network drives that the user has put up with;
    `libraries` those that were open, newest first; `palette_recent` what was chosen in the command palette, and
    `recent_files` the pictures that were opened as inputs, likewise. `notifications` are those of the desktop.
    `gallery_place` and `edit_view` are what the two pages last showed, and of which library. `sheet_captions` are words
    of what stands below the pictures of a contact sheet.

    `model`, `n`, `watermark`, `prompt_extend` and `size` ("1024x1024", empty for automatic) are what a new edit begins
    with; with `keep_parameters` they follow what is chosen in the form. `shortcuts` are keys that the user has given
    to actions, by the actions' names, in Qt's portable text with "; " between several; empty for none. Words that were
    sent before `words_since` (ISO 8601) are not offered any more.

    `accounts` are the names of accounts by their ids (see `core.accounts`), and `account` is the one in use. Keys and
    passwords are never here: `proxy_login` says that the keyring holds those of the proxy.
    """

    language: str = _one_of("system", "en", "zh")
    theme: str = _one_of("system", "light", "dark", "contrast")
    text_scale: int = _between(100, 200, default=100)
    motion: str = _one_of("system", "reduced")
    region: str = "singapore"
    account: str = ""
    accounts: Mapping[str, str] = field(default_factory=dict)
    account_workspaces: Mapping[str, str] = field(default_factory=dict)
    account_addresses: Mapping[str, str] = field(default_factory=dict)
    proxy: str = _one_of("system", "none", "own")
    proxy_address: str = ""
    proxy_login: bool = False
    ca_file: str = ""
    model: str = "qwen-image-edit-plus"
    n: int = _between(1, 100, default=1)
    watermark: bool = False
    prompt_extend: bool = True
    size: str = _size()
    keep_parameters: bool = True
    library: str = ""
    welcomed: bool = False
    demo: bool = False
    last_folder: str = ""
    window_geometry: str = ""
    window_maximised: bool = False
    edit_splitter: str = ""
    left_panel: bool = True
    right_panel: bool = True
    page: str = _one_of("edit", "gallery")
    start_page: str = _one_of("last", "edit", "gallery")
    restore_draft: bool = True
    tile_width: int = _between(32, 2048, default=176)
    gallery_panel_width: int = _between(0, 8192, default=296)
    gallery_view: str = _one_of("grid", "list")
    gallery_columns: str = ""
    gallery_order: str = _one_of("date", "name", "model", "seed", "size", "cost", "rating")
    gallery_newest_first: bool = True
    gallery_headings: str = _one_of("day", "chain", "none")
    gallery_place: str = ""
    edit_view: str = ""
    gallery_side_list: bool = False
    gallery_side_width: int = _between(0, 8192, default=208)
    hushed_hints: tuple[str, ...] = ()
    preset_wording: str = _one_of("system", "en", "zh")
    import_how: str = _one_of("copy", "reference")
    cap_day_usd: str = _amount()
    cap_month_usd: str = _amount()
    network_libraries: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    palette_recent: tuple[str, ...] = ()
    words_since: str = _moment()
    shortcuts: Mapping[str, str] = field(default_factory=dict)
    recent_files: tuple[str, ...] = ()
    notifications: bool = True
    export_format: str = _one_of("PNG", "JPEG", "WEBP")
    export_quality: int = _between(1, 100, default=92)
    export_sizing: str = _one_of("original", "chain original", "longest side", "percent")
    export_side_px: int = _between(16, 16384, default=2048)
    export_percent: int = _between(1, 100, default=50)
    export_pattern: str = "{date} {instruction:40} {seed}"
    export_story: bool = True
    export_folder: str = ""
    sheet_format: str = _one_of("PDF", "PNG")
    sheet_paper: str = _one_of("A4", "A3", "Letter")
    sheet_landscape: bool = False
    sheet_columns: int = _between(1, 8, default=3)
    sheet_captions: str = "instruction date seed"

    @property
    def first_page(self) -> str:
        """The page that a start shows: "edit" or "gallery"."""
        return self.page if self.start_page == "last" else self.start_page

    @property
    def caps(self) -> Caps:
        """The spending caps."""
        return Caps(day=amount_of(self.cap_day_usd), month=amount_of(self.cap_month_usd))


def read_settings(file: Path) -> tuple[Settings, list[str]]:
    """The settings that the file holds, as `settings_from_json` tells; a file that is not there holds none."""
    try:
        return settings_from_json(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeDecodeError):
        return Settings(), [WHOLE_FILE]


def settings_from_json(text: str) -> tuple[Settings, list[str]]:
    """The settings that the text holds, and the names of those that were unusable and fell back to the default."""
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError):
        return Settings(), [WHOLE_FILE]
    if not isinstance(told, Mapping):
        return Settings(), [WHOLE_FILE]
    told = _migrated(told)
    good: dict[str, Any] = {}
    bad = []
    for known in fields(Settings):
        if known.name not in told:
            continue
        value = told[known.name]
        if isinstance(value, list):
            value = tuple(value)
        if isinstance(value, dict):
            value, useless = _usable_entries(value)
            bad += [f"{known.name}.{entry}" if is_storable(entry) else known.name for entry in useless]
        if _is_usable(value, known):
            good[known.name] = value
        else:
            bad.append(known.name)
    return Settings(**good), bad


def default_of(setting: Field[Any]) -> Any:
    """What the setting is where nobody has chosen."""
    return setting.default if setting.default_factory is MISSING else setting.default_factory()


def _usable_entries(entries: Mapping[str, object]) -> tuple[dict[str, Any], list[str]]:
    """The entries of a mapping of texts that can be used, and the names of the others."""
    good = {
        name: value
        for name, value in entries.items()
        if isinstance(value, str) and is_storable(name) and is_storable(value)
    }
    return good, [name for name in entries if name not in good]


def _is_usable(value: object, setting: Field[Any]) -> bool:
    default = default_of(setting)
    if type(value) is not type(default):
        return False
    texts = value if isinstance(value, tuple) else (value,)
    if isinstance(default, str | tuple) and not all(isinstance(text, str) and is_storable(text) for text in texts):
        return False
    return bool(setting.metadata.get("allows", lambda _: True)(value))


def _is_moment(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def is_storable(text: str) -> bool:
    """Whether a setting can hold the text: JSON can tell what neither a path nor the settings' own file can hold."""
    return "\0" not in text and text.encode(errors="ignore").decode() == text


def settings_to_json(settings: Settings, others: Mapping[str, Any] | None = None) -> str:
    """The settings as a file that a person can read; `others` are those of a later version, to be kept."""
    return json.dumps({"version": VERSION, **asdict(settings), **(others or {})}, indent=2, ensure_ascii=False) + "\n"


def settings_of_others(text: str) -> dict[str, Any]:
    """What the text tells that this version does not know: a later one may have written it, and wants it back."""
    try:
        told: Any = json.loads(text)
        json.dumps(told, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return {}
    known = {"version", *(field.name for field in fields(Settings))}
    return {name: value for name, value in told.items() if name not in known} if isinstance(told, dict) else {}


def _migrated(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a file of an earlier version tells, as one of this version tells it."""
    version = told.get("version", 0)
    first = version if type(version) is int and version >= 0 else 0
    now = dict(told)
    for migrate in _MIGRATIONS[first:]:
        migrate(now)
    return now


def _list_network_libraries(told: dict[str, Any]) -> None:
    folders = told.get("network_libraries")
    if isinstance(folders, str):
        told["network_libraries"] = folders.splitlines()


_MIGRATIONS: tuple[Callable[[dict[str, Any]], None], ...] = (_list_network_libraries,)
"""Each turns the file of the version that is its place into one of the next."""
