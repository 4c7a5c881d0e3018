"""What is wrong with a picture's file, for its tile and for whoever hears it read."""

from PySide6.QtCore import QObject

from qwen_studio.core.naming import printable
from qwen_studio.core.picture import Picture
from qwen_studio.core.trouble import Trouble
from qwen_studio.library.search import GalleryRow

_NOTHING_TO_SEE = {*map(str, Trouble)} - {Trouble.CHANGED.value, Trouble.BLACK.value}


def trouble_of(picture: Picture) -> str:
    """The word for what is wrong with the picture's file; empty where nothing is, or nothing is known."""
    return Trouble.MISSING.value if picture.missing_since is not None else picture.trouble


class TroubleWords(QObject):
    """Words for `GalleryRow.trouble`; none for a picture that is well, or for a word of a later version."""

    def about(self, row: GalleryRow) -> str:
        """The file's name, and what is wrong with it in full; empty where nothing is, or nothing is known."""
        words = self.in_full(row.trouble)
        return f"{printable(row.file)}\n{words}" if words and row.file else words

    def on_tile(self, trouble: str) -> str:
        """In two or three words, where there is no room for more."""
        words: dict[str, str] = {
            Trouble.MISSING: self.tr("File is missing"),
            Trouble.EMPTY: self.tr("File is empty"),
            Trouble.UNREADABLE: self.tr("Cannot be read"),
            Trouble.NO_PICTURE: self.tr("Not a picture"),
            Trouble.DAMAGED: self.tr("File is damaged"),
            Trouble.TOO_LARGE: self.tr("Too large"),
            Trouble.CHANGED: self.tr("Edited outside"),
            Trouble.BLACK: self.tr("All black"),
        }
        return words.get(trouble, "")

    def on_small_tile(self, trouble: str) -> str:
        """In one word or two, where not even those of `on_tile` have room."""
        words: dict[str, str] = {
            Trouble.MISSING: self.tr("Missing"),
            Trouble.EMPTY: self.tr("Empty"),
            Trouble.UNREADABLE: self.tr("No access"),
            Trouble.NO_PICTURE: self.tr("No picture"),
            Trouble.DAMAGED: self.tr("Damaged"),
            Trouble.CHANGED: self.tr("Edited"),
        }
        return words.get(trouble, self.on_tile(trouble))

    def in_full(self, trouble: str) -> str:
        """A sentence that says what is wrong and what can be done."""
        words: dict[str, str] = {
            Trouble.MISSING: self.tr(
                "The file is not where it was. “Find missing files” in the Library menu looks for it in a folder of"
                " your choice; if it comes back by itself, that is noticed."
            ),
            Trouble.EMPTY: self.tr("The file is empty. Bring it back from a backup; that is noticed by itself."),
            Trouble.UNREADABLE: self.tr("The file cannot be read. Look at its permissions, and at its drive."),
            Trouble.NO_PICTURE: self.tr(
                "The file holds something else than a picture. Bring the picture back from a backup."
            ),
            Trouble.DAMAGED: self.tr("The file is damaged or incomplete. Bring it back from a backup."),
            Trouble.TOO_LARGE: self.tr(
                "The file is too large: at most 64 MB and 64 megapixels are read. Save a smaller copy in its place."
            ),
            Trouble.CHANGED: self.tr("Another program has edited the file. It is shown as it is now."),
            Trouble.BLACK: self.tr("The service delivered a picture that is black all over, as it does to refuse."),
        }
        return words.get(trouble, "")

    @staticmethod
    def is_shown(trouble: str) -> bool:
        """Whether there is a picture to be seen all the same."""
        return trouble not in _NOTHING_TO_SEE
