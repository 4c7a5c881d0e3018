"""The spending caps that were set in the window hold on the command line too."""

import json
import sqlite3
from pathlib import Path

import pytest

from qwen_studio.core.settings import Settings, settings_to_json
from qwen_studio.library.places import find_places
from qwen_studio.sandbox.server import SandboxServer
from tests.cli.command import COFFEE, Command


@pytest.fixture
def settings_file(home: Path) -> Path:
    """The file of the preferences, with a day cap of eight cents."""
    file = find_places().settings_file
    assert file.is_relative_to(home)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(settings_to_json(Settings(cap_day_usd="0.08")), encoding="utf-8")
    return file


def test_an_edit_over_the_cap_is_not_sent_until_it_is_allowed(
    command: Command, sandbox: SandboxServer, settings_file: Path
) -> None:
    edit = (COFFEE, "--instruction", "Make it warm", "-n", "2", "--base-url", sandbox.base_url, "--json")

    first = command.run(*edit)
    assert first.code == 0, first.err
    second = command.run(*edit)

    assert second.code == 2
    assert "This edit costs $0.06 and would pass your day cap of $0.08: $0.06 is spent. Nothing was sent." in second.err
    assert "With --over-cap it is sent all the same." in second.err
    told = json.loads(second.out)
    assert (told["state"], float(told["cost_usd_at_most"])) == ("not sent", 0)
    assert len(sandbox.requests) == 1

    allowed = command.run(*edit, "--over-cap")
    assert allowed.code == 0, allowed.err
    assert len(sandbox.requests) == 2


@pytest.mark.parametrize("content", ['{"cap_day_usd": "five"}', "no settings at all"])
def test_a_cap_that_nobody_can_read_is_no_leave_to_spend(
    command: Command, sandbox: SandboxServer, settings_file: Path, content: str
) -> None:
    settings_file.write_text(content, encoding="utf-8")

    ended = command.run(COFFEE, "--instruction", "Make it warm", "--base-url", sandbox.base_url)

    assert ended.code == 2
    assert f"The spending caps in {settings_file} cannot be read" in ended.err
    assert not sandbox.requests
    with sqlite3.connect(command.library / "library.sqlite") as c:
        assert c.execute("SELECT count(*) FROM jobs").fetchone() == (0,)


def test_the_demo_needs_no_leave(command: Command, settings_file: Path) -> None:
    settings_file.write_text(settings_to_json(Settings(cap_day_usd="0")), encoding="utf-8")
    ended = command.run(COFFEE, "--instruction", "Make it warm", "--demo")
    assert ended.code == 0, ended.err
