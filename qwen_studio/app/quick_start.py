"""What is switched off until the first paint because it costs time and brings nothing."""

import gc
import sys


def prepare() -> None:
    """To be called before the rest of the window's code is imported.

    Takes a tenth off the start by no garbage collection (nothing made until the first paint becomes garbage; from then
    on `garbage` cares for it), and another tenth by the following. PySide6 reads and searches the source of each
    module that is imported after it, in case a module elsewhere switches on `from __feature__ import …` (PYSIDE-2029).
    Nothing here ever does, so every module gets the same answer unread: it may use PySide6, without features.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401 - brings the hook

    hook = sys.modules.get("shibokensupport.feature")
    if hasattr(hook, "_mod_uses_pyside"):
        hook._mod_uses_pyside = _may_use_pyside  # type: ignore[union-attr]  # noqa: SLF001 - there is no public switch


def _may_use_pyside(_module: object) -> bool:
    return True
