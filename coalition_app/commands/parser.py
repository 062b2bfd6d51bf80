"""The command line's shape: every command with its options, in the program's language."""

import argparse
import gettext
import os
from collections.abc import Callable
from typing import NoReturn

from coalition_app import __version__, i18n, paths
from coalition_app.commands.editions import (
    annexes,
    as_of,
    attestors,
    corrigenda,
    explain,
    slips,
    verifying,
)
from coalition_app.commands.evidence import challenge, evidence, inbox, signed_pages
from coalition_app.commands.follow_up import chase
from coalition_app.commands.imports import imports
from coalition_app.commands.positions import positions, words
from coalition_app.commands.register import anchors, checks, registers
from coalition_app.commands.signatories import (
    changes,
    defects,
    directory,
    duplicates,
    merges,
    signatures,
    signing,
    standings,
)
from coalition_app.commands.statements import reconfirmations, statements, texts
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _

ARGPARSE_WORDS = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("%(prog)s: error: %(message)s\n"),
)
"""The standard library's own sentences that a person may see, for our catalogues."""


class OneLineParser(argparse.ArgumentParser):
    """A parser whose refusals are one plain line like all others, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        """Refuse what was typed."""
        text = _("%(prog)s: error: %(message)s\n") % {"prog": self.prog, "message": message}
        raise UserError(text.rstrip())


def make_parser() -> argparse.ArgumentParser:
    """Make the parser; its options carry `run`, which does the command, or None for the window."""
    _translate_argparse()
    common = OneLineParser(add_help=False)
    common.add_argument(
        "--language", choices=i18n.LANGUAGES, help=_("language of what is printed here")
    )
    parser = OneLineParser(
        prog="coalition-app",
        description=_("Keeps the signatories of joint statements and prints the attested annex."),
        parents=[common],
    )
    parser.add_argument(
        "--version",
        action="version",
        version=f"coalition-app {__version__}",
        help=_("show program's version number and exit"),
    )
    parser.add_argument(
        "--self-test",
        action="store_true",
        help=_("try everything that the program needs, and say whether it works"),
    )
    commands = parser.add_subparsers(metavar=_("COMMAND"), title=_("commands"))

    def add(
        name: str, text: str, run: Callable[[argparse.Namespace], int]
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=text, description=text, parents=[common])
        made.set_defaults(run=run)
        return made

    for module in (
        registers,
        statements,
        texts,
        words,
        reconfirmations,
        imports,
        defects,
        signing,
        signatures,
        changes,
        directory,
        positions,
        standings,
        checks,
        explain,
        duplicates,
        merges,
        chase,
        evidence,
        attestors,
        inbox,
        challenge,
        annexes,
        signed_pages,
        verifying,
        corrigenda,
        as_of,
        slips,
        anchors,
    ):
        module.add_commands(add)
    parser.set_defaults(run=None)
    return parser


def _translate_argparse() -> None:
    """Let argparse, which asks gettext's default domain, find its sentences in our catalogues."""
    os.environ["LANGUAGE"] = i18n.current().language
    gettext.bindtextdomain(i18n.DOMAIN, str(paths.locale_folder()))
    gettext.textdomain(i18n.DOMAIN)
