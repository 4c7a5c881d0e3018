"""The Debian package."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from bundle.building import BUILD, DIST, Bundle
from bundle.release import MAINTAINER, PROGRAM, WEBSITE, Release
from linux.needs import debian_packages
from linux.share import HERE, debian_version, put

_CONTROL = """Package: {program}
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size_kib}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager | keepassxc, xdg-desktop-portal
Section: graphics
Priority: optional
Homepage: {website}
Description: edit pictures by saying what should change
 Drop in up to three pictures, write what should change, press one button.
 Qwen Studio sends the edit to the Qwen-Image-Edit models of Alibaba Cloud
 Model Studio, with a key of your own, and keeps every result on your own disk
 together with where it came from, what it cost, and how to make it again.
 .
 Without a key there is a demo, in which a stand-in for the service on your own
 machine paints simple edits.
"""


# The window speaks Chinese, too, and half of the models' users write it; without a font it would show empty boxes.
CHINESE_FONT = "fonts-wqy-microhei | fonts-noto-cjk | fonts-wqy-zenhei"


def build_deb(bundle: Bundle, share: Path, release: Release) -> Path:
    """The package in `dist`.

    Raises:
        CalledProcessError: dpkg-deb failed, and has said why.
    """
    tree = BUILD / "linux" / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    inside = tree / "usr" / "lib" / PROGRAM
    shutil.copytree(bundle.folder, inside, symlinks=True)
    shutil.copytree(share, tree / "usr" / "share")
    command = tree / "usr" / "bin" / PROGRAM
    command.parent.mkdir()
    command.symlink_to(f"../lib/{PROGRAM}/{PROGRAM}")
    put(tree / "usr" / "share" / "lintian" / "overrides" / PROGRAM, (HERE / "lintian-overrides").read_bytes())
    put(tree / "DEBIAN" / "md5sums", md5sums(tree).encode())
    set_modes(tree, program=inside / PROGRAM)
    put(tree / "DEBIAN" / "control", control(release, debian_packages(inside), size_kib(tree)).encode())
    package = DIST / f"{PROGRAM}_{debian_version(release)}_{architecture()}.deb"
    # Compressing takes minutes; until then there is no package that only looks like one.
    unfinished = package.with_suffix(".part")
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(unfinished)],
        env={**os.environ, "SOURCE_DATE_EPOCH": str(release.epoch)},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return unfinished.replace(package)


def control(release: Release, depends: list[str], installed_kib: int) -> str:
    return _CONTROL.format(
        program=PROGRAM,
        version=debian_version(release),
        architecture=architecture(),
        maintainer=MAINTAINER,
        size_kib=installed_kib,
        depends=", ".join([*depends, CHINESE_FONT]),
        website=WEBSITE,
    )


def architecture() -> str:
    return subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()  # fmt: skip


def size_kib(tree: Path) -> int:
    """By Debian's policy: each file rounded up to whole KiB, and one for each folder."""
    return sum(-(-file.lstat().st_size // 1024) if file.is_file() else 1 for file in (tree / "usr").rglob("*"))


def md5sums(tree: Path) -> str:
    files = sorted(file for file in (tree / "usr").rglob("*") if file.is_file() and not file.is_symlink())
    lines = [f"{hashlib.md5(file.read_bytes()).hexdigest()}  {file.relative_to(tree)}" for file in files]  # noqa: S324 - dpkg's form
    return "\n".join([*lines, ""])


def set_modes(tree: Path, program: Path) -> None:
    """What Debian wants, whatever the umask was: all may read, and only the program can be run."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
