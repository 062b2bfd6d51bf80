"""Operations on imports: taking a source into a statement, and taking back what it brought."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import quoted
from coalition_app.operations.door import Answer, on_register, on_statement
from coalition_app.operations.fields import Values

if TYPE_CHECKING:
    from coalition_app.drafts import DraftEntry, Source
    from coalition_app.records.imports.import_draft import Imported
    from coalition_app.records.imports.import_undo import Batch
    from coalition_app.records.imports.settle_answers import Said
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Transaction


def with_settled_words(database: "Database", read: "Source") -> "Source":
    """Return a source whose pieces are what equal ones were settled as in this register."""
    from coalition_app.intake.settled import take_settled
    from coalition_app.records.positions.settled_words import only_roles

    with database.reading() as tx:
        settled = only_roles(tx)
    return replace(read, draft=take_settled(read.draft, settled)) if settled else read


def as_register_knows(database: "Database", read: "Source") -> "Source":
    """Return a source with its words settled, and first said where it is an edition or calls itself one."""
    read = with_settled_words(database, read)
    if not (read.content.startswith(b"%PDF") and b"/EmbeddedFile" in read.content):
        return read
    from coalition_app.documents.verify.verify import verify_with_register

    verdict = verify_with_register(database, read.content)
    if verdict.edition is None or not (verdict.genuine or _bears(read.content, verdict.code)):
        return read
    sentence = (
        _(
            "The file is edition %(edition)d of this register as it was issued: nothing is to be imported "
            "from it."
        )
        if verdict.genuine
        else _(
            "The file calls itself edition %(edition)d of this register and is not the one that was issued. "
            "Verify it before you import anything from it."
        )
    )
    first = sentence % {"edition": verdict.edition}
    # Of an edition nothing comes in: what a list of its kind leaves open is settled in the register.
    others = () if verdict.genuine else read.draft.warnings
    return replace(read, draft=replace(read.draft, warnings=(first, *others)))


def _bears(document: bytes, code: str) -> bool:
    """Tell whether a code stands on the pages: an edition of another register may have the same number."""
    from coalition_app.documents.verify.pages import Pdf

    try:
        return code in set[str]().union(*Pdf(document).printed_codes())
    except ValueError:
        return False


@on_register("import", rows=lambda **values: len(values["read"].draft.entries))
def import_source(
    tx: "Transaction",
    *,
    read: "Source",
    into: "StatementRow | None",
    new_title: str | None,
    links: Mapping[int, uuid.UUID],
    undecided: Collection[int],
    corrected: "Mapping[int, DraftEntry] | None" = None,
    received: dt.date | None = None,
    answers: "Mapping[int, Said] | None" = None,
    withdrawn: Mapping[int, dt.date | None] | None = None,
    line_answers: Mapping[int, str] | None = None,
    begun: uuid.UUID | None = None,
    in_section: uuid.UUID | None = None,
    apart: Mapping[int, int] | None = None,
    doubted: Mapping[int, str] | None = None,
) -> "Answer[Imported]":
    """Add the entries of a source to a statement, or to a new one; see `import_draft.import_source`.

    `apart` are entries that were said to be others than signatures of the statement, by their numbers: they
    are not asked about as possible duplicates.
    """
    from coalition_app.records.imports import import_draft
    from coalition_app.records.merging import decisions

    refuse_unread(read.draft.unread)
    done = import_draft.import_source(
        tx,
        read,
        into=into,
        new_title=new_title,
        links=links,
        undecided=undecided,
        corrected=corrected,
        received=received,
        answers=answers,
        withdrawn=withdrawn,
        line_answers=line_answers,
        begun=begun,
        in_section=in_section,
        doubted=doubted,
    )
    named = tx.arguments
    if into is not None:
        for at, number in (apart or {}).items():
            new = done.numbers[at] if done.numbers else done.first + at
            decisions.decide(tx, into, new, number, "different")
    tx.arguments = named
    return Answer(done, (added_sentence(done),), imported_json(done))


def refuse_unread(columns: Sequence[str]) -> None:
    """Refuse a table with positions that nobody read: its signatories would count as supporting all."""
    if columns:
        sentence = ngettext(
            "The column %(columns)s holds positions or reservations and was not read. Say what it is in the "
            "part “Columns”, also where it is not to be read.",
            "The columns %(columns)s hold positions or reservations and were not read. Say what each is in "
            "the part “Columns”, also where it is not to be read.",
            len(columns),
        )
        raise UserError(sentence % {"columns": ", ".join(map(quoted, columns))})


def added_sentence(done: "Imported") -> str:
    """Say how many signatures an import added, and to which statement."""
    text = ngettext(
        "%(count)d signature was added to statement %(statement)d.",
        "%(count)d signatures were added to statement %(statement)d.",
        done.added,
    )
    return text % {"count": done.added, "statement": done.statement}


def imported_json(done: "Imported") -> Values:
    """Return what an import did as plain values."""
    return {
        "statement": done.statement,
        "added": done.added,
        "known_before": done.known_before,
        "unsettled": list(done.unsettled),
        "doubtful": list(done.doubtful),
        "linked": list(done.linked),
        "undecided": list(done.undecided),
    }


def _rows_taken(*, signatures: int = 1, **_others: object) -> int:
    return signatures


@on_register("undo-import", rows=_rows_taken)
def undo_import(
    tx: "Transaction",
    *,
    source: uuid.UUID | str | None,
    changed_too: bool = False,
    signatures: int = 1,
) -> "Answer[Batch]":
    """Take back what an import brought, also later, save what has been changed since.

    `source` is its key or its file's name; None is the newest. `changed_too` takes back what was changed
    too. `signatures` is how many would go, where it is known.
    """
    from coalition_app.records.imports import import_undo

    key = source if isinstance(source, uuid.UUID) else import_undo.find_source(tx, source)
    batch = import_undo.undo_import(tx, key, changed_too=changed_too)
    text = ngettext(
        "%(count)d signature of %(name)s was removed from statement %(statement)d.",
        "%(count)d signatures of %(name)s were removed from statement %(statement)d.",
        len(batch.removable),
    )
    return Answer(batch, (text % batch_names(batch), *kept_lines(batch)), batch_json(batch))


def batch_names(batch: "Batch") -> Values:
    """Return what the sentences on a batch name."""
    return {"name": batch.name, "count": len(batch.removable), "statement": batch.statement}


def kept_lines(batch: "Batch") -> Sequence[str]:
    """Say of a batch what was changed since and stays, and why."""
    if not batch.kept:
        return ()
    numbers = ", ".join(map(str, batch.kept))
    first = _("Kept because they were changed later: numbers %(numbers)s.") % {"numbers": numbers}
    return (first, *(f"{number:>5}. {batch.why_kept(number)}" for number in batch.kept))


def batch_json(batch: "Batch", *, dry_run: bool = False) -> Values:
    """Return what goes and what stays of an import as plain values."""
    return {
        "statement": batch.statement,
        "source": batch.name,
        "removed": list(batch.removable),
        "kept": list(batch.kept),
        "changed": {str(at): list(why) for at, why in batch.changed.items()},
        "dry_run": dry_run,
    }


@on_statement("record-evidence", rows=lambda **values: len(values["numbers"]))
def record_form_rows(
    tx: "Transaction", statement: "StatementRow", *, numbers: Sequence[int]
) -> Answer[int]:
    """Record the file with which signatures came as rows of a form: it shows their consent."""
    from coalition_app.records.imports import import_draft

    count = import_draft.record_form_rows(tx, statement, numbers)
    text = ngettext(
        "Evidence of consent was recorded for %(count)d signature.",
        "Evidence of consent was recorded for %(count)d signatures.",
        count,
    )
    values = {"statement": statement.number, "numbers": list(numbers), "count": count}
    return Answer(count, (text % {"count": count},), values)
