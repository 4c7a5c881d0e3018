"""The one tree of errors, as it is drawn and as it reads."""

import inspect
import re
from pathlib import Path

from qwen_studio.core import errors
from qwen_studio.core.errors import (
    Cancelled,
    CatalogError,
    OutcomeUnknown,
    RequestError,
    ServiceError,
    StudioError,
)


def test_the_drawn_tree_is_the_real_one() -> None:
    assert errors.__doc__ is not None
    drawn: list[tuple[str, str]] = []
    path: list[str] = []
    for line in errors.__doc__.splitlines()[2:]:
        name = re.search(r"[A-Z]\w+", line)
        assert name is not None
        depth = name.start() // 4
        path = [*path[:depth], name[0]]
        if depth:
            drawn.append((name[0], path[depth - 1]))
    real = [
        (name, kind.__bases__[0].__name__)
        for name, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, StudioError) and kind is not StudioError
    ]
    assert sorted(drawn) == sorted(real)


def test_an_error_reads_as_what_is_wrong_and_what_to_do() -> None:
    assert str(StudioError("It is full.", next_step="Make room.")) == "It is full. Make room."
    assert str(StudioError("It is full.")) == "It is full."
    assert str(Cancelled()) == "Stopped before it was sent. Nothing was charged."


def test_errors_carry_what_support_and_the_form_need() -> None:
    assert RequestError("seed", "The seed is too large.").field == "seed"
    assert OutcomeUnknown("No answer came.", request_id="r-1").request_id == "r-1"
    catalog = CatalogError(Path("my.toml"), "models[2].id", "it is empty")
    assert str(catalog) == (
        "my.toml is not a valid catalogue: models[2].id: it is empty. "
        "The built-in catalogue is used until the file is corrected."
    )
    refusal = ServiceError(
        "No.", next_step="Wait.", code="Throttling", service_message="slow down", request_id="r-2", status=429
    )
    assert (refusal.code, refusal.request_id, refusal.status, refusal.retry_after_s) == ("Throttling", "r-2", 429, None)
