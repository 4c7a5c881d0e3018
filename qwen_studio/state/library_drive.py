"""The drive that the library lies on: how much room it has, and whether it is a network's."""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QStorageInfo, QTimer, Signal

from qwen_studio.state.preferences import Preferences
from qwen_studio.state.tasks import Tasks

LOW_BYTES = 500_000_000
"""Below this the user is told: an edit with six results may need a fifth of it."""

_LOOK_EVERY_MS = 30_000

_NETWORK_TYPES = (
    *("nfs*", "cifs", "smb*", "9p", "v9fs", "drvfs", "davfs*", "webdav", "ceph", "fuse.ceph*", "glusterfs"),
    *("fuse.glusterfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs*", "fuse.s3fs", "fuse.gvfsd-fuse", "afs", "afpfs"),
    *("ncpfs", "coda", "lustre", "beegfs", "gpfs", "ocfs2", "gfs2", "orangefs", "vboxsf", "fuse.vmhgfs-fuse"),
)
"""Types of file systems that other computers may write to at the same time, without the locks of this one."""


class DriveFacts(NamedTuple):
    """`file_system` is its type, such as "nfs4"; `free_bytes` is None where the drive does not say."""

    file_system: str
    is_network: bool
    free_bytes: int | None


class LibraryDrive(QObject):
    """Looks at the drive now and then, on a worker: a network drive may take its time.

    Signals:
        changed(): `facts` are other than before.
        network_found(): the library lies on a network drive, and the user has not put up with it yet.
    """

    changed = Signal()
    network_found = Signal()

    def __init__(self, tasks: Tasks, preferences: Preferences, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._preferences = preferences
        self._folder = folder
        self._told = False
        self.facts = DriveFacts("", is_network=False, free_bytes=None)
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and from now on."""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Look again."""
        self._tasks.run(look_at, self._folder, done=self._take)

    @property
    def is_low(self) -> bool:
        """Whether there is so little room that an edit may not get what it needs."""
        return self.facts.free_bytes is not None and self.facts.free_bytes < LOW_BYTES

    def put_up_with_network(self) -> None:
        """Do not speak of the network drive again, for this library."""
        known = self._preferences.settings.network_libraries
        self._preferences.change(network_libraries=(*known, str(self._folder)))

    def _take(self, facts: DriveFacts) -> None:
        if facts != self.facts:
            self.facts = facts
            self.changed.emit()
        known = self._preferences.settings.network_libraries
        if facts.is_network and not self._told and str(self._folder) not in known:
            self._told = True
            self.network_found.emit()


def look_at(folder: Path) -> DriveFacts:
    """The facts of the drive that the folder lies on; for a worker thread."""
    storage = QStorageInfo(str(folder))
    file_system = bytes(storage.fileSystemType().data()).decode(errors="replace")
    device = bytes(storage.device().data()).decode(errors="replace")
    free = storage.bytesAvailable() if storage.isValid() and storage.isReady() else -1
    return DriveFacts(file_system, is_network(file_system, device), free if free >= 0 else None)


def is_network(file_system: str, device: str = "") -> bool:
    r"""Whether other computers may write there, too; Windows names only the device, as \\server\share."""
    return device.startswith((r"\\", "//")) or any(fnmatchcase(file_system.lower(), t) for t in _NETWORK_TYPES)
