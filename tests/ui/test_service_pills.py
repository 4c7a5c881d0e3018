"""What today has cost, in the top bar, and the way from there to the rest."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qwen_studio.core.job import JobState
from qwen_studio.core.spend import Period
from qwen_studio.ui.dialogs.spending import SpendingDialog
from qwen_studio.ui.service_pills import ServicePills
from qwen_studio.ui.widgets.pill import Pill
from qwen_studio.ui.widgets.toast_card import ToastCard
from tests.library.payments import Payments
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


@pytest.fixture
def spent(scene: Scene) -> Pill:
    """The pill over a library whose two edits made three images today."""
    studio = scene.studio
    pills = ServicePills(studio.service, studio.spending, scene.theme)
    scene.open_window(pills, 600, 48)
    pill = by_name(pills, Pill, "Spent today")
    scene.qtbot.waitUntil(lambda: pill.status() == "$0.09 today · 3 images")
    return pill


def test_a_cap_stands_beside_what_is_spent_of_it(scene: Scene, spent: Pill) -> None:
    scene.studio.spending.set_cap(Period.DAY, Decimal(5))
    assert spent.status() == "$0.09 of $5.00 today · 3 images"


def test_what_may_have_been_spent_is_never_added_to_what_is_known(scene: Scene, spent: Pill) -> None:
    payments = Payments(scene.assembly.database)
    payments.pay(datetime.now(UTC), state=JobState.UNKNOWN, n=6)
    payments.pay(datetime.now(UTC), state=JobState.SENDING, n=2)
    scene.studio.spending.recount()
    scene.qtbot.waitUntil(lambda: "Up to $0.18 more in edits whose outcome is unknown." in spent.toolTip())
    assert spent.status() == "$0.09 today · 3 images"
    assert "Up to $0.06 more in edits that are with the service now." in spent.toolTip()


def test_the_demo_counts_its_own_images(scene: Scene, spent: Pill) -> None:
    Payments(scene.assembly.database).pay(datetime.now(UTC), demo=True, n=6)
    scene.studio.spending.recount()
    scene.studio.service.use_demo()
    scene.qtbot.waitUntil(lambda: spent.status() == "$0.09 today · 6 images")


def test_pill_and_menu_open_the_dialog_of_spending(scene: Scene) -> None:
    window = scene.open_program()
    QTest.mouseClick(by_name(window, Pill, "Spent today"), Qt.MouseButton.LeftButton)
    (first,) = window.findChildren(SpendingDialog)
    assert first.isVisible()
    QTest.keyClick(first, Qt.Key.Key_Escape)
    scene.qtbot.waitUntil(lambda: not window.findChildren(SpendingDialog))

    file_menu = window.menuBar().actions()[0].menu()
    command = next(action for action in file_menu.actions() if action.text() == "S&pending…")  # type: ignore[attr-defined] # a menu
    assert command.shortcut().toString() == "Ctrl+Shift+M"
    command.trigger()
    assert window.findChildren(SpendingDialog)[0].isVisible()


def test_caps_that_could_not_be_read_are_said_at_the_start(scene: Scene) -> None:
    scene.studio.preferences.unusable.append("cap_day_usd")
    window = scene.open_program()
    (toast,) = window.findChildren(ToastCard)
    assert "Look whether your spending caps hold." in toast.accessibleName()
    scene.press(toast, "Spending…")
    assert window.findChildren(SpendingDialog)[0].isVisible()
