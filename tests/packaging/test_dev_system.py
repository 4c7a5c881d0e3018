import os
import sys
from collections.abc import Callable
from pathlib import Path

import dev_system
import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks anything")

Programs = Callable[[str, str], None]


@pytest.mark.parametrize(
    ("environment", "display", "platforms"),
    [
        ({}, False, ["offscreen"]),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, False, ["offscreen"]),
        ({"DISPLAY": ":0"}, True, ["offscreen", "xcb"]),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, ["offscreen", "wayland"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, True, ["offscreen", "xcb", "wayland"]),
    ],
)
def test_the_session_decides_what_qt_has_to_find(
    environment: dict[str, str], display: bool, platforms: list[str]
) -> None:
    assert dev_system.has_display(environment) is display
    assert dev_system.demo_platforms(environment) == platforms


@pytest.mark.parametrize(
    ("debian", "way"),
    [(True, "as root with: apt-get install no-fonts xdotool"), (False, "with the system's package manager")],
)
def test_where_nothing_can_be_installed_what_is_missing_is_named(
    debian: bool, way: str, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs("ldd", "exit 0")
    if debian:
        programs("apt-get", "exit 1")
    monkeypatch.setenv("PATH", os.environ["PATH"].split(":")[0])
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit) as refusal:
        dev_system.provide(Path(sys.prefix), ["offscreen"], {":lang=tlh": "no-fonts"}, {"xdotooool": "xdotool"})
    assert str(refusal.value) == (
        "Qwen Studio needs of this system, and does not find: a font (such as no-fonts), xdotooool.\n"
        f"Install them {way}\nThen run this command again."
    )


def test_what_is_missing_is_installed_and_looked_for_again(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    programs("apt-get", f'printf "#!/bin/sh\\n" > {tmp_path}/programs/new-tool; chmod +x {tmp_path}/programs/new-tool')
    dev_system.provide(Path(sys.prefix), ["offscreen"], {}, {"new-tool": "new-tool-package"})


def test_what_apt_did_not_bring_is_named(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    programs("apt-get", "exit 0")
    with pytest.raises(SystemExit, match="does not find: new-tool"):
        dev_system.provide(Path(sys.prefix), ["offscreen"], {}, {"new-tool": "new-tool-package"})


def test_the_machine_that_runs_the_tests_has_everything() -> None:
    missing = dev_system.find_missing(
        Path(sys.prefix), ["offscreen", "xcb"], dev_system.FONTS_OF_TESTS, dev_system.PROGRAMS_OF_TESTS
    )
    assert missing == {}
