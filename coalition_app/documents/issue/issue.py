"""Drafts of the annex, prints of an edition, and the content that an edition keeps."""

import hashlib
import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from coalition_app.documents.content import codes
from coalition_app.documents.content.content import (
    AnnexContent,
)
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.content.withheld import names_withheld_since
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.errors import NotSo, UserError
from coalition_app.hidden_characters import as_file
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGES
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow, PrintRow
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading
from coalition_app.work import Tell, collecting_later, tell_nobody

if TYPE_CHECKING:
    from coalition_app.documents.issue.readiness import Item


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
    tell: Tell = tell_nobody,
) -> bytes:
    """Make a draft of the annex, marked as draft; `ending` is pdf, json or txt."""
    with database.reading() as tx:
        content = gather_annex(tx, statements.get_statement(tx, statement_id), tell).content
    return render(content, ending=ending, language=language, draft=True, form=form, tell=tell)


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
    anchor: str = "",
    frozen: bytes | None = None,
    tell: Tell = tell_nobody,
) -> bytes:
    """Render content as PDF, JSON or text; raises UserError for another ending.

    JSON is the content itself, which no form changes. `frozen` are the bytes that an edition keeps of the
    content, which its prints carry.
    """
    refuse_language(language)
    if not draft:
        refuse_order(form)
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
        return as_file(text)
    raise UserError(
        _("“.%(ending)s” cannot be written yet; name a file ending in .pdf, .json or .txt.")
        % {"ending": ending}
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
    if kept_prints(tx, edition_row, language, form):
        return ()
    content = read_content(editions.kept_bytes(tx, edition_row.sha256))
    statement = statements.get_statement(tx, edition_row.statement_id)
    return names_withheld_since(tx, statement, content)


def refuse_language(language: str) -> None:
    """Raise UserError for a language that documents are not written in."""
    if language not in LANGUAGES:
        raise UserError(
            _("“%(language)s” is not a language of the documents: use en, ru or kk.")
            % {"language": language}
        )


def refuse_order(form: PageForm) -> None:
    """Raise UserError where an attested annex is asked for in the order of names."""
    if form.order != "number":
        raise UserError(
            _("An attested annex lists its entries by number; only a draft can list them by name.")
        )
