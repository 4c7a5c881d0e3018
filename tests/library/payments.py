"""Jobs that cost something, written into a journal."""

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import JobInput
from qwen_studio.core.request import EditRequest, LinkImage
from qwen_studio.library import jobs
from qwen_studio.library.database import Database

LINK = LinkImage("https://example.com/fox.png")
PLUS = "qwen-image-edit-plus"


@dataclass
class Payments:
    """Enters jobs as they ended."""

    database: Database
    _ids: "itertools.count[int]" = field(default_factory=itertools.count)

    def pay(
        self,
        sent_at: datetime,
        *,
        state: JobState = JobState.DONE,
        n: int = 2,
        images: int | None = None,
        price: str | None = "0.03",
        region: str = "singapore",
        model: str = PLUS,
        demo: bool = False,
        request_id: str = "",
    ) -> Job:
        """A job that was sent then, with as many images as were asked for unless another number is given."""
        made = n if state in {JobState.DONE, JobState.EXPIRED} else 0
        job = Job(
            id=f"job{next(self._ids):05}",
            request=EditRequest((LINK,), "make it warm", model, region, n=n),
            state=state,
            created_at=sent_at,
            service="https://example.com",
            demo=demo,
            unit_price=None if price is None else Decimal(price),
            price_as_of=None if price is None else date(2025, 10, 31),
            sent_at=sent_at,
            request_id=request_id,
            image_count=made if images is None else images,
        )
        self.database.call(jobs.insert, job, [JobInput(1, "", "fox.png", LINK.url)])
        return job


def utc(*parts: int) -> datetime:
    """The moment in UTC."""
    year, month, day, hour, minute, second = (*parts, 0, 0, 0)[:6]
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
