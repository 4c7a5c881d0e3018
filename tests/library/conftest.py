import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qwen_studio.library.database import Database
from tests.library.history import Writer
from tests.library.payments import Payments


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Qwen Studio"


@pytest.fixture
def database(folder: Path) -> Iterator[Database]:
    opened = Database(folder)
    yield opened
    opened.close()


@pytest.fixture
def writer(database: Database) -> Writer:
    return Writer(database)


@pytest.fixture
def payments(database: Database) -> Payments:
    return Payments(database)


@pytest.fixture
def small_drive(tmp_path: Path) -> Iterator[Path]:
    """A real drive of 1 MB, which only root can mount."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("Only root can mount a small drive.")
    drive = tmp_path / "drive"
    drive.mkdir()
    _mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(drive))
    yield drive
    subprocess.run(["umount", "--lazy", drive], check=True)


@pytest.fixture
def protect(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    """Makes a folder read-only, for root too."""

    def make_read_only(folder: Path) -> None:
        if os.geteuid() != 0:
            folder.chmod(0o500)
            request.addfinalizer(lambda: folder.chmod(0o700))
            return
        _mount("--bind", str(folder), str(folder))
        request.addfinalizer(lambda: subprocess.run(["umount", "--lazy", folder], check=True))
        _mount("-o", "remount,ro,bind", str(folder))

    return make_read_only


def _mount(*options: str) -> None:
    if subprocess.run(["mount", *options], check=False, capture_output=True).returncode:
        pytest.skip("This machine lets nobody mount.")
