#!/usr/bin/env python3
"""Writes the hash-pinned locks of a release anew, for all systems and Python versions at once.

    python3 packaging/bundle/lock.py [--upgrade]

Needs uv on PATH. Without --upgrade, versions that are locked already stay as long as they fit.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RELEASE = "packaging/requirements-release.txt"
BUILD = "packaging/requirements-build.txt"

# Paths are relative to the project, and no index is named: what is locked is the content, not where it comes from.
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--quiet",
]


def main(arguments: list[str]) -> int:
    """0 if both locks are written."""
    if shutil.which("uv") is None:
        sys.exit("This needs uv: pip install uv, then run this command again.")
    if arguments not in ([], ["--upgrade"]):
        print(__doc__)
        return 2
    compile_lock = ["uv", "pip", "compile", *OPTIONS, *arguments]
    for sources, lock in (
        (["pyproject.toml"], RELEASE),
        (["packaging/requirements-build.in", "--constraints", RELEASE], BUILD),
    ):
        subprocess.run([*compile_lock, *sources, "--output-file", lock], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
