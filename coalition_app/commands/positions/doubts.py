"""Commands on what nobody vouches for: listing it, and saying what it is."""

import argparse
from typing import TYPE_CHECKING

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import SETTLED_ROLES, doubt_label, settled_label
from coalition_app.operations import doubts

if TYPE_CHECKING:
    from coalition_app.records.positions.doubts import Doubt
    from coalition_app.records.positions.settled_words import SettledWord


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    listed = add("doubts", _("list what nobody vouches for in the lists that came in"), list_doubts)
    console.add_register_and_statement(listed)
    console.add_json(listed)
    made = add("settle", _("say what a doubtful piece or line is"), settle)
    console.add_register_and_statement(made)
    made.add_argument("--number", type=int, nargs="+", action="extend", help=_("numbers"))
    made.add_argument(
        "--piece", metavar="K", type=int, help=_("which piece, as “doubts” numbers them")
    )
    made.add_argument(
        "--line", metavar="L", help=_("a line of the source that belongs to no entry")
    )
    made.add_argument(
        "--as",
        dest="answer",
        metavar=_("WHAT"),
        required=True,
        help=_("print, private, words, nothing, name, person, office, place and so on"),
    )
    made.add_argument(
        "--all-like", action="store_true", help=_("settle everything open with the same text")
    )
    console.add_json(made)
    words = add("words", _("list what was settled of words, or take one out"), list_words)
    console.add_register(words)
    words.add_argument("--take-out", metavar=_("TEXT"), help=_("take this text out of the list"))
    words.add_argument(
        "--as",
        dest="role",
        metavar=_("WHAT"),
        choices=sorted(SETTLED_ROLES),
        default="",
        help=_("only as this, where several things were said of the text"),
    )
    console.add_json(words)


def list_doubts(options: argparse.Namespace) -> int:
    """List what is open in a statement."""
    from coalition_app.records.positions import doubts as kept
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        found = kept.list_doubts(tx, statements.find_statement(tx, options.statement))
    if options.json:
        console.print_json({"doubts": [_as_json(each) for each in found]})
        return 0
    for each in found:
        place = _("line %(line)s") % {"line": each.lines} if each.number is None else ""
        if each.number is not None:
            place = f"{each.number:>5}" + (f".{each.piece}" if each.piece else "")
        before = settled_label(each.settled_as)
        print(
            f"{place}  {doubt_label(each.code)}: {each.text}" + (f" ({before})" if before else "")
        )
    if not found:
        print(_("Nothing left to review."))
    return 0


def settle(options: argparse.Namespace) -> int:
    """Say what pieces of signatures, or a line, are."""
    meant = options.statement
    if options.line is not None:
        if options.piece is not None:
            raise UserError(_("A line has no pieces: leave --piece out."))
        change = doubts.settle_line(
            meant,
            line=options.line,
            answer=options.answer,
            numbers=options.number or (),
            all_like=options.all_like,
        )
        return console.write(options, change)
    if not options.number:
        raise UserError(_("Say what is meant, with --number or --line."))
    if options.piece is not None and len(options.number) > 1:
        raise UserError(_("A piece belongs to one number: give one with --number."))
    change = doubts.settle_pieces(
        meant,
        numbers=options.number,
        answer=options.answer,
        piece=options.piece,
        all_like=options.all_like,
    )
    return console.write(options, change)


def list_words(options: argparse.Namespace) -> int:
    """List the register's settled words, or take one out."""
    from coalition_app.records.positions import settled_words

    if options.take_out is not None:
        change = doubts.take_out_word(text=options.take_out, role=options.role)
        return console.write(options, change)
    if options.role:
        raise UserError(_("Say with --take-out which text is meant."))
    with console.opened(options) as database, database.reading() as tx:
        found = settled_words.list_words(tx)
    if options.json:
        console.print_json({"words": [_word_as_json(each) for each in found]})
        return 0
    for each in found:
        role = _(SETTLED_ROLES[each.role])
        known = "" if doubts.vouches(each) else _(" (stays unclear in each list)")
        print(f"{each.text}: {role}{known}")
    if not found:
        print(_("Nothing was settled that other lists could use."))
    return 0


def _word_as_json(each: "SettledWord") -> dict[str, object]:
    return {
        "text": each.text,
        "role": each.role,
        "settled_at": each.settled_at.isoformat(),
        "vouches": doubts.vouches(each),
    }


def _as_json(each: "Doubt") -> dict[str, object]:
    return {
        "number": each.number,
        "piece": each.piece,
        "code": each.code,
        "text": each.text,
        "lines": each.lines,
        "demands": list(each.demands),
        "alike": each.alike,
        "settled_as": list(each.settled_as),
    }
