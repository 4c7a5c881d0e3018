"""A library like that of somebody who has worked with the program for weeks: some hundred pictures in chains.

The pictures are made of the samples alone, by what a few lines of Pillow can do to a photograph.
"""

import hashlib
import random
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from chinese_words import said
from filled_looks import LOOKS, SCENES, Look, Scene, reframed
from PIL import Image

from qwen_studio.core.geometry import Size
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import JobInput, Original
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.imaging.metadata import content_hash, hashes_of
from qwen_studio.imaging.thumbnail import thumbnail
from qwen_studio.library import albums, jobs, originals, pictures, saved_searches, search, tags
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.pictures import NewPicture
from qwen_studio.library.search import GalleryFilter
from qwen_studio.library.thumbnails import ThumbnailPack

REGION = "singapore"
SERVICE = "https://dashscope-intl.aliyuncs.com/api/v1"
PRICES_AS_OF = date(2025, 12, 15)
MODELS = {
    "qwen-image-edit-plus": (Decimal("0.03"), 26),
    "qwen-image-edit-max": (Decimal("0.075"), 48),
    "qwen-image-edit": (Decimal("0.045"), 21),
}
"""Of each model what a picture costs, in USD, and how many seconds it takes."""
DAYS = 17
ALBUMS = {
    "Cats for Anna": GalleryFilter(tags=("cat",), rating=3),
    "Postcards": GalleryFilter(tags=("print",)),
    "Deep sky": GalleryFilter(tags=("sky",)),
    "雪山": GalleryFilter(text="雪山"),
}
SEARCHES = {
    "Best portraits": GalleryFilter(tags=("portrait",), rating=4),
    "Golden hour": GalleryFilter(text="golden hour"),
    "Night, to print": GalleryFilter(text="night", favourites=True),
}
NOTES = ("For the kitchen wall, 30 × 40 cm", "Anna likes this one", "Try again with a lower horizon")


@dataclass(frozen=True)
class _Made:
    """A picture that is there, to be worked on."""

    photo: Image.Image
    content_hash: str
    name: str


@dataclass
class _Worker:
    """Somebody who edits photographs, on one day after the other; the same each time."""

    database: Database
    language: str
    chance: random.Random = field(default_factory=lambda: random.Random(11))  # noqa: S311 - no secret
    count: int = 0

    def work(self, days: int) -> None:
        """Sit down for one to three photographs on most days, until now."""
        now = datetime.now(UTC)
        for ago in range(days, -1, -1):
            if ago > 1 and self.chance.random() < 0.35:
                continue
            moment = now - timedelta(days=ago, minutes=self.chance.randint(100, 130))
            for scene in self.chance.sample(
                SCENES, self.chance.randint(2, 3) if ago < 2 else self.chance.randint(1, 3)
            ):
                moment = self._sit_down(scene, moment)

    def _sit_down(self, scene: Scene, moment: datetime) -> datetime:
        """Try several looks on one photograph, some of them on what came out before; when it is done."""
        begun = self._bring_in(scene, moment)
        given = begun
        for look in self.chance.sample(LOOKS, self.chance.randint(3, 5)):
            results = self._edit(scene, look, given, moment)
            moment += timedelta(minutes=self.chance.choice((1, 2, 3, 5)))
            # What came out well is worked on; from everything else the way leads back to the photograph.
            given = self.chance.choice(results) if look.leads_on and self.chance.random() < 0.4 else begun
        return moment + timedelta(minutes=4)

    def _bring_in(self, scene: Scene, moment: datetime) -> _Made:
        """Put a photograph into the first slot: the library keeps it."""
        photo = scene.photo()
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / self._said(scene.name)
            photo.save(source, quality=92)
            content, file_bytes = content_hash(source), source.stat().st_size
            path = LibraryFiles(self.database.folder).keep_original(source, content, source.name)
        original = Original(content, source.name, path, Size(*photo.size), file_bytes, moment)
        self.database.call(originals.insert, original)
        self.database.call(ThumbnailPack(self.database.folder).put, content, thumbnail(photo))
        return _Made(photo, content, source.name)

    def _edit(self, scene: Scene, look: Look, given: _Made, moment: datetime) -> list[_Made]:
        """One edit with all its results, which differ a little, as those of different seeds do."""
        self.count += 1
        model = self.chance.choices(list(MODELS), (6, 3, 1))[0]
        n = 1 if model == "qwen-image-edit" else self.chance.choice((1, 2, 2, 3))
        price, seconds = MODELS[model]
        took = timedelta(seconds=seconds * self.chance.uniform(0.8, 1.4))
        job = Job(
            id=hashlib.sha256(f"edit {self.count}".encode()).hexdigest()[:32],
            request=EditRequest(
                (FileImage(Path(given.name), given.name),),
                self._said(look.instruction).format(what=self._said(scene.what)),
                model,
                REGION,
                n,
                negative_prompt=self._said("low resolution, blurred") if self.chance.random() < 0.3 else "",
                seed=self.chance.randint(1, 2**31 - 1),
            ),
            state=JobState.DONE,
            created_at=moment,
            service=SERVICE,
            demo=False,
            unit_price=price,
            price_as_of=PRICES_AS_OF,
            sent_at=moment,
            answered_at=moment + took,
            finished_at=moment + took,
            request_id=f"{self.chance.getrandbits(128):032x}",
            image_count=n,
        )
        self.database.call(jobs.insert, job, [JobInput(1, given.content_hash, given.name)])
        return [self._keep(job, scene, look, given, index) for index in range(n)]

    def _keep(self, job: Job, scene: Scene, look: Look, given: _Made, index: int) -> _Made:
        photo = look.on(reframed(given.photo, self.chance) if index else given.photo, self.chance)
        files = LibraryFiles(self.database.folder)
        partial = files.new_partial()
        photo.save(partial, "PNG", compress_level=1)
        content, sha256 = hashes_of(partial)
        file_bytes = partial.stat().st_size
        done = job.finished_at or job.created_at
        path = files.adopt_picture(
            partial, created_at=done, instruction=job.request.instruction, job_id=job.id, index=index
        )
        self.database.call(ThumbnailPack(self.database.folder).put, content, thumbnail(photo))
        new = NewPicture(job.id, index, path, content, sha256, Size(*photo.size), file_bytes, done)
        self._mark([self.database.call(pictures.insert, new).id], scene, look)
        return _Made(photo, content, Path(path).name)

    def _mark(self, ids: list[int], scene: Scene, look: Look) -> None:
        """Say what is thought of the picture, if anything is."""
        self.database.call(tags.add, ids, [self._said(tag) for tag in (*scene.tags, *look.tags)])
        self.database.call(pictures.set_rating, ids, self.chance.choices(range(6), (8, 1, 2, 4, 3, 2))[0])
        if self.chance.random() < 1 / 8:
            self.database.call(pictures.set_favourite, ids, favourite=True)
        if self.chance.random() < 1 / 9:
            self.database.call(pictures.set_note, ids, self._said(self.chance.choice(NOTES)))

    def _said(self, text: str) -> str:
        return said(text, self.language)


def fill_library(folder: Path, language: str, days: int = DAYS) -> None:
    """Make a library in this folder in which somebody of that language has worked for so many days, until now."""
    database = Database(folder)
    _Worker(database, language).work(days)
    for name, wanted in ALBUMS.items():
        found = database.call(search.find_ids, _in_words(wanted, language))
        database.call(albums.add, database.call(albums.create, said(name, language)), found)
    for name, wanted in SEARCHES.items():
        database.call(saved_searches.save, said(name, language), _in_words(wanted, language))
    database.close()


def _in_words(wanted: GalleryFilter, language: str) -> GalleryFilter:
    return replace(wanted, text=said(wanted.text, language), tags=tuple(said(tag, language) for tag in wanted.tags))
