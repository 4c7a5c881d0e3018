"""The manual page, in roff."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from linux.command_tree import Argument, Command

_SECTIONS = """
.SH FILES
.TP
.I ~/Pictures/Qwen Studio
The library: results, inputs and their database.
.TP
.I ~/.config/qwen\\-studio/settings.json
The settings of the window.
.TP
.I ~/.config/qwen\\-studio/catalog.toml
Models, regions and prices of one's own, beside those that come with the program.
.SH EXIT STATUS
.TP
.B 0
All is done.
.TP
.B 1
Something was found damaged or is left over
.RB ( library ).
.TP
.B 2
Bad usage or input, or the library is not usable.
.TP
.B 3
The service refused the edit.
.TP
.B 4
The network failed before anything was sent.
.TP
.B 5
The outcome of the edit is unknown; it may have been charged.
.TP
.B 130
It was stopped.
.SH EXAMPLES
.EX
qwen\\-studio \\-\\-demo
qwen\\-studio photo.jpg
qwen\\-studio edit photo.jpg \\-\\-instruction "Make the sky cloudy" \\-n 2
qwen\\-studio library verify
.EE
"""


def man_page(commands: Sequence[Command], environment: Mapping[str, str], version: str, day: datetime) -> str:
    """qwen-studio(1) with every command, option and variable."""
    window = commands[0]
    lines = [
        f'.TH QWEN\\-STUDIO 1 "{day:%Y-%m-%d}" "Qwen Studio {version}" "User Commands"',
        ".SH NAME",
        f"qwen\\-studio \\- {escaped(window.summary)}",
        ".SH SYNOPSIS",
        *(line for command in commands for line in _synopsis(command)),
        ".SH DESCRIPTION",
        escaped(window.description),
        "Without a command it opens the window.",
        "Where the library is open already, its window takes the files and comes to the front.",
        ".SH OPTIONS",
        *_arguments(window),
        ".SH COMMANDS",
        *(line for command in commands[1:] for line in _section(command)),
        ".SH ENVIRONMENT",
        *(line for name, says in environment.items() for line in (".TP", f".B {name}", sentence(says))),
    ]
    return "\n".join(lines) + _SECTIONS


def _synopsis(command: Command) -> Iterator[str]:
    name = " ".join(("qwen-studio", *command.words))
    yield f".B {escaped(name)}"
    yield escaped(command.usage.removeprefix(name).strip())
    yield ".br"


def _section(command: Command) -> Iterator[str]:
    yield f'.SS "{escaped(" ".join(command.words))}"'
    yield escaped(command.description)
    yield from _arguments(command)
    for paragraph in filter(None, command.closing.split("\n\n")):
        yield ".PP"
        yield escaped(" ".join(paragraph.split()))


def _arguments(command: Command) -> Iterator[str]:
    for argument in (*command.positionals, *command.options):
        yield ".TP"
        yield _heading(argument)
        yield sentence(argument.help)


def _heading(argument: Argument) -> str:
    names = ", ".join(f"\\fB{escaped(flag)}\\fR" for flag in argument.flags)
    return f"{names} \\fI{escaped(argument.takes)}\\fR".strip() if argument.takes else names


def sentence(text: str) -> str:
    """The text as a sentence of its own."""
    return escaped(f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith(".") else "."))


def escaped(text: str) -> str:
    """The text so that roff prints it as it is."""
    plain = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{plain}" if plain[:1] in {".", "'"} else plain
