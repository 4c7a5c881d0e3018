"""What a start has to say of the files that it read."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from qwen_studio.core.language import sentences
from qwen_studio.core.settings import CAPS, WHOLE_FILE
from qwen_studio.state.draft_keeping import Restored
from qwen_studio.state.preferences import Preferences
from qwen_studio.state.service import Service
from qwen_studio.ui.action_keys.action_keys import ActionKeys
from qwen_studio.ui.dialogs.opener import Dialogs
from qwen_studio.ui.news import News


class StartNews(QObject):
    """Tells what in the catalogue, the settings and the draft could not be used."""

    def __init__(
        self,
        service: Service,
        preferences: Preferences,
        keys: ActionKeys,
        news: News,
        spending: QAction,
        dialogs: Dialogs,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._preferences = preferences
        self._keys = keys
        self._news = news
        self._spending = spending
        self._dialogs = dialogs

    def tell(self) -> None:
        """Say what is wrong with catalogue and settings."""
        self._tell_of_catalog()
        self._tell_of_settings()
        self._tell_of_keys()

    def tell_of_draft(self, restored: Restored) -> None:
        """Say what did not come back of what was being written."""
        if restored.damaged is not None:
            self._news.announce(
                self.tr(
                    "What you were writing last could not be read in full. The damaged file is kept as {name}."
                ).format(name=restored.damaged.name),
                self.tr("Show the file"),
                partial(self._news.show_in_folder, restored.damaged),
                lasting=True,
            )
        if restored.left_out:
            words = self.tr("{count} pictures of what you were writing last found no image that is free.")
            if restored.left_out == 1:
                words = self.tr("One picture of what you were writing last found no image that is free.")
            self._news.announce(words.format(count=restored.left_out))
        if restored.bring_back is not None:
            self._news.announce(
                self.tr("You began to write before your last draft was there."),
                self.tr("Use the last draft"),
                restored.bring_back,
                lasting=True,
            )
        if restored.failure is not None:
            self._news.announce(
                self.tr("What you were writing last could not be read. {reason}").format(reason=restored.failure)
            )

    def _tell_of_keys(self) -> None:
        if self._keys.unusable:
            words = self.tr("The settings have keys that no action may have: {names}. Their own keys hold.")
            self._news.announce(
                words.format(names=", ".join(self._keys.unusable)),
                self.tr("Keys…"),
                partial(self._dialogs.settings, "shortcuts"),
                lasting=True,
            )
        if self._keys.lost:
            from qwen_studio.ui.action_keys.lost_keys import told_of_lost_keys

            show = partial(self._dialogs.settings, "shortcuts")
            self._news.announce(told_of_lost_keys(self._keys), self.tr("Keys…"), show, lasting=True)

    def _tell_of_catalog(self) -> None:
        problems = self._service.catalog_problems
        if not problems:
            return
        words = str(problems[0])
        if len(problems) > 1:
            words = sentences(words, self.tr("It has {count} mistakes in all.").format(count=len(problems)))
        show = partial(self._news.show_in_folder, problems[0].file)
        self._news.announce(words, self.tr("Show the file"), show, lasting=True)

    def _tell_of_settings(self) -> None:
        unusable = self._preferences.unusable
        if not unusable:
            return
        if WHOLE_FILE in unusable:
            words = self.tr("The settings file could not be read, so all settings have their defaults.")
        else:
            words = self.tr("These settings could not be read and have their defaults: {names}.").format(
                names=", ".join(unusable)
            )
        kept = self._preferences.set_aside
        if kept is not None:
            words = sentences(words, self.tr("The file is kept as {name}.").format(name=kept.name))
        if {WHOLE_FILE, *CAPS} & set(unusable):
            words = sentences(words, self.tr("Look whether your spending caps hold."))
            self._news.announce(words, self.tr("Spending…"), self._spending.trigger, lasting=True)
        elif kept is not None:
            self._news.announce(words, self.tr("Show the file"), partial(self._news.show_in_folder, kept), lasting=True)
        else:
            self._news.announce(words, lasting=True)
