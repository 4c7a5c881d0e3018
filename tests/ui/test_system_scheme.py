import os
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from qwen_studio.ui.system_scheme import SystemScheme
from qwen_studio.ui.theme import Theme, Tokens

# The portal of a desktop that wants less movement: answers with the first number how dark it is, and then says that it
# is now the second.
PORTAL = """
    import sys
    from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
    from jeepney.bus_messages import message_bus
    from jeepney.io.blocking import open_dbus_connection

    bus = open_dbus_connection("SESSION")
    bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))
    print("ready", flush=True)
    answers = {"color-scheme": int(sys.argv[1]), "contrast": 0, "reduced-motion": 1}
    while answers:
        call = bus.receive()
        wanted = call.header.fields.get(HeaderFields.member) == "Read"
        if call.header.message_type == MessageType.method_call and wanted:
            namespace, key = call.body
            assert namespace == "org.freedesktop.appearance"
            bus.send(new_method_return(call, "v", (("v", ("u", answers.pop(key))),)))
    settings = DBusAddress("/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.Settings")
    sys.stdin.readline()
    value = ("u", int(sys.argv[2]))
    bus.send(new_signal(settings, "SettingChanged", "ssv", ("org.gnome.fonts", "color-scheme", value)))
    bus.send(new_signal(settings, "SettingChanged", "ssv", ("org.freedesktop.appearance", "color-scheme", value)))
    sys.stdin.readline()
"""

# A window that follows the portal: prints what it sees at first, and at each change.
PROGRAM = """
    import subprocess, sys
    pipe = subprocess.PIPE
    portal = subprocess.Popen([sys.executable, *sys.argv[1:]], stdin=pipe, stdout=pipe)
    portal.stdout.readline()
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication
    from qwen_studio.ui.theme import Theme

    app = QApplication([])
    theme = Theme(app)
    seen = [theme.is_dark]
    def note():
        seen.append(theme.is_dark)
        if len(seen) == 3:
            app.quit()
        portal.stdin.write(b"next\\n")
        portal.stdin.flush()
    theme.changed.connect(note)
    QTimer.singleShot(20_000, app.quit)
    app.exec()
    portal.kill()
    from qwen_studio.ui.motion import wants_less_motion
    still = "still" if wants_less_motion() else "moving"
    print(*("dark" if dark else "light" for dark in seen), app.palette().window().color().name(), still)
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="There is no session bus to start here.")
def test_the_desktop_portal_of_linux_is_asked_and_followed(tmp_path: Path) -> None:
    pytest.importorskip("jeepney")
    for name, code in (("portal.py", PORTAL), ("program.py", PROGRAM)):
        (tmp_path / name).write_text(textwrap.dedent(code), encoding="utf-8")
    scripts = [str(tmp_path / "program.py"), str(tmp_path / "portal.py")]
    command = ["dbus-run-session", "--", sys.executable, *scripts, "1", "2"]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["light", "dark", "light", Tokens.load("light").window.name(), "still"]


def test_where_nobody_knows_it_is_light(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert not SystemScheme(qapp, qapp).is_dark


def test_a_fixed_choice_counts_more_than_the_desktop(qapp: QApplication) -> None:
    theme = Theme(qapp, "dark")
    assert theme.tokens == Tokens.load("dark")
    theme.set_choice("system")
    assert theme.tokens == Tokens.load("light")
    assert theme.choice == "system"
