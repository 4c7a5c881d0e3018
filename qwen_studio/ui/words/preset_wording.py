"""The language that presets are shown in."""

from qwen_studio.core.presets import Wording
from qwen_studio.state.languages import spoken


def wording_of(setting: str) -> Wording:
    """The wording of the setting, or that of the window's language."""
    if setting in {wording.value for wording in Wording}:
        return Wording(setting)
    return Wording(spoken())
