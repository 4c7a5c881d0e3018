from datetime import UTC, datetime
from pathlib import Path

import pytest
from bundle.parts import Part
from bundle.release import ROOT, Release, present_release, version_of
from linux.command_tree import all_commands
from linux.deb import control
from linux.man_page import man_page
from linux.metainfo import SCREENSHOTS, metainfo
from linux.share import copyright_file, debian_changelog
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import qwen_studio
from qwen_studio.ui.dialogs.about import AboutDialog

RELEASE = Release("3.2.1", datetime(2026, 5, 4, tzinfo=UTC), "### Added\n- One thing & `another`,\n  on two lines.\n")


def test_there_is_one_version_for_all_that_shows_it(qtbot: QtBot, tmp_path: Path) -> None:
    about = AboutDialog(tmp_path)
    qtbot.addWidget(about)
    release = present_release()

    version = qwen_studio.__version__
    assert version_of() == release.version == version
    assert any(version in label.text() for label in about.findChildren(QLabel))
    assert f"Version: {version}-1\n" in control(release, [], 0)
    assert f'<release version="{version}" date="{release.at:%Y-%m-%d}"' in metainfo(release, "https://example.com")
    assert debian_changelog(release).startswith(f"qwen-studio ({version}-1) ")
    assert f'"Qwen Studio {version}"' in man_page(all_commands(), {}, release.version, release.at)


@pytest.mark.parametrize(
    ("changelog", "notes", "day"),
    [
        ("# Changelog\n\n## [Unreleased]\n- New\n\n## [3.2.1] - 2026-05-04\n- Old\n", "- Old", "2026-05-04"),
        ("# Changelog\n\n## [Unreleased]\n- New\n\n## [3.2.0] - 2026-05-04\n- Old\n", "- New", "2026-01-02"),
    ],
)
def test_the_notes_are_those_of_the_version_and_before_it_has_any_of_what_is_unreleased(
    changelog: str, notes: str, day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 1, 2, tzinfo=UTC).timestamp())))
    (tmp_path / "qwen_studio").mkdir()
    (tmp_path / "qwen_studio/__init__.py").write_text('"""Doc."""\n\n__version__ = "3.2.1"\n')
    (tmp_path / "CHANGELOG.md").write_text(changelog)

    release = present_release(tmp_path)

    assert (release.version, release.notes, f"{release.at:%Y-%m-%d}") == ("3.2.1", notes, day)


def test_notes_become_plain_points_for_debian_and_software_centres() -> None:
    assert "  * One thing & another, on two lines.\n" in debian_changelog(RELEASE)
    assert " -- " in debian_changelog(RELEASE)
    assert "Mon, 04 May 2026 00:00:00 +0000" in debian_changelog(RELEASE)
    assert "<li>One thing &amp; another, on two lines.</li>" in metainfo(RELEASE, "https://example.com")


def test_every_screenshot_that_is_promised_is_there() -> None:
    assert SCREENSHOTS
    assert all((ROOT / "docs" / "pictures" / name).is_file() for name in SCREENSHOTS)


def test_the_copyright_file_names_the_works_of_others() -> None:
    text = copyright_file(
        (Part("numpy", "2.4", "BSD-3-Clause", "…", "pkg:pypi/numpy@2.4"),), "MIT\n\nBy us\n\nMay.\n\nOr."
    )

    assert "\n numpy 2.4: BSD-3-Clause\n" in text
    assert text.endswith("License: Expat\n May.\n .\n Or.\n")
