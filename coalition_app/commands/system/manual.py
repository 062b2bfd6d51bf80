"""The manual page and the shell's completion, made from the parser of the commands."""

import argparse
import textwrap
from collections.abc import Iterator

from coalition_app.commands.parser import make_parser

NAME = "coalition-app"
WIDE = 76
"""Letters of a line of the source."""
EVERYWHERE = ("help", "language")
"""Options that every command has; they are told once."""


def manual_page() -> str:
    """Write the manual page in mdoc, which mandoc and groff show."""
    parser = make_parser()
    lines = [
        ".Dd November 25, 2026",
        ".Dt COALITION-APP 1",
        ".Os",
        ".Sh NAME",
        f".Nm {NAME}",
        ".Nd keep the signatories of joint statements",
        ".Sh SYNOPSIS",
        ".Nm",
        ".Op Ar file.coalition",
        ".Nm",
        ".Ar command",
        ".Op Ar option ...",
        ".Sh DESCRIPTION",
        _plain(parser.description or ""),
        "Alone, or with a register, it opens the window.",
        ".Pp",
        "The options are:",
        *_options(parser),
        ".Sh COMMANDS",
    ]
    for name, command in sorted(commands_of(parser).items()):
        lines += [f".Ss {name}", _plain(command.description or ""), *_options(command, EVERYWHERE)]
    lines += [
        ".Sh EXIT STATUS",
        "0: done, or yes.",
        "1: the answer is no.",
        "2: it could not be done, and nothing was changed but for what is named.",
    ]
    return "\n".join(line for line in lines if line) + "\n"


def completion() -> str:
    """Write the completion for bash: commands first, then the options of a command, else files."""
    parser = make_parser()
    cases = "\n".join(
        f'    {name}) words="{" ".join(_long(command))}" ;;'
        for name, command in sorted(commands_of(parser).items())
    )
    names = " ".join((*sorted(commands_of(parser)), *_long(parser)))
    return f"""_coalition_app() {{
  local word="${{COMP_WORDS[COMP_CWORD]}}" words=""
  case "${{COMP_WORDS[1]}}" in
{cases}
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="{names}"; fi
  if [ "$COMP_CWORD" -eq 1 ] || [ "${{word#-}}" != "$word" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
  fi
}}
complete -o default -o bashdefault -F _coalition_app {NAME}
"""


def completion_for_zsh() -> str:
    """Write the completion for zsh, which completes as that for bash does."""
    parser = make_parser()
    options = "\n".join(
        f'  {name} "{" ".join(_long(command))}"'
        for name, command in sorted(commands_of(parser).items())
    )
    names = " ".join((*sorted(commands_of(parser)), *_long(parser)))
    return f"""#compdef {NAME}
local -A known=(
{options}
)
if (( CURRENT == 2 )); then compadd -- {names}; fi
if (( CURRENT > 2 )) && [[ $words[CURRENT] == -* ]]; then
  compadd -- ${{=known[$words[2]]}}
else
  _files
fi
"""


def commands_of(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    """Return the commands of a parser by their names."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _long(parser: argparse.ArgumentParser) -> list[str]:
    return [
        each for action in parser._actions for each in action.option_strings if each[:2] == "--"
    ]


def _options(parser: argparse.ArgumentParser, without: tuple[str, ...] = ()) -> Iterator[str]:
    """Write a list of options and arguments, each with its help."""
    shown = [
        each
        for each in parser._actions
        if not isinstance(each, argparse._SubParsersAction) and each.dest not in without
    ]
    if not shown:
        return
    yield ".Bl -tag -width Ds"
    for action in shown:
        flags = [f"Fl {each[1:]}" for each in action.option_strings]
        values = [] if action.nargs == 0 else [f"Ar {_plain(each)}" for each in _values(action)]
        yield " ".join((".It", " , ".join(flags), *values)).replace("  ", " ")
        yield _plain((action.help or "") % {"prog": NAME, "default": action.default})
    yield ".El"


def _values(action: argparse.Action) -> list[str]:
    if action.choices:
        return ["|".join(map(str, action.choices))]
    named = action.metavar or action.dest
    return [named] if isinstance(named, str) else list(named)


def _plain(words: str) -> str:
    """Let no line be a request of roff, nor longer than mandoc wants it."""
    lines = textwrap.wrap(words.replace("\\", "\\e"), WIDE, break_long_words=False)
    return "\n".join(f"\\&{line}" if line[:1] in (".", "'") else line for line in lines)
