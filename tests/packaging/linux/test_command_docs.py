import gzip
import os
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from linux import completions
from linux.command_docs import write_command_docs
from linux.command_tree import Command, all_commands
from linux.man_page import escaped, man_page

from qwen_studio import __version__
from qwen_studio.api.credentials import ENVIRONMENT_VARIABLE
from qwen_studio.cli.window import ENVIRONMENT
from qwen_studio.core.log_lines import LEVEL_VARIABLE
from qwen_studio.library.places import LIBRARY_VARIABLE

COMMANDS = all_commands()
NAMES = [" ".join(command.words) for command in COMMANDS]


def test_every_command_is_known() -> None:
    library = ["verify", "rebuild", "recover", "list", "spending"]
    assert tuple(NAMES) == ("", "edit", "library", *(f"library {name}" for name in library), "sandbox")


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_help_is_complete_and_leads_from_the_first_to_every_command(command: Command) -> None:
    words = list(command.words)
    told = subprocess.run(
        [sys.executable, "-m", "qwen_studio", *words, "--help"], capture_output=True, text=True, check=True
    ).stdout
    for option in (*command.options, *command.positionals):
        assert all(flag in told for flag in option.flags)
        assert " ".join(option.help.split()) in " ".join(told.split())
    below = [each for each in COMMANDS if each.words[: len(words)] == command.words and len(each.words) > len(words)]
    # A command of which there are several kinds is told by them.
    leaves = [each for each in below if not any(other.words[:-1] == each.words for other in COMMANDS)]
    for each in leaves:
        assert " ".join(each.words if not words else each.words[-1:]) in told
    if not words:
        assert all(name in told for name in ENVIRONMENT)
        page = man_page(COMMANDS, ENVIRONMENT, "1.2", datetime(2026, 5, 4, tzinfo=UTC))
        scripts = [getattr(completions, shell)(COMMANDS) for shell in ("bash", "zsh", "fish")]
        for each in leaves:
            assert f"qwen-studio {' '.join(each.words)} " in told
            assert escaped(" ".join(each.words)) in page
            assert all(each.words[-1] in script for script in scripts)


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_the_manual_tells_of_each_option_and_what_it_is_for(command: Command) -> None:
    page = man_page(COMMANDS, ENVIRONMENT, "1.2", datetime(2026, 5, 4, tzinfo=UTC))

    # The window's options stand before the first command; the others have sections of their own.
    heading = f'.SS "{" ".join(command.words)}"' if command.words else ".SH OPTIONS"
    section = page.partition(heading)[2].partition("\n.S")[0]
    assert escaped(command.description) in page
    for option in (*command.options, *command.positionals):
        for flag in option.flags:
            assert f"\\fB{escaped(flag)}\\fR" in section
        assert escaped(option.help)[1:] in section


def test_every_option_says_what_it_is_for() -> None:
    assert not [
        (command.words, option.flags) for command in COMMANDS for option in command.options if len(option.help) < 5
    ]


def test_the_variables_are_those_that_the_program_reads() -> None:
    assert {ENVIRONMENT_VARIABLE, LIBRARY_VARIABLE, LEVEL_VARIABLE, "DASHSCOPE_BASE_URL"} == set(ENVIRONMENT)


@pytest.mark.parametrize(
    ("text", "roff"),
    [("--csv", "\\-\\-csv"), (".hidden", "\\&.hidden"), ("a\\b", "a\\eb"), ('say "a"', "say \\(dqa\\(dq")],
)
def test_what_roff_would_take_for_a_command_is_printed_as_it_is(text: str, roff: str) -> None:
    assert escaped(text) == roff


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("qwen-studio --de", ["--demo"]),
        ("qwen-studio l", ["lake side", "letter one.png", "library"]),
        ("qwen-studio library v", ["verify"]),
        ("qwen-studio library rebuild --le", ["--leave-pending"]),
        ("qwen-studio edit --no", ["--no-prompt-extend"]),
        ("qwen-studio edit let", ["letter one.png"]),
        ("qwen-studio edit --output l", ["lake side"]),
        ("qwen-studio sandbox --region b", ["beijing"]),
        ("qwen-studio sandbox --fault html", ["html", "html-413", "html-504"]),
        ("qwen-studio sandbox --fault NO", ["NOT\\ AUTHORIZED"]),
        ("qwen-studio sandbox l", []),
        ("qwen-studio edit --region b", ["beijing"]),
        ("qwen-studio edit --model qwen-image-2", ["qwen-image-2.0", "qwen-image-2.0-pro"]),
        ("qwen-studio library l", ["list"]),
        ("qwen-studio library verify l", []),
        ("qwen-studio library --library l", ["lake side"]),
        ("qwen-studio edit --seed 1", []),
    ],
)
def test_bash_offers_what_may_come_next(typed: str, offered: list[str], tmp_path: Path) -> None:
    (tmp_path / "letter one.png").touch()
    (tmp_path / "lake side").mkdir()
    words = shlex.split(typed)
    script = (
        completions.bash(COMMANDS)
        + f"\nCOMP_WORDS=({shlex.join(words)}); COMP_CWORD={len(words) - 1}; _qwen_studio\n"
        + 'for each in "${COMPREPLY[@]}"; do echo "$each"; done\n'
    )

    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)

    assert sorted(done.stdout.splitlines()) == offered


def test_zsh_offers_the_same_values_and_files_only_where_they_are_taken() -> None:
    cases = completions.zsh(COMMANDS).split(";;\n")
    of = {
        name: next(case for case in cases if f'"{name} "*)' in case) for name in ("edit", "library verify", "sandbox")
    }

    assert ":REGION:(singapore beijing)'" in of["edit"]
    assert ":ID:(qwen-image-edit-plus " in of["edit"]
    assert ":NAME:(drop-before-reading " in of["sandbox"]
    assert " NOT\\ AUTHORIZED " in of["sandbox"]
    assert [name for name, case in of.items() if "'*:file:_files'" in case] == ["edit"]


def test_fish_offers_the_same_values_and_files_only_where_they_are_taken() -> None:
    lines = completions.fish(COMMANDS).splitlines()

    (region, _) = (line for line in lines if " -l region " in line)
    (fault,) = (line for line in lines if " -l fault " in line)
    assert region.endswith(" -x -a 'singapore beijing'")
    assert " -x -a 'drop-before-reading " in fault
    assert " NOT\\ AUTHORIZED " in fault
    without_files = [line for line in lines if line.endswith(" -f")]
    assert len(without_files) == len(
        [command for command in COMMANDS if command.words[:1] in {("library",), ("sandbox",)}]
    )
    assert not [line for line in without_files if "_from edit'" in line]


def test_the_help_and_the_manual_name_all_that_may_be_asked_for() -> None:
    told = {}
    for name in ("edit", "sandbox"):
        done = subprocess.run(
            [sys.executable, "-m", "qwen_studio", name, "--help"], capture_output=True, text=True, check=True
        )
        told[name] = " ".join(done.stdout.split())
    page = man_page(COMMANDS, ENVIRONMENT, "1.2", datetime(2026, 5, 4, tzinfo=UTC))

    for command in COMMANDS:
        section = page.partition(f'.SS "{" ".join(command.words)}"')[2].partition("\n.S")[0]
        for option in command.options:
            if not option.choices:
                continue
            assert not [choice for choice in option.choices if choice not in told[command.words[0]]]
            assert not [choice for choice in option.choices if escaped(choice) not in section]


def test_the_manual_writes_values_as_they_are_typed() -> None:
    # It begins what an option is for with a capital.
    assert not [
        option.help
        for command in COMMANDS
        for option in command.options
        if option.help.casefold().startswith(tuple(choice.casefold() for choice in option.choices))
    ]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_name_every_option_and_are_what_the_shell_understands(shell: str, tmp_path: Path) -> None:
    script = getattr(completions, shell)(COMMANDS)

    flags = {flag for command in COMMANDS for option in command.options for flag in option.flags}
    for flag in flags:
        named = {"fish": f"-l {flag[2:]} " if flag.startswith("--") else f"-s {flag[1:]} ", "zsh": f"'*{flag}["}
        assert named.get(shell, f"{flag}") in script
    if shutil.which(shell):
        file = tmp_path / "completion"
        file.write_text(script)
        subprocess.run([shell, "-n", str(file)], check=True)


def test_a_new_option_is_in_all_of_them_by_itself() -> None:
    window = COMMANDS[0]
    new = replace(window.options[-1], flags=("--sepia",), takes="", help="everything in brown")
    changed = (replace(window, options=(*window.options, new)), *COMMANDS[1:])

    page = man_page(changed, ENVIRONMENT, "1.2", datetime(2026, 5, 4, tzinfo=UTC))
    assert "\\-\\-sepia" in page
    assert "Everything in brown." in page
    assert all("sepia" in write(changed) for write in (completions.bash, completions.zsh, completions.fish))


def test_the_files_lie_where_systems_look(tmp_path: Path) -> None:
    write_command_docs(tmp_path)

    files = {str(file.relative_to(tmp_path)) for file in tmp_path.rglob("*") if file.is_file()}
    assert files == {
        "man/man1/qwen-studio.1.gz",
        "bash-completion/completions/qwen-studio",
        "zsh/vendor-completions/_qwen-studio",
        "fish/vendor_completions.d/qwen-studio.fish",
    }
    page = gzip.decompress((tmp_path / "man/man1/qwen-studio.1.gz").read_bytes()).decode()
    assert f'"Qwen Studio {__version__}"' in page
    assert os.fspath(Path.home()) not in page
