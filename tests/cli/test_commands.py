"""The words of the command line before anything is opened or sent."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from qwen_studio import __version__
from qwen_studio.app import start
from qwen_studio.app.start import WindowOptions
from qwen_studio.cli import main
from qwen_studio.core.errors import LibraryInUse
from qwen_studio.library.lock import LibraryLock, claim
from qwen_studio.library.places import Places
from tests.cli.command import PROGRAM


@pytest.fixture
def libraries() -> list[Path]:
    """The libraries of the windows that were asked for."""
    return []


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, libraries: list[Path]) -> list[WindowOptions]:
    """What windows were asked for, in place of opening them."""
    asked: list[WindowOptions] = []

    def run(options: WindowOptions, places: Places, lock: LibraryLock | None) -> int:
        asked.append(options)
        libraries.append(places.library)
        # The window holds the library until it is closed.
        assert lock is not None
        with pytest.raises(LibraryInUse):
            claim(places.library)
        lock.release()
        return 0

    monkeypatch.setattr(start, "run", run)
    return asked


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            [],
            [
                *("FILE", "--demo", "--library", "--base-url", "--version"),
                *("qwen-studio edit", "qwen-studio library", "qwen-studio sandbox"),
            ],
        ),
        (
            ["edit"],
            [
                *("IMAGE", "--instruction", "--negative-prompt", "--model", "-n", "--seed", "--watermark", "--region"),
                *("--base-url", "--library", "--output", "--json", "DASHSCOPE_API_KEY"),
                "0 done, 2 bad usage or input, 3 refused by the service, 4 network, 5 outcome unknown",
            ],
        ),
        (
            ["library"],
            [
                *("verify", "rebuild", "recover", "list", "--library", "--json"),
                "0 fine, 1 damage found or something left over, 2 bad usage or the library is not usable",
            ],
        ),
        (["library", "rebuild"], ["--library", "--json", "--leave-pending", "from the files alone"]),
        (["sandbox"], ["--port", "--latency", "--fault", "--region"]),
    ],
)
def test_help_names_everything(arguments: list[str], words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([*arguments, "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert not [word for word in words if word not in said]


def test_help_and_version_need_nothing_but_python() -> None:
    for argument, said in (("--version", f"Qwen Studio {__version__}\n"), ("--help", "usage: qwen-studio")):
        ended = subprocess.run(
            [sys.executable, "-S", *PROGRAM[1:], argument],
            capture_output=True,
            text=True,
            cwd=Path(start.__file__).parents[2],
            check=True,
        )
        assert ended.stdout.startswith(said)


def test_files_are_meant_from_where_the_command_was_typed(
    opened: list[WindowOptions], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    assert main(["a.png", "../b b.jpg", str(tmp_path / "c.webp"), "~/d.png", "~nobody.png"]) == 0
    assert opened == [
        WindowOptions(
            files=(
                tmp_path / "a.png",
                tmp_path / ".." / "b b.jpg",
                tmp_path / "c.webp",
                tmp_path / "me" / "d.png",
                tmp_path / "~nobody.png",
            )
        )
    ]


def test_a_window_with_nothing_said(opened: list[WindowOptions], libraries: list[Path]) -> None:
    main([])
    assert opened == [WindowOptions(files=(), demo=False, scripted=False, base_url="")]
    assert [library.name for library in libraries] == ["Qwen Studio"]


def test_the_library_is_what_was_said_or_the_environments_or_the_preferred_one(
    opened: list[WindowOptions],
    libraries: list[Path],
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (home / "qwen-studio").mkdir()
    (home / "qwen-studio" / "settings.json").write_text(json.dumps({"library": str(home / "preferred")}))
    main([])
    monkeypatch.setenv("QWEN_STUDIO_LIBRARY", str(home / "environment"))
    main([])
    main(["--library", str(home / "said")])
    assert libraries == [home / "preferred", home / "environment", home / "said"]


def test_what_is_asked_of_a_window(opened: list[WindowOptions], home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    monkeypatch.setenv("DASHSCOPE_BASE_URL", "https://env.example/api/v1")
    main(["--demo", "--library", "elsewhere"])
    main(["--base-url", "https://arg.example/api/v1"])
    main(["--scripted"])
    assert opened == [
        WindowOptions(demo=True, base_url="https://env.example/api/v1"),
        WindowOptions(base_url="https://arg.example/api/v1"),
        WindowOptions(demo=True, scripted=True, base_url="https://env.example/api/v1"),
    ]


def test_an_option_that_does_not_exist(opened: list[WindowOptions], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--fullscreen"])
    assert "unrecognized arguments: --fullscreen" in capsys.readouterr().err
    assert not opened
