"""A request in words, before it is sent."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qwen_studio.core.language import sentences
from qwen_studio.state.composer import Composer
from qwen_studio.state.slots import SlotState
from qwen_studio.ui.change_words import change_words
from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.punctuation import listed

if TYPE_CHECKING:
    from qwen_studio.jobs.outgoing import OutgoingImage


class OutgoingWords(QObject):
    """What stands beside the pictures."""

    def caption(self, image: "OutgoingImage") -> str:
        """How the picture is sent, and what was done to it for that."""
        sent = image.prepared
        if sent is None:
            return self.tr("{name}: sent as a link").format(name=image.name)
        kind = sent.mime.removeprefix("image/").upper()
        facts = self.tr("{name}: {size} pixels, {kind}, {bytes}").format(
            name=image.name, size=sent.size, kind=kind, bytes=bytes_text(sent.file_bytes)
        )
        if not sent.changes:
            return self.tr("{facts}. Sent as it is.").format(facts=facts)
        changes = listed(change_words(sent.changes))
        if sent.size == sent.original.size:
            return self.tr("{facts}. Changed: {changes}.").format(facts=facts, changes=changes)
        return self.tr("{facts}. Changed from {before}: {changes}.").format(
            facts=facts, before=sent.original.size, changes=changes
        )

    def fetched_there(self, image: "OutgoingImage") -> str:
        """Why there are no pixels to be seen."""
        return self.tr("The service fetches this picture itself:\n{url}").format(url=image.url)

    def problems(self, composer: Composer) -> str:
        """What keeps the edit from being sent; nothing where it can be."""
        loading = [slot.number for slot in composer.slots if slot.state is SlotState.LOADING]
        told = [self.tr("Image {n} is still being read.").format(n=number) for number in loading]
        told += [str(problem) for problem in composer.problems()]
        return self.tr("Not ready to be sent. {reasons}").format(reasons=sentences(*told)) if told else ""
