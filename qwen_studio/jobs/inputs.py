"""The pictures that go into an edit: kept in the library, and prepared for the service."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from qwen_studio.api.addresses import is_loopback
from qwen_studio.api.download import fetch_picture
from qwen_studio.api.payload import SentFile, SentLink
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.catalog import InputLimits
from qwen_studio.core.picture import JobInput, Original
from qwen_studio.core.request import FileImage, InputImage, LinkImage
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.metadata import content_hash
from qwen_studio.imaging.prepare import prepare
from qwen_studio.imaging.thumbnail import thumbnail
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import contents, originals

_THUMBNAIL_SOURCE_SIDE = 512

SMALL_BODY_BYTES = 6_000_000
"""Just under the 6,291,456 bytes to which a gateway before the service was seen to limit a whole request."""


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
    with workshop.pixels:
        digest = content_hash(image.path)
        path = _kept_path(workshop, digest) or _keep_original(workshop, image, digest)
    record = JobInput(number, digest, image.name, drawing=image.drawing)
    return KeptInput(FileImage(path, image.name, image.drawing), record)


def _kept_path(workshop: Workshop, digest: str) -> Path | None:
    path = workshop.database.call(contents.file_of, workshop.files, digest)
    return path if path is not None and path.is_file() else None


def _keep_original(workshop: Workshop, image: FileImage, digest: str) -> Path:
    info = describe(image.path)
    relative = workshop.files.keep_original(image.path, digest, image.name)
    jpeg = thumbnail(decode(image.path, max_side=_THUMBNAIL_SOURCE_SIDE))
    original = Original(digest, image.name, relative, info.size, info.file_bytes, datetime.now(UTC))
    workshop.database.call(originals.insert, original)
    workshop.database.call(workshop.thumbnails.put, digest, jpeg)
    return workshop.files.absolute(relative)


def ready_to_send(workshop: Workshop, image: InputImage, limits: InputLimits) -> SentFile | SentLink:
    """The image in the form in which the service gets it.

    Raises:
        PictureError: it cannot be brought within the limits.
    """
    if not isinstance(image, FileImage):
        return SentLink(image.url)
    with workshop.pixels:
        prepared = prepare(image.path, limits, workshop.cache, image.drawing)
    return SentFile(prepared.path, prepared.mime)


def fetched(workshop: Workshop, number: int, image: InputImage, service: str, cancel: CancelToken) -> InputImage:
    """The picture behind a link as a file of the library; files stay as they are.

    Raises:
        DownloadError: it cannot be fetched from here either.
    """
    if not isinstance(image, LinkImage):
        return image
    target = workshop.files.new_partial()
    try:
        # A link into this machine makes sense only to a service on this machine.
        fetch_picture(
            image.url,
            target,
            cancel,
            allow_loopback=is_loopback(service),
            network=workshop.connections.network_now,
        )
        return keep(workshop, number, FileImage(target, image.name)).image
    finally:
        target.unlink(missing_ok=True)


def shrunk(limits: InputLimits, images: int) -> InputLimits:
    """Limits under which all images together pass a gateway that takes smaller bodies than the service."""
    return replace(limits, max_data_uri_bytes=SMALL_BODY_BYTES // max(1, images))
