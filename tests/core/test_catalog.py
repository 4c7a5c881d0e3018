"""The built-in catalogue says what the API document says, and what came after it."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from qwen_studio.core.catalog import Catalog, Price, Unit

OF_THE_DOCUMENT = [("qwen-image-edit-plus", 6), ("qwen-image-edit-plus-2025-10-30", 6), ("qwen-image-edit", 1)]
ALL_PARAMETERS = ("negative_prompt", "watermark", "seed", "prompt_extend", "size")


@pytest.mark.parametrize(("model_id", "most"), OF_THE_DOCUMENT)
def test_models_of_the_document(catalog: Catalog, model_id: str, most: int) -> None:
    model = catalog.model(model_id)
    assert model is not None
    assert model.id == model_id
    assert model.max_results == most
    assert (model.instruction_limit, model.instruction_unit) == (800, Unit.CHARACTERS)
    assert model.negative_prompt_limit == 500
    assert all(model.supports(parameter) for parameter in ("negative_prompt", "watermark", "seed"))
    assert "2025-10-31" in model.source


def test_the_documents_single_image_model_takes_no_later_parameter(catalog: Catalog) -> None:
    model = catalog.model("qwen-image-edit")
    assert model is not None
    assert model.parameters == ("negative_prompt", "watermark", "seed")
    assert model.size is None


@pytest.mark.parametrize(
    ("model_id", "alias", "limit", "unit"),
    [
        ("qwen-image-edit-plus-2025-12-15", None, 800, Unit.CHARACTERS),
        ("qwen-image-edit-max", "qwen-image-edit-max-2026-01-16", 800, Unit.CHARACTERS),
        ("qwen-image-2.0", "qwen-image-2.0-2026-03-03", 1300, Unit.TOKENS),
        ("qwen-image-2.0-pro", "qwen-image-2.0-pro-2026-04-22", 1300, Unit.TOKENS),
    ],
)
def test_models_after_the_document(catalog: Catalog, model_id: str, alias: str | None, limit: int, unit: Unit) -> None:
    model = catalog.model(model_id)
    assert model is not None
    assert catalog.model(alias or model_id) is model
    assert model.max_results == 6
    assert (model.instruction_limit, model.instruction_unit) == (limit, unit)
    assert model.parameters == ALL_PARAMETERS


@pytest.mark.parametrize(
    ("model_id", "sides", "area"),
    [
        ("qwen-image-edit-plus", (512, 2048), (0, None)),
        ("qwen-image-edit-plus-2025-12-15", (512, 2048), (0, None)),
        ("qwen-image-edit-max", (512, 2048), (0, None)),
        ("qwen-image-2.0", None, (512**2, 2048**2)),
        ("qwen-image-2.0-pro", None, (512**2, 2048**2)),
    ],
)
def test_sizes_that_may_be_asked_for(
    catalog: Catalog, model_id: str, sides: tuple[int, int] | None, area: tuple[int, int | None]
) -> None:
    model = catalog.model(model_id)
    assert model is not None
    assert model.size is not None
    assert model.size.step == 16
    assert (model.size.min_area, model.size.max_area) == area
    assert sides is None or (model.size.min_side, model.size.max_side) == sides


def test_no_two_models_answer_to_one_name(catalog: Catalog) -> None:
    names = [name for model in catalog.models for name in (model.id, *model.aliases)]
    assert len(names) == len(set(names)) == 10
    assert catalog.models[0].id == "qwen-image-edit-plus"
    assert catalog.model("qwen-image") is None


def test_regions_of_the_document(catalog: Catalog) -> None:
    assert [(r.id, r.base_url + catalog.service.path, r.free_images) for r in catalog.regions] == [
        (
            "singapore",
            "https://dashscope-intl.aliyuncs.com/api/v1/services/aigc/multimodal-generation/generation",
            100,
        ),
        ("beijing", "https://dashscope.aliyuncs.com/api/v1/services/aigc/multimodal-generation/generation", 0),
    ]
    assert len({r.usage_url for r in catalog.regions}) == 2
    assert all(url.startswith("https://") for r in catalog.regions for url in (r.usage_url, r.keys_url))
    assert catalog.region("frankfurt") is None


def test_a_region_is_found_whatever_the_case_of_its_letters(catalog: Catalog) -> None:
    own = replace(catalog.regions[0], id="Frankfurt"), replace(catalog.regions[0], id="frankfurt")
    catalog = replace(catalog, regions=(*catalog.regions, *own))

    assert [catalog.region_called(name) for name in ("Singapore", "BEIJING")] == ["singapore", "beijing"]
    assert [catalog.region_called(name) for name in ("FRANKFURT", "frankfurt")] == ["Frankfurt", "frankfurt"]
    assert catalog.region_called("Atlantis") == "Atlantis"


@pytest.mark.parametrize(
    ("model_id", "singapore", "beijing"),
    [
        ("qwen-image-edit-plus", "0.03", "0.028671"),
        ("qwen-image-edit-plus-2025-10-30", "0.03", "0.028671"),
        ("qwen-image-edit", "0.045", "0.043"),
    ],
)
def test_prices_of_the_document(catalog: Catalog, model_id: str, singapore: str, beijing: str) -> None:
    for region, usd in (("singapore", singapore), ("beijing", beijing)):
        assert catalog.price(model_id, region) == Price(model_id, region, Decimal(usd), date(2025, 10, 31))


@pytest.mark.parametrize(
    ("name", "usd", "approximate"),
    [
        ("qwen-image-edit-plus-2025-12-15", "0.03", False),
        ("qwen-image-edit-max-2026-01-16", "0.075", True),
        ("qwen-image-2.0", "0.035", True),
        ("qwen-image-2.0-pro-2026-04-22", "0.075", True),
    ],
)
def test_prices_after_the_document_by_id_and_alias(catalog: Catalog, name: str, usd: str, approximate: bool) -> None:
    price = catalog.price(name, "singapore")
    assert price is not None
    assert (price.usd, price.approximate) == (Decimal(usd), approximate)


def test_every_model_has_a_price_in_every_region(catalog: Catalog) -> None:
    for model in catalog.models:
        for region in catalog.regions:
            price = catalog.price(model.id, region.id)
            assert price is not None
            assert Decimal("0.01") < price.usd < 1
    assert catalog.price("qwen-image-edit", "frankfurt") is None
    assert catalog.price("qwen-image-3000", "singapore") is None


def test_the_newest_price_counts(catalog: Catalog) -> None:
    old, new = (
        Price("qwen-image-edit", "singapore", Decimal(usd), date(year, 1, 1)) for usd, year in ((9, 2020), (8, 2030))
    )
    changed = Catalog(catalog.service, catalog.inputs, catalog.models, catalog.regions, (new, *catalog.prices, old))
    assert changed.price("qwen-image-edit", "singapore") is new


def test_limits_of_the_document(catalog: Catalog) -> None:
    inputs, service = catalog.inputs, catalog.service
    assert inputs.max_images == 3
    assert (inputs.min_side, inputs.max_side) == (384, 3072)
    assert inputs.max_file_bytes == inputs.max_data_uri_bytes == 10 * 1024 * 1024
    assert inputs.mime_types == ("image/jpeg", "image/png", "image/bmp", "image/tiff", "image/webp")
    assert service.requests_per_second == 2
    assert service.max_seed == 2147483647
    assert service.link_lifetime_h == 24


def test_result_hosts_are_those_of_the_document(catalog: Catalog) -> None:
    cities = "beijing hangzhou shanghai wulanchabu zhangjiakou shenzhen heyuan chengdu guangzhou wulanchabu-acdr-1"
    assert [re.sub(r"^dashscope-result-[a-z0-9-]+\.oss-cn-", "", host) for host in catalog.service.result_hosts] == [
        f"{city}.aliyuncs.com" for city in cities.split()
    ]
    assert [host.split(".")[0].removeprefix("dashscope-result-") for host in catalog.service.result_hosts] == [
        *("bj", "hz", "sh", "wlcb", "zjk", "sz", "hy", "cd", "gz", "wlcb-acdr-1"),
    ]
