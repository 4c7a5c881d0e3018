"""Puts the collaborators of an edit together; the window and the command line both start here."""

import logging
from collections.abc import Callable
from pathlib import Path

from qwen_studio.api.client import Client
from qwen_studio.api.download import Downloader
from qwen_studio.api.pacing import Pacer
from qwen_studio.core.catalog import Catalog
from qwen_studio.core.errors import LibraryError
from qwen_studio.core.language import translate
from qwen_studio.core.private_files import make_private_folder
from qwen_studio.core.spend import Caps
from qwen_studio.imaging.prepared import trim
from qwen_studio.jobs.connection import Connections
from qwen_studio.jobs.workshop import Workshop
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.library.spare_answers import SpareAnswers
from qwen_studio.library.thumbnails import ThumbnailPack

log = logging.getLogger(__name__)


def open_workshop(
    *,
    database: Database,
    files: LibraryFiles,
    thumbnails: ThumbnailPack,
    connections: Connections,
    catalog: Callable[[], Catalog],
    cache: Path,
    waits_for_room: bool = True,
    caps: Callable[[], Caps] = Caps,
) -> Workshop:
    """The workshop over an open library; for worker threads, because it loads httpx and Pillow.

    Raises:
        LibraryError: there is no place for prepared pictures.
    """
    prepared = cache / "prepared"
    try:
        make_private_folder(prepared)
    except OSError as error:
        raise LibraryError(
            translate("jobs", "The folder {prepared} for prepared pictures cannot be made: {reason}.").format(
                prepared=prepared, reason=error.strerror
            ),
            next_step=translate("jobs", "Check the rights of the folder, and that its drive has room."),
        ) from error
    trim(prepared)
    try:
        files.clean_partials()
    except LibraryError as error:
        log.info("What an earlier run left unfinished stays: %s", error.message)
    return Workshop(
        database=database,
        files=files,
        spare_answers=SpareAnswers(database.folder),
        thumbnails=thumbnails,
        connections=connections,
        catalog=catalog,
        cache=prepared,
        client=Client(network=connections.network_now),
        downloader=Downloader(network=connections.network_now),
        pacer=Pacer(catalog().service.requests_per_second),
        waits_for_room=waits_for_room,
        caps=caps,
    )
