"""Commands for following up: chase, plan and letter-sent."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from coalition_app import labels
from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.generated import add_operation
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.languages import LANGUAGES
from coalition_app.operations import follow_up as operations

if TYPE_CHECKING:
    from coalition_app.records.lists.follow_up import FollowUp
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Reading


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    listed = add("chase", _("list who still has to answer, and for what"), list_follow_up)
    console.add_register_and_statement(listed)
    console.add_json(listed)
    console.add_path(
        listed,
        "--letters",
        _("write a letter to each into this folder; nothing is sent"),
        _("FOLDER"),
    )
    listed.add_argument(
        "--as",
        dest="form",
        choices=("txt", "eml", "docx"),
        default="txt",
        help=_("format of the letters"),
    )
    listed.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        help=_("language of the document; the register’s where it is left out"),
    )
    console.add_path(
        listed,
        "--calendar",
        _("write a calendar file (.ics) of the days by which answers are due, by numbers"),
    )
    listed.add_argument(
        "--with-names",
        action="store_true",
        help=_("write names, what is awaited and the next steps into the calendar too"),
    )
    listed.add_argument("--number", type=int, nargs="+", default=[], help=_("only these numbers"))
    add_operation(add, "plan", operations.plan_step)
    sent = add("letter-sent", _("record that you sent letters"), record_letter_sent)
    console.add_register_and_statement(sent)
    sent.add_argument(
        "--number", type=int, nargs="+", action="extend", required=True, help=_("numbers")
    )
    sent.add_argument(
        "--by",
        dest="channel",
        choices=tuple(labels.CHANNELS),
        default="mail",
        help=_("how it was sent; by email unless told"),
    )
    sent.add_argument("--sent", metavar="D", help=_("the day, today unless told"))
    sent.add_argument("--due", metavar="D", help=_("the day by which an answer is awaited"))
    sent.add_argument(
        "--in", dest="document_language", choices=LANGUAGES, default="", help=_("its language")
    )
    console.add_path(sent, "--text", _("the letter as it was sent, as text; only with one number"))
    console.add_json(sent)


def list_follow_up(options: argparse.Namespace) -> int:
    """List the signatories whose answer is awaited."""
    from coalition_app.records.lists import follow_up
    from coalition_app.records.statements import statements

    with console.opened(options) as database, database.reading() as tx:
        statement = statements.find_statement(tx, options.statement)
        found = [
            each
            for each in follow_up.list_follow_up(tx, statement)
            if not options.number or each.signed.number in options.number
        ]
        if options.calendar is not None:
            return _write_calendar(tx, statement, found, options)
        if options.letters is not None:
            return _write_letters(tx, statement, found, options)
        today = tx.today
    if options.json:
        console.print_json(
            {
                "chased": [
                    {
                        "number": each.signed.number,
                        "name": each.signed.full_name,
                        "reasons": [reason for reason, _since in each.reasons],
                        "days": each.days(today),
                        "step": each.step,
                        "due": each.due_on.isoformat() if each.due_on else "",
                        "group": each.group(today),
                        "letters": each.sent.times if each.sent else 0,
                        "last_letter": each.sent.last_on.isoformat() if each.sent else "",
                        "channel": each.sent.channel if each.sent else "",
                    }
                    for each in found
                ]
            }
        )
        return 0
    for each in found:
        days = each.days(today)
        since = ngettext("%(count)d day", "%(count)d days", days) % {"count": days}
        print(f"{each.signed.number:>5}. {each.signed.full_name}: {each.sentence()} ({since})")
        for line in _about(each):
            print(f"       {line}")
    if not found:
        print(_("Nobody owes an answer."))
    return 0


def _about(each: "FollowUp") -> Iterator[str]:
    """Say of one who is waited for which letters were sent, and what is to be done by when."""
    if each.sent:
        day = each.sent.last_on.strftime("%d.%m.%Y")
        said = ngettext(
            "%(count)d letter sent, on %(day)s (%(channel)s)",
            "%(count)d letters sent, the last on %(day)s (%(channel)s)",
            each.sent.times,
        )
        yield said % {
            "count": each.sent.times,
            "day": day,
            "channel": _(labels.CHANNELS[each.sent.channel]),
        }
    due = each.due_on.strftime("%d.%m.%Y") if each.due_on else "—"
    if each.step:
        yield _("next: %(step)s, by %(day)s") % {"step": each.step, "day": due}
    elif each.due_on:
        yield _("answer by %(day)s") % {"day": due}


def record_letter_sent(options: argparse.Namespace) -> int:
    """Record that letters were sent."""
    from coalition_app.intake.read_paper import read_paper
    from coalition_app.records.checked import read_file
    from coalition_app.records.lists.letters_sent import NewLetters

    if options.text is not None and len(options.number) > 1:
        raise UserError(_("The text of a letter belongs to one number: give one with --number."))
    wordings = {}
    if options.text is not None:
        wordings = {options.number[0]: read_paper(read_file(options.text), options.text.name).text}
    new = NewLetters(
        channel=options.channel,
        sent_on=console.read_day(options.sent),
        due_on=console.read_day(options.due),
        language=options.document_language,
        wordings=wordings,
    )
    change = operations.record_letter_sent(options.statement, numbers=options.number, new=new)
    return console.write(options, change)


def _write_calendar(
    tx: "Reading", statement: "StatementRow", found: "list[FollowUp]", options: argparse.Namespace
) -> int:
    """Write the days by which answers are due; an existing file is refused."""
    from coalition_app.documents.issue.due_calendar import due_calendar
    from coalition_app.documents.write import atomic_file

    target = options.calendar
    if atomic_file.with_ending(target, "ics") != target:
        raise UserError(_("A calendar file ends in .ics: name it so."))
    content = due_calendar(
        found, statement_id=statement.id, made_at=tx.now, named=options.with_names
    )
    atomic_file.place(target, content, replace=False)
    print(_("Calendar saved: %(path)s") % {"path": target})
    return 0


def _write_letters(
    tx: "Reading", statement: "StatementRow", found: "list[FollowUp]", options: argparse.Namespace
) -> int:
    """Write a letter to each, or one Word file of them all; existing files are refused."""
    from coalition_app.documents.issue import letters
    from coalition_app.documents.issue.letter_facts import letters_to
    from coalition_app.documents.write import atomic_file

    written = letters_to(tx, statement, found, options.document_language)
    if not options.letters.is_dir():
        raise UserError(_("There is no folder %(path)s.") % {"path": options.letters})
    if options.form == "docx":
        target = options.letters / "letters.docx"
        content = letters.letters_word([letter for _number, letter in written])
        atomic_file.place(target, content, replace=False)
    else:
        for number, letter in written:
            target = options.letters / f"{number:04d}.{options.form}"
            text = letters.letter_text(letter).encode()
            content = letters.letter_mail(letter) if options.form == "eml" else text
            atomic_file.place(target, content, replace=False)
    count = len(written)
    said = ngettext("%(count)d letter written.", "%(count)d letters written.", count)
    print(said % {"count": count})
    return 0
