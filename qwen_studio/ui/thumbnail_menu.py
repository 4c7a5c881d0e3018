"""What can be done with a picture that is neither shown nor chosen: one of those that stand small beside others."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QWidget

from qwen_studio.ui.picture_actions import SLOTS, PictureActions
from qwen_studio.ui.theme import Theme


def thumbnail_menu(
    actions: PictureActions,
    theme: Theme,
    file: Path,
    picture_id: int | None,
    show: Callable[[], object] | None,
    parent: QWidget,
) -> QMenu:
    """Show, use as an image, copy, show in folder; gone when it is closed."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    translate = QCoreApplication.translate

    def add(icon: str, words: str, act: Callable[[], object]) -> None:
        menu.addAction(theme.icon(icon), words).triggered.connect(lambda _checked=False: act())

    if show is not None:
        add("eye", translate("ThumbnailMenu", "&Show"), show)
    for number in SLOTS:
        words = translate("ThumbnailMenu", "Use as Image &{number}").format(number=number)
        add("arrow-back", words, partial(actions.put_into_slot, number, file, picture_id))
    menu.addSeparator()
    add("copy", translate("ThumbnailMenu", "&Copy"), partial(actions.copy_files, [file]))
    add("folder", translate("ThumbnailMenu", "Show in &folder"), partial(actions.show_file, file))
    return menu
