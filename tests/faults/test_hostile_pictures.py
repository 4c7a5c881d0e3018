"""Files that mean harm, and things that are no files: one sentence each, in little memory and time, and no crash."""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from qwen_studio.core.resources import resource_path
from tests.faults.conftest import Report
from tests.faults.hostile_files import HARMFUL

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it"),
    pytest.mark.timeout(1_200),
]

MOST_MB = 512.0
MOST_CPU_S = 2.0
SOME = (
    "png bomb within 64 megapixels",
    "png that unpacks to more than it says",
    "png with a profile that is a bomb",
    "jpeg of a thousand scans",
    "jpeg with exif that repeats itself",
    "tiff that shows itself",
    "webp of a large canvas",
    "noise that begins as a tiff",
)
READABLE = {
    "png bomb within 64 megapixels",
    "png bomb of 16 bits and alpha",
    "png that unpacks to more than it says",
    "tiff that shows itself",
    "tiff of very many pages",
    "tiff in one large piece",
    "jpeg of comments",
    "webp of many frames",
}


class Reader:
    """A process that does to files what the program does."""

    def __init__(self, cache: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.picture_reader", str(cache), str(MOST_CPU_S)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._told()

    def read(self, path: Path) -> dict[str, dict[str, Any]]:
        """What became of each thing that was done to the file, and what it took on a machine that does nothing else."""
        assert self._process.stdin is not None
        print(json.dumps(os.fspath(path)), file=self._process.stdin, flush=True)
        told = self._told()
        ended: dict[str, dict[str, Any]] = told["ended"]
        for end in ended.values():
            end["cpu_s"] /= told["slowness"]
        return ended

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    def _told(self) -> Any:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, f"the process ended with {self._process.wait(30)}"
        return json.loads(line)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """One warm process for all files."""
    opened = Reader(tmp_path_factory.mktemp("cache"))
    yield opened
    opened.close()


def wrong(ended: dict[str, dict[str, Any]], name: str) -> list[str]:
    """What is not as it must be: bugs, sentences that are none, and too much memory or time."""
    found = [f"{do}: {end['bug']}" for do, end in ended.items() if end["bug"]]
    found += [f"{do}: +{end['mb']:.0f} MB" for do, end in ended.items() if end["mb"] > MOST_MB]
    found += [f"{do}: {end['cpu_s']:.1f} s" for do, end in ended.items() if end["cpu_s"] > MOST_CPU_S]
    for do, end in ended.items():
        sentence = end["sentence"]
        if sentence and (f"“{name}”" not in sentence or not sentence.endswith(".") or not sentence.isprintable()):
            found.append(f"{do}: {sentence!r}")
    return found


def test_harmful_files(reader: Reader, tmp_path: Path, whole: bool, report: Report) -> None:
    names = list(HARMFUL) if whole else SOME
    bad: dict[str, list[str]] = {}
    most_mb = 0.0
    for name in names:
        path = tmp_path / f"{name}.png"
        path.write_bytes(HARMFUL[name]())
        ended = reader.read(path)
        path.unlink()
        most_mb = max(most_mb, *(end["mb"] for end in ended.values()))
        if found := wrong(ended, path.name):
            bad[name] = found
        if name in READABLE and ended["decode"]["sentence"]:
            bad.setdefault(name, []).append(f"refused: {ended['decode']['sentence']}")
    report("harmful pictures", len(names), len(bad), f"at most +{most_mb:.0f} MB")
    assert bad == {}


def things(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Name, path and the word that its refusal must hold, of everything that can stand in place of a picture."""
    photo = resource_path("samples", "coffee.png").read_bytes()
    (folder / "folder.png").mkdir()
    os.mkfifo(folder / "pipe.png")
    (folder / "broken.png").symlink_to(folder / "nowhere")
    (folder / "a.png").symlink_to(folder / "b.png")
    (folder / "b.png").symlink_to(folder / "a.png")
    (folder / "to a folder.png").symlink_to(folder)
    (folder / "to zero.png").symlink_to("/dev/zero")
    (folder / "empty.png").touch()
    with (folder / "sparse.png").open("wb") as stream:
        stream.truncate(10 * 2**30)
    with (folder / "sparse within.png").open("wb") as stream:
        stream.write(photo[:100_000])
        stream.truncate(60 * 2**20)
    (folder / "cut.png").write_bytes(photo[: len(photo) // 2])
    (folder / "notes.png").write_text("This is no picture.")
    (folder / "two\nlines\x1b[31m.png").write_bytes(photo[:1_000])
    (folder / os.fsdecode(b"\xff\xfe.png")).write_bytes(photo[:1_000])
    yield from (
        ("folder.png", folder / "folder.png", "folder"),
        ("pipe.png", folder / "pipe.png", "ordinary"),
        ("broken.png", folder / "broken.png", "not there"),
        ("a.png", folder / "a.png", "could not be read"),
        ("to a folder.png", folder / "to a folder.png", "folder"),
        ("to zero.png", folder / "to zero.png", "ordinary"),
        ("zero", Path("/dev/zero"), "ordinary"),
        ("full", Path("/dev/full"), "ordinary"),
        ("random", Path("/dev/random"), "ordinary"),
        ("mem", Path("/proc/self/mem"), "empty"),
        ("gone.png", folder / "gone.png", "not there"),
        ("x.png", folder / "notes.png" / "x.png", "could not be read"),
        ("empty.png", folder / "empty.png", "empty"),
        ("sparse.png", folder / "sparse.png", "10240 MB"),
        ("sparse within.png", folder / "sparse within.png", "too long"),
        ("cut.png", folder / "cut.png", "damaged"),
        ("notes.png", folder / "notes.png", "not a picture"),
        ("two\N{REPLACEMENT CHARACTER}lines\N{REPLACEMENT CHARACTER}[31m.png", folder / "two\nlines\x1b[31m.png", ""),
        ("\N{REPLACEMENT CHARACTER}" * 2 + ".png", folder / os.fsdecode(b"\xff\xfe.png"), "damaged"),
        ("a" * 300, folder / ("a" * 300), "could not be read"),
    )


def test_things_that_are_no_pictures(
    reader: Reader, tmp_path: Path, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad: dict[str, list[str]] = {}
    cases = list(things(tmp_path))
    # A relative name, because a socket's may have only 108 bytes.
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.png")
        cases.append(("socket.png", tmp_path / "socket.png", "ordinary"))
        for name, path, word in cases:
            ended = reader.read(path)
            found = wrong(ended, name)
            found += [do for do in ("decode", "verify", "prepare") if word not in ended[do]["sentence"]]
            if found:
                bad[name] = found
    report("things that are no pictures", len(cases), len(bad))
    assert bad == {}


def test_files_that_change_while_they_are_read(reader: Reader, tmp_path: Path, whole: bool, report: Report) -> None:
    photo = resource_path("samples", "coffee.png").read_bytes()
    other = resource_path("samples", "hubble_deep_field.jpg").read_bytes()
    path = tmp_path / "restless.png"
    path.write_bytes(photo)
    done = threading.Event()

    def disturb() -> None:
        beside = tmp_path / "beside"
        for number in cycle(range(7)):
            if done.wait(0.003):
                return
            if number == 0:
                path.write_bytes(photo[: len(photo) // 2])
            elif number == 1:
                path.unlink(missing_ok=True)
            elif number == 2:
                path.write_bytes(other)
            elif number == 3:
                with path.open("ab") as stream:
                    stream.write(photo)
            elif number == 4:
                path.unlink(missing_ok=True)
                os.mkfifo(path)
            else:
                beside.write_bytes(photo)
                beside.replace(path)

    thread = threading.Thread(target=disturb)
    thread.start()
    runs = 200 if whole else 12
    try:
        found = [word for _ in range(runs) for word in wrong(reader.read(path), path.name)]
    finally:
        done.set()
        thread.join()
    report("pictures that change while they are read", runs, len(found))
    assert found == []
