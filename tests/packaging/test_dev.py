import ast
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import dev
import pytest

ROOT = Path(__file__).parents[2]
posix_only = pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for programs")

Programs = Callable[[str, str], None]


def test_the_script_itself_can_be_read_by_python_3_8() -> None:
    ast.parse((ROOT / "packaging" / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 8))


@posix_only
def test_an_old_python_without_a_newer_one_beside_it_says_plainly_what_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"^Qwen Studio needs Python 3\.11 or newer; this is Python 3\.8\.18"):
        dev.main(["test"])


@posix_only
def test_an_old_python_hands_over_to_a_newer_one(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> None:
    programs("python3.13", "echo 'no such version here' >&2; exit 127")
    programs("python3.12", '[ "$1" = -c ] && exit 0; [ "$2" = check ] && exit 42')
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    monkeypatch.setattr(sys, "argv", ["packaging/dev.py", "check"])
    assert dev.main(["check"]) == 42


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["tset"], 2), (["--help"], 0)])
def test_without_a_known_command_the_commands_are_listed(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == code
    assert "demo [args…]" in capsys.readouterr().out


def test_check_refuses_arguments_it_would_not_heed() -> None:
    with pytest.raises(SystemExit, match="no arguments"):
        dev.main(["check", "qwen_studio"])


@posix_only
def test_the_ci_script_runs_the_test_command_from_anywhere(programs: Programs, tmp_path: Path) -> None:
    programs("python3", 'echo "$PWD $*"')
    done = subprocess.run([ROOT / ".ci" / "run"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout == f"{ROOT} packaging/dev.py test\n"
