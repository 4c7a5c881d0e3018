"""What an edit would send, made by the code that sends it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qwen_studio.api.payload import SentFile, SentLink, build_body
from qwen_studio.core.catalog import Catalog, InputLimits
from qwen_studio.core.errors import LibraryError, RequestError
from qwen_studio.core.language import translate
from qwen_studio.core.private_files import make_private_folder
from qwen_studio.core.request import EditRequest, InputImage, LinkImage
from qwen_studio.imaging.prepare import Prepared, prepare


@dataclass(frozen=True)
class OutgoingImage:
    """One picture of a request: a prepared file, or the address of which the service fetches it."""

    name: str
    prepared: Prepared | None = None
    url: str = ""


@dataclass(frozen=True)
class Outgoing:
    """A whole request. `json_text` is its body with each picture's data cut short, for people."""

    images: tuple[OutgoingImage, ...]
    parameters: dict[str, Any]
    body_bytes: int
    json_text: str


def outgoing(request: EditRequest, catalog: Catalog, folder: Path) -> Outgoing:
    """What would be sent for the request as it stands; the pictures are prepared in the cache folder.

    Raises:
        RequestError: the catalogue has no such model.
        PictureError: a picture cannot be brought within the limits.
        LibraryError: the folder cannot be written.
    """
    model = catalog.model(request.model)
    if model is None:
        raise RequestError(
            "model", translate("jobs", "There is no model “{model}” in the catalogue.").format(model=request.model)
        )
    try:
        make_private_folder(folder)
    except OSError as error:
        raise LibraryError(
            translate("jobs", "There is no place for prepared pictures."),
            next_step=translate("jobs", "Is the disk full?"),
        ) from error
    images = tuple(_image(image, catalog.inputs, folder) for image in request.images)
    body = build_body(request, [_sent(image) for image in images], model)
    shown = body.describe()
    return Outgoing(images, shown["parameters"], body.content_length, json.dumps(shown, ensure_ascii=False, indent=2))


def _image(image: InputImage, limits: InputLimits, folder: Path) -> OutgoingImage:
    if isinstance(image, LinkImage):
        return OutgoingImage(image.name, url=image.url)
    return OutgoingImage(image.name, prepare(image.path, limits, folder, image.drawing))


def _sent(image: OutgoingImage) -> SentFile | SentLink:
    if image.prepared is None:
        return SentLink(image.url)
    return SentFile(image.prepared.path, image.prepared.mime)
