"""Is this what was issued? A file, or what was typed of it: genuine, not so, or it cannot be told."""

import hashlib
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from coalition_app.documents.content import codes
from coalition_app.documents.issue import typed_input
from coalition_app.documents.issue.typed_input import Typed
from coalition_app.documents.seal.envelope import content_bytes_in, content_in
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.care import checks
from coalition_app.records.editions import editions
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.journal import paper_anchor
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading

GENUINE = "genuine"
NOT_ISSUED = "not-what-was-issued"
SLIP = "our-slip"
OTHER_BYTES = "genuine-content-other-bytes"
CANNOT_TELL = "cannot-be-told"
FILE = "file"
LARGEST_FILE = 500 * 1024 * 1024
"""Bytes; a larger file is not one of ours."""
MOST_PROBLEMS = 50
"""Differences that are named."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer, and why."""

    verdict: str
    sentence: str
    code: str = ""
    edition: int | None = None
    superseded_by: int | None = None
    problems: tuple[str, ...] = field(default=())
    compared: str = FILE
    """What was compared: file, code, digest, content or anchor."""
    statement: int | None = None
    """Number of the statement of the edition, where what was typed names one."""
    digest: str = ""
    """SHA-256 of the edition's content or of its print, where what was typed gives one."""
    since: tuple[str, ...] = ()
    """What was recorded after the moment of an anchor, in sentences."""


def read_file(path: Path) -> bytes:
    """Read the file that is to be verified; raises UserError where it is not a file or is too large."""
    if not path.is_file():
        raise UserError(_("There is no file %(path)s.") % {"path": path})
    if path.stat().st_size > LARGEST_FILE:
        raise UserError(_("%(path)s is too large to be an annex.") % {"path": path})
    return path.read_bytes()


def read_given(path: Path) -> bytes | Typed:
    """Read a file to be verified: the JSON of a content as what was typed, any other as its bytes.

    Raises UserError where it is not a file, is too large, or is called JSON and is not.
    """
    content = read_file(path)
    if path.suffix.lower() != ".json":
        return content
    return typed_input.read_content(content)


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
        "This cannot be determined without the register: the file is not signed electronically, "
        "and its pages may have been changed even if the code matches. The content in the file "
        "has the code %(code)s. Open the register, or name it with --register."
    )
    return Verdict(
        CANNOT_TELL, sentence % {"code": code}, code=code, edition=_number_of(content, "edition")
    )


def verify(
    database: Database | None, given: bytes | Typed, *, fingerprint: int | None = None
) -> Verdict:
    """Compare with the register whatever is given: the bytes of a file, or what was typed.

    A register that disagrees with itself says so beside its verdict; without one, little can be said but by
    the `fingerprint` that is expected. A slip proves its line by itself.
    """
    from coalition_app.documents.issue import proved

    by_seal = proved.judge(database, given, fingerprint)
    if by_seal is not None:
        return by_seal
    if database is None:
        return verify_alone(given) if isinstance(given, bytes) else verify_typed_alone(given)
    if isinstance(given, bytes):
        verdict = verify_with_register(database, given)
    else:
        verdict = verify_typed(database, given)
    with database.reading() as tx:
        return replace(verdict, problems=(*verdict.problems, *checks.disagreement_lines(tx)))


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


def judge_typed(database: Database | None, given: Typed) -> Verdict:
    """Say what the register says of what was typed, or what can be said without one."""
    from coalition_app.documents.issue import proved

    by_seal = proved.judge(database, given, None)
    if by_seal is not None:
        return by_seal
    return verify_typed_alone(given) if database is None else verify_typed(database, given)


def verify_typed_alone(given: Typed) -> Verdict:
    """Say what can be said without a register of what was typed: no more than whether it is whole.

    Only a content without an attestation is known not to be issued: it is a draft.
    """
    if given.form == typed_input.ANCHOR:
        sentence = _(
            "The six words are looked for in a register: open it, or name it with --register."
        )
        return Verdict(CANNOT_TELL, sentence, compared=given.form)
    code, digest, edition = given.value, "", None
    if given.form == typed_input.DIGEST:
        code, digest = "", given.value
    if given.form == typed_input.CONTENT:
        values = content_in(typed_input.read_json(given.value))
        content = _canonical(values)
        if content is None or not isinstance(values, dict):
            return Verdict(NOT_ISSUED, _no_content(), compared=given.form)
        if not values.get("attestation"):
            sentence = _("This is a draft; a draft was never issued.")
            return Verdict(NOT_ISSUED, sentence, compared=given.form)
        digest = hashlib.sha256(content).hexdigest()
        code, edition = codes.verification_code(bytes.fromhex(digest)), _number_in(values)
    sentences = {
        typed_input.CODE: _(
            "The code is written right, but only its register can tell who issued it."
        ),
        typed_input.DIGEST: _("Only its register can tell whether this digest was ever issued."),
        typed_input.CONTENT: _("Only its register can tell whether this content was ever issued."),
    }
    more = _("This cannot be determined without the register. Open it, or name it with --register.")
    return Verdict(
        CANNOT_TELL,
        " ".join((sentences[given.form], more)),
        code=code,
        edition=edition,
        compared=given.form,
        digest=digest,
    )


def verify_typed(database: Database, given: Typed) -> Verdict:
    """Compare what was typed with what the register issued, or with its journal."""
    judge = {
        typed_input.CODE: _verify_code,
        typed_input.DIGEST: _verify_digest,
        typed_input.CONTENT: _verify_content,
        typed_input.ANCHOR: _verify_anchor,
    }[given.form]
    with database.reading() as tx:
        return judge(tx, given)


def _verify_code(tx: Reading, given: Typed) -> Verdict:
    for edition in editions.list_editions(tx):
        if edition.code == given.value:
            sentence = _("This code was issued: edition %(edition)d of statement %(statement)d.")
            return _issued(tx, edition, given, sentence, _bears())
    sentence = _("This is not what was issued: this register issued no edition with this code.")
    return Verdict(NOT_ISSUED, sentence, code=given.value, compared=given.form)


def _verify_digest(tx: Reading, given: Typed) -> Verdict:
    """Look for a digest among the contents of the editions, and among the prints."""
    for edition in editions.list_editions(tx):
        if edition.sha256 == given.digest:
            sentence = _("This digest was issued: edition %(edition)d of statement %(statement)d.")
            return _issued(tx, edition, given, sentence, _bears())
    found = editions.print_by_digest(tx, given.digest)
    if found is not None:
        sentence = _(
            "This digest was issued: a print of edition %(edition)d of statement %(statement)d."
        )
        return _issued(tx, found[0], given, sentence)
    sentence = _(
        "This is not what was issued: neither an edition nor a print of this register has this digest."
    )
    return Verdict(NOT_ISSUED, sentence, compared=given.form, digest=given.value)


def _verify_content(tx: Reading, given: Typed) -> Verdict:
    """Compare the JSON of a content, however it is set, with what the editions froze."""
    values = content_in(typed_input.read_json(given.value))
    content = _canonical(values)
    if content is None or not isinstance(values, dict):
        return Verdict(NOT_ISSUED, _no_content(), compared=given.form)
    digest = hashlib.sha256(content)
    known = editions.list_editions(tx)
    for edition in known:
        if edition.sha256 == digest.digest():
            sentence = _(
                "Genuine: the content of edition %(edition)d of statement %(statement)d, exactly as it was "
                "issued."
            )
            return _issued(tx, edition, given, sentence)
    if not values.get("attestation"):
        sentence = _("This is a draft; a draft was never issued.")
        return Verdict(NOT_ISSUED, sentence, compared=given.form)
    claimed = (values.get("statement"), values.get("edition"))
    problems: tuple[str, ...] = ()
    sentence = _(
        "This is not what was issued: it names no edition of this register, and equals none of them."
    )
    for edition in known:
        if (statements.get_statement(tx, edition.statement_id).number, edition.number) == claimed:
            problems = tuple(
                _differences(json.loads(editions.kept_bytes(tx, edition.sha256)), values)
            )
            sentence = _(
                "This is not what was issued: it names edition %(edition)d of statement %(statement)d and "
                "differs from it."
            ) % {"edition": claimed[1], "statement": claimed[0]}
    return Verdict(
        NOT_ISSUED,
        sentence,
        code=codes.verification_code(digest.digest()),
        problems=problems,
        compared=given.form,
        digest=digest.hexdigest(),
    )


def _verify_anchor(tx: Reading, given: Typed) -> Verdict:
    """Say whether the journal still contains what six words stand for, and what was recorded since."""
    found = paper_anchor.find_anchor(tx, given.value)
    first, *since = paper_anchor.anchor_lines(found)
    verdict = NOT_ISSUED if found is None else GENUINE
    lines = tuple(line.strip() for line in since)
    return Verdict(verdict, first, compared=given.form, since=lines)


def _issued(
    tx: Reading, edition: EditionRow, given: Typed, sentence: str, remark: str = ""
) -> Verdict:
    """Say which edition it belongs to, and which later edition superseded that one."""
    statement = statements.get_statement(tx, edition.statement_id).number
    newest = editions.list_editions(tx, edition.statement_id)[-1].number
    said = [sentence % {"edition": edition.number, "statement": statement}]
    if newest != edition.number:
        said.append(_("It is superseded by edition %(newest)d.") % {"newest": newest})
    if remark:
        said.append(remark)
    return Verdict(
        GENUINE,
        " ".join(said),
        edition.code,
        edition.number,
        None if newest == edition.number else newest,
        compared=given.form,
        statement=statement,
        digest=given.value if given.form == typed_input.DIGEST else edition.sha256.hex(),
    )


def _bears() -> str:
    return _(
        "It does not show that the paper or the file that bears it is unchanged: compare the entries, or "
        "verify the file."
    )


def _no_content() -> str:
    return _("This is not what was issued: it is no content of an annex.")


def _canonical(values: Any) -> bytes | None:
    """Return the canonical bytes of any JSON, or None for characters that no text can hold."""
    try:
        return codes.canonical_json(values)
    except (UnicodeEncodeError, RecursionError, ValueError):
        return None


def attached_content(document: bytes) -> bytes | None:
    """Return the content that a PDF carries, without its seal; None where there is none that can be read."""
    import io
    import logging

    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        attachments = PdfReader(io.BytesIO(document)).attachments
        content = content_bytes_in(attachments["annex.json"][0])
    except (PyPdfError, KeyError, IndexError, ValueError, TypeError, AttributeError, OSError):
        return None
    except RecursionError:
        return None
    return content


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
    demands, asked = _demands(issued), _demands(given)
    for number in sorted(demands.keys() | asked.keys()):
        if demands.get(number) != asked.get(number):
            problems.append(
                _("Demand %(number)d differs from the issued one.") % {"number": number}
            )
    if issued.get("attestation") != given.get("attestation"):
        problems.append(_("The attestation differs from the issued one."))
    if _beside(issued) != _beside(given):
        problems.append(_("The title, the counts or the headings differ from the issued ones."))
    if not problems and issued != given:
        problems.append(_("The order of the entries differs from the issued one."))
    return problems[:MOST_PROBLEMS]


def _entries(content: dict[str, Any]) -> dict[int, Any]:
    found: dict[int, Any] = {}
    for section in _list_in(content, "sections"):
        for entry in _list_in(section, "entries"):
            if isinstance(entry, dict) and isinstance(entry.get("number"), int):
                found[entry["number"]] = entry
    return found


def _demands(content: dict[str, Any]) -> dict[int, Any]:
    found = (each for each in _list_in(content, "demands") if isinstance(each, dict))
    return {each["number"]: each for each in found if isinstance(each.get("number"), int)}


def _beside(content: dict[str, Any]) -> list[Any]:
    """Return what a content holds besides demands, entries and attestation."""
    parts = ("demands", "sections", "attestation")
    headings = [
        each.get("heading") if isinstance(each, dict) else each
        for each in _list_in(content, "sections")
    ]
    return [headings, {name: each for name, each in content.items() if name not in parts}]


def _list_in(values: Any, name: str) -> list[Any]:
    found = values.get(name) if isinstance(values, dict) else None
    return found if isinstance(found, list) else []


def _of(content: bytes, name: str) -> Any:
    given = json.loads(content)
    return given.get(name) if isinstance(given, dict) else None


def _number_of(content: bytes, name: str) -> int | None:
    number = _of(content, name)
    return number if isinstance(number, int) else None


def _number_in(values: dict[str, Any]) -> int | None:
    number = values.get("edition")
    return number if isinstance(number, int) else None
