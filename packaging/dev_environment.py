"""The project's own Python environment, `.venv`: made once, filled once, and known again in a moment."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import dev_packages

STAMP = "qwen-studio-installed.json"


def prepare(root: Path, extras: Sequence[str]) -> str:
    """The Python of `root`/.venv, in which the project and its `extras` are installed.

    Raises:
        SystemExit: it could not be installed; everything the installer said has been printed.
    """
    venv = root / ".venv"
    python = venv_python(venv)
    if not is_installed(root, extras):
        # Taken away first: what is interrupted from here on must not look finished.
        (venv / STAMP).unlink(missing_ok=True)
        print(f"Installing into {venv}, about a minute…", flush=True)
        requirement = f"{root}[{','.join(extras)}]" if extras else str(root)
        if not install_with_uv(venv, requirement):
            install_with_pip(venv, requirement)
        unpack_pyside(python)
        write_stamp(root, extras)
    return str(python)


def venv_python(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def is_installed(root: Path, extras: Sequence[str]) -> bool:
    """Whether the last finished install was of these very requirements, into this very Python. Starts no process."""
    try:
        stamp = json.loads((root / ".venv" / STAMP).read_text(encoding="utf-8"))
        return stamp["state"] == installed_state(root) and set(extras) <= set(stamp["extras"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def write_stamp(root: Path, extras: Sequence[str]) -> None:
    stamp = root / ".venv" / STAMP
    unfinished = stamp.with_suffix(".new")
    unfinished.write_text(json.dumps({"state": installed_state(root), "extras": sorted(extras)}), encoding="utf-8")
    unfinished.replace(stamp)


def installed_state(root: Path) -> str:
    """A hash of all that an editable install hangs on: requirements, the Python behind `.venv`, the project's place."""
    venv = root / ".venv"
    parts = [
        (root / "pyproject.toml").read_bytes(),
        (venv / "pyvenv.cfg").read_bytes(),
        os.fsencode(venv_python(venv).resolve(strict=True)),
        os.fsencode(root),
    ]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def install_with_uv(venv: Path, requirement: str) -> bool:
    """Whether uv is here and installed it. uv does not read pip's configuration, so pip may succeed where it fails."""
    uv = shutil.which("uv")
    if uv is None:
        return False
    python = venv_python(venv)
    commands = [[uv, "pip", "install", "--quiet", "--python", str(python), "--editable", requirement]]
    if not is_usable(python):
        shutil.rmtree(venv, ignore_errors=True)
        commands.insert(0, [uv, "venv", "--quiet", "--python", sys.executable, str(venv)])
    for command in commands:
        done = run_quietly(command)
        if done.returncode != 0:
            print(done.stdout + "uv could not do it, trying pip…", flush=True)
            return False
    return True


def install_with_pip(venv: Path, requirement: str) -> None:
    python = str(venv_python(venv))
    pip = [python, "-m", "pip"]
    if not (is_usable(venv_python(venv)) and succeeds([*pip, "--version"])):
        pip = make_venv(venv)
    run_or_exit([*pip, "install", "--quiet", "--editable", requirement])


def unpack_pyside(python: Path) -> None:
    """Lets PySide6 lay its own modules out as files, which Python compiles once; packed, they are compiled anew at each
    start, which takes a sixth of it. After every install, because they are those of one version.
    """
    # Without it, or where it cannot write, it starts from what is packed.
    subprocess.run(
        [str(python), "-c", "import PySide6.QtCore"],
        env={**os.environ, "SBK_EMBED": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )


def make_venv(venv: Path) -> list[str]:
    """The pip command for `venv`, made anew by whatever this machine has: venv, Debian's package for it, virtualenv,
    or the system's own pip working from outside."""
    shutil.rmtree(venv, ignore_errors=True)
    inside = [str(venv_python(venv)), "-m", "pip"]
    if not has_ensurepip() and dev_packages.can_install():
        dev_packages.install([f"python3.{sys.version_info.minor}-venv"])
    if has_ensurepip():
        run_or_exit([sys.executable, "-m", "venv", str(venv)])
        return inside
    if importlib.util.find_spec("virtualenv"):
        run_or_exit([sys.executable, "-m", "virtualenv", "--quiet", str(venv)])
        return inside
    if importlib.util.find_spec("pip"):
        run_or_exit([sys.executable, "-m", "venv", "--without-pip", str(venv)])
        return [sys.executable, "-m", "pip", "--python", str(venv_python(venv))]
    sys.exit(
        f"{sys.executable} can make no virtual environment: it has neither ensurepip nor virtualenv nor pip.\n"
        "Install one of them (on Debian and Ubuntu: apt-get install python3-venv), then run this command again."
    )


def is_usable(python: Path) -> bool:
    return python.exists() and succeeds([str(python), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])


def has_ensurepip() -> bool:
    """Whether ensurepip works. Asked as a process of its own: Debian's may be there in name only, or arrive by apt."""
    return succeeds([sys.executable, "-m", "ensurepip", "--version"])


def succeeds(command: list[str]) -> bool:
    return run_quietly(command).returncode == 0


def run_or_exit(command: list[str]) -> None:
    done = run_quietly(command)
    if done.returncode != 0:
        sys.exit(f"{done.stdout}\nThis failed, for the reason above: {' '.join(command)}")


def run_quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
