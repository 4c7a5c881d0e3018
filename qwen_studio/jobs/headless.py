"""Edits without a window."""

import logging
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from qwen_studio.api.catalog_file import load_catalog
from qwen_studio.api.credentials import KeyStore
from qwen_studio.core.accounts import Account, account_in_use, accounts_in
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import InputError
from qwen_studio.core.job import Job, JobState
from qwen_studio.core.language import translate
from qwen_studio.core.naming import new_id
from qwen_studio.core.network import network_set_by
from qwen_studio.core.picture import Picture
from qwen_studio.core.request import EditRequest
from qwen_studio.core.resources import resource_path
from qwen_studio.core.settings import CAPS, WHOLE_FILE, read_settings
from qwen_studio.core.spend import Caps
from qwen_studio.jobs.connection import Connections
from qwen_studio.jobs.edit import Edit
from qwen_studio.jobs.embedded_sandbox import EmbeddedSandbox
from qwen_studio.jobs.open_library import OpenLibrary
from qwen_studio.jobs.opening import open_workshop
from qwen_studio.library import hosts, pictures
from qwen_studio.library.places import find_places

log = logging.getLogger(__name__)


class HeadlessStudio:
    """The library and the way to the service, for one command. `say` is told what happens to the library as it opens.

    Raises:
        LibraryError: the library cannot be opened, or there is none and none is to be made.
    """

    def __init__(
        self, library: str = "", base_url: str = "", *, say: Callable[[str], None] = log.info, make_library: bool = True
    ) -> None:
        places = find_places(library)
        self._settings_file = places.settings_file
        self.catalog, self.catalog_problems = load_catalog(resource_path("catalog.toml"), places.user_catalog)
        self.library = OpenLibrary(places.library, say, make=make_library)
        self._connections = Connections(
            catalog=lambda: self.catalog,
            keys=KeyStore(os.environ),
            sandbox=EmbeddedSandbox(latency_s=0.5),
            base_url_override=base_url,
        )
        settings, _ = read_settings(places.settings_file)
        self._chosen_account = settings.account
        self._connections.accounts = accounts_in(
            settings.accounts, settings.account_workspaces, settings.account_addresses
        )
        self._connections.network = network_set_by(settings.proxy, settings.proxy_address, settings.ca_file)
        self._connections.login_in_keyring = settings.proxy_login
        try:
            self.workshop = open_workshop(
                database=self.library.database,
                files=self.library.files,
                thumbnails=self.library.thumbnails,
                connections=self._connections,
                catalog=lambda: self.catalog,
                cache=places.cache,
            )
        except BaseException:
            self.library.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.workshop.close()
        self._connections.close()
        try:
            self.library.back_up()
        finally:
            self.library.close()

    def path(self, picture: Picture) -> Path:
        """Where the picture's file lies."""
        return self.library.files.of(picture)

    def allow_hosts(self, names: Iterable[str]) -> None:
        """Let results be fetched from these hosts, now and later."""
        for name in names:
            self.library.database.call(hosts.allow, name, datetime.now(UTC))

    def edit(
        self, request: EditRequest, *, demo: bool, progress: Callable[[str], None], over_cap: bool = False
    ) -> tuple[Job, list[Picture]]:
        """Do one edit to its end; the job as it ended, and its results in the order of the answer.

        Ctrl+C stops it where it was not sent yet; once it was, the answer is waited for, because it is paid for. The
        spending caps of the window hold here too, unless the edit may go `over_cap`.

        Raises:
            InputError: there may be a cap, but nobody can read it.
        """
        limits = Caps() if demo or over_cap else _caps_in(self._settings_file)
        price = self.catalog.price(request.model, request.region)
        account = self._account_for(request.region)
        job = Job(
            id=new_id(),
            request=request,
            state=JobState.WAITING,
            created_at=datetime.now(UTC),
            service="" if demo else self._connections.base_url(request.region, account),
            demo=demo,
            unit_price=None if price is None else price.usd,
            price_as_of=None if price is None else price.as_of,
        )
        cancel = CancelToken()
        workshop = replace(self.workshop, caps=lambda: limits)
        edit = Edit(job, workshop, _Progress(progress), cancel, account_id=account.id)
        # On a thread of its own, because an interrupt must not tear an edit apart that may be paid for.
        with ThreadPoolExecutor(1) as worker:
            future = worker.submit(edit.run)
            while not future.done():
                try:
                    wait([future])
                except KeyboardInterrupt:
                    cancel.cancel()
                    progress("Stopping, unless it was sent already; an answer that is paid for is waited for")
        ended = future.result()
        return ended, self.library.database.call(pictures.of_job, ended.id)

    def _account_for(self, region_id: str) -> Account:
        """The account that is in use in the window; the first where the environment brings the key for that."""
        if self._connections.keys.is_told_by_environment:
            return self._connections.account(region_id, region_id)
        return account_in_use(list(self._connections.accounts), region_id, self._chosen_account)


def _caps_in(settings_file: Path) -> Caps:
    settings, unusable = read_settings(settings_file)
    if {WHOLE_FILE, *CAPS} & set(unusable):
        raise InputError(
            translate("jobs", "The spending caps in {settings_file} cannot be read, so they could not be kept.").format(
                settings_file=settings_file
            ),
            next_step=translate("jobs", "Correct the file, or set the caps again in the window under File, Spending."),
        )
    return settings.caps


class _Progress:
    """Passes on what is new about a job."""

    def __init__(self, show: Callable[[str], None]) -> None:
        self._show = show
        self._last = ""

    def job_changed(self, job: Job, note: str) -> None:  # noqa: ARG002 - the observer's signature
        if note and note != self._last:
            self._show(note)
        self._last = note

    def picture_added(self, picture: Picture) -> None:
        self._show(f"Result {picture.index + 1} is here" + (", and it is all black" if picture.flag else ""))
