"""Which packages of Debian the bundle needs, read from its own files."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import dev_packages

# Loaded where the desktop has GTK, and left alone where it has not.
OPTIONAL_PLUGINS = {"libqgtk3.so"}

_NEEDED = re.compile(r"^\s+NEEDED\s+(\S+)$", re.MULTILINE)
_GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)\0")
_PART_OF_GLIBC = re.compile(r"(lib(c|m|dl|rt|util|pthread|resolv)|ld-linux.*)\.so\.\d+")


def debian_packages(folder: Path) -> list[str]:
    """As they stand in the Depends field, each with the lowest version that is known to matter.

    Raises:
        ValueError: a library is needed of which nobody knows the package.
    """
    files = [file for file in folder.rglob("*") if _is_elf(file) and file.name not in OPTIONAL_PLUGINS]
    inside = {file.name for file in folder.rglob("*.so*")}
    wanted = {soname for soname in _needed(files) - inside if not _PART_OF_GLIBC.fullmatch(soname)}
    packages = {soname: dev_packages.package_of_library(soname) for soname in wanted}
    unknown = sorted(soname for soname, package in packages.items() if package is None)
    if unknown:
        raise ValueError(f"packaging/dev_packages.py does not know the packages of {', '.join(unknown)}.")
    major, minor = glibc(files)
    return [f"libc6 (>= {major}.{minor})", *sorted(str(package) for package in set(packages.values()))]


def glibc(files: Iterable[Path]) -> tuple[int, int]:
    """The newest version of glibc that one of the files asks for."""
    versions = {(int(a), int(b)) for file in files for a, b in _GLIBC.findall(file.read_bytes())}
    return max(versions, default=(2, 17))


def _needed(files: Iterable[Path]) -> set[str]:
    answer = subprocess.run(["objdump", "-p", *files], capture_output=True, text=True, check=True)
    return set(_NEEDED.findall(answer.stdout))


def _is_elf(file: Path) -> bool:
    if file.is_symlink() or not file.is_file():
        return False
    with file.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"
