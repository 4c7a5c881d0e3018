"""Preferences from a file that may hold anything: what is unusable falls back by itself and is named."""

import json
from dataclasses import asdict, fields
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qwen_studio.core.settings import (
    WHOLE_FILE,
    Settings,
    default_of,
    read_settings,
    settings_from_json,
    settings_of_others,
    settings_to_json,
)
from qwen_studio.core.spend import Caps

OTHER = Settings(
    language="zh",
    theme="dark",
    text_scale=150,
    motion="reduced",
    region="beijing",
    account="beijing/3f9a2c",
    accounts={"beijing": "私人", "beijing/3f9a2c": "Work"},
    account_workspaces={"beijing/3f9a2c": "ws-1"},
    account_addresses={"beijing/3f9a2c": "https://{workspace}.example.com/api/v1"},
    proxy="own",
    proxy_address="http://proxy.example.com:8080",
    proxy_login=True,
    ca_file="/etc/ssl/我们.pem",
    model="qwen-image-edit",
    n=4,
    watermark=True,
    prompt_extend=False,
    size="1024x1536",
    keep_parameters=False,
    library="/照片/Qwen Studio",
    welcomed=True,
    demo=True,
    last_folder="/home/me",
    window_geometry="AdnQywADAAA=",
    window_maximised=True,
    edit_splitter="AAAA/w==",
    left_panel=False,
    right_panel=False,
    page="gallery",
    start_page="gallery",
    restore_draft=False,
    tile_width=240,
    gallery_panel_width=320,
    gallery_view="list",
    gallery_columns="name,120",
    gallery_order="rating",
    gallery_newest_first=False,
    gallery_headings="chain",
    gallery_place="3 -20 3 /照片",
    edit_view="3 abc SLIDER 1 /照片",
    gallery_side_list=True,
    gallery_side_width=180,
    cap_day_usd="5",
    cap_month_usd="99.50",
    network_libraries=("/mnt/照片",),
    hushed_hints=("unquoted",),
    preset_wording="zh",
    import_how="reference",
    libraries=("/照片/Qwen Studio", "/with a\nline"),
    palette_recent=("action/File/Quit",),
    words_since="2026-11-23T05:00:00+00:00",
    shortcuts={"window.palette": "Ctrl+J; F8", "picture.export": ""},
    recent_files=("/照片/a.png", "/b.jpg"),
    notifications=False,
    export_format="WEBP",
    export_quality=80,
    export_sizing="percent",
    export_side_px=1024,
    export_percent=25,
    export_pattern="{n}",
    export_story=False,
    export_folder="/照片/share",
    sheet_format="PNG",
    sheet_paper="Letter",
    sheet_landscape=True,
    sheet_columns=5,
    sheet_captions="name",
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def test_everything_is_kept() -> None:
    assert all(getattr(OTHER, f.name) != default_of(f) for f in fields(Settings))
    assert settings_from_json(settings_to_json(OTHER)) == (OTHER, [])
    assert settings_from_json(settings_to_json(Settings())) == (Settings(), [])


def test_the_file_can_be_read_by_a_person() -> None:
    text = settings_to_json(OTHER)
    assert '\n  "library": "/照片/Qwen Studio",\n' in text
    assert text.endswith("}\n")


def test_what_is_missing_has_its_default() -> None:
    assert settings_from_json('{"n": 3}') == (Settings(n=3), [])
    assert settings_from_json("{}") == (Settings(), [])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "klingon"),
        ("theme", "purple"),
        ("theme", None),
        ("text_scale", 99),
        ("text_scale", 201),
        ("motion", "none"),
        ("n", 0),
        ("n", -1),
        ("n", 2.0),
        ("n", True),
        ("n", "2"),
        ("watermark", 1),
        ("watermark", "true"),
        ("library", 5),
        ("library", "/a\0b"),
        ("last_folder", "/half a pair \ud83d"),
        ("welcomed", []),
        ("page", "settings"),
        ("tile_width", 0),
        ("tile_width", 10**30),
        ("gallery_panel_width", -5),
        ("cap_day_usd", "a lot"),
        ("cap_day_usd", 5),
        ("cap_month_usd", "-1"),
        ("cap_month_usd", "1e999"),
        ("cap_month_usd", None),
        ("libraries", "/a"),
        ("libraries", ["/a", 5]),
        ("libraries", ["/half a pair \ud83d"]),
        ("export_sizing", "huge"),
        ("size", "1024"),
        ("size", "0x0"),
        ("size", "１０２４x1024"),
        ("words_since", "yesterday"),
        ("words_since", "2026-11-23T05:00:00"),
        ("start_page", "palette"),
        ("shortcuts", []),
        ("shortcuts", "Ctrl+J"),
    ],
)
def test_an_unusable_value_falls_back_alone_and_is_named(name: str, value: Any) -> None:
    told = asdict(OTHER) | {name: value}
    settings, unusable = settings_from_json(json.dumps(told))
    assert unusable == [name]
    assert asdict(settings) == asdict(OTHER) | {name: asdict(Settings())[name]}


def test_an_unusable_entry_of_a_mapping_falls_back_alone_and_is_named() -> None:
    told = {"shortcuts": {"window.palette": "Ctrl+J", "window.find": 5, "window.quit": None, "a\0b": "F8"}}
    settings, unusable = settings_from_json(json.dumps(told))
    assert settings == Settings(shortcuts={"window.palette": "Ctrl+J"})
    assert unusable == ["shortcuts.window.find", "shortcuts.window.quit", "shortcuts"]


def test_several_unusable_values_are_all_named() -> None:
    settings, unusable = settings_from_json('{"theme": 1, "region": "beijing", "n": "x", "tile_width": null}')
    assert settings == Settings(region="beijing")
    assert unusable == ["theme", "n", "tile_width"]


def test_settings_of_a_later_version_are_passed_over() -> None:
    assert settings_from_json('{"hologram": true, "n": 2}') == (Settings(n=2), [])


def test_settings_of_a_later_version_are_kept_for_it() -> None:
    others = settings_of_others('{"version": 9, "n": 2, "hologram": {"depth": [1, 2]}}')
    text = settings_to_json(Settings(n=2), others)
    assert json.loads(text)["hologram"] == {"depth": [1, 2]}
    assert json.loads(text)["version"] == 1
    assert settings_from_json(text) == (Settings(n=2), [])


@pytest.mark.parametrize("text", ["", "[]", "5", '{"a": "\\ud83d"}', "[" * 100_000])
def test_garbage_holds_nothing_for_a_later_version(text: str) -> None:
    assert settings_of_others(text) == {}


@pytest.mark.parametrize("version", ["", '"version": 0, ', '"version": "x", ', '"version": -1, ', '"version": null, '])
def test_a_file_of_the_first_version_is_understood(version: str) -> None:
    told = f'{{{version}"theme": "dark", "network_libraries": "/mnt/a\\n/mnt/b"}}'
    assert settings_from_json(told) == (Settings(theme="dark", network_libraries=("/mnt/a", "/mnt/b")), [])


def test_each_step_from_an_earlier_version_is_done_once_only() -> None:
    told = '{"version": 1, "network_libraries": "/mnt/a"}'
    assert settings_from_json(told) == (Settings(), ["network_libraries"])


def test_a_file_of_a_later_version_is_read_as_far_as_it_is_understood() -> None:
    assert settings_from_json('{"version": 12, "theme": "dark"}') == (Settings(theme="dark"), [])


def test_the_caps_are_amounts_or_none() -> None:
    assert OTHER.caps == Caps(day=Decimal(5), month=Decimal("99.50"))
    assert Settings().caps == Caps(day=None, month=None)
    assert Settings(cap_day_usd="0").caps.day == 0


def test_a_file_is_read_and_one_that_is_not_there_has_the_defaults(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    assert read_settings(file) == (Settings(), [])
    file.write_text(settings_to_json(OTHER), encoding="utf-8")
    assert read_settings(file) == (OTHER, [])
    file.write_bytes(b'{"n": "\xff"}')
    assert read_settings(file) == (Settings(), [WHOLE_FILE])
    assert read_settings(tmp_path) == (Settings(), [WHOLE_FILE])


@pytest.mark.parametrize("text", ["", "garbage", "[]", "null", '"theme"', "{'n': 2}", '{"n": 2', "[" * 100_000, "\0"])
def test_garbage_gives_the_defaults_and_is_named(text: str) -> None:
    assert settings_from_json(text) == (Settings(), ["settings"])


@given(st.dictionaries(st.sampled_from([f.name for f in fields(Settings)]), JSON))
def test_whatever_the_file_holds_the_settings_can_be_used_and_saved(told: dict[str, Any]) -> None:
    # Of this version: what an earlier one wrote is changed on the way.
    version = json.loads(settings_to_json(Settings()))["version"]
    settings, unusable = settings_from_json(json.dumps({**told, "version": version}))
    for name, value in asdict(settings).items():
        assert type(value) is type(asdict(Settings())[name])
        saved = list(value) if isinstance(value, tuple) else value
        was_named = any(named.partition(".")[0] == name for named in unusable)
        assert was_named or name not in told or saved == told[name]
    settings_to_json(settings).encode()
    assert settings_from_json(settings_to_json(settings)) == (settings, [])
