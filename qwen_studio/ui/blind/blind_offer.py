"""The quiet offer to choose among the newest variants without their labels."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton

from qwen_studio.state.images import ImageCache
from qwen_studio.state.job_list import JobList
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.series import Series, series_among
from qwen_studio.state.viewer import Viewer
from qwen_studio.ui.theme import HEADING_PX, Theme, set_role


class BlindOffer(QPushButton):
    """There while the newest edits are variants of each other that have ended, with at least two results."""

    def __init__(self, jobs: JobList, images: ImageCache, pictures: Pictures, viewer: Viewer, theme: Theme) -> None:
        super().__init__()
        self._jobs = jobs
        self._images = images
        self._pictures = pictures
        self._viewer = viewer
        self._theme = theme
        set_role(self, "link")
        theme.keep_font(self, HEADING_PX)
        self.setToolTip(self.tr("Compare the variants side by side, in any order and without their labels"))
        for signal in (jobs.card_added, jobs.card_changed, jobs.card_removed, jobs.reloaded):
            signal.connect(self._follow)
        self.clicked.connect(self._open)
        self._follow()

    def _series(self) -> Series | None:
        """The newest edits, if they can be chosen among."""
        cards = self._jobs.cards()
        found = series_among(cards)
        if not found or found[0].cards[0] is not cards[0] or not found[0].has_ended:
            return None
        return found[0] if sum(len(card.pictures) for card in found[0].cards) > 1 else None

    @Slot()
    def _follow(self) -> None:
        series = self._series()
        self.setVisible(series is not None)
        if series is not None:
            self.setText(self.tr("Pick blind among {count} variants").format(count=len(series.cards)))

    @Slot()
    def _open(self) -> None:
        from qwen_studio.ui.blind.blind_pick import BlindPick

        series = self._series()
        if series is None:
            return
        dialog = BlindPick(series, self._images, self._pictures.path, self._theme, self.window())
        dialog.picked.connect(self._keep)
        dialog.open_over(self.window())

    def _keep(self, picture_id: int) -> None:
        self._pictures.set_favourite([picture_id], favourite=True)
        self._viewer.show_picture(picture_id)
