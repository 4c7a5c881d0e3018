"""The pictures that go into an edit: kept in the library, and prepared for the service."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from qwen_studio.api.payload import SentFile, SentLink
from qwen_studio.core.picture import JobInput, Original
from qwen_studio.core.request import FileImage, InputImage
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.metadata import content_hash
from qwen_studio.imaging.prepare import prepare
from qwen_studio.imaging.thumbnail import thumbnail
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import originals, pictures

_THUMBNAIL_SOURCE_SIDE = 512


@dataclass(frozen=True)
class KeptInput:
    """An input whose bytes the library holds, so that the edit can be made again. Links are kept as addresses."""

    image: InputImage
    record: JobInput


def keep(workshop: Workshop, number: int, image: InputImage) -> KeptInput:
    """Image `number`, with its file copied into the library unless it is there already.

    Raises:
        PictureError: the file is not a picture.
        LibraryError: the library cannot take it.
    """
    if not isinstance(image, FileImage):
        return KeptInput(image, JobInput(number, "", image.name, image.url))
    digest = content_hash(image.path)
    path = _kept_path(workshop, digest) or _keep_original(workshop, image, digest)
    return KeptInput(FileImage(path, image.name), JobInput(number, digest, image.name))


def _kept_path(workshop: Workshop, digest: str) -> Path | None:
    result = workshop.database.call(pictures.by_content, digest)
    known = result or workshop.database.call(originals.by_content, digest)
    if known is None:
        return None
    path = workshop.files.absolute(known.path)
    return path if path.is_file() else None


def _keep_original(workshop: Workshop, image: FileImage, digest: str) -> Path:
    info = describe(image.path)
    relative = workshop.files.keep_original(image.path, digest, image.name)
    jpeg = thumbnail(decode(image.path, max_side=_THUMBNAIL_SOURCE_SIDE))
    original = Original(digest, image.name, relative, info.size, info.file_bytes, datetime.now(UTC))
    workshop.database.call(originals.insert, original)
    workshop.database.call(workshop.thumbnails.put, digest, jpeg)
    return workshop.files.absolute(relative)


def ready_to_send(workshop: Workshop, image: InputImage) -> SentFile | SentLink:
    """The image in the form in which the service gets it.

    Raises:
        PictureError: it cannot be brought within the service's limits.
    """
    if not isinstance(image, FileImage):
        return SentLink(image.url)
    with workshop.preparing:
        prepared = prepare(image.path, workshop.catalog().inputs, workshop.cache)
    return SentFile(prepared.path, prepared.mime)
