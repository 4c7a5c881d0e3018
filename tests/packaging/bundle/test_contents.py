import pytest
from bundle.contents import is_kept


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/plugins/imageformats/libqjpeg.so",
        "PySide6/Qt/plugins/imageformats/libqwebp.so",  # the pictures of the guide
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "numpy.libs/libscipy_openblas64_-32a4b2a6.so",
        "numpy/_core/_multiarray_umath.cpython-311-x86_64-linux-gnu.so",
        "qwen_studio/resources/samples/coffee.png",
        "qwen_studio/resources/i18n/zh_CN.qm",
    ],
)
def test_what_the_program_uses_comes_along(name: str) -> None:
    assert is_kept(name, from_system=False)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqlinuxfb.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6\\plugins\\sqldrivers\\qsqlite.dll",
        "PySide6/Qt/translations/qtbase_fi.qm",
        "numpy/_core/tests/data/astype_copy.pkl",
        "PySide6/QtCore.pyi",
    ],
)
def test_what_nothing_uses_stays_out(name: str) -> None:
    assert not is_kept(name, from_system=False)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("libpython3.11.so.1.0", True),
        ("libssl.so.3", True),
        ("libsqlite3.so.0", True),
        ("libffi.so.8", True),
        ("libxcb-cursor.so.0", True),
        ("libxkbcommon-x11.so.0", True),
        # They must be those of the system's drivers, themes and buses.
        ("libstdc++.so.6", False),
        ("libglib-2.0.so.0", False),
        ("libgtk-3.so.0", False),
        ("libX11.so.6", False),
        ("libdbus-1.so.3", False),
        ("libfontconfig.so.1", False),
        # GPL
        ("libreadline.so.8", False),
        ("python3.11/lib-dynload/_ssl.cpython-311-x86_64-linux-gnu.so", True),
    ],
)
def test_of_the_systems_libraries_only_those_that_may_be_another_version(name: str, kept: bool) -> None:
    assert is_kept(name, from_system=True) is kept
