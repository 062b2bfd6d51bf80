"""Commands that change the words of a statement: word, demand."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES

NEEDED = {"add": (), "reword": ("demand",), "move": ("demand", "to"), "remove": ("demand",)}
"""What is done with a demand, and the options that must be given."""
FOREIGN = {
    "add": ("to",),
    "reword": ("to",),
    "move": tuple(LANGUAGES),
    "remove": ("to", *LANGUAGES),
}
"""The options that say nothing to what is done."""


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    worded = add("word", _("change title, text or authentic language of a statement"), word)
    console.add_register(worded)
    console.add_statement(worded)
    worded.add_argument(
        "--in",
        dest="words_language",
        choices=LANGUAGES,
        help=_("language of the words; the authentic one unless told"),
    )
    what = worded.add_mutually_exclusive_group(required=True)
    what.add_argument("--title", metavar=_("TEXT"), help=_("the statement's title"))
    what.add_argument("--body", metavar=_("TEXT"), help=_("the text before the demands"))
    what.add_argument(
        "--authentic", action="store_true", help=_("this language decides where wordings differ")
    )
    what.add_argument("--date", metavar="D", help=_("date of the statement; '' takes it away"))
    what.add_argument(
        "--new-text", action="store_true", help=_("begin the next text after a sealed one")
    )
    made = add("demand", _("add, reword, move or remove a demand of the text in work"), demand)
    console.add_register_and_what(made, tuple(NEEDED), _("add, reword, move or remove"))
    console.add_statement(made)
    made.add_argument("--demand", metavar="N", type=int, help=_("its number"))
    made.add_argument("--to", metavar="N", type=int, help=_("the number that it becomes"))
    for language in LANGUAGES:
        made.add_argument(
            f"--{language}",
            metavar=_("TEXT"),
            help=_("wording: %(language)s") % {"language": language},
        )


def word(options: argparse.Namespace) -> int:
    """Change words of the text in work, or begin the next text."""
    from coalition_app.records.statements import statements, wordings

    action = "edit-text"
    if options.authentic:
        action = "set-authentic-language"
    elif options.date is not None:
        action = "set-statement-date"
    elif options.new_text:
        action = "new-text"
    with console.opened(options) as database, database.writing(action) as tx:
        shown = statements.find_statement(tx, options.statement)
        language = options.words_language or shown.authentic_language
        if options.new_text:
            wordings.begin_new_text(tx, shown)
        elif options.authentic:
            wordings.set_authentic_language(tx, shown, language)
        elif options.date is not None:
            wordings.set_date(tx, shown, console.read_day(options.date or None))
        else:
            wordings.edit_wording(tx, shown, language, title=options.title, body=options.body)
        number = statements.get_statement(tx, shown.id).text_number
    print(_("Recorded in text %(number)d.") % {"number": number})
    return 0


def demand(options: argparse.Namespace) -> int:
    """Change the demands of the text in work; who signed an older text is asked to reconfirm."""
    from coalition_app.records.statements import statements, wordings

    worded = {
        each: getattr(options, each) for each in LANGUAGES if getattr(options, each) is not None
    }
    for name in NEEDED[options.what]:
        if getattr(options, name) is None:
            raise UserError(
                _("“demand %(what)s” needs %(option)s.")
                % {"what": options.what, "option": f"--{name}"}
            )
    for name in FOREIGN[options.what]:
        if getattr(options, name) is not None:
            raise UserError(
                _("%(option)s does not go with “%(command)s %(what)s”.")
                % {"option": f"--{name}", "command": "demand", "what": options.what}
            )
    if options.what == "reword" and len(worded) != 1:
        raise UserError(_("Give the new wording in one language: --en, --ru or --kk."))
    with console.opened(options) as database, database.writing(f"{options.what}-demand") as tx:
        shown = statements.find_statement(tx, options.statement)
        number = options.demand
        if options.what == "add":
            number = wordings.add_demand(tx, shown, worded, number)
        elif options.what == "reword":
            ((language, words),) = worded.items()
            wordings.reword_demand(tx, shown, number, language, words)
        elif options.what == "move":
            wordings.move_demand(tx, shown, number, options.to)
            number = options.to
        else:
            wordings.remove_demand(tx, shown, number)
    if options.what == "remove":
        print(_("Demand %(number)d is removed.") % {"number": number})
    else:
        print(_("Recorded for demand %(number)d.") % {"number": number})
    return 0
