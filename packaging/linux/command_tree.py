"""All that the command line understands, read from its own argparse parsers, so that nothing else has to know it."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass

from qwen_studio.cli import edit, library, window
from qwen_studio.cli.offered import Offered
from qwen_studio.sandbox import server

SUMMARIES = {
    "edit": "one edit without a window",
    "library": "look after a library",
    "sandbox": "a stand-in for the service on this machine",
}


@dataclass(frozen=True)
class Argument:
    """An option, or without flags a positional argument. `takes` is what stands for its value; empty for none.

    `choices` are values that a shell can offer; some options take others too.
    """

    flags: tuple[str, ...]
    takes: str
    choices: tuple[str, ...]
    help: str

    @property
    def takes_file(self) -> bool:
        return self.takes in {"FILE", "IMAGE"}

    @property
    def takes_folder(self) -> bool:
        return self.takes == "FOLDER"


@dataclass(frozen=True)
class Command:
    """One command: its words after the program's name, none for the window, and what may follow them."""

    words: tuple[str, ...]
    summary: str
    description: str
    usage: str
    closing: str
    options: tuple[Argument, ...]
    positionals: tuple[Argument, ...]

    @property
    def takes_files(self) -> bool:
        """Whether files may follow it that belong to no option."""
        return any(argument.takes_file for argument in self.positionals)


def all_commands() -> tuple[Command, ...]:
    """The window first, then every command, each followed by its own commands."""
    parsers = {"edit": edit.parser(), "library": library.parser(), "sandbox": server.parser()}
    found = [_command((), "edit pictures by instruction", window.parser())]
    for name, parser in parsers.items():
        found.append(_command((name,), SUMMARIES[name], parser))
        for inner, summary, inner_parser in _inner(parser):
            found.append(_command((name, inner), summary, inner_parser))
    return tuple(found)


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    # argparse tells of its arguments nowhere else; shtab and argparse-manpage read the same list.
    yield from parser._actions  # noqa: SLF001 - argparse has no public list of them


def _inner(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str, argparse.ArgumentParser]]:
    for action in _actions(parser):
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 - as above
            summaries = {choice.dest: choice.help or "" for choice in action._choices_actions}  # noqa: SLF001 - as above
            for name, inner in action.choices.items():
                yield name, summaries[name], inner


def _command(words: tuple[str, ...], summary: str, parser: argparse.ArgumentParser) -> Command:
    arguments = [
        _argument(parser, action)
        for action in _actions(parser)
        if not isinstance(action, argparse._SubParsersAction)  # noqa: SLF001 - as above
    ]
    # A table of the other commands is for --help alone.
    closing = "" if words == () else parser.epilog or ""
    return Command(
        words,
        summary,
        " ".join((parser.description or "").split()),
        " ".join(parser.format_usage().removeprefix("usage: ").split()),
        closing,
        tuple(argument for argument in arguments if argument.flags),
        tuple(argument for argument in arguments if not argument.flags),
    )


def _argument(parser: argparse.ArgumentParser, action: argparse.Action) -> Argument:
    metavar = action.metavar if isinstance(action.metavar, str) else action.dest.upper()
    offered = action.type.names if isinstance(action.type, Offered) else ()
    choices = tuple(map(str, action.choices or offered))
    takes = "" if action.nargs == 0 else metavar if action.metavar or not choices else "|".join(choices)
    text = (action.help or "") % {**vars(action), "prog": parser.prog}
    return Argument(tuple(action.option_strings), takes, choices, text)
