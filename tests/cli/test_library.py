"""`qwen-studio library` in a process of its own, on libraries that real edits have made."""

import hashlib
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qwen_studio.cli import main
from qwen_studio.core.story import STORY_KEYWORD
from qwen_studio.imaging.metadata import add_text, read_texts
from qwen_studio.library.database import Database
from qwen_studio.library.lock import claim
from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer
from tests.cli.command import CHELSEA, COFFEE, PROGRAM, WITHOUT_QT, Command

WITHOUT_QT_AND_HTTP = WITHOUT_QT.replace('"shiboken6"', '"shiboken6", "httpx"')


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """A sandbox that loses no time with painting or pace."""
    with SandboxServer(quick=True, requests_per_second=None) as server:
        yield server


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A library of two edits, the second of a result of the first, and where they were sent."""
    made = Command(tmp_path_factory.mktemp("made") / "library")
    with (
        SandboxServer(quick=True, requests_per_second=None) as sandbox,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("HOME", str(made.library.parent))
        patch.setenv("DASHSCOPE_API_KEY", SINGAPORE_KEY)
        to_the_sandbox = ("--base-url", sandbox.base_url)
        first = made.run(COFFEE, "--instruction", "Make it 黑白", "-n", "2", *to_the_sandbox)
        assert first.code == 0, first.err
        second = made.run(
            *(str(first.files[0]), CHELSEA, "--instruction", "Brighter\nplease", "--negative-prompt", "blur"),
            *to_the_sandbox,
        )
        assert second.code == 0, second.err
        yield made.library, sandbox.base_url


@pytest.fixture
def library(command: Command, made: tuple[Path, str]) -> Command:
    """A copy of that library, which is a library too."""
    shutil.copytree(made[0], command.library)
    return command


def without_moments(jobs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The jobs, without the moments that only a journal knows."""
    return [{name: value for name, value in job.items() if name not in {"answered_at", "finished_at"}} for job in jobs]


def test_the_list_tells_every_job_and_every_picture(library: Command, made: tuple[Path, str]) -> None:
    # WHEN everything is listed, by a program that fails should it load Qt, httpx or Pillow
    ended = library.look_after("list", "--json", program=(sys.executable, "-c", WITHOUT_QT_AND_HTTP))

    # THEN each job is there, with its money and its words
    assert ended.code == 0, ended.err
    assert ended.err == ""
    told = json.loads(ended.out)
    first, second = told["jobs"]
    assert (first["state"], first["n"], first["image_count"]) == ("done", 2, 2)
    assert (first["unit_price_usd"], first["cost_usd"], first["cost_usd_at_most"]) == ("0.03", "0.06", "0.06")
    assert first["price_as_of"]
    assert (first["model"], first["region"], first["demo"]) == ("qwen-image-edit-plus", "singapore", False)
    assert first["service"] == made[1]
    assert first["instruction"] == "Make it 黑白"
    assert first["request_id"]
    assert first["sent_at"] > first["created_at"]
    assert first["failure"] is None
    assert (second["instruction"], second["negative_prompt"]) == ("Brighter\nplease", "blur")
    # AND each picture, and which was made from which
    told["pictures"].sort(key=lambda p: (p["job"] == second["id"], p["index"]))
    assert [(p["job"], p["index"], p["trashed"]) for p in told["pictures"]] == [
        (first["id"], 0, False),
        (first["id"], 1, False),
        (second["id"], 0, False),
    ]
    assert {p["file"] for p in told["pictures"]} == set(map(str, library.pictures))
    for picture in told["pictures"]:
        assert picture["sha256"] == hashlib.sha256(Path(picture["file"]).read_bytes()).hexdigest()
    assert second["inputs"][0]["content_hash"] == told["pictures"][0]["content_hash"]
    assert [slot["name"] for slot in second["inputs"]] == [Path(told["pictures"][0]["file"]).name, "chelsea.png"]


def test_the_list_is_readable_too(library: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    ended = library.look_after("list")

    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0].split() == ["made", "state", "images", "USD", "at", "most", "model", "instruction"]
    assert r"\u9ed1\u767d" in lines[1]
    assert "Brighter please" in lines[2]
    assert "done" in lines[2]
    assert len(lines) == 1 + 2 + 1 + 3


def test_a_reader_that_goes_away_is_no_error(library: Command) -> None:
    listing = subprocess.Popen(
        [*PROGRAM, "library", "list", "--library", str(library.library)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert listing.stdout is not None
    listing.stdout.close()
    assert listing.stderr is not None
    with listing.stderr:
        assert listing.stderr.read() == b""
    assert listing.wait(30) == 0


def test_a_rebuilt_library_lists_the_same(library: Command) -> None:
    # GIVEN a library of which all but the files is lost
    before = library.listed()
    for lost in (*library.library.glob("library.sqlite*"), library.library / "thumbnails.pack"):
        lost.unlink()
    assert library.look_after("list").sentence.endswith("Run “qwen-studio library rebuild” to make one.")

    # WHEN it is rebuilt
    ended = library.look_after("rebuild", program=(sys.executable, "-c", WITHOUT_QT))

    # THEN it tells the same as before
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == "The library was rebuilt: 3 pictures of 2 edits, and 2 inputs.\n"
    after = library.listed()
    assert after["pictures"] == before["pictures"]
    assert without_moments(after["jobs"]) == without_moments(before["jobs"])
    # AND the old database is kept from now on
    again = library.look_after("rebuild", "--json")
    assert again.code == 0
    told = json.loads(again.out)
    assert (told["pictures"], told["jobs"], told["originals"], told["left_alone"]) == (3, 2, 2, [])
    assert Path(told["set_aside"]).is_file()
    assert library.listed() == after


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_rebuild_that_is_ended_leaves_the_old_database(library: Command, how: signal.Signals) -> None:
    # GIVEN a library of many results
    source = library.pictures[0]
    for number in range(60):
        told = json.loads(read_texts(source)[STORY_KEYWORD]) | {"job_id": f"{number:032x}"}
        add_text(source, source.with_name(f"{number}.png"), {STORY_KEYWORD: json.dumps(told)})
    before = library.listed()

    # WHEN a rebuild is ended while it reads them
    run = subprocess.Popen(
        [*PROGRAM, "library", "rebuild", "--library", str(library.library)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    new_pack = library.library / "thumbnails.rebuilding.pack"
    while run.poll() is None and not new_pack.exists():
        time.sleep(0.001)
    run.send_signal(how)
    out, err = run.communicate(timeout=30)

    # THEN all is as before, and the next one goes through
    assert run.returncode == (130 if how is signal.SIGINT else -how)
    assert (out, err) == ("", "Stopped.\n" if how is signal.SIGINT else "")
    assert new_pack.exists() is (how is signal.SIGKILL)
    assert library.listed() == before
    assert library.look_after("rebuild").code == 0
    assert len(library.listed()["pictures"]) == 63
    assert not list(library.library.glob("*rebuilding*"))


def test_what_a_rebuild_cannot_take_in_is_said(library: Command) -> None:
    (month,) = (library.library / "pictures").iterdir()
    shutil.copy(CHELSEA, month / "cat \x1b[31m.png")

    ended = library.look_after("rebuild")

    assert ended.code == 1
    first, last, aside = ended.out.splitlines()
    assert "cat  [31m.png was left alone. It does not tell that Qwen Studio made it." in first
    assert last.startswith("The library was rebuilt: 3 pictures")
    assert aside.startswith("The old database was kept as library.before-rebuild-")
    assert (month / "cat \x1b[31m.png").is_file()


def killed_in_its_downloads(command: Command, sandbox: SandboxServer) -> None:
    """An edit for two results, killed when the service had answered and none of them was here."""
    sandbox.use_fault("slow-result", times=1)
    sandbox.slow_byte_s = 5
    run = command.start(COFFEE, "--instruction", "sepia", "-n", "2", "--base-url", sandbox.base_url)
    assert run.stderr is not None
    assert any(line.startswith("Downloading") for line in run.stderr)
    run.kill()
    run.communicate(timeout=30)
    sandbox.slow_byte_s = 0
    assert not command.pictures


def test_what_is_paid_for_is_fetched(command: Command, sandbox: SandboxServer) -> None:
    # GIVEN an edit that was killed in the middle of its downloads, and a rebuild that refuses to lose them
    killed_in_its_downloads(command, sandbox)
    refused = command.look_after("rebuild")
    assert refused.code == 2
    assert "qwen-studio library recover" in refused.sentence
    assert command.listed()["jobs"][0]["state"] == "downloading"

    # WHEN it is recovered
    ended = command.look_after("recover", program=(sys.executable, "-c", WITHOUT_QT))

    # THEN its pictures are in the library, and nothing was sent again
    assert (ended.code, ended.err) == (0, "")
    assert "done: 2 pictures here, 2 of them fetched just now." in ended.out
    assert len(command.pictures) == 2
    assert len(sandbox.requests) == 1
    assert command.look_after("recover").out == "Nothing was unfinished.\n"


def test_a_backup_that_is_put_back_by_hand_gets_the_files_since(library: Command) -> None:
    # GIVEN the database as it was after the first edit of the day, and a picture that was renamed
    before = library.listed()
    (backup,) = (library.library / "backups").iterdir()
    shutil.copy(backup, library.library / "library.sqlite")
    first = next(Path(p["file"]) for p in before["pictures"] if p["job"] == before["jobs"][0]["id"])
    first.rename(first.with_name("renamed.png"))
    assert len(library.listed()["pictures"]) == 2

    # WHEN it is recovered
    ended = library.look_after("recover")

    # THEN all is there again
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        "1 picture entered that the database did not know.",
        "1 picture found again in another place.",
        "Nothing was unfinished.",
    ]
    after = library.listed()
    assert [p["sha256"] for p in after["pictures"]] == [p["sha256"] for p in before["pictures"]]
    assert without_moments(after["jobs"]) == without_moments(before["jobs"])
    assert all(Path(p["file"]).is_file() for p in after["pictures"])


def test_what_has_expired_is_told(command: Command, sandbox: SandboxServer) -> None:
    killed_in_its_downloads(command, sandbox)
    sandbox.clock.advance(25 * 3600)

    ended = command.look_after("recover", "--json")

    assert ended.code == 1
    told = json.loads(ended.out)
    assert (told["entered"], told["found_again"]) == (0, 0)
    (job,) = told["jobs"]
    assert (job["state"], job["pictures_come"], job["pictures_here"]) == ("expired", 0, 0)
    assert (job["cost_usd"], job["cost_usd_at_most"]) == ("0.06", "0.06")
    assert job["failure"]["message"]
    assert len(sandbox.requests) == 1


def test_an_edit_that_was_cut_off_is_unknown_and_what_it_may_cost_is_said(command: Command, tmp_path: Path) -> None:
    # GIVEN an edit that was killed while it was with the service
    with SandboxServer(latency_s=30) as sandbox:
        run = command.start(COFFEE, "--instruction", "sepia", "-n", "2", "--base-url", sandbox.base_url)
        assert run.stderr is not None
        assert any(line.startswith("With the service") for line in run.stderr)
        run.send_signal(signal.SIGKILL)
        run.communicate(timeout=30)

        # WHEN it is recovered
        ended = command.look_after("recover")

        # THEN nothing is sent, and the person knows what to expect
        assert ended.code == 1
        assert "unknown: 0 pictures here." in ended.out
        assert "may have been charged" in ended.out
        assert "It may have cost up to $0.06." in ended.out
        assert len(sandbox.requests) == 1
    assert command.listed()["jobs"][0]["cost_usd_at_most"] == "0.06"


def test_damage_is_found(library: Command) -> None:
    # GIVEN a library that is as it was written
    whole = library.look_after("verify", program=(sys.executable, "-c", WITHOUT_QT))
    assert (whole.code, whole.err) == (0, "")
    assert whole.out.startswith("3 pictures, 2 inputs and ")
    assert whole.out.endswith(": everything is as it was written.\n")

    # WHEN one bit of one picture changes
    picture = library.pictures[0]
    content = bytearray(picture.read_bytes())
    content[len(content) // 2] ^= 1
    picture.write_bytes(content)

    # THEN that picture is named
    ended = library.look_after("verify")
    assert ended.code == 1
    assert picture.name in ended.out
    assert ended.out.splitlines()[-1].endswith(": 1 thing found that should be looked at.")
    told = json.loads(library.look_after("verify", "--json").out)
    assert (told["intact"], told["pictures"]) == (False, 3)
    assert [damage["subject"] for damage in told["damages"]] == [picture.relative_to(library.library).as_posix()]


@pytest.mark.parametrize("what", ["verify", "rebuild", "recover", "list"])
def test_an_open_library_is_not_touched(command: Command, what: str, capfd: pytest.CaptureFixture[str]) -> None:
    (command.library / "pictures").mkdir(parents=True)
    (command.library / "library.sqlite").touch()
    lock = claim(command.library)
    try:
        assert main(["library", "--library", str(command.library), what]) == 2
    finally:
        lock.release()
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("This library is open in another window or command of Qwen Studio.")
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("what", ["verify", "rebuild", "recover", "list"])
def test_a_library_that_is_not_there_is_not_made(
    command: Command, what: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["library", what, "--library", str(command.library)]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err == f"There is no library in {command.library}. Choose its folder by --library.\n"
    assert not command.library.exists()


@pytest.mark.parametrize("given", [[], ["burn"], ["list", "--leave-pending"], ["verify", "extra"]])
def test_bad_usage(given: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["library", *given])
    assert "usage: qwen-studio library" in capfd.readouterr().err


def test_the_library_is_the_one_of_the_window(command: Command, home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    Database(command.library).close()
    settings = home / "qwen-studio" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"library": str(command.library)}))

    assert main(["library", "list", "--json"]) == 0
    assert json.loads(capfd.readouterr().out) == {"jobs": [], "pictures": []}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
def test_progress_is_one_line_on_a_terminal(library: Command) -> None:
    ours, theirs = pty.openpty()
    rebuilt = subprocess.run(
        [*PROGRAM, "library", "rebuild", "--library", str(library.library)],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        check=False,
        timeout=60,
    )
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert rebuilt.returncode == 0
    assert "\n" not in said
    assert "\rReading files: 5 of 5" in said
    # What is left on the line at the end is nothing.
    assert said.rpartition("\r")[2].strip() == ""


def test_a_mended_database_knows_its_newest_pictures(library: Command, sandbox: SandboxServer) -> None:
    # GIVEN a database that is nonsense, and the backup that the first edit of the day was followed by
    before = library.listed()
    (backup,) = (library.library / "backups").iterdir()
    (library.library / "library.sqlite").write_bytes(b"nonsense" * 5000)

    # WHEN another edit is made
    ended = library.run(COFFEE, "--instruction", "sepia", "--base-url", sandbox.base_url)

    # THEN the person is told, and everything is there
    assert ended.code == 0
    assert "The library's database was damaged." in ended.err
    assert "1 picture that it did not know was entered again." in ended.err
    assert backup.is_file()
    after = library.listed()
    assert after["pictures"][:3] == before["pictures"]
    assert len(after["pictures"]) == 4
