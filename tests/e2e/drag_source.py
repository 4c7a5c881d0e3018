"""A window of another program from which a file can be dragged; prints where to take hold of it."""

import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel


class Source(QLabel):
    """Starts a drag as soon as the mouse moves with its button down."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> int:
    app = QApplication(sys.argv)
    window = Source("drag me")
    window.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint)
    window.setGeometry(10, 700, 120, 80)
    window.show()

    def say_where() -> None:
        middle = window.mapToGlobal(window.rect().center())
        print(middle.x(), middle.y(), flush=True)

    QTimer.singleShot(500, say_where)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
