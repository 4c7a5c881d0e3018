"""The checks that the document puts on a request, in the order in which the service makes them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from qwen_studio.sandbox.answers import JSON_TYPE, Refused
from qwen_studio.sandbox.models import MODELS, Model

MAX_IMAGES: Final = 3
MAX_SEED: Final = 2147483647
NEGATIVE_PROMPT_LIMIT: Final = 500
SIZE_STEP_PX: Final = 16
_KEY_PATTERN: Final = re.compile(r"Bearer (\S+)")
_SIZE_PATTERN: Final = re.compile(r"(\d{1,5})\*(\d{1,5})")


@dataclass(frozen=True)
class Order:
    """A request that passed every check but those of its images, which are still as they were sent."""

    model: Model
    images: tuple[str, ...]
    instruction: str
    negative_prompt: str
    n: int
    watermark: bool
    seed: int | None
    size: tuple[int, int] | None


def check_key(headers: Mapping[str, str], region_key: str) -> str:
    """The API key of the request.

    Raises:
        Refused: the key is missing, malformed, unknown, or of the other region.
    """
    match = _KEY_PATTERN.fullmatch(headers.get("authorization", ""))
    if match is None or match[1] != region_key:
        raise Refused(401, "InvalidApiKey", "Invalid API-key provided.")
    return match[1]


def check_synchronous(headers: Mapping[str, str]) -> None:
    """Raises Refused where the request asks for a task to query later."""
    if headers.get("x-dashscope-async", "").lower() == "enable":
        raise Refused(403, "AccessDenied", "Current user api does not support asynchronous calls.")


def read_order(headers: Mapping[str, str], body: bytes) -> Order:
    """The order that a request body places.

    Raises:
        Refused: the body is not what the document describes.
    """
    if headers.get("content-type", "").partition(";")[0].strip().lower() != JSON_TYPE:
        raise Refused(400, "BadRequest.IllegalInput", "The input parameter requires json format.")
    request = _read_json(body)
    model = _read_model(request)
    images, instruction = _read_content(_read_message(request))
    parameters = request.get("parameters") or {}
    if not isinstance(parameters, dict):
        raise _invalid("parameters must be an object.")
    return Order(
        model=model,
        images=images,
        # Content over the limit is cut without a word.
        instruction=instruction[: model.instruction_limit],
        negative_prompt=_read_negative_prompt(parameters),
        n=_read_n(parameters, model),
        watermark=_read_flag(parameters, "watermark"),
        seed=_read_seed(parameters),
        size=_read_later_parameters(parameters, model),
    )


def _invalid(message: str) -> Refused:
    return Refused(400, "InvalidParameter", message)


def _read_json(body: bytes) -> dict[str, Any]:
    try:
        request = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refused(400, "BadRequest.IllegalInput", "The input parameter requires json format.") from error
    if not isinstance(request, dict):
        raise Refused(400, "BadRequest.IllegalInput", "The input parameter requires json format.")
    return request


def _read_model(request: dict[str, Any]) -> Model:
    name = request.get("model")
    if not name:
        raise Refused(400, "BadRequest.EmptyModel", 'Required parameter "model" missing from request.')
    model = MODELS.get(name) if isinstance(name, str) else None
    if model is None:
        raise Refused(404, "ModelNotFound", "Model can not be found.")
    return model


def _read_message(request: dict[str, Any]) -> dict[str, Any]:
    given = request.get("input")
    if not given:
        raise Refused(400, "BadRequest.EmptyInput", "Required input parameter missing from request.")
    messages = given.get("messages") if isinstance(given, dict) else None
    if not messages or not isinstance(messages, list):
        raise _invalid("No messages found in input")
    if len(messages) != 1:
        raise _invalid("messages length only support 1")
    message = messages[0]
    if not isinstance(message, dict):
        raise _invalid("Field required: input.messages.0.role")
    for field in ("role", "content"):
        if field not in message:
            raise _invalid(f"Field required: input.messages.0.{field}")
    if message["role"] != "user":
        raise _invalid("role must be user")
    return message


def _read_content(message: dict[str, Any]) -> tuple[tuple[str, ...], str]:
    content = message["content"]
    if not isinstance(content, list):
        raise _invalid("lack of image or text")
    images: list[str] = []
    texts: list[str] = []
    for index, part in enumerate(content):
        kind, value = next(iter(part.items())) if isinstance(part, dict) and len(part) == 1 else ("", None)
        if kind not in {"image", "text"} or not isinstance(value, str):
            raise _invalid(f"Field required: input.messages.0.content.{index}.image or text")
        (images if kind == "image" else texts).append(value)
    if not images or not any(text.strip() for text in texts):
        raise _invalid("lack of image or text")
    if len(images) > MAX_IMAGES or len(texts) != 1:
        raise _invalid(f"content length only support 2 to {MAX_IMAGES + 1}")
    return tuple(images), texts[0]


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _read_n(parameters: dict[str, Any], model: Model) -> int:
    n = parameters.get("n", 1)
    if not _is_integer(n):
        raise _invalid("n must be an integer.")
    if not 1 <= n <= model.max_n:
        allowed = "1" if model.max_n == 1 else f"in the range of [1, {model.max_n}]"
        raise _invalid(f"num_images_per_prompt must be {allowed}.")
    return int(n)


def _read_seed(parameters: dict[str, Any]) -> int | None:
    seed = parameters.get("seed")
    if seed is None:
        return None
    if not _is_integer(seed) or not 0 <= seed <= MAX_SEED:
        raise _invalid(f"seed must be an integer in the range of [0, {MAX_SEED}].")
    return int(seed)


def _read_flag(parameters: dict[str, Any], name: str) -> bool:
    value = parameters.get(name, False)
    if not isinstance(value, bool):
        raise _invalid(f"{name} must be a boolean.")
    return value


def _read_negative_prompt(parameters: dict[str, Any]) -> str:
    text = parameters.get("negative_prompt", " ")
    if not isinstance(text, str):
        raise _invalid("negative_prompt must be a string.")
    return text[:NEGATIVE_PROMPT_LIMIT]


def _read_later_parameters(parameters: dict[str, Any], model: Model) -> tuple[int, int] | None:
    """The size asked for; `prompt_extend` is only checked, for there is nothing here to rewrite."""
    if "prompt_extend" in parameters:
        if not model.prompt_extend:
            raise _invalid(f"prompt_extend is not supported by {model.name}.")
        _read_flag(parameters, "prompt_extend")
    if parameters.get("size") is None:
        return None
    if model.size_rule is None:
        raise _invalid(f"size is not supported by {model.name}.")
    size = parameters["size"]
    match = _SIZE_PATTERN.fullmatch(size) if isinstance(size, str) else None
    if match is None or not model.size_rule(int(match[1]), int(match[2])):
        raise _invalid(f"size is not valid for {model.name}: width*height expected.")
    return _snap(int(match[1])), _snap(int(match[2]))


def _snap(side_px: int) -> int:
    return max(SIZE_STEP_PX, round(side_px / SIZE_STEP_PX) * SIZE_STEP_PX)
