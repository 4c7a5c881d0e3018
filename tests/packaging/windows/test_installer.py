import importlib
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from bundle.icons import ICO_SIZES, write_set
from bundle.release import Release
from PySide6.QtWidgets import QApplication


@pytest.mark.skipif(shutil.which("makensis") is None, reason="needs makensis (Debian: nsis)")
def test_the_installers_script_compiles_without_a_warning(qapp: QApplication, tmp_path: Path) -> None:
    bundle, icon, installer = tmp_path / "bundle", tmp_path / "icon.ico", tmp_path / "qwen-studio-3.2.1-setup.exe"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "qwen-studio.exe").write_bytes(b"MZ")
    (bundle / "_internal" / "python311.dll").write_bytes(b"MZ")
    write_set(icon, ICO_SIZES)
    build = importlib.import_module("windows.build")

    release = Release("3.2.1", datetime(2026, 5, 4, tzinfo=UTC), "")
    done = subprocess.run(
        build.compiling(release, bundle, icon, installer), capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert installer.read_bytes()[:2] == b"MZ"
