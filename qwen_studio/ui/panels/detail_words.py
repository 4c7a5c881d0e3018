"""What the details of a picture say, row by row."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QObject

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.picture import PictureDetails
from qwen_studio.ui.figures import seconds_text, usd_text


class DetailWords(QObject):
    """One line for each row; dates and numbers as the user's language writes them."""

    def seed(self, details: PictureDetails) -> str:
        return self.tr("random") if details.seed is None else str(details.seed)

    def size(self, details: PictureDetails) -> str:
        """The real size, and whether it is the expected one."""
        real = details.picture.size
        return self.tr("{size}, as expected").format(size=real) if real == details.expected_size else str(real)

    def expected_size(self, details: PictureDetails) -> str:
        """The size that was foretold, where the real one is another."""
        expected = details.expected_size
        return "" if expected is None or expected == details.picture.size else str(expected)

    def remark(self, details: PictureDetails) -> str:
        """What is odd about the picture itself."""
        return self.tr("all black") if details.picture.flag else ""

    def made(self, details: PictureDetails) -> str:
        """Today 10:52, 21 s."""
        local = details.picture.created_at.astimezone()
        today = datetime.now(UTC).astimezone().date()
        time = f"{local:%H:%M}"
        days = {today: self.tr("Today {time}"), today - timedelta(days=1): self.tr("Yesterday {time}")}
        day = QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat)
        moment = days.get(local.date(), f"{day} {{time}}").format(time=time)
        return moment if details.duration_s is None else f"{moment}, {seconds_text(details.duration_s)}"

    def cost(self, details: PictureDetails) -> str:
        if details.demo:
            return self.tr("free demo")
        return self.tr("unknown") if details.cost is None else usd_text(details.cost)

    def price_of(self, details: PictureDetails) -> str:
        """The day on which the price was published."""
        return "" if details.price_as_of is None else details.price_as_of.isoformat()

    def region(self, details: PictureDetails, catalog: Catalog) -> str:
        if details.demo:
            return self.tr("demo on this computer")
        known = catalog.region(details.region)
        return details.region if known is None else known.label
