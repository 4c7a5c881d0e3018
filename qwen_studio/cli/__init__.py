"""The command line: `qwen-studio [FILES]`, and the commands `edit`, `library` and `sandbox`."""

import sys
from collections.abc import Callable, Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say; returns the exit code. Nothing is loaded that the command does not need."""
    argv = list(sys.argv[1:] if arguments is None else arguments)
    match argv[:1]:
        case ["edit"]:
            return _interruptible(_edit, argv[1:])
        case ["library"]:
            return _interruptible(_library, argv[1:])
        case ["sandbox"]:
            from qwen_studio.sandbox.server import main as sandbox

            return sandbox(argv[1:])
        case _:
            from qwen_studio.cli.window import main as window

            return window(argv)


def _interruptible(command: Callable[[Sequence[str]], int], argv: Sequence[str]) -> int:
    try:
        return command(argv)
    except KeyboardInterrupt:
        # While the libraries load or the library opens; the edit itself knows what a stop means.
        print("Stopped.", file=sys.stderr)
        return 130


def _edit(argv: Sequence[str]) -> int:
    from qwen_studio.cli.edit import main

    return main(argv)


def _library(argv: Sequence[str]) -> int:
    from qwen_studio.cli.library import main

    return main(argv)
