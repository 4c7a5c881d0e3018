"""What this process takes of the machine."""

import ctypes
import gc
import os
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Self

_LIBC = ctypes.CDLL(None)


@dataclass(frozen=True)
class Footprint:
    """Resident memory in bytes, once all garbage is given back; threads; open files, sockets and the like."""

    memory: int
    threads: int
    descriptors: int

    @classmethod
    def now(cls) -> Self:
        """Of this moment."""
        gc.collect()
        if hasattr(_LIBC, "malloc_trim"):
            _LIBC.malloc_trim(0)
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
        descriptors = len(list(Path("/proc/self/fd").iterdir()))
        return cls(pages * os.sysconf("SC_PAGE_SIZE"), threading.active_count(), descriptors)

    def told(self) -> dict[str, int]:
        """As values for JSON."""
        return asdict(self)
