"""The bar under the menus: the switch of pages, and what belongs to the open one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QToolButton, QWidget

from qwen_studio.ui.theme import Theme, set_role
from qwen_studio.ui.widgets.icon_button import IconButton
from qwen_studio.ui.widgets.segmented import Segment, SegmentedControl

EDIT = "edit"
GALLERY = "gallery"
HEIGHT = 48


class TopBar(QFrame):
    """Switch, tools of the page, and settings.

    Signals:
        page_chosen(str): "edit" or "gallery" (an object, as the switch hands it on).
    """

    page_chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        settings: list[QAction],
        looks: list[QMenu],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        theme.keep_room(self, QWidget.setFixedHeight, HEIGHT)
        self._switch = SegmentedControl(
            self.tr("Page"), [Segment(EDIT, self.tr("Edit")), Segment(GALLERY, self.tr("Gallery"))]
        )
        self._tools = QStackedWidget()
        self._tools_of: dict[str, QWidget] = {}
        gear = IconButton(theme, "settings", self.tr("Settings"))
        gear.setMenu(self._menu(settings, looks))
        gear.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(14)
        row.addWidget(self._switch)
        row.addWidget(self._tools, 1)
        row.addWidget(gear)
        self._switch.value_changed.connect(self.page_chosen)

    def add_tools(self, page: str, tools: QWidget) -> None:
        """Takes the tools of a page, once that is there."""
        self._tools_of[page] = tools
        self._tools.addWidget(tools)

    def show_page(self, page: str) -> None:
        """Show which page is open, with its tools."""
        self._switch.set_value(page)
        self._tools.setCurrentWidget(self._tools_of[page])

    def _menu(self, settings: list[QAction], looks: list[QMenu]) -> QMenu:
        menu = QMenu(self)
        menu.addActions(settings)
        menu.addSeparator()
        for look in looks:
            menu.addMenu(look)
        return menu
