"""An issued corrigendum proves itself: by the register that recorded it, or by the expected fingerprint."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.content.issued_changes import SCHEMA
from coalition_app.documents.seal.changes_seal import (
    CORRIGENDUM as CARRIED,
)
from coalition_app.documents.seal.changes_seal import PAGES, SEAL, read_changes_seal
from coalition_app.documents.seal.encoding import Newer
from coalition_app.documents.seal.fingerprint import fingerprint_bits
from coalition_app.documents.verify.our_file import Form
from coalition_app.documents.verify.sealed_file import (
    SealedFile,
    judge_pages,
    newer,
    of_another,
    words_of,
)
from coalition_app.documents.verify.signed import Expected, seen_signature
from coalition_app.documents.verify.typed_input import Typed
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    CORRIGENDUM,
    FILE,
    NOT_ISSUED,
    Seen,
    Verdict,
)
from coalition_app.i18n import _
from coalition_app.records.editions import corrigenda, editions, print_signatures
from coalition_app.records.editions.editions import CorrigendumRow
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading


@dataclass(frozen=True, slots=True)
class Carried:
    """What is given, and the JSON in it."""

    given: bytes | Typed
    form: Form | None
    values: Any

    @property
    def compared(self) -> str:
        """Return what is compared."""
        return self.given.form if isinstance(self.given, Typed) else FILE


def judge_changes(
    database: Database | None, carried: Carried, fingerprint: int | None, expected: Expected
) -> Verdict:
    """Judge a corrigendum by the register, else by the fingerprint of its seal, where one is expected."""
    content, compared = carried.values[CARRIED], carried.compared
    try:
        seal, digest = (
            read_changes_seal(carried.values[SEAL]),
            hashlib.sha256(canonical_json(content)),
        )
        if not isinstance(content, dict) or content.get("schema") != SCHEMA:
            return Verdict(CANNOT_TELL, newer(), compared=compared)
        if not seal.is_whole or seal.digest != digest.hexdigest():
            raise ValueError("seal")
        named = {
            "number": int(content["number"]),
            "statement": int(content["statement"]),
            "earlier": int(content["earlier"]["edition"]),
            "later": int(content["later"]["edition"]),
            "code": seal.code,
        }
    except Newer:
        return Verdict(CANNOT_TELL, newer(), compared=compared)
    except (ValueError, KeyError, TypeError, RecursionError):
        sentence = _(
            "This is not what was issued: the seal in the file is not that of its content."
        )
        return Verdict(NOT_ISSUED, sentence, compared=compared)
    edition, newest = int(content["later"]["edition"]), None
    said = _ours(named)
    if database is not None:
        known = _known(database, carried, digest.digest(), edition)
        if known is None:
            sentence = _(
                "This is not what was issued: the corrigendum is sealed, but this register never issued it."
            )
            return Verdict(NOT_ISSUED, sentence, seal.code, compared=compared)
        newest, expected = known.newest, expected | known.expected
        if newest is not None:
            said += _newest(newest)
        if known.copy is not None:
            told = f"{said} {known.copy.sentence}"
            return Verdict(CORRIGENDUM, told, seal.code, edition, newest, signature=known.copy)
    elif fingerprint is None:
        sentence = _(
            "The corrigendum and its seal belong together; whose seal it is cannot be told without the "
            "register or the expected fingerprint. That of the seal reads: %(words)s."
        )
        words = {"words": words_of(seal.root_key)}
        return Verdict(CANNOT_TELL, sentence % words, seal.code, edition, compared=compared)
    elif fingerprint != fingerprint_bits(seal.root_key):
        return of_another(seal.root_key, compared)
    if not isinstance(carried.given, bytes):
        return Verdict(CORRIGENDUM, said, seal.code, edition, newest, compared=compared)
    whole = _("Content and pages are those that were issued.")
    sealed = SealedFile(
        CORRIGENDUM,
        seal.code,
        edition,
        f"{said} {whole}",
        said,
        carried.values.get(PAGES),
        seal.digest,
        seal.root_key,
        content,
        newest,
    )
    return judge_pages(carried.given, carried.form, sealed, expected)


def judge_typed_changes(
    tx: Reading, row: CorrigendumRow, compared: str, remark: str = ""
) -> Verdict:
    """Say which corrigendum was issued with what was typed; `remark` says what that does not show."""
    said = {
        "number": row.number,
        "statement": statements.get_statement(tx, row.statement_id).number,
        "code": row.code,
    }
    numbers = {each.id: each.number for each in editions.list_editions(tx, row.statement_id)}
    edition, newest = numbers[row.later_id], max(numbers.values())
    sentence = _ours({**said, "earlier": numbers[row.earlier_id], "later": edition})
    if newest > edition:
        sentence += _newest(newest)
    return Verdict(
        CORRIGENDUM,
        f"{sentence} {remark}".rstrip(),
        row.code,
        edition,
        newest if newest > edition else None,
        compared=compared,
    )


def _ours(named: Mapping[str, object]) -> str:
    return (
        _(
            "Our corrigendum %(number)d of statement %(statement)d, from edition %(earlier)d to edition "
            "%(later)d, code %(code)s."
        )
        % named
    )


def _newest(newest: int) -> str:
    return " " + _("The newest edition is %(newest)d.") % {"newest": newest}


@dataclass(frozen=True, slots=True)
class _Known:
    """A corrigendum that the register issued."""

    newest: int | None
    """The newest edition, where that is a later one."""
    expected: Expected
    """Certificates that prints of the register were signed with."""
    copy: Seen | None
    """The signature of the file, where that is a signed copy which the register made."""


def _known(database: Database, carried: Carried, digest: bytes, edition: int) -> _Known | None:
    """Find what the register knows of the corrigendum; None where it never issued it."""
    with database.reading() as tx:
        row = next((row for row in corrigenda.list_corrigenda(tx) if row.sha256 == digest), None)
        if row is None:
            return None
        newest = editions.list_editions(tx, row.statement_id)[-1].number
        own, copy, given = print_signatures.own_certificates(tx), None, carried.given
        if isinstance(given, bytes):
            kept = print_signatures.signature_by_file(tx, hashlib.sha256(given).digest())
            if kept is not None and kept[0] == row:
                copy = seen_signature(given, own, tx.now)
    return _Known(newest if newest > edition else None, own, copy)
