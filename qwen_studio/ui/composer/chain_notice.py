"""What stands under the input images while Image 1 is itself a result: the edit builds upon another."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qwen_studio.core.language import sentences
from qwen_studio.state.chain import Chain
from qwen_studio.state.drafts import Drafts
from qwen_studio.ui.composer.check_words import Hint
from qwen_studio.ui.composer.hint_row import HintRow
from qwen_studio.ui.theme import Theme
from qwen_studio.ui.wear import WEARS_FROM

_MOST_TITLE = 40


class ChainNotice(QWidget):
    """Says on one line which edit this one goes on from; from the third generation on offers to fold the chain."""

    def __init__(self, chain: Chain, drafts: Drafts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chain = chain
        self._drafts = drafts
        self.row = HintRow(theme, self, one_line=True)
        self.row.fix_wanted.connect(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.row)
        chain.changed.connect(self._show)
        self._show()

    def words(self) -> str:
        """What is said; empty while Image 1 is no result of this library."""
        steps = self._chain.steps
        if not steps or steps[-1].kind != "job":
            return ""
        title = steps[-1].title if len(steps[-1].title) <= _MOST_TITLE else f"{steps[-1].title[:_MOST_TITLE].rstrip()}…"
        generation = self._chain.generation
        words = self.tr("Generation {number} of {original}, continues “{title}”.").format(
            title=title, number=generation, original=steps[0].title
        )
        if generation >= WEARS_FROM:
            words = sentences(words, self.tr("Each edit of an edit loses a little quality."))
        return words

    def _show(self) -> None:
        words = self.words()
        fix = self.tr("Fold into one edit") if self._chain.generation >= WEARS_FROM else ""
        explained = self.tr("Put the original into Image 1 and the words of all edits into the instruction")
        self.row.show_hint(Hint(words, fix, explained, can_be_hushed=False))
        self.setVisible(bool(words))

    def _fold(self) -> None:
        self._drafts.fold(self._chain.steps)
