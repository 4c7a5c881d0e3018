"""Does what people want done with an edit that was made before."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest
from qwen_studio.state.recall_part import RecallPart
from qwen_studio.state.studio import Studio
from qwen_studio.ui.announce import Announce
from qwen_studio.ui.rebase_commands import RebaseCommands
from qwen_studio.ui.step_actions import StepActions


class StepCommands(QObject):
    """Between the actions and drafts, jobs and dialogs. What costs something is said before, and asked."""

    def __init__(
        self, studio: Studio, actions: StepActions, announce: Announce, show_form: Callable[[], object], window: QWidget
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._announce = announce
        self._show_form = show_form
        self._window = window
        actions.continue_wanted.connect(self._continue)
        actions.again_wanted.connect(self._ask_again)
        actions.recall_wanted.connect(self._recall)
        self._rebase = RebaseCommands(
            studio.rebase, studio.jobs, studio.service, announce, lambda: studio.viewer.seen_jobs, window
        )
        actions.change_wanted.connect(self._rebase.ask)

    def _continue(self, picture: Picture) -> None:
        self._studio.drafts.continue_from(picture)
        self._show_form()

    def _recall(self, picture: Picture, part: RecallPart) -> None:
        self._studio.drafts.recall(picture.id, part, self._show_form)

    def _ask_again(self, picture: Picture) -> None:
        self._studio.pictures.request_of(picture.id, self._open_again)

    def _open_again(self, request: EditRequest) -> None:
        from qwen_studio.ui.dialogs.generate_again import GenerateAgain

        service = self._studio.service
        dialog = GenerateAgain(replace(request, region=service.region.id), service, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.wanted.connect(self._generate)
        dialog.open()

    def _generate(self, request: EditRequest) -> None:
        if not self._studio.jobs.is_open:
            self._announce(self.tr("The library is still being opened. Try again in a moment."), "", None)
            return
        self._studio.jobs.generate(request)
