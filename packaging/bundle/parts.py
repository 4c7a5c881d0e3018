"""What the bundle is made of: every package and library that is not this project's own, with its licence."""

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

TEXTS = Path(__file__).resolve().parents[1] / "licences"
SYSTEM_COPYRIGHT = Path("/usr/share/doc")

# What Debian's copyright files say also covers tools and packaging that are not in the library.
SYSTEM_TERMS = {
    "libbz2": "bzip2-1.0.6",
    "libffi": "MIT",
    "liblzma": "public domain",
    "libsqlite3": "public domain",
    "libssl": "Apache-2.0",
    "libxcb": "MIT",
    "libxkbcommon": "MIT",
}

_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_LICENCE_FILE = re.compile(r"(?:^|/)(LICEN[CS]E|COPYING|NOTICE|AUTHORS)[^/]*$", re.IGNORECASE)
_LONGEST_TERMS = 80


@dataclass(frozen=True)
class Part:
    """One work of others: its licence in a few words, its full texts, and its package URL."""

    name: str
    version: str
    terms: str
    text: str
    purl: str


def python_packages(site: Path, lock: str) -> list[Part]:
    """The packages of the lock that are installed in `site`; others are for other systems."""
    locked = {normal(name) for name in _PINNED.findall(lock)}
    found = {normal(each.metadata["Name"]): each for each in distributions(path=[str(site)])}
    return [_package(found[name]) for name in sorted(locked & found.keys())]


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _package(found: Distribution) -> Part:
    name = normal(found.metadata["Name"])
    text = "\n\n".join(_texts(found))
    if name in {"pyside6-essentials", "shiboken6"}:
        # Their wheels carry no text.
        text = "\n\n".join((TEXTS / file).read_text("utf-8") for file in ("Qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"))
    return Part(found.metadata["Name"], found.version, terms_of(found), text, f"pkg:pypi/{name}@{found.version}")


def _texts(found: Distribution) -> Iterator[str]:
    for file in found.files or ():
        if ".dist-info" in str(file) and _LICENCE_FILE.search(file.as_posix()):
            yield file.read_text("utf-8").strip()


def terms_of(found: Distribution) -> str:
    """The licence as the package names it, in a few words; an expression of SPDX where it has one."""
    about = found.metadata.json
    named = str(about.get("license_expression") or about.get("license") or "")
    if named and "\n" not in named and len(named) <= _LONGEST_TERMS:
        return named
    for classifier in found.metadata.get_all("Classifier") or ():
        if classifier.startswith("License ::"):
            return str(classifier).rpartition(" :: ")[2]
    return "see its text"


def python_itself() -> Part:
    """The interpreter in the bundle, with its licence, which holds those of what is built into it."""
    version = ".".join(map(str, sys.version_info[:3]))
    here = [
        Path(sys.base_prefix, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}", "LICENSE.txt"),
        Path(sys.base_prefix, "LICENSE.txt"),
        Path(f"/usr/share/doc/python{sys.version_info[0]}.{sys.version_info[1]}/copyright"),
    ]
    text = next((file.read_text("utf-8") for file in here if file.is_file()), "")
    return Part("Python", version, "PSF-2.0", text.strip(), f"pkg:generic/python@{version}")


def bootloader(site: Path) -> Part:
    """PyInstaller's start of the program: GPL with an exception that lets any program be started by it."""
    (found,) = distributions(path=[str(site)], name="pyinstaller")
    terms = "GPL-2.0-or-later WITH Bootloader-exception"
    text = "\n\n".join(_texts(found))
    return Part("PyInstaller bootloader", found.version, terms, text, f"pkg:pypi/pyinstaller@{found.version}")


def system_libraries(files: Iterable[Path]) -> list[Part]:
    """The Debian packages that these libraries came from. Empty where the system is no Debian."""
    owners = {owner for file in files if (owner := _owner(file)) is not None}
    return [_system_part(*owner) for owner in sorted(owners)]


@cache
def _owner(file: Path) -> tuple[str, str] | None:
    """The name and version of the package that `file` belongs to."""
    for place in {file, file.resolve(), Path(str(file.resolve()).removeprefix("/usr"))}:
        try:
            answer = subprocess.run(["dpkg-query", "-S", str(place)], capture_output=True, text=True, check=False)
        except FileNotFoundError:
            return None
        if answer.returncode == 0:
            package = answer.stdout.split(": ")[0]
            asked = ["dpkg-query", "-W", "-f", "${Package} ${source:Version}", package]
            name, _, version = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.partition(" ")
            return name, version
    return None


def _system_part(name: str, version: str) -> Part:
    text = (SYSTEM_COPYRIGHT / name / "copyright").read_text("utf-8", "replace").strip()
    terms = next((terms for start, terms in SYSTEM_TERMS.items() if name.startswith(start)), "see its text")
    return Part(name, version, terms, text, _deb(name, version))


def _deb(name: str, version: str) -> str:
    return f"pkg:deb/debian/{name}@{version.replace(':', '%3A').replace('+', '%2B')}"
