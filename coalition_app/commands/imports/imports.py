"""The commands that read a list into the register and take it back: import, undo-import."""

import argparse
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_app.commands import console
from coalition_app.commands.console import AddCommand
from coalition_app.commands.entry_lines import show_entry
from coalition_app.commands.imports import import_changes
from coalition_app.commands.imports.import_answers import read_for_statement, words_of_draft
from coalition_app.errors import UserError
from coalition_app.file_names import typed_path
from coalition_app.i18n import _, ngettext
from coalition_app.labels import quoted
from coalition_app.operations import door, imports
from coalition_app.work import collecting_later

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from uuid import UUID

    from coalition_app.drafts import Draft, DraftEntry, Source
    from coalition_app.operations.planning.plan_import import ImportPlan
    from coalition_app.records.imports.entry_match import Known
    from coalition_app.records.imports.import_draft import Imported
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading


MOST_LOOKED_AT = 20
"""Entries to look at that are printed; JSON and the report have them all."""


def add_commands(add: AddCommand) -> None:
    """Add this group's commands."""
    _add_import(add)
    _add_undo_import(add)


def _add_import(add: AddCommand) -> None:
    made = add("import", _("read a list into the register"), import_list)
    made.add_argument(
        "paths",
        metavar=_("PATH"),
        nargs="+",
        type=typed_path,
        help=_(
            "the register and the source: a file, or a folder of emails; with --dry-run the source alone"
        ),
    )
    console.add_passphrase(made)
    made.add_argument(
        "--dry-run",
        action="store_true",
        help=_("only show what would be read; no register is needed"),
    )
    where = made.add_mutually_exclusive_group()
    where.add_argument("--statement", metavar="S", help=_("the statement that the list signed"))
    where.add_argument(
        "--new-statement",
        metavar=_("TITLE"),
        help=_("make a new statement with this title and the source’s demands"),
    )
    made.add_argument(
        "--section",
        metavar="N",
        type=int,
        help=_(
            "the section of the annex that takes the entries, counted from 1, or 0 for none; when it is "
            "left out, the only one that fits them"
        ),
    )
    console.add_path(made, "--map", _("JSON that tells the field of each column by its header"))
    made.add_argument(
        "--received",
        metavar="D",
        help=_(
            "the day on which the list came, where it is known; never that of the import unsaid"
        ),
    )
    console.add_path(made, "--report", _("write what became of every row into this text file"))
    made.add_argument(
        "--known-too",
        action="store_true",
        help=_("also import entries that are already in the statement"),
    )
    made.add_argument(
        "--struck-too",
        action="store_true",
        help=_("also import names that are crossed out in the source"),
    )
    made.add_argument(
        "--earlier-too",
        action="store_true",
        help=_("also import submissions that the sender later sent again"),
    )
    import_changes.add_take_changes(made)
    made.add_argument(
        "--link",
        choices=("certain", "all", "none"),
        default="certain",
        help=_(
            "which signatories of the directory are linked: those of the very same name and kind "
            "(as when it is left out), those under another spelling too, or none"
        ),
    )
    console.add_json(made)


def _add_undo_import(add: AddCommand) -> None:
    taken = add("undo-import", _("undo an import, even later"), undo_import)
    console.add_register(taken)
    which = taken.add_mutually_exclusive_group(required=True)
    which.add_argument("--source", metavar=_("NAME"), help=_("name of the file that was imported"))
    which.add_argument("--last", action="store_true", help=_("the newest import"))
    taken.add_argument("--dry-run", action="store_true", help=_("only show what would be undone"))
    taken.add_argument(
        "--changed-too",
        action="store_true",
        help=_(
            "also remove signatures that have changed since, with everything recorded about them"
        ),
    )
    console.add_json(taken)


@collecting_later()
def import_list(options: argparse.Namespace) -> int:
    """Read a source, and record it unless it is a dry run."""
    from coalition_app.intake.column_mapping import read_mapping
    from coalition_app.intake.read_source import read_path

    wanted = 1 if options.dry_run else 2
    if len(options.paths) not in (wanted, 2):
        raise UserError(
            _("Name the register and then the source; with --dry-run the source alone.")
        )
    _refuse_existing(options.report)
    mapping = read_mapping(options.map) if options.map else None
    read = read_path(options.paths[-1], mapping=mapping)
    if options.dry_run:
        from coalition_app.intake.report import import_report

        words = words_of_draft(read.draft)
        _write_report(options.report, lambda: import_report(read, words=words))
        return _show_draft(read.draft, words, as_json=options.json)
    options.register = options.paths[0]
    with console.opened(options) as database:
        read = read_for_statement(database, read, options.paths[-1], mapping, options.statement)
        read = imports.as_register_knows(database, read)
        done = _record(database, read, options)
    _write_report(options.report, lambda: done.plan.report(done.imported.each_number))
    return _show_result(done, as_json=options.json)


def undo_import(options: argparse.Namespace) -> int:
    """Take back what an import recorded, except what has been changed since."""
    if options.dry_run:
        return _show_batch(options)
    change = imports.undo_import(source=options.source, changed_too=options.changed_too)
    return console.write(options, change)


def _show_batch(options: argparse.Namespace) -> int:
    """Say what would be taken back."""
    from coalition_app.records.imports import import_undo

    with console.opened(options) as database, database.reading() as tx:
        batch = import_undo.look_at_batch(tx, import_undo.find_source(tx, options.source))
    if options.changed_too:
        batch = import_undo.all_of(batch)
    if options.json:
        console.print_json(imports.batch_json(batch, dry_run=True))
        return 0
    text = ngettext(
        "%(count)d signature of %(name)s would be removed from statement %(statement)d.",
        "%(count)d signatures of %(name)s would be removed from statement %(statement)d.",
        len(batch.removable),
    )
    print(text % imports.batch_names(batch), *imports.kept_lines(batch), sep="\n")
    return 0


def _refuse_existing(report: Path | None) -> None:
    """Refuse a report that would overwrite another file, before anything is read."""
    if report is not None and report.exists():
        sentence = _("There is a file %(file)s already. Name another one for the report.")
        raise UserError(sentence % {"file": str(report)})


def _write_report(path: Path | None, report: "Callable[[], str]") -> None:
    """Write the report of an import, where one was asked for."""
    if path is None:
        return
    from coalition_app.documents.write import atomic_file

    atomic_file.place(path, report().encode(), replace=True)


@dataclass(frozen=True, slots=True)
class _Done:
    """What was planned of a source, and what came of it."""

    plan: "ImportPlan"
    imported: "Imported"
    known: "Sequence[Known]"
    """Names that the register knew."""
    compared: import_changes.Compared

    @property
    def draft(self) -> "Draft":
        return self.plan.read.draft


def _record(database: "Database", read: "Source", options: argparse.Namespace) -> _Done:
    """Plan what becomes of a source as the options say, and do it."""

    from coalition_app.operations.planning import compared, plan_import
    from coalition_app.operations.planning.preview import Preview
    from coalition_app.records.imports import import_draft
    from coalition_app.records.signatures.signatures import next_number

    _refuse_unread(read.draft)
    with database.reading() as tx:
        into = plan_import.target_of(tx, read, options.statement, options.new_statement)
        in_section = _section(tx, read.draft, into, options.section)
        last = next_number(tx, into.id) - 1 if into else 0
        told = tuple(plan_import.warnings_beside(read.draft.warnings, last))
        preview = Preview(replace(read, draft=replace(read.draft, warnings=told)), texts=())
        held = import_draft.known_source(tx, read) is not None
        found = compared.compare(
            tx, preview.shape, into, sha256=read.sha256, tell=console.Progress(_("Comparing"))
        )
    preview.compare(found)
    refused = plan_import.decide_unseen(
        preview,
        link=options.link,
        known_too=options.known_too,
        struck_too=options.struck_too,
        earlier_too=options.earlier_too,
    )
    preview.ask_of_title(options.new_statement is None)
    plan = plan_import.plan_import(
        preview,
        into=into,
        new_title=options.new_statement,
        received=console.read_day(options.received),
        in_section=in_section,
    )
    known = [
        replace(each, verdict="there") if preview.is_repeated(at) else each
        for at, each in preview.known.items()
        if at not in refused
    ]
    differing = [each for each in preview.differing(found.differences) if each.entry not in refused]
    changes = import_changes.take_changes(
        database, into, read, [] if options.known_too else differing, options.take_changes
    )
    if not plan.read.draft.entries and known and into is not None:
        done = import_draft.Imported(into.number, 0, (), known_before=held)
    else:
        change = plan_import.carry_out(plan)
        done = door.write(database, change, console.Progress(_("Importing"))).result
    return _Done(plan, done, known, changes)


def _section(
    tx: "Reading", draft: "Draft", into: "StatementRow | None", wanted: int | None
) -> "UUID | None":
    """Return the section that takes the entries: the one that is named, else the only one that fits."""
    from coalition_app.operations.planning.plan_import import offered_sections, proposed_section
    from coalition_app.records.statements.statements import list_sections

    offered = offered_sections(draft, list_sections(tx, into.id)) if into else []
    if wanted is None:
        found = proposed_section(draft, offered)
    elif wanted in range(len(offered) + 1):
        found = offered[wanted - 1] if wanted else None
    else:
        sentence = _(
            "Section %(section)d cannot be chosen. Sections that this list may go into: %(count)d."
        )
        raise UserError(sentence % {"section": wanted, "count": len(offered)})
    return found.id if found else None


def _show_draft(draft: "Draft", words_of: "Callable[[DraftEntry], str]", *, as_json: bool) -> int:
    from coalition_app.intake.draft_json import draft_to_json

    if as_json:
        console.print_json(draft_to_json(draft))
        return 0
    print(draft.title or _("(no title)"))
    print(_counted(draft))
    for header, field in draft.columns:
        print(f"   {header} = {field or '-'}")
    for demand in draft.demands:
        named = {"number": demand.number, "text": demand.text}
        print(_("Demand %(number)d: %(text)s") % named)
    for entry in draft.entries:
        show_entry(entry, words_of(entry))
    _show_open(
        [each.number for each in draft.entries if each.reservation],
        _open_entries(draft),
    )
    _show_title_doubted([text for each in draft.open_lines for text in each.candidates])
    _show_attestor(draft)
    _show_left_out(draft)
    return 0


def _show_result(whole: _Done, *, as_json: bool) -> int:
    done, draft, compared = whole.imported, whole.draft, whole.compared
    look = whole.plan.to_look if done.added else ()
    looked_at = [_look_at(whole, at) for at in look]
    if as_json:
        console.print_json({**_result_json(whole, looked_at), **compared.values()})
        return int(bool(compared.left))
    if done.known_before:
        where = {"statement": done.statement}
        print(
            _(
                "This source is already in the register (statement %(statement)d). Nothing was "
                "added."
            )
            % where
        )
        return import_changes.show_differences(compared)
    print(_counted(draft))
    print(imports.added_sentence(done))
    _show_title_doubted(whole.plan.title_candidates)
    _show_look(looked_at)
    _show_open(done.unsettled, done.doubtful)
    if done.linked:
        text = ngettext(
            "%(count)d of them belongs to a signatory of the directory, number %(numbers)s.",
            "%(count)d of them belong to signatories of the directory, numbers %(numbers)s.",
            len(done.linked),
        )
        numbers = ", ".join(map(str, done.linked))
        print(text % {"count": len(done.linked), "numbers": numbers})
    elsewhere = [each for each in whole.known if each.verdict != "there"]
    if done.undecided:
        print(undecided_sentence(done.undecided))
    unlinked = len(elsewhere) - len(done.linked) - len(done.undecided)
    if unlinked > 0:
        text = ngettext(
            "%(count)d name stands in the register already, elsewhere or with other details: look with "
            "“duplicates”.",
            "%(count)d names stand in the register already, elsewhere or with other details: look with "
            "“duplicates”.",
            unlinked,
        )
        print(text % {"count": unlinked})
    _show_attestor(draft)
    _show_left_out(draft)
    return import_changes.show_differences(compared)


def _open_entries(draft: "Draft") -> list[int]:
    """Return the numbers of entries with a piece that an import leaves open."""
    from coalition_app.records.imports.entry_pieces import open_pieces

    return [draft.entries[at].number for at in sorted(open_pieces(draft))]


def _show_open(unsettled: "Sequence[int]", doubtful: "Sequence[int]") -> None:
    """Say which numbers have words to assign to demands, and which are not clear."""
    if unsettled:
        numbers = ", ".join(str(number) for number in unsettled)
        print(
            _("Words to assign to demands with “reserve”: numbers %(numbers)s.")
            % {"numbers": numbers}
        )
    if doubtful:
        numbers = ", ".join(str(number) for number in doubtful)
        print(
            _("Not clear, to be settled with “settle” (see “doubts”): %(numbers)s.")
            % {"numbers": numbers}
        )


def _show_title_doubted(candidates: "Sequence[str]") -> None:
    """Say that the title is not sure, and what may be it."""
    if candidates:
        told = {"titles": "; ".join(map(quoted, candidates))}
        print(
            _(
                "Is this the title? %(titles)s. Confirm it with “settle” (see “doubts”), or change it with "
                "“word”; “--new-statement” gives it when a list is read."
            )
            % told
        )


def _show_attestor(draft: "Draft") -> None:
    """Say whom the source names as who attests."""
    if draft.attestation is not None:
        who = {"name": draft.attestation.attestor}
        print(_("The source names who attests (%(name)s); record it with “attestor”.") % who)


def _result_json(whole: _Done, looked_at: list[dict[str, Any]]) -> dict[str, Any]:
    from coalition_app.intake.draft_json import lines_text
    from coalition_app.records.imports.import_draft import struck_reason

    draft = whole.draft
    return {
        **imports.imported_json(whole.imported),
        "in_register": [
            {
                "verdict": each.verdict,
                "statement": each.statement,
                "number": each.number,
                "signatory": each.match.name if each.match else "",
                "reason": each.match.reason if each.match else "",
                "withdrew_on": each.withdrew_on.isoformat() if each.withdrew_on else None,
            }
            for each in whole.known
        ],
        "to_look": looked_at,
        "title_candidates": list(whole.plan.title_candidates),
        "attestation": _proposal(draft),
        "left_out": len(draft.left_out),
        "struck_out": [
            {"lines": lines_text(each.lines), "text": each.text}
            for each in draft.left_out
            if each.why == struck_reason()
        ],
        "warnings": list(draft.warnings),
    }


def _look_at(whole: _Done, at: int) -> dict[str, Any]:
    """Return an entry to look at by the number that it was given, with what is doubtful in it."""
    from coalition_app.intake.draft_json import lines_text
    from coalition_app.intake.report import doubts_of

    entry = whole.draft.entries[at]
    alike = whole.plan.told.get(entry.lines)
    return {
        "number": whole.imported.number_of(at),
        "lines": lines_text(entry.lines),
        "name": f"{entry.legal_form} {entry.name}".strip(),
        "why": [
            *whole.plan.waiting.get(at, ()),
            *doubts_of(entry, whole.plan.words(entry)),
            *([alike] if alike else []),
        ],
    }


def _show_look(looked_at: "Sequence[Mapping[str, Any]]") -> None:
    """Say how many entries are to be looked at, and which the first are."""
    if not looked_at:
        return
    text = ngettext(
        "To look at: %(count)d entry.", "To look at: %(count)d entries.", len(looked_at)
    )
    print(text % {"count": len(looked_at)})
    for each in looked_at[:MOST_LOOKED_AT]:
        print(f"{each['number']:>5}. {each['name']}   [{'; '.join(each['why'])}]")
    more = len(looked_at) - MOST_LOOKED_AT
    if more > 0:
        text = ngettext("… and %(count)d more", "… and %(count)d more", more)
        print("   " + text % {"count": more})


def undecided_sentence(numbers: "Sequence[int]") -> str:
    """Say which numbers came in as new although the directory may know them."""
    text = ngettext(
        "%(count)d of them was recorded as new, though the directory may know it under another spelling: "
        "number %(numbers)s. Look with “duplicates”; “--link all” links such names when a list is read.",
        "%(count)d of them were recorded as new, though the directory may know them under another spelling: "
        "numbers %(numbers)s. Look with “duplicates”; “--link all” links such names when a list is read.",
        len(numbers),
    )
    return text % {"count": len(numbers), "numbers": ", ".join(map(str, numbers))}


def _refuse_unread(draft: "Draft") -> None:
    """Refuse a table with positions that nobody read, and name the option that says what they are."""
    try:
        imports.refuse_unread(draft.unread)
    except UserError as error:
        raise UserError(f"{error} {_said_here()}") from None


def _said_here() -> str:
    return _("On the command line --map says it (“ignore”: not to be read).")


def _counted(draft: "Draft") -> str:
    text = ngettext(
        "Read: %(count)d entry of the list.",
        "Read: %(count)d entries of the list.",
        len(draft.entries),
    )
    return text % {"count": len(draft.entries)}


def _show_left_out(draft: "Draft") -> None:
    from coalition_app.drafts import ColumnWarning

    for warning in draft.warnings:
        print(warning)
    if any(isinstance(each, ColumnWarning) for each in draft.warnings):
        print(_said_here())
    if draft.left_out:
        print(_("Skipped:"))
    for each in draft.left_out[:50]:
        text = " / ".join(each.text.split("\n"))
        text = text if len(text) <= 70 else text[:69] + "…"
        print(f"   {each.lines[0]}-{each.lines[1]}: {text} ({each.why})")


def _proposal(draft: "Draft") -> dict[str, Any] | None:
    if draft.attestation is None:
        return None
    return {
        "wording": draft.attestation.wording,
        "attestor": draft.attestation.attestor,
        "offices": list(draft.attestation.offices),
    }
