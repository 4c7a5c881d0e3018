"""The whole program with an invisible window, in which somebody types a key, and everything that could tell it happens.

    window_with_a_key.py BASE_URL FOLDER   the key and an instruction come as the first two lines of stdin

What the screen, the screen reader and the clipboard had to say is left in FOLDER. Prints one line of JSON when all is
done, and ends after one more line of stdin.
"""

import json
import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from qwen_studio.app import start
from qwen_studio.app.assembly import Assembly
from qwen_studio.cli.window import main
from qwen_studio.core.resources import resource_path
from qwen_studio.ui.dialogs.crash_report import CrashReportDialog
from qwen_studio.ui.dialogs.keys import KeysDialog
from qwen_studio.ui.main_window import MainWindow

WAIT_S = 60
FOLDER = Path(sys.argv[2])


def wait_for(condition: Callable[[], object]) -> None:
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        QTest.qWait(10)


def press(words: str, root: QWidget) -> None:
    (button,) = [b for b in root.findChildren(QPushButton) if b.text().replace("&", "") == words and b.isVisible()]
    button.click()


def spoken(root: QWidget) -> list[str]:
    """All that a screen reader may ask for."""
    said = []
    for widget in (root, *root.findChildren(QWidget)):
        interface = QAccessible.queryAccessibleInterface(widget)
        said += [interface.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText]
        if isinstance(widget, QLineEdit):
            text = interface.textInterface()
            said.append(text.text(0, text.characterCount()))
    return said


def typed(field: QLineEdit, text: str) -> QImage:
    field.clear()
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        field.insert(text)  # as pasted: QTest ends the process at keys that it does not know
    field.setCursorPosition(0)
    return field.grab().toImage()


def use_the_key(assembly: Assembly, window: MainWindow, key: str) -> dict[str, object]:
    """Types, checks and keeps the key; the field's look, what is spoken, and the clipboard are left in the folder."""
    window.dialogs.keys()
    (dialog,) = window.findChildren(KeysDialog)
    (field,) = [edit for edit in dialog.findChildren(QLineEdit) if edit.accessibleName() == "API key"]
    other = typed(field, "x" * len(key))
    own = typed(field, key)
    window.grab().save(str(FOLDER / "window.png"))
    dialog.grab().save(str(FOLDER / "dialog.bmp"))
    (FOLDER / "spoken.txt").write_text("\n".join(spoken(dialog) + spoken(window)), encoding="utf-8")
    # Whoever copies from a field for passwords gets nothing.
    field.selectAll()
    field.copy()
    field.cut()
    (FOLDER / "clipboard.txt").write_text(QGuiApplication.clipboard().text(), encoding="utf-8")

    for malformed in (f"{key} {key}", f"{key}é"):
        typed(field, malformed)
        press("Use this key", dialog)
        wait_for(lambda: "cannot be an API key" in " ".join(spoken(dialog)))
        (FOLDER / "spoken of a malformed one.txt").write_text("\n".join(spoken(dialog)), encoding="utf-8")
    typed(field, key)
    press("Check", dialog)
    wait_for(lambda: "The service takes this key." in spoken(dialog))
    press("Use this key", dialog)
    wait_for(lambda: assembly.studio.service.key_source)
    wait_for(lambda: not field.text())
    dialog.close()
    return {"kept": assembly.studio.service.key_source, "looks_alike": own == other}


def use_it_elsewhere_too(assembly: Assembly, key: str) -> None:
    """The same for another account, and as the password of a proxy; what is sent to this machine passes by that."""
    studio = assembly.studio
    kept: list[str] = []
    account = studio.service.accounts.add("beijing", "Work")
    studio.service.save_key(account.id, key, kept.append)
    login = studio.network.set_proxy_address(f"http://ann:{key}@127.0.0.1:9")
    studio.network.save_login(login)
    wait_for(lambda: kept and studio.network.login_source)
    studio.preferences.save()


def edit(assembly: Assembly, instruction: str) -> None:
    composer, jobs = assembly.studio.composer, assembly.studio.jobs
    composer.put_files([resource_path("samples", "coffee.png")], 1)
    composer.set_instruction(instruction)
    wait_for(lambda: composer.ready)
    job_id = jobs.generate(composer.request())

    def done() -> bool:
        card = jobs.card(job_id)
        return card is not None and bool(card.pictures) and card.job.state.finished

    wait_for(done)


def fail_with(key: str, instruction: str) -> None:
    """Bugs that have everything in their hands, on two threads, and libraries that log it."""
    own = logging.getLogger("qwen_studio.careless")
    for level in (logging.DEBUG, logging.ERROR):
        own.log(level, "for the log: %s", {"Authorization": f"Bearer {key}", "url": f"https://h/a?Signature={key}"})
    for name in ("httpx", "httpcore.http11", "PIL.PngImagePlugin"):
        for level in (logging.DEBUG, logging.WARNING):
            logging.getLogger(name).log(level, "headers=[(b'Authorization', b'Bearer %s')]", key)

    def fail() -> None:
        raise ValueError(f"{instruction} {key}") from OSError(2, key, f"/home/ann/{key}.png")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    try:
        fail()
    except ValueError:
        own.exception("%s", key)


def perform(assembly: Assembly, window: MainWindow) -> None:
    key, instruction = sys.stdin.readline().rstrip("\n"), sys.stdin.readline().rstrip("\n")
    told = use_the_key(assembly, window, key)
    use_it_elsewhere_too(assembly, key)
    edit(assembly, instruction)
    fail_with(key, instruction)
    wait_for(lambda: [d for d in window.findChildren(CrashReportDialog) if d.isVisible()])
    (report,) = window.findChildren(CrashReportDialog)
    press("Read the report", report)
    press("Copy the report", report)
    (FOLDER / "copied report.txt").write_text(QGuiApplication.clipboard().text(), encoding="utf-8")
    report.grab().save(str(FOLDER / "report.bmp"))
    assembly.studio.service.use_demo()
    edit(assembly, "sepia")
    print(json.dumps(told), flush=True)
    sys.stdin.readline()
    report.close()
    window.close()


def begin(assembly: Assembly, window: MainWindow, *more: object) -> None:
    really_open(assembly, window, *more)
    QTimer.singleShot(600, lambda: perform_or_end(assembly, window))


def perform_or_end(assembly: Assembly, window: MainWindow) -> None:
    try:
        perform(assembly, window)
    except Exception as error:  # noqa: BLE001 - the program's own hooks would make a report of it, and wait
        for frame, line in traceback.walk_tb(error.__traceback__):
            print(f"{type(error).__name__}: {frame.f_code.co_filename}:{line}", file=sys.stderr)
        QApplication.exit(1)


really_open: Callable[..., None] = start._library_is_open
start._library_is_open = begin  # type: ignore[assignment]  # the same, and then more
sys.exit(main(["--base-url", sys.argv[1]]))
