#!/usr/bin/env python3
"""Builds the macOS application and a disk image of it from the locked requirements. Run on macOS.

    python3 packaging/macos/build.py

QWEN_STUDIO_IDENTITY names the Developer ID to sign with; without one, macOS asks people before the first start.
Nobody has run this on macOS yet.
"""

import os
import platform
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bundle.building import BUILD, DIST, build_bundle
from bundle.release import PROGRAM, TITLE, present_release


def main() -> int:
    """0 if the disk image lies in `dist`."""
    if platform.system() != "Darwin":
        sys.exit("This runs on macOS. packaging/linux/build.py is for here.")
    release = present_release()
    build_bundle(release)
    app = BUILD / "bundle" / "dist" / f"{TITLE}.app"
    identity = os.environ.get("QWEN_STUDIO_IDENTITY")
    if identity:
        sign = ["codesign", "--force", "--deep", "--options", "runtime", "--timestamp", "--sign", identity]
        subprocess.run([*sign, str(app)], check=True)
    image = DIST / f"{PROGRAM}-{release.version}-macos-{platform.machine()}.dmg"
    make = ["hdiutil", "create", "-volname", TITLE, "-srcfolder", str(app), "-ov", "-format", "UDZO", str(image)]
    subprocess.run(make, check=True)
    print(f"{image}: {image.stat().st_size / 1e6:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
