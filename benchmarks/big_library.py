"""Libraries of any size for benchmarks: real photographs as PNGs of 1–2 MB, each file a picture of its own.

The files of large libraries are hard links to a few dozen photographs; each has its own row, hash and thumbnail, so
that nothing but the pixels is shared.
"""

import hashlib
import os
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from sqlite3 import Connection

from PIL import Image, ImageEnhance, ImageOps

from qwen_studio.core.geometry import Size
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import JobInput
from qwen_studio.core.request import EditRequest, LinkImage
from qwen_studio.core.resources import resource_path
from qwen_studio.imaging.thumbnail import thumbnail
from qwen_studio.library import disk_rows, jobs, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.pictures import NewPicture
from qwen_studio.library.thumbnails import ThumbnailPack

SIZE = Size(1248, 832)
DISTINCT = 32
RARE = "umbrella"
RARE_CHINESE = "鲸"
_WORDS = (
    *("make", "the", "coat", "red", "and", "blue", "green", "sky", "old", "photo", "portrait", "of"),
    *("a", "woman", "in", "rain", "street", "night", "neon", "sign", "remove"),
)
_CHINESE = (
    *("把", "天空", "换成", "日落", "海边", "背景", "人物", "保持", "不变", "颜色"),
    *("去掉", "文字", "变成", "雪山", "夜晚", "增加", "一只", "猫", "在", "左边"),
)
_INPUT = LinkImage("https://example.com/photo.png")
_CHUNK = 1000


def make_photos(folder: Path) -> list[Path]:
    """Different photographs of one megapixel, made of the samples by crops, mirrors and tints."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = [
        Image.open(resource_path("samples", n)).convert("RGB") for n in ("coffee.png", "astronaut.png", "chelsea.png")
    ]
    made = []
    for number in range(DISTINCT):
        path = folder / f"photo-{number:02}.png"
        made.append(path)
        if path.exists():
            continue
        chance = random.Random(number)
        source = sources[number % len(sources)]
        zoom = chance.uniform(0.6, 1.0)
        size = (round(source.width * zoom), round(source.height * zoom * 0.9))
        left, top = chance.randrange(source.width - size[0] + 1), chance.randrange(source.height - size[1] + 1)
        photo = source.crop((left, top, left + size[0], top + size[1]))
        photo = ImageOps.fit(photo, SIZE, Image.Resampling.LANCZOS)
        if number % 2:
            photo = ImageOps.mirror(photo)
        photo = ImageEnhance.Color(photo).enhance(chance.uniform(0.3, 1.8))
        # The grain of a real camera; without it these files would have a third of the size.
        noise = Image.effect_noise(SIZE, 14).convert("L")
        photo = Image.blend(photo, Image.merge("RGB", (noise, noise, noise)), 0.04)
        photo.save(path, compress_level=6)
    return made


def make_folder(photos: list[Path], folder: Path, count: int) -> None:
    """A folder of so many files, for programs that know nothing of libraries."""
    folder.mkdir(parents=True)
    for number in range(count):
        os.link(photos[number % len(photos)], folder / f"{number:06}.png")


def make_distinct(photos: list[Path], folder: Path, count: int) -> None:
    """A folder of so many files, each a picture of its own: one pixel differs."""
    folder.mkdir(parents=True)
    opened = [Image.open(photo).convert("RGB") for photo in photos]
    for number in range(count):
        photo = opened[number % len(opened)]
        photo.putpixel((0, 0), (number % 256, number // 256 % 256, 90))
        photo.save(folder / f"{number:06}.png", compress_level=1)


def make_library(photos: list[Path], folder: Path, count: int) -> None:
    """A library of so many pictures, two to an edit, over six years; all thumbnails are there."""
    thumbnails = [thumbnail(Image.open(photo)) for photo in photos]
    database = Database(folder)
    pack = ThumbnailPack(folder)
    chance = random.Random(7)
    for first in range(0, count, _CHUNK):
        database.call(_enter, pack, photos, thumbnails, range(first, min(count, first + _CHUNK)), count, chance)
    database.close()


def _enter(
    c: Connection,
    pack: ThumbnailPack,
    photos: list[Path],
    thumbnails: list[bytes],
    numbers: range,
    count: int,
    chance: random.Random,
) -> None:
    folder = Path(c.execute("PRAGMA database_list").fetchone()["file"]).parent
    now = datetime.now(UTC)
    times = []
    for number in numbers:
        moment = now - timedelta(days=6 * 365) * ((count - number) / count)
        job_id = f"{number // 2:032x}"
        if number % 2 == 0:
            jobs.insert(
                c,
                _job(job_id, moment, _instruction(number, count, chance), number),
                [JobInput(1, "", "photo.png", _INPUT.url)],
            )
        path = f"pictures/{moment:%Y-%m}/{number:06}.png"
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        os.link(photos[number % len(photos)], file)
        content = hashlib.sha256(b"%d" % number).hexdigest()
        pack.put(c, content, thumbnails[number % len(thumbnails)])
        about = file.stat()
        picture = pictures.insert(
            c, NewPicture(job_id, number % 2, path, content, content, SIZE, about.st_size, moment)
        )
        times.append((about.st_mtime_ns, picture.id))
    # As after the first look of an earlier run.
    disk_rows.set_times(c, times)


def _instruction(number: int, count: int, chance: random.Random) -> str:
    words = chance.choices(_CHINESE if number % 6 == 0 else _WORDS, k=18)
    # The rare words stand in one old picture each, so that a search has to look at every other first.
    if number == count // 50 * 2:
        words.append(RARE)
    if number == count // 60 * 2:
        words.append(RARE_CHINESE)
    return ("" if number % 6 == 0 else " ").join(words)


def _job(job_id: str, moment: datetime, instruction: str, seed: int) -> Job:
    return Job(
        id=job_id,
        request=EditRequest((_INPUT,), instruction, "qwen-image-edit-plus", "singapore", n=2, seed=seed),
        state=JobState.DONE,
        created_at=moment,
        service="",
        demo=True,
        sent_at=moment,
        answered_at=moment,
        finished_at=moment,
        image_count=2,
    )
