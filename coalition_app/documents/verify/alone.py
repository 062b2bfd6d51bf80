"""What can be said of a file without its register: by its signature, its draft's mark, and its own words."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from typing import Any

from coalition_app.documents.content import codes
from coalition_app.documents.verify import beside
from coalition_app.documents.verify.attached import is_draft, number_of
from coalition_app.documents.verify.pages import Encrypted, Pdf, letters_of
from coalition_app.documents.verify.signed import Expected, seen_signature
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    DRAFT,
    GENUINE,
    MOST_PROBLEMS,
    NOT_ISSUED,
    Verdict,
)
from coalition_app.i18n import _


def verify_alone(document: bytes, expected: Expected = frozenset()) -> Verdict:
    """Judge a file by itself, and by the certificate that is `expected`, where one is.

    Unsigned, its origin cannot be told; where its pages do not fit what it carries, it is not what was
    issued, whoever made it.
    """
    if not document.startswith(b"%PDF-"):
        return Verdict(NOT_ISSUED, no_pdf())
    try:
        pdf = Pdf(document)
    except Encrypted:
        return Verdict(CANNOT_TELL, encrypted())
    except ValueError:
        return Verdict(NOT_ISSUED, unreadable())
    content = pdf.attached()
    signature = seen_signature(document, expected, dt.datetime.now(dt.UTC))
    if signature is not None and signature.outcome == "failed":
        return Verdict(NOT_ISSUED, signature.sentence, signature=signature)
    if content is None:
        return beside.without_proof(pdf) or Verdict(
            NOT_ISSUED,
            _("This is not what was issued: it carries no annex of this program."),
            signature=signature,
        )
    code = codes.verification_code(hashlib.sha256(content).digest())
    edition = number_of(content, "edition")
    if is_draft(json.loads(content)):
        return Verdict(DRAFT, draft(), signature=signature)
    problems = (*inconsistent(pdf, content, code), *pdf.acting())
    if problems:
        sentence = _(
            "This is not what was issued: what is on its pages is not what the file itself carries."
        )
        return Verdict(NOT_ISSUED, sentence, code, edition, problems=problems, signature=signature)
    if signature is not None and signature.outcome == "passed":
        return Verdict(GENUINE, signature.sentence, code, edition, signature=signature)
    if signature is not None:
        return Verdict(CANNOT_TELL, signature.sentence, code, edition, signature=signature)
    sentence = _(
        "This cannot be determined without the register: the file is not signed electronically, "
        "and its pages may have been changed even if the code matches. The content in the file "
        "has the code %(code)s. Open the register, or name it with --register."
    )
    said = " ".join((sentence % {"code": code}, fingerprint_would_tell()))
    return Verdict(CANNOT_TELL, said, code=code, edition=edition)


def fingerprint_would_tell() -> str:
    """Say what the published fingerprint would add."""
    return _(
        "The eight words that the coalition published would tell whose it is and whether it was changed: "
        "enter them as the expected fingerprint, or with --fingerprint."
    )


def inconsistent(pdf: Pdf, content: bytes, code: str) -> list[str]:
    """Say where the pages do not fit the content that the file carries: another code, a missing name."""
    problems = list(other_codes(pdf, content, code))
    texts = pdf.texts()
    if texts is None:
        return problems
    if not any(pdf.printed_codes()):
        problems.append(_("The pages bear no code."))
    letters = letters_of(" ".join(texts))
    for number, name in _names(content):
        if not _stands_in(name, letters):
            problems.append(
                _("The name of No. %(number)d does not stand on the pages.") % {"number": number}
            )
    return problems[:MOST_PROBLEMS]


def other_codes(pdf: Pdf, content: bytes, code: str) -> Iterator[str]:
    """Say that pages bear another code than that of the content.

    An edition names the one that it replaces: a code that the content names is not that of its pages, and
    one that it does not name belongs to pages of something else.
    """
    named = content.decode(errors="replace")
    pages = [
        (printed, {each for each in printed if each not in named})
        for printed in pdf.printed_codes()
    ]
    other = {each for printed, own in pages if own != {code} for each in own or printed} - {code}
    if other:
        told = _(
            "The pages bear the code %(printed)s; the content in the file has the code %(code)s."
        )
        yield told % {"printed": ", ".join(sorted(other)), "code": code}


def _names(content: bytes) -> list[tuple[int, str]]:
    given: Any = json.loads(content)
    found = []
    sections = given.get("sections") if isinstance(given, dict) else None
    for section in sections if isinstance(sections, list) else []:
        entries = section.get("entries") if isinstance(section, dict) else None
        for entry in entries if isinstance(entries, list) else []:
            if not isinstance(entry, dict):
                continue
            number, name = entry.get("number"), entry.get("name")
            if isinstance(number, int) and isinstance(name, str):
                found.append((number, name))
    return found


def _stands_in(name: str, letters: str) -> bool:
    """Tell whether a name is read on the pages, as a whole or word by word where its lines are far apart."""
    from coalition_app.documents.layout.fonts import drawable

    shown = drawable(name)
    return letters_of(shown) in letters or all(
        letters_of(word) in letters for word in shown.split()
    )


def no_pdf() -> str:
    """Say that it is no PDF."""
    return _("This is not what was issued: it is not a PDF file.")


def encrypted() -> str:
    """Say that an encrypted file cannot be judged, and what would help."""
    return _(
        "This cannot be told: the file is encrypted, which what is issued never is. Ask for the file as it "
        "was issued."
    )


def unreadable() -> str:
    """Say that it cannot be read as a PDF."""
    return _("This is not what was issued: the file is broken or cut off and cannot be read.")


def draft() -> str:
    """Say that it is a draft."""
    return _("This is a draft; a draft was never issued.")
