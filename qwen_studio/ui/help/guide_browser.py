"""Shows a page of the guide, with its pictures."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QImage, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

PICTURE_PX = 720
"""The width of pictures, at most; a page is as wide as that at least, with its margins."""

_MARGIN_PX = 24
_HEADING_PX = 18
_PARAGRAPH_PX = 8
_LINE_PX = 4


class GuideBrowser(QTextBrowser):
    """Follows links within the guide itself; links to the web open in the browser."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenExternalLinks(True)
        self.setMinimumWidth(PICTURE_PX + 3 * _MARGIN_PX)
        self.document().setDocumentMargin(_MARGIN_PX)
        self.sourceChanged.connect(self._space_out)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """The file, and a picture at the width at which it is shown."""
        data = super().loadResource(kind, name)
        if kind != QTextDocument.ResourceType.ImageResource.value or data is None:
            return data
        ratio = self.devicePixelRatioF()
        picture = QImage.fromData(data)
        widest = round(PICTURE_PX * ratio)
        if picture.width() > widest:
            picture = picture.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(max(1.0, min(ratio, picture.width() / PICTURE_PX)))
        return picture

    def show_file(self, file: Path) -> None:
        """Shows a page from its beginning."""
        url = QUrl.fromLocalFile(str(file))
        if url == self.source():
            self.moveCursor(QTextCursor.MoveOperation.Start)
            self.verticalScrollBar().setValue(0)
        else:
            self.setSource(url, QTextDocument.ResourceType.MarkdownResource)

    def go_to_heading(self, heading: str) -> None:
        """Brings the section of that heading to the top."""
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and block.text().strip() == heading:
                self._bring_up(block)
                return
            block = block.next()

    def go_to_words(self, wanted: Iterable[str]) -> None:
        """Brings the first of these up that the page has, and marks it."""
        for words in wanted:
            found = self.document().find(words) if words else QTextCursor()
            if not found.isNull():
                self._bring_up(found.block())
                self.mark([words])
                return

    def mark(self, words: Iterable[str]) -> None:
        """Marks every place where one of the words stands; without any, none."""
        marks = []
        for word in words:
            found = self.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = found
                mark.format.setBackground(self.palette().highlight())
                mark.format.setForeground(self.palette().highlightedText())
                marks.append(mark)
                found = self.document().find(word, found)
        self.setExtraSelections(marks)

    @Slot()
    def _space_out(self) -> None:
        """Gives headings, paragraphs and lines of lists room, of which Markdown knows nothing."""
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            edit.setPosition(block.position())
            space = block.blockFormat()
            above, below = (_HEADING_PX, _PARAGRAPH_PX) if space.headingLevel() else (0, _PARAGRAPH_PX)
            space.setTopMargin(0 if block.position() == 0 else above)
            space.setBottomMargin(
                _LINE_PX if block.textList() is not None or edit.currentTable() is not None else below
            )
            edit.setBlockFormat(space)
            block = block.next()
        edit.endEditBlock()

    def _bring_up(self, block: QTextBlock) -> None:
        self.setTextCursor(QTextCursor(block))
        top = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(round(top) - _MARGIN_PX // 2)
