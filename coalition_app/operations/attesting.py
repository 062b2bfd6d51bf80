"""Attesting: an edition is frozen, recorded with its first print, and put in place; further prints."""

import contextlib
import datetime as dt
import hashlib
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from coalition_app.documents.attestation.choices import AS_CARRIED, Chosen, clean_remark
from coalition_app.documents.attestation.compose import attested
from coalition_app.documents.content import codes
from coalition_app.documents.content.attestation_basis import Former, ranges
from coalition_app.documents.content.content import AnnexContent, without_directory_names
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.content.gathered import Gathered
from coalition_app.documents.issue.issue import (
    NotReady,
    form_held,
    kept_prints,
    refuse_language,
    render,
)
from coalition_app.documents.issue.sealing import (
    SealedEdition,
    edition_seal,
    find_keys,
    keep_keys,
    keep_sealed,
    kept_salts,
    keys_for_print,
    page_sealer,
    seal_content,
    with_root,
)
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.documents.seal.lines import Whole
from coalition_app.documents.write import atomic_file
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.languages import document_languages
from coalition_app.operations import door
from coalition_app.operations.door import Answer, Change, on_statement
from coalition_app.operations.print_options import kept_form
from coalition_app.records.care.checks import refuse_disagreement
from coalition_app.records.checked import write_day
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.editions.seals import SealingKey
from coalition_app.records.file import interrupts
from coalition_app.records.journal import paper_anchor
from coalition_app.records.lists import as_of as lists_as_of
from coalition_app.records.lists import newest_facts
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading, Transaction
from coalition_app.records.typed_fields import MOST_IN_PLACE, typed_field
from coalition_app.work import Tell, tell_nobody

if TYPE_CHECKING:
    from coalition_app.documents.issue.readiness import Item


R = TypeVar("R")
NOT_PLACED = N_(
    "Edition %(edition)d is recorded, but %(path)s could not be put in place (%(reason)s): use reprint."
)


class NotPlaced(UserError):
    """The edition is recorded and only its file could not be put in place; `edition` is its number."""

    tells_recorded = True

    def __init__(self, message: str, edition: int) -> None:
        super().__init__(message)
        self.edition = edition


@dataclass(frozen=True, slots=True)
class Issued:
    """What an attestation made."""

    edition: int
    code: str
    form: str
    exceptions: tuple[int, ...]
    further: bool = False
    """Whether the same content had been attested before, so that this is a further print of that edition."""


@dataclass(frozen=True, slots=True)
class Said:
    """What was said of the attestation; the rest comes from the register."""

    place: str
    date: dt.date
    chosen: Chosen
    as_of: dt.date | None = None
    """The day of the list; None for that of the attestation."""
    directory_names: bool = False
    """Whether the edition holds the names of the directory too."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An edition that is drawn and not recorded yet."""

    sealed: SealedEdition
    anchor: str
    document: bytes
    language: str
    profile: str
    new_keys: tuple[SealingKey, ...] = ()

    @property
    def content(self) -> AnnexContent:
        """Return the content that is frozen."""
        return self.sealed.content


def attest(
    database: Database,
    statement_id: uuid.UUID,
    *,
    place: str,
    date: dt.date,
    as_of: dt.date | None = None,
    target: Path,
    language: str,
    form: PageForm = PageForm(),
    chosen: Chosen = AS_CARRIED,
    with_exceptions: bool = False,
    replace: bool = False,
    tell: Tell = tell_nobody,
) -> Issued:
    """Freeze an edition, record its first print and put the print in place.

    Refuses where something stops it (NotReady), where there are exceptions that were not agreed to, where
    what was `chosen` would say more than the evidence carries, a date still to come, one before an earlier
    edition's, and one before something that the list says. `as_of` gives the list as it was recorded at the
    end of an earlier day; both days are printed. It is refused where something was recorded since that held
    on that day already.
    The draft lies beside the target before anything is recorded; in the transaction the content is
    gathered again and must have the same digest; the rename comes last. Raises NotPlaced where only
    that fails. `tell` may stop it until the edition is recorded, never after.
    """
    refuse_language(language)
    place = checked_place(place)
    with database.reading() as tx:
        if date > tx.today:
            raise UserError(_("The date is in the future. Enter today’s date or an earlier one."))
        editions.refuse_before_edition(tx, statement_id, date)
        as_of = None if as_of == date else as_of
        if as_of is not None:
            _refuse_list_of(tx, statement_id, as_of, date)
        statement = statements.get_statement(tx, statement_id)
    if target.suffix.lower() != ".pdf":
        raise UserError(_("An attested annex is a PDF: name a file ending in .pdf."))
    atomic_file.refuse_target(target, replace=replace)
    said = what_is_said(place, date, as_of, chosen, form)
    content, anchor, whole = _ready_content(database, statement_id, said, language, with_exceptions)
    known = same_edition(database, statement, said)
    if known is not None and content.attestation is not None:
        reprint(database, known, target=target, language=language, form=form, replace=replace)
        kept = content.attestation
        return Issued(known.number, known.code, kept.form, kept.exceptions, further=True)
    with database.reading() as tx:
        keys = find_keys(tx, database.device(tx))
    sealed = seal_content(content, whole, keys)
    document = render(
        sealed.content,
        ending="pdf",
        language=language,
        draft=False,
        form=form,
        seal=sealed.seal,
        seal_pages=page_sealer(keys, sealed.seal),
        tell=tell,
    )
    drawn = Drawn(sealed, anchor, document, language, form.profile, keys.new)
    return _issue(database, record_edition(statement, drawn=drawn, said=said), drawn, target)


def _refuse_list_of(tx: Reading, statement_id: uuid.UUID, as_of: dt.date, date: dt.date) -> None:
    if as_of > date:
        raise UserError(_("The list cannot be of a day after that of the attestation."))
    editions.refuse_behind_edition(tx, statement_id, as_of)


def _day_too_early(tx: Reading, statement: StatementRow, said: Said) -> "tuple[Item, ...]":
    """Return what the list says that had not come yet on the day of the attestation."""
    from coalition_app.documents.issue.readiness import Item

    if said.as_of is not None:
        return ()
    kind, late = "day-before-what-is-counted", newest_facts.facts_after(tx, statement, said.date)
    return tuple(Item(kind, "stops", (each.number,), each.sentence(said.date)) for each in late)


def _issue(database: Database, recording: Change[str], drawn: Drawn, target: Path) -> Issued:
    """Record an edition, then put its print in place."""
    content = drawn.content
    code = record_and_place(database, recording, drawn.document, target, content.edition)
    if content.attestation is None:
        raise LookupError("attestation")
    kept = content.attestation
    return Issued(content.edition, code, kept.form, kept.exceptions)


def record_and_place(
    database: Database,
    recording: Change[R],
    document: bytes,
    target: Path,
    edition: int,
    *,
    failed: str = NOT_PLACED,
) -> R:
    """Record a print whose file lies beside its place already: only the renaming can fail then.

    `failed` is the sentence for that.
    """
    try:
        beside = atomic_file.write_draft(target, document)
    except UserError as error:
        raise UserError(f"{error} {_('Nothing was recorded.')}") from error
    try:
        # From here on Ctrl+C waits: an edition without its file would have to be explained.
        with interrupts.undisturbed():
            result = door.write(database, recording).result
            _rename(beside, target, edition, failed)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    return result


def reprint(
    database: Database,
    edition_row: EditionRow,
    *,
    target: Path,
    language: str | None = None,
    form: PageForm | None = None,
    replace: bool = False,
) -> bytes:
    """Put a print of an edition in place: a recorded one's same bytes, or a further print.

    `language` and `form` None take the first print that was made. Gives the bytes.
    """
    atomic_file.refuse_target(target, replace=replace)
    with database.reading() as tx:
        wanted = kept_prints(tx, edition_row, language, form)
        if wanted:
            document = editions.kept_bytes(tx, wanted[0].sha256)
        else:
            document = b""
            frozen = editions.kept_bytes(tx, edition_row.sha256)
            statement = statements.get_statement(tx, edition_row.statement_id)
            seal = edition_seal(tx, edition_row)
            keys = keys_for_print(tx, database.device(tx), seal)
            drawn = form or form_held(tx, edition_row, kept_form(tx))
    if not wanted:
        content = read_content(frozen)
        language = language or content.authentic_language
        refuse_language(language)
        document = render(
            content,
            ending="pdf",
            language=language,
            draft=False,
            form=drawn,
            frozen=frozen,
            seal=seal,
            seal_pages=page_sealer(keys, seal) if keys and seal else None,
        )
        further = record_print(
            statement,
            edition=edition_row,
            language=language,
            document=document,
            profile=drawn.profile,
            new_keys=keys.new if keys else (),
        )
        record_and_place(database, further, document, target, edition_row.number)
        return document
    atomic_file.place(target, document, replace=replace)
    return document


def checked_place(place: str) -> str:
    """Return a place as printed, on one visible line; raises UserError where it is empty or too long."""
    place = typed_field(place, MOST_IN_PLACE)
    if not place:
        raise UserError(_("Enter the place of the attestation."))
    return place


def what_is_said(
    place: str, date: dt.date, as_of: dt.date | None, chosen: Chosen, form: PageForm
) -> Said:
    """Return what an attestation would say; a list of its own day is that of no earlier one."""
    chosen = replaced(
        chosen, excepted=tuple(sorted(set(chosen.excepted))), remark=clean_remark(chosen.remark)
    )
    said = None if as_of == date else as_of
    return Said(place, date, chosen, said, form.directory_names == "below")


def same_edition(database: Database, statement: StatementRow, said: Said) -> EditionRow | None:
    """Find the newest edition, where it froze this very content with its place and date.

    Its lines are the same where they lead to the same root by the salts that they had then; it named the
    edition before it, as the next one would name it. Attesting again then makes a further print of it.
    """
    with database.reading() as tx:
        newest = editions.next_edition(tx, statement.id) - 1
        known = [e for e in editions.list_editions(tx, statement.id) if e.number == newest]
        if not known or (known[0].place, known[0].dated) != (said.place, said.date):
            return None
        with listed(tx, statement, said.as_of) as (then, gathered):
            content = _attested(tx, then, gathered, said, newest)
        again = with_root(content, gathered.whole, kept_salts(tx, known[0]))
    frozen = codes.content_bytes(again)
    return known[0] if hashlib.sha256(frozen).digest() == known[0].sha256 else None


@contextlib.contextmanager
def listed(
    tx: Reading, statement: StatementRow, as_of: dt.date | None
) -> Iterator[tuple[Reading, Gathered]]:
    """Yield the register and the list that would be attested: today's, or those of an earlier day.

    Raises NotSo for a day before the statement was recorded, NotReady where something was recorded since that
    held on that day already.
    """
    if as_of is None:
        yield tx, gather_annex(tx, statement)
        return
    with lists_as_of.list_then(tx, statement, as_of) as past:
        _refuse_known_since(tx, past, statement, as_of)
        yield past, gather_annex(past, statements.get_statement(past, statement.id))


def _refuse_known_since(tx: Reading, past: Reading, statement: StatementRow, day: dt.date) -> None:
    numbers = lists_as_of.known_since(tx, past, statement, day)
    if numbers:
        from coalition_app.documents.issue.readiness import Item

        said = _(
            "Recorded later, although it held on %(day)s already: numbers %(numbers)s. Attest as of a day on "
            "which the register had it."
        )
        text = said % {"day": write_day(day), "numbers": ranges(numbers)}
        items = (Item("as-of-known-since", "stops", tuple(numbers), text),)
        raise NotReady(_("The list of that day cannot be attested:"), items)


def former_of(tx: Reading, statement_id: uuid.UUID, edition: int) -> Former:
    """Return what an edition of this number replaces: number, day, code."""
    before = editions.editions_before(tx, statement_id, edition)
    return tuple((each.number, each.dated.isoformat(), each.code) for each in before)


def _attested(
    tx: Reading, past: Reading, gathered: Gathered, said: Said, edition: int
) -> AnnexContent:
    """Return what an edition would freeze of the list of today or of an earlier day, which `past` reads."""
    content = attested(
        past,
        gathered,
        place=said.place,
        date=said.date,
        as_of=said.as_of,
        chosen=said.chosen,
        edition=edition,
        former=former_of(tx, gathered.statement.id, edition),
    )
    return content if said.directory_names else without_directory_names(content)


def _ready_content(
    database: Database,
    statement_id: uuid.UUID,
    said: Said,
    language: str,
    with_exceptions: bool,
) -> tuple[AnnexContent, str, Whole]:
    """Return the content to be attested, the journal's anchor, and the lines of which it prints less.

    Raises NotReady.
    """
    from coalition_app.documents.issue.readiness import assess

    with database.reading() as tx:
        refuse_disagreement(tx, statement_id)
        with listed(tx, statements.get_statement(tx, statement_id), said.as_of) as (then, gathered):
            readiness = assess(then, gathered, document_languages(language)[0])
            stops = tuple(item for item in readiness.items if item.severity == "stops")
            stops += _day_too_early(tx, gathered.statement, said)
            if stops:
                raise NotReady(_("Not ready to attest:"), stops)
            if readiness.exceptions and not with_exceptions:
                raise NotReady(
                    _("There are exceptions; agree to them with --with-exceptions:"),
                    readiness.exceptions,
                )
            content = _attested(tx, then, gathered, said, editions.next_edition(tx, statement_id))
        anchor = paper_anchor.current_anchor(tx, document_languages(language)[0])
        return content, anchor, gathered.whole


@on_statement("attest")
def record_edition(
    tx: Transaction, statement: StatementRow, *, drawn: Drawn, said: Said
) -> Answer[str]:
    """Record an edition with its first print; its code is the result.

    Raises UserError where the register is no longer what was drawn.
    """
    content = drawn.content
    frozen = codes.content_bytes(content)
    with listed(tx, statement, said.as_of) as (then, gathered):
        again = _attested(tx, then, gathered, said, editions.next_edition(tx, statement.id))
    # The salts were made once, by chance: that the lines are the same is told without their root.
    again = replaced(again, lines_root=content.lines_root)
    anchor = paper_anchor.current_anchor(tx, document_languages(drawn.language)[0])
    same = codes.content_bytes(again) == frozen and gathered.whole == drawn.sealed.whole
    if not same or anchor != drawn.anchor:
        raise UserError(_("The register changed meanwhile; nothing was attested. Try again."))
    code = codes.verification_code(codes.content_digest(content))
    edition_id = editions.record_edition(
        tx,
        statement,
        number=content.edition,
        place=said.place,
        dated=said.date,
        content=frozen,
        code=code,
        as_of=said.as_of,
    )
    keep_sealed(tx, edition_id, drawn.sealed, drawn.new_keys)
    editions.record_print(
        tx, edition_id, language=drawn.language, content=drawn.document, profile=drawn.profile
    )
    return Answer(code)


@on_statement("print")
def record_print(
    tx: Transaction,
    statement: StatementRow,
    *,
    edition: EditionRow,
    language: str,
    document: bytes,
    profile: str,
    new_keys: tuple[SealingKey, ...] = (),
) -> Answer[None]:
    """Record a further print of an edition, with the keys that were made to seal its pages."""
    tx.name_action(statement=statement.number, edition=edition.number)
    editions.record_print(tx, edition.id, language=language, content=document, profile=profile)
    keep_keys(tx, new_keys)
    return Answer(None)


def _rename(beside: Path, target: Path, edition: int, failed: str) -> None:
    try:
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise NotPlaced(
            _(failed) % {"edition": edition, "path": target, "reason": error.strerror or error},
            edition,
        ) from error
