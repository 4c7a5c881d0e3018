"""`qwen-studio [FILES]`: open the window."""

import argparse
import os
from collections.abc import Sequence

from qwen_studio import __version__
from qwen_studio.cli.places import absolute_files

_COMMANDS = """commands:
  qwen-studio edit IMAGE... --instruction TEXT   one edit without a window (--help says more)
  qwen-studio sandbox --port N                   a stand-in for the service on this machine
"""


def main(argv: Sequence[str]) -> int:
    """Open the window with the files in the slots; returns when it is closed."""
    options = _parser().parse_args(argv)
    from qwen_studio.app.quick_start import prepare

    prepare()
    from qwen_studio.app.start import WindowOptions, run

    return run(
        WindowOptions(
            files=absolute_files(options.files),
            demo=options.demo or options.scripted,
            scripted=options.scripted,
            library=options.library,
            base_url=options.base_url,
        )
    )


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
