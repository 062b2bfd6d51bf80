"""Gathering the annex's content from one consistent state of the register."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from sys import intern

from coalition_app.documents.content.as_signed import initials_of, printed_pieces
from coalition_app.documents.content.attestation_basis import AttestationBasis
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentAct,
    ContentDemand,
    ContentEntry,
    ContentSection,
)
from coalition_app.documents.content.gathered import Gathered
from coalition_app.draft_pieces import NAMELESS
from coalition_app.i18n import texts
from coalition_app.languages import LANGUAGES
from coalition_app.records.editions import attestors
from coalition_app.records.evidence.graded_signatures import Known, known_signatures
from coalition_app.records.lists.list_columns import let_go
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import Held, read_held
from coalition_app.records.positions.positions import ActRow
from coalition_app.records.signatories import directory, merge_history
from coalition_app.records.signatures import older_texts, signatures
from coalition_app.records.signatures.defects import list_broken, shows
from coalition_app.records.signatures.signatures import COUNTED, PRINTED, SignatureRow
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.tables import HIDES_NAME
from coalition_app.records.store.transactions import Reading
from coalition_app.work import Tell, collecting_later, tell_nobody


@collecting_later()
def gather_annex(tx: Reading, statement: StatementRow, tell: Tell = tell_nobody) -> Gathered:
    """Gather a draft's content and what an attestation of it could rest on.

    The content is without attestation, edition 0. `tell` may stop it between its steps.
    """
    rows = tuple(signatures.list_signatures(tx, statement.id))
    tell(0, 1)
    content, acts, held = _gather(tx, statement, rows, tell)
    older = tuple(older_texts.numbers_of_older_texts(tx, statement))
    known = known_signatures(tx, statement.id, earlier=older)
    counted = (row for row in rows if row.status in COUNTED and row.id not in held.open)
    basis = _basis(statement, {row.number: known[row.id] for row in counted})
    whole = _whole(rows, acts, held)
    return Gathered(content, basis, rows, acts, held, statement, older, whole)


@collecting_later()
def gather_content(tx: Reading, statement: StatementRow, tell: Tell = tell_nobody) -> AnnexContent:
    """Gather a draft's content alone, with no more than some of the signatures in memory at a time."""
    content = _gather(tx, statement, signatures.each_signature(tx, statement.id), tell)[0]
    let_go(tx)
    return content


def _gather(
    tx: Reading, statement: StatementRow, rows: Iterable[SignatureRow], tell: Tell
) -> tuple[AnnexContent, dict[uuid.UUID, list[ActRow]], Held]:
    """Gather the content, and of what it was made words in force and positions; rows are read once."""
    recorded = positions.acts_by_signature(tx, statement, withdrawn=True)
    acts = _in_force(recorded)
    held = read_held(tx, statement)
    counts = held.counts()
    tell(0, 1)
    tally = _Tally(acts, held)
    sections = _sections(tx, statement, tally.count(rows), recorded, held)
    tell(0, 1)
    content = AnnexContent(
        coalition=attestors.get_register(tx).coalition,
        statement=statement.number,
        title=statement.titles,
        authentic_language=statement.authentic_language,
        statement_date=statement.dated.isoformat() if statement.dated else "",
        text_number=statement.text_number,
        text_digest=statements.text_digest(statement, statement.authentic_language),
        signed=tally.counted,
        withdrawn=tally.by_status["withdrawn"],
        subject_to_approval=tally.by_status["subject-to-approval"],
        with_reservation=tally.reserving,
        demands=tuple(
            ContentDemand(
                each.number, each.wordings, each.policy, counts[each.number], each.short_names
            )
            for each in statement.demands
        ),
        sections=sections,
        attestation=None,
        edition=0,
        silence=statement.silence,
        silence_source=statement.silence_source,
        unsettled=tuple(tally.unsettled),
        defects=_shown_defects(tx, statement, sections),
    )
    return content, acts, held


class _Tally:
    """Counts signatures while they are read."""

    def __init__(self, acts: Mapping[uuid.UUID, list[ActRow]], held: Held) -> None:
        self._acts, self._held = acts, held
        self.by_status = Counter[str]()
        self.counted = self.reserving = 0
        self.unsettled: list[int] = []

    def count(self, rows: Iterable[SignatureRow]) -> Iterator[SignatureRow]:
        """Yield the signatures, each counted."""
        for row in rows:
            self.by_status[row.status] += 1
            if row.status in COUNTED and row.id in self._held.open:
                self.unsettled.append(row.number)
            elif row.status in COUNTED:
                self.counted += 1
                self.reserving += _reserves(row, self._acts)
            yield row


def _whole(
    rows: tuple[SignatureRow, ...], acts: Mapping[uuid.UUID, list[ActRow]], held: Held
) -> dict[int, ContentEntry]:
    """Return by number the entries as they would print, of those of whom less may be printed."""
    return {
        row.number: _whole_entry(row, acts.get(row.id, []), held.of(row.id))
        for row in rows
        if row.status in PRINTED and _prints_less(row)
    }


def _shown_defects(
    tx: Reading, statement: StatementRow, sections: tuple[ContentSection, ...]
) -> dict[str, tuple[int, ...]]:
    """Return by a defect's code the numbers in whose printed names it shows."""
    broken = {
        each.number: each.defects
        for each in list_broken(tx, statement.id, settled_too=True)
        if each.settled_on is None or each.left
    }
    found: dict[str, list[int]] = {}
    for entry in (each for section in sections for each in section.entries):
        if not entry.name:
            continue
        printed = (entry.name, entry.representative, entry.office, entry.place, entry.country)
        for code, piece in broken.get(entry.number, ()):
            if shows(code, piece, printed):
                found.setdefault(code, []).append(entry.number)
    return {code: tuple(sorted(set(numbers))) for code, numbers in found.items()}


def _basis(statement: StatementRow, counted: Mapping[int, Known]) -> AttestationBasis:
    """Return how the counted signatures are known; what else is said is found once it is attested."""
    return AttestationBasis(
        counted=tuple(counted),
        how={number: known.how for number, known in counted.items()},
        titles=statement.titles,
        list_days={n: known.list_day.isoformat() for n, known in counted.items() if known.list_day},
        held={number: known.held for number, known in counted.items() if known.held[0]},
        by_word=tuple(number for number, known in counted.items() if known.by_word),
    )


def _in_force(recorded: Mapping[uuid.UUID, list[ActRow]]) -> dict[uuid.UUID, list[ActRow]]:
    """Leave out the words that were withdrawn or replaced by later ones."""
    left = {
        key: [each for each in acts if each.withdrawn_on is None] for key, acts in recorded.items()
    }
    return {key: acts for key, acts in left.items() if acts}


def _reserves(row: SignatureRow, acts: Mapping[uuid.UUID, list[ActRow]]) -> bool:
    return any(each.kind == "reservation" for each in acts.get(row.id, ()))


def _sections(
    tx: Reading,
    statement: StatementRow,
    rows: Iterable[SignatureRow],
    acts: Mapping[uuid.UUID, list[ActRow]],
    held: Held,
) -> tuple[ContentSection, ...]:
    """Group the printed signatures; those who acceded after a delivery form a block of their own."""
    headings = {each.ordinal: each.heading for each in statements.list_sections(tx, statement.id)}
    grouped: dict[int, list[ContentEntry]] = {}
    acceded: list[ContentEntry] = []
    merged = merge_history.merged_numbers(tx, statement.number)
    named = directory.names_by_language(tx)
    for row in rows:
        if row.status == "rejected" and row.number in merged:
            entry = _merged_entry(row, merge_history.follow(merged, row.number))
        elif row.status in PRINTED:
            entry = content_entry(row, acts.get(row.id, []), held.of(row.id))
            if row.signatory_id in named and not _prints_less(row):
                entry = replace(entry, directory_names=_other_names(row, named[row.signatory_id]))
        else:
            continue
        if row.status == "acceded":
            acceded.append(entry)
        else:
            grouped.setdefault(row.section, []).append(entry)
    sections = [
        ContentSection(headings.get(ordinal, {}), tuple(entries))
        for ordinal, entries in _in_order(grouped)
    ]
    if acceded:
        heading = {each: texts(each).gettext("Acceded after delivery") for each in LANGUAGES}
        sections.append(ContentSection(heading, tuple(acceded)))
    return tuple(sections)


def _in_order(
    grouped: Mapping[int, list[ContentEntry]],
) -> Iterator[tuple[int, list[ContentEntry]]]:
    """Order entries by the ordinals of their sections.

    Those in no section, of ordinal 0, come first as in the source; last who of them signed after the others.
    """
    begins = max((entries[0].number for at, entries in grouped.items() if at), default=0)
    loose = grouped.get(0, [])
    late = [each for each in loose if begins and each.number > begins]
    first = loose[: len(loose) - len(late)]
    parts = [(0, first), *sorted((at, entries) for at, entries in grouped.items() if at), (0, late)]
    return (each for each in parts if each[1])


def _other_names(
    row: SignatureRow, named: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    """Return the names of the directory that are not the name as signed."""
    signed = {row.name.casefold(), row.full_name.casefold()}
    return tuple((each, name) for each, name in named if name.casefold() not in signed)


def _merged_entry(row: SignatureRow, into: int) -> ContentEntry:
    """Print only the number of a merged signature, and the other one, which counts.

    Since the merge one consent holds for both: where the name is withheld, an earlier edition that prints
    it here must not tell whose the other number is.
    """
    bare = content_entry(row._replace(status="withdrawn", status_on=None), [], ())
    return replace(bare, standing="merged", merged_into=0 if row.publish in HIDES_NAME else into)


def content_entry(row: SignatureRow, acts: list[ActRow], stances: tuple[str, ...]) -> ContentEntry:
    """Put one printed line together from the allow-list of fields, and nothing else.

    Words that no longer hold are not printed, even where the entry as received holds them. A signatory who
    allows only initials is printed by them and by nothing else; an organisation has none and is withheld.
    """
    if _prints_less(row):
        status_date = row.status_on.isoformat() if row.status_on else ""
        by_initials = row.publish == "initials" and row.kind == "individual"
        return ContentEntry(
            row.number,
            initials_of(row.name) if by_initials and row.status != "withdrawn" else "",
            row.kind,
            "",
            "",
            "",
            "",
            row.status,
            status_date,
            row.capacity,
            stances,
        )
    return _whole_entry(row, acts, stances)


def _prints_less(row: SignatureRow) -> bool:
    return row.status == "withdrawn" or row.publish in HIDES_NAME


def _whole_entry(row: SignatureRow, acts: list[ActRow], stances: tuple[str, ...]) -> ContentEntry:
    status_date = row.status_on.isoformat() if row.status_on else ""
    printed = printed_pieces(row)
    return ContentEntry(
        row.number,
        printed.name or NAMELESS,
        row.kind,
        printed.representative,
        # The same words stand in many entries: each is kept once.
        intern(printed.office),
        intern(printed.place),
        intern(printed.country),
        row.status,
        status_date,
        row.capacity,
        stances,
        tuple(_act(each) for each in acts if each.withdrawn_on is None),
        printed_form=row.printed_form,
    )


def _act(act: ActRow) -> ContentAct:
    received = act.received_on.isoformat() if act.received_on else ""
    return ContentAct(act.kind, act.demands, act.wording, act.language, received, act.translations)
