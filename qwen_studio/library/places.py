"""Where things live on this machine, by the customs of each system."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_NAME = "qwen-studio"
LIBRARY_VARIABLE = "QWEN_STUDIO_LIBRARY"


@dataclass(frozen=True)
class Places:
    """Folders of this program. `cache` may be emptied at any time; `library` is what must never be lost."""

    library: Path
    config: Path
    cache: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        """The preferences."""
        return self.config / "settings.json"

    @property
    def user_catalog(self) -> Path:
        """The user's additions to the catalogue of models, regions and prices."""
        return self.config / "catalog.toml"

    @property
    def user_presets(self) -> Path:
        """The user's own presets."""
        return self.config / "presets.toml"


def find_places(library: str = "", environment: Mapping[str, str] = os.environ) -> Places:
    """The folders to use. The library is what was asked for, else the environment's, else Pictures/Qwen Studio."""
    from platformdirs import PlatformDirs, user_pictures_path

    folders = PlatformDirs(_NAME, appauthor=False)
    chosen = library or environment.get(LIBRARY_VARIABLE, "")
    return Places(
        library=_absolute(chosen) if chosen else user_pictures_path() / "Qwen Studio",
        config=folders.user_config_path,
        cache=folders.user_cache_path,
        logs=folders.user_log_path,
    )


def _absolute(folder: str) -> Path:
    # Path.expanduser fails for ~somebody where nobody is called so; this leaves the name as it is.
    return Path(os.path.expanduser(folder)).absolute()  # noqa: PTH111
