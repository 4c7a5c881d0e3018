"""The language that presets are shown in."""

from PySide6.QtCore import QLocale

from qwen_studio.core.presets import Wording


def wording_of(setting: str) -> Wording:
    """The wording of the setting, or that of the user's system."""
    if setting in {wording.value for wording in Wording}:
        return Wording(setting)
    chinese = QLocale.system().language() == QLocale.Language.Chinese
    return Wording.CHINESE if chinese else Wording.ENGLISH
