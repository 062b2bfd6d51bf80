"""Issuing: drafts, the attested edition with its first print, and further prints."""

import contextlib
import datetime as dt
import hashlib
import json
import uuid
from dataclasses import dataclass, fields
from dataclasses import replace as replaced
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coalition_app.documents.attestation.choices import AS_CARRIED, Chosen, clean_remark
from coalition_app.documents.content import codes
from coalition_app.documents.content.content import (
    AnnexContent,
    ContentAct,
    ContentAttestation,
    ContentDemand,
    ContentEntry,
    ContentSection,
)
from coalition_app.documents.content.gather import Gathered, attested, gather_annex
from coalition_app.documents.content.withheld import names_withheld_since
from coalition_app.documents.layout.page_options import PageForm, tell_nobody
from coalition_app.documents.write import atomic_file
from coalition_app.errors import NotSo, UserError
from coalition_app.i18n import LANGUAGES, _
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow, PrintRow
from coalition_app.records.journal import paper_anchor
from coalition_app.records.statements import statements
from coalition_app.records.store import interrupts
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading
from coalition_app.work import Tell, collecting_later

if TYPE_CHECKING:
    from coalition_app.documents.content.readiness import Item

FIRST_KEY = b'{"attestation":'
LONGEST_PLACE = 200
"""Letters of the place of an attestation."""


class NotReady(NotSo):
    """Something stops the attestation, or exceptions were not agreed to; `items` says what."""

    def __init__(self, message: str, items: "tuple[Item, ...]") -> None:
        super().__init__(message)
        self.items = items


class NotPlaced(UserError):
    """The edition is recorded and only its file could not be put in place; `edition` is its number."""

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


def draft_document(
    database: Database,
    statement_id: uuid.UUID,
    *,
    ending: str,
    language: str,
    form: PageForm = PageForm(),
    tell: Tell = tell_nobody,
) -> bytes:
    """Make a draft of the annex, marked as draft; `ending` is pdf, json or txt."""
    with database.reading() as tx:
        content = gather_annex(tx, statements.get_statement(tx, statement_id), tell).content
    return render(content, ending=ending, language=language, draft=True, form=form, tell=tell)


def refuse_issued(database: Database, target: Path) -> None:
    """Raise UserError where the target is a print that was issued: a draft must not take its place."""
    if not target.is_file():
        return
    sha256 = hashlib.sha256(target.read_bytes()).digest()
    with database.reading() as tx:
        if editions.print_by_digest(tx, sha256) is not None:
            raise UserError(
                _("%(path)s is an attested annex; write the draft under another name.")
                % {"path": target}
            )


@collecting_later()
def render(
    content: AnnexContent,
    *,
    ending: str,
    language: str,
    draft: bool,
    form: PageForm = PageForm(),
    anchor: str = "",
    frozen: bytes | None = None,
    tell: Tell = tell_nobody,
) -> bytes:
    """Set a content as PDF, JSON or text; raises UserError for another ending.

    JSON is the content itself, which no form changes. `frozen` are the bytes that an edition keeps of the
    content, which its prints carry.
    """
    _refuse_language(language)
    if not draft:
        _refuse_order(form)
    if ending == "pdf":
        from coalition_app.documents.write.annex_pdf import render_annex

        return render_annex(
            content,
            language=language,
            draft=draft,
            form=form,
            anchor=anchor,
            frozen=frozen,
            tell=tell,
        )
    if ending == "json":
        return frozen or codes.content_bytes(content)
    if ending == "txt":
        from coalition_app.documents.write.annex_text import annex_text

        text = annex_text(content, language=language, draft=draft, form=form, anchor=anchor)
        return text.encode()
    raise UserError(
        _("“.%(ending)s” cannot be written yet; name a file ending in .pdf, .json or .txt.")
        % {"ending": ending}
    )


def attest(
    database: Database,
    statement_id: uuid.UUID,
    *,
    place: str,
    date: dt.date,
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
    what was `chosen` would say more than the evidence carries, a date still to come, and one before an
    earlier edition's.
    The draft lies beside the target before anything is recorded; in the transaction the content is
    gathered again and must have the same digest; the rename comes last. Raises NotPlaced where only
    that fails. `tell` may stop it until the edition is recorded, never after.
    """
    _refuse_language(language)
    _refuse_order(form)
    place = _checked_place(place)
    if date > dt.date.today():
        raise UserError(_("The date lies in the future: attest what is so today."))
    with database.reading() as tx:
        editions.refuse_before_edition(tx, statement_id, date)
    if target.suffix.lower() != ".pdf":
        raise UserError(_("An attested annex is a PDF: name a file ending in .pdf."))
    atomic_file.refuse_target(target, replace=replace)
    chosen = replaced(
        chosen, excepted=tuple(sorted(set(chosen.excepted))), remark=clean_remark(chosen.remark)
    )
    said = _Said(place, date, chosen)
    content, anchor = _ready_content(database, statement_id, said, language, with_exceptions)
    known = _same_edition(database, statement_id, said, content)
    if known is not None and content.attestation is not None:
        reprint(database, known, target=target, language=language, form=form, replace=replace)
        kept = content.attestation
        return Issued(known.number, known.code, kept.form, kept.exceptions, further=True)
    document = render(
        content,
        ending="pdf",
        language=language,
        draft=False,
        form=form,
        anchor=anchor,
        tell=tell,
    )
    beside = atomic_file.write_draft(target, document)
    try:
        # From here on Ctrl+C waits: an edition without its file would have to be explained.
        with interrupts.undisturbed():
            code = _record(database, statement_id, content, anchor, document, said, language, form)
            _rename(beside, target, content.edition)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    attestation = content.attestation
    if attestation is None:
        raise LookupError("attestation")
    return Issued(content.edition, code, attestation.form, attestation.exceptions)


def _checked_place(place: str) -> str:
    """Give a place as it is printed: on one line, without what no eye sees."""
    place = clean_remark(place)
    if not place:
        raise UserError(_("An attestation needs its place."))
    if len(place) > LONGEST_PLACE:
        raise UserError(
            _("The place is too long: at most %(most)d letters.") % {"most": LONGEST_PLACE}
        )
    return place


@dataclass(frozen=True, slots=True)
class _Said:
    """What she said of her attestation; the rest comes from the register."""

    place: str
    date: dt.date
    chosen: Chosen


def _same_edition(
    database: Database, statement_id: uuid.UUID, said: _Said, content: AnnexContent
) -> EditionRow | None:
    """Find the newest edition, where it froze this very content with its place and date.

    The moment until which the register had been recorded is that edition's own: it passes on its own, and
    must not make another edition of the same content.
    """
    with database.reading() as tx:
        newest = editions.next_edition(tx, statement_id) - 1
        known = [e for e in editions.list_editions(tx, statement_id) if e.number == newest]
        if not known:
            return None
        kept = read_content(editions.kept_bytes(tx, known[0].sha256)).attestation
        until = kept.recorded_until if kept else ""
        if until and content.attestation is not None:
            gathered = gather_annex(tx, statements.get_statement(tx, statement_id))
            content = _attested(tx, gathered, said, until)
    frozen = codes.content_bytes(replaced(content, edition=newest))
    return known[0] if hashlib.sha256(frozen).digest() == known[0].sha256 else None


def _attested(tx: Reading, gathered: Gathered, said: _Said, until: str = "") -> AnnexContent:
    return attested(
        tx, gathered, place=said.place, date=said.date, chosen=said.chosen, recorded_until=until
    )


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
    if form is not None:
        _refuse_order(form)
    with database.reading() as tx:
        wanted = kept_prints(tx, edition_row, language, form)
        if wanted:
            document = editions.kept_bytes(tx, wanted[0].sha256)
        else:
            document = b""
            frozen = editions.kept_bytes(tx, edition_row.sha256)
            statement = statements.get_statement(tx, edition_row.statement_id)
            anchor = paper_anchor.anchor_words(editions.kept_heads(tx, edition_row.id))
    if not wanted:
        content = read_content(frozen)
        language = language or content.authentic_language
        form = form or PageForm()
        document = render(
            content,
            ending="pdf",
            language=language,
            draft=False,
            form=form,
            anchor=anchor,
            frozen=frozen,
        )
        numbers = {"statement": statement.number, "edition": edition_row.number}
        with database.writing("print", **numbers) as writing:
            editions.record_print(
                writing, edition_row.id, language=language, content=document, profile=form.profile
            )
    atomic_file.place(target, document, replace=replace)
    return document


def kept_prints(
    tx: Reading, edition_row: EditionRow, language: str | None, form: PageForm | None = None
) -> list[PrintRow]:
    """Give the recorded prints of an edition that are in this language and form; None takes any.

    Where there is none, a reprint draws a further print.
    """
    return [
        each
        for each in editions.list_prints(tx, edition_row.id)
        if language in (None, each.language) and (form is None or each.profile == form.profile)
    ]


def withheld_in_print(
    tx: Reading, edition_row: EditionRow, language: str | None, form: PageForm | None = None
) -> tuple[int, ...]:
    """Give the numbers whose names a further print would show though they were withheld since.

    Nothing where a recorded print is served: its bytes stay as they are.
    """
    if kept_prints(tx, edition_row, language, form):
        return ()
    content = read_content(editions.kept_bytes(tx, edition_row.sha256))
    statement = statements.get_statement(tx, edition_row.statement_id)
    return names_withheld_since(tx, statement, content)


def kept_remark(frozen: bytes) -> str:
    """Give the attestor's remark of a frozen content; empty for none.

    Reads no further than the attestation, which comes first in the canonical form: the list may be long.
    """
    if not frozen.startswith(FIRST_KEY):
        return ""
    attestation, _end = json.JSONDecoder().raw_decode(frozen.decode(), len(FIRST_KEY))
    return str((attestation or {}).get("remark", ""))


def read_content(frozen: bytes) -> AnnexContent:
    """Give a content back from the canonical bytes that an edition keeps, in the schema that they have."""
    values = json.loads(frozen)
    attestation = values["attestation"]
    return AnnexContent(
        **{
            **values,
            "demands": tuple(ContentDemand(**each) for each in values["demands"]),
            "sections": tuple(_section(each) for each in values["sections"]),
            "attestation": None if attestation is None else _attestation(attestation),
        }
    )


def _ready_content(
    database: Database,
    statement_id: uuid.UUID,
    said: _Said,
    language: str,
    with_exceptions: bool,
) -> tuple[AnnexContent, str]:
    """Give the content to be attested and the journal's anchor; raises NotReady."""
    from coalition_app.documents.content.readiness import assess

    with database.reading() as tx:
        gathered = gather_annex(tx, statements.get_statement(tx, statement_id))
        readiness = assess(tx, gathered, language)
        if not readiness.ready:
            stops = tuple(item for item in readiness.items if item.severity == "stops")
            raise NotReady(_("Not ready to be attested:"), stops)
        if readiness.to_agree and not with_exceptions:
            raise NotReady(
                _("There are exceptions; agree to them with --with-exceptions:"),
                readiness.to_agree,
            )
        return _attested(tx, gathered, said), paper_anchor.current_anchor(tx)


def _record(
    database: Database,
    statement_id: uuid.UUID,
    content: AnnexContent,
    anchor: str,
    document: bytes,
    said: _Said,
    language: str,
    form: PageForm = PageForm(),
) -> str:
    frozen = codes.content_bytes(content)
    code = codes.verification_code(codes.content_digest(content))
    with database.writing("attest") as tx:
        statement = statements.get_statement(tx, statement_id)
        again = _attested(tx, gather_annex(tx, statement), said)
        if codes.content_bytes(again) != frozen or paper_anchor.current_anchor(tx) != anchor:
            raise UserError(_("The register changed meanwhile; nothing was attested. Try again."))
        edition_id = editions.record_edition(
            tx,
            statement,
            number=content.edition,
            place=said.place,
            dated=said.date,
            content=frozen,
            code=code,
        )
        editions.record_print(
            tx, edition_id, language=language, content=document, profile=form.profile
        )
    return code


def _rename(beside: Path, target: Path, edition: int) -> None:
    try:
        beside.replace(target)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise NotPlaced(
            _(
                "Edition %(edition)d is recorded, but %(path)s could not be put in place (%(reason)s): "
                "use reprint."
            )
            % {"edition": edition, "path": target, "reason": error.strerror or error},
            edition,
        ) from error


def _refuse_language(language: str) -> None:
    if language not in LANGUAGES:
        raise UserError(
            _("“%(language)s” is not a language of the documents: use en, ru or kk.")
            % {"language": language}
        )


def _refuse_order(form: PageForm) -> None:
    if form.order != "number":
        raise UserError(
            _("An attested annex lists its entries by number; only a draft can list them by name.")
        )


def _section(values: dict[str, Any]) -> ContentSection:
    entries = tuple(
        ContentEntry(
            **{
                **each,
                "positions": tuple(each["positions"]),
                "acts": tuple(_act(act) for act in each["acts"]),
            }
        )
        for each in values["entries"]
    )
    return ContentSection(values["heading"], entries)


def _act(values: dict[str, Any]) -> ContentAct:
    translations = tuple(
        (language, wording, translator, status)
        for language, wording, translator, status in values["translations"]
    )
    return ContentAct(
        **{**values, "demands": tuple(values["demands"]), "translations": translations}
    )


def _attestation(values: dict[str, Any]) -> ContentAttestation:
    """Read an attestation; what a later schema added keeps its empty value."""
    known = {field.name for field in fields(ContentAttestation)}
    listed = {name: value for name, value in values.items() if name in known}
    for name in ("exceptions", "offices", "second_offices", "by_hand"):
        listed[name] = tuple(listed.get(name, ()))
    for name in ("paragraphs", "basis"):
        listed[name] = {key: tuple(each) for key, each in listed.get(name, {}).items()}
    return ContentAttestation(**listed)
