"""`qwen-studio [FILES]`: open the window."""

import argparse
import os
from collections.abc import Sequence

from qwen_studio import __version__
from qwen_studio.cli.places import absolute_files
from qwen_studio.core.errors import LibraryInUse

IN_USE = 2
"""The exit code where the library is open elsewhere, and nobody there answers."""

_COMMANDS = """commands:
  qwen-studio edit IMAGE... --instruction TEXT   one edit without a window (--help says more)
  qwen-studio library COMMAND                    verify, rebuild, recover or list a library
  qwen-studio sandbox --port N                   a stand-in for the service on this machine
"""


def main(argv: Sequence[str]) -> int:
    """Open the window with the files in the slots; returns when it is closed.

    Where the library is open already its window takes the files, and this returns at once.
    """
    options = _parser().parse_args(argv)
    from qwen_studio.app.claim import ANSWER_WITHIN_S, claim_or_hand_over, places_asked_for

    places = places_asked_for(options.library)
    files = absolute_files(options.files)
    try:
        # An edit that performs itself cannot be handed over.
        claim = claim_or_hand_over(places, files, 0.0 if options.scripted else ANSWER_WITHIN_S)
    except LibraryInUse as error:
        from qwen_studio.app.refusal import say_refused

        say_refused(error)
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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="qwen-studio",
        description="Edit pictures by instruction with the Qwen-Image-Edit models.",
        epilog=_COMMANDS,
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
