"""The catalogue: the shipped one, and what a user's own file adds to it."""

import tomllib
from collections.abc import Callable, Hashable
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, TypeVar

from qwen_studio.core.catalog import (
    Catalog,
    InputLimits,
    Model,
    Price,
    Region,
    ServiceRules,
    SizeRule,
    catalog_from_tables,
)
from qwen_studio.core.errors import CatalogError

_TABLES = ("service", "inputs", "models", "regions", "prices")
_Row = TypeVar("_Row", Model, Region, Price)
_Table = TypeVar("_Table", ServiceRules, InputLimits)
_Value = TypeVar("_Value", bound=Model | Region | Price | ServiceRules | InputLimits)


def load_catalog(builtin: Path, user: Path | None) -> tuple[Catalog, list[CatalogError]]:
    """The built-in catalogue with the user's additions, and what is wrong with those; if anything is, none is used.

    In the user's file a row with the id of a built-in one replaces it, any other is new, and the keys of `[service]`
    and `[inputs]` override, but for hosts of results, which are added. Prices are known by their model and region.
    """
    with builtin.open("rb") as file:
        catalog = catalog_from_tables(tomllib.load(file))
    if user is None or not user.exists():
        return catalog, []
    try:
        return _with_additions(catalog, _read(user)), []
    except _InvalidError as invalid:
        return catalog, [CatalogError(user, key, reason) for key, reason in invalid.found]


class _InvalidError(Exception):
    """Everything that is wrong with a file, as pairs of key and reason."""

    def __init__(self, found: list[tuple[str, str]]) -> None:
        super().__init__(found)
        self.found = found


def _read(file: Path) -> dict[str, Any]:
    try:
        tables = tomllib.loads(file.read_text("utf-8-sig"))  # an editor may put a byte order mark before it
    except OSError as error:
        raise _InvalidError([("the file", f"it cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise _InvalidError([("the file", "it is not text in UTF-8")]) from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise _InvalidError([("the file", _decapitalized(str(error)))]) from None
    unknown = sorted(tables.keys() - set(_TABLES))
    if unknown:
        raise _InvalidError([(name, f"there is no such table; there are {', '.join(_TABLES)}") for name in unknown])
    return tables


def _with_additions(catalog: Catalog, tables: dict[str, Any]) -> Catalog:
    reader = _Reader()
    added = Catalog(
        service=_with_known_hosts(catalog.service, reader.table("service", ServiceRules, catalog.service, tables)),
        inputs=reader.table("inputs", InputLimits, catalog.inputs, tables),
        models=_merged(catalog.models, reader.rows("models", Model, tables), lambda m: m.id),
        regions=_merged(catalog.regions, reader.rows("regions", Region, tables), lambda r: r.id),
        prices=_merged(catalog.prices, reader.rows("prices", Price, tables), lambda p: (p.model, p.region)),
    )
    from qwen_studio.api.catalog_rules import broken_rules_of_prices

    reader.found += broken_rules_of_prices(added)
    if reader.found:
        raise _InvalidError(reader.found)
    return added


def _with_known_hosts(known: ServiceRules, own: ServiceRules) -> ServiceRules:
    """The user's rules; a list of hosts that forgets one must not cost a paid picture."""
    return replace(
        own,
        result_hosts=tuple(dict.fromkeys((*known.result_hosts, *own.result_hosts))),
        result_host_suffixes=tuple(dict.fromkeys((*known.result_host_suffixes, *own.result_host_suffixes))),
    )


def _merged(known: tuple[_Row, ...], own: list[_Row], identity: Callable[[_Row], Hashable]) -> tuple[_Row, ...]:
    by_id = {identity(row): row for row in known} | {identity(row): row for row in own}
    return tuple(by_id.values())


class _Reader:
    """Makes core's values from tables, and keeps what is wrong with them."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []

    def table(self, name: str, kind: type[_Table], known: _Table, tables: dict[str, Any]) -> _Table:
        """The known value with the keys that the table overrides."""
        if name not in tables:
            return known
        own = tables[name]
        if not isinstance(own, dict):
            self.found.append((name, "it must be a table"))
            return known
        return self._value(name, kind, asdict(known) | own) or known

    def rows(self, name: str, kind: type[_Row], tables: dict[str, Any]) -> list[_Row]:
        """The values of all rows that are sound."""
        rows = tables.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.found.append((name, f"it must be rows that begin with [[{name}]]"))
            return []
        values = [self._value(_name_of(name, number, row), kind, row) for number, row in enumerate(rows, 1)]
        return [value for value in values if value is not None]

    def _value(self, place: str, kind: type[_Value], row: dict[str, Any]) -> _Value | None:
        from pydantic import TypeAdapter, ValidationError

        found = [(f"{place}.{key}", "there is no such key") for key in _unknown_keys(kind, row)]
        value = None
        try:
            value = TypeAdapter(kind).validate_python(row)
            from qwen_studio.api.catalog_rules import broken_rules

            found += [(f"{place}.{key}", reason) for key, reason in broken_rules(value)]
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                key = ".".join((place, *map(str, problem["loc"])))
                found.append((key, _decapitalized(problem["msg"])))
        self.found += found
        return None if found else value


def _name_of(table: str, number: int, row: dict[str, Any]) -> str:
    """How a person finds the row: by its id, or its place."""
    name = row.get("id")
    return f"{table}.{name}" if isinstance(name, str) and name else f"{table}[{number}]"


def _unknown_keys(kind: type[Any], row: dict[str, Any]) -> list[str]:
    unknown = sorted(row.keys() - {field.name for field in fields(kind)})
    size = row.get("size")
    if kind is Model and isinstance(size, dict):
        unknown += [f"size.{key}" for key in _unknown_keys(SizeRule, size)]
    return unknown


def _decapitalized(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
