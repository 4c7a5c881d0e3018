"""The archive for any Linux: the program's folder, which runs wherever it is unpacked."""

import gzip
import platform
import tarfile
from pathlib import Path

from bundle.building import DIST, Bundle
from bundle.release import PROGRAM, Release


def build_archive(bundle: Bundle, share: Path, release: Release) -> Path:
    """The archive in `dist`: the program at its top, and beside it what an installation would put below /usr/share."""
    name = f"{PROGRAM}-{release.version}-linux-{platform.machine()}"
    file = DIST / f"{name}.tar.gz"

    def plain(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = release.epoch
        entry.mode = 0o755 if entry.isdir() or entry.name == f"{name}/{PROGRAM}" else 0o644
        return entry

    with (
        file.open("wb") as raw,
        gzip.GzipFile("", "wb", 6, raw, mtime=release.epoch) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for folder, inside in ((bundle.folder, name), (share, f"{name}/share")):
            tar.add(folder, inside, recursive=False, filter=plain)
            for path in sorted(folder.rglob("*")):
                tar.add(path, f"{inside}/{path.relative_to(folder)}", recursive=False, filter=plain)
    return file
