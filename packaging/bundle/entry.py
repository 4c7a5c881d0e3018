"""Where the bundled program begins."""

import os
import sys
from collections.abc import MutableMapping

# What PyInstaller's start has set for this process is read by now. Programs that this one starts ("Open with", the file
# manager) are not of the bundle, and would load its libraries and plugins in place of their own.
_FOR_THIS_PROCESS = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "QT_PLUGIN_PATH", "QML2_IMPORT_PATH")


def restore_environment(environment: MutableMapping[str, str]) -> None:
    """Gives the variables back the values that they had before, which PyInstaller keeps as …_ORIG."""
    for name in _FOR_THIS_PROCESS:
        environment.pop(name, None)
        before = environment.pop(f"{name}_ORIG", None)
        if before is not None:
            environment[name] = before


if __name__ == "__main__":
    restore_environment(os.environ)
    from qwen_studio.cli import main

    sys.exit(main())
