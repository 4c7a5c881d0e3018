import configparser
import shutil
import subprocess
import tarfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bundle.building import Bundle
from bundle.release import Release, present_release
from linux import archive
from linux.deb import CHINESE_FONT, control, md5sums, set_modes, size_kib
from linux.metainfo import APP_ID, metainfo
from linux.needs import debian_packages
from linux.share import HERE
from PySide6 import QtDBus

DESKTOP = HERE / "qwen-studio.desktop"
RELEASE = Release("3.2.1", datetime(2026, 5, 4, tzinfo=UTC), "")
needs_objdump = pytest.mark.skipif(shutil.which("objdump") is None, reason="needs objdump (Debian: binutils)")


def test_the_desktop_file_starts_the_program_with_pictures() -> None:
    file = configparser.ConfigParser(interpolation=None)
    file.optionxform = str  # type: ignore[assignment,method-assign]  # its documented way to keep capitals
    file.read(DESKTOP, "utf-8")
    entry = file["Desktop Entry"]

    assert (entry["Exec"], entry["Icon"]) == ("qwen-studio %F", "qwen-studio")
    assert {"image/png", "image/jpeg", "image/webp"} <= set(entry["MimeType"].split(";"))
    assert file["Desktop Action demo"]["Exec"] == "qwen-studio --demo"
    assert all(entry[f"{key}[zh_CN]"] for key in ("GenericName", "Comment", "Keywords"))


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="needs desktop-file-validate")
def test_freedesktop_finds_nothing_wrong_with_the_desktop_file() -> None:
    done = subprocess.run(["desktop-file-validate", DESKTOP], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(shutil.which("appstreamcli") is None, reason="needs appstreamcli")
def test_appstream_finds_no_error_in_the_metainfo(tmp_path: Path) -> None:
    file = tmp_path / f"{APP_ID}.metainfo.xml"
    file.write_text(metainfo(present_release(), "https://example.com/pictures"), encoding="utf-8")

    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--no-color", file], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@needs_objdump
def test_the_package_depends_on_what_the_files_need_and_the_bundle_has_not(tmp_path: Path) -> None:
    (fontconfig,) = {file.resolve() for file in Path("/usr/lib").glob("*/libfontconfig.so.1")}
    shutil.copy(fontconfig, tmp_path / "libfontconfig.so.1")

    libc, *others = debian_packages(tmp_path)

    assert libc.startswith("libc6 (>= 2.")
    assert "libfreetype6" in others
    shutil.copy(fontconfig, tmp_path / "libfreetype.so.6")
    assert "libfreetype6" not in debian_packages(tmp_path)


@needs_objdump
def test_a_library_that_nobody_knows_stops_the_build(tmp_path: Path) -> None:
    shutil.copy(QtDBus.__file__, tmp_path)

    with pytest.raises(ValueError, match=r"does not know the packages of .*pyside6"):
        debian_packages(tmp_path)


def test_two_archives_of_the_same_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "DIST", tmp_path)
    bundle, share = tmp_path / "bundle", tmp_path / "tree"
    for name in ("bundle/qwen-studio", "bundle/_internal/lib.so", "tree/man/page"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)

    file = archive.build_archive(Bundle(bundle, (), tmp_path), share, RELEASE)

    first = file.read_bytes()
    (bundle / "qwen-studio").touch()
    assert archive.build_archive(Bundle(bundle, (), tmp_path), share, RELEASE).read_bytes() == first
    with tarfile.open(file) as tar:
        top = file.name.removesuffix(".tar.gz")
        assert tar.getmember(f"{top}/qwen-studio").mode == 0o755
        assert tar.getmember(f"{top}/_internal/lib.so").mode == 0o644
        assert tar.getmember(f"{top}/share/man/page").mtime == RELEASE.epoch


def test_the_packages_files_can_be_read_by_all_and_are_counted(tmp_path: Path) -> None:
    program, other = tmp_path / "usr/lib/qwen-studio", tmp_path / "usr/lib/data"
    program.parent.mkdir(parents=True)
    program.write_bytes(b"x" * 1025)
    other.write_bytes(b"y")
    other.chmod(0o600)

    set_modes(tmp_path, program)

    assert (program.stat().st_mode & 0o777, other.stat().st_mode & 0o777) == (0o755, 0o644)
    assert size_kib(tmp_path) == 2 + 1 + 1
    assert md5sums(tmp_path).splitlines()[0] == "415290769594460e2e485922904f345d  usr/lib/data"


@pytest.mark.skipif(shutil.which("dpkg") is None, reason="needs dpkg")
def test_a_font_for_chinese_comes_along_as_the_files_needs_do() -> None:
    (depends,) = [line for line in control(RELEASE, ["libc6"], 1).splitlines() if line.startswith("Depends: ")]
    assert depends == f"Depends: libc6, {CHINESE_FONT}"
