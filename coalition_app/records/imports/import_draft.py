"""Importing what intake has read into the register: one journal action, with the raw source kept.

Keys are made of the source's digest and the entry, so two laptops that read the same list meet, also where
one of them left entries out; a source that was imported before brings its entries anew, and its signatories
stay the same. Numbers follow the draft's order. Words that bear on the demands are recorded as unsettled,
unless the answers of a form settle them; a demand that a form's row does not answer is not stated. After the
first delivery entries accede, unless a row says that it came before. A name is printed only as its consent
says. An entry marked as withdrawn is recorded as signed, with its check disputed: a withdrawal needs its
date. Linked signatories get no second entry in the directory, and their other spelling joins their aliases.
Of a corrected entry the journal keeps both forms, so that what the list printed can be shown. The mails of
the source become evidence.
"""

import datetime as dt
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import Any

import sqlalchemy as sa

from coalition_app.drafts import SHEET_MARK, Draft, DraftEntry, Source, called
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import chunks, one_line, refuse_future
from coalition_app.records.editions import attestors, editions
from coalition_app.records.evidence import evidence, mail_evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.imports import (
    begun_imports,
    entry_pieces,
    form_answers,
    kept_lines,
    keys,
    own_lists,
    source_and_sections,
)
from coalition_app.records.imports.form_answers import Answers, Form
from coalition_app.records.imports.keys import key_of
from coalition_app.records.imports.sent_again import is_superseded, superseded_reason
from coalition_app.records.imports.settle_answers import Said, settle_answers, withdraw_listed
from coalition_app.records.positions import positions
from coalition_app.records.positions.acts import UNSETTLED
from coalition_app.records.positions.positions import Wanted
from coalition_app.records.signatories import linked_signatories
from coalition_app.records.signatures import timeline
from coalition_app.records.signatures.defects import looked_at
from coalition_app.records.signatures.edit_printed_text import AFTER_NAME, change_printed
from coalition_app.records.signatures.pieces import column_values
from coalition_app.records.signatures.signatures import list_signatures, next_number
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import blob, signatory, signature, source
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.work import Tell

NO_DOUBT = {
    "verification": "unverified",
    "verified_by": "",
    "verified_ground": "",
    "verified_at": None,
}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    statement: int
    added: int
    unsettled: tuple[int, ...]
    """Numbers whose words must be settled."""
    known_before: bool = False
    """Whether the register held the source already, so that nothing was added."""
    first: int = field(default=1, compare=False)
    """The first of the new numbers; the others follow it, unless `numbers` says otherwise."""
    linked: tuple[int, ...] = field(default=(), compare=False)
    """Numbers whose signatory was in the directory before."""
    undecided: tuple[int, ...] = field(default=(), compare=False)
    """Numbers recorded as new although the directory may know them, without a decision."""
    numbers: tuple[int, ...] = field(default=(), compare=False)
    """The new numbers, where they do not follow the first one by one."""
    doubtful: tuple[int, ...] = field(default=(), compare=False)
    """Numbers of whose entries nobody knows what a piece, or a line that names them, says."""

    def number_of(self, at: int) -> int:
        """Return the number of an entry by its place among those that were taken in."""
        return self.numbers[at] if self.numbers else self.first + at

    @property
    def each_number(self) -> Sequence[int]:
        """Return the new numbers, in the order of the entries."""
        return self.numbers or range(self.first, self.first + self.added)

    @property
    def last(self) -> int:
        """Return the largest of the new numbers."""
        return max(self.numbers) if self.numbers else self.first + self.added - 1


def known_source(tx: Reading, read: Source) -> Imported | None:
    """Tell whether the register holds these very bytes already; nothing is added then."""
    row = tx.first(sa.select(source.c.statement_id).where(source.c.sha256 == read.sha256))
    if row is None:
        return None
    statement = statements.get_statement(tx, row.statement_id)
    return Imported(statement.number, 0, (), known_before=True)


def import_source(
    tx: Transaction,
    read: Source,
    *,
    into: StatementRow | None = None,
    new_title: str | None = None,
    links: Mapping[int, uuid.UUID] | None = None,
    undecided: Collection[int] = (),
    corrected: Mapping[int, DraftEntry] | None = None,
    received: dt.date | None = None,
    answers: Mapping[int, Said] | None = None,
    withdrawn: Mapping[int, dt.date | None] | None = None,
    line_answers: Mapping[int, str] | None = None,
    begun: uuid.UUID | None = None,
    in_section: uuid.UUID | None = None,
    doubted: Mapping[int, str] | None = None,
) -> Imported:
    """Add the signatures of a source to a statement, or to a new one made of its title and demands.

    `links` name the signatories of the directory to whom entries belong, by the entry's index; `undecided`
    are the entries that are recorded as new although the directory may know them; `corrected` are entries as
    they were read, where somebody corrected them before the import; `received` is the day on which the source
    came, where it is known: never that of the import unsaid; `answers` say what open pieces of entries are,
    by the entry's index, `withdrawn` on which day their signatures were withdrawn, and `line_answers` what
    lines outside them are, by their place in the draft; `begun` is the import that waited and ends with this;
    `in_section` takes the entries of a source that has no sections of its own; `doubted` say why the check of
    entries is in doubt. Raises UserError where nothing
    is left to import, for a day in the future, where neither the source nor the person gives a title, and
    where a linked signatory is gone.
    """
    draft = read.draft
    if not draft.entries:
        raise UserError(_("No entry is left to take in."))
    if begun is not None:
        begun_imports.end(tx, begun, begun_imports.IMPORTED)
    if received is not None:
        refuse_future(received, tx.today)
    statement = into or _make_statement(tx, read, new_title)
    base, corrected = keys.base_of(read.sha256), corrected or {}
    before = keys.came_before(tx, read.sha256)
    bases = [base] * len(draft.entries)
    if before:
        bases = keys.free_bases(tx, base, draft.entries, statement.id)
    source_id = uuid.uuid5(base, f"source|{statement.id}")
    source_and_sections.keep_source(tx, read, source_id, statement, received)
    sections = source_and_sections.add_sections(tx, draft, statement, base)
    if in_section is not None and not sections:
        sections = {entry.section: in_section for entry in draft.entries}
    numbers = own_lists.numbers_of(draft, next_number(tx, statement.id))
    form = form_answers.form_of(draft)
    own = keys.signatory_keys(tx, base, draft.entries, corrected, before)
    links = {**linked_signatories.left_in_directory(tx, own, came_before=before), **(links or {})}
    _add_signatories(tx, draft, own, form, links)
    as_read = {at: _as_signed(entry) for at, entry in corrected.items()}
    rows = _signatures(
        tx,
        read,
        bases,
        source_id,
        statement,
        sections,
        numbers,
        {**own, **links},
        as_read,
        received,
        doubted or {},
    )
    _add_signatures(tx, draft, bases, rows, corrected)
    if own_lists.is_own(draft):
        unsettled = own_lists.record_words(tx, draft, statement, bases, numbers, source_id)
    else:
        unsettled = _record_answers(tx, read, statement, form, bases, source_id, received)
    signed: dict[int, list[uuid.UUID]] = {}
    for at, entry in enumerate(draft.entries):
        # An entry that was parted into several has one number in its source.
        signed.setdefault(entry.number, []).append(key_of(bases[at], "signature", entry))
    kept_lines.add_open_lines(
        tx, draft, statement, source_id, signed, line_answers, titled=into is None
    )
    mail_evidence.attach_papers(tx, read, statement, numbers[0], source_id)
    worded = settle_answers(tx, statement, numbers, answers or {})
    on = {numbers[at]: day for at, day in (withdrawn or {}).items()}
    withdraw_listed(tx, statement, on, received or tx.today)
    said = {"corrected": len(corrected)} if corrected else {}
    tx.name_action(statement=statement.number, count=len(draft.entries), **said)
    done = _imported(statement, draft, numbers, unsettled, links, undecided)
    unsettled_too = tuple(sorted({*done.unsettled, *worded}))
    return replace(done, unsettled=unsettled_too, doubtful=_doubtful(tx, source_id))


def _doubtful(tx: Reading, source_id: uuid.UUID) -> tuple[int, ...]:
    query = sa.select(signature.c.number).where(
        signature.c.source_id == source_id,
        signature.c.open_pieces > sa.literal_column("0"),
        # Its mark ends with the withdrawal.
        signature.c.standing != "withdrawn",
    )
    return tuple(row.number for row in tx.rows(query.order_by(signature.c.number)))


def _imported(
    statement: StatementRow,
    draft: Draft,
    given: Sequence[int],
    unsettled: Iterable[int],
    links: Mapping[int, uuid.UUID],
    undecided: Iterable[int],
) -> Imported:
    def numbers(entries: Iterable[int]) -> tuple[int, ...]:
        return tuple(sorted(given[at] for at in entries))

    in_order = list(given) == list(range(given[0], given[0] + len(given)))
    return Imported(
        statement.number,
        len(draft.entries),
        numbers(unsettled),
        first=min(given),
        linked=numbers(links),
        undecided=numbers(at for at in undecided if at not in links),
        numbers=() if in_order else tuple(given),
    )


def _add_signatories(
    tx: Transaction,
    draft: Draft,
    own: Mapping[int, uuid.UUID],
    form: Form,
    links: Mapping[int, uuid.UUID],
) -> None:
    """Add the signatories that are new, and the spellings and senders of the linked ones."""
    rows = _signatories(draft, own, form, links)
    tx.add_many(signatory, _told(rows, 0, 2 * len(draft.entries), tx.tell))
    linked_signatories.add_spellings(tx, {at: draft.entries[at] for at in links}, links)


def _add_signatures(
    tx: Transaction,
    draft: Draft,
    bases: Sequence[uuid.UUID],
    rows: Iterator[dict[str, Any]],
    corrected: Mapping[int, DraftEntry],
) -> None:
    """Add the rows as they were read, then correct those that somebody corrected before the import."""
    count = len(draft.entries)
    tx.add_many(signature, _told(rows, count, 2 * count, tx.tell))
    tx.change_each(
        signature,
        {
            key_of(bases[at], "signature", draft.entries[at]): {
                **_as_signed(draft.entries[at]),
                **_corrected_pieces(draft, read, draft.entries[at]),
            }
            for at, read in corrected.items()
        },
    )


def _corrected_pieces(draft: Draft, read: DraftEntry, entry: DraftEntry) -> dict[str, Any]:
    lines = entry_pieces.lines_by_entry(draft).get(entry.number, ())
    return column_values(entry_pieces.corrected_pieces(read, entry, lines))


def _record_answers(
    tx: Transaction,
    read: Source,
    statement: StatementRow,
    form: Form,
    bases: Sequence[uuid.UUID],
    source_id: uuid.UUID,
    listed: dt.date | None,
) -> list[int]:
    """Record the words and positions that entries brought; return the entries whose words are unsettled."""
    unsettled: list[int] = []
    wanted: list[Wanted] = []
    whole = 2 * len(read.draft.entries)
    for at, entry in enumerate(read.draft.entries):
        if not entry.reservation and not form.questions:
            continue
        answers = form_answers.answers_of(
            entry,
            form,
            statement,
            signature_id=key_of(bases[at], "signature", entry),
            act_id=key_of(bases[at], "act", entry),
        )
        wanted += answers.wanted if answers else ()
        if answers.wording if answers else entry.reservation:
            if answers is None or answers.kind == UNSETTLED:
                unsettled.append(at)
            came = day_of_words(read, entry, tx.today, listed)
            _add_words(tx, entry, form, bases[at], source_id, answers, came)
        if at % 100 == 0:
            tx.tell(whole, whole)
    positions.write_positions(tx, {}, wanted)
    return unsettled


def proposed_out(draft: Draft) -> dict[int, str]:
    """Return the entries that are left out unless somebody asks for them, by index, each with the reason.

    A person who did not agree that the data are kept is not a signatory, and nothing says that a struck out
    entry ever signed. An entry marked as withdrawn did sign.
    """
    found = {}
    for at, entry in enumerate(draft.entries):
        if entry.processing == "no":
            found[at] = refused_reason()
        elif entry.struck and entry.standing != "withdrawn":
            found[at] = struck_reason()
        elif entry.defects and is_superseded(entry):
            found[at] = superseded_reason()
    return found


def refused_reason() -> str:
    """Say why an entry is left out that did not consent to its data being kept."""
    return _("did not agree that the data are kept")


def struck_reason() -> str:
    """Say why an entry is left out whose name is struck out."""
    return _("struck out in the source")


def record_form_rows(tx: Transaction, statement: StatementRow, numbers: Sequence[int]) -> int:
    """Record the file that signatures came with as evidence of their consent; return their number.

    The file's bytes are kept once. The evidence bears the first day on which one of the forms was sent, so
    that it never looks younger than what it shows. Raises UserError where they came with no file.
    """
    query = sa.select(signature.c.number, signature.c.source_id, signature.c.received_on)
    rows = [
        row
        for chunk in chunks(numbers)
        for row in tx.rows(
            query.where(
                signature.c.statement_id == statement.id,
                signature.c.number.in_(chunk),
                signature.c.source_id.is_not(None),
            )
        )
    ]
    if not rows:
        raise UserError(_("These signatures came with no file."))
    of = sa.select(source.c.name, blob.c.content).join(blob, blob.c.sha256 == source.c.sha256)
    kept = tx.first(of.where(source.c.id == rows[0].source_id))
    assert kept is not None
    if kept.content is None:
        raise UserError(
            _(
                "The list that these signatures came with was erased for good: it can show nothing now."
            )
        )
    among = {row.number for row in rows if row.source_id == rows[0].source_id}
    signed = [each for each in list_signatures(tx, statement.id) if each.number in among]
    new = NewEvidence(
        kind="form-row",
        claim="consent",
        file_name=kept.name,
        content=kept.content,
        made_on=min((row.received_on for row in rows if row.received_on), default=None),
    )
    return evidence.record_evidence(tx, statement, signed, new)


def print_corrections(read: DraftEntry, corrected: DraftEntry) -> DraftEntry:
    """Let the printed entry say what was corrected, every other word left in its place.

    Where the old words cannot be found in it, it is empty, so that the fields are what prints.
    """
    words = [read.reservation] if read.reservation else []
    fields = {name: getattr(read, name) for name in ("name", "legal_form", *AFTER_NAME)}
    fields["last_name"] = read.joint[-1].name if read.joint else ""
    whole = read.as_printed
    try:
        for name in ("name", "legal_form", *AFTER_NAME):
            new = getattr(corrected, name)
            if new != fields[name]:
                whole = change_printed(whole, fields, name, new, words)
                fields[name] = new
    except UserError:
        return corrected
    if corrected.reservation and corrected.reservation != read.reservation:
        if read.reservation and read.reservation not in whole:
            return corrected
        whole = whole.replace(read.reservation, corrected.reservation) if words else whole
    return replace(corrected, as_printed=whole)


def proposed_attestation(tx: Reading, statement_id: uuid.UUID) -> dict[str, Any] | None:
    """Return the attestation that a source of the statement carried, as a proposal only."""
    query = sa.select(source.c.attestation).where(source.c.statement_id == statement_id)
    found = [row[0] for row in tx.rows(query.order_by(source.c.imported_at.desc())) if row[0]]
    return found[0] if found else None


def _make_statement(tx: Transaction, read: Source, new_title: str | None) -> StatementRow:
    draft = read.draft
    title = (new_title or draft.title).strip()
    if not title:
        raise UserError(
            _("The source has no title: give one with --new-statement, or name a statement.")
        )
    language = draft.language or _language_of_title(tx, title, read.name)
    statement_id = statements.make_statement(
        tx,
        titles={language: title},
        authentic_language=language,
        demands=[{language: each.text} for each in draft.demands],
        bodies={language: draft.body},
        key=keys.statement_key(tx, read.sha256, title),
    )
    return statements.get_statement(tx, statement_id)


def _language_of_title(tx: Reading, title: str, file: str) -> str:
    """Return the language of a title; a file's name tells none, and the register's own is taken."""
    if title == PurePath(file).stem:
        return attestors.get_register(tx).document_language
    return positions.guess_language(title)


def _signatories(
    draft: Draft, own: Mapping[int, uuid.UUID], form: Form, links: Mapping[int, uuid.UUID]
) -> Iterator[dict[str, Any]]:
    for at, entry in enumerate(draft.entries):
        if at in links:
            continue
        name = called(entry)
        yield {
            "id": own[at],
            "kind": entry.kind,
            "legal_form": entry.legal_form,
            "name": name,
            "place": entry.place,
            "country": entry.country,
            "contacts": linked_signatories.contacts_of(entry) or None,
            "publish": form_answers.publish_of(entry, form),
        }


def _signatures(
    tx: Transaction,
    read: Source,
    bases: Sequence[uuid.UUID],
    source_id: uuid.UUID,
    statement: StatementRow,
    sections: dict[int, uuid.UUID],
    numbers: Sequence[int],
    signers: Mapping[int, uuid.UUID],
    as_read: Mapping[int, dict[str, Any]],
    listed: dt.date | None,
    doubted: Mapping[int, str],
) -> Iterator[dict[str, Any]]:
    delivered = editions.first_delivery(tx, statement.id)
    form, lines = form_answers.form_of(read.draft), entry_pieces.lines_by_entry(read.draft)
    for at, entry in enumerate(read.draft.entries):
        record = entry.record
        doubts = [doubted[at]] if at in doubted else []
        marked = entry.standing == "withdrawn" and (record is None or record.status_on is None)
        received = form_answers.day_of(entry.submitted_at, tx.today)
        status, since = entry.standing, record.status_on if record else None
        if record is not None:
            received = record.received_on
        if marked or status in timeline.SIDES:
            acceded = since if status == "acceded" else None
            came = received or acceded or listed or tx.today
            status, since = timeline.begins("signed", delivered, came)
        if marked:
            doubts.append(withdrawal_undated())
        yield {
            "id": key_of(bases[at], "signature", entry),
            "statement_id": statement.id,
            "signatory_id": signers[at],
            "text_id": statement.text_id,
            "section_id": sections.get(entry.section),
            "number": numbers[at],
            "printed_number": entry.printed_number,
            "printed_form": one_line(entry.printed_form) if entry.printed_form else "",
            **(as_read.get(at) or _as_signed(entry)),
            **entry_pieces.columns_of_entry(entry, lines.get(entry.number, ())),
            "capacity": entry.capacity,
            "standing": status,
            "standing_on": since,
            "received_on": received,
            **(_doubt(tx, read, doubts) if doubts else NO_DOUBT),
            "defects": [
                looked_at(each.code, each.text, tx.today, left=True)
                if each.left
                else [each.code, each.text]
                for each in entry.defects
            ]
            or None,
            "remarks": [
                *sheet_marks(read.draft, entry),
                *entry.notes,
                *form_answers.answers_given(entry, form),
                *_withdrawn_marks(entry),
            ]
            or None,
            "source_id": source_id,
            "source_lines": f"{entry.lines[0]}-{entry.lines[1]}",
            **own_lists.columns_of(entry),
        }


def _as_signed(entry: DraftEntry) -> dict[str, Any]:
    """Return the columns that say how an entry is printed."""
    return {
        "kind": entry.kind,
        "as_printed": entry.as_printed,
        "legal_form": entry.legal_form,
        "name": called(entry),
        "joint": [[each.legal_form, each.name] for each in entry.joint] or None,
        "representative": entry.representative,
        "office": entry.office,
        "place": entry.place,
        "country": entry.country,
    }


def sheet_marks(draft: Draft, entry: DraftEntry) -> list[str]:
    """Return the sheet and the row of an entry of a workbook with several sheets."""
    line = entry.lines[0]
    return [
        f"{name}{SHEET_MARK}{line - first + 1}"
        for name, (first, last) in draft.sheets
        if first <= line <= last
    ]


def _told(
    rows: Iterator[dict[str, Any]], before: int, whole: int, tell: Tell
) -> Iterator[dict[str, Any]]:
    """Pass rows on, reporting from time to time how many there were, earlier ones included."""
    for done, row in enumerate(rows, start=before + 1):
        if done % 500 == 0 or done == whole:
            tell(done, whole)
        yield row


def _withdrawn_marks(entry: DraftEntry) -> list[str]:
    """Return the source's own words that say a signature was withdrawn."""
    if entry.standing != "withdrawn":
        return []
    marks = [each.text for each in entry.defects if each.code == "withdrawn-mark" and each.text]
    return marks or [entry.as_printed or entry.name]


def withdrawal_undated() -> str:
    """Say why the check of a signature is in doubt that the source marks as withdrawn, without a day."""
    return _("The list marks it as withdrawn. Record the withdrawal with the day on which it came.")


def _doubt(tx: Transaction, read: Source, grounds: Iterable[str]) -> dict[str, Any]:
    """Return the check of a signature that is in doubt."""
    return {
        "verification": "disputed",
        "verified_by": read.name,
        "verified_ground": " ".join(grounds),
        "verified_at": tx.now,
    }


def day_of_words(
    read: Source, entry: DraftEntry, today: dt.date, listed: dt.date | None
) -> dt.date | None:
    """Return the date on which an entry's words came: that of its form or mail, else of the list.

    None where nobody dated it: the day of the import and the date of the statement say nothing of it.
    """
    line = entry.lines[0]
    mailed = (
        paper.made_on
        for paper in read.papers
        if paper.lines[0] <= line <= paper.lines[1] and paper.made_on and paper.made_on <= today
    )
    return form_answers.day_of(entry.submitted_at, today) or next(mailed, None) or listed


def _add_words(
    tx: Transaction,
    entry: DraftEntry,
    form: Form,
    base: uuid.UUID,
    source_id: uuid.UUID,
    answers: Answers | None,
    came: dt.date | None,
) -> None:
    settled = answers is not None and answers.kind != UNSETTLED
    wording = answers.wording if answers else form_answers.words_given(entry, form)
    positions.add_act(
        tx,
        key_of(base, "signature", entry),
        kind=answers.kind if answers else UNSETTLED,
        demands=list(answers.touched) if answers and settled else None,
        wording=wording,
        language=(wording == entry.reservation and entry.reservation_language)
        or positions.guess_language(wording),
        received_on=came,
        act_id=key_of(base, "act", entry),
        source_id=source_id,
    )
