"""Where the library lies."""

from pathlib import Path

import pytest

from qwen_studio.library.places import find_places


def test_the_library_is_in_the_pictures_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.delenv("XDG_PICTURES_DIR", raising=False)
    places = find_places(environment={})
    assert places.library == tmp_path / "Pictures" / "Qwen Studio"
    # What is only about this machine does not lie in it: the library can be backed up or moved whole.
    assert not any(p.is_relative_to(places.library) for p in (places.config, places.cache, places.logs))


def test_what_was_asked_for_counts_before_the_environment(tmp_path: Path) -> None:
    environment = {"QWEN_STUDIO_LIBRARY": str(tmp_path / "of the environment")}
    assert find_places(environment=environment).library == tmp_path / "of the environment"
    assert find_places(str(tmp_path / "asked"), environment).library == tmp_path / "asked"


def test_a_folder_is_meant_from_here_and_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    assert find_places("shots", {}).library == tmp_path / "shots"
    assert find_places("~/shots", {}).library == tmp_path / "home" / "shots"
