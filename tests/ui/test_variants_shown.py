"""Variants among the results: labelled, told of together, and picked blind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from qwen_studio.state.series import series_among
from qwen_studio.ui.blind.blind_offer import BlindOffer
from qwen_studio.ui.blind.blind_pick import BlindPick
from qwen_studio.ui.main_window import MainWindow
from qwen_studio.ui.viewer.results_strip import ResultsStrip
from tests.ui.painted_words import painted_words
from tests.ui.scene import COFFEE, Scene

COLOURS = ["red", "green", "blue"]


@pytest.fixture
def variants(scene: Scene, window: MainWindow) -> list[str]:
    """Three edits that differ in a colour and have ended; the ids of their jobs, newest first."""
    composer = scene.studio.composer
    composer.put_files([COFFEE])
    composer.set_instruction("Make the cup {red|green|blue} and shiny")
    scene.qtbot.waitUntil(lambda: composer.slot(1).sent_size is not None)
    cards = len(scene.studio.jobs.cards())
    scene.press(window, "Generate")
    scene.qtbot.waitUntil(lambda: len(scene.studio.jobs.cards()) == cards + 3)
    new = [card.job.id for card in scene.studio.jobs.cards()[:3]]
    for job_id in new:
        scene.results(job_id)
    return new


def offers(window: MainWindow) -> list[str]:
    return [offer.text() for offer in window.findChildren(BlindOffer) if offer.isVisible()]


def begin(scene: Scene, window: MainWindow) -> BlindPick:
    scene.qtbot.waitUntil(lambda: bool(offers(window)))
    (offer,) = [offer for offer in window.findChildren(BlindOffer) if offer.isVisible()]
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    (dialog,) = window.findChildren(BlindPick)
    return dialog


def texts(dialog: BlindPick) -> list[str]:
    return [tile.text() for tile in dialog.tiles]


def test_they_stand_together_in_order_each_with_its_label(
    scene: Scene, window: MainWindow, variants: list[str]
) -> None:
    (series,) = series_among(scene.studio.jobs.cards())
    assert [card.job.id for card in series.cards] == variants
    assert list(series.labels) == COLOURS

    (strip,) = window.findChildren(ResultsStrip)
    assert [
        word for word in painted_words(strip.viewport(), strip.viewport().rect()).split() if word in COLOURS
    ] == COLOURS


def test_edits_that_a_person_began_one_after_the_other_are_no_variants(scene: Scene, window: MainWindow) -> None:
    # Longer than any variant takes to follow the one before it.
    scene.sandbox.service._latency_s = 1.2
    scene.edit("Make it warm")
    scene.edit("Make it cold")
    assert series_among(scene.studio.jobs.cards()) == []
    assert offers(window) == []


def test_labels_stay_hidden_until_one_is_picked_which_becomes_a_favourite(
    scene: Scene, window: MainWindow, variants: list[str]
) -> None:
    dialog = begin(scene, window)
    assert texts(dialog) == ["Variant A", "Variant B", "Variant C"]
    assert not any(colour in dialog.tiles[0].toolTip() for colour in COLOURS)

    QTest.keyClick(dialog, Qt.Key.Key_Right)
    with scene.qtbot.waitSignal(scene.studio.pictures.changed):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    shown = {text.partition(": ")[2] for text in texts(dialog)}
    assert shown == set(COLOURS)
    picked = dialog.tiles[1].text().partition(": ")[2]

    def favourites() -> list[str]:
        return [
            label
            for series in series_among(scene.studio.jobs.cards())
            for card, label in zip(series.cards, series.labels, strict=True)
            if card.pictures[0].favourite
        ]

    scene.qtbot.waitUntil(lambda: favourites() == [picked])
    # A second click changes nothing, as the labels are known by now.
    QTest.mouseClick(dialog.tiles[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog, Qt.Key.Key_C)
    scene.studio.undo.undo()
    scene.qtbot.waitUntil(lambda: favourites() == [])


def test_a_letter_picks_and_revealing_alone_marks_nothing(
    scene: Scene, window: MainWindow, variants: list[str]
) -> None:
    dialog = begin(scene, window)
    picked: list[int] = []
    dialog.picked.connect(picked.append)
    scene.press(dialog, "Reveal without a pick")
    assert sorted(text.partition(": ")[2] for text in texts(dialog)) == sorted(COLOURS)
    QTest.keyClick(dialog, Qt.Key.Key_A)
    assert picked == []
    scene.press(dialog, "Close")

    scene.qtbot.waitUntil(lambda: not window.findChildren(BlindPick))
    again = begin(scene, window)
    again.picked.connect(picked.append)
    QTest.keyClick(again, Qt.Key.Key_C)
    assert len(picked) == 1
    assert again.findChildren(QPushButton)


def test_one_sentence_tells_of_all(scene: Scene, window: MainWindow, variants: list[str]) -> None:
    said: list[str] = []
    page = window.pages.edit()
    page._announce = lambda words, *_: said.append(words)
    for job_id in variants:
        card = scene.studio.jobs.card(job_id)
        assert card is not None
        scene.show(scene.grey)
        page.offer(card)
    assert set(said) == {"3 variants are here"}
