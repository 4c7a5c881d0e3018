"""Names that may follow an option."""

from collections.abc import Sequence


class Offered:
    """An argparse `type` that takes any text, for a catalogue of one's own knows other names; shells offer `names`."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)

    def __call__(self, text: str) -> str:
        return text
