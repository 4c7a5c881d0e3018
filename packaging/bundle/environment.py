"""The release's own Python environment, with exactly what the locks name, each file checked by its hash."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = (ROOT / "packaging" / "requirements-release.txt", ROOT / "packaging" / "requirements-build.txt")
_STAMP = "installed-from"


def prepared(folder: Path) -> Path:
    """The Python of the environment in `folder`, which is made anew where the locks have changed.

    Raises:
        CalledProcessError: it could not be installed; pip has said why.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    state = state_of_locks()
    stamp = folder / _STAMP
    if not (stamp.is_file() and stamp.read_text() == state):
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        install = [
            str(python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "--no-deps",
            "--only-binary=:all:",
        ]
        subprocess.run([*install, *(f"--requirement={lock}" for lock in LOCKS)], check=True)
        stamp.write_text(state)
    return python


def state_of_locks() -> str:
    """What the environment hangs on: the locks and the Python that made it."""
    parts = [*(lock.read_bytes() for lock in LOCKS), sys.executable.encode(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def site_packages(python: Path) -> Path:
    """Where the environment keeps its packages."""
    code = "import sysconfig; print(sysconfig.get_path('purelib'))"
    return Path(subprocess.run([python, "-c", code], capture_output=True, text=True, check=True).stdout.strip())
