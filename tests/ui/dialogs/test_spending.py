"""The dialog of spending, as a person uses it."""

import csv
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QMenu, QPushButton, QTableView

from qwen_studio.core.job import JobState
from qwen_studio.core.spend import Caps, Period
from qwen_studio.ui.dialogs.spending import SpendingDialog
from qwen_studio.ui.widgets.segmented import SegmentedControl
from tests.library.payments import Payments
from tests.ui.by_name import by_name
from tests.ui.dialogs.conftest import Files
from tests.ui.opened_windows import OpenedWindows
from tests.ui.scene import MODEL, Scene

Open = Callable[[], SpendingDialog]
HEADINGS = ["Model", "Region", "Calls", "Images", "Spent", "At most more"]


def rows(dialog: SpendingDialog) -> list[list[str]]:
    """What the table shows."""
    model = by_name(dialog, QTableView, "Ledger").model()
    columns = range(model.columnCount(QModelIndex()))
    return [[model.index(row, c).data() for c in columns] for row in range(model.rowCount(QModelIndex()))]


def said(dialog: SpendingDialog) -> str:
    """Every word that can be read."""
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def write_cap(dialog: SpendingDialog, name: str, text: str) -> QLineEdit:
    """Writes into the field and presses Return."""
    field = by_name(dialog, QLineEdit, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    return field


def test_it_is_one_window_also_while_it_is_made(spending_dialog: Open, qapp: QApplication) -> None:
    with OpenedWindows(qapp) as kinds:
        spending_dialog()
    assert kinds == [SpendingDialog.__name__]


def test_it_tells_today_this_month_and_what_each_model_cost(scene: Scene, spending_dialog: Open) -> None:
    dialog = spending_dialog()
    scene.qtbot.waitUntil(lambda: len(rows(dialog)) == 2)

    # The sums come by a way of their own.
    scene.qtbot.waitUntil(lambda: by_name(dialog, QLabel, "Known spend, Today").text() == "$0.09")
    assert by_name(dialog, QLabel, "Known spend, This month").text() == "$0.09"
    assert rows(dialog) == [
        [MODEL, "Singapore", "2", "3", "$0.09", ""],
        ["Sum", "", "2", "3", "$0.09", ""],
    ]
    view = by_name(dialog, QTableView, "Ledger")
    headings = [view.model().headerData(c, Qt.Orientation.Horizontal) for c in range(6)]
    assert headings == HEADINGS
    assert "the outcome is unknown" not in said(dialog)
    assert "About 97 of 100 free images left for qwen-image-edit-plus in Singapore" in said(dialog)


def test_what_may_have_been_spent_stands_apart_in_another_colour(scene: Scene, spending_dialog: Open) -> None:
    payments = Payments(scene.assembly.database)
    now = datetime.now(UTC)
    payments.pay(now, state=JobState.UNKNOWN, n=6)
    payments.pay(now, state=JobState.SENDING, n=1)
    payments.pay(now, demo=True, n=4)
    payments.pay(now, price=None, n=5, model="of-my-own")

    dialog = spending_dialog()
    scene.qtbot.waitUntil(lambda: len(rows(dialog)) == 4)

    scene.qtbot.waitUntil(lambda: by_name(dialog, QLabel, "Known spend, Today").text() == "$0.09")
    words = "Up to $0.18 more: the outcome is unknown.\nUp to $0.03 more: with the service now."
    scene.qtbot.waitUntil(lambda: words in said(dialog))
    assert "5 images without a known price are not in it." in said(dialog)
    assert rows(dialog) == [
        ["of-my-own", "Singapore", "1", "5", "$0.00 + 5 unpriced", ""],
        [MODEL, "Singapore", "4", "3", "$0.09", "$0.21"],
        [MODEL, "Demo", "1", "4", "free", ""],
        ["Sum", "", "5", "8", "$0.09 + 5 unpriced", "$0.21"],
    ]
    model = by_name(dialog, QTableView, "Ledger").model()
    more = model.index(1, 5)
    assert more.data(Qt.ItemDataRole.ForegroundRole) == scene.theme.tokens.warn
    assert more.data(Qt.ItemDataRole.ToolTipRole) == "$0.18 where the outcome is unknown, $0.03 with the service now"


def test_by_day_and_month_by_month(scene: Scene, spending_dialog: Open) -> None:
    last_month = (datetime.now().astimezone().replace(day=1, hour=12) - timedelta(days=2)).astimezone(UTC)
    Payments(scene.assembly.database).pay(last_month, n=5)
    dialog = spending_dialog()
    scene.qtbot.waitUntil(lambda: len(rows(dialog)) == 2)

    by_name(dialog, SegmentedControl, "Added up").set_value("day")
    assert rows(dialog)[0][1:5] == ["Singapore", "2", "3", "$0.09"]
    assert rows(dialog)[0][0] != MODEL

    months = dialog.findChild(QComboBox)
    assert isinstance(months, QComboBox)
    assert months.count() == 2
    months.setFocus()
    QTest.keyClick(months, Qt.Key.Key_Down)
    scene.qtbot.waitUntil(lambda: rows(dialog)[-1][3] == "5")
    assert rows(dialog)[0][4] == "$0.15"


def test_a_new_edit_is_counted_while_the_dialog_is_open(scene: Scene, spending_dialog: Open) -> None:
    dialog = spending_dialog()
    scene.edit(n=2)
    scene.qtbot.waitUntil(lambda: bool(rows(dialog)) and rows(dialog)[-1][3] == "5")
    scene.qtbot.waitUntil(lambda: by_name(dialog, QLabel, "Known spend, Today").text() == "$0.15")


def test_a_cap_is_written_and_holds_and_return_does_not_close_the_dialog(scene: Scene, spending_dialog: Open) -> None:
    dialog = spending_dialog()
    field = write_cap(dialog, "Day cap, US dollars", "$7,5")
    assert scene.studio.spending.caps == Caps(day=Decimal("7.50"))
    assert field.text() == "7.50"
    assert dialog.isVisible()

    write_cap(dialog, "Month cap, US dollars", "30")
    assert scene.studio.spending.caps == Caps(day=Decimal("7.50"), month=Decimal(30))
    write_cap(dialog, "Day cap, US dollars", "")
    assert scene.studio.spending.caps == Caps(month=Decimal(30))


def test_what_is_no_amount_is_said_beside_the_field_and_changes_nothing(scene: Scene, spending_dialog: Open) -> None:
    scene.studio.spending.set_cap(Period.DAY, Decimal(5))
    dialog = spending_dialog()
    field = write_cap(dialog, "Day cap, US dollars", "1,500")
    assert "Write an amount such as 5 or 7.50, or nothing for no cap." in said(dialog)
    assert field.property("invalid") is True
    assert scene.studio.spending.caps.day == 5

    # News of sums must not take the half-written amount away, nor what is selected to be written over.
    scene.studio.spending.changed.emit()
    assert field.text() == "1,500"

    other = by_name(dialog, QLineEdit, "Month cap, US dollars")
    scene.studio.spending.set_cap(Period.MONTH, Decimal(60))
    other.selectAll()
    scene.studio.spending.changed.emit()
    assert other.selectedText() == "60.00"

    write_cap(dialog, "Day cap, US dollars", "15")
    assert "Write an amount" not in said(dialog)
    assert scene.studio.spending.caps.day == 15


def test_the_ledger_is_exported_and_shown_in_its_folder(
    scene: Scene, spending_dialog: Open, files: Files, tmp_path: Path
) -> None:
    dialog = spending_dialog()
    menu = by_name(dialog, QPushButton, "Export").menu()
    assert isinstance(menu, QMenu)
    all_months = next(action for action in menu.actions() if "All" in action.text())

    all_months.trigger()
    (chooser,) = files.dialogs
    assert Path(chooser.selectedFiles()[0]).name == "Spending.csv"
    chooser.setDirectory(str(tmp_path))
    chooser.findChildren(QLineEdit)[0].setText(str(tmp_path / "of November"))
    chooser.accept()

    target = tmp_path / "of November.csv"
    scene.qtbot.waitUntil(lambda: "Saved 2 edits as of November.csv." in said(dialog))
    with target.open(encoding="utf-8-sig", newline="") as stream:
        table = list(csv.DictReader(stream))
    assert [row["USD known"] for row in table] == ["0.06", "0.03"]
    assert all(row["Request id"] for row in table)
    scene.press(dialog, "Show in folder")
    assert files.revealed == [target]


def test_an_export_that_cannot_be_written_says_why(
    scene: Scene, spending_dialog: Open, files: Files, tmp_path: Path
) -> None:
    dialog = spending_dialog()
    dialog.ledger.export(tmp_path / "gone" / "x.csv", None)
    scene.qtbot.waitUntil(lambda: "“x.csv” could not be saved: its folder is not there." in said(dialog))
