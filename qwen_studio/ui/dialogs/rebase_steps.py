"""The steps that follow a step of a branch, as a tree in which they are chosen."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from qwen_studio.core.rebasing import BranchStep, needed_for, without_those_on

_ROWS = 8
_LEAST_ROWS = 3
_INDENT_PX = 18
_CHECKED, _OPEN = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class RebaseSteps(QTreeWidget):
    """Who ticks a step ticks what it builds on; who unticks one unticks what builds on it.

    Numbers count from the step that is changed; those that stand on the same place of several ways have letters. What
    follows without a choice stands below each other, and only where ways part they are indented.

    Signals:
        changed(): others are chosen than before.
    """

    changed = Signal()

    def __init__(self, steps: Sequence[BranchStep], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self.setAccessibleName(self.tr("Steps that follow"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(_INDENT_PX)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._fill()
        self.expandAll()
        self.setCurrentIndex(self.model().index(0, 0))
        self.setMinimumHeight(self._height_of(min(len(self._items), _LEAST_ROWS)))
        self.itemChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height_of(min(len(self._items), _ROWS)))

    def drawBranches(self, _painter: QPainter, _rect: QRect, _index: QModelIndex | QPersistentModelIndex) -> None:
        """Nothing: no step can be folded away, and the indents say where ways part."""

    def chosen(self) -> list[BranchStep]:
        """The first step and those that are ticked, in the order in which they run."""
        ticked = {job_id for job_id, item in self._items.items() if item.checkState(0) is _CHECKED}
        return [step for step in self._steps if step is self._steps[0] or step.job_id in ticked]

    def choose(self, job_ids: Collection[str]) -> None:
        """Ticks these, what they build on, and no others."""
        needed = needed_for(self._steps, job_ids)
        with QSignalBlocker(self):
            for job_id, item in self._items.items():
                item.setCheckState(0, _CHECKED if job_id in needed else _OPEN)
        self.viewport().update()
        self.changed.emit()

    def _height_of(self, rows: int) -> int:
        return max(1, self.sizeHintForRow(0)) * rows + 2 * self.frameWidth() + 4

    def _fill(self) -> None:
        first = self._steps[0].job_id
        known = {first}
        following: defaultdict[str, list[BranchStep]] = defaultdict(list)
        for step in self._steps[1:]:
            above = next((source.job_id for source in step.made_from if source.job_id in known), first)
            following[above].append(step)
            known.add(step.job_id)
        root = self.invisibleRootItem()
        ways: list[tuple[BranchStep, QTreeWidgetItem, int]] = []
        waiting = [(step, root, 2) for step in reversed(following[first])]
        while waiting:
            step, parent, number = waiting.pop()
            ways.append((step, parent, number))
            item = self._items[step.job_id] = QTreeWidgetItem()
            parent.addChild(item)
            after = following[step.job_id]
            beneath = parent if len(after) == 1 else item
            waiting += [(each, beneath, number + 1) for each in reversed(after)]
        self._name(ways)

    def _name(self, ways: Sequence[tuple[BranchStep, QTreeWidgetItem, int]]) -> None:
        several = Counter(number for *_, number in ways)
        beside: Counter[int] = Counter()
        for step, _, number in ways:
            shown = f"{number}{_letters(beside[number])}" if several[number] > 1 else str(number)
            beside[number] += 1
            words = " ".join(step.request.instruction.split())
            item = self._items[step.job_id]
            item.setText(0, self.tr("{number}. {title}").format(number=shown, title=words))
            item.setToolTip(0, words)
            item.setCheckState(0, _CHECKED)

    @Slot(QTreeWidgetItem)
    def _follow(self, item: QTreeWidgetItem) -> None:
        job_id = next(known for known, its in self._items.items() if its is item)
        ticked = {step.job_id for step in self.chosen()}
        if item.checkState(0) is not _CHECKED:
            ticked &= {step.job_id for step in without_those_on(self._steps, job_id)}
        self.choose(ticked)


def _letters(place: int) -> str:
    """The letters of a place, which is a, b and so on for 0, 1…, and aa after z."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("a") + last)
