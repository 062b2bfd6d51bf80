"""What the commands share: opening the register, reading dates, printing, progress."""

import argparse
import datetime as dt
import getpass
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from coalition_app.errors import UserError
from coalition_app.file_names import typed_path
from coalition_app.hidden_characters import escape_hidden
from coalition_app.i18n import _, ngettext
from coalition_app.languages import LANGUAGES
from coalition_app.operations import register
from coalition_app.records.checked import typed_day
from coalition_app.work import Remaining, Tell

if TYPE_CHECKING:
    from coalition_app.operations.door import Answer, Change
    from coalition_app.records.store.database import Database


class AddCommand(Protocol):
    """Makes a command's parser; passed to each group's `add_commands`."""

    def __call__(
        self, name: str, text: str, run: Callable[[argparse.Namespace], int]
    ) -> argparse.ArgumentParser:
        """Add the command `name`, described by `text` and done by `run`."""


def add_register(parser: argparse.ArgumentParser) -> None:
    """Add the register's file and how it is unlocked."""
    parser.add_argument(
        "register", metavar=_("REGISTER"), type=typed_path, help=_("the register’s file")
    )
    add_passphrase(parser)


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """Add how a register is unlocked."""
    told = _("file with the passphrase; without it the passphrase is asked for")
    add_path(parser, "--passphrase-file", told)


def add_path(
    parser: argparse.ArgumentParser,
    option: str,
    told: str,
    metavar: str = "",
    *,
    required: bool = False,
) -> None:
    """Add an option that names a file, or what `metavar` says."""
    parser.add_argument(
        option, metavar=metavar or _("FILE"), type=typed_path, required=required, help=told
    )


class What(argparse.Action):
    """Read what is done, which follows the register; the order of older versions, before it, is read too."""

    def __init__(self, *, known: Sequence[str], **others: Any) -> None:
        super().__init__(metavar=f"{{{','.join(known)}}}", **others)
        self.known = known

    def __call__(
        self,
        _parser: argparse.ArgumentParser,
        given: argparse.Namespace,
        what: Any,
        _option: str | None = None,
    ) -> None:
        """Keep what was typed, in its place."""
        if what not in self.known and str(given.register) in self.known:
            what, given.register = str(given.register), Path(what)
        if what not in self.known:
            words = {"value": what, "choices": ", ".join(map(repr, self.known))}
            raise argparse.ArgumentError(
                self, _("invalid choice: %(value)r (choose from %(choices)s)") % words
            )
        setattr(given, self.dest, what)


def add_register_and_what(parser: argparse.ArgumentParser, known: Sequence[str], help: str) -> None:
    """Add the register's file, and after it which of the `known` words is done."""
    add_register(parser)
    parser.add_argument("what", action=What, known=known, help=help)


def add_statement(parser: argparse.ArgumentParser) -> None:
    """Add which statement is meant."""
    parser.add_argument(
        "--statement",
        metavar="S",
        help=_("number of the statement, or the beginning of its title"),
    )


def add_register_and_statement(parser: argparse.ArgumentParser) -> None:
    """Add the register's file, and which of its statements is meant."""
    add_register(parser)
    add_statement(parser)


def add_written(parser: argparse.ArgumentParser, told: str, *, required: bool = False) -> None:
    """Add where a small page is written, as `told` says, in which language, and over an older file."""
    add_path(parser, "--to", told, required=required)
    add_language(parser)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the language of a small page, and whether it takes the place of an older file."""
    parser.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        help=_("language of the document; the register’s where it is left out"),
    )
    add_replace(parser)


def add_replace(parser: argparse.ArgumentParser) -> None:
    """Add whether a page takes the place of an older file."""
    parser.add_argument(
        "--replace", action="store_true", help=_("put it in place of an older file")
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add the choice of JSON."""
    parser.add_argument("--json", action="store_true", help=_("print one JSON object"))


@contextmanager
def opened(options: argparse.Namespace, *, to_check: bool = False) -> Iterator["Database"]:
    """Open the register that a command names, asking for the passphrase where it needs one.

    `to_check` opens one that lacks a part too. Raises FileReplaced where the path leads to another file when
    it is closed, and something was recorded in the one that was open.
    """
    from coalition_app.records.file.identity import FileReplaced
    from coalition_app.records.opening.existing import PassphraseNeeded, open_register

    given = read_passphrase(options.passphrase_file)
    try:
        database = open_register(options.register, given, to_check=to_check)
    except PassphraseNeeded:
        database = open_register(options.register, ask_passphrase(), to_check=to_check)
    try:
        for told in (*database.left, *database.place, database.older, database.clock):
            if told:
                print(told, file=sys.stderr)
        if not to_check and (told := register.bring_over(database)):
            print(told, file=sys.stderr)
        database.tell_copy = partial(print, file=sys.stderr, flush=True)
        yield database
        if database.read_only:
            print(database.read_only_sentence, file=sys.stderr)
    except BaseException:
        if told := database.close():
            print(told, file=sys.stderr)
        raise
    told = database.close()
    if database.underneath.happened and told:
        raise FileReplaced(told)
    if told:
        print(told, file=sys.stderr)


def read_passphrase(file: Path | None) -> str | None:
    """Read a passphrase file; its line end is no part of the passphrase."""
    if file is None:
        return None
    try:
        words = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            _("The passphrase file %(path)s cannot be read.") % {"path": file}
        ) from error
    return words.removesuffix("\n").removesuffix("\r")


def ask_certificate_passphrase(question: str) -> str:
    """Ask at the terminal for what opens a certificate; raises UserError where there is no terminal."""
    if not sys.stdin.isatty():
        raise UserError(
            _(
                "The passphrase of the certificate is needed: give a file with "
                "--certificate-passphrase-file."
            )
        )
    return getpass.getpass(question)


def ask_passphrase(*, twice: bool = False, new: bool = False) -> str:
    """Ask at the terminal, for one that takes another's place where it is `new`.

    Raises UserError where there is no terminal, and where it is asked `twice` and the answers differ.
    """
    if not sys.stdin.isatty():
        if new:
            raise UserError(
                _("The new passphrase is needed: give a file with --new-passphrase-file.")
            )
        raise UserError(_("The passphrase is needed: give a file with --passphrase-file."))
    words = getpass.getpass(_("New passphrase: ") if new else _("Passphrase: "))
    if twice and getpass.getpass(_("Once more: ")) != words:
        raise UserError(_("The two passphrases differ; nothing was made."))
    return words


def read_day(given: str | None) -> dt.date | None:
    """Read a calendar date where one was given; raises UserError for what is none."""
    return None if given is None else typed_day(given)


def write(options: argparse.Namespace, change: "Change[Any]", progress: Tell | None = None) -> int:
    """Do a change in the register that a command names, and print what came of it; return the exit code."""
    from coalition_app.operations import door

    with opened(options) as database:
        answer = door.write(database, change, progress)
    return print_answer(options, answer)


def print_answer(options: argparse.Namespace, answer: "Answer[Any]") -> int:
    """Print an answer in sentences, or as one JSON object; return the exit code."""
    if getattr(options, "json", False):
        print_json(answer.values)
    else:
        for line in answer.lines:
            print(line)
    return 0


def print_json(value: Any) -> None:
    """Print one JSON object."""
    print(_json(value))


def _json(value: Any) -> str:
    return escape_hidden(json.dumps(value, ensure_ascii=False, indent=1))


def print_json_list(
    name: str, items: Iterable[Any], *, before: Mapping[str, Any] | None = None
) -> int:
    """Print one JSON object that holds a list, each item as it comes; return how many there were.

    `before` are the keys above the list.
    """
    count = 0
    above = [
        f" {json.dumps(key)}: " + _json(value).replace("\n", "\n ")
        for key, value in (before or {}).items()
    ]
    print("{", *(f"{each}," for each in above), sep="\n")
    for count, item in enumerate(items, start=1):
        text = _json(item).replace("\n", "\n  ")
        print("," if count > 1 else f' "{name}": [', text, sep="\n  ", end="")
    print("\n ]\n}" if count else f' "{name}": []\n}}')
    return count


def begin(label: str) -> None:
    """Name work that takes a while and cannot be counted; silent where stderr is no terminal."""
    if sys.stderr.isatty():
        print(f"{label}…", file=sys.stderr, flush=True)


class Progress:
    """A line on the terminal that says how far long work is; silent where stderr is no terminal."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._shown = ""
        self._terminal = sys.stderr.isatty()
        self._remaining = Remaining()

    def __call__(self, done: int, whole: int) -> None:
        """Show that `done` of `whole` is done, and how long the rest may take once that can be told."""
        if not self._terminal:
            return
        line = f"{self._label} {100 * done // max(whole, 1)} %"
        if left := self._remaining.seconds(done, whole):
            words = ngettext(
                "%(work)s: about %(count)d second left",
                "%(work)s: about %(count)d seconds left",
                left,
            )
            line = words % {"work": line, "count": left}
        if line != self._shown:
            end = "\n" if done >= whole else ""
            shown = line.ljust(len(self._shown))  # what was longer is covered
            self._shown = line
            print(f"\r{shown}", end=end, file=sys.stderr, flush=True)
