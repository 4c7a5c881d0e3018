#!/usr/bin/env python3
"""Builds the Windows installer from the locked requirements. Run on Windows, with makensis on PATH.

    py packaging\\windows\\build.py

The project's own tests compile the installer's script; nobody has run this on Windows yet.
"""

import platform
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bundle.building import DIST, build_bundle
from bundle.release import PROGRAM, ROOT, Release, present_release

SCRIPT = Path(__file__).with_name("installer.nsi")


def main() -> int:
    """0 if the installer lies in `dist`."""
    if platform.system() != "Windows":
        sys.exit("This runs on Windows. packaging/linux/build.py is for here.")
    release = present_release()
    bundle = build_bundle(release)
    installer = DIST / f"{PROGRAM}-{release.version}-setup.exe"
    subprocess.run(compiling(release, bundle.folder, bundle.icons / f"{PROGRAM}.ico", installer), check=True)
    print(f"{installer}: {installer.stat().st_size / 1e6:.0f} MB")
    return 0


def compiling(release: Release, bundle: Path, icon: Path, installer: Path) -> list[str]:
    """The command that compiles the installer."""
    told = {
        "VERSION": release.version,
        "BUNDLE": bundle,
        "ICON": icon,
        "LICENCE": ROOT / "LICENSE",
        "OUTPUT": installer,
    }
    return ["makensis", "-WX", "-V2", *(f"-D{name}={value}" for name, value in told.items()), str(SCRIPT)]


if __name__ == "__main__":
    sys.exit(main())
