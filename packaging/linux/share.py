"""What lies below /usr/share, in the Debian package and in the archive alike."""

import gzip
import shutil
import subprocess
import textwrap
from email.utils import format_datetime
from pathlib import Path

from bundle.building import BUILD, Bundle
from bundle.parts import Part
from bundle.release import MAINTAINER, PROGRAM, ROOT, WEBSITE, Release
from linux.metainfo import APP_ID, first_notes, metainfo

HERE = Path(__file__).resolve().parent

DEBIAN_REVISION = "1"

_COPYRIGHT = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Qwen Studio
Source: {website}
Comment:
 The program is a bundle with the works of others, listed below with their
 versions and licences. Their full texts are in
 /usr/lib/qwen-studio/_internal/qwen_studio/resources/licences.json and in the
 program's own list of licences.
 .
{works}

Files: *
Copyright: 2026 Qwen Studio contributors
License: Expat

License: Expat
{licence}
"""


def write_share(share: Path, bundle: Bundle, release: Release, python: Path) -> None:
    """Everything below `share`. `python` is one in which the program runs."""
    subprocess.run([python, str(HERE / "command_docs.py"), str(share)], check=True)
    shutil.copytree(bundle.icons / "hicolor", share / "icons" / "hicolor")
    doc = share / "doc" / PROGRAM
    put(share / "applications" / f"{PROGRAM}.desktop", (HERE / f"{PROGRAM}.desktop").read_bytes())
    put(share / "metainfo" / f"{APP_ID}.metainfo.xml", metainfo(release, f"{WEBSITE}/pictures").encode())
    put(doc / "copyright", copyright_file(bundle.parts, (ROOT / "LICENSE").read_text("utf-8")).encode())
    put(doc / "changelog.gz", packed((ROOT / "CHANGELOG.md").read_bytes()))
    put(doc / "changelog.Debian.gz", packed(debian_changelog(release).encode()))


def put(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def packed(content: bytes) -> bytes:
    """As small as gzip makes it, and without the hour."""
    return gzip.compress(content, 9, mtime=0)


def copyright_file(parts: tuple[Part, ...], licence: str) -> str:
    """In Debian's machine-readable form."""
    works = "\n".join(f" {part.name} {part.version}: {part.terms}" for part in parts)
    text = licence.partition("\n\n")[2].partition("\n\n")[2].strip()
    indented = "\n".join(f" {line}" if line.strip() else " ." for line in text.splitlines())
    return _COPYRIGHT.format(website=WEBSITE, works=works, licence=indented)


def debian_version(release: Release) -> str:
    return f"{release.version}-{DEBIAN_REVISION}"


def debian_changelog(release: Release) -> str:
    """One entry with the first notes of the release."""
    notes = first_notes(release.notes) or ["A new release."]
    points = "\n".join(
        textwrap.fill(note, 78, initial_indent="  * ", subsequent_indent="    ", break_on_hyphens=False)
        for note in notes
    )
    return (
        f"{PROGRAM} ({debian_version(release)}) unstable; urgency=medium\n\n{points}\n\n"
        f" -- {MAINTAINER}  {format_datetime(release.at)}\n"
    )


def share_folder() -> Path:
    """Where it is built: emptied first."""
    share = BUILD / "linux" / "share"
    shutil.rmtree(share, ignore_errors=True)
    return share
