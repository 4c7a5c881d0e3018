"""Changes of the whole draft: what was sent before comes back, a chain goes on or becomes one edit.

Each says what it did, and can be taken back.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from sqlite3 import Connection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from qwen_studio.core.language import sentences
from qwen_studio.core.picture import JobInput, Picture
from qwen_studio.core.request import EditRequest, FileImage, InputImage, LinkImage
from qwen_studio.library import contents, jobs, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.composer import Composer
from qwen_studio.state.recall_part import RecallPart
from qwen_studio.state.tasks import Tasks
from qwen_studio.state.undo import Place, UndoStack

if TYPE_CHECKING:
    from qwen_studio.library.lineage_values import AncestryStep


class Drafts(QObject):
    """Puts earlier requests, or parts of them, into the composer."""

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        files: LibraryFiles,
        composer: Composer,
        undo: UndoStack,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._files = files
        self._composer = composer
        self._undo = undo

    def recall(self, picture_id: int, part: RecallPart, done: Callable[[], object]) -> None:
        """Bring the request that made the picture back, or that part of it."""

        def found(request: EditRequest | None) -> None:
            if request is not None:
                self.take(request, part)
                done()

        self._tasks.deliver(self._database.submit(_request_of, picture_id), found)

    def take(self, request: EditRequest, part: RecallPart) -> None:
        """Put the request, or that part of it, into the form."""
        step, told = {
            RecallPart.EVERYTHING: (self.tr("Recall a request"), self.tr("The whole request is in the form again")),
            RecallPart.INSTRUCTION: (self.tr("Recall an instruction"), self.tr("The instruction is in the form again")),
            RecallPart.PARAMETERS: (self.tr("Recall parameters"), self.tr("The parameters are in the form again")),
            RecallPart.INPUTS: (self.tr("Recall inputs"), self.tr("The input images are in the form again")),
            RecallPart.SEED: (self.tr("Recall a seed"), self._seed_words(request)),
        }[part]
        self._change(step, told, lambda: self._put(request, part))

    def continue_from(self, picture: Picture) -> None:
        """Make the picture the only input of an edit that is still to be written."""

        def go_on() -> None:
            self._composer.clear()
            self._composer.put_picture(picture.id, 1, told=False)
            self._composer.set_instruction("")

        told = self.tr("This result is Image 1 now. Say what should change next.")
        self._change(self.tr("Continue from a result"), told, go_on)

    def use_instruction(self, instruction: str, negative_prompt: str = "") -> None:
        """Make these words, which were sent once or come from another program, the words of the draft."""
        from qwen_studio.core.variants import as_written

        def put() -> None:
            self._composer.set_instruction(as_written(instruction))
            if negative_prompt:
                self._composer.set_negative_prompt(negative_prompt)

        self._change(self.tr("Use an instruction"), self.tr("The instruction is in the form"), put)

    def fold(self, steps: "Sequence[AncestryStep]") -> None:
        """Make one edit of the original out of a chain that Image 1 came from, and of what is written already."""
        from qwen_studio.core.folding import ChainStep, fold
        from qwen_studio.core.variants import as_written

        composer = self._composer
        chain = [ChainStep(as_written(step.instruction), step.also_from) for step in steps if step.kind == "job"]
        draft = composer.instruction.strip()
        folded = fold([*chain, ChainStep(draft)] if draft else chain)
        wanted = [JobInput(1, steps[0].content_hash, steps[0].title), *folded.also_from]

        def found(images: list[InputImage]) -> None:
            told = self.tr("The chain is one edit of its original now; look over its words before you generate.")
            if folded.left_out:
                told = sentences(told, self.tr("{count} pictures found no slot.").format(count=folded.left_out))
            now = composer.draft()
            request = replace(now.request, images=tuple(images), instruction=folded.instruction)
            self._change(
                self.tr("Fold a chain"), told, lambda: composer.take_up(replace(now, request=request, mentions=()))
            )

        first = next((step.job_id for step in steps if step.kind == "job"), "")
        self._tasks.deliver(self._database.submit(_images_of, self._files, wanted, first), found)

    def _put(self, request: EditRequest, part: RecallPart) -> None:
        composer = self._composer
        if part is RecallPart.EVERYTHING:
            composer.recall(request)
        elif part is RecallPart.INSTRUCTION:
            from qwen_studio.core.variants import as_written

            composer.set_instruction(as_written(request.instruction))
            composer.set_negative_prompt(request.negative_prompt)
        elif part is RecallPart.PARAMETERS:
            now = composer.draft()
            kept = now.request
            words = replace(
                request,
                images=kept.images,
                instruction=kept.instruction,
                negative_prompt=kept.negative_prompt,
                seed=kept.seed,
            )
            composer.take_up(replace(now, request=words))
        elif part is RecallPart.INPUTS:
            composer.clear()
            for number, image in enumerate(request.images, 1):
                composer.put_image(image, number)
        else:
            composer.set_seed(request.seed)

    def _change(self, step: str, told: str, change: Callable[[], object]) -> None:
        before = self._composer.draft()
        change()
        self._undo.offer(step, told, lambda: self._composer.take_up(before), place=Place.EDIT)

    def _seed_words(self, request: EditRequest) -> str:
        if request.seed is None:
            return self.tr("That edit had a random seed, which the service does not tell; so has the next one")
        return self.tr("The seed is {seed} again").format(seed=request.seed)


def _request_of(connection: Connection, picture_id: int) -> EditRequest | None:
    picture = pictures.get(connection, picture_id)
    job = None if picture is None else jobs.get(connection, picture.job_id)
    return None if job is None else job.request


def _images_of(
    connection: Connection, files: LibraryFiles, given: Sequence[JobInput], first_job: str
) -> list[InputImage]:
    """The inputs with their marks; those on the original are the ones that the first step's words may speak of."""
    of_original = {i.content_hash: i.drawing for i in jobs.inputs(connection, first_job) if i.number == 1}
    images: list[InputImage] = []
    for each in given:
        drawing = of_original.get(each.content_hash, ()) if each.number == 1 else each.drawing
        file = contents.file_of(connection, files, each.content_hash) if each.content_hash else None
        images.append(
            LinkImage(each.url) if file is None and each.url else FileImage(file or Path(each.name), each.name, drawing)
        )
    return images
