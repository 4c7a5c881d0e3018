import shutil
import sys
from pathlib import Path

import dev_qt_libraries
import pytest

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks the linker of Linux")

# As a bare Debian 12 answers, shortened.
LDD_OUTPUT = """\
/venv/lib/python3.11/site-packages/PySide6/QtGui.abi3.so:
\tlinux-vdso.so.1 (0x00007fff3b5f2000)
\tlibQt6Gui.so.6 => /venv/lib/python3.11/site-packages/PySide6/Qt/lib/libQt6Gui.so.6 (0x00007f0a1c000000)
\tlibGL.so.1 => not found
\tlibstdc++.so.6 => /lib/x86_64-linux-gnu/libstdc++.so.6 (0x00007f0a1bc00000)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f0a1d2f5000)
/venv/lib/python3.11/site-packages/PySide6/Qt/plugins/platforms/libqxcb.so:
\tlibGL.so.1 => not found
\tlibxcb-cursor.so.0 => not found
"""


def test_not_found_names_each_missing_library_once() -> None:
    assert dev_qt_libraries.not_found(LDD_OUTPUT) == {"libGL.so.1", "libxcb-cursor.so.0"}


def test_not_found_is_empty_when_all_are_there() -> None:
    assert dev_qt_libraries.not_found("\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tstatically linked\n") == set()


@linux_only
def test_the_python_that_runs_the_tests_in_windows_misses_nothing() -> None:
    files = dev_qt_libraries.qt_files(Path(sys.prefix), ["offscreen", "xcb"])
    assert {"QtWidgets.abi3.so", "libqxcb.so", "libqoffscreen.so"} <= {file.name for file in files}
    assert dev_qt_libraries.missing_libraries(Path(sys.prefix), ["offscreen", "xcb"]) == set()


@linux_only
def test_a_plugin_torn_from_its_libraries_is_found_out(tmp_path: Path) -> None:
    plugin = next(file for file in dev_qt_libraries.qt_files(Path(sys.prefix), ["xcb"]) if file.name == "libqxcb.so")
    alone = tmp_path / "lib/python3.11/site-packages/PySide6/Qt/plugins/platforms"
    alone.mkdir(parents=True)
    shutil.copy(plugin, alone)
    assert "libQt6XcbQpa.so.6" in dev_qt_libraries.missing_libraries(tmp_path, ["xcb"])


@linux_only
def test_fonts_are_found_and_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dev_qt_libraries.has_font(":")
    empty = tmp_path / "fonts.conf"
    empty.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(empty))
    assert not dev_qt_libraries.has_font(":")


@linux_only
def test_a_font_is_found_by_the_language_it_writes() -> None:
    assert dev_qt_libraries.has_font(":lang=zh-cn")
    assert not dev_qt_libraries.has_font(":lang=tlh")
