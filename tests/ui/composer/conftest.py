"""A real composer with a real library in a folder of its own, and the panel that shows it."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from qwen_studio.api.credentials import KeyStore
from qwen_studio.core.catalog import Catalog, catalog_from_tables
from qwen_studio.core.spend import Period
from qwen_studio.jobs.connection import Connections
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.composer import Composer
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.service import Service
from qwen_studio.state.slots import SlotState
from qwen_studio.state.spending import Spending
from qwen_studio.state.tasks import Tasks
from qwen_studio.ui.composer.panel import USUAL_WIDTH, ComposerPanel
from qwen_studio.ui.theme import Theme
from tests.library.payments import Payments

RESOURCES = Path(__file__).parents[3] / "resources"


@dataclass
class FileChooser:
    """Answers in place of the native file dialog, as a user who picks `answer`."""

    answer: list[Path] = field(default_factory=list)
    asked: int = 0

    def __call__(self, over: QWidget) -> list[Path]:
        self.asked += 1
        return self.answer


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, "dark")


@pytest.fixture
def samples() -> Path:
    """The folder of sample photos."""
    return RESOURCES / "samples"


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    """The built-in catalogue."""
    return catalog_from_tables(tomllib.loads((RESOURCES / "catalog.toml").read_text(encoding="utf-8")))


@pytest.fixture
def service(tasks: Tasks, tmp_path: Path, catalog: Catalog) -> Iterator[Service]:
    connections = Connections(lambda: catalog, KeyStore({}), EmbeddedSandbox())
    yield Service(tasks, Preferences(tmp_path / "settings.json"), catalog, [], connections)
    connections.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library")
    yield database
    database.close()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "composer.json")


@pytest.fixture
def spending(tasks: Tasks, service: Service, database: Database, preferences: Preferences) -> Spending:
    return Spending(tasks, database, preferences, service)


@pytest.fixture
def spent(qtbot: QtBot, spending: Spending, database: Database, service: Service) -> Spending:
    """$4.90 is spent today, the cap is $5, and edits go to Singapore."""
    service.use_region("singapore")
    Payments(database).pay(datetime.now(UTC), n=1, price="4.90")
    spending.set_cap(Period.DAY, Decimal(5))
    spending.recount()
    # A count that had begun before the payment may end first.
    qtbot.waitUntil(lambda: spending.spent[Period.DAY].usd == Decimal("4.90"))
    return spending


@pytest.fixture
def composer(tasks: Tasks, service: Service, database: Database, preferences: Preferences, tmp_path: Path) -> Composer:
    return Composer(
        tasks,
        service,
        preferences,
        database,
        LibraryFiles(tmp_path / "library"),
        tmp_path / "cache",
    )


@pytest.fixture
def chooser() -> FileChooser:
    return FileChooser()


@pytest.fixture
def panel(
    qtbot: QtBot, composer: Composer, service: Service, spending: Spending, theme: Theme, chooser: FileChooser
) -> ComposerPanel:
    """The panel as the Edit page shows it, with the keyboard."""
    panel = ComposerPanel(composer, service, spending, theme, chooser)
    qtbot.addWidget(panel)
    panel.resize(USUAL_WIDTH, 794)
    panel.show()
    qtbot.waitExposed(panel)
    panel.activateWindow()
    return panel


@pytest.fixture
def settled(qtbot: QtBot, composer: Composer) -> Callable[[], None]:
    """Waits until every picture is known to be bad, or has been prepared as it will be sent."""

    def is_settled() -> bool:
        return all(
            slot.state in {SlotState.EMPTY, SlotState.BAD} or slot.sent_size is not None for slot in composer.slots
        )

    return lambda: qtbot.waitUntil(is_settled)


@pytest.fixture
def words(panel: ComposerPanel) -> Callable[[], str]:
    """Everything that labels in view say."""
    return lambda: "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def red(tmp_path: Path) -> Path:
    path = tmp_path / "red.png"
    Image.new("RGB", (640, 480), (250, 20, 20)).save(path)
    return path


@pytest.fixture
def blue(tmp_path: Path) -> Path:
    path = tmp_path / "blue.png"
    Image.new("RGB", (480, 640), (20, 20, 250)).save(path)
    return path
