"""What the viewer shows, and what it is compared with."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection

from PySide6.QtCore import QObject, Signal

from qwen_studio.core.language import translate
from qwen_studio.core.picture import Picture
from qwen_studio.library import contents, jobs, pictures
from qwen_studio.library.database import Database
from qwen_studio.library.files import LibraryFiles
from qwen_studio.state.composer import Composer
from qwen_studio.state.job_list import JobList
from qwen_studio.state.lineage import Lineage
from qwen_studio.state.pictures import Pictures
from qwen_studio.state.slots import SlotState
from qwen_studio.state.tasks import Tasks

_MOST_SEEN = 200


@dataclass(frozen=True)
class Crumb:
    """One step of the chain above the viewer; no picture id for an original."""

    text: str
    content_hash: str
    picture_id: int | None


@dataclass(frozen=True)
class Shown:
    """What the viewer shows. Keys are for `ImageCache`; `before_key` is the picture it was made from, or empty.

    `inputs` are the keys of all that it was made from, as far as they are known, by their N of Image N; `before_key` is
    that of `before_number`. With a `picked` picture, `before_key` is that one's instead, and `picked_title` what it is
    called.
    """

    key: str
    title: str
    picture: Picture | None = None
    before_key: str = ""
    inputs: tuple[tuple[int, str], ...] = ()
    before_number: int = 1
    picked: Picture | None = None
    picked_title: str = ""
    breadcrumb: tuple[Crumb, ...] = ()
    slot: int = 0
    way: tuple[str, ...] = ()
    """The keys of the chain's pictures from its original to this one; empty where one of them is not known."""

    @property
    def is_beside_original(self) -> bool:
        """Whether it is compared with the original that its chain began with."""
        return bool(self.way) and self.before_key == self.way[0]


class Viewer(QObject):
    """Owner of what is looked at.

    Signals:
        changed(): `shown` is other than before.
        picked(): the user has picked the picture that the shown one is to be compared with.
    """

    changed = Signal()
    picked = Signal()

    def __init__(
        self,
        tasks: Tasks,
        database: Database,
        files: LibraryFiles,
        composer: Composer,
        cards: JobList,
        changes: Pictures,
        tree: Lineage,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._database = database
        self._files = files
        self._composer = composer
        self._cards = cards
        self._tree = tree
        self.shown: Shown | None = None
        self.seen_jobs: list[str] = []
        """The jobs whose results were looked at, the last one first."""
        self._asked = 0
        self._awaited = False
        changes.changed.connect(self._refresh)
        changes.removed.connect(self._removed)
        changes.restored.connect(self._restored)
        tree.renamed.connect(self._read_names_again)
        composer.slots_changed.connect(self._slots_changed)

    def show_picture(self, picture_id: int) -> None:
        """Show a picture of the library."""
        self._ask_for(picture_id)
        self._tree.follow(picture_id)

    def compare_with(self, picture_id: int) -> None:
        """Compare what is shown with this picture of the library, until another is shown."""
        shown = self.shown
        if shown is None or (shown.picture is not None and shown.picture.id == picture_id):
            self.show_picture(picture_id)
            return
        self._pick(shown, picture_id, tell=True)

    def compare_with_input(self, shown: Shown, number: int) -> None:
        """Compare this with another picture that it was made from, if it is what is shown still."""
        key = dict(shown.inputs).get(number)
        if key is not None and shown == self.shown:
            self._set(replace(shown, before_key=key, before_number=number))

    def compare_with_original(self, content_hash: str, name: str) -> None:
        """Compare what is shown with an input that the library keeps, until another is shown."""
        shown = self.shown
        if shown is None or shown.picture is None:
            self.show_original(content_hash, name)
            return
        self._asked += 1
        asked = self._asked

        def found(path: Path | None) -> None:
            if path is not None and asked == self._asked:
                self._set(replace(shown, before_key=str(path), picked=None, picked_title=name))
                self.picked.emit()

        self._tasks.deliver(self._database.submit(contents.file_of, self._files, content_hash), found)

    def show_with_original(self, picture_id: int, content_hash: str, name: str) -> None:
        """Show a picture of the library, compared with an input that the library keeps."""
        self._ask_for(picture_id, then=lambda: self.compare_with_original(content_hash, name))
        self._tree.follow(picture_id)

    def show_pair(self, before_id: int, after_id: int) -> None:
        """Show one picture of the library, compared with another."""
        self._ask_for(after_id, before_id)
        self._tree.follow(after_id)

    def show_slot(self, number: int) -> None:
        """Show what stands in a slot of the composer."""
        slot = self._composer.slot(number)
        if slot.file is None or slot.state is not SlotState.READY:
            return
        if slot.picture_id is not None:
            self.show_picture(slot.picture_id)
            return
        self._asked += 1
        self._set(Shown(str(slot.file), slot.name, slot=number))
        self._tree.follow_file(slot.file)

    def show_original(self, content_hash: str, name: str) -> None:
        """Show an input that the library keeps."""
        self._asked += 1
        asked = self._asked

        def found(path: Path | None) -> None:
            if path is not None and asked == self._asked:
                crumb = Crumb(name, content_hash, None)
                self._set(Shown(str(path), name, breadcrumb=(crumb,)))

        self._tasks.deliver(self._database.submit(contents.file_of, self._files, content_hash), found)
        self._tree.follow_original(content_hash)

    def clear(self) -> None:
        """Show nothing."""
        self._asked += 1
        self._set(None)
        self._tree.follow(None)

    def step(self, offset: int) -> None:
        """Go through the results, newest first, as the strip shows them."""
        order = [picture.id for card in self._cards.cards() for picture in card.pictures]
        if not order:
            return
        current = self.shown.picture.id if self.shown is not None and self.shown.picture is not None else None
        target = min(max(order.index(current) + offset, 0), len(order) - 1) if current in order else 0
        self.show_picture(order[target])

    def _ask_for(
        self,
        picture_id: int,
        picked_id: int | None = None,
        *,
        tell: bool = True,
        then: Callable[[], object] | None = None,
    ) -> None:
        self._asked += 1
        self._awaited = True
        asked = self._asked

        def found(shown: Shown | None) -> None:
            # Of several asked for in a row, only the last counts.
            if asked != self._asked:
                return
            if shown is not None and picked_id is not None:
                self._pick(shown, picked_id, tell=tell)
            else:
                self._set(shown)
                if then is not None:
                    then()

        self._tasks.deliver(self._database.submit(_shown, self._files, picture_id), found)

    def _pick(self, shown: Shown, picture_id: int, *, tell: bool) -> None:
        self._asked += 1
        asked = self._asked

        def found(other: Shown | None) -> None:
            if asked != self._asked:
                return
            if other is None:
                self._set(shown)
                return
            self._set(replace(shown, before_key=other.key, picked=other.picture, picked_title=other.title))
            if tell:
                self.picked.emit()

        self._tasks.deliver(self._database.submit(_shown, self._files, picture_id), found)

    def _set(self, shown: Shown | None) -> None:
        self._awaited = False
        if shown != self.shown:
            self.shown = shown
            self._remember(shown)
            self.changed.emit()

    def _remember(self, shown: Shown | None) -> None:
        if shown is not None and shown.picture is not None:
            job_id = shown.picture.job_id
            self.seen_jobs = [job_id, *(known for known in self.seen_jobs if known != job_id)][:_MOST_SEEN]

    def _refresh(self, ids: list[int]) -> None:
        if self.shown is not None and self.shown.picture is not None and self.shown.picture.id in ids:
            picked = self.shown.picked
            self._ask_for(self.shown.picture.id, None if picked is None else picked.id, tell=False)

    def _read_names_again(self) -> None:
        shown = self.shown
        if shown is None:
            return
        if shown.picture is not None:
            self._refresh([shown.picture.id])
        elif shown.breadcrumb and self._tree.tree is not None:
            root = self._tree.tree.root
            if shown.breadcrumb[0].content_hash == root.content_hash:
                crumb = replace(shown.breadcrumb[0], text=root.title)
                self._set(replace(shown, title=root.title, breadcrumb=(crumb,)))

    def _removed(self, ids: list[int]) -> None:
        shown = self.shown.picture if self.shown is not None else None
        if shown is None or shown.id not in ids:
            self._unpick(ids)
            return
        order = [p.id for card in self._cards.cards() for p in card.pictures]
        here = order.index(shown.id) if shown.id in order else 0
        left = [i for i in order[here:] + order[:here][::-1] if i not in ids]
        if left:
            self.show_picture(left[0])
        else:
            self.clear()

    def _unpick(self, ids: list[int]) -> None:
        shown = self.shown
        if shown is None or shown.picked is None or shown.picked.id not in ids:
            return
        if shown.picture is None:
            self._set(replace(shown, before_key="", picked=None, picked_title=""))
        else:
            self._ask_for(shown.picture.id)

    def _restored(self, ids: list[int]) -> None:
        self.show_picture(ids[0])

    def _slots_changed(self) -> None:
        """Show the first picture that is put into a slot while nothing else is looked at, and follow replacements."""
        shown = self.shown
        if shown is None and not self._awaited:
            ready = [s.number for s in self._composer.slots if s.state is SlotState.READY]
            if ready:
                self.show_slot(ready[0])
        elif shown is not None and shown.slot:
            slot = self._composer.slot(shown.slot)
            if slot.state is SlotState.EMPTY:
                self.clear()
            elif slot.state is SlotState.READY and str(slot.file) != shown.key:
                self.show_slot(shown.slot)


def _shown(connection: Connection, files: LibraryFiles, picture_id: int) -> Shown | None:
    from qwen_studio.library import lineage
    from qwen_studio.library.chain_files import chain_files

    picture = pictures.get(connection, picture_id)
    if picture is None:
        return None
    inputs = {
        given.number: str(file)
        for given in jobs.inputs(connection, picture.job_id)
        if given.content_hash and (file := contents.file_of(connection, files, given.content_hash)) is not None
    }
    steps = lineage.ancestry(connection, picture_id)
    crumbs = [Crumb(step.title, step.content_hash, step.picture_id) for step in steps]
    if steps and steps[-1].of > 1:
        # Only the last needs to say which of its results it is: the others are what was chosen.
        crumbs[-1] = replace(
            crumbs[-1],
            text=translate("state", "{title}, result {n}").format(title=crumbs[-1].text, n=steps[-1].index + 1),
        )
    return Shown(
        key=str(files.of(picture)),
        title=crumbs[-1].text if crumbs else "",
        picture=picture,
        before_key=inputs.get(1, ""),
        inputs=tuple(sorted(inputs.items())),
        breadcrumb=tuple(crumbs),
        way=tuple(map(str, chain_files(connection, files, [crumb.content_hash for crumb in crumbs]))),
    )
