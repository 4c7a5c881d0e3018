#!/usr/bin/env python3
"""Builds the Linux packages from the locked requirements: a folder, an archive of it, and a Debian package.

    python3 packaging/linux/build.py

Needs Debian or Ubuntu with binutils and patchelf, a Python that is a shared library, and the package index once. What
is made lies in `dist`, everything on the way in `build`. QWEN_STUDIO_WEBSITE and QWEN_STUDIO_MAINTAINER say whose
packages they are.
"""

import shutil
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bundle import environment
from bundle.building import BUILD, build_bundle
from bundle.release import present_release
from linux.archive import build_archive
from linux.deb import build_deb
from linux.share import share_folder, write_share

MOST_BYTES = 200_000_000
TOOLS = ("dpkg-deb", "objdump", "patchelf", "strip")


def main() -> int:
    """0 if all is built and small enough."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        sys.exit(f"This needs {' and '.join(missing)} (Debian: dpkg, binutils, patchelf).")
    began = time.monotonic()
    release = present_release()
    bundle = build_bundle(release)
    share = share_folder()
    write_share(share, bundle, release, environment.prepared(BUILD / "release-env"))
    print(f"{bundle.folder}: {bundle.size / 1e6:.0f} MB")
    for file in (build_archive(bundle, share, release), build_deb(bundle, share, release)):
        print(f"{file}: {file.stat().st_size / 1e6:.0f} MB")
    print(f"Built in {time.monotonic() - began:.0f} s.")
    if bundle.size > MOST_BYTES:
        print(f"The bundle is larger than {MOST_BYTES / 1e6:.0f} MB: see packaging/bundle/contents.py.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
