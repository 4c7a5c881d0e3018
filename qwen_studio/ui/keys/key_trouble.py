"""Why the service does not take a key, most probably, and what to do."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from qwen_studio.core.errors import ServiceError, StudioError
from qwen_studio.core.key_shape import KeyShape
from qwen_studio.state.key_facts import is_unknown_key


@dataclass(frozen=True)
class KeyTrouble:
    """What is wrong, and the probable reasons, the likeliest first, each with what to do."""

    sentence: str
    reasons: tuple[str, ...] = ()
    may_be_of_other_region: bool = False


class KeyTroubleWords(QObject):
    """Words for a key that was refused."""

    def told(
        self, error: StudioError, shape: KeyShape, place: str, *, own_address: bool, was_typed: bool
    ) -> KeyTrouble:
        """What the error of a check means at `place`, the region's name."""
        if isinstance(error, ServiceError) and is_unknown_key(error.code, error.status):
            return self.unknown(shape, place, own_address=own_address, was_typed=was_typed)
        return KeyTrouble(error.message, tuple(filter(None, (error.next_step,))))

    def unknown(self, shape: KeyShape, place: str, *, own_address: bool, was_typed: bool) -> KeyTrouble:
        """A key that the service does not know, for which there are many reasons and one answer."""
        strange = self.strange(shape)
        reasons = [strange] if strange else []
        if not strange:
            reasons.append(
                self.tr("It is a key of another region. Keys of one region do not work in the other; try it there.")
            )
        if own_address:
            reasons.append(self.tr("It belongs to another workspace or gateway than the address below."))
        reasons.append(
            self.tr("It was deleted or has expired. The console of {region} lists the keys that work.").format(
                region=place
            )
        )
        if was_typed:
            reasons.append(self.tr("A part of it is missing. Copy it again as a whole."))
        sentence = self.tr("The service in {region} does not know this key. Probably, the likeliest first:")
        return KeyTrouble(sentence.format(region=place), tuple(reasons), may_be_of_other_region=not strange)

    def strange(self, shape: KeyShape) -> str:
        """What is said of a key that looks as if it belonged elsewhere; empty for any other."""
        return {
            KeyShape.PLAN: self.tr(
                "It is a key of a coding or token plan (sk-sp-…), which works in coding tools only. Make an API key"
                " with pay-as-you-go billing."
            ),
            KeyShape.ACCESS_KEY: self.tr(
                "It is an AccessKey of the Alibaba Cloud account, not an API key of Model Studio. One begins with sk-."
            ),
            KeyShape.OTHER_SERVICE: self.tr("It looks like a key of another company's service."),
        }.get(shape, "")
