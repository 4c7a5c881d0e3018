"""Which shared objects and fonts of the system Qt would miss, found by asking the dynamic linker and fontconfig."""

import ctypes
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

PYSIDE = "lib/python3.*/site-packages/PySide6"

# The parts of PySide6 that the program and its tests load, whatever the display.
MODULES = ["QtGui.abi3.so", "QtWidgets.abi3.so", "QtSvg.abi3.so", "QtNetwork.abi3.so", "QtDBus.abi3.so"]

PLUGINS = {
    "offscreen": ["platforms/libqoffscreen.so"],
    "xcb": ["platforms/libqxcb.so", "xcbglintegrations/*.so"],
    "wayland": ["platforms/libqwayland*.so", "wayland-*client/*.so", "wayland-shell-integration/*.so"],
}


def missing_libraries(venv: Path, platforms: Iterable[str]) -> set[str]:
    """The sonames that Qt needs for these platform plugins and that the linker cannot find."""
    files = qt_files(venv, platforms)
    # Fails as a whole when one file is not for this machine, but has answered for the others by then.
    answer = subprocess.run(["ldd", *files], capture_output=True, text=True, check=False)
    return not_found(answer.stdout)


def qt_files(venv: Path, platforms: Iterable[str]) -> list[Path]:
    patterns = [*MODULES, *(f"Qt/plugins/{file}" for platform in platforms for file in PLUGINS[platform])]
    return [
        file for pattern in patterns for file in sorted(venv.glob(f"lib/python3.*/site-packages/PySide6/{pattern}"))
    ]


def not_found(ldd_output: str) -> set[str]:
    return set(re.findall(r"^\s*(\S+) => not found$", ldd_output, re.MULTILINE))


def has_font(pattern: str) -> bool:
    """Whether fontconfig knows a font that fits, such as ":lang=zh-cn"; ":" is any. Without one, text is blank boxes.

    The library is asked directly: its command line tool is a package of its own that may be missing.
    """
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    for name in ("FcInitLoadConfigAndFonts", "FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(fontconfig, name).restype = ctypes.c_void_p
    # Loaded anew for every question: the last one may have been before a font was installed.
    config = ctypes.c_void_p(fontconfig.FcInitLoadConfigAndFonts())
    wanted = ctypes.c_void_p(fontconfig.FcNameParse(pattern.encode()))
    properties = ctypes.c_void_p(fontconfig.FcObjectSetCreate())
    fonts = fontconfig.FcFontList(config, wanted, properties)
    # An FcFontSet begins with its number of fonts.
    return bool(fonts) and ctypes.c_int.from_address(fonts).value > 0
