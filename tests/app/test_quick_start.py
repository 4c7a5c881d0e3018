"""What a start leaves out until the first paint, seen from inside a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

START = """
import json, sys
from pathlib import Path
from qwen_studio.app.quick_start import prepare
prepare()
import qwen_studio.app.start as start
from qwen_studio.library.places import find_places

def tell(*_):
    loaded = [name for name in sys.modules if name.startswith(("qwen_studio.", "PIL", "httpx", "keyring", "numpy"))]
    print(json.dumps(loaded), flush=True)
    start.QApplication.exit()

start._after_first_paint = tell
sys.exit(start.run(start.WindowOptions(), find_places(sys.argv[1])))
"""


def loaded_at_first_paint(folder: Path, page: str) -> set[str]:
    """The modules that a start on this page has loaded when it is painted."""
    config = folder / "config" / "qwen-studio"
    config.mkdir(parents=True)
    (config / "settings.json").write_text(json.dumps({"page": page, "welcomed": True}))
    places = {f"XDG_{name.upper()}_HOME": str(folder / name) for name in ("config", "cache", "state", "data")}
    ended = subprocess.run(
        [sys.executable, "-c", START, str(folder / "library")],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return set(json.loads(ended.stdout))


@pytest.mark.parametrize(
    ("page", "shown", "not_yet"),
    [
        (
            "edit",
            "qwen_studio.ui.composer.panel",
            {"qwen_studio.ui.gallery.page", "qwen_studio.ui.panels.details_panel"},
        ),
        (
            "gallery",
            "qwen_studio.ui.gallery.page",
            {
                "qwen_studio.ui.composer.panel",
                "qwen_studio.ui.edit_page",
                "qwen_studio.ui.gallery.list_view",
                "qwen_studio.ui.gallery.preview",
                "qwen_studio.state.composer",
                "qwen_studio.state.slots",
            },
        ),
    ],
)
def test_a_start_loads_the_page_that_it_shows_and_nothing_heavy(
    tmp_path: Path, page: str, shown: str, not_yet: set[str]
) -> None:
    loaded = loaded_at_first_paint(tmp_path, page)
    assert shown in loaded
    heavy = {name for name in loaded if name.split(".")[0] in {"PIL", "httpx", "keyring", "numpy"}}
    assert heavy == set()
    assert not_yet & loaded == set()
