"""What the user prefers, with defaults. Bad values fall back one by one."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True)
class Settings:
    """All preferences. `theme` is "system", "light" or "dark"; `library` empty means the default folder."""

    theme: str = "system"
    region: str = "singapore"
    model: str = "qwen-image-edit-plus"
    n: int = 1
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
    page: str = "edit"
    tile_width: int = 176
    gallery_panel_width: int = 296


def settings_from_json(text: str) -> tuple[Settings, list[str]]:
    """The settings that the text holds, and the names of those that were unusable and fell back to the default."""
    try:
        told: Any = json.loads(text)
    except (ValueError, RecursionError):
        return Settings(), ["settings"]
    if not isinstance(told, Mapping):
        return Settings(), ["settings"]
    good: dict[str, Any] = {}
    bad = []
    for field in fields(Settings):
        if field.name not in told:
            continue
        value = told[field.name]
        if type(value) is type(field.default):
            good[field.name] = value
        else:
            bad.append(field.name)
    return Settings(**good), bad


def settings_to_json(settings: Settings) -> str:
    """The settings as a file that a person can read."""
    return json.dumps(asdict(settings), indent=2, ensure_ascii=False) + "\n"
