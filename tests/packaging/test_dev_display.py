import os
import subprocess
import sys
import time
from collections.abc import Mapping

import dev_display
import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Xvfb is of Linux")


def xdotool(environment: Mapping[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["xdotool", *command], env=environment, capture_output=True, text=True, check=False)


def test_a_display_of_its_own_with_a_window_manager_that_ends_with_the_context() -> None:
    with (
        dev_display.virtual_display(
            {**os.environ, "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "offscreen"}
        ) as one,
        dev_display.virtual_display(os.environ) as other,
    ):
        assert one["DISPLAY"] != other["DISPLAY"]
        assert not {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM"} & one.keys()
        assert xdotool(one, "getdisplaygeometry").stdout.split() == ["1440", "900"]
        # Only a window manager can say which desktop is shown; it takes a moment to start.
        deadline = time.monotonic() + 20
        while xdotool(one, "get_desktop").returncode != 0:
            assert time.monotonic() < deadline, "no window manager"
    assert xdotool(one, "getdisplaygeometry").returncode != 0


def test_a_server_that_does_not_start_says_why(
    programs: object, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev_display, "SCREEN", "no-screen")
    with pytest.raises(SystemExit, match="Xvfb did not start"), dev_display.virtual_display(os.environ):
        pass
