"""What the service offers: models, regions, prices and limits, as dated data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TypeVar

from qwen_studio.core.language import marked, translate

_T = TypeVar("_T")


class Unit(Enum):
    """What a text limit counts."""

    CHARACTERS = "characters"
    TOKENS = "tokens"


@dataclass(frozen=True)
class SizeRule:
    """Which output sizes a model accepts, in pixels; both sides are multiples of `step`."""

    min_side: int
    max_side: int
    step: int = 16
    min_area: int = 0
    max_area: int | None = None


@dataclass(frozen=True)
class Model:
    """One model of the service. `parameters` names what may be sent to it beside `n`."""

    id: str
    label: str
    max_results: int
    parameters: tuple[str, ...]
    instruction_limit: int
    instruction_unit: Unit
    negative_prompt_limit: int
    source: str
    as_of: date
    aliases: tuple[str, ...] = ()
    size: SizeRule | None = None
    usual_s: float = 20.0

    def supports(self, parameter: str) -> bool:
        """Whether the parameter may be sent to this model."""
        return parameter in self.parameters


REGION_LABELS = (marked("core", "Singapore"), marked("core", "Beijing"))
"""Of the regions that come with the program; a region of the user's own is called as they call it."""


@dataclass(frozen=True)
class Region:
    """One region: its endpoint, and the pages a user needs. Keys of one region fail in every other.

    `code` is the name that the service has for it in addresses, such as "ap-southeast-1".
    """

    id: str
    label: str
    base_url: str
    keys_url: str
    usage_url: str
    free_images: int
    as_of: date
    code: str = ""

    @property
    def name(self) -> str:
        """What people call the region, in their own language."""
        return translate("core", self.label)


@dataclass(frozen=True)
class Price:
    """USD per generated picture of one model in one region, as published on `as_of`."""

    model: str
    region: str
    usd: Decimal
    as_of: date
    approximate: bool = False


@dataclass(frozen=True)
class InputLimits:
    """What the service accepts as an input picture; sides in pixels."""

    max_images: int
    min_side: int
    max_side: int
    max_file_bytes: int
    max_data_uri_bytes: int
    mime_types: tuple[str, ...]


@dataclass(frozen=True)
class ServiceRules:
    """Limits that hold for every model, and pages that every region shares.

    Results come from `result_hosts` and from hosts under one of `result_host_suffixes`, which begin with a point.
    `workspace_url` is the base URL of a workspace's own endpoint, with {workspace} and {region} to be filled in.
    """

    path: str
    requests_per_second: int
    max_seed: int
    link_lifetime_h: int
    errors_url: str
    result_hosts: tuple[str, ...]
    result_host_suffixes: tuple[str, ...]
    workspace_url: str = ""


@dataclass(frozen=True)
class Catalog:
    """Everything the service is known to offer."""

    service: ServiceRules
    inputs: InputLimits
    models: tuple[Model, ...]
    regions: tuple[Region, ...]
    prices: tuple[Price, ...] = field(default=())

    def model(self, model_id: str) -> Model | None:
        """The model of this id or alias."""
        return next((m for m in self.models if model_id == m.id or model_id in m.aliases), None)

    def region(self, region_id: str) -> Region | None:
        """The region of this id."""
        return next((r for r in self.regions if r.id == region_id), None)

    def region_called(self, name: str) -> str:
        """The id of the region that a person typed, whatever the case of its letters; `name` itself where none is."""
        if self.region(name) is not None:
            return name
        return next((r.id for r in self.regions if r.id.casefold() == name.casefold()), name)

    def price(self, model_id: str, region_id: str) -> Price | None:
        """The newest known price per picture, or None where none is published."""
        model = self.model(model_id)
        ids = {model_id} if model is None else {model.id, *model.aliases}
        known = [p for p in self.prices if p.model in ids and p.region == region_id]
        return max(known, key=lambda p: p.as_of, default=None)


def catalog_from_tables(tables: Mapping[str, object]) -> Catalog:
    """The catalogue that the shipped file's tables describe.

    For data that has been validated before: the shipped file by the tests, a user's own by `api.catalog_file`.
    """
    return Catalog(
        service=_build(ServiceRules, tables["service"]),
        inputs=_build(InputLimits, tables["inputs"]),
        models=tuple(_model(row) for row in _rows(tables["models"])),
        regions=tuple(_build(Region, row) for row in _rows(tables["regions"])),
        prices=tuple(_price(row) for row in _rows(tables["prices"])),
    )


def _rows(value: object) -> list[dict[str, object]]:
    assert isinstance(value, list)  # noqa: S101 - the file is validated before
    return value


def _build(kind: type[_T], row: object) -> _T:
    assert isinstance(row, dict)  # noqa: S101 - the file is validated before
    return kind(**{key: tuple(v) if isinstance(v, list) else v for key, v in row.items()})


def _model(row: dict[str, object]) -> Model:
    size = row.get("size")
    return _build(
        Model,
        row
        | {
            "instruction_unit": Unit(row["instruction_unit"]),
            "size": None if size is None else _build(SizeRule, size),
        },
    )


def _price(row: dict[str, object]) -> Price:
    return _build(Price, row | {"usd": Decimal(str(row["usd"]))})
