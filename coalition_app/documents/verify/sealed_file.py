"""The pages of a file whose content is genuine: what their seal says, else what stands on them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from coalition_app import i18n
from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.seal.encoding import Newer
from coalition_app.documents.seal.fingerprint import fingerprint_words
from coalition_app.documents.seal.page_seals import read_page_seal
from coalition_app.documents.verify import alone
from coalition_app.documents.verify.our_file import Form
from coalition_app.documents.verify.pages import Encrypted, Pdf
from coalition_app.documents.verify.signed import Expected, seen_signature
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    NOT_ISSUED,
    OTHER_BYTES,
    Seen,
    Verdict,
)
from coalition_app.i18n import _


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file whose content is genuine."""

    grade: str
    """The grade where its pages hold too."""
    code: str
    edition: int
    sentence: str
    """Where its pages hold."""
    content_sentence: str
    """Of its content alone."""
    pages: Any
    """The seal of its pages as it is carried; None where there is none."""
    digest: str
    """SHA-256 of the content, hexadecimal."""
    root_key: str
    content: Any
    superseded_by: int | None = None

    def verdict(
        self,
        grade: str,
        sentence: str,
        problems: tuple[str, ...] = (),
        signature: Seen | None = None,
    ) -> Verdict:
        """Return a verdict on it."""
        return Verdict(
            grade,
            sentence,
            self.code,
            self.edition,
            self.superseded_by,
            problems=problems,
            signature=signature,
        )


def judge_pages(
    document: bytes, form: Form | None, sealed: SealedFile, expected: Expected = frozenset()
) -> Verdict:
    """Judge a file whose content is genuine; it may be signed by an `expected` certificate."""
    if sealed.pages is not None:
        try:
            seal = read_page_seal(sealed.pages)
            whole = seal.is_whole(sealed.root_key, sealed.digest)
        except Newer:
            return sealed.verdict(CANNOT_TELL, newer())
        except ValueError:
            whole = False
        if not whole:
            sentence = _(
                "This is not what was issued: the seal of the pages is not by a key of the expected register."
            )
            return sealed.verdict(NOT_ISSUED, sentence)
        if form is not None and not form.is_of(document, seal):
            sentence = _(
                "This is not what was issued: the pages are not those that were sealed. The content in the "
                "file is genuine."
            )
            return sealed.verdict(NOT_ISSUED, sentence, _seen_on(document, sealed))
        if form is not None and form.end == len(document):
            return sealed.verdict(sealed.grade, sealed.sentence)
    return _without_seal(document, form, sealed, expected)


def _without_seal(
    document: bytes, form: Form | None, sealed: SealedFile, expected: Expected
) -> Verdict:
    """Judge pages for which no seal vouches, or behind which something was added."""
    signature = seen_signature(document, expected, dt.datetime.now(dt.UTC))
    problems = _seen_on(document, sealed)
    said = [] if signature is None else [signature.sentence]
    if problems:
        sentence = _(
            "This is not what was issued: what is on its pages is not what the file itself carries."
        )
        return sealed.verdict(NOT_ISSUED, " ".join((sentence, *said)), problems, signature)
    if signature is not None and signature.outcome == "passed":
        told = " ".join((sealed.content_sentence, *said))
        return sealed.verdict(sealed.grade, told, (), signature)
    if signature is not None and _is_signed_copy(document, form, sealed, signature):
        sentence = _(
            "The file begins with the very print that was issued, and its pages are those; only a signature "
            "was added behind it, and how that looks on the page vouches for nothing."
        )
    elif sealed.pages is not None and form is not None:
        sentence = _(
            "Behind the end of what was issued stand more bytes (%(count)d), so that what a viewer shows "
            "cannot be vouched for."
        ) % {"count": len(document) - form.end}
    else:
        sentence = _(
            "The pages cannot be vouched for: compare them with the list that the file carries, or ask for "
            "the file as it was issued."
        )
    told = " ".join((sealed.content_sentence, sentence, *said))
    return sealed.verdict(OTHER_BYTES, told, (), signature)


def _is_signed_copy(
    document: bytes, form: Form | None, sealed: SealedFile, signature: Seen
) -> bool:
    """Tell whether a sealed print was signed by somebody, and nothing else was added or drawn over."""
    whole = signature.intact and signature.covers_entire_file
    if not whole or form is None or sealed.pages is None:
        return False
    try:
        return Pdf(document).pages() == Pdf(document[: form.end]).pages()
    except (Encrypted, ValueError):
        return False


def _seen_on(document: bytes, sealed: SealedFile) -> tuple[str, ...]:
    """Name what on the pages does not fit the content, and what acts in the file."""
    try:
        pdf = Pdf(document)
    except (Encrypted, ValueError):
        return ()
    found = alone.inconsistent(pdf, canonical_json(sealed.content), sealed.code)
    return (*found, *pdf.acting())


def of_another(root_key: str, compared: str) -> Verdict:
    """Say that another register sealed it."""
    sentence = _(
        "This is not what was issued by the expected register: it is sealed by a key with another "
        "fingerprint: %(words)s."
    )
    return Verdict(NOT_ISSUED, sentence % {"words": words_of(root_key)}, compared=compared)


def newer() -> str:
    """Say that it is sealed in an unknown way, and what would help."""
    return _(
        "This cannot be told: it is sealed in a way that this program does not know. Verify it with the "
        "newest version of the program."
    )


def words_of(root_key: str) -> str:
    """Spell the fingerprint of a key in the program's language."""
    return fingerprint_words(root_key, i18n.current().language)
