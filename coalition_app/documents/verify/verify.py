"""Is this what was issued? A file, or what was typed of it: the verdict in grades, and why."""

from dataclasses import replace
from pathlib import Path

from coalition_app.documents.verify import proved, typed_input
from coalition_app.documents.verify.alone import verify_alone
from coalition_app.documents.verify.by_register import judge_file
from coalition_app.documents.verify.signed import Expected
from coalition_app.documents.verify.typed import judge_typed
from coalition_app.documents.verify.typed_input import Typed
from coalition_app.documents.verify.verdict import Verdict
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.care import checks
from coalition_app.records.editions import corrigenda, editions
from coalition_app.records.editions.editions import IssuedRow
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading

LARGEST_FILE = 500 * 1024 * 1024
"""Bytes; a larger file is not one of ours."""


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


def verify(
    database: Database | None,
    given: bytes | Typed,
    expected: Expected = frozenset(),
    *,
    fingerprint: int | None = None,
) -> Verdict:
    """Compare with the register whatever is given: the bytes of a file, or what was typed.

    A register that disagrees with itself says so beside its verdict. Without one, little can be said but by
    the `fingerprint` of the seal, or by certificates that are `expected`. A slip proves its line by itself.
    """
    verdict = proved.judge(database, given, fingerprint, expected) or _compared(
        database, given, expected
    )
    if database is None:
        return verdict
    with database.reading() as tx:
        problems = (*verdict.problems, *checks.disagreement_lines(tx))
        return replace(_named(tx, verdict), problems=problems)


def _named(tx: Reading, verdict: Verdict) -> Verdict:
    """Add whose edition or corrigendum it is and of which day: each statement has an edition 1."""
    known: list[IssuedRow] = [*editions.list_editions(tx), *corrigenda.list_corrigenda(tx)]
    row = next((each for each in known if each.code == verdict.code), None)
    if row is None:
        return verdict
    shown = statements.get_statement(tx, row.statement_id)
    return replace(verdict, statement=shown.number, title=shown.title, dated=row.dated)


def _compared(database: Database | None, given: bytes | Typed, expected: Expected) -> Verdict:
    """Judge what does not prove itself."""
    if not isinstance(given, bytes):
        return judge_typed(database, given)
    if database is None:
        return verify_alone(given, expected)
    return verify_with_register(database, given, expected)


def verify_with_register(
    database: Database, document: bytes, expected: Expected = frozenset()
) -> Verdict:
    """Compare a file with what the register issued."""
    with database.reading() as tx:
        return judge_file(tx, document, expected)
