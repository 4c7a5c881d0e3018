"""Several named accounts for each region: added, switched, renamed and deleted, by clicks and by keys."""

from collections.abc import Callable

import keyring
import pytest
from keyring.errors import KeyringLocked
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QMessageBox, QPushButton, QRadioButton, QToolButton

from qwen_studio.api.keyring_access import KEYRING_SERVICE
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.sandbox.keys import BEIJING_KEY, SINGAPORE_KEY
from qwen_studio.ui.keys.account_dialog import AccountDialog
from qwen_studio.ui.keys.keys_page import KeysPage
from qwen_studio.ui.keys.place_menu import PlaceMenu
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.widgets.pill import Pill
from tests.secrets.keyring_in_memory import Keyring
from tests.ui.by_name import by_name
from tests.ui.keys.conftest import TwoRegions
from tests.ui.keys.words import said, state_of, type_key
from tests.ui.scene import COFFEE, MODEL, Scene

Ring = dict[tuple[str, str], str]
WORK_KEY = "sk-of-work-in-singapore-01"


def add_account(scene: Scene, page: KeysPage, name: str) -> None:
    """Adds an account of Singapore."""
    scene.press(page, "Add an account…")
    (dialog,) = page.findChildren(AccountDialog)
    QTest.keyClicks(by_name(dialog, QLineEdit, "Name"), name)
    scene.press(dialog, "Add")
    scene.qtbot.waitUntil(lambda: not page.findChildren(AccountDialog))


def keep_key(scene: Scene, page: KeysPage, key: str) -> None:
    type_key(page, key)
    scene.press(page, "Use this key")
    scene.qtbot.waitUntil(lambda: said(page) == "The key is in the keyring.")


def places(page: KeysPage) -> list[str]:
    """The places that edits can go to; the one in use is marked."""
    radios = [radio for radio in page.findChildren(QRadioButton) if not radio.isHidden()]
    return [f"{radio.accessibleName()}{' *' if radio.isChecked() else ''}" for radio in radios]


@pytest.fixture
def private_and_work(two: Scene, page: KeysPage, ring: Ring) -> KeysPage:
    """The page, with an account of before that has no name, and one for work, which is in use."""
    keep_key(two, page, SINGAPORE_KEY)
    add_account(two, page, "Work")
    keep_key(two, page, WORK_KEY)
    return page


def test_an_account_is_added_beside_the_one_of_before(two: Scene, private_and_work: KeysPage, ring: Ring) -> None:
    page = private_and_work
    two.qtbot.waitUntil(lambda: places(page) == ["Demo on this machine", "Singapore", "Singapore · Work *", "Beijing"])
    # The key of before lies where it was, and the new one under an id of its own, without its name.
    assert ring.pop((KEYRING_SERVICE, "singapore")) == SINGAPORE_KEY
    ((entry, kept),) = ring.items()
    assert kept == WORK_KEY
    assert entry[1].startswith("singapore/")
    assert "ork" not in entry[1]


def test_accounts_come_back_after_a_restart_and_no_key_is_in_the_settings(
    begin: Callable[[], Scene], ring: Ring
) -> None:
    scene = begin()
    page = scene.open_window(KeysPage(scene.studio.service, scene.studio.network, scene.theme), 600, 1000)
    keep_key(scene, page, SINGAPORE_KEY)
    add_account(scene, page, "Work")
    keep_key(scene, page, WORK_KEY)
    scene.studio.preferences.save()
    settings = scene.assembly.places.settings_file.read_text(encoding="utf-8")
    assert '"Work"' in settings
    assert WORK_KEY not in settings
    assert SINGAPORE_KEY not in settings

    again = begin()
    page = again.open_window(KeysPage(again.studio.service, again.studio.network, again.theme), 600, 1000)
    assert places(page)[2] == "Singapore · Work *"
    again.qtbot.waitUntil(lambda: state_of(page, "Singapore · Work") == "key in the keyring")
    again.qtbot.waitUntil(lambda: state_of(page, "Singapore") == "key in the keyring")
    again.qtbot.waitUntil(lambda: state_of(page, "Beijing") == "no key yet")


def test_an_edit_goes_out_with_the_account_it_was_started_with(
    two: Scene, private_and_work: KeysPage, regions: TwoRegions
) -> None:
    # GIVEN an account for work whose key the service knows, and another one
    page = private_and_work
    regions.singapore.service._region_key = WORK_KEY
    request = EditRequest((FileImage(COFFEE, COFFEE.name),), "Make it warm", MODEL, "singapore")
    # WHEN an edit is begun, and the account changed at once
    job_id = two.studio.jobs.generate(request)
    by_name(page, QRadioButton, "Singapore").click()
    assert two.studio.service.account.id == "singapore"
    two.wait_for_end(job_id)
    # THEN it was sent with the key of before
    assert regions.singapore.requests[0].headers["authorization"] == f"Bearer {WORK_KEY}"
    second = two.studio.jobs.generate(request)
    two.wait_for_end(second)
    assert regions.singapore.requests[1].headers["authorization"] == f"Bearer {SINGAPORE_KEY}"


def test_the_list_goes_by_keys(two: Scene, private_and_work: KeysPage) -> None:
    page = private_and_work
    work = by_name(page, QRadioButton, "Singapore · Work")
    page.activateWindow()
    work.setFocus()
    two.qtbot.waitUntil(work.hasFocus)
    QTest.keyClick(work, Qt.Key.Key_Up)
    assert two.studio.service.account.id == "singapore"
    first = by_name(page, QRadioButton, "Singapore")
    assert first.hasFocus()
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert two.studio.service.account.name == "Work"

    QTest.keyClick(by_name(page, QRadioButton, "Singapore · Work"), Qt.Key.Key_F2)
    (dialog,) = page.findChildren(AccountDialog)
    name = by_name(dialog, QLineEdit, "Name")
    two.qtbot.waitUntil(name.hasFocus)
    assert name.selectedText() == "Work"
    QTest.keyClicks(name, "Office")
    QTest.keyClick(name, Qt.Key.Key_Return)
    two.qtbot.waitUntil(lambda: "Singapore · Office *" in places(page))
    two.qtbot.waitUntil(lambda: not page.findChildren(AccountDialog))

    page.activateWindow()
    renamed = by_name(page, QRadioButton, "Singapore · Office")
    two.qtbot.waitUntil(renamed.hasFocus)
    QTest.keyClick(renamed, Qt.Key.Key_Delete)
    (question,) = page.findChildren(QMessageBox)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert "Singapore · Office *" in places(page), "who leaves the question keeps the account"


@pytest.mark.parametrize(
    ("name", "words"),
    [("work", "There is an account of this name already."), (" ", ""), ("a\u2028b", "other signs that cannot be seen")],
)
def test_names_that_cannot_be_are_refused(two: Scene, private_and_work: KeysPage, name: str, words: str) -> None:
    two.press(private_and_work, "Add an account…")
    (dialog,) = private_and_work.findChildren(AccountDialog)
    by_name(dialog, QLineEdit, "Name").setText(name)
    assert not by_name(dialog, QPushButton, "Add").isEnabled()
    dialog.close()


def delete(scene: Scene, page: KeysPage, account: str) -> None:
    """Chooses Delete in the account's menu, and then in the question."""
    more = by_name(page, QToolButton, f"More about {account}")
    menu = more.menu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "&Delete…").trigger()
    question = page.findChildren(QMessageBox)[-1]
    assert f"Delete {account} with its key?" in question.text()
    assert "cannot be brought back" in question.informativeText()
    assert "Pictures and edits made with it stay." in question.informativeText()
    scene.press(question, "Delete")


def test_deleting_takes_the_key_and_the_name(two: Scene, private_and_work: KeysPage, ring: Ring) -> None:
    page = private_and_work
    delete(two, page, "Singapore · Work")
    two.qtbot.waitUntil(lambda: places(page) == ["Demo on this machine", "Singapore *", "Beijing"])
    assert ring == {(KEYRING_SERVICE, "singapore"): SINGAPORE_KEY}
    # The last one of a region loses its key, and is there for another.
    delete(two, page, "Singapore")
    two.qtbot.waitUntil(lambda: state_of(page, "Singapore") == "no key yet")
    assert ring == {}
    assert two.studio.preferences.settings.accounts == {}


def test_an_account_whose_key_stays_in_the_keyring_stays_too(
    two: Scene, private_and_work: KeysPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Locked(Keyring):
        def delete_password(self, service: str, username: str) -> None:
            raise KeyringLocked("locked")

    keyring.set_keyring(Locked())  # type: ignore[no-untyped-call]  # the library's own
    delete(two, private_and_work, "Singapore · Work")
    two.qtbot.waitUntil(lambda: two.studio.service.key_problem.startswith("The key could not be removed."))
    assert "Singapore · Work *" in places(private_and_work)


def test_the_environment_brings_the_key_of_first_accounts_alone(
    begin: Callable[[], Scene], ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = begin()
    work = scene.studio.service.accounts.add("singapore", "Work").id
    ring[KEYRING_SERVICE, work] = WORK_KEY
    scene.assembly.connections.keys._environment = {"DASHSCOPE_API_KEY": SINGAPORE_KEY}
    page = scene.open_window(KeysPage(scene.studio.service, scene.studio.network, scene.theme), 600, 1000)
    scene.qtbot.waitUntil(lambda: state_of(page, "Singapore") == "key from DASHSCOPE_API_KEY")
    scene.qtbot.waitUntil(lambda: state_of(page, "Singapore · Work") == "key in the keyring")


def test_the_pill_opens_the_places_and_switches_by_keys(begin: Callable[[], Scene], ring: Ring) -> None:
    ring[KEYRING_SERVICE, "singapore"] = SINGAPORE_KEY
    ring[KEYRING_SERVICE, "beijing"] = BEIJING_KEY
    scene = begin()
    scene.studio.service.look_for_key()
    window = scene.open_window(MainWindow(scene.studio, scene.theme, scene.assembly.places), 1440, 900)
    pill = by_name(window, Pill, "Region and key")
    scene.qtbot.waitUntil(lambda: pill.status() == "Singapore key set")
    pill.setFocus()
    QTest.keyClick(pill, Qt.Key.Key_Space)
    scene.qtbot.waitUntil(lambda: bool(window.findChildren(PlaceMenu)))
    (menu,) = window.findChildren(PlaceMenu)
    entries = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert entries == ["&Demo, free", "Singapore", "Beijing", "&Keys and regions…"]
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["Singapore"]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    scene.qtbot.waitUntil(lambda: pill.status() == "Beijing key set")
    assert "dashscope" not in pill.toolTip()
    assert scene.studio.service.base_url in pill.toolTip()
