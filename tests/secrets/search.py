"""A home folder of a test's own, and the search for a key in all that a program left in it or shows of itself."""

import sys
from pathlib import Path

import dev_canary


class Home:
    """Where the program runs. Everything below it is searched, also what the program said."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        self.folder = folder
        self.library = folder / "library"
        self._environment = environment
        folder.mkdir()

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a program at home here, with DEBUG logs and without a keyring."""
        folders = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
        return {
            **self._environment,
            **dict.fromkeys(folders, str(self.folder)),
            "QWEN_STUDIO_LIBRARY": str(self.library),
            "QWEN_STUDIO_LOG": "DEBUG",
            "QT_QPA_PLATFORM": "offscreen",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "PYTHONDONTWRITEBYTECODE": "1",
            **more,
        }

    def keep(self, name: str, said: str | bytes) -> None:
        """Put what a program said among the files."""
        (self.folder / name).write_bytes(said.encode() if isinstance(said, str) else said)

    def has_no(self, key: str) -> int:
        """How many files were searched; fails with the names of those that hold the key."""
        found = dev_canary.search(key, [self.folder])
        assert found.places == []
        return found.files


def shown_by_the_system(pid: int) -> dict[str, bytes]:
    """What every process of this user may read about one: its command line, and its environment."""
    assert sys.platform == "linux"
    return {name: Path(f"/proc/{pid}/{name}").read_bytes() for name in ("cmdline", "environ")}


def forms_in(content: bytes, key: str) -> list[str]:
    """In which forms the key stands in the bytes."""
    return [form for form, needle in dev_canary.forms(key).items() if needle in content]


def children_of(pid: int) -> list[int]:
    """The processes that a process has started and that live."""
    tasks = Path(f"/proc/{pid}/task")
    return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]
