#!/usr/bin/env python3
"""Installs the Debian package on a bare Debian in a folder, uses the program there, and removes it again.

    sudo python3 packaging/linux/try_on_bare_debian.py [dist/….deb] [--base bookworm.tar] [--suite bookworm]

Only a chroot and a user without rights stand between it and this machine: use it on one of your own. Needs root, and
either the archive of a bare Debian (debootstrap --variant=minbase --make-tarball is not one; tar up its folder) or
debootstrap. The display is this machine's Xvfb; xdotool presses the keys, and `import` of ImageMagick, where it is
here, keeps pictures of the window beside the package.
"""

import argparse
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import dev_display
from bundle.release import PROGRAM, ROOT, present_release
from linux.bare_debian import USER, BareDebian, bare_debian, is_root

T = TypeVar("T")

WAIT_S = 120
NEW = "new"
"""The folder within the home of the person in which the program has never been."""
SAMPLE = f"/usr/lib/{PROGRAM}/_internal/qwen_studio/resources/samples/coffee.png"


def main() -> int:
    """0 if everything went as a person would want it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("package", type=Path, nargs="?", help="the Debian package (default: the newest in dist)")
    parser.add_argument("--base", type=Path, metavar="TAR", help="archive of a bare Debian")
    parser.add_argument("--suite", default="bookworm", help="release for debootstrap (default: %(default)s)")
    options = parser.parse_args()
    if not is_root():
        sys.exit("This needs root: it mounts, and changes the root of a process.")
    package = options.package or newest_package()
    with (
        tempfile.TemporaryDirectory(prefix="bare-debian-") as folder,
        bare_debian(Path(folder, "root"), options.base, options.suite) as system,
    ):
        try_all(system, package)
    print("The package works on a bare Debian.")
    return 0


def newest_package() -> Path:
    packages = sorted((ROOT / "dist").glob(f"{PROGRAM}_*.deb"), key=lambda file: file.stat().st_mtime)
    if not packages:
        sys.exit("There is no package in dist: run packaging/linux/build.py first.")
    return packages[-1]


def try_all(system: BareDebian, package: Path) -> None:
    step("Installing")
    shutil.copyfile(package, system.root / "package.deb")
    before = packages_of(system)
    system.as_root("apt-get", "-q", "update")
    system.as_root("apt-get", "-q", "install", "-y", "--no-install-recommends", "/package.deb")
    new = packages_of(system) - before
    print(f"  {len(new)} packages came: {' '.join(sorted(new))}")
    check(not any(name.startswith(("python3", "libqt")) for name in new), "it brings its own Python and Qt")
    check(any(name.startswith("fonts-wqy") for name in new), "Chinese can be read")
    step("Asking for its version and its help")
    check(present_release().version in system.as_user(PROGRAM, "--version"), "the version is the released one")
    check("library rebuild" in system.as_user(PROGRAM, "--help"), "the help tells of the commands")
    step("One edit of the demo on the command line")
    told = system.as_user(PROGRAM, "edit", SAMPLE, "--demo", "--instruction", "Make it black and white", "--json")
    check('"state": "done"' in told, "the edit is done")
    check(len(results(system)) == 1, "its result lies in the library")
    step("The scripted demo without any display")
    system.as_user(PROGRAM, "--scripted", "--library", f"/home/{USER}/scripted")
    with dev_display.virtual_display(os.environ) as environment:
        in_a_window(system, environment, package.parent)
        as_a_new_user(system, environment, package.parent)
    check(not list(system.home().rglob(".local/state/**/crash*.txt")), "nothing unexpected happened")
    step("Removing")
    system.as_root("apt-get", "-q", "purge", "-y", PROGRAM)
    check(not (system.root / "usr/lib" / PROGRAM).exists(), "nothing of it is left")
    check(len(results(system)) == 3, "the person's pictures stay")


def in_a_window(system: BareDebian, environment: Mapping[str, str], pictures: Path) -> None:
    step("A first edit of the demo in a window, by keyboard")
    began = time.monotonic()
    # The socket without a file is reached through the change of root, too.
    program = system.start_as_user(PROGRAM, "--demo", DISPLAY=environment["DISPLAY"])
    try:
        window = wait_for(lambda: window_of(environment), "a window")
        print(f"  a window after {time.monotonic() - began:.1f} s")
        keep_picture(environment, pictures / "bare-debian-1-opened.png")
        # The keys of a person, again and again until they are heard: the sample comes a moment after the window.
        instruction = "Turn the photo into a pencil sketch"
        xdotool(environment, "windowfocus", "--sync", window)
        time.sleep(2)
        xdotool(environment, "key", "--window", window, "ctrl+a")
        xdotool(environment, "type", "--window", window, "--delay", "20", instruction)
        keep_picture(environment, pictures / "bare-debian-2-written.png")
        xdotool(environment, "key", "--window", window, "ctrl+Return")
        wait_for(lambda: len(results(system)) == 3, "both results of the edit")
        print(f"  the result after {time.monotonic() - began:.1f} s")
        keep_picture(environment, pictures / "bare-debian-3-result.png")
        # Comparing measures how far the result has moved, which is numpy's work; it can be asked for once it is shown.
        wait_for(lambda: compares(environment, window) and has_numpy(program.pid), "numpy, which measures the result")
        print("  good: numpy has come with the bundle")
        keep_picture(environment, pictures / "bare-debian-4-compared.png")
    finally:
        os.killpg(program.pid, signal.SIGTERM)
        program.wait(timeout=30)


def as_a_new_user(system: BareDebian, environment: Mapping[str, str], pictures: Path) -> None:
    step("From the welcome to a result, to Chinese and dark, and all of it again after a restart, by keyboard")
    with a_window(system, environment) as program:
        began = time.monotonic()
        press(environment, "Return")  # Try it now
        time.sleep(2)
        press(environment, "ctrl+Return")
        wait_for(lambda: results(system, NEW), "the result of the first edit")
        print(f"  the first edit took {time.monotonic() - began:.1f} s and two keys")
        press(environment, "alt+v", "n", "Down", "Down", "Return")
        wait_for(lambda: settings(system).get("language") == "zh", "Chinese")
        time.sleep(3)  # until its window has taken the place of the other
        press(environment, "alt+v", "t", "d")
        wait_for(lambda: settings(system).get("theme") == "dark", "the dark theme")
        time.sleep(2)
        keep_picture(environment, pictures / "bare-debian-5-chinese-dark.png")
        press(environment, "ctrl+q")
        check(program.wait(timeout=WAIT_S) == 0, "it ends well")
    with a_window(system, environment) as program:
        press(environment, "ctrl+2")
        time.sleep(2)
        keep_picture(environment, pictures / "bare-debian-6-found-again.png")
        press(environment, "ctrl+q")
        check(program.wait(timeout=WAIT_S) == 0, "it ends well again")


@contextlib.contextmanager
def a_window(system: BareDebian, environment: Mapping[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    """The program of somebody who has never seen it before the first, with its window, which has the keyboard."""
    home = system.home() / NEW
    program = system.start_as_user(
        PROGRAM, DISPLAY=environment["DISPLAY"], HOME="/" + str(home.relative_to(system.root))
    )
    try:
        wait_for(lambda: window_of(environment), "a window")
        time.sleep(3)
        yield program
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGTERM)
        program.wait(timeout=30)


def press(environment: Mapping[str, str], *keys: str) -> None:
    """The keys, as slowly as somebody who reads presses them, for whatever window has the keyboard."""
    for key in keys:
        xdotool(environment, "key", key)
        time.sleep(0.5)


def settings(system: BareDebian) -> dict[str, object]:
    file = system.home() / NEW / ".config" / PROGRAM / "settings.json"
    kept: dict[str, object] = json.loads(file.read_text()) if file.exists() else {}
    return kept


def packages_of(system: BareDebian) -> set[str]:
    return set(system.as_root("dpkg-query", "-W", "-f", "${Package}\\n").split())


def results(system: BareDebian, home: str = "") -> list[Path]:
    return list((system.home() / home).glob("Pictures/Qwen Studio/pictures/*/*.png"))


def window_of(environment: Mapping[str, str]) -> str:
    return xdotool(environment, "search", "--onlyvisible", "--class", PROGRAM).partition("\n")[0]


def compares(environment: Mapping[str, str], window: str) -> bool:
    xdotool(environment, "key", "--window", window, "ctrl+d")
    time.sleep(1)
    return True


def has_numpy(program: int) -> bool:
    """Whether numpy is loaded in the process."""
    return "_multiarray_umath" in Path("/proc", str(program), "maps").read_text()


def xdotool(environment: Mapping[str, str], *arguments: str) -> str:
    return subprocess.run(
        ["xdotool", *arguments], env=environment, capture_output=True, text=True, check=False
    ).stdout.strip()


def keep_picture(environment: Mapping[str, str], file: Path) -> None:
    if shutil.which("import"):
        subprocess.run(["import", "-window", "root", str(file)], env=environment, check=False)


def wait_for(ask: Callable[[], T], what: str) -> T:
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        found = ask()
        if found:
            return found
        time.sleep(0.2)
    sys.exit(f"FAILED: there was not {what} within {WAIT_S} s.")


def step(what: str) -> None:
    print(f"— {what}", flush=True)


def check(good: bool, what: str) -> None:
    print(f"  {'good' if good else 'FAILED'}: {what}", flush=True)
    if not good:
        sys.exit(1)


if __name__ == "__main__":
    sys.exit(main())
