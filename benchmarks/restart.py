"""How soon the window can be used with a long journal that the last run left in the middle of things.

    python benchmarks/restart.py [--runs N]

The journal has 10,000 edits with a picture each, 500 more whose pictures are paid for and not fetched yet (every other
link has expired), and 60 that were with the service. Counted from the start of the process until the first cards and
the gallery are there, beside an empty library in the same run; then the longest time for which the event loop does not
come round while the 500 are fetched. Exits with 1 where the goal is missed.
"""

import argparse
import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from sqlite3 import Connection

from qwen_studio.core.geometry import Size
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import JobInput
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.library import jobs, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.pictures import NewPicture
from qwen_studio.library.thumbnails import ThumbnailPack
from qwen_studio.sandbox.answers import result_body
from qwen_studio.sandbox.painter.flat import flat_png
from qwen_studio.sandbox.results import LINK_LIFETIME_S, Result
from qwen_studio.sandbox.server import SandboxServer

DONE = 10_000
PENDING = 500
SENDING = 60
USABLE_S = 2.0
PICTURE = (1248, 832)
JPEG = bytes.fromhex(
    "ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d"
    "1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f000001050101"
    "0101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d010203000411051221314106"
    "13516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455"
    "565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9ba"
    "c2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00d2cf20ffd9"
)

CHILD = """
import json, sys, time
from qwen_studio.app.claim import claim_or_hand_over, places_asked_for
places = places_asked_for(sys.argv[1])
claim = claim_or_hand_over(places, ())
from qwen_studio.app.quick_start import prepare
prepare()
import qwen_studio.app.start as start
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
marks, gaps = {}, []
def mark(name):
    if name not in marks:
        # Twice round, so that what the signal changed has been painted.
        QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: marks.setdefault(name, time.monotonic_ns())))
real = start._after_first_paint
def after_first_paint(assembly, window, *more):
    marks["painted"] = time.monotonic_ns()
    studio = assembly.studio
    studio.jobs.reloaded.connect(lambda: mark("cards"))
    studio.gallery.counted.connect(lambda: None if studio.gallery.loading else mark("gallery"))
    last = time.perf_counter()
    def beat():
        nonlocal last
        now = time.perf_counter()
        if {"cards", "gallery"} <= marks.keys():
            gaps.append((now - last) * 1000)
        last = now
        going_on = any(not c.job.state.finished and c.job.failure is None for c in studio.jobs._all_cards())
        if {"cards", "gallery"} <= marks.keys() and not going_on:
            marks["fetched"] = time.monotonic_ns()
            pulse.stop()
            print(json.dumps({"marks": marks, "gap": max(gaps)}), flush=True)
            QApplication.exit()
    pulse = QTimer(window, interval=2)
    pulse.timeout.connect(beat)
    pulse.start()
    real(assembly, window, *more)
start._after_first_paint = after_first_paint
start.run(start.WindowOptions(), places, claim.lock)
"""


def make_library(folder: Path, sandbox: SandboxServer) -> None:
    """The journal, with answers whose links the sandbox knows."""
    database = Database(folder)
    pack = ThumbnailPack(folder)
    database.call(_enter, pack, list(_answers(sandbox)), sandbox.base_url)
    database.close()


def _answers(sandbox: SandboxServer) -> Iterator[bytes]:
    results = sandbox.service.results
    origin = sandbox.base_url.removesuffix("/api/v1")
    for number in range(PENDING):
        mark = hashlib.sha256(str(number).encode()).digest()
        name = results.add(Result(flat_png((156, 104), b"\xc0\xa0\x80", mark)))
        link = origin + results.link(name, LINK_LIFETIME_S if number % 2 else -1)
        yield json.dumps(result_body([link], *PICTURE)).encode()


def _enter(c: Connection, pack: ThumbnailPack, answers: list[bytes], service: str) -> None:
    first = datetime.now(UTC) - timedelta(days=400)
    states = [JobState.DONE] * DONE + [JobState.DOWNLOADING] * PENDING + [JobState.SENDING] * SENDING
    for number, state in enumerate(states):
        moment = first + timedelta(minutes=50 * number)
        job = _job(number, state, moment, service)
        jobs.insert(c, job, [JobInput(1, hashlib.sha256(b"input").hexdigest(), "photo.jpg")])
        if state is JobState.DONE:
            content = hashlib.sha256(job.id.encode()).hexdigest()
            pack.put(c, content, JPEG)
            pictures.insert(c, _picture(job, content))
        elif state is JobState.DOWNLOADING:
            jobs.store_answer(c, job.id, 200, {"content-type": "application/json"}, answers.pop(), moment)


def _job(number: int, state: JobState, moment: datetime, service: str) -> Job:
    done = state is JobState.DONE
    return Job(
        id=f"{number:032x}",
        request=EditRequest(
            images=(FileImage(Path("/nowhere/photo.jpg"), "photo.jpg"),),
            instruction=f"Make the sky a little more blue than in number {number}",
            model="qwen-image-edit-plus",
            region="singapore",
            n=1,
        ),
        state=state,
        created_at=moment,
        service=service,
        demo=False,
        unit_price=Decimal("0.03"),
        sent_at=moment,
        answered_at=None if state is JobState.SENDING else moment,
        finished_at=moment if done else None,
        image_count=0 if state is JobState.SENDING else 1,
    )


def _picture(job: Job, content: str) -> NewPicture:
    return NewPicture(
        job_id=job.id,
        index=0,
        path=f"pictures/{job.created_at:%Y-%m}/{job.id}.png",
        content_hash=content,
        file_sha256=content,
        size=Size(*PICTURE),
        file_bytes=1_600_000,
        created_at=job.created_at,
    )


def start_once(library: Path, environment: dict[str, str]) -> dict[str, float]:
    """Seconds from the start of the process to each mark, and the longest gap of the event loop in ms."""
    began = time.monotonic_ns()
    process = subprocess.run(
        [sys.executable, "-c", CHILD, str(library)], env=environment, capture_output=True, text=True, check=False
    )
    if not process.stdout.strip():
        raise SystemExit(process.stderr)
    told = json.loads(process.stdout.splitlines()[-1])
    seconds = {name: (at - began) / 1e9 for name, at in told["marks"].items()}
    return seconds | {"usable": max(seconds["cards"], seconds["gallery"]), "gap": told["gap"]}


def main() -> int:
    """Print the medians; 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    times: dict[str, list[dict[str, float]]] = {"empty": [], "long": []}
    with tempfile.TemporaryDirectory() as name, SandboxServer(quick=True, recording=False) as sandbox:
        folder = Path(name)
        environment = _environment(folder)
        make_library(folder / "made", sandbox)
        for run in range(runs + 1):
            for kind, measured in times.items():
                library = folder / f"{kind} {run}"
                if kind == "long":
                    shutil.copytree(folder / "made", library)
                found = start_once(library, environment)
                shutil.rmtree(library)
                if run:  # the first start fills the disk's cache
                    measured.append(found)
    medians = {
        kind: {name: statistics.median(run[name] for run in measured) for name in measured[0]}
        for kind, measured in times.items()
    }
    for kind, median in medians.items():
        words = "  ".join(f"{name} {median[name]:5.2f} s" for name in ("painted", "cards", "gallery", "fetched"))
        print(f"{kind:6} {words}  longest gap {median['gap']:4.0f} ms")
    usable = medians["long"]["usable"]
    ratio = usable / medians["empty"]["usable"]
    print(f"usable after {usable:.2f} s (goal: under {USABLE_S}), {ratio:.2f} of an empty library")
    return int(usable >= USABLE_S)


def _environment(folder: Path) -> dict[str, str]:
    environment = {
        **os.environ,
        "PYTHONPYCACHEPREFIX": f"{folder}/bytecode",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_CACHE_HOME": str(folder),
        "XDG_STATE_HOME": str(folder),
        "DASHSCOPE_API_KEY": "sk-never-used-for-a-download",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
        environment["QT_QPA_PLATFORM"] = "offscreen"
    config = folder / "qwen-studio"
    config.mkdir()
    (config / "settings.json").write_text('{"welcomed": true}')
    return environment


if __name__ == "__main__":
    sys.exit(main())
