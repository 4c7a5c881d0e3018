"""Sums, caps and free images as the window knows them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from qwen_studio.api.catalog_file import load_catalog
from qwen_studio.api.credentials import KeyStore
from qwen_studio.core.job import JobState
from qwen_studio.core.resources import resource_path
from qwen_studio.core.settings import Settings, read_settings
from qwen_studio.core.spend import LedgerLine, Period, Spend
from qwen_studio.jobs.connection import Connections
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox
from qwen_studio.library.database import Database
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.service import Service
from qwen_studio.state.spending import CapInTheWay, FreeImages, Spending
from qwen_studio.state.tasks import Tasks
from tests.library.payments import PLUS, Payments, utc

NOW = utc(2026, 11, 22, 12)
TODAY = date(2026, 11, 22)


class World:
    """A library, its settings, and a clock that the test turns."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.today = TODAY
        self.tasks = Tasks()
        self.database = Database(folder / "library")
        self.settings_file = folder / "settings.json"
        self.payments = Payments(self.database)
        catalog, _ = load_catalog(resource_path("catalog.toml"), None)
        self.connections = Connections(lambda: catalog, KeyStore({}), EmbeddedSandbox())
        self.preferences = Preferences(self.settings_file)
        self.service = Service(self.tasks, self.preferences, catalog, [], self.connections)
        self.spending = Spending(self.tasks, self.database, self.preferences, self.service, today=lambda: self.today)

    def counted(self) -> Spending:
        """The sums, counted now."""
        with self.qtbot.waitSignal(self.spending.changed):
            self.spending.recount()
        return self.spending

    def told(self, signal: SignalInstance, ask: Callable[[], object]) -> list[object]:
        """What the signal tells when asked."""
        with self.qtbot.waitSignal(signal) as waiting:
            ask()
        return list(waiting.args or [])

    def close(self) -> None:
        self.preferences.save()
        self.tasks.close()
        self.connections.close()
        self.database.close()


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, time_zone: Callable[[str], None]) -> Iterator[World]:
    time_zone("UTC")
    world = World(tmp_path, qtbot)
    yield world
    world.close()


def test_today_and_this_month_are_counted_apart_and_without_the_demo(world: World) -> None:
    world.payments.pay(NOW)
    world.payments.pay(NOW, state=JobState.UNKNOWN, n=4)
    world.payments.pay(NOW, demo=True, n=5)
    world.payments.pay(NOW - timedelta(days=3), n=6)
    world.payments.pay(NOW - timedelta(days=30), n=6)

    spending = world.counted()

    assert spending.spent[Period.DAY] == Spend(2, 2, Decimal("0.06"), unknown_usd=Decimal("0.12"))
    assert spending.spent[Period.MONTH] == Spend(3, 8, Decimal("0.24"), unknown_usd=Decimal("0.12"))
    assert spending.demo_today == Spend(1, 5)


def test_caps_are_kept_in_the_settings(world: World) -> None:
    with world.qtbot.waitSignal(world.spending.changed):
        world.spending.set_cap(Period.DAY, Decimal(5))
    world.spending.set_cap(Period.MONTH, Decimal("60.5"))
    world.preferences.save()
    assert read_settings(world.settings_file) == (Settings(cap_day_usd="5.00", cap_month_usd="60.50"), [])
    world.spending.set_cap(Period.MONTH, None)
    assert (world.spending.caps.day, world.spending.caps.month) == (Decimal("5.00"), None)


def test_it_says_beforehand_which_cap_an_edit_would_pass_and_what_would_be_enough(world: World) -> None:
    world.payments.pay(NOW, price="4.90", n=1)
    world.payments.pay(NOW - timedelta(days=2), price="14", n=1)
    world.spending.set_cap(Period.DAY, Decimal(5))
    world.spending.set_cap(Period.MONTH, Decimal("18.95"))
    spending = world.counted()

    assert spending.in_the_way(Decimal("0.05")) is None
    assert spending.in_the_way(Decimal("0.06")) == CapInTheWay(Period.MONTH, Decimal("18.95"), Decimal(19))
    over = spending.in_the_way(Decimal("0.18"))
    assert over == CapInTheWay(Period.DAY, Decimal(5), Decimal(6))

    spending.give_way(over)
    assert spending.caps.day == 6
    assert spending.in_the_way(Decimal("0.18")) == CapInTheWay(Period.MONTH, Decimal("18.95"), Decimal(20))
    assert spending.in_the_way(None) == CapInTheWay(Period.DAY, Decimal(6), None)


def test_a_job_is_measured_by_its_own_price_and_the_demo_never(world: World) -> None:
    world.spending.set_cap(Period.DAY, Decimal("0.10"))
    spending = world.counted()
    job = world.payments.pay(NOW, state=JobState.NOT_SENT, n=4)
    assert spending.in_way_of(job) == CapInTheWay(Period.DAY, Decimal("0.10"), Decimal("0.50"))
    assert spending.in_way_of(replace(job, demo=True)) is None
    assert spending.in_way_of(replace(job, unit_price=Decimal("0.02"))) is None


def test_sums_of_yesterday_are_in_nobodys_way_today(world: World) -> None:
    world.payments.pay(NOW, price="5", n=1)
    world.spending.set_cap(Period.DAY, Decimal(5))
    spending = world.counted()
    assert spending.in_the_way(Decimal("0.03")) is not None

    world.today = TODAY + timedelta(days=1)
    with world.qtbot.waitSignal(spending.changed):
        assert spending.in_the_way(Decimal("0.03")) is None
    assert spending.spent[Period.DAY] == Spend()


def test_the_ledger_of_a_month_and_the_months_that_have_one(world: World) -> None:
    world.payments.pay(NOW)
    world.payments.pay(utc(2026, 10, 5))
    spending = world.spending
    assert world.told(spending.months_read, spending.read_months) == [[date(2026, 11, 1), date(2026, 10, 1)]]
    day = date(2026, 10, 31)
    assert world.told(spending.month_read, lambda: spending.read_month(day)) == [
        day,
        [LedgerLine(date(2026, 10, 5), "singapore", PLUS, demo=False, spend=Spend(1, 2, Decimal("0.06")))],
    ]


def test_free_images_count_down_for_each_model_where_the_catalogue_knows_of_some(world: World) -> None:
    world.payments.pay(NOW, n=6)
    world.payments.pay(NOW - timedelta(days=300), n=6)
    world.payments.pay(NOW, model="qwen-image-edit", n=150)
    world.payments.pay(NOW, region="beijing", n=6)
    world.payments.pay(NOW, demo=True, n=6)
    world.payments.pay(NOW, model="of-my-own", n=6)
    catalog = world.service.catalog
    singapore, maximal = catalog.region("singapore"), catalog.model("qwen-image-edit-max")
    assert singapore is not None
    assert maximal is not None

    (free,) = world.told(world.spending.free_images_read, lambda: world.spending.read_free_images(maximal))

    assert free == [
        FreeImages(singapore, "qwen-image-edit", 100, 0),
        FreeImages(singapore, "qwen-image-edit-max", 100, 100),
        FreeImages(singapore, PLUS, 100, 88),
    ]


def test_an_export_says_how_many_rows_it_has_or_why_there_is_none(world: World, tmp_path: Path) -> None:
    world.payments.pay(NOW)
    target, spending = tmp_path / "spending.csv", world.spending

    assert world.told(spending.exported, lambda: spending.export(target, None)) == [target, 1]
    assert target.read_bytes().startswith(b"\xef\xbb\xbfSent,")

    nowhere = tmp_path / "gone" / "spending.csv"
    (error,) = world.told(spending.export_failed, lambda: spending.export(nowhere, TODAY))
    assert "its folder is not there" in str(error)


@pytest.mark.parametrize(
    ("content", "unreadable"), [('{"cap_day_usd": "five"}', True), ("garbage", True), ('{"theme": "pink"}', False)]
)
def test_caps_that_could_not_be_read_are_not_taken_for_none(
    world: World, tmp_path: Path, content: str, *, unreadable: bool
) -> None:
    file = tmp_path / "other.json"
    file.write_text(content, encoding="utf-8")
    spending = Spending(world.tasks, world.database, Preferences(file), world.service)
    assert spending.caps_were_unreadable is unreadable


def test_the_days_are_those_of_this_machine(world: World) -> None:
    spending = Spending(world.tasks, world.database, world.preferences, world.service)
    world.payments.pay(datetime.now(UTC), n=3)
    with world.qtbot.waitSignal(spending.changed):
        spending.recount()
    assert spending.spent[Period.DAY].images == 3


def test_sums_that_are_as_before_are_no_news(world: World) -> None:
    with world.qtbot.waitSignal(world.spending.changed):
        world.spending.recount()
    changes: list[None] = []
    world.spending.changed.connect(lambda: changes.append(None))
    world.spending.recount()
    world.qtbot.wait(300)
    assert not changes
