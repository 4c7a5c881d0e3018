"""What edits cost, and the caps that the user sets."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from sqlite3 import Connection

from PySide6.QtCore import QObject, QTimer, Signal

from qwen_studio.core.catalog import Model, Region
from qwen_studio.core.job import Job
from qwen_studio.core.settings import CAPS, WHOLE_FILE
from qwen_studio.core.spend import Caps, Period, Spend, needed_for, sensible_cap
from qwen_studio.library import ledger
from qwen_studio.library.database import Database
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.service import Service
from qwen_studio.state.tasks import Tasks

_SETTINGS = dict(zip(Period, CAPS, strict=True))


@dataclass(frozen=True)
class CapInTheWay:
    """A cap that an edit would pass; a cap of `enough` would let it through, None where its price is not known."""

    period: Period
    cap: Decimal
    enough: Decimal | None


@dataclass(frozen=True)
class FreeImages:
    """How many of a model's free images in a region are left at most, by what this library knows."""

    region: Region
    model: str
    free: int
    left: int


class Spending(QObject):
    """Owner of the sums of today and this month, and of the caps; money in USD.

    Signals:
        changed(): a sum or a cap is other than before.
        months_read(list[date]): the first days of the months that have entries, newest first.
        month_read(date, list[LedgerLine]): the ledger of the month that was asked for, newest day first.
        free_images_read(list[FreeImages]): by region and model.
        exported(Path, int): a table was written, with that many rows.
        export_failed(StudioError): none was written.
    """

    changed = Signal()
    months_read = Signal(list)
    month_read = Signal(object, list)
    free_images_read = Signal(list)
    exported = Signal(object, int)
    export_failed = Signal(object)

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        preferences: Preferences,
        service: Service,
        parent: QObject | None = None,
        *,
        today: Callable[[], date] = lambda: datetime.now().astimezone().date(),
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._preferences = preferences
        self._service = service
        self._today = today
        self._counted_on: date | None = None
        self.spent = dict.fromkeys(Period, Spend())
        self.demo_today = Spend()
        # Many changes in a row, such as six results at once, are one recount.
        self._soon = QTimer(self, singleShot=True, interval=50)
        self._midnight = QTimer(self, singleShot=True)
        for timer in (self._soon, self._midnight):
            timer.timeout.connect(self._count)
        preferences.changed.connect(self._settings_changed)

    @property
    def caps(self) -> Caps:
        """The caps of the moment."""
        return self._preferences.settings.caps

    @property
    def caps_were_unreadable(self) -> bool:
        """Whether the file of the preferences may have held caps that this run does not know."""
        return bool({WHOLE_FILE, *CAPS} & set(self._preferences.unusable))

    def recount(self) -> None:
        """Count again soon."""
        if not self._soon.isActive():
            self._soon.start()

    def set_cap(self, period: Period, usd: Decimal | None) -> None:
        """The most that may be spent in such a period from now on; None for no cap."""
        self._preferences.change(**{_SETTINGS[period]: "" if usd is None else f"{usd:.2f}"})

    def give_way(self, found: CapInTheWay) -> None:
        """Raise that cap to what is enough, or take it away where no amount would be."""
        self.set_cap(found.period, found.enough)

    def in_way_of(self, job: Job) -> CapInTheWay | None:
        """The first cap that the job would pass if it were sent now."""
        cost = None if job.unit_price is None else job.unit_price * job.request.n
        return None if job.demo else self.in_the_way(cost)

    def in_the_way(self, cost: Decimal | None) -> CapInTheWay | None:
        """The first cap that an edit of that cost (None: not known) would pass, as far as is known now.

        Only for saying so beforehand: what holds is checked by the journal when the edit is sent.
        """
        if self._counted_on != self._today():
            self.recount()
            return None
        for period in Period:
            cap = self.caps.of(period)
            if cap is None:
                continue
            if cost is None:
                return CapInTheWay(period, cap, None)
            needed = needed_for(self.spent[period], cost)
            if needed > cap:
                return CapInTheWay(period, cap, sensible_cap(needed))
        return None

    def read_months(self) -> None:
        """Tell which months have entries."""
        self._tasks.deliver(self._database.submit(ledger.months), self.months_read.emit)

    def read_month(self, month: date) -> None:
        """Tell the ledger of the month that the day lies in."""
        self._tasks.deliver(
            self._database.submit(ledger.ledger, *Period.MONTH.days(month)),
            lambda lines: self.month_read.emit(month, lines),
        )

    def read_free_images(self, model: Model) -> None:
        """Tell what is left for every model that was used where the catalogue knows of free images.

        And for `model` in the present region, used or not.
        """
        wanted = (self._service.region.id, model.id)
        self._tasks.deliver(
            self._database.submit(ledger.images_made),
            lambda made: self.free_images_read.emit(self._free_images({wanted: 0, **made})),
        )

    def export(self, target: Path, month: date | None) -> None:
        """Write the jobs of that month, or all of them, as a table for other programs."""
        self._tasks.run(
            _export,
            self._database,
            target,
            month,
            done=lambda count: self.exported.emit(target, count),
            failed=self.export_failed.emit,
        )

    def _free_images(self, made: dict[tuple[str, str], int]) -> list[FreeImages]:
        catalog = self._service.catalog
        found = []
        for (region_id, model_id), count in sorted(made.items()):
            region = catalog.region(region_id)
            if region is not None and region.free_images and catalog.model(model_id) is not None:
                left = max(0, region.free_images - count)
                found.append(FreeImages(region, model_id, region.free_images, left))
        return found

    def _settings_changed(self, names: set[str]) -> None:
        if names & set(CAPS):
            self.changed.emit()

    def _count(self) -> None:
        self._tasks.deliver(self._database.submit(_sums, self._today()), self._take)

    def _take(self, sums: tuple[date, dict[Period, Spend], Spend]) -> None:
        before = self._counted_on, self.spent, self.demo_today
        self._counted_on, self.spent, self.demo_today = sums
        self._midnight.start(_ms_to_midnight())
        # Asked at every step of every edit, and nearly always as before.
        if sums != before:
            self.changed.emit()


def _ms_to_midnight() -> int:
    now = datetime.now().astimezone()
    midnight = datetime.combine(now.date() + timedelta(days=1), time()).astimezone()
    return int((midnight - now).total_seconds() * 1000) + 1000


def _sums(c: Connection, today: date) -> tuple[date, dict[Period, Spend], Spend]:
    spent = {period: ledger.spent(c, *period.days(today)) for period in Period}
    return today, spent, ledger.spent(c, *Period.DAY.days(today), demo=True)


def _export(database: Database, target: Path, month: date | None) -> int:
    from qwen_studio.jobs.ledger_export import export_ledger

    return export_ledger(database, target, month)
