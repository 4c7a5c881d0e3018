"""Entering what a library's files tell, and files whose story is another than it was."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest, FileImage
from qwen_studio.core.story import STORY_KEYWORD, Story, story_from_json
from qwen_studio.imaging.metadata import add_text, read_texts
from qwen_studio.jobs.rebuilding import Added, add_files
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library import lineage
from qwen_studio.library.database import Database
from qwen_studio.library.listing import ListedJob, all_jobs, all_pictures
from qwen_studio.sandbox.server import SandboxServer
from tests.jobs.watching import do_edit

OpenLibrary = Callable[..., Workshop]


@pytest.fixture
def sandbox() -> Iterator[SandboxServer]:
    """A sandbox that loses no time with painting or pace."""
    with SandboxServer(quick=True, requests_per_second=None) as server:
        yield server


def add(workshop: Workshop) -> Added:
    return add_files(workshop.database, workshop.files, workshop.thumbnails, lambda *_: None, CancelToken())


def pictures_in(database: Database) -> list[Picture]:
    """All pictures, without their row numbers."""
    return [replace(picture, id=0) for picture in all_pictures(database)]


def jobs_in(database: Database) -> list[ListedJob]:
    """All jobs, without what only a journal knows."""
    return [
        replace(listed, job=replace(listed.job, answered_at=None, finished_at=None, service=""))
        for listed in all_jobs(database)
    ]


def families_in(database: Database) -> list[list[tuple[str, int, str, str]]]:
    """The family of each picture."""
    trees = [database.call(lineage.tree_of, picture.content_hash) for picture in all_pictures(database)]
    return [[(node.title, node.depth, node.job_id, node.parent) for node in tree.nodes()] for tree in trees]


def edited(workshop: Workshop, picture: Picture, instruction: str, **changes: Any) -> Job:
    """An edit of a picture of the library."""
    image = FileImage(workshop.files.absolute(picture.path), "from the gallery.png")
    request = EditRequest((image,), instruction, "qwen-image-edit-plus", "singapore", **changes)
    job, _ = do_edit(workshop, request)
    assert job.state is JobState.DONE
    return job


def rows_of(workshop: Workshop, *tables: str) -> list[list[tuple[object, ...]]]:
    return [workshop.database.call(_rows_of_table, table) for table in tables]


def _rows_of_table(c: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in c.execute(f"SELECT * FROM {table}")]  # noqa: S608 - own names


def lose_database(folder: Path) -> None:
    for file in folder.glob("library.sqlite*"):
        file.unlink()


def rewrite_story(source: Path, target: Path, **changes: object) -> Path:
    """A copy of a result that tells something else."""
    told = json.loads(read_texts(source)[STORY_KEYWORD])
    target.parent.mkdir(parents=True, exist_ok=True)
    add_text(source, target, {STORY_KEYWORD: json.dumps({**told, **changes}, ensure_ascii=True)})
    return target


def painted(source: Path, target: Path, colour: str, **changes: object) -> Path:
    """Another picture with the story of a result."""
    told = json.loads(read_texts(source)[STORY_KEYWORD])
    bare = target.with_suffix(".bare")
    Image.new("RGB", (64, 48), colour).save(bare, "PNG")
    add_text(bare, target, {STORY_KEYWORD: json.dumps({**told, **changes})})
    bare.unlink()
    return target


def told_by(path: Path) -> Story:
    story = story_from_json(read_texts(path)[STORY_KEYWORD])
    assert story is not None
    return story
