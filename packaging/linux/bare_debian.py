"""A bare Debian in a folder, in which packages are installed and programs run without this machine's own."""

import contextlib
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

USER = "anna"

# How this machine reaches Debian's packages, which the bare one shall do, too.
_WAYS_TO_PACKAGES = (
    "/etc/apt/sources.list",
    "/etc/apt/sources.list.d",
    "/etc/apt/apt.conf.d",
    "/etc/hosts",
    "/etc/resolv.conf",
    "/etc/ssl/certs/ca-certificates.crt",
)

_DEVICES = {"null": (1, 3), "zero": (1, 5), "full": (1, 7), "random": (1, 8), "urandom": (1, 9), "tty": (5, 0)}


@dataclass(frozen=True)
class BareDebian:
    """The folder that is the root of the bare system."""

    root: Path

    def as_root(self, *command: str) -> str:
        """What the command prints. Raises CalledProcessError where it fails."""
        return self._run("/", "root", command)

    def as_user(self, *command: str, **environment: str) -> str:
        """The same for a person without rights, in their home folder."""
        return self._run(f"/home/{USER}", USER, command, **environment)

    def start_as_user(self, *command: str, **environment: str) -> subprocess.Popen[bytes]:
        """A program of that person, which goes on."""
        return subprocess.Popen(self._inside(f"/home/{USER}", USER, command, environment), start_new_session=True)

    def home(self) -> Path:
        return self.root / "home" / USER

    def _run(self, folder: str, user: str, command: Sequence[str], **environment: str) -> str:
        inside = self._inside(folder, user, command, environment)
        done = subprocess.run(inside, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode != 0:
            print(done.stdout)
            done.check_returncode()
        return done.stdout

    def _inside(self, folder: str, user: str, command: Sequence[str], environment: dict[str, str]) -> list[str]:
        plain = {
            "HOME": "/root" if user == "root" else folder,
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "LANG": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            **environment,
        }
        settings = [f"{name}={value}" for name, value in plain.items()]
        there = ["sh", "-c", 'cd "$0" && exec "$@"', folder, *command]
        return ["env", "-i", *settings, "chroot", f"--userspec={user}", str(self.root), *there]


@contextlib.contextmanager
def bare_debian(root: Path, base: Path | None, suite: str) -> Iterator[BareDebian]:
    """A bare Debian in `root`, from the archive `base` or else by debootstrap; its mounts end with this context."""
    root.mkdir(parents=True)
    if base is not None:
        subprocess.run(["tar", "--extract", "--numeric-owner", f"--file={base}", f"--directory={root}"], check=True)
    else:
        subprocess.run(["debootstrap", "--variant=minbase", suite, str(root)], check=True)
    for way in map(Path, _WAYS_TO_PACKAGES):
        _copy(way, root / way.relative_to("/"))
    system = BareDebian(root)
    _make_devices(root / "dev")
    with contextlib.ExitStack() as stack:
        subprocess.run(["mount", "-t", "proc", "proc", str(root / "proc")], check=True)
        stack.callback(subprocess.run, ["umount", "--lazy", str(root / "proc")], check=True)
        system.as_root("useradd", "--create-home", USER)
        yield system


def _make_devices(folder: Path) -> None:
    # Not this machine's own folder: what is mounted there could be lost with the bare system's.
    for name, (major, minor) in _DEVICES.items():
        if not (folder / name).exists():
            os.mknod(folder / name, 0o666 | stat.S_IFCHR, os.makedev(major, minor))
            (folder / name).chmod(0o666)
    (folder / "shm").mkdir(exist_ok=True)
    (folder / "shm").chmod(0o1777)


def _copy(source: Path, target: Path) -> None:
    if not source.exists() and not target.exists():
        return
    if target.is_dir():
        shutil.rmtree(target)
    target.unlink(missing_ok=True)
    if source.is_dir():
        shutil.copytree(source, target)
    elif source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source.resolve(), target)


def is_root() -> bool:
    return os.geteuid() == 0
