"""What can be done with the edit that made a picture: go on from it, do it again, change it, bring it back."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qwen_studio.core.picture import Picture
from qwen_studio.state.recall_part import RecallPart
from qwen_studio.ui.action_keys.names import name_actions
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.why_not import enable


class StepActions(QObject):
    """The actions, for the one picture that is chosen.

    Signals:
        continue_wanted(Picture): the next edit is to begin with the picture.
        again_wanted(Picture): the edit that made the picture is to run once more.
        change_wanted(Picture): one thing in it is to be changed, and what hangs under it to run again.
        recall_wanted(Picture, RecallPart): the edit, or that of it, is to be in the form again.
    """

    continue_wanted = Signal(object)
    again_wanted = Signal(object)
    change_wanted = Signal(object)
    recall_wanted = Signal(object, object)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: Picture | None = None
        self.continue_from = self._action(
            self.tr("Conti&nue from this result"), "chevron-right", "Ctrl+Alt+Return", self.continue_wanted.emit
        )
        self.continue_from.setToolTip(self.tr("Make it the only input of an edit that you write next; runs nothing"))
        self.again = self._action(self.tr("Gene&rate again…"), "refresh", "Ctrl+Alt+G", self.again_wanted.emit)
        self.again.setToolTip(self.tr("Send the same inputs and words once more; does not build on this result"))
        self.change = self._action(
            self.tr("Change this step and r&un what follows…"), "lineage", "Ctrl+Alt+Shift+R", self.change_wanted.emit
        )
        self.recall = self._action(
            self.tr("Reca&ll request"),
            "recall",
            "Ctrl+Alt+R",
            partial(self._ask_back, RecallPart.EVERYTHING),
        )
        self.recall.setToolTip(self.tr("Put the instruction, pictures and parameters back into the form"))
        self.recall_parts = {
            part: self._action(text, "", keys, partial(self._ask_back, part))
            for part, text, keys in (
                (RecallPart.INSTRUCTION, self.tr("Recall the &instruction"), "Ctrl+Alt+Shift+I"),
                (RecallPart.PARAMETERS, self.tr("Recall the &parameters"), "Ctrl+Alt+Shift+P"),
                (RecallPart.INPUTS, self.tr("Recall the input i&mages"), "Ctrl+Alt+Shift+U"),
                (RecallPart.SEED, self.tr("Recall the &seed"), "Ctrl+Alt+Shift+S"),
            )
        }
        name_actions(self, "step")
        self._recall_menu = QMenu(self.tr("Recall onl&y"))
        self._recall_menu.setIcon(theme.icon("recall"))
        self._recall_menu.addActions(list(self.recall_parts.values()))
        self.set_pictures(())

    def set_pictures(self, pictures: Sequence[Picture]) -> None:
        """From now on the actions are about this picture, if it is one."""
        self._picture = pictures[0] if len(pictures) == 1 else None
        steps = (self.continue_from, self.again, self.change, self.recall, *self.recall_parts.values())
        for action in (*steps, self._recall_menu.menuAction()):
            enable(action, self._picture is not None, self.tr("Show one result, or choose one in the gallery"))

    def fill(self, menu: QMenu) -> None:
        """All of it, in the order of the Image menu."""
        menu.addActions([self.continue_from, self.again, self.change])
        menu.addAction(self.recall)
        menu.addAction(self._recall_menu.menuAction())

    def _ask_back(self, part: RecallPart, picture: Picture) -> None:
        self.recall_wanted.emit(picture, part)

    def _action(self, text: str, icon: str, keys: str, act: Callable[[Picture], object]) -> QAction:
        action = QAction(text, self)
        if icon:
            action.setIcon(self._theme.icon(icon))
        action.setShortcut(keys)

        def do() -> None:
            if self._picture is not None:
                act(self._picture)

        action.triggered.connect(lambda _checked=False: do())
        return action
