"""What the program and its tests need of the system beside Python: Qt's libraries, fonts, and the tests' tools."""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import dev_packages
import dev_qt_libraries

ANY_FONT = {":": "fonts-dejavu-core"}
# The tests write Chinese instructions.
FONTS_OF_TESTS = {**ANY_FONT, ":lang=zh-cn": "fonts-wqy-microhei"}

PROGRAMS_OF_TESTS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-run-session": "dbus",
    "gnome-keyring-daemon": "gnome-keyring",
    "strace": "strace",
    # What a screen reader listens to; no command of anybody's.
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}


def has_display(environment: Mapping[str, str]) -> bool:
    return not is_linux() or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def is_linux() -> bool:
    return sys.platform.startswith("linux")


def provide_for_demo(root: Path) -> None:
    if is_linux():
        provide(root / ".venv", demo_platforms(os.environ), ANY_FONT, {})


def provide_for_tests(root: Path) -> None:
    if is_linux():
        provide(root / ".venv", ["offscreen", "xcb"], FONTS_OF_TESTS, PROGRAMS_OF_TESTS)


def demo_platforms(environment: Mapping[str, str]) -> list[str]:
    """The platform plugins that Qt may choose in this session."""
    xcb = ["xcb"] if environment.get("DISPLAY") else []
    wayland = ["wayland"] if environment.get("WAYLAND_DISPLAY") else []
    return ["offscreen", *xcb, *wayland]


def provide(venv: Path, platforms: Sequence[str], fonts: Mapping[str, str], programs: Mapping[str, str]) -> None:
    """Installs what is missing on Debian and Ubuntu.

    Raises:
        SystemExit: something is missing that cannot be installed from here; the message names it.
    """
    missing = find_missing(venv, platforms, fonts, programs)
    packages = sorted({package for package in missing.values() if package})
    if packages and dev_packages.can_install():
        dev_packages.install(packages)
        missing = find_missing(venv, platforms, fonts, programs)
    if missing:
        sys.exit(sentence(sorted(missing), packages if shutil.which("apt-get") else []))


def find_missing(
    venv: Path, platforms: Sequence[str], fonts: Mapping[str, str], programs: Mapping[str, str]
) -> dict[str, str | None]:
    """Each missing thing, in words that a person can search for, with the Debian package that holds it, if known."""
    libraries = dev_qt_libraries.missing_libraries(venv, platforms)
    return {
        **{soname: dev_packages.package_of_library(soname) for soname in libraries},
        **{program: package for program, package in programs.items() if shutil.which(program) is None},
        **{
            f"a font (such as {package})": package
            for pattern, package in fonts.items()
            if not dev_qt_libraries.has_font(pattern)
        },
    }


def sentence(missing: Sequence[str], packages: Sequence[str]) -> str:
    way = f"as root with: apt-get install {' '.join(packages)}" if packages else "with the system's package manager"
    return (
        f"Qwen Studio needs of this system, and does not find: {', '.join(missing)}.\n"
        f"Install them {way}\nThen run this command again."
    )
