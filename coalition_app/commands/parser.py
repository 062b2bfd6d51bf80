"""The command line's shape: every command with its options, in the program's language."""

import argparse
import gettext
import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from coalition_app import __version__, i18n, paths
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.languages import LANGUAGES, without_language

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


GROUPS = {
    "register.recovering": "recover",
    "register.registers": "new coalition undo redo check journal backup passphrase recovery-sheet restore",
    "statements.statements": "statement statements",
    "statements.texts": "text policy silence",
    "positions.words": "word demand",
    "statements.reconfirmations": "reconfirm decline-text",
    "imports.imports": "import undo-import",
    "signatories.defects": "defects",
    "signatories.signing": "sign",
    "signatories.signatures": (
        "signatories reserve withdraw-words narrow-words correct-words translate"
    ),
    "signatories.changes": "change joint-entry move renumber printed-form",
    "signatories.directory": "directory signatory",
    "positions.positions": "positions",
    "positions.doubts": "doubts settle words",
    "signatories.status": "withdraw accede standing promise",
    "register.checks": "confirm dispute",
    "editions.explain": "explain",
    "signatories.duplicates": "duplicates decide",
    "signatories.merges": "merge merges separate",
    "follow_up.follow_up": "chase plan letter-sent",
    "evidence.evidence": "evidence ready",
    "editions.attestors": "attestor",
    "editions.letterheads": "letterhead print-options",
    "evidence.inbox": "inbox",
    "evidence.dossier": "challenge check-signature",
    "evidence.court_folder": "court-folder",
    "editions.annexes": "annex attest editions reprint deliver",
    "evidence.signed_pages": "signed-page",
    "editions.signing": "sign-print keep-signature time-stamp-request keep-time-stamp",
    "editions.verifying": "verify checking-page",
    "editions.corrigenda": "corrigendum",
    "editions.as_of": "as-of",
    "editions.slips": "slip",
    "editions.receipts": "receipt",
    "editions.fingerprints": "fingerprint",
    "editions.leaflets": "leaflet",
    "register.anchors": "anchor",
    "register.copies": "copies",
    "register.locking": "lock",
    "register.erasing": "erase erasure-certificate",
}
"""Modules of the commands, in the help's order, and the commands that each adds."""


class OneLineParser(argparse.ArgumentParser):
    """A parser whose refusals are one plain line like all others, without the usage above it."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.color = (
            False  # Python 3.14 colours help by control characters, which are never printed
        )

    def error(self, message: str) -> NoReturn:
        """Refuse what was typed."""
        text = _("%(prog)s: error: %(message)s\n") % {"prog": self.prog, "message": message}
        raise UserError(text.rstrip())


def make_parser(given: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Make the parser; its options carry `run`, which does the command, or None for the window.

    Where the words passed as `given` begin with a command, only its group is filled in: loading all of them
    takes longer than most commands do.
    """
    _translate_argparse()
    common = OneLineParser(add_help=False)
    common.add_argument("--language", choices=LANGUAGES, help=_("language of what is printed here"))
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

    typed = _module_of(given)
    for name in GROUPS if typed is None else (typed,):
        import_module(f"coalition_app.commands.{name}").add_commands(add)
    parser.set_defaults(run=None)
    return parser


def _module_of(given: Sequence[str]) -> str | None:
    """Find the module of the command that was typed; None where something else is in its place."""
    words = without_language(given)
    return next(
        (name for name, adds in GROUPS.items() if words[:1] and words[0] in adds.split()), None
    )


def _translate_argparse() -> None:
    """Let argparse, which asks gettext's default domain, find its sentences in our catalogues."""
    os.environ["LANGUAGE"] = i18n.current().language
    gettext.bindtextdomain(i18n.DOMAIN, str(paths.locale_folder()))
    gettext.textdomain(i18n.DOMAIN)
