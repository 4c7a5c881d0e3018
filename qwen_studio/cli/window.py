"""`qwen-studio [FILES]`: open the window."""

import argparse
import os
from collections.abc import Sequence

from qwen_studio import __version__
from qwen_studio.cli.places import absolute_files
from qwen_studio.core.errors import LibraryInUse

IN_USE = 2
"""The exit code where the library is open elsewhere, and nobody there answers."""

ENVIRONMENT = {
    "DASHSCOPE_API_KEY": "the key, before any in the keyring",
    "DASHSCOPE_BASE_URL": "another address of the service",
    "QWEN_STUDIO_LIBRARY": "the folder of the library",
    "QWEN_STUDIO_LOG": "how much is logged: DEBUG, INFO, WARNING or ERROR",
}
"""The variables that a person may set, and what each says."""

_COMMANDS = """commands (each with a --help of its own):
  qwen-studio edit IMAGE... --instruction TEXT   one edit without a window
  qwen-studio library verify                     say what in a library is not as it was written
  qwen-studio library rebuild                    make its database anew from the files alone
  qwen-studio library recover                    fetch what is paid for and not here yet
  qwen-studio library list                       print every edit and every picture
  qwen-studio library spending                   print what edits cost
  qwen-studio sandbox --port N                   a stand-in for the service on this machine

environment:
"""


def main(argv: Sequence[str]) -> int:
    """Open the window with the files in the slots; returns when it is closed.

    Where the library is open already its window takes the files, and this returns at once.
    """
    options = parser().parse_args(argv)
    from qwen_studio.app.claim import ANSWER_WITHIN_S, claim_or_hand_over, places_asked_for

    places = places_asked_for(options.library)
    files = absolute_files(options.files)
    try:
        # An edit that performs itself cannot be handed over.
        claim = claim_or_hand_over(places, files, 0.0 if options.scripted else ANSWER_WITHIN_S)
    except LibraryInUse as error:
        from qwen_studio.app.refusal import say_refused

        say_refused(error, places.settings_file)
        return IN_USE
    if claim.handed_over:
        return 0
    from qwen_studio.app.quick_start import prepare

    prepare()
    from qwen_studio.app.start import WindowOptions, run

    asked = WindowOptions(
        files=files, demo=options.demo or options.scripted, scripted=options.scripted, base_url=options.base_url
    )
    return run(asked, places, claim.lock)


def parser() -> argparse.ArgumentParser:
    """What this command understands."""
    parser = argparse.ArgumentParser(
        prog="qwen-studio",
        description="Edit pictures by instruction with the Qwen-Image-Edit models.",
        epilog=_COMMANDS + "".join(f"  {name:<20} {says}\n" for name, says in ENVIRONMENT.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("files", nargs="*", metavar="FILE", help="pictures for Image 1, Image 2 and Image 3")
    parser.add_argument("--demo", action="store_true", help="start in the demo, without a key")
    parser.add_argument("--library", default="", metavar="FOLDER", help="the library (default: Pictures/Qwen Studio)")
    parser.add_argument(
        "--base-url",
        default=os.environ.get("DASHSCOPE_BASE_URL", ""),
        metavar="URL",
        help="another address of the service, such as https://host/api/v1",
    )
    parser.add_argument(
        "--scripted",
        action="store_true",
        help="perform one demo edit by itself, print where its pictures are, and end",
    )
    parser.add_argument("--version", action="version", version=f"Qwen Studio {__version__}")
    return parser
