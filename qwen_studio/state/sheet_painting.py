"""Contact sheets on whatever Qt paints on: a page of a PDF, a picture, a preview. On the UI thread."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPen, QTextLayout, QTextOption

from qwen_studio.core.name_pattern import name_of
from qwen_studio.core.picture import PictureDetails
from qwen_studio.core.sheet_layout import CAPTION_LINES, FOOTER, LINE, MARGIN, Box, Caption, SheetLayout

_LETTERS = 8
PAPER = Qt.GlobalColor.white
PAPER_EDGE = Qt.GlobalColor.lightGray
_HAIRLINE = 0.5


def captions_of(details: PictureDetails, captions: tuple[Caption, ...]) -> list[tuple[str, int]]:
    """The captions of this picture, each with the lines that it may take."""
    moment = QDateTime.fromSecsSinceEpoch(round(details.picture.created_at.timestamp()))
    words = {
        Caption.NAME: name_of(details),
        Caption.INSTRUCTION: " ".join(details.instruction.split()),
        Caption.DATE: QLocale().toString(moment, QLocale.FormatType.ShortFormat),
        Caption.SEED: ""
        if details.seed is None
        else QCoreApplication.translate("Sheet", "Seed {seed}").format(seed=details.seed),
    }
    return [(words[caption], CAPTION_LINES[caption]) for caption in Caption if caption in captions]


def paint_place(
    painter: QPainter, layout: SheetLayout, place: int, image: QImage | str, captions: list[tuple[str, int]]
) -> None:
    """A picture, or the sentence why there is none, with its captions; the painter's unit is the point."""
    picture_box, caption_box = layout.boxes(place)
    if isinstance(image, str):
        _paint_trouble(painter, picture_box, image)
    else:
        _paint_picture(painter, picture_box, image)
    _paint_captions(painter, caption_box, captions)


def paint_footer(painter: QPainter, layout: SheetLayout, page: int, pages: int) -> None:
    """The page's number, from 1."""
    if pages < 2:
        return
    line = QRectF(MARGIN, layout.page.height - MARGIN - FOOTER / 2, layout.page.width - 2 * MARGIN, FOOTER)
    painter.setPen(Qt.GlobalColor.darkGray)
    painter.setFont(_font())
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, f"{page} / {pages}")


def _paint_picture(painter: QPainter, box: Box, image: QImage) -> None:
    """The picture in the middle of its box, whole, with a hairline round it."""
    scale = min(box.width / image.width(), box.height / image.height())
    width, height = image.width() * scale, image.height() * scale
    target = QRectF(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
    painter.drawImage(target, image)
    painter.setPen(QPen(Qt.GlobalColor.lightGray, _HAIRLINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(target)


def _paint_trouble(painter: QPainter, box: Box, sentence: str) -> None:
    """Why there is no picture, in its place."""
    target = QRectF(*box)
    painter.setPen(QPen(Qt.GlobalColor.lightGray, _HAIRLINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(target)
    painter.setPen(Qt.GlobalColor.darkGray)
    painter.setFont(_font())
    inner = target.adjusted(6, 6, -6, -6)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, sentence)


def _paint_captions(painter: QPainter, box: Box, captions: list[tuple[str, int]]) -> None:
    """The captions below a picture; what is too long ends in "…"."""
    painter.setPen(Qt.GlobalColor.black)
    down = box.y
    for words, lines in captions:
        down += LINE * _paint_lines(painter, words, QRectF(box.x, down, box.width, lines * LINE), lines)
        painter.setPen(Qt.GlobalColor.darkGray)


def _paint_lines(painter: QPainter, words: str, box: QRectF, lines: int) -> int:
    """Paints at most so many lines; how many they are."""
    font = _font()
    text = QTextLayout(words, font)
    text.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    text.beginLayout()
    starts: list[int] = []
    while len(starts) < lines:
        line = text.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        starts.append(line.textStart())
    text.endLayout()
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    if not words:
        return 0
    for number, start in enumerate(starts):
        last = number == lines - 1
        piece = words[start:] if last else words[start : starts[number + 1] if number + 1 < len(starts) else None]
        shown = metrics.elidedText(piece.strip(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QPointF(box.x(), box.y() + number * LINE + metrics.ascent()), shown)
    return len(starts)


def _font() -> QFont:
    font = QFont()
    font.setPixelSize(_LETTERS)
    # As on paper, whatever the screen.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
