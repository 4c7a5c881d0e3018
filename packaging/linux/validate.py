#!/usr/bin/env python3
"""Asks Debian's and freedesktop's own checkers about what packaging/linux/build.py has made.

    python3 packaging/linux/validate.py

Needs desktop-file-validate, appstreamcli, lintian and man (Debian: desktop-file-utils, appstream, lintian, man-db).
"""

import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bundle.building import BUILD, DIST
from bundle.release import PROGRAM, present_release
from linux.deb import architecture
from linux.metainfo import APP_ID
from linux.share import debian_version


def main() -> int:
    """0 if none of them finds an error."""
    share = BUILD / "linux" / "share"
    package = DIST / f"{PROGRAM}_{debian_version(present_release())}_{architecture()}.deb"
    commands = [
        ["desktop-file-validate", str(share / "applications" / f"{PROGRAM}.desktop")],
        ["appstreamcli", "validate", "--no-net", str(share / "metainfo" / f"{APP_ID}.metainfo.xml")],
        ["man", "--warnings", "-l", str(share / "man" / "man1" / f"{PROGRAM}.1.gz")],
        ["lintian", "--fail-on", "error", "--allow-root", str(package)],
    ]
    missing = [command[0] for command in commands if shutil.which(command[0]) is None]
    if missing:
        sys.exit(f"This needs {', '.join(missing)}.")
    return 1 if any([not passes(command) for command in commands]) else 0  # noqa: C419 - all of them are to speak


def passes(command: list[str]) -> bool:
    print(f"— {' '.join(command)}", flush=True)
    output = subprocess.DEVNULL if command[0] == "man" else None
    return subprocess.run(command, stdout=output, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
