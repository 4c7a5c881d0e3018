"""What the details of a picture say, row by row."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, QObject

from qwen_studio.core.catalog import Catalog
from qwen_studio.core.naming import printable
from qwen_studio.core.picture import Picture, PictureDetails
from qwen_studio.core.trouble import Trouble
from qwen_studio.ui.cost_words import cost_text
from qwen_studio.ui.figures import bytes_text, seconds_text
from qwen_studio.ui.punctuation import beside
from qwen_studio.ui.wear import WEARS_FROM


class DetailWords(QObject):
    """One line for each row; dates and numbers as the user's language writes them."""

    def rows(self, details: PictureDetails, catalog: Catalog, file: Path) -> dict[str, str]:
        """What stands in each row, by its key; empty where there is nothing to say. `file` is the picture's."""
        return {
            "model": details.model,
            "seed": self.seed(details),
            "size": self.size(details),
            "expected": self.expected_size(details),
            "remark": self.remark(details.picture),
            "generation": self.generation(details),
            "made": self.made(details),
            "cost": cost_text(details.cost, demo=details.demo, imported=details.imported),
            "price": self.price_of(details),
            "region": self.region(details, catalog),
            "request": details.request_id,
            "file": printable(file.name),
            "folder": printable(str(file.parent)),
            "bytes": bytes_text(details.picture.file_bytes),
            "sha256": details.picture.file_sha256,
        }

    def generation(self, details: PictureDetails) -> str:
        """How many edits lie between the original and the picture, and from when on that shows."""
        if details.generation < WEARS_FROM:
            return str(details.generation or "")
        return self.tr("{number}, each loses a little quality").format(number=details.generation)

    def seed(self, details: PictureDetails) -> str:
        """The seed; an imported picture has one only where its story tells it."""
        if details.seed is None:
            return "" if details.imported else self.tr("random")
        return str(details.seed)

    def size(self, details: PictureDetails) -> str:
        """The real size, and whether it is the expected one."""
        real = details.picture.size
        if not details.picture.was_read:
            return ""
        return self.tr("{size}, as expected").format(size=real) if real == details.expected_size else str(real)

    def expected_size(self, details: PictureDetails) -> str:
        """The size that was foretold, where the real one is another."""
        expected = details.expected_size
        return "" if expected is None or expected == details.picture.size else str(expected)

    def remark(self, picture: Picture) -> str:
        """What is odd about the picture itself."""
        if picture.missing_since is not None:
            days = self.tr("today {time}"), self.tr("yesterday {time}")
            return self.tr("file missing since {moment}").format(moment=self._moment(picture.missing_since, *days))
        words = {
            Trouble.EMPTY: self.tr("empty file"),
            Trouble.UNREADABLE: self.tr("file cannot be read"),
            Trouble.NO_PICTURE: self.tr("not a picture"),
            Trouble.DAMAGED: self.tr("damaged file"),
            Trouble.TOO_LARGE: self.tr("too large to be shown"),
            Trouble.CHANGED: self.tr("edited by another program"),
        }
        return next((told for word, told in words.items() if word == picture.trouble), self._flag(picture))

    def _flag(self, picture: Picture) -> str:
        return self.tr("all black") if picture.flag else ""

    def made(self, details: PictureDetails) -> str:
        """Today 10:52, 21 s."""
        moment = self._moment(details.picture.created_at, self.tr("Today {time}"), self.tr("Yesterday {time}"))
        return moment if details.duration_s is None else beside(moment, seconds_text(details.duration_s))

    def _moment(self, moment: datetime, today_at: str, yesterday_at: str) -> str:
        local = moment.astimezone()
        today = datetime.now(UTC).astimezone().date()
        time = f"{local:%H:%M}"
        days = {today: today_at, today - timedelta(days=1): yesterday_at}
        day = QLocale().toString(QDate(local.year, local.month, local.day), QLocale.FormatType.ShortFormat)
        return days.get(local.date(), f"{day} {{time}}").format(time=time)

    def price_of(self, details: PictureDetails) -> str:
        """The day on which the price was published."""
        return "" if details.price_as_of is None else details.price_as_of.isoformat()

    def region(self, details: PictureDetails, catalog: Catalog) -> str:
        """Where the service stood that made it."""
        if details.demo:
            return self.tr("demo on this computer")
        known = catalog.region(details.region)
        return details.region if known is None else known.name
