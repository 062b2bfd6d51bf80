"""Comparing a file with what the register issued: every byte, else its content, pages and signature."""

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from coalition_app import i18n
from coalition_app.documents.content import codes
from coalition_app.documents.verify import alone, beside
from coalition_app.documents.verify.attached import is_draft, number_of
from coalition_app.documents.verify.differences import differences
from coalition_app.documents.verify.pages import Encrypted, Pdf
from coalition_app.documents.verify.signed import Expected, seen_signature
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    DRAFT,
    GENUINE,
    MOST_PROBLEMS,
    NOT_ISSUED,
    OTHER_BYTES,
    SUPERSEDED,
    Seen,
    Verdict,
)
from coalition_app.i18n import _
from coalition_app.records.editions import editions, print_signatures
from coalition_app.records.editions.editions import EditionRow
from coalition_app.records.statements import statements
from coalition_app.records.store.transactions import Reading


def judge_file(tx: Reading, document: bytes, expected: Expected = frozenset()) -> Verdict:
    """Judge a file by the register; certificates that prints were signed with here are expected too."""
    sha256 = hashlib.sha256(document).digest()
    found = editions.print_by_digest(tx, sha256)
    if found is not None:
        return _issued(tx, found[0], _as_issued(tx, found[0]))
    expected = expected | print_signatures.own_certificates(tx)
    copy = print_signatures.signature_by_file(tx, sha256)
    signature = seen_signature(document, expected, tx.now)
    if copy is not None and isinstance(copy[0], EditionRow):  # a corrigendum proves itself
        return _issued(tx, copy[0], _as_issued(tx, copy[0]), signature)
    return _judge_other(tx, document, signature)


def _as_issued(tx: Reading, row: EditionRow) -> str:
    named = {**_named(tx, row), "newest": newest_number(tx, row)}
    if named["newest"] == row.number:
        sentence = _(
            "Genuine: edition %(edition)d of “%(title)s”, %(day)s, exactly as it was issued."
        )
    else:
        sentence = _(
            "Genuine: edition %(edition)d of “%(title)s”, %(day)s, as it was issued; superseded by edition "
            "%(newest)d."
        )
    return sentence % named


def _named(tx: Reading, row: EditionRow) -> dict[str, object]:
    """Name an edition, its statement and its day: each statement of a register has an edition 1."""
    spoken = i18n.current()
    title = spoken.inside(statements.get_statement(tx, row.statement_id).title)
    return {"edition": row.number, "title": title, "day": spoken.day(row.dated)}


def newest_number(tx: Reading, row: EditionRow) -> int:
    """Return the number of the newest edition of the same statement."""
    return editions.list_editions(tx, row.statement_id)[-1].number


def _issued(tx: Reading, row: EditionRow, sentence: str, signature: Seen | None = None) -> Verdict:
    newest = newest_number(tx, row)
    if signature is not None:
        sentence = f"{sentence} {signature.sentence}"
    if newest == row.number:
        return Verdict(GENUINE, sentence, row.code, row.number, signature=signature)
    return Verdict(SUPERSEDED, sentence, row.code, row.number, newest, signature=signature)


@dataclass(frozen=True, slots=True)
class _Given:
    """A file that is no recorded print."""

    document: bytes
    pdf: Pdf
    content: bytes | None
    """What it carries."""
    signature: Seen | None


def _judge_other(tx: Reading, document: bytes, signature: Seen | None) -> Verdict:
    if not document.startswith(b"%PDF-"):
        return Verdict(NOT_ISSUED, alone.no_pdf())
    cut = _cut_off(tx, document)
    if cut is not None:
        return cut
    try:
        pdf = Pdf(document)
    except Encrypted:
        return Verdict(CANNOT_TELL, alone.encrypted())
    except ValueError:
        return Verdict(NOT_ISSUED, alone.unreadable())
    given = _Given(document, pdf, pdf.attached(), signature)
    own = beside.recognised(tx, document, pdf)
    if own is not None:
        return own
    if given.content is not None and is_draft(json.loads(given.content)):
        return Verdict(DRAFT, alone.draft())
    row = _edition_of(tx, given)
    if signature is not None and signature.outcome == "passed" and row is not None:
        said = _("Genuine: edition %(edition)d of “%(title)s”, %(day)s, signed.") % _named(tx, row)
        if given.content is not None and _digest(given.content) == row.sha256:
            return _issued(tx, row, said, signature)
    if row is not None:
        return _compared(tx, given, row)
    return _of_no_edition(given)


def _cut_off(tx: Reading, document: bytes) -> Verdict | None:
    """Recognise the beginning of a print, of which the rest is missing."""
    for row in editions.list_editions(tx):
        for each in editions.list_prints(tx, row.id):
            kept = editions.kept_bytes(tx, each.sha256)
            if len(document) < len(kept) and kept.startswith(document):
                sentence = _(
                    "This is not what was issued: it is the beginning of edition %(edition)d of “%(title)s”, "
                    "and the rest of the file is missing. Ask for it again."
                )
                return Verdict(NOT_ISSUED, sentence % _named(tx, row), row.code, row.number)
    return None


def _digest(content: bytes) -> bytes:
    """Return the digest of a content, however it was set."""
    try:
        return hashlib.sha256(codes.canonical_json(json.loads(content))).digest()
    except (ValueError, TypeError, RecursionError):
        return hashlib.sha256(content).digest()


def _edition_of(tx: Reading, given: _Given) -> EditionRow | None:
    """Find the edition that a file carries, else the one whose code stands on its pages."""
    rows = editions.list_editions(tx)
    if given.content is not None:
        digest = _digest(given.content)
        for row in rows:
            if row.sha256 == digest:
                return row
    printed = set[str]().union(*given.pdf.printed_codes())
    if given.content is not None:
        named = (number_of(given.content, "statement"), number_of(given.content, "edition"))
        for row in rows:
            numbers = (statements.get_statement(tx, row.statement_id).number, row.number)
            if numbers == named and _is_made_of(tx, given, row, printed):
                return row
    found = {row.code: row for row in rows if row.code in printed}
    texts = [editions.kept_bytes(tx, row.sha256).decode() for row in found.values()]
    # An edition names the one that it replaces; the pages are those of one that no other on them names.
    return next((found[code] for code in found if not any(code in each for each in texts)), None)


def _is_made_of(tx: Reading, given: _Given, row: EditionRow, printed: Collection[str]) -> bool:
    """Tell whether a file is an edition that was changed: every register has an edition 1."""
    if row.code in printed:
        return True
    issued: Any = json.loads(editions.kept_bytes(tx, row.sha256))
    now: Any = json.loads(given.content or b"{}")
    same = {
        name: bool(issued.get(name)) and now.get(name) == issued[name]
        for name in ("lines_root", "coalition", "text_digest")
    }
    return same["lines_root"] or (same["coalition"] and same["text_digest"])


def _compared(tx: Reading, given: _Given, row: EditionRow) -> Verdict:
    """Say in what a file differs from the edition that it carries or names."""
    problems = [*_content_problems(tx, given, row), *_page_problems(tx, given, row)]
    problems += given.pdf.acting()
    said, told = "", _named(tx, row)
    if given.signature is not None:
        said = f" {given.signature.sentence}"
    failed = given.signature is not None and given.signature.outcome == "failed"
    if problems or (failed and not _begins_with_print(tx, given, row)):
        sentence = _(
            "This is not what was issued: the file names edition %(edition)d of “%(title)s” and differs from "
            "it."
        )
        return Verdict(
            NOT_ISSUED,
            sentence % told + said,
            row.code,
            row.number,
            problems=tuple(problems[:MOST_PROBLEMS]),
            signature=given.signature,
        )
    notes = list(_harmless(tx, given, row))
    sentence = _(
        "The content is that of edition %(edition)d of “%(title)s”, but this is another file than the one "
        "that was issued: it was saved again, signed or added to, and its pages cannot be vouched for. Ask "
        "for the file itself."
    )
    newest = newest_number(tx, row)
    return Verdict(
        OTHER_BYTES,
        sentence % told + said,
        row.code,
        row.number,
        None if newest == row.number else newest,
        problems=tuple(notes),
        signature=given.signature,
    )


def _content_problems(tx: Reading, given: _Given, row: EditionRow) -> Iterator[str]:
    if given.content is None:
        yield _("The content that every print carries (annex.json) is missing.")
        return
    kept = editions.kept_bytes(tx, row.sha256)
    if _digest(given.content) != row.sha256:
        issued: Any = json.loads(kept)
        values: Any = json.loads(given.content)
        if isinstance(values, dict):
            yield from differences(issued, values)
    else:
        yield from alone.other_codes(given.pdf, kept, row.code)


def _prints(tx: Reading, row: EditionRow) -> Iterator[bytes]:
    for each in editions.list_prints(tx, row.id):
        if each.form == "pdf":
            yield editions.kept_bytes(tx, each.sha256)


def _begins_with_print(tx: Reading, given: _Given, row: EditionRow) -> bool:
    return any(given.document.startswith(each) for each in _prints(tx, row))


def _page_problems(tx: Reading, given: _Given, row: EditionRow) -> list[str]:
    """Name the pages that differ from the print which the file is most like."""
    best: list[str] | None = None
    drawn_alike = False
    for kept in _prints(tx, row):
        before = Pdf(kept)
        found = _differing_pages(before.pages(), given.pdf.pages())
        alike = before.drawn() == given.pdf.drawn()
        if best is None or (len(found), not alike) < (len(best), not drawn_alike):
            best, drawn_alike = found, alike
        if not best:
            break
    if best and drawn_alike:
        best.append(
            _(
                "The pages are drawn by the same instructions; the fonts, pictures or other parts that these "
                "draw with are not the same. What is seen may differ: compare the pages."
            )
        )
    return best or []


def _differing_pages(before: Sequence[bytes], now: Sequence[bytes]) -> list[str]:
    problems = []
    if len(now) != len(before):
        problems.append(
            _("Pages in the file: %(count)d; in the print: %(issued)d.")
            % {"count": len(now), "issued": len(before)}
        )
    elif sorted(now) == sorted(before) and list(now) != list(before):
        problems.append(_("The pages stand in another order."))
    known = set(before)
    for number, digest in enumerate(now, 1):
        here = before[number - 1] if number <= len(before) else b""
        if digest == here:
            continue
        if digest in known:
            text = _("Page %(number)d is another page of the print: page %(issued)d.")
            named = {"number": number, "issued": before.index(digest) + 1}
        else:
            text, named = _("Page %(number)d differs from the issued copy."), {"number": number}
        problems.append(text % named)
    problems += [
        _("Page %(number)d of the print is missing.") % {"number": number}
        for number, digest in enumerate(before, 1)
        if digest not in set(now) and len(now) < len(before)
    ]
    return problems


def _harmless(tx: Reading, given: _Given, row: EditionRow) -> Iterator[str]:
    """Say what is different though the pages and the content are the same."""
    for kept in _prints(tx, row):
        if given.document.startswith(kept):
            yield _("After the end of the print, bytes were added: %(count)d.") % {
                "count": len(given.document) - len(kept)
            }
            break
    titles = {Pdf(kept).about() for kept in _prints(tx, row)}
    if given.pdf.about() not in titles:
        yield _("Title or author of the file were changed.")


def _of_no_edition(given: _Given) -> Verdict:
    sentence = _("This is not what was issued: the file differs from every recorded print.")
    if given.content is not None:
        sentence = _(
            "This is not what was issued: it carries an annex that this register never issued, of another "
            "coalition or another register."
        )
    if given.signature is not None:
        sentence = f"{sentence} {given.signature.sentence}"
    return Verdict(NOT_ISSUED, sentence, signature=given.signature)
