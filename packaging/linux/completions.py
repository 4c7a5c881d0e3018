"""What a shell offers after Tab, for bash, zsh and fish."""

import shlex
from collections.abc import Iterator, Sequence

from linux.command_tree import Argument, Command

_HEAD = "# Written by packaging/linux/command_docs.py from the program's own parsers.\n"

_BASH = """
_qwen_studio() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} command="" options="" files="" word
    for word in "${{COMP_WORDS[@]:1:COMP_CWORD-1}}"; do
        case "$command $word" in
{words}
        esac
    done
    case "$command|$prev" in
{values}
    esac
    case "$command" in
{options}
    esac
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
    if [[ $cur != -* && $files ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t -O "${{#COMPREPLY[@]}}" COMPREPLY < <(compgen -f -- "$cur")
    fi
}}
complete -F _qwen_studio qwen-studio
"""


def bash(commands: Sequence[Command]) -> str:
    """For bash: commands, options, their values, and files."""
    words = "\n".join(
        f'            "{" ".join(command.words[:-1])} {command.words[-1]}") command="{" ".join(command.words)}";;'
        for command in commands
        if command.words
    )
    values = "\n".join(line for command in commands for line in _bash_values(command))
    options = "\n".join(
        f'        "{" ".join(command.words)}") options="{" ".join([*_inner(command, commands), *_flags(command)])}"'
        f"{' files=yes' if command.takes_files else ''};;"
        for command in commands
    )
    return _HEAD + _BASH.format(words=words, values=values, options=options)


def _bash_values(command: Command) -> Iterator[str]:
    for option in command.options:
        if not option.takes:
            continue
        pattern = "|".join(f'"{" ".join(command.words)}|{flag}"' for flag in option.flags)
        offer = "-f" if option.takes_file else "-d" if option.takes_folder else f"-W {_bash_list(option)}"
        names = "compopt -o filenames 2>/dev/null; " if option.takes_file or option.takes_folder else ""
        yield f'        {pattern}) {names}mapfile -t COMPREPLY < <(compgen {offer} -- "$cur"); return;;'


def _bash_list(option: Argument) -> str:
    # What is offered is put into the line as it is, so a blank in it has its backslash already.
    return f'"{" ".join(shlex.quote(_with_backslashes(choice)) for choice in option.choices)}"'


def _with_backslashes(choice: str) -> str:
    return choice.replace(" ", "\\ ")


def zsh(commands: Sequence[Command]) -> str:
    """For zsh: the same, with what each is for."""
    lines = [
        "#compdef qwen-studio",
        _HEAD,
        "_qwen_studio() {",
        "    local -a before=(${words[2,CURRENT-1]}) commands",
        '    case "$before[1] $before[2] " in',
        *(line for command in sorted(commands, key=_deepest_first) for line in _zsh_case(command, commands)),
        "    esac",
        "}",
        '_qwen_studio "$@"',
        "",
    ]
    return "\n".join(lines)


def _deepest_first(command: Command) -> int:
    return -len(command.words)


def _zsh_case(command: Command, commands: Sequence[Command]) -> Iterator[str]:
    yield f'        "{" ".join(command.words)} "*)' if command.words else "        *)"
    inner = [f"{each.words[-1]}:{_zsh_text(each.summary)}" for each in _below(command, commands)]
    if inner:
        yield f"            commands=({shlex.join(inner)})"
        yield f"            (( CURRENT == {len(command.words) + 2} )) && _describe command commands"
    files = " '*:file:_files'" if command.takes_files else ""
    yield f"            _arguments {' '.join(map(_zsh_option, command.options))}{files}"
    yield "            ;;"


def _zsh_option(option: Argument) -> str:
    offer = "_files" if option.takes_file else "_files -/" if option.takes_folder else ""
    if option.choices:
        offer = f"({' '.join(map(_with_backslashes, option.choices))})"
    value = f":{_zsh_text(option.takes)}:{offer}" if option.takes else ""
    return " ".join(shlex.quote(f"*{flag}[{_zsh_text(option.help)}]{value}") for flag in option.flags)


def _zsh_text(text: str) -> str:
    return text.replace("[", "(").replace("]", ")").replace(":", ",")


def fish(commands: Sequence[Command]) -> str:
    """For fish: the same."""
    lines = [_HEAD]
    for command in commands:
        condition = shlex.quote(_fish_condition(command, commands))
        if not command.takes_files:
            lines.append(f"complete -c qwen-studio -n {condition} -f")
        for inner in _below(command, commands):
            lines.append(f"complete -c qwen-studio -n {condition} -a {inner.words[-1]} -d {shlex.quote(inner.summary)}")
        for option in command.options:
            names = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
            lines.append(
                f"complete -c qwen-studio -n {condition} {names} -d {shlex.quote(option.help)}{_fish_value(option)}"
            )
    return "\n".join([*lines, ""])


def _fish_condition(command: Command, commands: Sequence[Command]) -> str:
    seen = [f"__fish_seen_subcommand_from {word}" for word in command.words]
    others = " ".join(dict.fromkeys(each.words[-1] for each in _below(command, commands)))
    return "; and ".join([*seen, *([f"not __fish_seen_subcommand_from {others}"] if others else [])])


def _fish_value(option: Argument) -> str:
    if option.choices:
        return f" -x -a {shlex.quote(' '.join(map(_with_backslashes, option.choices)))}"
    if option.takes_folder:
        return " -x -a '(__fish_complete_directories)'"
    return " -r -F" if option.takes_file else " -x" if option.takes else ""


def _below(command: Command, commands: Sequence[Command]) -> list[Command]:
    depth = len(command.words)
    return [each for each in commands if len(each.words) == depth + 1 and each.words[:depth] == command.words]


def _inner(command: Command, commands: Sequence[Command]) -> list[str]:
    return [each.words[-1] for each in _below(command, commands)]


def _flags(command: Command) -> list[str]:
    return [flag for option in command.options for flag in option.flags]
