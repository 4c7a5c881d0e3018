"""The family of a picture, over a real library with an edit of an edit."""

import re
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView

from qwen_studio.core.job import JobState
from qwen_studio.ui.panels.lineage_model import LineageModel
from qwen_studio.ui.panels.lineage_panel import LineagePanel
from tests.ui.by_name import by_name
from tests.ui.scene import Scene


def rows(panel: LineagePanel) -> list[QModelIndex]:
    model = view_of(panel).model()
    return [model.index(row, 0) for row in range(model.rowCount())]


def view_of(panel: LineagePanel) -> QListView:
    return by_name(panel, QListView, "Lineage")


def current(panel: LineagePanel) -> int:
    return view_of(panel).currentIndex().row()


def test_it_runs_from_the_original_to_the_last_edit(scene: Scene, lineage: LineagePanel) -> None:
    scene.show(scene.grey)
    scene.qtbot.waitUntil(lambda: len(rows(lineage)) == 3)
    titles = [row.data() for row in rows(lineage)]
    assert titles[0] == "coffee.png"
    assert titles[1].startswith("Make it warm")
    assert titles[2].startswith("Make it black and white")
    captions = [row.data(LineageModel.CaptionRole) for row in rows(lineage)]
    assert captions[0] == "original · 600 × 400"
    assert re.fullmatch(r"2 results · \d\d:\d\d", captions[1])
    assert re.fullmatch(r"1 result · \d\d:\d\d", captions[2])
    assert (
        rows(lineage)[2]
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith("Make it black and white, generation 2, 1 result")
    )


def test_the_picture_that_is_looked_at_is_marked(scene: Scene, lineage: LineagePanel) -> None:
    scene.show(scene.grey)
    scene.qtbot.waitUntil(lambda: current(lineage) == 2)
    scene.show(scene.warm_2)
    scene.qtbot.waitUntil(lambda: current(lineage) == 1)


def test_deeper_edits_stand_further_to_the_right(scene: Scene, lineage: LineagePanel) -> None:
    scene.show(scene.grey)
    scene.qtbot.waitUntil(lambda: len(rows(lineage)) == 3)
    view = view_of(lineage)
    scene.qtbot.waitUntil(lambda: current(lineage) == 2)
    QTest.mouseMove(view.viewport(), view.viewport().rect().bottomRight())
    picture = view.viewport().grab().toImage()
    ground = picture.pixel(0, 0)

    def left_edge(row: QModelIndex) -> int:
        # Below the middle, where no line comes in from the left.
        y = view.visualRect(row).center().y() + 12
        x = next(x for x in range(picture.width()) if picture.pixel(x, y) != ground)
        # The row that is marked begins a little before its thumbnail.
        return x + 6 if row == view.currentIndex() else x

    edges = [left_edge(row) for row in rows(lineage)]
    assert [b - a for a, b in pairwise(edges)] == [22, 22]


def test_a_click_shows_what_the_row_stands_for(scene: Scene, lineage: LineagePanel) -> None:
    scene.show(scene.grey)
    scene.qtbot.waitUntil(lambda: len(rows(lineage)) == 3)
    view = view_of(lineage)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(rows(lineage)[1]).center())
    scene.qtbot.waitUntil(lambda: scene.shown_id() == scene.warm.id)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(rows(lineage)[0]).center())
    scene.qtbot.waitUntil(lambda: scene.shown_id() is None)
    shown = scene.studio.viewer.shown
    assert shown is not None
    assert shown.title == "coffee.png"
    scene.qtbot.waitUntil(lambda: current(lineage) == 0)


def test_it_works_by_keys_alone(scene: Scene, lineage: LineagePanel) -> None:
    scene.show(scene.grey)
    scene.qtbot.waitUntil(lambda: current(lineage) == 2)
    view = view_of(lineage)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    scene.qtbot.waitUntil(lambda: scene.shown_id() == scene.warm.id)


def test_without_a_family_it_says_how_one_grows(scene: Scene, lineage: LineagePanel) -> None:
    words = [label.text() for label in lineage.findChildren(QLabel) if label.isVisible()]
    assert any("Use a result as the next input" in text for text in words)
    scene.show(scene.grey)
    scene.qtbot.waitUntil(lambda: view_of(lineage).isVisible())
    scene.studio.viewer.clear()
    scene.qtbot.waitUntil(lambda: not any(view.isVisible() for view in lineage.findChildren(QListView)))


def test_a_running_edit_tells_how_long_it_takes_so_far(scene: Scene, lineage: LineagePanel) -> None:
    scene.show(scene.grey)
    scene.qtbot.waitUntil(lambda: len(rows(lineage)) == 3)
    node = rows(lineage)[2].data(LineageModel.NodeRole)
    card = scene.studio.jobs.card(node.job_id)
    assert card is not None
    model = view_of(lineage).model()
    assert isinstance(model, LineageModel)
    # The journal says that it runs, the card is the one of the job as it runs now.
    running = replace(card, job=replace(card.job, state=JobState.SENDING, finished_at=None))
    scene.studio.jobs._cards[node.job_id] = running
    assert re.fullmatch(r"running · \d+:\d\d", model.caption(replace(node, state=JobState.SENDING)))
