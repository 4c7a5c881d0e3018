"""Makes the folder with the whole program in it: the same steps on Linux, Windows and macOS."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bundle import environment, parts, sbom
from bundle.release import PROGRAM, ROOT, Release
from bundle.stripping import strip

HERE = Path(__file__).resolve().parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"


@dataclass(frozen=True)
class Bundle:
    """A built program: its folder, what it is made of, and the icons that belong to it."""

    folder: Path
    parts: tuple[parts.Part, ...]
    icons: Path

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(file.stat().st_size for file in self.folder.rglob("*") if file.is_file() and not file.is_symlink())


def build_bundle(release: Release) -> Bundle:
    """The program as a folder under `build`, with its licences, and its bill of materials in `dist`.

    Raises:
        CalledProcessError: a step failed, and has said why.
    """
    python = environment.prepared(BUILD / "release-env")
    site = environment.site_packages(python)
    work = BUILD / "bundle"
    shutil.rmtree(work, ignore_errors=True)
    DIST.mkdir(exist_ok=True)
    subprocess.run([python, str(HERE / "icons.py"), str(work / "icons")], check=True)
    shutil.copytree(ROOT / "resources", work / "resources")
    extract_signatures(python, site, work / "files.dir")
    run_pyinstaller(python, site, work, release)
    folder = work / "dist" / PROGRAM
    if sys.platform == "linux":
        strip(folder)
    lock = environment.LOCKS[0].read_text("utf-8")
    used = [parts.python_itself(), parts.bootloader(site), *parts.python_packages(site, lock)]
    used += parts.system_libraries(origins(work))
    write_licences(folder, used)
    (DIST / f"{PROGRAM}-{release.version}.cdx.json").write_text(sbom.bill_of(release, used), encoding="utf-8")
    return Bundle(folder, tuple(used), work / "icons")


def extract_signatures(python: Path, site: Path, target: Path) -> None:
    """PySide6's modules about signatures and features, compiled.

    They are embedded in a library as source, and compiled at every start, unless there is a folder `files.dir` beside
    shiboken6. PySide6 writes that itself when SBK_EMBED says so.
    """
    subprocess.run(
        [python, "-c", "import PySide6.QtCore"],
        env={**os.environ, "SBK_EMBED": "0", "PYTHONDONTWRITEBYTECODE": "1"},
        check=True,
    )
    shutil.copytree(site / "shiboken6" / "files.dir", target, ignore=shutil.ignore_patterns("__pycache__"))
    # By the Python that will run them, which need not be the one that runs this; without source there is nothing that a
    # folder that only root may write to would have to be newer than.
    compiling = ["-m", "compileall", "-q", "-b", "--invalidation-mode=unchecked-hash", "-s", str(target), str(target)]
    subprocess.run([python, *compiling], check=True)
    for source in target.rglob("*.py"):
        source.unlink()


def run_pyinstaller(python: Path, site: Path, work: Path, release: Release) -> None:
    """Runs `qwen-studio.spec`; its folders are `work`/dist and `work`/pyinstaller."""
    told = {
        "QWEN_STUDIO_SITE": str(site),
        "QWEN_STUDIO_WORK": str(work),
        "QWEN_STUDIO_VERSION": release.version,
        # The order of sets must not differ between two builds, nor the age of what is packed.
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": str(release.epoch),
        "PYTHONPATH": str(ROOT),
    }
    places = ["--distpath", str(work / "dist"), "--workpath", str(work / "pyinstaller")]
    options = ["--noconfirm", "--log-level=ERROR", *places]
    command = [str(python), "-m", "PyInstaller", *options, str(HERE / "qwen-studio.spec")]
    subprocess.run(command, env={**os.environ, **told}, cwd=ROOT, check=True)


def origins(work: Path) -> list[Path]:
    """The files of the system that PyInstaller took, by the list that the spec leaves."""
    return [Path(line) for line in (work / "system-libraries.txt").read_text("utf-8").splitlines()]


def write_licences(folder: Path, used: Sequence[parts.Part]) -> None:
    """Where `qwen_studio.core.licences` reads them."""
    (resources,) = folder.rglob("qwen_studio/resources")
    listed = [asdict(part) for part in sorted(used, key=lambda part: part.name.lower())]
    text = json.dumps(listed, ensure_ascii=False, indent=1)
    (resources / "licences.json").write_text(text + "\n", encoding="utf-8")
