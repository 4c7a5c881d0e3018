"""The library's files on a real drive."""

import errno
import hashlib
import os
import re
import shutil
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.library.files import LibraryFiles

PHOTO = Path(__file__).parents[2] / "resources" / "samples"
PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 100
HASH = "ab" + "c" * 62
# Noon in the middle of a month has the same day and month in every time zone.
NOON = datetime(2026, 11, 15, 12, 5, tzinfo=UTC)


@pytest.fixture
def files(folder: Path) -> LibraryFiles:
    folder.mkdir()
    return LibraryFiles(folder)


def _partial(files: LibraryFiles, content: bytes = PNG) -> Path:
    partial = files.new_partial()
    partial.write_bytes(content)
    return partial


def _adopt(files: LibraryFiles, instruction: str, content: bytes = PNG, *, index: int = 0) -> str:
    return files.adopt_picture(
        _partial(files, content), created_at=NOON, instruction=instruction, job_id="0000ff00-ab12cd", index=index
    )


def _tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_an_original_is_kept_byte_for_byte_and_once(files: LibraryFiles, folder: Path) -> None:
    photo = next(PHOTO.glob("*.png"))

    relative = files.keep_original(photo, HASH, "Kleiber, im Garten.JPG")
    again = files.keep_original(photo, HASH, "other name.png")

    assert relative == again == f"inputs/ab/{HASH}.png"
    assert files.absolute(relative).read_bytes() == photo.read_bytes()
    assert _tree(folder) == {relative}
    assert photo.is_file()


@pytest.mark.parametrize(
    ("content", "name", "ending"),
    [
        (b"\xff\xd8\xff\xe0JFIF", "photo.png", ".jpg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "photo.jpg", ".webp"),
        (b"II*\0rest", "photo.jpg", ".tif"),
        (b"MM\0*rest", "photo", ".tif"),
        (b"GIF89a", "photo.jpg", ".gif"),
        (b"BM" + bytes(4) + bytes(4), "photo.jpg", ".bmp"),
        (b"\0\0\0\x1cftypavif", "photo.jpg", ".avif"),
        (b"\0\0\0\x1cftypheic", "IMG_1.jpg", ".heic"),
        (b"what is this", "photo.QOI", ".qoi"),
        (b"what is this", "photo.../../x", ".bin"),
        (b"what is this", "photo.a b", ".bin"),
        (b"", "photo", ".bin"),
    ],
)
def test_the_ending_follows_the_content(
    files: LibraryFiles, tmp_path: Path, content: bytes, name: str, ending: str
) -> None:
    source = tmp_path / "source"
    source.write_bytes(content)
    assert files.keep_original(source, HASH, name) == f"inputs/ab/{HASH}{ending}"


def test_a_source_that_cannot_be_read_is_the_pictures_trouble(files: LibraryFiles, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=r"“gone.jpg” cannot be read.*still exists"):
        files.keep_original(tmp_path / "gone.jpg", HASH, "gone.jpg")
    with pytest.raises(PictureError, match="cannot be read"):
        files.keep_original(tmp_path, HASH, "folder")
    assert _tree(files.folder) == set()


@pytest.mark.parametrize("content_hash", ["", "ab", "../" * 21 + "x", "A" * 64, HASH + "\n"])
def test_what_is_no_content_hash_never_becomes_a_path(files: LibraryFiles, content_hash: str) -> None:
    with pytest.raises(ValueError, match="64 hexadecimal digits"):
        files.keep_original(next(PHOTO.glob("*.png")), content_hash, "x.png")


def test_a_result_gets_a_name_that_people_can_read(files: LibraryFiles, folder: Path) -> None:
    relative = _adopt(files, "Golden hour: light/shadow?", index=2)

    local = NOON.astimezone()
    assert relative == f"pictures/2026-11/{local:%Y-%m-%d %H-%M} Golden hour light shadow ab12cd-3.png"
    assert (folder / relative).read_bytes() == PNG
    assert _tree(folder) == {relative}


@pytest.mark.parametrize(
    "instruction",
    [
        "把背景换成黄昏的海滩" * 40,
        "תמונה \u202egnp.exe",
        "🦊" * 200,
        "Ж" * 128,
        "a" * 5000,
        "../../etc/passwd",
        "CON",
        ".hidden",
        "\0\n\t",
        "",
        "half \ud83d a fox",
    ],
)
def test_any_instruction_gives_a_file_of_its_own(files: LibraryFiles, folder: Path, instruction: str) -> None:
    first, second = _adopt(files, instruction, b"first"), _adopt(files, instruction, b"second")

    assert [(folder / path).read_bytes() for path in (first, second)] == [b"first", b"second"]
    for path in (first, second):
        name = path.rpartition("/")[2]
        assert path == f"pictures/2026-11/{name}"
        assert len(name.encode()) <= 255
        assert re.match(r"2026-11-\d\d \d\d-\d\d \S", name)
        assert name.endswith(".png")
    assert _tree(folder) == {first, second}


def test_a_picture_never_takes_the_place_of_another_file(files: LibraryFiles, folder: Path) -> None:
    names = [_adopt(files, "warm", str(n).encode()) for n in range(4)]
    stem = names[0].removesuffix(".png")
    assert names == [f"{stem}.png", f"{stem} 2.png", f"{stem} 3.png", f"{stem} 4.png"]
    assert [(folder / name).read_bytes() for name in names] == [b"0", b"1", b"2", b"3"]


def test_drives_without_hard_links_work_the_same(
    files: LibraryFiles, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    names = [_adopt(files, "warm", str(n).encode()) for n in range(2)]
    assert [(folder / name).read_bytes() for name in names] == [b"0", b"1"]
    assert _tree(folder) == set(names)


def test_what_is_entered_is_on_the_drive_with_name_and_all(
    files: LibraryFiles, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a note of every flush, of files and of folders
    flushed: list[tuple[str, set[str]]] = []
    real = os.fsync

    def fsync(fd: int) -> None:
        flushed.append((str(Path(f"/proc/self/fd/{fd}").readlink()), _tree(folder)))
        real(fd)

    if sys.platform != "linux":
        pytest.skip("Reads the names of open files from /proc.")
    monkeypatch.setattr(os, "fsync", fsync)
    partial = _partial(files)

    # WHEN a picture is adopted
    relative = files.adopt_picture(partial, created_at=NOON, instruction="warm", job_id="ab12cd", index=0)

    # THEN its content is flushed before it has its name, and the new name before the old one goes
    places = [place for place, _ in flushed]
    content = places.index(str(partial))
    assert relative not in flushed[content][1]
    names_at_flush = [tree for place, tree in flushed if place == str(folder / "pictures" / "2026-11")]
    assert {relative, partial.relative_to(folder).as_posix()} in names_at_flush
    assert str(folder / "pictures") in places
    assert str(folder) in places


def test_the_library_can_be_moved(files: LibraryFiles, folder: Path, tmp_path: Path) -> None:
    relative = _adopt(files, "warm")
    moved = tmp_path / "anywhere 图"
    folder.rename(moved)
    assert LibraryFiles(moved).absolute(relative).read_bytes() == PNG
    assert not Path(relative).is_absolute()


@pytest.mark.parametrize(
    "relative",
    [
        "../outside.png",
        "pictures/../../outside.png",
        "/etc/passwd",
        "//server/share",
        "\\\\server\\share",
        "C:\\Windows\\x.png",
        "C:x.png",
        "pictures\\..\\..\\x.png",
        "..",
        "",
        ".",
        "pictures/\0.png",
    ],
)
def test_paths_that_leave_the_library_are_refused(files: LibraryFiles, relative: str) -> None:
    for use in (files.absolute, lambda path: files.trash([path]), lambda path: files.restore([path])):
        with pytest.raises(LibraryError, match="outside its folder"):
            use(relative)


def test_the_trash_gives_everything_back(files: LibraryFiles, folder: Path) -> None:
    relative = _adopt(files, "warm")
    trashed = files.trash([relative])[0]
    assert trashed == f".trash/{relative}"
    assert _tree(folder) == {trashed}
    assert files.restore([trashed])[0] == relative
    assert (folder / relative).read_bytes() == PNG
    assert _tree(folder) == {relative}


def test_the_trash_destroys_nothing_of_the_same_name(files: LibraryFiles, folder: Path) -> None:
    # GIVEN two files that had the same name, one after the other, both in the trash
    relative = _adopt(files, "warm", b"first")
    first = files.trash([relative])[0]
    assert _adopt(files, "warm", b"second") == relative
    second = files.trash([relative])[0]
    assert [(folder / path).read_bytes() for path in (first, second)] == [b"first", b"second"]

    # WHEN they come back while a third has taken the place
    assert _adopt(files, "warm", b"third") == relative
    back = files.restore([first, second])

    # THEN all three are there
    assert [(folder / path).read_bytes() for path in (relative, *back)] == [b"third", b"first", b"second"]
    assert _tree(folder) == {relative, *back}


def test_what_is_not_there_cannot_be_moved(files: LibraryFiles) -> None:
    assert files.trash(["pictures/2026-11/gone.png"]) == ["pictures/2026-11/gone.png"]
    with pytest.raises(LibraryError, match="is missing"):
        files.adopt_picture(files.new_partial(), created_at=NOON, instruction="x", job_id="x", index=0)


def test_only_what_earlier_runs_left_unfinished_is_removed(folder: Path) -> None:
    folder.mkdir()
    earlier = LibraryFiles(folder)
    left = _partial(earlier)
    foreign = left.with_name("notes.txt")
    foreign.write_text("not ours")
    picture = _adopt(earlier, "warm")
    yesterday = time.time() - timedelta(days=1).total_seconds()
    for path in (left, foreign, folder / picture):
        os.utime(path, (yesterday, yesterday))

    now = LibraryFiles(folder)
    mine = _partial(now)
    os.utime(mine, (yesterday, yesterday))
    of_another_program_now = _partial(LibraryFiles(folder))
    future = time.time() + 60
    os.utime(of_another_program_now, (future, future))
    now.clean_partials()

    assert _tree(folder) == {
        picture,
        ".partial/notes.txt",
        mine.relative_to(folder).as_posix(),
        of_another_program_now.relative_to(folder).as_posix(),
    }
    shutil.rmtree(folder / ".partial")
    now.clean_partials()


def test_partial_files_never_share_a_name(folder: Path) -> None:
    folder.mkdir()
    one, two = LibraryFiles(folder), LibraryFiles(folder)
    assert len({library.new_partial() for library in (one, two) for _ in range(100)}) == 200


def test_a_read_only_library_is_reported(
    files: LibraryFiles, folder: Path, tmp_path: Path, protect: Callable[[Path], None]
) -> None:
    relative = _adopt(files, "warm")
    source = tmp_path / "source.png"
    source.write_bytes(PNG)
    partial = _partial(files)
    protect(folder)
    if os.geteuid() != 0:
        for path in [p for p in folder.rglob("*") if p.is_dir()]:
            path.chmod(0o500)
    attempts: list[Callable[[], object]] = [
        lambda: files.keep_original(source, HASH, "source.png"),
        lambda: files.trash([relative]),
        lambda: files.adopt_picture(partial, created_at=NOON, instruction="x", job_id="x", index=0),
    ]
    for attempt in attempts:
        with pytest.raises(LibraryError, match=r"(read-only|may not be written to).*rights"):
            attempt()
    assert (folder / relative).read_bytes() == PNG


def test_a_full_drive_is_reported_and_leaves_no_half_file(small_drive: Path, tmp_path: Path) -> None:
    source = tmp_path / "large.png"
    source.write_bytes(PNG + bytes(3_000_000))
    files = LibraryFiles(small_drive)

    with pytest.raises(LibraryError, match=r"is full.*Make room"):
        files.keep_original(source, HASH, "large.png")

    assert _tree(small_drive) == set()
    small = tmp_path / "small.png"
    small.write_bytes(PNG)
    assert files.absolute(files.keep_original(small, HASH, "small.png")).read_bytes() == PNG


@pytest.mark.skipif(sys.platform == "win32", reason="File size limits are POSIX")
def test_a_drive_that_takes_no_large_files_is_reported(files: LibraryFiles, tmp_path: Path) -> None:
    import resource

    source = tmp_path / "large.png"
    source.write_bytes(PNG + bytes(200_000))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(LibraryError, match="does not take files this large"):
            files.keep_original(source, HASH, "large.png")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert _tree(files.folder) == set()


def test_two_threads_that_keep_the_same_input_keep_it_once(files: LibraryFiles, folder: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    photo = next(PHOTO.glob("*.png"))
    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(lambda _: files.keep_original(photo, HASH, "x.png"), range(32)))
    assert _tree(folder) == set(kept)
    assert hashlib.sha256((folder / kept[0]).read_bytes()).digest() == hashlib.sha256(photo.read_bytes()).digest()
