"""Does what people want done with a node of a family."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from qwen_studio.core.marks import LONGEST_NOTE
from qwen_studio.core.picture import Picture
from qwen_studio.library.lineage_values import LineageNode
from qwen_studio.state.branches import pictures_of
from qwen_studio.state.picture_mime import mime_of_pictures
from qwen_studio.state.studio import Studio
from qwen_studio.ui.panels.lineage_actions import LineageActions
from qwen_studio.ui.panels.lineage_model import LineageModel
from qwen_studio.ui.picture_actions import PictureActions
from qwen_studio.ui.text_scale import grown_room


class NodeCommands(QObject):
    """Between the tree and what it stands for: viewer, branches, and the actions on pictures."""

    def __init__(
        self, studio: Studio, model: LineageModel, actions: LineageActions, pictures: PictureActions, view: QWidget
    ) -> None:
        super().__init__(view)
        self._studio = studio
        self._model = model
        self._actions = actions
        self._pictures = pictures
        self._view = view
        self._at_hand: Picture | None = None
        actions.show_wanted.connect(lambda: self._with_node(self.show))
        actions.compare_wanted.connect(lambda: self._with_node(self.compare))
        actions.ancestor_wanted.connect(self._compare_with_ancestor)
        actions.hide_wanted.connect(lambda: self._with_node(self._hide))
        actions.delete_wanted.connect(lambda: self._with_node(self._delete))
        actions.rename_wanted.connect(self._rename)
        actions.note_wanted.connect(self._note)
        actions.hidden_wanted.connect(studio.lineage.show_hidden)

    def shown_hash(self, node: LineageNode) -> str:
        """The content that stands for the node: that of the result which is meant."""
        return dict(zip(node.picture_ids, node.content_hashes, strict=True)).get(
            self._model.picture_of(node) or 0, node.content_hash
        )

    def show(self, node: LineageNode) -> None:
        """Shows the result of the node that is meant, or its original."""
        picture_id = self._model.picture_of(node)
        if picture_id is not None:
            if picture_id != self._studio.lineage.current_picture_id:
                self._studio.viewer.show_picture(picture_id)
        elif node.kind == "original" and node.content_hash:
            self._studio.viewer.show_original(node.content_hash, node.title)

    def compare(self, node: LineageNode) -> None:
        """Compares what is shown with it."""
        picture_id = self._model.picture_of(node)
        if picture_id is not None:
            self._studio.viewer.compare_with(picture_id)
        elif node.kind == "original" and node.content_hash:
            self._studio.viewer.compare_with_original(node.content_hash, node.title)

    def step(self, node: LineageNode, offset: int) -> None:
        """Shows the next result of the node, or the one before."""
        meant = self._model.picture_of(node)
        if meant is None:
            return
        place = node.picture_ids.index(meant) + offset
        if 0 <= place < len(node.picture_ids):
            self._studio.viewer.show_picture(node.picture_ids[place])

    def mime_of(self, node: LineageNode) -> QMimeData | None:
        """The picture of the node as a file for other programs; None where it has none."""
        found = self._at_hand
        if found is None or found.id != self._model.picture_of(node):
            return None
        return mime_of_pictures([found.id], [self._studio.pictures.path(found)])

    def take_at_hand(self, node: LineageNode) -> None:
        """Looks up the picture of the node: who presses it may drag it away."""
        picture_id = self._model.picture_of(node)
        if picture_id is not None:
            self._studio.pictures.get(picture_id, self._take)

    def _take(self, picture: Picture) -> None:
        self._at_hand = picture

    def open_menu(self, node: LineageNode, at: QPoint) -> None:
        """Everything that can be done with the node; its picture first has to be known."""
        picture_id = self._model.picture_of(node)
        if picture_id is None:
            self._popup(None, at)
        else:
            self._studio.pictures.get(picture_id, lambda picture: self._popup(picture, at))

    def _popup(self, picture: Picture | None, at: QPoint) -> None:
        menu = QMenu(self._view)
        self._actions.fill(menu)
        if picture is not None:
            before = self._pictures.pictures
            self._pictures.set_pictures([picture])
            menu.addSeparator()
            self._pictures.steps.fill(menu)
            menu.addSeparator()
            # In a menu of its own: all of it together is taller than small screens.
            self._pictures.fill_menu(menu.addMenu(self.tr("&Picture")))
            # After what was chosen is done, the actions are about what is shown again.
            menu.aboutToHide.connect(lambda: QTimer.singleShot(0, self, lambda: self._give_back(picture, before)))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _give_back(self, picture: Picture, before: tuple[Picture, ...]) -> None:
        now = self._pictures.pictures
        if [each.id for each in now] == [picture.id]:
            self._pictures.set_pictures(before)

    def _with_node(self, act: Callable[[LineageNode], None]) -> None:
        if self._actions.node is not None:
            act(self._actions.node)

    def _compare_with_ancestor(self, ancestor: LineageNode) -> None:
        node = self._actions.node
        after = None if node is None else self._model.picture_of(node)
        if after is None:
            return
        before = self._model.picture_of(ancestor)
        if before is not None:
            self._studio.viewer.show_pair(before, after)
        else:
            self._studio.viewer.show_with_original(after, ancestor.content_hash, ancestor.title)

    def _hide(self, node: LineageNode) -> None:
        if node.is_hidden:
            self._studio.branches.show(node)
            return
        self._leave(node)
        self._studio.branches.hide(node)

    def _delete(self, node: LineageNode) -> None:
        self._leave(node)
        self._studio.branches.delete(node)

    def _leave(self, node: LineageNode) -> None:
        """Shows what the branch was made from, where a picture of the branch is shown."""
        rows = self._model.rows
        if self._model.current_picture_id not in pictures_of(node):
            return
        row = rows.row_of(self._model.picture_of(node))
        if row > 0:
            self.show(rows.rows[rows.rows[row].parent].node)

    def _rename(self) -> None:
        tree = self._studio.lineage.tree
        if tree is None:
            return
        root = tree.root
        dialog = self._dialog(
            self.tr("Rename the original"), self.tr("What it is called here; its file keeps its name:")
        )
        dialog.setTextValue(root.title)
        dialog.textValueSelected.connect(lambda title: self._studio.branches.rename(root, title))
        dialog.open()

    def _note(self) -> None:
        tree = self._studio.lineage.tree
        if tree is None:
            return
        root = tree.root
        dialog = self._dialog(
            self.tr("Note on the original"), self.tr("What there is to say of “{name}”:").format(name=root.title)
        )
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
        dialog.setTextValue(root.note)
        dialog.textValueSelected.connect(lambda note: self._studio.branches.set_note(root, note[:LONGEST_NOTE]))
        dialog.open()

    def _dialog(self, title: str, words: str) -> QInputDialog:
        dialog = QInputDialog(self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(title)
        dialog.setLabelText(words)
        dialog.setMinimumWidth(grown_room(360))
        return dialog
