"""`qwen-studio edit` in a process of its own, against the sandbox over HTTP."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

from qwen_studio.sandbox.keys import SINGAPORE_KEY
from qwen_studio.sandbox.server import SandboxServer
from tests.cli.command import CHELSEA, COFFEE, PROGRAM, WITHOUT_QT, Command

CANARY = "sk-canary-0123456789abcdef"


def test_a_region_is_known_whatever_the_case_of_its_letters(command: Command, sandbox: SandboxServer) -> None:
    for given in ("Singapore", "SINGAPORE"):
        ended = command.run(
            COFFEE, "--instruction", "sepia", "--region", given, "--base-url", sandbox.base_url, "--json"
        )
        assert ended.code == 0, ended.err

    listed = json.loads(command.look_after("list", "--json").out)
    assert {edit["region"] for edit in listed["jobs"]} == {"singapore"}


def test_every_option_is_on_the_wire_and_the_results_are_listed(
    command: Command, sandbox: SandboxServer, web: tuple[str, Path], tmp_path: Path
) -> None:
    # GIVEN a picture with a Chinese name on a web server
    address, folder = web
    shutil.copy(COFFEE, folder / "咖啡 1.png")

    # WHEN it is edited with two files, by a program that fails should it load Qt
    ended = command.run(
        *(COFFEE, f"{address}/咖啡 1.png", CHELSEA),
        *("--instruction", "Put Image 1 and Image 2 beside Image 3"),
        *("--negative-prompt", "low quality", "-n", "2", "--seed", "7", "--watermark", "--no-prompt-extend"),
        *("--model", "qwen-image-edit-plus-2025-10-30", "--base-url", sandbox.base_url),
        *("--output", str(tmp_path / "a" / "copies"), "--json"),
        program=(sys.executable, "-c", WITHOUT_QT),
    )

    # THEN the service had exactly that, the address as the document encodes it
    assert ended.code == 0, ended.err
    (post,) = sandbox.requests
    assert post.headers["authorization"] == f"Bearer {SINGAPORE_KEY}"
    assert post.json["model"] == "qwen-image-edit-plus-2025-10-30"
    first, second, third, text = post.json["input"]["messages"][0]["content"]
    assert first["image"].startswith("data:image/png;base64,")
    assert second == {"image": f"{address}/%E5%92%96%E5%95%A1%201.png"}
    assert third["image"].startswith("data:image/png;base64,")
    assert text == {"text": "Put Image 1 and Image 2 beside Image 3"}
    assert post.json["parameters"] == {
        "n": 2,
        "negative_prompt": "low quality",
        "watermark": True,
        "seed": 7,
        "prompt_extend": False,
    }
    # AND stdout is one JSON value that says what there is now
    told = json.loads(ended.out)
    results = told.pop("results")
    assert told.pop("job")
    assert told.pop("request_id")
    assert told == {"state": "done", "cost_usd": "0.06", "cost_usd_at_most": "0.06", "error": None}
    assert len(results) == len(command.pictures) == 2
    for result, kept in zip(results, command.pictures, strict=True):
        copy = Path(result["file"])
        assert copy == tmp_path / "a" / "copies" / kept.name
        assert copy.read_bytes() == kept.read_bytes()
        assert result["sha256"] == hashlib.sha256(copy.read_bytes()).hexdigest()
        with Image.open(copy) as image:
            assert image.size == (result["width"], result["height"])
    # AND the way there is told on stderr, each step once
    steps = ended.err.splitlines()
    assert "Sending" in steps
    assert "Result 2 is here" in steps
    assert all(one != next_one for one, next_one in pairwise(steps))


def test_the_demo_needs_no_key_and_no_terminal_that_shows_chinese(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN neither
    monkeypatch.delenv("DASHSCOPE_API_KEY")
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")

    # WHEN a demo edit is made
    ended = command.run(COFFEE, "--instruction", "黑白", "--demo", "-n", "2")

    # THEN its results are there and listed, as far as the terminal can show them
    assert ended.code == 0, ended.err
    assert [name.encode().decode("unicode_escape") for name in ended.out.splitlines()] == list(
        map(str, command.pictures)
    )
    assert len(command.pictures) == 2
    assert all("黑白" in file.name for file in command.pictures)


def test_a_refusal_ends_with_3_and_no_key_is_left_behind(
    command: Command, sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # WHEN a key that the service does not know is used
    monkeypatch.setenv("DASHSCOPE_API_KEY", CANARY)
    ended = command.run(COFFEE, "--instruction", "sepia", "--base-url", sandbox.base_url, "--json")

    # THEN the refusal is explained, with what support asks for
    assert ended.code == 3
    told = json.loads(ended.out)
    assert (told["state"], told["results"], told["cost_usd_at_most"]) == ("refused", [], "0.00")
    assert told["error"]["code"] == "InvalidApiKey"
    assert told["error"]["service_message"] == "Invalid API-key provided."
    assert told["error"]["status"] == 401
    assert told["error"]["next_step"]
    assert f"The service said: Invalid API-key provided. (code InvalidApiKey, request id {told['request_id']})" in (
        ended.err
    )
    # AND the key stands nowhere but in the request
    assert sandbox.requests[0].headers["authorization"] == f"Bearer {CANARY}"
    assert CANARY not in ended.out + ended.err
    kept = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(file.suffix == ".sqlite" for file in kept)
    assert not [file for file in kept if CANARY.encode() in file.read_bytes()]


def test_nobody_listening_ends_with_4(command: Command, sandbox: SandboxServer) -> None:
    sandbox.stop()
    ended = command.run(COFFEE, "--instruction", "sepia", "--base-url", sandbox.base_url)

    assert ended.code == 4
    assert ended.out == ""
    assert "Nothing was charged." in ended.err.splitlines()[-1]
    assert "Traceback" not in ended.err
    assert "ConnectError" not in ended.err, "the log does not stand among the words for the person"


def test_an_all_black_result_is_kept_and_told(command: Command, sandbox: SandboxServer) -> None:
    sandbox.use_fault("black-picture", times=1)
    ended = command.run(COFFEE, "--instruction", "sepia", "--base-url", sandbox.base_url)

    assert ended.code == 0
    assert ended.files == command.pictures
    assert "Result 1 is here, and it is all black" in ended.err.splitlines()


def test_a_lost_answer_ends_with_5_and_is_not_asked_for_again(command: Command, sandbox: SandboxServer) -> None:
    sandbox.use_fault("drop-after-reading", times=None)
    ended = command.run(COFFEE, "--instruction", "sepia", "--base-url", sandbox.base_url, "--json")

    assert ended.code == 5
    told = json.loads(ended.out)
    assert (told["state"], told["cost_usd"], told["cost_usd_at_most"]) == ("unknown", "0.00", "0.03")
    assert "may have been charged" in ended.err.splitlines()[-1]
    assert len(sandbox.requests) == 1


def test_without_a_key_it_ends_with_2_and_nothing_is_sent(
    command: Command, sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DASHSCOPE_API_KEY")
    ended = command.run(COFFEE, "--instruction", "sepia", "--base-url", sandbox.base_url)

    assert ended.code == 2
    assert ended.err.splitlines()[-1].startswith("There is no key for Singapore.")
    assert "DASHSCOPE_API_KEY" in ended.err
    assert not sandbox.requests


def test_a_reader_that_goes_away_costs_no_paid_picture(command: Command, sandbox: SandboxServer) -> None:
    # GIVEN a stderr that nobody reads any more, as after `… | head`
    reading, writing = os.pipe()
    os.close(reading)

    # WHEN an edit is made
    with os.fdopen(writing, "w") as deaf:
        ended = subprocess.run(
            [*PROGRAM, *command.arguments(COFFEE, "--instruction", "sepia", "--base-url", sandbox.base_url)],
            stdout=subprocess.PIPE,
            stderr=deaf,
            encoding="utf-8",
            check=False,
        )

    # THEN its result is in the library and listed
    assert ended.stdout.splitlines() == list(map(str, command.pictures))
    assert sandbox.billed == len(command.pictures) == 1
