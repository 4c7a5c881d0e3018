"""Memory that pictures took goes back to the system, and threads share it."""

import subprocess
import sys

import pytest

HOLES = """
import sys
from pathlib import Path
from qwen_studio.core.memory import give_back

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

before = resident()
blocks = [bytearray(b"x" * 100_000) for _ in range(1000)]
kept = blocks[::10]
del blocks
if sys.argv[1] == "back":
    give_back()
print(resident() - before)
"""

THREADS = """
import ctypes, sys, threading
from qwen_studio.core.memory import share_arenas

if sys.argv[1] == "shared":
    share_arenas()
all_there = threading.Barrier(7)

def work():
    block = bytearray(100_000)
    all_there.wait()
    all_there.wait()

threads = [threading.Thread(target=work) for _ in range(6)]
for thread in threads:
    thread.start()
all_there.wait()
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
stdout = ctypes.c_void_p(libc.fdopen(1, b"w"))
libc.malloc_info(0, stdout)
libc.fflush(stdout)
all_there.wait()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own habit")
def test_what_lies_between_pictures_that_are_kept_is_given_back() -> None:
    def left(how: str) -> int:
        return int(subprocess.run([sys.executable, "-c", HOLES, how], capture_output=True, check=True).stdout)

    assert left("kept") > 60_000_000
    assert left("back") < 20_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own habit")
def test_threads_share_two_arenas() -> None:
    def arenas(how: str) -> int:
        told = subprocess.run([sys.executable, "-c", THREADS, how], capture_output=True, check=True).stdout
        return told.count(b"<heap nr=")

    assert arenas("each") > 2
    assert arenas("shared") == 2
