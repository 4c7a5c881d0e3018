"""What a slot takes from elsewhere."""

from PySide6.QtGui import QDropEvent

from qwen_studio.state.picture_mime import accepts_mime
from qwen_studio.ui.drop_actions import accept_as_copy


def accept_drag(event: QDropEvent) -> bool:
    """Whether a slot takes what is over it; tells the source that its data is only copied, another slot's, too."""
    if not accepts_mime(event.mimeData()):
        event.ignore()
        return False
    return accept_as_copy(event)
