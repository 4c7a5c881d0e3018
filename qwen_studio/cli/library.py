"""`qwen-studio library`: look after a library without a window."""

import argparse
import io
import json
import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from pathlib import Path

from qwen_studio.app.claim import places_asked_for
from qwen_studio.cli import library_words as words
from qwen_studio.cli.library_list import print_json, print_table, recovered_as_json
from qwen_studio.cli.library_spending import print_spending, save_spending
from qwen_studio.cli.places import add_allow_host
from qwen_studio.cli.progress_line import ProgressLine
from qwen_studio.core.cancel import CancelToken
from qwen_studio.core.errors import StudioError
from qwen_studio.core.job import JobState
from qwen_studio.jobs.open_library import OpenLibrary

_WITHOUT_TROUBLE = {
    JobState.DONE,
    JobState.PARTIAL,
    JobState.REFUSED,
    JobState.NOT_SENT,
    JobState.STOPPED,
    JobState.IMPORTED,
}


class ExitCode(IntEnum):
    """What the shell is told."""

    FINE = 0
    LEFT_OVER = 1
    NOT_USABLE = 2


def main(argv: Sequence[str]) -> int:
    """Do what is asked with the library; what was found is on stdout, progress and errors are on stderr."""
    # What is logged beside has no file here, and on stderr it would stand among the words for the person.
    logging.getLogger("qwen_studio").addHandler(logging.NullHandler())
    options = parser().parse_args(argv)
    _let_any_words_through()
    work: Callable[[argparse.Namespace], ExitCode] = options.work
    try:
        return work(options)
    except StudioError as error:
        print(error, file=sys.stderr)
        return ExitCode.NOT_USABLE
    except BrokenPipeError:
        # Nobody listens any more (`… | head`). Python would say so once more when it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FINE


def parser() -> argparse.ArgumentParser:
    """What this command understands."""
    parser = argparse.ArgumentParser(
        prog="qwen-studio library",
        description="Look after a library. It must not be open in a window at the same time.",
        epilog="Exit codes: 0 fine, 1 damage found or something left over, 2 bad usage or the library is not usable.",
    )
    _add_common(parser, library="")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, work, summary in (
        ("verify", _verify, "look at every row and file, and say what is not as it was written; changes nothing"),
        ("rebuild", _rebuild, "make a new database from the files alone; the old one is kept beside it"),
        (
            "recover",
            _recover,
            "fetch what is paid for and not here yet, and enter files that have no row; sends nothing",
        ),
        ("list", _list, "print every edit and every picture"),
        ("spending", _spending, "print what edits cost, known and possible amounts apart"),
    ):
        command = commands.add_parser(name, help=summary, description=f"{summary[0].upper()}{summary[1:]}.")
        _add_common(command, library=argparse.SUPPRESS)
        command.set_defaults(work=work)
        if name == "rebuild":
            command.add_argument(
                "--leave-pending",
                action="store_true",
                help="also when pictures are still to be fetched, which only the old database knows of",
            )
        if name == "recover":
            add_allow_host(command)
        if name == "spending":
            command.add_argument("--csv", type=Path, metavar="FILE", help="save every edit as a table instead")
    return parser


def _add_common(parser: argparse.ArgumentParser, library: str) -> None:
    """The options that may stand before the command or behind it."""
    parser.add_argument("--library", default=library, metavar="FOLDER", help="its folder (default: the window's own)")
    as_json = False if library == "" else argparse.SUPPRESS
    parser.add_argument("--json", action="store_true", default=as_json, help="print JSON, for other programs")


def _verify(options: argparse.Namespace) -> ExitCode:
    from qwen_studio.jobs.verification import verify

    with _opened(options) as library, ProgressLine("Checking") as progress:
        findings = verify(library.database, library.files, progress, CancelToken())
    if options.json:
        damages = [{"kind": d.kind.value, "subject": d.subject, "sentence": d.sentence} for d in findings.damages]
        counts = {"rows": findings.rows, "pictures": findings.pictures, "originals": findings.originals}
        _print_json({"intact": findings.intact, **counts, "damages": damages})
    else:
        _print(words.of_findings(findings))
    return ExitCode.FINE if findings.intact else ExitCode.LEFT_OVER


def _rebuild(options: argparse.Namespace) -> ExitCode:
    from qwen_studio.jobs.rebuilt import rebuild

    with ProgressLine("Reading files") as progress:
        rebuilt = rebuild(_folder(options), progress, CancelToken(), leave_pending=options.leave_pending)
    if options.json:
        added = rebuilt.added
        _print_json(
            {
                "jobs": added.jobs,
                "pictures": added.pictures,
                "originals": added.originals,
                "set_aside": None if rebuilt.set_aside is None else str(rebuilt.set_aside),
                "changed": list(added.changed),
                "left_alone": [{"file": each.path, "sentence": each.sentence} for each in added.left_alone],
            }
        )
    else:
        _print(words.of_rebuilt(rebuilt))
    return ExitCode.LEFT_OVER if rebuilt.added.changed or rebuilt.added.left_alone else ExitCode.FINE


def _recover(options: argparse.Namespace) -> ExitCode:
    from qwen_studio.jobs.headless import HeadlessStudio
    from qwen_studio.jobs.recovering import recover

    with HeadlessStudio(str(_folder(options)), say=_say, make_library=False) as studio:
        studio.allow_hosts(options.allow_host)
        with ProgressLine("Reading files") as progress:
            added = studio.library.add_files(progress)
        with ProgressLine("Fetching") as progress:
            recovered = recover(replace(studio.workshop, waits_for_room=False), progress)
    if options.json:
        jobs = [recovered_as_json(each) for each in recovered]
        _print_json({"entered": added.pictures, "found_again": added.found_again, "jobs": jobs})
    else:
        _print(words.of_recovered(added, recovered))
    settled = all(each.job.state in _WITHOUT_TROUBLE for each in recovered)
    return ExitCode.FINE if settled else ExitCode.LEFT_OVER


def _list(options: argparse.Namespace) -> ExitCode:
    with _opened(options) as library:
        (print_json if options.json else print_table)(library)
    return ExitCode.FINE


def _spending(options: argparse.Namespace) -> ExitCode:
    with _opened(options) as library:
        if options.csv is None:
            print_spending(library.database, as_json=options.json)
        else:
            save_spending(library.database, options.csv)
    return ExitCode.FINE


def _opened(options: argparse.Namespace) -> OpenLibrary:
    return OpenLibrary(_folder(options), _say, make=False)


def _folder(options: argparse.Namespace) -> Path:
    return places_asked_for(options.library).library


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _let_any_words_through() -> None:
    """A terminal that cannot show Chinese must not turn a finished command into an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
