"""One edit as the user asks for it, and the rules of the service that it must keep."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from qwen_studio.core.catalog import Catalog, Model, Unit
from qwen_studio.core.drawing import Drawing
from qwen_studio.core.errors import RequestError
from qwen_studio.core.geometry import Size
from qwen_studio.core.language import translate
from qwen_studio.core.prompt import count_characters, instruction_length

MAX_IMAGES = 3


@dataclass(frozen=True)
class FileImage:
    """A picture on this machine: sent as a data URI, with `drawing` painted upon what is sent."""

    path: Path
    name: str
    drawing: Drawing = ()


@dataclass(frozen=True)
class LinkImage:
    """A public http(s) address: the service fetches the picture by itself."""

    url: str

    @property
    def name(self) -> str:
        """The last part of the address, for people."""
        try:
            parts = urlsplit(self.url)
        except ValueError:  # such as half a pair of brackets round its host
            return self.url
        return parts.path.rstrip("/").rpartition("/")[2] or parts.netloc


InputImage = FileImage | LinkImage


@dataclass(frozen=True)
class EditRequest:
    """Everything that one call to the service depends on. `images` are Image 1, Image 2, Image 3 in order."""

    images: tuple[InputImage, ...]
    instruction: str
    model: str
    region: str
    n: int = 1
    negative_prompt: str = ""
    seed: int | None = None
    watermark: bool = False
    prompt_extend: bool = True
    size: Size | None = None


def without_unsupported(request: EditRequest, model: Model | None) -> EditRequest:
    """The request with the defaults in place of everything that the model is not sent, so that it tells what was."""
    if model is None:
        return request
    supported: dict[str, Any] = {parameter: getattr(request, parameter) for parameter in model.parameters}
    return EditRequest(request.images, request.instruction, request.model, request.region, request.n, **supported)


def encode_url(url: str) -> str:
    """The address with everything but ASCII percent-encoded, as the API document shows."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%")


def problems(request: EditRequest, catalog: Catalog) -> list[RequestError]:
    """Every rule of the service that the request breaks, in the order of the form; empty if it may be sent."""
    found = _image_problems(request)
    model = catalog.model(request.model)
    if catalog.region(request.region) is None:
        found.append(
            RequestError(
                "region",
                translate("core", "There is no region “{region}” in the catalogue.").format(region=request.region),
            )
        )
    if model is None:
        found.append(
            RequestError(
                "model",
                translate("core", "There is no model “{model}” in the catalogue.").format(model=request.model),
                next_step=translate("core", "Known are: {models}.").format(
                    models=", ".join(m.id for m in catalog.models)
                ),
            )
        )
        return found
    return found + text_problems(request, model) + _parameter_problems(request, model, catalog)


def text_problems(request: EditRequest, model: Model) -> list[RequestError]:
    """What is wrong with the instruction and the negative prompt."""
    found = []
    if not request.instruction.strip():
        found.append(
            RequestError(
                "instruction",
                translate("core", "The instruction is empty."),
                next_step=translate("core", "Say what should change."),
            )
        )
    over = instruction_length(request.instruction, model) - model.instruction_limit
    # Tokens can only be estimated here, so only a limit in characters refuses.
    if over > 0 and model.instruction_unit is Unit.CHARACTERS:
        one = translate("core", "The instruction is {over} character over the limit of {limit}.")
        several = translate("core", "The instruction is {over} characters over the limit of {limit}.")
        found.append(_too_long("instruction", one if over == 1 else several, over, model.instruction_limit))
    over = count_characters(request.negative_prompt) - model.negative_prompt_limit
    if over > 0 and model.supports("negative_prompt"):
        one = translate("core", "The negative prompt is {over} character over the limit of {limit}.")
        several = translate("core", "The negative prompt is {over} characters over the limit of {limit}.")
        found.append(_too_long("negative prompt", one if over == 1 else several, over, model.negative_prompt_limit))
    return found


def _too_long(field: str, told: str, over: int, limit: int) -> RequestError:
    return RequestError(
        field,
        told.format(over=over, limit=limit),
        next_step=translate("core", "The service would cut the end off without a word, so shorten it."),
    )


def _image_problems(request: EditRequest) -> list[RequestError]:
    found = []
    if not request.images:
        found.append(
            RequestError(
                "image",
                translate("core", "There is no picture to edit."),
                next_step=translate("core", "Add one to Image 1."),
            )
        )
    if len(request.images) > MAX_IMAGES:
        found.append(
            RequestError(
                "image",
                translate("core", "{images} pictures are too many: the service takes {max_images}.").format(
                    images=len(request.images), max_images=MAX_IMAGES
                ),
            )
        )
    for number, image in enumerate(request.images, 1):
        if isinstance(image, LinkImage) and not _is_web_address(image.url):
            found.append(
                RequestError(
                    "image",
                    translate("core", "Image {number} is not an http or https address.").format(number=number),
                    next_step=translate("core", "Use a file."),
                )
            )
    return found


def _is_web_address(url: str) -> bool:
    try:
        encode_url(url)
        host = urlsplit(url).hostname
    except ValueError:  # characters that no address can hold, or a host that is none
        return False
    return bool(host) and url.lower().startswith(("http://", "https://"))


def _parameter_problems(request: EditRequest, model: Model, catalog: Catalog) -> list[RequestError]:
    found = []
    if not 1 <= request.n <= model.max_results:
        told = translate("core", "{model} makes 1 to {most} images a call, not {n}.")
        if model.max_results == 1:
            told = translate("core", "{model} makes only 1 image a call, not {n}.")
        found.append(RequestError("n", told.format(model=model.id, most=model.max_results, n=request.n)))
    if request.seed is not None and not 0 <= request.seed <= catalog.service.max_seed:
        found.append(
            RequestError(
                "seed",
                translate("core", "The seed must lie between 0 and {max_seed}.").format(
                    max_seed=catalog.service.max_seed
                ),
            )
        )
    if request.size is not None:
        found += _size_problems(request.size, model)
    return found


def _size_problems(size: Size, model: Model) -> list[RequestError]:
    rule = model.size
    if rule is None:
        return [
            RequestError("size", translate("core", "{model} does not let the size be chosen.").format(model=model.id))
        ]
    area = size.width * size.height
    if (
        not all(rule.min_side <= side <= rule.max_side for side in size)
        or area < rule.min_area
        or (rule.max_area is not None and area > rule.max_area)
    ):
        if rule.max_area is None:
            told = translate("core", "{model} makes sides of {least} to {most} pixels, not {size}.")
            return [
                RequestError("size", told.format(model=model.id, least=rule.min_side, most=rule.max_side, size=size))
            ]
        told = translate("core", "{model} makes pictures of {least:,} to {most:,} pixels in all, not {size}.")
        return [RequestError("size", told.format(model=model.id, least=rule.min_area, most=rule.max_area, size=size))]
    return []
