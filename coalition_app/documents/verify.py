"""Is this file what was issued? Genuine, not what was issued, or it cannot be told."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coalition_app.documents import codes
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records import editions, statements
from coalition_app.records.database import Database
from coalition_app.records.transactions import Reading

GENUINE = "genuine"
NOT_ISSUED = "not-what-was-issued"
CANNOT_TELL = "cannot-be-told"
LARGEST_FILE = 500 * 1024 * 1024
"""Bytes; a larger file is none of ours."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, and why."""

    verdict: str
    sentence: str
    code: str = ""
    edition: int | None = None
    superseded_by: int | None = None
    problems: tuple[str, ...] = field(default=())


def read_file(path: Path) -> bytes:
    """Read the file that is to be verified; raises UserError where it is none or too large."""
    if not path.is_file():
        raise UserError(_("There is no file %(path)s.") % {"path": path})
    if path.stat().st_size > LARGEST_FILE:
        raise UserError(_("%(path)s is too large to be an annex.") % {"path": path})
    return path.read_bytes()


def verify_alone(document: bytes) -> Verdict:
    """Say what can be said of a file without its register: unsigned, its origin cannot be told.

    A PDF whose content does not fit its own printed code is not what was issued, whoever made it.
    """
    if not document.startswith(b"%PDF-"):
        return Verdict(NOT_ISSUED, _("This is not what was issued: it is no PDF."))
    content = attached_content(document)
    if content is None:
        return Verdict(
            NOT_ISSUED, _("This is not what was issued: it carries no annex of this program.")
        )
    digest = hashlib.sha256(content).digest()
    code = codes.verification_code(digest)
    if not _of(content, "attestation"):
        return Verdict(NOT_ISSUED, _("This is a draft; a draft was never issued."))
    sentence = _(
        "It cannot be told without the register: the file is not signed electronically, and its pages "
        "may have been changed even where the code fits. The content that it carries has the code "
        "%(code)s. Verify with --register."
    )
    return Verdict(
        CANNOT_TELL, sentence % {"code": code}, code=code, edition=_number_of(content, "edition")
    )


def verify_with_register(database: Database, document: bytes) -> Verdict:
    """Compare a file with the prints that the register recorded, byte for byte."""
    sha256 = hashlib.sha256(document).digest()
    with database.reading() as tx:
        found = editions.print_by_digest(tx, sha256)
        if found is None:
            return _not_issued(tx, document)
        edition = found[0]
        newest = editions.list_editions(tx, edition.statement_id)[-1]
    if newest.number == edition.number:
        sentence = _("Genuine: edition %(edition)d, exactly as it was issued.")
        named = {"edition": edition.number}
        return Verdict(GENUINE, sentence % named, edition.code, edition.number)
    sentence = _("Genuine: edition %(edition)d as it was issued; superseded by edition %(newest)d.")
    named = {"edition": edition.number, "newest": newest.number}
    return Verdict(GENUINE, sentence % named, edition.code, edition.number, newest.number)


def attached_content(document: bytes) -> bytes | None:
    """Give the content that a PDF carries, or None where there is none that can be read."""
    import io
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        attachments = PdfReader(io.BytesIO(document)).attachments
        content = attachments["annex.json"][0]
        json.loads(content)
    except (PyPdfError, KeyError, IndexError, ValueError, TypeError, AttributeError, OSError):
        return None
    except RecursionError:
        return None
    return bytes(content)


def _not_issued(tx: Reading, document: bytes) -> Verdict:
    """Say what differs, where the file can be read and names one of the register's editions."""
    if not document.startswith(b"%PDF-"):
        return Verdict(NOT_ISSUED, _("This is not what was issued: it is no PDF."))
    plain = Verdict(
        NOT_ISSUED, _("This is not what was issued: the file differs from every recorded print.")
    )
    content = attached_content(document) if document.startswith(b"%PDF-") else None
    if content is None:
        return plain
    given = json.loads(content)
    named = (_number_of(content, "statement"), _number_of(content, "edition"))
    for edition in editions.list_editions(tx):
        statement = statements.get_statement(tx, edition.statement_id)
        if (statement.number, edition.number) == named:
            issued = json.loads(editions.kept_bytes(tx, edition.sha256))
            return Verdict(NOT_ISSUED, plain.sentence, problems=tuple(_differences(issued, given)))
    return plain


def _differences(issued: dict[str, Any], given: dict[str, Any]) -> list[str]:
    """Name the entries that differ between what was issued and what is given."""
    before, now = _entries(issued), _entries(given)
    problems = []
    for number in sorted(before.keys() | now.keys()):
        if before.get(number) != now.get(number):
            problems.append(_("Entry %(number)d differs from the issued one.") % {"number": number})
    if issued.get("attestation") != given.get("attestation"):
        problems.append(_("The attestation differs from the issued one."))
    return problems[:50]


def _entries(content: dict[str, Any]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for section in _list_in(content, "sections"):
        for entry in _list_in(section, "entries"):
            if isinstance(entry, dict) and isinstance(entry.get("number"), int):
                found[entry["number"]] = entry
    return found


def _list_in(values: Any, name: str) -> list[Any]:
    found = values.get(name) if isinstance(values, dict) else None
    return found if isinstance(found, list) else []


def _of(content: bytes, name: str) -> Any:
    given = json.loads(content)
    return given.get(name) if isinstance(given, dict) else None


def _number_of(content: bytes, name: str) -> int | None:
    number = _of(content, name)
    return number if isinstance(number, int) else None
