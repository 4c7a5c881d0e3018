import importlib.util
import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import dev_environment
import dev_packages
import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for programs")

Programs = Callable[[str, str], None]

# A project that any pip installs without a network: it brings the backend that builds it.
PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]

[project]
name = "tiny"
version = "1"
optional-dependencies = { test = [] }
"""

BACKEND = """
import pathlib, zipfile

def get_requires_for_build_editable(config_settings=None):
    return []

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    name = "tiny-1-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(wheel_directory) / name, "w") as wheel:
        wheel.writestr("tiny.pth", str(pathlib.Path.cwd() / "source"))
        wheel.writestr("tiny-1.dist-info/METADATA", "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1\\n")
        wheel.writestr("tiny-1.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("tiny-1.dist-info/RECORD", "")
    return name
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "source").mkdir(parents=True)
    (root / "pyproject.toml").write_text(PYPROJECT)
    (root / "backend.py").write_text(BACKEND)
    (root / "source" / "tiny.py").write_text("greeting = 'here'\n")
    return root


@pytest.fixture
def uv_calls(programs: Programs, tmp_path: Path) -> Callable[[], list[str]]:
    """A uv that makes a bare environment and only notes what it was asked to install."""
    log = tmp_path / "uv.log"
    log.touch()
    make = f'[ "$1" = venv ] && exec {sys.executable} -m venv --without-pip "$5"'
    programs("uv", f'echo "$*" >> {log}; {make}; exit 0')
    return lambda: log.read_text().splitlines()


def forbid_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> NoReturn:
        raise AssertionError(f"started a process: {arguments}")

    monkeypatch.setattr(subprocess, "Popen", refuse)


def test_pip_installs_a_fresh_clone_and_a_second_run_starts_no_process(
    project: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    programs("uv", "echo this uv is broken; exit 1")
    (project / "backend.py").write_text("raise SystemExit('the backend is ill')")
    with pytest.raises(SystemExit, match=r"(?s)the backend is ill.*This failed, for the reason above: .* -m pip"):
        dev_environment.prepare(project, extras=["test"])
    said = capsys.readouterr().out
    assert "Installing into" in said
    assert "this uv is broken" in said

    (project / "backend.py").write_text(BACKEND)
    python = dev_environment.prepare(project, extras=["test"])
    imported = subprocess.run([python, "-c", "import tiny; print(tiny.greeting)"], capture_output=True, check=True)
    assert imported.stdout.strip() == b"here"

    capsys.readouterr()
    forbid_processes(monkeypatch)
    assert dev_environment.prepare(project, extras=["test"]) == python
    assert capsys.readouterr().out == ""


def test_without_ensurepip_the_pip_beside_this_python_works_from_outside(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev_environment, "has_ensurepip", lambda: False)
    monkeypatch.setattr(dev_environment, "install_with_uv", lambda *_: False)
    monkeypatch.setattr(dev_packages, "can_install", lambda: False)
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "virtualenv" else found(name))
    python = dev_environment.prepare(project, extras=[])
    assert subprocess.run([python, "-c", "import tiny"], check=False).returncode == 0
    assert subprocess.run([python, "-c", "import pip"], capture_output=True, check=False).returncode != 0


def test_pyside_is_asked_to_unpack_its_modules(project: Path, uv_calls: Callable[[], list[str]]) -> None:
    python = dev_environment.venv_python(project / ".venv")
    dev_environment.prepare(project, extras=[])
    asked = project / "asked"
    packages = next((project / ".venv").glob("lib/python*/site-packages"))
    (packages / "PySide6").mkdir()
    (packages / "PySide6" / "QtCore.py").write_text(
        f"import os; open({str(asked)!r}, 'w').write(os.environ['SBK_EMBED'])"
    )
    (project / "pyproject.toml").write_text(PYPROJECT + "# newer")
    assert dev_environment.prepare(project, extras=[]) == str(python)
    assert asked.read_text() == "0"


def test_uv_is_used_where_it_is(project: Path, uv_calls: Callable[[], list[str]]) -> None:
    python = dev_environment.prepare(project, extras=["test"])
    assert uv_calls() == [
        f"venv --quiet --python {sys.executable} {project}/.venv",
        f"pip install --quiet --python {python} --editable {project}[test]",
    ]


def test_the_demo_is_content_with_what_the_tests_installed(
    project: Path, uv_calls: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    dev_environment.prepare(project, extras=["test"])
    forbid_processes(monkeypatch)
    dev_environment.prepare(project, extras=[])
    assert not dev_environment.is_installed(project, extras=["heic"])


def test_the_tests_install_what_the_demo_left_out(project: Path, uv_calls: Callable[[], list[str]]) -> None:
    dev_environment.prepare(project, extras=[])
    dev_environment.prepare(project, extras=["test"])
    assert [call.split()[-1] for call in uv_calls()[1:]] == [str(project), f"{project}[test]"]


def change_requirements(project: Path) -> None:
    (project / "pyproject.toml").write_text(PYPROJECT + "dependencies = ['more']\n")


def change_python(project: Path) -> None:
    configuration = project / ".venv" / "pyvenv.cfg"
    configuration.write_text(configuration.read_text() + "version = 3.99.0\n")


def lose_python(project: Path) -> None:
    (project / ".venv" / "bin" / "python").unlink()


def cut_the_stamp_short(project: Path) -> None:
    stamp = project / ".venv" / dev_environment.STAMP
    stamp.write_text(stamp.read_text()[:20])


def write_another_stamp(project: Path) -> None:
    (project / ".venv" / dev_environment.STAMP).write_text(json.dumps(["test"]))


@pytest.mark.parametrize(
    "change", [change_requirements, change_python, lose_python, cut_the_stamp_short, write_another_stamp]
)
def test_what_has_changed_is_installed_again(
    change: Callable[[Path], None], project: Path, uv_calls: Callable[[], list[str]]
) -> None:
    dev_environment.prepare(project, extras=["test"])
    first_calls = uv_calls()
    change(project)
    dev_environment.prepare(project, extras=["test"])
    assert len(uv_calls()) > len(first_calls)


def test_a_moved_project_is_installed_again(project: Path, uv_calls: Callable[[], list[str]]) -> None:
    dev_environment.prepare(project, extras=[])
    moved = project.rename(project.with_name("moved"))
    assert not dev_environment.is_installed(moved, extras=[])


def test_an_interrupted_install_does_not_look_finished(
    project: Path, uv_calls: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    dev_environment.prepare(project, extras=["test"])
    change_requirements(project)

    def interrupt(*arguments: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(dev_environment, "install_with_uv", interrupt)
    with pytest.raises(KeyboardInterrupt):
        dev_environment.prepare(project, extras=["test"])
    (project / "pyproject.toml").write_text(PYPROJECT)  # even back at what was installed before
    assert not dev_environment.is_installed(project, extras=["test"])


def test_a_python_that_can_make_no_environment_says_so(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare = tmp_path / "bare-python"
    bare.write_text(
        textwrap.dedent("""\
        #!/bin/sh
        echo 'No module named ensurepip' >&2
        exit 1
        """)
    )
    bare.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(bare))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match="neither ensurepip nor virtualenv nor pip"):
        dev_environment.prepare(project, extras=[])
