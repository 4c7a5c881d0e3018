"""Files of settings that people carry about. For worker threads."""

import os
from pathlib import Path

from qwen_studio.core.errors import InputError
from qwen_studio.core.language import translate
from qwen_studio.core.private_files import open_private
from qwen_studio.core.settings_exchange import MOST_BYTES


def read_settings_file(file: Path) -> str:
    """The text of the file; what is no text is replaced, and so no settings.

    Raises:
        InputError: it cannot be read, or is far too large.
    """
    try:
        with file.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(
            translate("state", "{name} cannot be read: {reason}.").format(name=file.name, reason=error.strerror)
        ) from error
    if len(raw) > MOST_BYTES:
        raise InputError(translate("state", "{name} is too large to be a file of settings.").format(name=file.name))
    return raw.decode("utf-8", errors="replace")


def write_settings_file(file: Path, text: str) -> None:
    """Write the text; an older file of the name gives way only when the new one is whole.

    Raises:
        InputError: it cannot be written.
    """
    partial = file.with_name(f".{file.name}.{os.getpid()}.partial")
    try:
        try:
            with open_private(partial, "w", encoding="utf-8") as stream:
                stream.write(text)
            partial.replace(file)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(
            translate("state", "{name} cannot be written: {reason}.").format(name=file.name, reason=error.strerror),
            next_step=translate("state", "Choose another place for it."),
        ) from error
