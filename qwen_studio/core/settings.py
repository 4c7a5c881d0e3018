"""What the user prefers, with defaults. Bad values fall back one by one."""

import json
from collections.abc import Mapping
from dataclasses import Field, asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from qwen_studio.core.spend import Caps, amount_of

WHOLE_FILE = "settings"
"""Named in place of single settings where nothing of the file can be used."""

CAPS = ("cap_day_usd", "cap_month_usd")


def _one_of(default: str, *others: str) -> Any:
    return field(default=default, metadata={"allows": (default, *others).__contains__})


def _between(low: int, high: int, default: int) -> Any:
    return field(default=default, metadata={"allows": range(low, high + 1).__contains__})


def _amount() -> Any:
    return field(default="", metadata={"allows": lambda text: not text or amount_of(text) is not None})


@dataclass(frozen=True)
class Settings:
    """All preferences; widths are in pixels, `library` empty means the default folder, and a cap empty none.

    `network_libraries` are folders on network drives, one a line, that the user has put up with.
    """

    theme: str = _one_of("system", "light", "dark")
    region: str = "singapore"
    model: str = "qwen-image-edit-plus"
    n: int = _between(1, 100, default=1)
    watermark: bool = False
    prompt_extend: bool = True
    library: str = ""
    welcomed: bool = False
    demo: bool = False
    last_folder: str = ""
    window_geometry: str = ""
    edit_splitter: str = ""
    left_panel: bool = True
    right_panel: bool = True
    page: str = _one_of("edit", "gallery")
    tile_width: int = _between(32, 2048, default=176)
    gallery_panel_width: int = _between(0, 8192, default=296)
    cap_day_usd: str = _amount()
    cap_month_usd: str = _amount()
    network_libraries: str = ""

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
    good: dict[str, Any] = {}
    bad = []
    for known in fields(Settings):
        if known.name not in told:
            continue
        value = told[known.name]
        if _is_usable(value, known):
            good[known.name] = value
        else:
            bad.append(known.name)
    return Settings(**good), bad


def _is_usable(value: object, setting: Field[Any]) -> bool:
    if type(value) is not type(setting.default):
        return False
    if isinstance(value, str) and ("\0" in value or value.encode(errors="ignore").decode() != value):
        return False  # JSON can hold what neither a path nor this file's own text can
    return bool(setting.metadata.get("allows", lambda _: True)(value))


def settings_to_json(settings: Settings) -> str:
    """The settings as a file that a person can read."""
    return json.dumps(asdict(settings), indent=2, ensure_ascii=False) + "\n"
