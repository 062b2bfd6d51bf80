"""The command that lists the copies of a register, and sets how they are made by themselves."""

import argparse
import datetime as dt

from coalition_app import i18n, settings
from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.errors import UserError
from coalition_app.file_names import typed_path
from coalition_app.i18n import _
from coalition_app.operations.door import Answer


def add_commands(add: AddCommand) -> None:
    """Add this group's command."""
    made = add(
        "copies",
        _("list the copies of a register, or set on this computer how they are made by themselves"),
        list_or_set,
    )
    console.add_register(made)
    made.add_argument(
        "--often",
        choices=(settings.NEVER, settings.DAILY, settings.ALSO),
        help=_(
            "never, daily in the window, or also before what changes much; the usual is “also”, by which "
            "commands make them too"
        ),
    )
    made.add_argument(
        "--folder",
        metavar=_("FOLDER"),
        help=_("where they go; '' for beside the register"),
    )
    made.add_argument(
        "--limit",
        type=int,
        metavar="MB",
        help=_("room that they may take; 0 for any"),
    )
    console.add_json(made)


def list_or_set(options: argparse.Namespace) -> int:
    """Keep what was chosen, and list the copies with what holds now."""
    from coalition_app.records.care import kept_copies

    folder = _folder(options.folder)
    if options.limit is not None and options.limit < 0:
        raise UserError(_("The room is a number of megabytes, 0 for any."))
    chosen = {"often": options.often, "folder": folder, "limit": options.limit}
    with console.opened(options) as database:
        path, zone = database.path, database.zone
        settings.remember_copying(
            path, **{name: str(each) for name, each in chosen.items() if each is not None}
        )
        found, own = kept_copies.list_known(path), settings.own_copies(path)
    kept = settings.copying(path)
    told = {
        settings.NEVER: _("No copies are made by themselves."),
        settings.DAILY: _("Every day of work the window makes a copy in %(folder)s."),
        settings.ALSO: _(
            "Every day of work the window makes a copy in %(folder)s; window and commands make one before an "
            "import, a merge, a new text or a change of many, and after attesting."
        ),
    }[kept.often]
    lines = [told % {"folder": own}] if kept.often != settings.NEVER else [told]
    lines += [
        f"{each.made:%Y-%m-%d %H:%M}  {i18n.current().size(each.size)}  {each.path}"
        for each in found
    ]
    values = {
        "often": kept.often,
        "folder": str(own),
        "limit": kept.limit,
        "copies": [
            {
                "path": str(each.path),
                "made": each.made.replace(tzinfo=zone).astimezone(dt.UTC).isoformat(),
                "bytes": each.size,
                "own": each.path.parent == own,
            }
            for each in found
        ],
    }
    return console.print_answer(options, Answer(None, tuple(lines), values))


def _folder(given: str | None) -> str | None:
    """Read where copies go; a folder that is there, or nothing for beside the register."""
    if not given:
        return given
    folder = typed_path(given).resolve()
    if not folder.is_dir():
        raise UserError(_("There is no folder %(path)s.") % {"path": folder})
    return str(folder)
