"""Commands that change the words of a statement: word, demand."""

import argparse

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.operations import statements

NEEDED = {
    "add": (),
    "reword": ("demand",),
    "move": ("demand", "to"),
    "remove": ("demand",),
    "spelling": ("demand", "reason"),
    "name": ("demand",),
}
"""What is done with a demand, and the options that it needs."""
FOREIGN = {
    "add": ("to", "reason"),
    "reword": ("to", "reason"),
    "move": (*LANGUAGES, "reason"),
    "remove": ("to", *LANGUAGES, "reason"),
    "spelling": ("to", *LANGUAGES),
    "name": ("to", "reason"),
}
"""The options that say nothing to what is done."""


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    worded = add("word", _("change title, text or authentic language of a statement"), word)
    console.add_register_and_statement(worded)
    worded.add_argument(
        "--in",
        dest="words_language",
        choices=LANGUAGES,
        help=_("language of the words; the authentic one unless told"),
    )
    what = worded.add_mutually_exclusive_group(required=True)
    what.add_argument("--title", metavar=_("TEXT"), help=_("the statement’s title"))
    what.add_argument("--body", metavar=_("TEXT"), help=_("the text before the demands"))
    what.add_argument(
        "--authentic", action="store_true", help=_("this language decides where wordings differ")
    )
    what.add_argument("--date", metavar="D", help=_("date of the statement; '' takes it away"))
    what.add_argument(
        "--new-text", action="store_true", help=_("begin the next text after a sealed one")
    )
    what.add_argument(
        "--spelling",
        metavar=_("TEXT"),
        help=_("title and text changed in spelling alone, and why that is so"),
    )
    console.add_json(worded)
    made = add("demand", _("add, reword, name, move or remove a demand of a statement"), demand)
    console.add_register_and_what(
        made, tuple(NEEDED), _("add, reword, name, move or remove; or it was only spelling")
    )
    console.add_statement(made)
    made.add_argument("--demand", metavar="N", type=int, help=_("its number"))
    made.add_argument("--to", metavar="N", type=int, help=_("the number that it becomes"))
    for language in LANGUAGES:
        made.add_argument(
            f"--{language}",
            metavar=_("TEXT"),
            help=_("wording, or short name: %(language)s") % {"language": language},
        )
    made.add_argument("--reason", metavar=_("TEXT"), help=_("why it is only spelling"))
    console.add_json(made)


def word(options: argparse.Namespace) -> int:
    """Change words of the text in work, or begin the next text."""
    meant, language = options.statement, options.words_language
    if options.new_text:
        change = statements.begin_new_text(meant)
    elif options.spelling is not None:
        change = statements.mark_spelling(meant, reason=options.spelling)
    elif options.authentic:
        change = statements.set_authentic_language(meant, language=language)
    elif options.date is not None:
        change = statements.set_date(meant, dated=console.read_day(options.date or None))
    else:
        change = statements.edit_wording(
            meant, language=language, title=options.title, body=options.body
        )
    return console.write(options, change)


def demand(options: argparse.Namespace) -> int:
    """Change the demands of the text in work, or name one.

    Signatories of an older text are asked to reconfirm what was changed.
    """
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
    if options.what == "name" and not worded:
        raise UserError(_("Give the short name in a language: --en, --ru or --kk."))
    meant, number = options.statement, options.demand
    if options.what == "add":
        change = statements.add_demand(meant, wordings=worded, number=number)
    elif options.what == "reword":
        ((language, words),) = worded.items()
        change = statements.reword_demand(meant, number=number, language=language, words=words)
    elif options.what == "spelling":
        change = statements.mark_spelling(meant, number=number, reason=options.reason)
    elif options.what == "name":
        change = statements.name_demand(meant, number=number, names=worded)
    elif options.what == "move":
        change = statements.move_demand(meant, number=number, to=options.to)
    else:
        change = statements.remove_demand(meant, number=number)
    return console.write(options, change)
