"""Commands that keep a register: new, check, passphrase and sheet, backup, restore, journal, undo, redo."""

import argparse
import contextlib
import sys

from coalition_app import settings
from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.generated import add_operation
from coalition_app.errors import UserError
from coalition_app.file_names import typed_path
from coalition_app.i18n import _, ngettext, with_one_stop
from coalition_app.languages import LANGUAGES
from coalition_app.operations.door import Answer
from coalition_app.operations.register import name_coalition
from coalition_app.records.store.zones import PROPOSED

SHORT_PASSPHRASE = 12
"""Characters below which a passphrase is called short; it is taken all the same."""


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    _add_new(add)
    add_operation(add, "coalition", name_coalition)
    for name, text, run in (
        ("undo", _("undo the last action"), undo_action),
        ("redo", _("redo the last undone action"), redo_action),
        ("check", _("check that the register is intact"), check_register),
    ):
        made = add(name, text, run)
        console.add_register(made)
        console.add_json(made)
    journal = add("journal", _("list what was done, when and by whom"), show_journal)
    console.add_register(journal)
    journal.add_argument(
        "--my-name",
        metavar=_("NAME"),
        help=_(
            "the name that the journal keeps of you on this computer from now on; '' for that of the system"
        ),
    )
    console.add_json(journal)
    backup = add("backup", _("put a verified copy into a folder"), back_up_register)
    console.add_register(backup)
    backup.add_argument(
        "folder", metavar=_("FOLDER"), type=typed_path, help=_("folder for the copy")
    )
    console.add_json(backup)
    _add_passphrase(add)
    sheet = add(
        "recovery-sheet",
        _("write a page with the passphrase, to be printed and sealed in an envelope"),
        write_recovery_sheet,
    )
    console.add_register(sheet)
    console.add_written(sheet, _("a file: .pdf"), required=True)
    restore = add("restore", _("replace the register with a backup copy"), restore_register)
    restore.add_argument(
        "copy", metavar=_("COPY"), type=typed_path, help=_("backup copy to restore")
    )
    console.add_register(restore)
    console.add_json(restore)


def _add_new(add: AddCommand) -> None:
    new = add("new", _("make a register"), make_register)
    console.add_register(new)
    new.add_argument(
        "--coalition", metavar=_("NAME"), required=True, help=_("the coalition’s name")
    )
    new.add_argument(
        "--in",
        dest="document_language",
        choices=LANGUAGES,
        default="ru",
        help=_("language of the documents, ru unless told"),
    )
    new.add_argument(
        "--time-zone",
        metavar=_("ZONE"),
        default=PROPOSED,
        help=_("the time zone in which the register counts its days, %(proposed)s unless told")
        % {"proposed": PROPOSED},
    )
    new.add_argument(
        "--unencrypted",
        action="store_true",
        help=_("without a passphrase: whoever has the file can read all of it"),
    )
    console.add_json(new)


def _add_passphrase(add: AddCommand) -> None:
    changed = add("passphrase", _("give a register another passphrase, or none"), change_passphrase)
    console.add_register(changed)
    console.add_path(
        changed,
        "--new-passphrase-file",
        _("file with the new passphrase; without it the new one is asked for"),
    )
    changed.add_argument(
        "--unencrypted",
        action="store_true",
        help=_("without a passphrase: whoever has the file can read all of it"),
    )
    console.add_json(changed)


def make_register(options: argparse.Namespace) -> int:
    """Make a new register."""
    from coalition_app.records.opening.new import create_register

    passphrase = console.read_passphrase(options.passphrase_file)
    if options.unencrypted:
        passphrase = None
    elif passphrase is None:
        passphrase = console.ask_passphrase(twice=True)
    with create_register(
        options.register,
        coalition=options.coalition,
        passphrase=passphrase,
        document_language=options.document_language,
        time_zone=options.time_zone,
    ) as made:
        lines = [_("Register created: %(path)s") % {"path": options.register}, *made.left]
    for told in made.place:
        print(told, file=sys.stderr)
    lines += _short_sentence(passphrase)
    if options.unencrypted:
        lines.append(_("It is not encrypted: whoever has the file can read all of it."))
    values = {
        "register": str(options.register),
        "encrypted": passphrase is not None,
        "time_zone": options.time_zone,
    }
    return console.print_answer(options, Answer(None, tuple(lines), values))


def _short_sentence(passphrase: str | None) -> list[str]:
    """Say of a short passphrase that it is one."""
    if passphrase is None or len(passphrase) >= SHORT_PASSPHRASE:
        return []
    return [_("Its passphrase is short and can be guessed; several words together are safer.")]


def undo_action(options: argparse.Namespace) -> int:
    """Take back the last action."""
    return _step(options, "undo")


def redo_action(options: argparse.Namespace) -> int:
    """Do again what was taken back last."""
    return _step(options, "redo")


def _step(options: argparse.Namespace, which: str) -> int:
    from coalition_app.operations import door, journal

    with console.opened(options) as database:
        answer = door.write(database, journal.step(database, which))
    return console.print_answer(options, answer)


def check_register(options: argparse.Namespace) -> int:
    """Say whether the register is whole."""
    from coalition_app.records.care import checks
    from coalition_app.records.opening.judging import DoesNotOpen, OtherParts

    try:
        with console.opened(options, to_check=True) as database:
            found = checks.look_for_damage(database, console.Progress(_("Checking")))
    except OtherParts as refused:
        # No query may touch such a file, so that nothing more can be said of it.
        found = checks.of_parts(refused.found)
    except DoesNotOpen as refused:
        raise UserError(f"{refused} {what_to_do()}") from refused
    if options.json:
        console.print_json(
            {
                "whole": not found,
                "problems": [each.text for each in found],
                "damage": [
                    {"table": each.table, "key": each.key, "text": each.text} for each in found
                ],
            }
        )
        return int(bool(found))
    for each in found:
        print(each.text)
    if found:
        print(what_to_do())
    else:
        print(_("The register is intact: file, journal, evidence and editions match."))
    return int(bool(found))


def what_to_do() -> str:
    """Say what a coordinator whose register is damaged can do."""
    return _(
        "A backup copy that is whole is best (“restore”); “recover” makes a new register of what can be read "
        "and leaves this file as it is."
    )


def show_journal(options: argparse.Namespace) -> int:
    """List the journal, or let it keep another name for what comes."""
    from coalition_app.records.journal import journal

    if options.my_name is not None:
        return _keep_name(options)
    with console.opened(options) as database, database.reading() as tx:
        entries = journal.list_entries(tx)
    if options.json:
        console.print_json(
            {
                "entries": [
                    {
                        "device": entry.device_id.hex,
                        "seq": entry.seq,
                        "at": entry.at.isoformat(),
                        "actor": entry.actor,
                        "kind": entry.kind,
                        "action": entry.action,
                        "text": entry.sentence(),
                        "changes": entry.change_count,
                    }
                    for entry in entries
                ]
            }
        )
        return 0
    kinds = {"action": "", "undo": _("undone: "), "redo": _("redone: ")}
    for entry in entries:
        when = entry.at.strftime("%Y-%m-%d %H:%M")
        print(f"{when}  {entry.actor}  {kinds[entry.kind]}{entry.sentence()}")
    return 0


def _keep_name(options: argparse.Namespace) -> int:
    settings.remember_my_name(options.my_name)
    name = settings.my_name()
    if options.json:
        console.print_json({"my_name": name})
    else:
        said = _("The journal keeps this name of you from now on: %(name)s.")
        print(with_one_stop(said % {"name": name or "—"}))
    return 0


def back_up_register(options: argparse.Namespace) -> int:
    """Put a verified copy into a folder."""
    from coalition_app.records.care import backups
    from coalition_app.records.journal import journal

    with console.opened(options) as database:
        console.begin(_("Backing up"))
        settings.remember_copies(database.path, options.folder.resolve())
        copy = backups.back_up(database, options.folder)
        with database.reading() as tx:
            count = journal.count_entries(tx)
    text = ngettext(
        "A verified copy with %(count)d action is at %(path)s.",
        "A verified copy with %(count)d actions is at %(path)s.",
        count,
    )
    values = {"copy": str(copy), "actions": count}
    return console.print_answer(
        options, Answer(None, (text % {"count": count, "path": copy},), values)
    )


def change_passphrase(options: argparse.Namespace) -> int:
    """Set another passphrase, the first one, or none on a register; a copy from before is kept."""
    from coalition_app.operations import register
    from coalition_app.records.care import rekey

    given = console.read_passphrase(options.new_passphrase_file)
    if options.unencrypted and given is not None:
        raise UserError(_("Name a new passphrase or --unencrypted, not both."))
    with console.opened(options) as database:
        if not options.unencrypted and given is None:
            given = console.ask_passphrase(twice=True, new=True)
        progress = console.Progress(_("Rewriting the register"))
        prepared = register.change_passphrase(database, given, progress)
    lines = (rekey.changed_sentence(prepared), *_short_sentence(given))
    values = {"encrypted": given is not None, "copy": str(prepared.copy)}
    return console.print_answer(options, Answer(None, lines, values))


def write_recovery_sheet(options: argparse.Namespace) -> int:
    """Write the recovery sheet; the passphrase is asked for, and kept nowhere."""
    from coalition_app.documents.write import atomic_file
    from coalition_app.operations import register
    from coalition_app.records.opening.existing import PassphraseNeeded, open_register

    if options.to.suffix.lower() != ".pdf":
        raise UserError(_("Name a file that ends in .pdf."))
    atomic_file.refuse_target(options.to, replace=options.replace)
    try:
        open_register(options.register).close()
    except PassphraseNeeded:
        typed = console.read_passphrase(options.passphrase_file) or console.ask_passphrase()
    else:
        raise UserError(register.no_passphrase())
    with contextlib.closing(open_register(options.register, typed)) as database:
        sheet = register.draw_recovery_sheet(database, typed, options.document_language)
    atomic_file.place(options.to, sheet, replace=options.replace)
    print(
        _("The recovery sheet was saved: %(path)s. Print it, then delete the file.")
        % {"path": options.to}
    )
    return 0


def restore_register(options: argparse.Namespace) -> int:
    """Put a copy in the register's place."""
    from coalition_app.records.care import backups
    from coalition_app.records.opening.existing import PassphraseNeeded

    given = console.read_passphrase(options.passphrase_file)
    console.begin(_("Checking"))
    try:
        aside = backups.restore(options.copy, options.register, given)
    except PassphraseNeeded:
        aside = backups.restore(options.copy, options.register, console.ask_passphrase())
    lines = [_("The register was restored from the copy: %(path)s") % {"path": options.register}]
    if aside is not None:
        lines.append(_("The previous file was saved as %(path)s.") % {"path": aside})
    values = {"register": str(options.register), "before": str(aside) if aside else None}
    return console.print_answer(options, Answer(None, tuple(lines), values))
