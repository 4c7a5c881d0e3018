"""Long work, and who waits for its end."""

from pytestqt.qtbot import QtBot

from qwen_studio.core.cancel import CancelToken
from qwen_studio.state.long_work import Ended, LongWork, Told, Work
from qwen_studio.state.tasks import Tasks


def test_who_waits_for_the_end_finds_the_outcome_there(qtbot: QtBot) -> None:
    tasks = Tasks()
    long_work = LongWork(tasks)
    heard: list[object] = []

    def count(told: Told, _: CancelToken) -> int:
        told(1, 1)
        return 7

    long_work.ended.connect(heard.append)
    long_work.begin(Work.VERIFY, count, then=lambda: heard.append("the end"))
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [Ended(Work.VERIFY, 7), "the end"]
    long_work.close()
    tasks.close()
