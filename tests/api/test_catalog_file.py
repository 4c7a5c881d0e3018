"""A user's own catalogue adds to the built-in one, or is reported with file, key and reason."""

from decimal import Decimal
from pathlib import Path

import pytest

from qwen_studio.api.catalog_file import load_catalog
from qwen_studio.core.catalog import Catalog, Unit
from tests.api.conftest import ROOT

BUILTIN = ROOT / "resources" / "catalog.toml"
MODEL = """
[[models]]
id = "my-edit"
label = "mine"
max_results = 4
parameters = ["seed"]
instruction_limit = 1000
instruction_unit = "tokens"
negative_prompt_limit = 100
source = "me"
as_of = 2026-05-01
"""
REGION = """
[[regions]]
id = "frankfurt"
label = "Frankfurt"
base_url = "https://my-space.eu-central-1.maas.aliyuncs.com/api/v1"
keys_url = "https://example.com/keys"
usage_url = "https://example.com/usage"
free_images = 5
as_of = 2026-05-01
"""
PRICE = """
[[prices]]
model = "qwen-image-edit"
region = "singapore"
usd = "0.05"
as_of = 2026-05-01
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "catalog.toml"


def load(own: Path, text: str) -> Catalog:
    own.write_text(text, "utf-8")
    catalog, errors = load_catalog(BUILTIN, own)
    assert errors == []
    return catalog


def test_without_an_own_file_the_built_in_one_is_used(own: Path, catalog: Catalog) -> None:
    assert load_catalog(BUILTIN, None) == (catalog, [])
    assert load_catalog(BUILTIN, own) == (catalog, [])


def test_empty_file_changes_nothing(own: Path, catalog: Catalog) -> None:
    assert load(own, "") == catalog


def test_new_rows_are_added_after_the_built_in_ones(own: Path, catalog: Catalog) -> None:
    loaded = load(own, MODEL + REGION + PRICE.replace("qwen-image-edit", "my-edit").replace("singapore", "frankfurt"))
    assert loaded.models[:-1] == catalog.models
    assert (loaded.models[-1].id, loaded.models[-1].instruction_unit) == ("my-edit", Unit.TOKENS)
    assert loaded.regions[-1].id == "frankfurt"
    price = loaded.price("my-edit", "frankfurt")
    assert price is not None
    assert price.usd == Decimal("0.05")


def test_byte_order_mark_of_an_editor_is_no_mistake(own: Path) -> None:
    assert load(own, "\ufeff" + MODEL).model("my-edit") is not None


def test_row_with_a_known_id_replaces_it_in_its_place(own: Path, catalog: Catalog) -> None:
    loaded = load(own, MODEL.replace('"my-edit"', '"qwen-image-edit"') + PRICE)
    assert [m.id for m in loaded.models] == [m.id for m in catalog.models]
    model = loaded.model("qwen-image-edit")
    assert model is not None
    assert model.max_results == 4
    price = loaded.price("qwen-image-edit", "singapore")
    assert price is not None
    assert price.usd == Decimal("0.05")
    assert len(loaded.prices) == len(catalog.prices)
    assert loaded.price("qwen-image-edit", "beijing") == catalog.price("qwen-image-edit", "beijing")


def test_keys_of_service_and_inputs_override_one_by_one(own: Path, catalog: Catalog) -> None:
    loaded = load(own, '[service]\nrequests_per_second = 5\n[inputs]\nmime_types = ["image/png", "image/gif"]\n')
    assert loaded.service.requests_per_second == 5
    assert loaded.service.path == catalog.service.path
    assert loaded.inputs.mime_types == ("image/png", "image/gif")
    assert loaded.inputs.max_side == catalog.inputs.max_side


def test_size_rule_is_read(own: Path) -> None:
    text = MODEL.replace('["seed"]', '["size"]') + "size = { min_side = 64, max_side = 640 }\n"
    model = load(own, text).model("my-edit")
    assert model is not None
    assert model.size is not None
    assert (model.size.min_side, model.size.max_side, model.size.step) == (64, 640, 16)


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("models = [1\n= 2", "the file", "line 2"),
        ("\ufeff\x00", "the file", ""),
        ("colour = 1", "colour", "no such table"),
        ("[model]\n", "model", "no such table"),
        ("[models]\nid = 1\n", "models", "[[models]]"),
        ("models = [1]\n", "models", "[[models]]"),
        ("service = 1\n", "service", "table"),
        ("[service]\nrequest_per_second = 2\n", "service.request_per_second", "no such key"),
        ('[service]\nrequests_per_second = "many"\n', "service.requests_per_second", "integer"),
        ("[service]\nrequests_per_second = 0\n", "service.requests_per_second", "at least 1"),
        ('[service]\npath = "services"\n', "service.path", "/"),
        ('[service]\nerrors_url = "ftp://a"\n', "service.errors_url", "https://"),
        ("[inputs]\nmin_side = 4000\n", "inputs.max_side", "min_side"),
        ("[inputs]\nmax_images = 9\n", "inputs.max_images", "1 to 3"),
        ("[inputs]\nmax_data_uri_bytes = -1\n", "inputs.max_data_uri_bytes", "at least 1"),
        ('[inputs]\nmime_types = ["text/html"]\n', "inputs.mime_types", "image/png"),
        (MODEL.replace("max_results = 4", ""), "models.my-edit.max_results", "required"),
        (MODEL.replace('id = "my-edit"', ""), "models[1].id", "required"),
        (MODEL.replace("max_results = 4", "max_results = 0"), "models.my-edit.max_results", "at least 1"),
        (MODEL.replace('"seed"', '"sead"'), "models.my-edit.parameters", "sead"),
        (MODEL.replace('"seed"', '"size"'), "models.my-edit.size", "which"),
        (MODEL.replace('"tokens"', '"words"'), "models.my-edit.instruction_unit", "characters"),
        (MODEL.replace("2026-05-01", '"soon"'), "models.my-edit.as_of", "date"),
        (MODEL + "color = 1\n", "models.my-edit.color", "no such key"),
        (MODEL + "size = { min_side = 9, max_side = 8 }\n", "models.my-edit.size.max_side", "min_side"),
        (MODEL + "size = { min_side = 9, max_side = 10, max = 1 }\n", "models.my-edit.size.max", "no such key"),
        (REGION.replace("https://my-space", "http://my-space"), "regions.frankfurt.base_url", "https://"),
        (REGION.replace("https://example.com/keys", "javascript:x"), "regions.frankfurt.keys_url", "https://"),
        (REGION.replace("free_images = 5", "free_images = -5"), "regions.frankfurt.free_images", "at least 0"),
        (PRICE.replace('"0.05"', '"cheap"'), "prices[1].usd", "decimal"),
        (PRICE.replace('"0.05"', '"-1"'), "prices[1].usd", "0 or more"),
        (PRICE.replace('"0.05"', '"NaN"'), "prices[1].usd", ""),
        (PRICE.replace("singapore", "atlantis"), "prices.qwen-image-edit.atlantis", "no region"),
        (PRICE.replace("qwen-image-edit", "nope"), "prices.nope.singapore", "no model"),
    ],
)
def test_invalid_file_is_reported_and_not_used(own: Path, catalog: Catalog, text: str, key: str, reason: str) -> None:
    own.write_text(text, "utf-8")
    loaded, errors = load_catalog(BUILTIN, own)
    assert loaded == catalog
    assert (errors[0].file, errors[0].key) == (own, key)
    assert reason in errors[0].reason
    for part in (str(own), key, reason):
        assert part in str(errors[0])


def test_every_mistake_is_reported_at_once(own: Path) -> None:
    own.write_text(MODEL.replace("max_results = 4", 'max_results = "x"') + "odd = 1\n" + PRICE.replace("0.05", "x"))
    _, errors = load_catalog(BUILTIN, own)
    assert {error.key for error in errors} == {"models.my-edit.odd", "models.my-edit.max_results", "prices[1].usd"}


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a = " + b"[" * 10_000])
def test_file_that_is_no_text_is_reported(own: Path, catalog: Catalog, content: bytes) -> None:
    own.write_bytes(content)
    loaded, errors = load_catalog(BUILTIN, own)
    assert loaded == catalog
    assert [error.key for error in errors] == ["the file"]


def test_folder_in_place_of_the_file_is_reported(own: Path, catalog: Catalog) -> None:
    own.mkdir()
    loaded, errors = load_catalog(BUILTIN, own)
    assert loaded == catalog
    assert [error.key for error in errors] == ["the file"]


def test_built_in_catalogue_keeps_its_own_rules(own: Path, catalog: Catalog) -> None:
    # The shipped file is not validated at start, so it is here: read as if it were a user's.
    own.write_bytes(BUILTIN.read_bytes())
    loaded, errors = load_catalog(BUILTIN, own)
    assert errors == []
    assert loaded == catalog


def test_hosts_of_results_are_added_to_the_known_ones(own: Path, catalog: Catalog) -> None:
    loaded = load(own, '[service]\nresult_hosts = ["cdn.example.net"]\nresult_host_suffixes = [".example.com"]\n')
    assert loaded.service.result_hosts == (*catalog.service.result_hosts, "cdn.example.net")
    assert loaded.service.result_host_suffixes == (".aliyuncs.com", ".example.com")


@pytest.mark.parametrize("suffix", ["", ".", ".com", "example.com", "*.example.com", ".Example.com", ".a b.com", 5])
def test_suffix_that_lets_too_much_through_is_refused(own: Path, catalog: Catalog, suffix: object) -> None:
    own.write_text(f"[service]\nresult_host_suffixes = [{suffix!r}]\n", "utf-8")
    loaded, problems = load_catalog(BUILTIN, own)
    assert loaded == catalog
    assert [problem.key.startswith("service.result_host_suffixes") for problem in problems] == [True]


@pytest.mark.parametrize("host", ["", "https://a.example", "a.example/x", "10.0.0.1", "A.example"])
def test_result_host_that_is_none_is_refused(own: Path, host: str) -> None:
    own.write_text(f"[service]\nresult_hosts = [{host!r}]\n", "utf-8")
    _, problems = load_catalog(BUILTIN, own)
    assert [problem.key for problem in problems] == ["service.result_hosts"]
