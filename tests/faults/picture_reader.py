"""Does to files all that the program does to pictures, and tells what it took.

`python -m tests.faults.picture_reader CACHE MOST_CPU_S`

Paths come in on stdin as JSON, one a line; answers go out on stdout the same way. It is one process for many files, so
that nothing is measured twice and a crash is seen as its end.
"""

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from qwen_studio.api.catalog_file import load_catalog
from qwen_studio.core.errors import PictureError
from qwen_studio.core.resources import resource_path
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.metadata import content_hash, read_texts
from qwen_studio.imaging.prepare import prepare
from qwen_studio.imaging.verify import verify_result

# What is beyond this is refused by the system, so that a mistake does not take the machine along.
MOST_ADDRESSES = 4 * 2**30
FIVE_PHOTOS_S = 0.06


def main(cache: Path, most_cpu_s: float) -> None:
    """Answer until stdin closes; how slow the machine is only where something took longer than `most_cpu_s`."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    catalog, _ = load_catalog(resource_path("catalog.toml"), None)
    doings: dict[str, Callable[[Path], object]] = {
        "describe": describe,
        "look": lambda path: decode(path, max_side=512),
        "decode": decode,
        "verify": verify_result,
        "prepare": lambda path: prepare(path, catalog.inputs, cache),
        "hash": content_hash,
        "texts": read_texts,
    }
    for warm in ("coffee.png", "hubble_deep_field.jpg"):
        for do in doings.values():
            do(resource_path("samples", warm))
    print(json.dumps(list(doings)), flush=True)
    for line in sys.stdin:
        path = Path(json.loads(line))
        ended = {name: _measured(do, path) for name, do in doings.items()}
        slowness = _slowness() if any(end["cpu_s"] > most_cpu_s for end in ended.values()) else 1.0
        print(json.dumps({"slowness": slowness, "ended": ended}), flush=True)


def _slowness() -> float:
    """How many times longer than on an idle machine of our days the same work takes now, at least once."""
    begun = time.process_time()
    for _ in range(5):
        decode(resource_path("samples", "coffee.png"))
    return max(1.0, (time.process_time() - begun) / FIVE_PHOTOS_S)


def _measured(do: Callable[[Path], object], path: Path) -> dict[str, Any]:
    gc.collect()
    # Forgets the peak so far.
    Path("/proc/self/clear_refs").write_text("5")
    before, begun = _status("VmRSS"), time.process_time()
    sentence, bug = "", ""
    try:
        do(path)
    except PictureError as error:
        sentence = str(error)
    except BaseException as error:  # noqa: BLE001 - whatever else comes out is what is looked for
        bug = repr(error)
    return {
        "sentence": sentence,
        "bug": bug,
        "mb": (_status("VmHWM") - before) / 1024,
        "cpu_s": time.process_time() - begun,
    }


def _status(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1])
    raise LookupError(name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]))
