"""Commands for following up: chase, and noting the next step."""

import argparse
import datetime as dt

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.i18n import _, ngettext


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    listed = add("chase", _("list who is waited for, and for what"), list_chased)
    console.add_register(listed)
    console.add_statement(listed)
    console.add_json(listed)
    made = add("plan", _("note what is to be done next about a signature"), plan)
    console.add_register(made)
    console.add_statement(made)
    made.add_argument("--number", type=int, required=True, help=_("number of the signature"))
    made.add_argument(
        "--step", metavar=_("TEXT"), default="", help=_("the next step; empty takes it away")
    )
    made.add_argument("--by", metavar="D", help=_("the day by which it is to be done"))


def list_chased(options: argparse.Namespace) -> int:
    """List who is waited for."""
    from coalition_app.records import chase, statements

    with console.opened(options) as database, database.reading() as tx:
        found = chase.list_chased(tx, statements.find_statement(tx, options.statement))
    today = dt.datetime.now().astimezone().date()
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
        if each.step:
            due = each.due_on.strftime("%d.%m.%Y") if each.due_on else "—"
            print("       " + _("next: %(step)s, by %(day)s") % {"step": each.step, "day": due})
    if not found:
        print(_("Nobody is waited for."))
    return 0


def plan(options: argparse.Namespace) -> int:
    """Note the next step about a signature."""
    from coalition_app.records import chase, statements

    day = console.read_day(options.by)
    with console.opened(options) as database, database.writing("plan-step") as tx:
        statement = statements.find_statement(tx, options.statement)
        chase.plan_step(tx, statement, options.number, options.step, day)
    if options.step.strip():
        print(_("The next step about number %(number)d is noted.") % vars(options))
    else:
        print(_("No step about number %(number)d is planned any more.") % vars(options))
    return 0
