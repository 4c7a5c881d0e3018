"""Notices of edits, told to a real notification server on a bus of the test's own."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt

from qwen_studio.core.settings import Settings
from qwen_studio.state.job_card import JobCard
from qwen_studio.ui.desktop import edit_notices
from qwen_studio.ui.desktop.edit_notices import EditNotices
from qwen_studio.ui.desktop.freedesktop_notifier import FreedesktopNotifier
from qwen_studio.ui.desktop.session_bus import SessionBus
from tests.ui.desktop.conftest import Desktop
from tests.ui.scene import Scene

ABLE = ("actions", "body", "body-markup")


class Person:
    """Looks at the window or not, and chooses notices."""

    def __init__(self) -> None:
        self.looks = False
        self.shown: list[tuple[str, str]] = []

    def is_looking(self) -> bool:
        return self.looks

    def show(self, card: JobCard, token: str) -> None:
        self.shown.append((card.job.request.instruction, token))


@pytest.fixture
def person() -> Person:
    return Person()


@pytest.fixture
def notices(scene: Scene, desktop: Desktop, person: Person) -> Iterator[EditNotices]:
    owner = QObject()
    bus = SessionBus(owner)
    studio = scene.studio
    yield EditNotices(
        studio.jobs,
        studio.preferences,
        FreedesktopNotifier(bus, owner),
        person.show,
        owner,
        is_looked_at=person.is_looking,
    )
    bus.close()
    owner.deleteLater()


def wait_for(scene: Scene, desktop: Desktop, count: int) -> list[list[Any]]:
    """The calls of Notify, once there are so many."""
    scene.qtbot.waitUntil(lambda: len(desktop.told("Notify")) >= count)
    calls = desktop.told("Notify")
    assert len(calls) == count
    return calls


@pytest.mark.usefixtures("notices")
def test_a_done_edit_is_told_and_a_click_shows_it(scene: Scene, desktop: Desktop, person: Person) -> None:
    desktop.start_server(*ABLE)
    scene.edit("Make <b>it</b> warm & soft", n=2)
    ((signature, app, replaced, icon, title, body, actions, hints, timeout),) = wait_for(scene, desktop, 1)
    assert signature == "susssasa{sv}i"
    assert (app, replaced, icon, title) == ("Qwen Studio", 0, "qwen-studio", "Edit done")
    assert body == "“Make &lt;b&gt;it&lt;/b&gt; warm &amp; soft”\n2 results"
    assert actions == ["default", "Show"]
    assert hints["desktop-entry"] == ["s", "qwen-studio"]
    assert timeout == -1
    desktop.click("kwin-42")
    scene.qtbot.waitUntil(lambda: bool(person.shown))
    assert person.shown == [("Make <b>it</b> warm & soft", "kwin-42")]


@pytest.mark.usefixtures("notices")
def test_what_went_wrong_is_told_too(scene: Scene, desktop: Desktop) -> None:
    desktop.start_server()
    scene.sandbox.faults.add("DataInspectionFailed", 1)
    scene.wait_for_end(scene.begin())
    ((*_, title, body, actions, hints, _),) = wait_for(scene, desktop, 1)
    assert title == "An edit needs you"
    assert str(body).startswith("“Make it warm”\n")
    assert len(str(body).splitlines()[1]) > 20
    assert actions == [], "a server that knows no clicks is offered none"
    assert hints["category"] == ["s", "transfer.error"]

    scene.sandbox.faults.add("drop-after-reading", 1)
    scene.wait_for_end(scene.begin())
    *_, second = wait_for(scene, desktop, 2)
    assert second[4] == "2 edits are over"
    assert "1 failed" in str(second[5])
    assert "1 with unknown outcome" in str(second[5])


def test_ten_at_once_are_told_together_and_later_ones_replace_the_notice(
    scene: Scene, desktop: Desktop, person: Person, notices: EditNotices, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a slow machine they end seconds apart.
    monkeypatch.setattr(edit_notices, "WITHIN_MS", 300_000)
    desktop.start_server(*ABLE)
    jobs = [scene.begin(f"edit {number}") for number in range(10)]
    for job_id in jobs:
        scene.wait_for_end(job_id)
    ((_, _, _, _, title, body, *_),) = wait_for(scene, desktop, 1)
    assert (title, body) == ("10 edits are over", "10 done\n10 results")
    scene.edit("one more")
    _, (_, _, replaced, _, title, *_) = wait_for(scene, desktop, 2)
    assert (replaced, title) == (1, "11 edits are over")
    # WHEN somebody looks at the window, it goes, and the next begins anew
    notices._looked(Qt.ApplicationState.ApplicationActive)
    scene.qtbot.waitUntil(lambda: desktop.told("CloseNotification") == [["u", 1]])
    scene.edit("the next")
    *_, (_, _, replaced, _, title, *_) = wait_for(scene, desktop, 3)
    assert (replaced, title) == (0, "Edit done")
    assert person.shown == []


def test_neither_who_looks_nor_who_does_not_want_it_is_told(
    scene: Scene, desktop: Desktop, person: Person, notices: EditNotices
) -> None:
    desktop.start_server(*ABLE)
    person.looks = True
    scene.edit("seen")
    person.looks = False
    job_id = scene.begin("stopped")
    scene.studio.jobs.stop(job_id)
    scene.wait_for_end(job_id)
    scene.studio.preferences.change(notifications=False)
    scene.edit("not wanted")
    scene.qtbot.waitUntil(lambda: not notices._soon.isActive())
    scene.studio.preferences.change(notifications=Settings().notifications)
    scene.edit("wanted")
    ((*_, title, _, _, _, _),) = wait_for(scene, desktop, 1)
    assert title == "2 edits are over", "what was seen or stopped is none of them"


def test_without_a_server_nothing_happens_until_there_is_one(
    scene: Scene, desktop: Desktop, notices: EditNotices
) -> None:
    notifier = notices._notifier
    assert isinstance(notifier, FreedesktopNotifier)
    scene.edit("nobody hears it")
    scene.qtbot.waitUntil(lambda: notifier._bus.is_open and notifier._wanted is not None and not notifier._asked)
    desktop.start_server(*ABLE)
    scene.edit("heard")
    ((*_, title, _, _, _, _),) = wait_for(scene, desktop, 1)
    assert title == "2 edits are over"


def test_no_bus_no_notice_and_no_fault(
    scene: Scene, person: Person, monkeypatch: pytest.MonkeyPatch, no_bus: Callable[[], None]
) -> None:
    no_bus()
    owner = QObject()
    bus = SessionBus(owner)
    EditNotices(
        scene.studio.jobs,
        scene.studio.preferences,
        FreedesktopNotifier(bus, owner),
        person.show,
        owner,
        is_looked_at=person.is_looking,
    )
    with scene.qtbot.assertNotEmitted(bus.opened):
        scene.edit()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    bus.open()
    scene.edit()
    assert not bus.is_open
    owner.deleteLater()
