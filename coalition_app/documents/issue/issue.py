"""Drafts of the annex, prints of an edition, and the content that an edition keeps."""

import hashlib
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.documents.content import codes
from coalition_app.documents.content.content import (
    AnnexContent,
    Words,
    without_directory_names,
)
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.content.gather import gather_content
from coalition_app.documents.content.places import places_among_people
from coalition_app.documents.content.profiles import (
    PROFILES,
    WHOLE,
    WITHOUT_PEOPLE,
    Part,
    Place,
    Profile,
    part_for,
)
from coalition_app.documents.content.withheld import (
    consents_now,
    names_withheld_since,
    withheld_sentence,
)
from coalition_app.documents.forms.endings import FORMS, READ_FORMS, WHOLE_FORMS, write_copy
from coalition_app.documents.forms.parts import copy_of
from coalition_app.documents.layout.page_options import PageForm, in_order
from coalition_app.documents.seal.envelope import enclose
from coalition_app.errors import NotSo, UserError
from coalition_app.hidden_characters import as_file, escaped_bytes
from coalition_app.i18n import _
from coalition_app.languages import TWO, is_document_language
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow, PrintRow
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading
from coalition_app.work import Tell, collecting_later, tell_nobody

if TYPE_CHECKING:
    from coalition_app.documents.issue.readiness import Item
    from coalition_app.documents.seal.page_seals import SealPages
    from coalition_app.documents.seal.seals import Seal


class NotReady(NotSo):
    """Something stops the attestation, or exceptions were not agreed to; `items` says what."""

    def __init__(self, message: str, items: "tuple[Item, ...]") -> None:
        super().__init__(message)
        self.items = items


def draft_document(
    database: Database,
    statement_id: uuid.UUID,
    *,
    ending: str,
    language: str,
    form: PageForm = PageForm(),
    profile: Profile = WHOLE,
    whole: bool = False,
    tell: Tell = tell_nobody,
) -> bytes:
    """Make a draft of the annex, marked as draft; `ending` is one of `forms.endings.FORMS`.

    `whole` makes the whole statement of it: its text, its demands, and who signed.
    """
    with database.reading() as tx:
        statement = statements.get_statement(tx, statement_id)
        part = draft_part(tx, statement, profile, tell)
    return render(
        part.content,
        ending=ending,
        language=language,
        draft=True,
        form=form,
        profile=profile,
        is_part=part.is_part,
        text=statement.bodies if whole else None,
        tell=tell,
    )


def draft_part(
    tx: Reading, statement: StatementRow, profile: Profile, tell: Tell = tell_nobody
) -> Part:
    """Return what a profile's readers get of the list as it is now, and what is left out."""
    content = gather_content(tx, statement, tell)
    if profile not in WITHOUT_PEOPLE:
        return part_for(content, profile)
    return part_for(content, profile, places=places_among_people(tx, statement, content))


def left_out_of_draft(
    database: Database, statement_id: uuid.UUID
) -> dict[Profile, tuple[str, ...]]:
    """Say for each profile what its readers do not get of the draft as it is now."""
    with database.reading() as tx:
        statement = statements.get_statement(tx, statement_id)
        return {each: tuple(draft_part(tx, statement, each).sentences()) for each in PROFILES}


def left_out_of_edition(tx: Reading, edition_row: EditionRow) -> dict[Profile, tuple[str, ...]]:
    """Say for each profile what its readers do not get of an edition, or who is named though withheld."""
    told = {each: tuple(edition_part(tx, edition_row, each).sentences()) for each in PROFILES}
    if shown := names_shown(tx, edition_row):
        told[WHOLE] = (*told[WHOLE], withheld_sentence(edition_row.number, shown))
    return told


def edition_part(tx: Reading, edition_row: EditionRow, profile: Profile) -> Part:
    """Return what a profile's readers get of an edition today, and what is left out."""
    content = read_content(editions.kept_bytes(tx, edition_row.sha256))
    statement = statements.get_statement(tx, edition_row.statement_id)
    named = [entry.number for part in content.sections for entry in part.entries if entry.name]
    consents, places = consents_now(tx, statement, named), dict[int, Place]()
    if profile in WITHOUT_PEOPLE:
        places = places_among_people(tx, statement, content)
    return part_for(content, profile, consents, places)


def edition_document(
    tx: Reading,
    edition_row: EditionRow,
    *,
    ending: str,
    language: str,
    form: PageForm = PageForm(),
    profile: Profile = WHOLE,
    whole: bool = False,
) -> bytes:
    """Write a copy of an edition in a form other than PDF: the same bytes each time, and no print of it.

    `whole` makes the whole statement of it, in the text that the edition belongs to, which can be a PDF too.
    """
    from coalition_app.documents.issue.sealing import edition_seal

    part = edition_part(tx, edition_row, profile)
    number, text = part.content.text_number, None
    if whole:
        text = statements.get_text(tx, edition_row.statement_id, number).bodies
    return render(
        part.content,
        ending=ending,
        language=language,
        draft=False,
        form=form,
        frozen=editions.kept_bytes(tx, edition_row.sha256),
        seal=edition_seal(tx, edition_row),
        profile=profile,
        is_part=part.is_part,
        text=text,
    )


def refuse_issued(database: Database, target: Path) -> None:
    """Raise UserError where the target is a print that was issued: a draft must not replace it."""
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
    frozen: bytes | None = None,
    seal: "Seal | None" = None,
    seal_pages: "SealPages | None" = None,
    profile: Profile = WHOLE,
    is_part: bool = False,
    text: Words | None = None,
    tell: Tell = tell_nobody,
) -> bytes:
    """Render content in the form of an ending; raises UserError for another ending.

    JSON is the content itself, which no form changes, beside it the `seal` of an edition; `seal_pages`
    vouches for the pages of a print. `frozen` are the bytes that an edition keeps of the content, which its
    prints carry; where `is_part`, the content is what was left of them for some readers.
    With the `text` before the demands the whole statement is rendered, which is a copy in every form.
    """
    refuse_language(language)
    refuse_form(ending, profile, whole=text is not None)
    refuse_two(ending, language)
    if draft and form.directory_names == "none":
        content = without_directory_names(content)
    if ending == "pdf" and text is None:
        from coalition_app.documents.write.annex_pdf import render_annex

        return render_annex(
            content,
            language=language,
            draft=draft,
            form=form,
            frozen=frozen,
            seal=seal,
            seal_pages=seal_pages,
            tell=tell,
        )
    if ending == "json":
        # Older editions may hold what turns the direction of writing: escaped, it reads as the same content.
        return escaped_bytes(enclose(frozen or codes.content_bytes(content), seal))
    # The code of a draft's content stands in its PDF alone.
    whole = b"" if draft and ending != "pdf" else frozen or codes.content_bytes(content)
    digest = hashlib.sha256(whole).digest()
    part = part_for(content, profile)
    shown, is_part = in_order(part.content, form.order), is_part or part.is_part
    if ending == "pdf" and text is not None:
        from coalition_app.documents.write.annex_pdf import render_statement

        return render_statement(
            part.content,
            text,
            digest=digest,
            language=language,
            draft=draft,
            form=form,
            tell=tell,
        )
    if ending == "txt":
        from coalition_app.documents.write.annex_text import annex_text

        lines = annex_text(
            shown,
            language=language,
            draft=draft,
            form=form,
            digest=digest,
            text=text,
        )
        return as_file(lines)
    copy = copy_of(
        shown, digest, language=language, draft=draft, form=form, is_part=is_part, text=text
    )
    return write_copy(copy, ending)


def refuse_form(ending: str, profile: Profile, *, whole: bool = False) -> None:
    """Raise UserError for an ending of no form, and for one that carries everything to some readers only.

    The `whole` statement is a text to be read: a table or data has no place for it.
    """
    if whole and ending in FORMS:
        if ending not in READ_FORMS:
            endings = ", ".join(f".{each}" for each in READ_FORMS)
            raise UserError(
                _(
                    "The whole statement is a text to be read and cannot be written as “.%(ending)s”. "
                    "Nothing was saved. Name a file ending in %(endings)s."
                )
                % {"ending": ending, "endings": endings}
            )
        return
    if ending not in FORMS:
        endings = ", ".join(f".{each}" for each in FORMS)
        if not ending:
            raise UserError(
                _("The name has no ending. Nothing was saved. Name a file ending in %(endings)s.")
                % {"endings": endings}
            )
        raise UserError(
            _(
                "“.%(ending)s” cannot be written. Nothing was saved. Name a file ending in %(endings)s."
            )
            % {"ending": ending, "endings": endings}
        )
    if ending in WHOLE_FORMS and profile in ("press", "public"):
        raise UserError(
            _(
                "“.%(ending)s” carries the whole annex, so that its code can be checked, and leaves out "
                "nothing. Choose another form for these readers."
            )
            % {"ending": ending}
        )


def refuse_two(ending: str, language: str) -> None:
    """Raise UserError where two languages are asked of a table for other programs, which has one."""
    if TWO in language and ending == "csv":
        raise UserError(
            _("A table (CSV) is written in one language. Nothing was saved. Choose one language.")
        )


def kept_prints(
    tx: Reading, edition_row: EditionRow, language: str | None, form: PageForm | None = None
) -> list[PrintRow]:
    """Return the recorded prints of an edition that are in this language and form; None takes any.

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
    """Return the numbers whose names a further print would show though they were withheld since.

    Nothing where a recorded print is served: its bytes stay as they are.
    """
    return () if kept_prints(tx, edition_row, language, form) else names_shown(tx, edition_row)


def names_shown(tx: Reading, edition_row: EditionRow) -> tuple[int, ...]:
    """Return the numbers of which an edition shows names that were withheld since."""
    content = read_content(editions.kept_bytes(tx, edition_row.sha256))
    statement = statements.get_statement(tx, edition_row.statement_id)
    return names_withheld_since(tx, statement, content)


def form_held(tx: Reading, edition_row: EditionRow, form: PageForm) -> PageForm:
    """Return a form without the names of the directory where an edition holds none."""
    if form.directory_names == "none":
        return form
    content = read_content(editions.kept_bytes(tx, edition_row.sha256))
    held = content != without_directory_names(content)
    return form if held else form._replace(directory_names="none")


def refuse_names_not_held(tx: Reading, edition_row: EditionRow, form: PageForm) -> None:
    """Raise UserError where the names of the directory are asked of an edition that holds none."""
    if form_held(tx, edition_row, form) != form:
        raise UserError(
            _(
                "Edition %(edition)d was attested without names of the directory, and an edition never "
                "changes. Attest a new one with them (--directory-names below)."
            )
            % {"edition": edition_row.number}
        )


def refuse_language(language: str) -> None:
    """Raise UserError for a language that documents are not written in."""
    if not is_document_language(language):
        raise UserError(
            _(
                "“%(language)s” is not a language of the documents: use en, ru or kk, or two of them "
                "such as ru+kk."
            )
            % {"language": language}
        )
