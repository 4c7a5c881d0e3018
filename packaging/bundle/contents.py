"""What goes into the bundle of what PyInstaller finds, and what stays out. Names are those inside the bundle."""

import re
from pathlib import PurePosixPath

EXCLUDED_MODULES = (
    "PIL.ImageTk",
    "PIL._tkinter_finder",
    "numpy.f2py",
    "numpy.random",
    "pydantic.mypy",
    "pydantic.v1",
    "pydoc",
    "pydoc_data",
    "readline",  # GPL
    "setuptools",
    "tkinter",
    "xmlrpc",
)

# By folder of plugins; what is not here stays out. The program draws by the CPU, speaks HTTP by httpx, and reads
# pictures by Pillow, so that Qt needs neither GL nor TLS.
KEPT_PLUGINS = {
    "platforms": {"qxcb", "qwayland", "qwayland-generic", "qoffscreen", "qwindows", "qcocoa"},
    "platformthemes": {"qgtk3", "qxdgdesktopportal"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
    "imageformats": {"qgif", "qico", "qjpeg", "qsvg", "qwebp"},
    "iconengines": {"qsvgicon"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
}

KEPT_TRANSLATIONS = {"qtbase_zh_CN.qm"}

# Of the system's own libraries only these come along: Python's, whose versions differ too much between systems, and
# the small ones of xcb, which a desktop need not have. Whatever talks with the system's drivers, fonts, buses and
# themes must be the system's own: an old libstdc++ beside new GL drivers ends the program.
KEPT_SYSTEM_LIBRARIES = re.compile(
    r"lib(python3\.\d+|ssl|crypto|sqlite3|ffi|bz2|lzma|xcb-[a-z-]+|xkbcommon(-x11)?)\.so\.[\d.]+"
)

_LIBRARY = re.compile(r"[^/]+\.so(\.[\d.]+)?")


def is_kept(name: str, *, from_system: bool) -> bool:
    """Whether the file goes into the bundle. `from_system`: it was found outside Python's own packages."""
    path = PurePosixPath(name.replace("\\", "/"))
    if "plugins" in path.parts and "PySide6" in path.parts:
        return _is_kept_plugin(path)
    if "translations" in path.parts:
        return path.name in KEPT_TRANSLATIONS
    if from_system and len(path.parts) == 1 and _LIBRARY.fullmatch(path.name):
        return KEPT_SYSTEM_LIBRARIES.fullmatch(path.name) is not None
    return not _is_for_developers(path)


def _is_kept_plugin(path: PurePosixPath) -> bool:
    plugin = path.stem.removeprefix("lib")
    return plugin in KEPT_PLUGINS.get(path.parent.name, ())


def _is_for_developers(path: PurePosixPath) -> bool:
    return path.suffix in {".pyi", ".h", ".c", ".pxd", ".a"} or "tests" in path.parts
