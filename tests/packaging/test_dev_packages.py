import os
from collections.abc import Callable
from pathlib import Path

import dev_packages
import pytest

Programs = Callable[[str, str], None]
posix_only = pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for programs")


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libGL.so.1", "libgl1"),
        ("libEGL.so.1", "libegl1"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libgthread-2.0.so.0", "libglib2.0-0"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libfontconfig.so.1", "libfontconfig1"),
        ("libfreetype.so.6", "libfreetype6"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxcb-render-util.so.0", "libxcb-render-util0"),
        ("libxkbcommon.so.0", "libxkbcommon0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libwayland-cursor.so.0", "libwayland-cursor0"),
        ("libwayland-egl.so.1", "libwayland-egl1"),
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libbrotlidec.so.1", "libbrotli1"),
        ("libz.so.1", "zlib1g"),
        ("plugin.so", None),
    ],
)
def test_the_package_of_each_library_that_qt_has_needed(soname: str, package: str | None) -> None:
    assert dev_packages.package_of_library(soname) == package


def test_root_installs_directly_and_others_through_one_sudo_command() -> None:
    as_root = dev_packages.apt_command(["libgl1", "xvfb"], update=False, root=True)
    assert as_root[-1] == "apt-get -q install -y --no-install-recommends libgl1 xvfb"
    assert dev_packages.apt_command(["libgl1", "xvfb"], update=False, root=False) == ["sudo", *as_root]


def test_lists_are_fetched_by_the_same_command() -> None:
    script = dev_packages.apt_command(["xvfb"], update=True, root=False)[-1]
    assert script == "apt-get -q update && apt-get -q install -y --no-install-recommends xvfb"


@pytest.mark.parametrize(
    ("root", "names", "possible"),
    [
        (True, ["apt-get"], True),
        (False, ["apt-get", "sudo"], True),
        (False, ["apt-get"], False),
        (True, ["dnf", "sudo"], False),
    ],
)
@posix_only
def test_installing_takes_apt_and_the_right_to_use_it(
    root: bool, names: list[str], possible: bool, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in names:
        programs(name, "exit 0")
    monkeypatch.setenv("PATH", os.environ["PATH"].split(":")[0])
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    assert dev_packages.can_install() is possible


class Apt:
    """A stand-in for apt-get that notes its calls; the first `failures` installs fail."""

    def __init__(self, programs: Programs, folder: Path, failures: int = 0) -> None:
        self.log = folder / "apt.log"
        self.lists = folder / "lists"
        self.lists.mkdir()
        programs(
            "apt-get",
            f'echo "$2" >> {self.log}; '
            f'[ "$2" = install ] && [ "$(grep -c install {self.log})" -le {failures} ] '
            "&& { echo 'E: Unable to locate package'; exit 100; }; exit 0",
        )

    def calls(self) -> list[str]:
        return self.log.read_text().splitlines()


@pytest.fixture
def make_apt(programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Apt]:
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    def make(failures: int) -> Apt:
        apt = Apt(programs, tmp_path, failures)
        monkeypatch.setattr(dev_packages, "APT_LISTS", apt.lists)
        return apt

    return make


@posix_only
def test_without_lists_they_are_fetched_first(make_apt: Callable[[int], Apt]) -> None:
    apt = make_apt(0)
    dev_packages.install(["xvfb"])
    assert apt.calls() == ["update", "install"]


@posix_only
def test_with_lists_nothing_is_fetched(make_apt: Callable[[int], Apt]) -> None:
    apt = make_apt(0)
    (apt.lists / "mirror_dists_stable_main_binary-amd64_Packages.lz4").touch()
    dev_packages.install(["xvfb"])
    assert apt.calls() == ["install"]


@posix_only
def test_lists_that_prove_too_old_are_fetched_anew(make_apt: Callable[[int], Apt]) -> None:
    apt = make_apt(1)
    (apt.lists / "mirror_dists_stable_main_binary-amd64_Packages").touch()
    dev_packages.install(["xvfb"])
    assert apt.calls() == ["install", "update", "install"]


@posix_only
def test_a_failure_shows_what_apt_said(make_apt: Callable[[int], Apt]) -> None:
    make_apt(9)
    with pytest.raises(SystemExit, match=r"(?s)E: Unable to locate package.*apt-get could not install"):
        dev_packages.install(["no-such-package"])


@posix_only
def test_the_sudo_line_is_shown_before_it_runs(
    make_apt: Callable[[int], Apt],
    programs: Programs,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    apt = make_apt(0)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    programs("sudo", 'exec "$@"')
    dev_packages.install(["xvfb"])
    assert apt.calls() == ["update", "install"]
    line = "sudo env DEBIAN_FRONTEND=noninteractive sh -c 'apt-get -q update && apt-get -q install -y"
    assert capsys.readouterr().out.splitlines()[1].strip().startswith(line)
