"""Input that cannot be used ends with 2, one plain sentence, and nothing sent; and what every other end says."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from qwen_studio.cli import main
from qwen_studio.sandbox.server import SandboxServer
from tests.cli.command import COFFEE, Command, Ended

Edit = Callable[..., Ended]
BROKEN_PNG = b"\x89PNG\r\n\x1a\n" + b"nothing " * 100


@pytest.fixture
def edit(command: Command, sandbox: SandboxServer, capfd: pytest.CaptureFixture[str]) -> Edit:
    """`qwen-studio edit` against the sandbox, in this process."""

    def run(*given: str) -> Ended:
        try:
            code = main(command.arguments("--base-url", sandbox.base_url, *given))
        except SystemExit as bad_usage:
            code = bad_usage.code if isinstance(bad_usage.code, int) else -1
        return Ended(code, *capfd.readouterr())

    return run


def refused(ended: Ended, sandbox: SandboxServer) -> str:
    """The sentence that says why nothing was sent."""
    assert ended.code == 2
    assert ended.out == ""
    assert not sandbox.requests
    assert "Traceback" not in ended.err
    return ended.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.png", None, "“missing.png” is not there."),
        ("~coffee.png", None, "“~coffee.png” is not there."),
        ("folder", b"", "“folder” is a folder, not a picture."),
        ("broken.png", BROKEN_PNG, "“broken.png”"),
        ("notes.txt", b"Dear diary", "“notes.txt”"),
        ("empty.jpg", b"", "“empty.jpg”"),
    ],
)
def test_a_file_that_is_no_picture(
    edit: Edit,
    sandbox: SandboxServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    content: bytes,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    if name == "folder":
        Path(name).mkdir()
    elif content is not None:
        Path(name).write_bytes(content)

    sentence = refused(edit(name, "--instruction", "sepia"), sandbox)
    assert sentence.startswith(said) or said in sentence
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["-n", "0"], "qwen-image-edit-plus makes 1 to 6 images a call, not 0."),
        (["-n", "7"], "qwen-image-edit-plus makes 1 to 6 images a call, not 7."),
        (["-n", "2", "--model", "qwen-image-edit"], "qwen-image-edit makes only 1 image a call, not 2."),
        (["-n", "two"], "qwen-studio edit: error: argument -n: invalid int value: 'two'"),
        (["--seed", "-1"], "The seed must lie between 0 and 2147483647."),
        (["--seed", "2147483648"], "The seed must lie between 0 and 2147483647."),
        (["--instruction", " "], "The instruction is empty. Say what should change."),
        (["--instruction", "a" * 801], "The instruction is 1 character over the limit of 800."),
        (["--negative-prompt", "画" * 501], "The negative prompt is 1 character over the limit of 500."),
        (["--model", "gpt-image"], "There is no model “gpt-image” in the catalogue."),
        (["--region", "atlantis"], "There is no region “atlantis” in the catalogue."),
        (["--base-url", "example.com/api/v1"], "qwen-studio edit: error: argument --base-url: “example.com/api/v1” is"),
        (["--base-url", "http://example.com/api/v1"], "qwen-studio edit: error: argument --base-url:"),
        (["--no-such-option"], "qwen-studio edit: error: unrecognized arguments: --no-such-option"),
        (["--output", COFFEE], f"{COFFEE} is not a folder. Choose one with --output."),
        (["--library", COFFEE], f"{COFFEE} is not a folder. Choose another library."),
    ],
    ids=lambda value: " ".join(value)[:20] if isinstance(value, list) else "",
)
def test_what_cannot_be_asked_for(edit: Edit, sandbox: SandboxServer, given: list[str], said: str) -> None:
    assert refused(edit(COFFEE, "--instruction", "sepia", *given), sandbox).startswith(said)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([COFFEE, COFFEE, COFFEE], "4 pictures are too many: the service takes 3."),
        (["ftp://example.com/a.png"], "Image 2 is not an http or https address. Use a file."),
        (["http://[broken/a.png"], "Image 2 is not an http or https address. Use a file."),
    ],
    ids=["four", "ftp", "broken address"],
)
def test_pictures_that_cannot_be_sent(edit: Edit, sandbox: SandboxServer, more: list[str], said: str) -> None:
    assert refused(edit(COFFEE, *more, "--instruction", "sepia"), sandbox) == said


def test_everything_that_is_wrong_is_said_in_one_run(edit: Edit, sandbox: SandboxServer) -> None:
    ended = edit(COFFEE, "--instruction", "", "-n", "9", "--seed", "-5")
    refused(ended, sandbox)
    assert len(ended.err.splitlines()) == 3


@pytest.mark.parametrize("missing", [["edit"], ["edit", COFFEE], ["edit", "--instruction", "sepia"]])
def test_what_an_edit_needs(missing: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(missing)
    assert "the following arguments are required" in capfd.readouterr().err


def test_what_cannot_be_a_key_is_refused_and_not_repeated(
    edit: Edit, sandbox: SandboxServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHSCOPE_API_KEY", "sk-canary with spaces\ninside")
    ended = edit(COFFEE, "--instruction", "sepia")
    assert "DASHSCOPE_API_KEY holds what cannot be an API key" in refused(ended, sandbox)
    assert "canary" not in ended.err


def test_a_cache_that_cannot_be_made(edit: Edit, sandbox: SandboxServer, home: Path) -> None:
    (home / "qwen-studio").write_bytes(b"a file where a folder should be")
    assert "for prepared pictures cannot be made" in refused(edit(COFFEE, "--instruction", "sepia"), sandbox)


def test_an_invalid_catalogue_is_said_and_the_edit_goes_on(edit: Edit, home: Path) -> None:
    own = home / "qwen-studio" / "catalog.toml"
    own.parent.mkdir()
    own.write_text('[service]\nmax_seed = "many"\n')
    ended = edit(COFFEE, "--instruction", "sepia")
    assert ended.code == 0
    assert ended.err.startswith(f"{own} is not a valid catalogue: service.max_seed: ")


def test_a_copy_that_fails_costs_nothing(edit: Edit, command: Command) -> None:
    ended = edit(COFFEE, "--instruction", "sepia", "--output", f"{COFFEE}/copies")
    assert ended.code == 0
    assert ended.files == command.pictures
    assert ended.err.splitlines()[-1].startswith(f"The results were not copied to {COFFEE}/copies: Not a directory.")


@pytest.mark.parametrize(
    ("fault", "code", "state", "said"),
    [
        ("partial", 0, "partial", "The service made 1 of 2 images. Only 1 will be charged."),
        ("DataInspectionFailed", 3, "refused", "The service said: "),
        ("expired-link", 4, "expired", ""),
        ("not-a-picture", 4, "downloading", " is not a picture that can be read."),
        ("malformed-json", 5, "unknown", ""),
    ],
)
def test_the_end_of_an_edit_is_told_by_code_words_and_json(
    edit: Edit, sandbox: SandboxServer, fault: str, code: int, state: str, said: str
) -> None:
    sandbox.use_fault(fault, times=None)
    ended = edit(COFFEE, "--instruction", "sepia", "-n", "2", "--json")
    told = json.loads(ended.out)
    assert (ended.code, told["state"]) == (code, state)
    assert said in ended.err
    assert told["error"]["message"] in ended.err
    assert ("fetched when Qwen Studio next opens" in ended.err) == (state == "downloading")
    assert len(told["results"]) == (1 if fault == "partial" else 0)


def test_a_library_that_is_open_elsewhere(edit: Edit, sandbox: SandboxServer, command: Command) -> None:
    from qwen_studio.library.database import Database

    elsewhere = Database(command.library)
    elsewhere.opened.result()
    try:
        assert "open in another window" in refused(edit(COFFEE, "--instruction", "sepia"), sandbox)
    finally:
        elsewhere.close()
