"""An edit that is still being written."""

from dataclasses import dataclass

from qwen_studio.core.request import EditRequest


@dataclass(frozen=True)
class Draft:
    """The form as the user left it.

    The instruction is as it was written, with choices such as {red|blue}, and `seeds` are all that were asked for.
    `mentions` are the places in it of every "Image N" that goes with its slot.
    """

    request: EditRequest
    mentions: tuple[int, ...] = ()
    seeds: tuple[int, ...] = ()
