"""Drags between slots, and what a slot takes from elsewhere."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

from qwen_studio.state.picture_mime import SLOT_MIME, accepts_mime, slot_number

_HARMLESS = Qt.DropAction.CopyAction | Qt.DropAction.LinkAction


def slot_mime(number: int) -> QMimeData:
    """The data of a drag that swaps this slot with the one it is dropped on."""
    mime = QMimeData()
    mime.setData(SLOT_MIME, str(number).encode("ascii"))
    return mime


def accept_drag(event: QDropEvent) -> bool:
    """Whether a slot takes what is over it; tells the source what will happen to its data.

    A file manager may propose to move, and would delete the file once a drop is accepted as that: pictures from
    outside are only ever copied, or linked where the source allows nothing else.
    """
    mime = event.mimeData()
    if slot_number(mime) is not None:
        event.setDropAction(Qt.DropAction.MoveAction)
    elif accepts_mime(mime) and event.possibleActions() & _HARMLESS:
        copies = event.possibleActions() & Qt.DropAction.CopyAction
        event.setDropAction(Qt.DropAction.CopyAction if copies else Qt.DropAction.LinkAction)
    else:
        event.ignore()
        return False
    event.accept()
    return True
