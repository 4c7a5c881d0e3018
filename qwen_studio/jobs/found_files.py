"""What a file of the library tells about itself, without any row."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from qwen_studio.core.errors import LibraryError, PictureError
from qwen_studio.core.geometry import Size
from qwen_studio.core.story import STORY_KEYWORD, Story, story_from_json
from qwen_studio.imaging.decode import decode, describe
from qwen_studio.imaging.metadata import content_hash, file_sha256, read_texts
from qwen_studio.imaging.thumbnail import THUMBNAIL_SIDE, thumbnail
from qwen_studio.imaging.verify import verify_result
from qwen_studio.library.files import TRASH, LibraryFiles


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

    @property
    def trashed(self) -> bool:
        """Whether it lies in the library's trash."""
        return PurePosixPath(self.path).parts[0] == TRASH


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

    found: FoundResult | FoundOriginal
    thumbnail: bytes


def story_in(path: Path) -> Story | None:
    """The story that the file tells, if it tells one."""
    return story_from_json(read_texts(path).get(STORY_KEYWORD, ""))


def read_result(files: LibraryFiles, relative: str) -> Read | LeftAlone:
    """The result in the file; any thread."""
    try:
        path = _ordinary(files, relative)
        story = story_in(path)
        if story is None:
            return LeftAlone(relative, "It does not tell that Qwen Studio made it.")
        verified = verify_result(path)
        content = content_hash(path)
        status = path.stat()
        found = FoundResult(
            path=relative,
            job_key=_job_key(story),
            index=story.index,
            content_hash=content,
            file_sha256=file_sha256(path),
            size=verified.size,
            file_bytes=status.st_size,
            flag=verified.flag,
            created_at=datetime.fromisoformat(story.created_at),
            file_changed_at=datetime.fromtimestamp(max(0, status.st_ctime), UTC),
            changed=story.content_hash not in {"", content},
        )
    except (PictureError, LibraryError) as error:
        return LeftAlone(relative, error.message)
    except OSError as error:
        return LeftAlone(relative, f"It cannot be read: {error.strerror}.")
    return Read(found, verified.thumbnail)


def read_original(files: LibraryFiles, relative: str) -> Read | LeftAlone:
    """The input in the file, which is named by its content; any thread."""
    try:
        path = _ordinary(files, relative)
        content = content_hash(path)
        if PurePosixPath(relative).stem != content:
            return LeftAlone(relative, "Its content is not what its name says, so it is damaged or not an input.")
        info = describe(path)
        changed_at = datetime.fromtimestamp(max(0, path.stat().st_mtime), UTC)
        found = FoundOriginal(relative, content, info.size, info.file_bytes, changed_at)
        return Read(found, thumbnail(decode(path, max_side=2 * THUMBNAIL_SIDE)))
    except (PictureError, LibraryError) as error:
        return LeftAlone(relative, error.message)
    except OSError as error:
        return LeftAlone(relative, f"It cannot be read: {error.strerror}.")


def _ordinary(files: LibraryFiles, relative: str) -> Path:
    try:
        relative.encode()
    except UnicodeEncodeError as error:
        raise LibraryError("Its name is not readable text, so it cannot be entered.") from error
    return files.absolute(relative)


def _job_key(story: Story) -> bytes:
    told = (
        *(story.job_id, story.instruction, story.negative_prompt, story.model, story.region, story.n, story.seed),
        *(story.watermark, story.prompt_extend, story.size, story.demo, story.unit_price, story.inputs),
    )
    return hashlib.sha256(repr(told).encode(errors="backslashreplace")).digest()[:16]
