"""Issuing a corrigendum: what changed between two editions is frozen, sealed, recorded and put in place."""

import datetime as dt
import hashlib
import uuid
from dataclasses import dataclass, replace
from pathlib import Path

from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.content.corrections import Corrigendum
from coalition_app.documents.content.issued_changes import (
    ChangesAttestation,
    ChangesContent,
    read_changes,
)
from coalition_app.documents.issue.corrigendum import find_pair, read_corrigendum
from coalition_app.documents.issue.sealing import find_keys, keep_keys, sealer_of
from coalition_app.documents.layout.corrigendum_words import freeze_changes
from coalition_app.documents.seal.changes_seal import ChangesSeal, read_changes_seal, seal_changes
from coalition_app.documents.seal.page_seals import SealPages
from coalition_app.documents.write import atomic_file
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.languages import LANGUAGES
from coalition_app.operations.attesting import checked_place, record_and_place
from coalition_app.operations.door import Answer, on_statement
from coalition_app.records.care.checks import refuse_disagreement
from coalition_app.records.checked import write_day
from coalition_app.records.editions import attestors, corrigenda, editions
from coalition_app.records.editions.editions import CorrigendumRow, Named
from coalition_app.records.editions.seals import SealingKey
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading, Transaction

NOT_PLACED = N_(
    "Corrigendum %(edition)d is recorded, but %(path)s could not be put in place (%(reason)s): save it again "
    "with corrigendum --issued."
)


@dataclass(frozen=True, slots=True)
class Issued:
    """A corrigendum that was issued."""

    number: int
    code: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A corrigendum that is drawn and not recorded yet."""

    content: ChangesContent
    earlier: str
    """Code of the earlier edition."""
    later: str
    seal: ChangesSeal
    document: bytes
    language: str
    new_keys: tuple[SealingKey, ...]


def issue_corrigendum(
    database: Database,
    statement_id: uuid.UUID,
    *,
    earlier: Named,
    later: Named | None,
    place: str,
    date: dt.date,
    target: Path,
    language: str,
    replace_file: bool = False,
) -> Issued:
    """Issue what changed from one edition to a later one, by the register's attestor, and put it in place.

    Names that may no longer be published are left out of it. The same changes with the same place and date
    are issued once: then the recorded print is put in place. Raises UserError where nobody attests, for a
    date still to come, one before the later edition's, and another ending than .pdf.
    """
    if target.suffix.lower() != ".pdf":
        raise UserError(_("An issued corrigendum is a PDF: name a file ending in .pdf."))
    _refuse_language(language)
    place = checked_place(place)
    atomic_file.refuse_target(target, replace=replace_file)
    with database.reading() as tx:
        refuse_disagreement(tx, statement_id)
        statement = statements.get_statement(tx, statement_id)
        rows = find_pair(tx, statement, earlier, later)
        _refuse_date(tx, date, rows[1].dated)
        codes = (rows[0].code, rows[1].code)
        content = _frozen(tx, statement, codes, place, date)
        known = _same(tx, statement, content)
        keys = find_keys(tx, database.device(tx))
    if known is not None:
        reprint_corrigendum(
            database, known, target=target, language=language, replace_file=replace_file
        )
        return Issued(known.number, known.code)
    digest = hashlib.sha256(canonical_json(content.values)).digest()
    seal = seal_changes(
        digest,
        device_key=keys.device.public,
        secret=keys.device.secret,
        device_signature=keys.device.device_signature,
        root_key=keys.root.public,
    )
    document = _draw(content, language, seal, sealer_of(keys, seal.digest))
    drawn = Drawn(content, *codes, seal, document, language, keys.new)
    record_and_place(
        database,
        record_corrigendum(statement, drawn=drawn),
        document,
        target,
        content.number,
        failed=NOT_PLACED,
    )
    return Issued(content.number, seal.code)


def _refuse_language(language: str) -> None:
    if language not in LANGUAGES:
        raise UserError(
            _("A corrigendum is in one language: en, ru or kk, and not in “%(language)s”.")
            % {"language": language}
        )


def _refuse_date(tx: Reading, date: dt.date, edition: dt.date) -> None:
    if date > tx.today:
        raise UserError(_("The date is in the future. Enter today’s date or an earlier one."))
    if date < edition:
        raise UserError(
            _(
                "The later edition bears the date %(day)s: its corrigendum cannot bear one before it."
            )
            % {"day": write_day(edition)}
        )


def _frozen(
    tx: Reading, statement: StatementRow, codes: tuple[str, str], place: str, date: dt.date
) -> ChangesContent:
    attestor = attestors.current_attestor(tx)
    if attestor is None:
        raise UserError(_("No attestor is recorded yet: enter the name and the offices."))
    said = ChangesAttestation(attestor.name, tuple(attestor.offices), place, date.isoformat())
    number = corrigenda.next_corrigendum(tx, statement.id)
    found = read_corrigendum(tx, statement, *codes)
    return freeze_changes(found, number=number, attestation=said)


def _same(tx: Reading, statement: StatementRow, content: ChangesContent) -> CorrigendumRow | None:
    """Find a corrigendum that froze this very content."""
    for row in corrigenda.list_corrigenda(tx, statement.id):
        kept = read_changes(editions.kept_bytes(tx, row.sha256))
        if replace(kept, number=content.number, turn=content.turn) == content:
            return row
    return None


def find_issued(
    tx: Reading, statement: StatementRow, codes: tuple[str, str], found: Corrigendum
) -> tuple[CorrigendumRow | None, ChangesContent | None]:
    """Find the newest corrigendum issued between the editions of the codes, and what it froze.

    What it froze is given only where it says what `found` says today.
    """
    pair = tuple(each.id for each in find_pair(tx, statement, *codes))
    rows = [
        row
        for row in corrigenda.list_corrigenda(tx, statement.id)
        if (row.earlier_id, row.later_id) == pair
    ]
    if not rows:
        return None, None
    draft = freeze_changes(found)
    for row in reversed(rows):
        kept = read_changes(editions.kept_bytes(tx, row.sha256))
        if replace(kept, number=draft.number, attestation=None, turn=draft.turn) == draft:
            return row, kept
    return rows[-1], None


def _draw(
    content: ChangesContent, language: str, seal: ChangesSeal, seal_pages: SealPages | None
) -> bytes:
    from coalition_app.documents.write.corrigendum_page import changes_pdf

    return changes_pdf(content, language, seal, seal_pages)


@on_statement("issue-corrigendum")
def record_corrigendum(tx: Transaction, statement: StatementRow, *, drawn: Drawn) -> Answer[None]:
    """Record a corrigendum with its first print; raises UserError where the register changed meanwhile."""
    content, said = drawn.content, drawn.content.attestation
    if said is None:
        raise LookupError("attestation")
    date = dt.date.fromisoformat(said.date)
    if _frozen(tx, statement, (drawn.earlier, drawn.later), said.place, date) != content:
        raise UserError(_("The register changed meanwhile; nothing was issued. Try again."))
    earlier, later = find_pair(tx, statement, drawn.earlier, drawn.later)
    key = corrigenda.record_corrigendum(
        tx,
        statement,
        number=content.number,
        earlier=earlier,
        later=later,
        place=said.place,
        dated=date,
        content=canonical_json(content.values),
        code=drawn.seal.code,
        seal=drawn.seal.values,
    )
    corrigenda.record_print(tx, key, drawn.language, drawn.document)
    keep_keys(tx, drawn.new_keys)
    return Answer(None)


def reprint_corrigendum(
    database: Database,
    row: CorrigendumRow,
    *,
    target: Path,
    language: str | None = None,
    replace_file: bool = False,
) -> bytes:
    """Put a print of an issued corrigendum in place: a recorded one's same bytes, or a further print.

    `language` None takes the first print. Gives the bytes.
    """
    atomic_file.refuse_target(target, replace=replace_file)
    with database.reading() as tx:
        prints = corrigenda.list_prints(tx, row.id)
        kept = [each for each in prints if language in (None, each.language)]
        if kept:
            document = editions.kept_bytes(tx, kept[0].sha256)
        frozen = editions.kept_bytes(tx, row.sha256)
        statement = statements.get_statement(tx, row.statement_id)
        keys = find_keys(tx, database.device(tx))
    if kept or language is None:
        atomic_file.place(target, document, replace=replace_file)
        return document
    _refuse_language(language)
    content, seal = read_changes(frozen), read_changes_seal(row.seal)
    ours = keys.root.public == seal.root_key
    document = _draw(content, language, seal, sealer_of(keys, seal.digest) if ours else None)
    further = record_further_print(
        statement,
        of=row,
        language=language,
        document=document,
        new_keys=keys.new if ours else (),
    )
    record_and_place(database, further, document, target, row.number, failed=NOT_PLACED)
    return document


@on_statement("print-corrigendum")
def record_further_print(
    tx: Transaction,
    statement: StatementRow,
    *,
    of: CorrigendumRow,
    language: str,
    document: bytes,
    new_keys: tuple[SealingKey, ...],
) -> Answer[None]:
    """Record a further print of a corrigendum, with the keys that were made to seal its pages."""
    tx.name_action(statement=statement.number, corrigendum=of.number)
    corrigenda.record_print(tx, of.id, language, document)
    keep_keys(tx, new_keys)
    return Answer(None)
