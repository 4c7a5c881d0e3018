import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from bundle.stripping import _strip_file, is_loadable
from PySide6 import QtDBus

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="libraries of Linux")


def test_a_library_is_loadable_until_a_segment_lies_where_it_cannot_be_mapped() -> None:
    library = bytearray(Path(QtDBus.__file__).read_bytes())
    assert is_loadable(bytes(library))

    # What strip has made of a library of numpy's, which then could not be imported: one segment moved by some bytes.
    (start,) = struct.unpack_from("<Q", library, 0x20)
    size, count = struct.unpack_from("<HH", library, 0x36)
    segments = [start + number * size for number in range(count)]
    loaded = [place for place in segments if struct.unpack_from("<I", library, place) == (1,)]
    (offset,) = struct.unpack_from("<Q", library, loaded[-1] + 8)
    struct.pack_into("<Q", library, loaded[-1] + 8, offset + 8)
    assert not is_loadable(bytes(library))


@pytest.mark.skipif(shutil.which("strip") is None, reason="needs strip (Debian: binutils)")
def test_numpys_libraries_still_load_after_stripping(tmp_path: Path) -> None:
    import numpy as np

    folder = Path(np.__file__).parents[1]
    shutil.copytree(folder / "numpy", tmp_path / "numpy", ignore=shutil.ignore_patterns("tests", "__pycache__"))
    shutil.copytree(folder / "numpy.libs", tmp_path / "numpy.libs")
    for file in tmp_path.rglob("*.so*"):
        _strip_file(file)

    solve = "import numpy; print(numpy.__file__, numpy.linalg.solve([[2.0]], [4.0]))"
    done = subprocess.run(
        [sys.executable, "-S", "-c", solve],
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split()[-1] == "[2.]", done.stderr
    assert str(tmp_path) in done.stdout
