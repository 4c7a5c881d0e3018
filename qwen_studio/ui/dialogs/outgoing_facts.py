"""What goes with the pictures of a request, and what comes of it, in rows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from qwen_studio.state.composer import Composer
from qwen_studio.state.service import Service
from qwen_studio.ui.composer.price_words import PriceWords
from qwen_studio.ui.figures import bytes_text
from qwen_studio.ui.keys.account_words import AccountWords
from qwen_studio.ui.punctuation import beside, named
from qwen_studio.ui.theme import set_role

if TYPE_CHECKING:
    from qwen_studio.core.request import EditRequest
    from qwen_studio.jobs.outgoing import Outgoing

_KILO = 1000


class OutgoingFacts(QWidget):
    """Each value can be selected."""

    def __init__(self, composer: Composer, service: Service, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._service = service
        self._price = PriceWords(composer, service, self)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(16)
        self._form.setVerticalSpacing(6)
        self._values: dict[str, QLabel] = {}

    def show_request(self, request: "EditRequest", content: "Outgoing") -> None:
        """Tells of that request from now on."""
        sent = {name: _value(value) for name, value in content.parameters.items()}
        self._row(self.tr("To"), self._receiver())
        self._row(self.tr("Model"), request.model)
        negative = sent.pop("negative_prompt", None)
        if negative is not None:
            self._row(self.tr("Avoid"), negative.strip() or self.tr("nothing (one space)"))
        self._row(self.tr("Parameters"), " · ".join(f"{name} {value}" for name, value in sent.items()))
        self._row(self.tr("Request"), self._length(content.body_bytes))
        self._row(self.tr("Price"), f"{self._price.price()} · {self._price.explained()}")
        self._row(self.tr("Result"), self._result(request))

    def _receiver(self) -> str:
        if self._service.demo:
            return self.tr("the demo on this machine")
        service = self._service
        where = AccountWords(service, self).label(service.account)
        if not service.base_url:
            return named(where, service.address_problem)
        return beside(where, f"{service.base_url}{service.catalog.service.path}")

    def _length(self, count: int) -> str:
        exact = self.tr("{count} bytes").format(count=QLocale().toString(count))
        return exact if count < _KILO else f"{bytes_text(count)} ({exact})"

    def _result(self, request: "EditRequest") -> str:
        count = self.tr("1 image") if request.n == 1 else self.tr("{n} images").format(n=request.n)
        size = self._composer.expected_size()
        if size is None:
            return count
        exact = self._composer.size is not None
        words = self.tr("{count} of {size} pixels") if exact else self.tr("{count} of about {size} pixels")
        return words.format(count=count, size=size)

    def _row(self, name: str, words: str) -> None:
        value = self._values.get(name)
        if value is None:
            value = self._values[name] = QLabel()
            value.setTextFormat(Qt.TextFormat.PlainText)
            value.setWordWrap(True)
            value.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            label = QLabel(name)
            set_role(label, "muted")
            # The form gives it more height than its words need.
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._form.addRow(label, value)
        # A long address has no space to be wrapped at.
        value.setText(words.replace("/", "/\u200b") if "://" in words else words)
        value.setAccessibleName(named(name, words))


def _value(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
