"""Settings that go to another machine, and what comes from one."""

import json
from dataclasses import asdict, fields

import pytest

from qwen_studio.core.settings import Settings, settings_from_json
from qwen_studio.core.settings_exchange import HERE_ONLY, exported, imported, without_choices
from tests.core.test_settings import OTHER


def test_an_export_has_everything_but_what_belongs_to_this_machine() -> None:
    told = json.loads(exported(OTHER))
    names = {field.name for field in fields(Settings)}
    assert names >= HERE_ONLY
    assert set(told) == names - HERE_ONLY | {"version"}
    assert told["theme"] == "dark"
    assert told["shortcuts"] == {"window.palette": "Ctrl+J; F8", "picture.export": ""}


def test_an_import_gives_what_the_export_had_and_leaves_this_machine_alone() -> None:
    here = Settings(library="/pictures", recent_files=("/a.png",), n=3)
    found = imported(exported(OTHER), here)
    assert found is not None
    for name, value in asdict(OTHER).items():
        assert asdict(found.settings)[name] == (asdict(here)[name] if name in HERE_ONLY else value), name
    assert (found.unusable, found.unknown) == ((), ())
    assert "theme" in found.changed
    assert not HERE_ONLY & set(found.changed)


def test_an_import_of_what_is_here_changes_nothing() -> None:
    found = imported(exported(OTHER), OTHER)
    assert found is not None
    assert (found.settings, found.changed) == (OTHER, ())


def test_what_is_not_understood_is_named_and_stays_as_it_was() -> None:
    text = (
        '{"version": 1, "theme": "purple", "n": 2, "hologram": 1, "shortcuts": {"window.find": 5, "window.quit": "F8"}}'
    )
    found = imported(text, Settings(theme="dark"))
    assert found is not None
    assert found.settings == Settings(theme="dark", n=2, shortcuts={"window.quit": "F8"})
    assert found.changed == ("n", "shortcuts")
    assert found.unusable == ("theme", "shortcuts.window.find")
    assert found.unknown == ("hologram",)


def test_a_cap_that_cannot_be_read_does_not_take_the_own_one_away() -> None:
    found = imported('{"cap_day_usd": "a lot", "n": 2}', Settings(cap_day_usd="5"))
    assert found is not None
    assert found.settings.cap_day_usd == "5"


@pytest.mark.parametrize(
    "text", ["", "[]", "garbage", '{"pictures": []}', "{}", '{"library": "/a", "proxy_login": true}']
)
def test_a_file_of_something_else_gives_nothing(text: str) -> None:
    assert imported(text, Settings()) is None


def test_no_file_changes_where_edits_go_or_through_what() -> None:
    found = imported('{"demo": false, "region": "beijing", "proxy": "own", "n": 2}', Settings(demo=True))
    assert found is not None
    assert (found.settings, found.changed) == (Settings(demo=True, n=2), ("n",))


def test_an_earlier_version_is_understood() -> None:
    found = imported('{"theme": "dark", "network_libraries": "/mnt/a"}', Settings())
    assert found is not None
    assert found.settings == Settings(theme="dark")


def test_an_export_is_a_file_of_settings() -> None:
    assert settings_from_json(exported(Settings())) == (Settings(), [])


def test_what_differs_from_the_defaults() -> None:
    names = frozenset({"theme", "n", "shortcuts"})
    assert without_choices(Settings(theme="dark", watermark=True, shortcuts={"a": "F8"}), names) == {
        "theme": "system",
        "shortcuts": {},
    }
