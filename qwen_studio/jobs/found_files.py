"""What a file of the library tells about itself, without any row."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.core.language import translate
from qwen_studio.core.marks import MARKS_KEYWORD, Marks, marks_from_json
from qwen_studio.core.story import STORY_KEYWORD, Story, story_from_json
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.foreign_text import foreign_text
from qwen_studio.imaging.metadata import content_hash, file_sha256, hashes_of, read_texts
from qwen_studio.imaging.taken import taken_at
from qwen_studio.imaging.thumbnail import THUMBNAIL_SIDE, thumbnail
from qwen_studio.imaging.verify import verify_result
from qwen_studio.library.files import TRASH, LibraryFiles, is_import

_LAST_MOMENT_S = datetime(9998, 1, 1, tzinfo=UTC).timestamp()


@dataclass(frozen=True, slots=True)
class FoundResult:
    """A whole result with its story. Small, because there may be very many.

    `job_key` is the same for files whose stories tell of the same job in the same words. `changed`: it is not the
    picture that the story was written for.
    """

    path: str
    job_key: bytes
    index: int
    content_hash: str
    file_sha256: str
    size: Size
    file_bytes: int
    flag: str
    created_at: datetime
    file_changed_at: datetime
    changed: bool
    reference: str = ""
    marks: Marks | None = None

    @property
    def trashed(self) -> bool:
        """Whether it lies in the library's trash."""
        return self.path.startswith(f"{TRASH}/")

    @property
    def imported(self) -> bool:
        """Whether it was not made in this library, as its place tells."""
        return bool(self.reference) or is_import(self.path)


@dataclass(frozen=True, slots=True)
class FoundImport:
    """A picture from outside that tells no story. It lies at `path` in the library, or stays at `reference`."""

    path: str
    content_hash: str
    file_sha256: str
    size: Size
    file_bytes: int
    file_mtime_ns: int
    created_at: datetime
    file_changed_at: datetime
    prompt: str
    negative_prompt: str
    marks: Marks | None = None
    reference: str = ""

    @property
    def trashed(self) -> bool:
        """Whether it lies in the library's trash."""
        return self.path.startswith(f"{TRASH}/")


@dataclass(frozen=True, slots=True)
class FoundOriginal:
    """A whole input."""

    path: str
    content_hash: str
    size: Size
    file_bytes: int
    file_changed_at: datetime


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """A file that was not entered, and why, for a person."""

    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read, with its thumbnail."""

    found: FoundResult | FoundImport | FoundOriginal
    thumbnail: bytes


def story_in(path: Path) -> Story | None:
    """The story that the file tells, if it tells one."""
    return _story_of(read_texts(path))


def read_result(files: LibraryFiles, relative: str) -> Read | LeftAlone:
    """The result in the file; any thread."""
    try:
        path = _ordinary(files, relative)
        texts = read_texts(path)
        if _story_of(texts) is None and not is_import(relative):
            return LeftAlone(relative, translate("jobs", "It does not tell that Qwen Studio made it."))
        found, small = _read(path, texts, lambda: hashes_of(path))
    except (PictureError, LibraryError) as error:
        return LeftAlone(relative, error.message)
    except OSError as error:
        return LeftAlone(relative, translate("jobs", "It cannot be read: {reason}.").format(reason=error.strerror))
    return Read(replace(found, path=relative), small)


def read_from_outside(path: Path, hashes: tuple[str, str]) -> tuple[FoundResult | FoundImport, bytes]:
    """The picture in a file whose `imaging.metadata.hashes_of` are known, without its place, and its thumbnail.

    Raises:
        PictureError: it is not a readable picture.
        OSError: it is gone.
    """
    return _read(path, read_texts(path), lambda: hashes)


def _read(
    path: Path, texts: Mapping[str, str], hashes: Callable[[], tuple[str, str]]
) -> tuple[FoundResult | FoundImport, bytes]:
    story = _story_of(texts)
    return _read_import(path, hashes(), texts) if story is None else _read_result(path, story, texts)


def _story_of(texts: Mapping[str, str]) -> Story | None:
    return story_from_json(texts.get(STORY_KEYWORD, ""))


def _marks_of(texts: Mapping[str, str]) -> Marks | None:
    """What people said of the picture, as far as its file tells that."""
    return marks_from_json(texts.get(MARKS_KEYWORD, ""))


def read_picture(path: Path) -> tuple[Size, bytes]:
    """The size of the upright picture, and its thumbnail, once all of it was decoded.

    Raises:
        PictureError: it is not a readable picture.
    """
    # Straight to its size: a second step would take a tenth of the time that decoding does.
    return describe(path).size, thumbnail(decode(path, max_side=THUMBNAIL_SIDE))


def _read_result(path: Path, story: Story, texts: Mapping[str, str]) -> tuple[FoundResult, bytes]:
    verified = verify_result(path)
    content = content_hash(path)
    status = path.stat()
    found = FoundResult(
        path="",
        job_key=_job_key(story),
        index=story.index,
        content_hash=content,
        file_sha256=file_sha256(path),
        size=verified.size,
        file_bytes=status.st_size,
        flag=verified.flag,
        created_at=datetime.fromisoformat(story.created_at),
        file_changed_at=moment_at(status.st_ctime),
        changed=story.content_hash not in {"", content},
        marks=_marks_of(texts),
    )
    return found, verified.thumbnail


def _read_import(path: Path, hashes: tuple[str, str], texts: Mapping[str, str]) -> tuple[FoundImport, bytes]:
    size, small = read_picture(path)
    told = foreign_text(path, texts)
    status = path.stat()
    found = FoundImport(
        path="",
        content_hash=hashes[0],
        file_sha256=hashes[1],
        size=size,
        file_bytes=status.st_size,
        file_mtime_ns=status.st_mtime_ns,
        created_at=taken_at(path) or moment_at(status.st_mtime),
        file_changed_at=moment_at(status.st_ctime),
        prompt="" if told is None else told.prompt,
        negative_prompt="" if told is None else told.negative_prompt,
        marks=_marks_of(texts),
    )
    return found, small


def read_original(files: LibraryFiles, relative: str) -> Read | LeftAlone:
    """The input in the file, which is named by its content; any thread."""
    try:
        path = _ordinary(files, relative)
        content = content_hash(path)
        if PurePosixPath(relative).stem != content:
            return LeftAlone(
                relative, translate("jobs", "Its content is not what its name says, so it is damaged or not an input.")
            )
        info = describe(path)
        changed_at = moment_at(path.stat().st_mtime)
        found = FoundOriginal(relative, content, info.size, info.file_bytes, changed_at)
        return Read(found, thumbnail(decode(path, max_side=2 * THUMBNAIL_SIDE)))
    except (PictureError, LibraryError) as error:
        return LeftAlone(relative, error.message)
    except OSError as error:
        return LeftAlone(relative, translate("jobs", "It cannot be read: {reason}.").format(reason=error.strerror))


def _ordinary(files: LibraryFiles, relative: str) -> Path:
    try:
        relative.encode()
    except UnicodeEncodeError as error:
        raise LibraryError(translate("jobs", "Its name is not readable text, so it cannot be entered.")) from error
    return files.absolute(relative)


def moment_at(seconds: float) -> datetime:
    """The moment that a file system tells; drives hold times of before and far after the calendar."""
    return datetime.fromtimestamp(min(max(0, seconds), _LAST_MOMENT_S), UTC)


def _job_key(story: Story) -> bytes:
    told = (
        *(story.job_id, story.instruction, story.negative_prompt, story.model, story.region, story.n, story.seed),
        *(story.watermark, story.prompt_extend, story.size, story.demo, story.unit_price, story.inputs),
    )
    return hashlib.sha256(repr(told).encode(errors="backslashreplace")).digest()[:16]
