"""Packages of Debian and Ubuntu: which one holds a library, and installing them as root or through sudo."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

APT_LISTS = Path("/var/lib/apt/lists")

# Where the name does not follow from the library's by the rule of Debian's policy, section 8.1. Newer releases'
# libglib2.0-0t64 (and every other t64, after the wider time_t) provides the old name, which apt therefore takes.
UNRULY_NAMES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libz.so.1": "zlib1g",
}


def package_of_library(soname: str) -> str | None:
    """The package of a shared object: libxcb-cursor.so.0 is in libxcb-cursor0, libdbus-1.so.3 in libdbus-1-3."""
    if soname in UNRULY_NAMES:
        return UNRULY_NAMES[soname]
    parts = re.fullmatch(r"(lib.+)\.so\.(\d+)", soname)
    if parts is None:
        return None
    name, version = parts[1].lower().replace("_", "-"), parts[2]
    return f"{name}-{version}" if name[-1].isdigit() else f"{name}{version}"


def can_install() -> bool:
    return shutil.which("apt-get") is not None and (is_root() or shutil.which("sudo") is not None)


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def install(packages: Sequence[str]) -> None:
    """Installs `packages`, fetching apt's lists first where there are none, or where they prove too old.

    Raises:
        SystemExit: apt failed; everything it said is in the message.
    """
    print(f"Installing system packages: {' '.join(packages)}", flush=True)
    if has_lists() and run(apt_command(packages, update=False, root=is_root())).returncode == 0:
        return
    done = run(apt_command(packages, update=True, root=is_root()))
    if done.returncode != 0:
        sys.exit(f"{done.stdout}\napt-get could not install the packages, for the reason above.")


def apt_command(packages: Sequence[str], *, update: bool, root: bool) -> list[str]:
    """One command that does it all: one line to read and one password to give where it goes through sudo."""
    install_them = f"apt-get -q install -y --no-install-recommends {shlex.join(packages)}"
    script = f"apt-get -q update && {install_them}" if update else install_them
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", script]
    return command if root else ["sudo", *command]


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    if command[0] == "sudo":
        print(f"  {shlex.join(command)}", flush=True)
    # sudo asks for the password on the terminal itself, so its prompt is seen although the output is kept.
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )


def has_lists() -> bool:
    return any(APT_LISTS.glob("*_Packages*"))
