"""The annex as a PDF, drawn from frozen content; it never sees the database."""

import datetime as dt
import hashlib

from coalition_app.documents.content.codes import content_bytes
from coalition_app.documents.content.content import AnnexContent, Words
from coalition_app.documents.layout.annex import plan_annex
from coalition_app.documents.layout.document_words import Wording
from coalition_app.documents.layout.missing_characters import missing_characters, printed_names
from coalition_app.documents.layout.page_options import NO_FINGERPRINT, PageForm, Setting, in_order
from coalition_app.documents.seal.envelope import enclose
from coalition_app.documents.seal.fingerprint import fingerprint_words
from coalition_app.documents.seal.page_seals import SealPages
from coalition_app.documents.seal.seals import Seal
from coalition_app.errors import UserError
from coalition_app.hidden_characters import escaped_bytes
from coalition_app.i18n import _, texts
from coalition_app.languages import document_languages
from coalition_app.work import Tell, tell_nobody

NO_DATE = dt.date(2000, 1, 1)
"""The date of a file whose content has none; never today, so that the bytes stay the same."""


def render_annex(
    content: AnnexContent,
    *,
    language: str,
    draft: bool,
    form: PageForm = PageForm(),
    frozen: bytes | None = None,
    seal: Seal | None = None,
    seal_pages: SealPages | None = None,
    recorded: bool = True,
    tell: Tell = tell_nobody,
) -> bytes:
    """Draw an annex: the same bytes for the same content and form on the same build.

    `language` is the document's: en, ru or kk, or two of them as in "ru+kk"; `frozen` the bytes that an
    edition keeps of the content, which are attached as they are. The edition's `seal` goes beside them, with
    what `seal_pages` says of the bytes of this print; its fingerprint is printed with the attestation.
    Without `recorded` it is a last look at an edition that is not there yet, so without code and QR.
    A draft says so on each page, carries no code, and shows the code point of a character
    that no font draws; else such a character raises UserError.
    """
    from coalition_app.documents.write.pdf_attachment import Packed, pack
    from coalition_app.documents.write.pdf_canvas import paint_plan

    if not draft:
        _refuse_missing(content, language)
    bare = frozen or content_bytes(content)
    words, second = tongues(language, content)
    digest = hashlib.sha256(bare).digest()
    # Of a long list the bytes are much: unsealed ones are not kept as they are while pages are set.
    attached: bytes | Packed = bare if seal else pack(bare)
    del bare
    spoken = document_languages(language)
    fingerprints = () if recorded else (NO_FINGERPRINT,) * len(spoken)
    if seal is not None:
        fingerprints = tuple(fingerprint_words(seal.root_key, each) for each in spoken)
    shown = in_order(content, form.order)
    setting = Setting(shown, words, form, draft, recorded, second=second, fingerprints=fingerprints)
    plan = plan_annex(setting, digest, tell)
    attestation = content.attestation

    def attachment(count: int, sha256: bytes) -> bytes | Packed:
        if isinstance(attached, Packed):
            return attached
        pages = seal_pages(count, sha256) if seal_pages else None
        return escaped_bytes(enclose(attached, seal, pages))

    return paint_plan(
        plan,
        author=attestation.attestor if attestation else content.coalition,
        date=_date(content),
        attachment=attachment,
        with_qr=recorded and not draft,
        with_field=attestation is not None and not draft,
        tagged=setting.is_tagged,
        tell=tell,
    )


def render_statement(
    content: AnnexContent,
    text: Words,
    *,
    digest: bytes,
    language: str,
    draft: bool,
    form: PageForm = PageForm(),
    tell: Tell = tell_nobody,
) -> bytes:
    """Draw the whole statement: its text, its demands, and who signed; no print, so nothing is attached.

    `text` is what stands before the demands, `digest` that of the annex's whole content. A character that no
    font draws raises UserError where it is no draft.
    """
    from coalition_app.documents.write.pdf_canvas import paint_plan

    if not draft:
        _refuse_missing(content, language, text)
    words, second = tongues(language, content)
    shown = in_order(content, form.order)
    setting = Setting(shown, words, form, draft, second=second, text=text)
    return paint_plan(
        plan_annex(setting, digest, tell),
        author=content.coalition,
        date=_date(content),
        attachment=None,
        with_qr=False,
        tagged=setting.is_tagged,
        tell=tell,
    )


def tongues(language: str, content: AnnexContent) -> tuple[Wording, Wording | None]:
    """Return the words of a document's language, and those of a second one beside it; None for one alone."""
    first, *others = (
        Wording(texts(each), content.authentic_language) for each in document_languages(language)
    )
    return first, others[0] if others else None


def _date(content: AnnexContent) -> dt.date:
    attested = content.attestation.date if content.attestation else ""
    iso = attested or content.statement_date
    return dt.date.fromisoformat(iso) if iso else NO_DATE


def _refuse_missing(content: AnnexContent, language: str, text: Words | None = None) -> None:
    """Raise UserError for the first character that no font draws."""
    missing: dict[str, list[int]] = {}
    for each in document_languages(language):
        missing |= missing_characters(content, each, text)
    for character, numbers in missing.items():
        facts = {"character": character, "code": f"U+{ord(character):04X}"}
        if not numbers:
            raise UserError(
                _(
                    "No font draws the character “%(character)s” (%(code)s) in the title, the"
                    " demands or the attestation; give a spelling without it."
                )
                % facts
            )
        name = printed_names(content)[numbers[0]]
        facts |= {"number": f"{numbers[0]}", "name": name}
        if character in name:
            raise UserError(
                _(
                    "No font draws the character “%(character)s” (%(code)s) in the name of number "
                    "%(number)s, %(name)s. Give it a printed form without it: “Printed form…”, or the "
                    "command printed-form."
                )
                % facts
            )
        raise UserError(
            _(
                "No font draws the character “%(character)s” (%(code)s) of number %(number)s, %(name)s, "
                "beside the name or in the words. Write it without it."
            )
            % facts
        )
