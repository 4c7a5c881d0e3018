"""A command sends with the account that is in use in the window, and with the environment's key before it."""

import json
from pathlib import Path

import keyring
import pytest

from qwen_studio.api.keyring_access import KEYRING_SERVICE
from qwen_studio.core.errors import RequestError
from qwen_studio.core.job import JobState
from qwen_studio.core.request import EditRequest
from qwen_studio.jobs.headless import HeadlessStudio
from qwen_studio.library.places import find_places
from qwen_studio.sandbox.server import SandboxServer
from tests.secrets.keyring_in_memory import Keyring

WORK = "singapore/3f9a2c"
WORK_KEY, SHELL_KEY = "sk-of-work-0123456789", "sk-of-the-shell-0123456789"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the window has left an account for work, which is in use."""
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    monkeypatch.delenv("DASHSCOPE_API_KEY", raising=False)
    monkeypatch.setattr(Keyring, "kept", {(KEYRING_SERVICE, WORK): WORK_KEY})
    monkeypatch.setattr(keyring, "get_keyring", Keyring)
    settings = {"version": 1, "account": WORK, "accounts": {"singapore": "", WORK: "Work"}}
    write(settings)
    return tmp_path


def write(settings: dict[str, object]) -> None:
    file = find_places("").settings_file
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(settings), encoding="utf-8")


def test_the_account_in_use_is_taken(home: Path, request_for_coffee: EditRequest) -> None:
    with SandboxServer(key=WORK_KEY, quick=True) as service:
        with HeadlessStudio(str(home / "library"), service.base_url) as studio:
            job, pictures = studio.edit(request_for_coffee, demo=False, progress=print)
        assert job.state is JobState.DONE
        assert len(pictures) == 2
        assert service.requests[0].headers["authorization"] == f"Bearer {WORK_KEY}"


def test_the_key_of_the_environment_comes_first(
    home: Path, request_for_coffee: EditRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHSCOPE_API_KEY", SHELL_KEY)
    with SandboxServer(key=SHELL_KEY, quick=True) as service:
        with HeadlessStudio(str(home / "library"), service.base_url) as studio:
            job, _ = studio.edit(request_for_coffee, demo=False, progress=print)
        assert job.state is JobState.DONE


def test_an_address_that_cannot_be_used_stops_the_command(home: Path, request_for_coffee: EditRequest) -> None:
    write({"account": WORK, "accounts": {WORK: "Work"}, "account_addresses": {WORK: "http://evil.example.com/api/v1"}})
    with HeadlessStudio(str(home / "library")) as studio, pytest.raises(RequestError, match="must begin with https://"):
        studio.edit(request_for_coffee, demo=False, progress=print)


def test_a_proxy_that_is_set_holds_for_commands_too(home: Path, request_for_coffee: EditRequest) -> None:
    write({"proxy": "own", "proxy_address": "", "account": WORK, "accounts": {WORK: "Work"}})
    with HeadlessStudio(str(home / "library")) as studio:
        job, _ = studio.edit(request_for_coffee, demo=False, progress=print)
    assert job.state is JobState.NOT_SENT
    assert job.failure is not None
    assert job.failure.message == "A proxy of your own is chosen, and its address is missing."
