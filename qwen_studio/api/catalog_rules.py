"""What must hold for the values of a catalogue beside their types."""

import re
from collections.abc import Iterator

from qwen_studio.api.addresses import host_of, is_loopback
from qwen_studio.core.catalog import Catalog, InputLimits, Model, Price, Region, ServiceRules, SizeRule

PARAMETERS = ("negative_prompt", "watermark", "seed", "prompt_extend", "size")
MOST_IMAGES = 3

# In lower case and ASCII, as hosts are compared.
_HOST = re.compile(r"(?:[a-z0-9_-]{1,63}\.)+[a-z][a-z0-9-]{1,62}")

Broken = Iterator[tuple[str, str]]


def broken_rules(value: Model | Region | Price | ServiceRules | InputLimits) -> list[tuple[str, str]]:
    """Key and reason of every rule that the value breaks."""
    match value:
        case Model():
            return list(_of_model(value))
        case Region():
            return list(_of_region(value))
        case Price():
            return list(_of_price(value))
        case ServiceRules():
            return list(_of_service(value))
        case InputLimits():
            return list(_of_inputs(value))


def broken_rules_of_prices(catalog: Catalog) -> list[tuple[str, str]]:
    """Key and reason of every price that belongs to nothing in the catalogue."""
    return [
        (f"prices.{price.model}.{price.region}", f"there is no {what} of this name")
        for price in catalog.prices
        for what, known in (("model", catalog.model(price.model)), ("region", catalog.region(price.region)))
        if known is None
    ]


def _of_model(model: Model) -> Broken:
    if not model.id.strip():
        yield "id", "it is empty"
    if model.max_results < 1:
        yield "max_results", "a model makes at least 1 image"
    if model.instruction_limit < 1:
        yield "instruction_limit", "it must be at least 1"
    if model.negative_prompt_limit < 0:
        yield "negative_prompt_limit", "it must be at least 0"
    if model.usual_s <= 0:
        yield "usual_s", "it must be more than 0 seconds"
    for parameter in model.parameters:
        if parameter not in PARAMETERS:
            yield "parameters", f"“{parameter}” is unknown; there are {', '.join(PARAMETERS)}"
    if model.supports("size") and model.size is None:
        yield "size", "a model that takes a size needs to say which"
    if model.size is not None:
        yield from _of_size(model.size)


def _of_size(rule: SizeRule) -> Broken:
    if not 1 <= rule.min_side <= rule.max_side:
        yield "size.max_side", "it must be at least min_side, and that at least 1 pixel"
    if rule.step < 1:
        yield "size.step", "it must be at least 1 pixel"
    if rule.max_area is not None and rule.max_area < max(1, rule.min_area):
        yield "size.max_area", "it must be at least min_area"


def _of_region(region: Region) -> Broken:
    if not region.id.strip():
        yield "id", "it is empty"
    if not _is_https(region.base_url) and not is_loopback(region.base_url):
        yield "base_url", "it must begin with https://"
    for key, url in (("keys_url", region.keys_url), ("usage_url", region.usage_url)):
        if not _is_https(url):
            yield key, "it must begin with https://"
    if region.free_images < 0:
        yield "free_images", "it must be at least 0"


def _of_price(price: Price) -> Broken:
    if not price.usd.is_finite() or price.usd < 0:
        yield "usd", "a price is a number of US dollars, 0 or more"


def _of_service(service: ServiceRules) -> Broken:
    if not service.path.startswith("/"):
        yield "path", "it must begin with /"
    for key, number in (
        ("requests_per_second", service.requests_per_second),
        ("max_seed", service.max_seed),
        ("link_lifetime_h", service.link_lifetime_h),
    ):
        if number < 1:
            yield key, "it must be at least 1"
    if not _is_https(service.errors_url):
        yield "errors_url", "it must begin with https://"
    if service.workspace_url and not service.workspace_url.startswith("https://"):
        yield "workspace_url", "it must begin with https://"
    for host in service.result_hosts:
        if not _HOST.fullmatch(host):
            yield "result_hosts", f"“{host}” is no host such as results.example.com"
    for suffix in service.result_host_suffixes:
        # With a point before and one within: “com” alone would let everything through.
        if not suffix.startswith(".") or not _HOST.fullmatch(suffix[1:]):
            yield "result_host_suffixes", f"“{suffix}” is no suffix such as .example.com"


def _of_inputs(inputs: InputLimits) -> Broken:
    if not 1 <= inputs.max_images <= MOST_IMAGES:
        yield "max_images", f"the program has places for 1 to {MOST_IMAGES}"
    if not 1 <= inputs.min_side <= inputs.max_side:
        yield "max_side", "it must be at least min_side, and that at least 1 pixel"
    for key, number in (("max_file_bytes", inputs.max_file_bytes), ("max_data_uri_bytes", inputs.max_data_uri_bytes)):
        if number < 1:
            yield key, "it must be at least 1"
    if not inputs.mime_types or not all(mime.startswith("image/") for mime in inputs.mime_types):
        yield "mime_types", "it must name types such as image/png"


def _is_https(url: str) -> bool:
    return url.startswith("https://") and bool(host_of(url))
