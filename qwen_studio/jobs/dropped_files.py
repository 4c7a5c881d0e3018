"""What a single picture file from outside tells of itself: this library may know it, whatever it is called now."""

from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection

from qwen_studio.core.request import EditRequest, FileImage, InputImage, LinkImage
from qwen_studio.core.story import STORY_KEYWORD, Story, story_from_json
from qwen_studio.imaging.foreign_text import ForeignText, foreign_text
from qwen_studio.imaging.metadata import content_hash, is_png, read_texts
from qwen_studio.jobs.told_jobs import request_told_by
from qwen_studio.library import contents, jobs, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles

_MAKERS = ("Stable Diffusion WebUI", "ComfyUI", "InvokeAI")
"""Programs that make pictures; a title or a comment of any other is no reason to ask."""


@dataclass(frozen=True)
class DroppedFile:
    """What is known of a file: the request that made it, or what another program wrote into it.

    `picture_id` is set where the library has the picture. `missing_inputs` are the names of input images that are not
    here, which the request is without.
    """

    file: Path
    picture_id: int | None = None
    request: EditRequest | None = None
    missing_inputs: tuple[str, ...] = ()
    foreign: ForeignText | None = None


def look_at(database: Database, files: LibraryFiles, file: Path) -> DroppedFile | None:
    """What is known of the file; None where nothing is, and it is a picture like any other. For any thread.

    Raises:
        PictureError: the file cannot be read.
    """
    known = database.call(_known, file, content_hash(file))
    if known is not None:
        return known
    story = story_from_json(read_texts(file).get(STORY_KEYWORD, "")) if is_png(file) else None
    if story is not None:
        return database.call(_told, files, file, story)
    foreign = foreign_text(file)
    return DroppedFile(file, foreign=foreign) if foreign is not None and foreign.program in _MAKERS else None


def _known(c: Connection, file: Path, content: str) -> DroppedFile | None:
    picture = pictures.by_content(c, content)
    job = None if picture is None else jobs.get(c, picture.job_id)
    # What was imported without a story has no model; its file is asked what it tells.
    if picture is None or job is None or not job.request.model:
        return None
    missing = [image for image in job.request.images if isinstance(image, FileImage) and not image.path.is_file()]
    left = tuple(image for image in job.request.images if image not in missing)
    request = replace(job.request, images=left)
    return DroppedFile(file, picture.id, request, tuple(image.name for image in missing))


def _told(c: Connection, files: LibraryFiles, file: Path, story: Story) -> DroppedFile:
    images: list[InputImage] = []
    missing = []
    for slot in story.inputs:
        path = contents.file_of(c, files, slot.content_hash) if slot.content_hash else None
        if path is not None and path.is_file():
            images.append(FileImage(path, slot.name, slot.drawing))
        elif slot.url:
            images.append(LinkImage(slot.url))
        else:
            missing.append(slot.name)
    request = request_told_by(story, tuple(images))
    return DroppedFile(file, request=request, missing_inputs=tuple(missing))
