"""What the library is told about a result's file."""

from datetime import datetime
from pathlib import Path

from qwen_studio.core.job import Job
from qwen_studio.imaging.metadata import content_hash, file_sha256
from qwen_studio.imaging.verify import VerifiedResult
from qwen_studio.library.pictures import NewPicture


def described(
    job: Job, index: int, file: Path, path: str, verified: VerifiedResult, created_at: datetime
) -> NewPicture:
    """Result `index` of the job, whose content is that of `file` and whose place in the library is `path`."""
    return NewPicture(
        job_id=job.id,
        index=index,
        path=path,
        content_hash=content_hash(file),
        file_sha256=file_sha256(file),
        size=verified.size,
        file_bytes=file.stat().st_size,
        created_at=created_at,
        flag=verified.flag,
    )
