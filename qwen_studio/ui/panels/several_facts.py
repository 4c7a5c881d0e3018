"""What several chosen pictures have in common."""

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.geometry import Size
from qwen_studio.library.common_facts import Common, CommonFacts
from qwen_studio.ui.cost_words import cost_text
from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.panels.detail_row import DetailRow
from qwen_studio.ui.panels.text_box import TextBox
from qwen_studio.ui.punctuation import named
from qwen_studio.ui.theme import Theme


class SeveralFacts(QWidget):
    """Values that all of them share, and "mixed" where they differ."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._instruction = TextBox(self.tr("Instruction"))
        self._avoid = TextBox(self.tr("Avoid"))
        self._rows = {
            "model": DetailRow(theme, self.tr("Model")),
            "seed": DetailRow(theme, self.tr("Seed")),
            "size": DetailRow(theme, self.tr("Size")),
            "made": DetailRow(theme, self.tr("Made")),
            "cost": DetailRow(theme, self.tr("Cost")),
            "region": DetailRow(theme, self.tr("Region")),
            "bytes": DetailRow(theme, self.tr("File size")),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._instruction, self._avoid, *self._rows.values()):
            column.addWidget(widget)

    def show_facts(self, facts: CommonFacts, catalog: Catalog) -> None:
        """Shows what they have in common."""
        shared = facts.shared
        self._instruction.set_text(self._text(shared["instruction"]))
        self._avoid.set_text(self._text(shared["negative_prompt"]))
        values = {
            "model": self._text(shared["model"]),
            "seed": self._seed(facts),
            "size": self._size(shared["size"]),
            "made": self._days(facts),
            "cost": self._cost(facts),
            "region": self._region(facts, catalog),
            "bytes": bytes_text(facts.file_bytes),
        }
        for name, value in values.items():
            self._rows[name].set_value(value)

    def value(self, row: str) -> str:
        """What stands in that row, such as "seed"."""
        return self._rows[row].value()

    def as_text(self) -> str:
        """Everything that is shown, line by line."""
        texts = [box.text() for box in (self._instruction, self._avoid) if box.text()]
        return "\n".join([*texts, *(named(row.name, row.value()) for row in self._rows.values() if row.value())])

    def _text(self, common: Common) -> str:
        if common.mixed:
            return self.tr("mixed")
        return "" if common.value is None else str(common.value)

    def _seed(self, facts: CommonFacts) -> str:
        seed = facts.shared["seed"]
        # Without a number, those made here had one by chance, and of the others none is known.
        if seed.mixed or seed.value is not None or facts.imported == facts.count:
            return self._text(seed)
        return self.tr("mixed") if facts.imported else self.tr("random")

    def _size(self, common: Common) -> str:
        if not isinstance(common.value, tuple):
            return self._text(common)
        # What was never read has none.
        return str(Size(*common.value)) if any(common.value) else ""

    def _cost(self, facts: CommonFacts) -> str:
        paid = facts.count - facts.demo - facts.imported
        if not paid and facts.demo and facts.imported:
            return self.tr("mixed")
        return cost_text(facts.cost, demo=facts.demo == facts.count, imported=facts.imported == facts.count)

    def _region(self, facts: CommonFacts, catalog: Catalog) -> str:
        if facts.demo:
            return self.tr("demo on this computer") if facts.demo == facts.count else self.tr("mixed")
        known = catalog.region(str(facts.shared["region"].value))
        return self._text(facts.shared["region"]) if known is None else known.name

    def _days(self, facts: CommonFacts) -> str:
        first, last = (moment.astimezone().date() for moment in (facts.first, facts.last))
        days = dict.fromkeys(
            QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
            for day in (first, last)
        )
        return " – ".join(days)
