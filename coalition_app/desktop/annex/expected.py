"""What is expected of a file that is verified: a fingerprint, a certificate; and the verdict by them."""

from dataclasses import dataclass
from pathlib import Path

from coalition_app.documents.issue.sealing import root_of_register
from coalition_app.documents.seal.fingerprint import fingerprint_bits, read_fingerprint
from coalition_app.documents.verify import verify
from coalition_app.documents.verify.signed import expected_certificate
from coalition_app.documents.verify.typed_input import CONTENT, Typed
from coalition_app.documents.verify.verdict import Verdict
from coalition_app.records.checked import read_file
from coalition_app.records.store.database import Database

REGISTER, FINGERPRINT, NOTHING = "register", "fingerprint", ""
"""By what a verdict was found."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What was typed and chosen; empty where nothing was."""

    fingerprint: int | None = None
    certificates: frozenset[str] = frozenset()


NONE = Expected()


def read_expected(words: str, certificate: str) -> Expected:
    """Read the eight words and the file of a certificate. Raises UserError for what is none."""
    fingerprint = read_fingerprint(words) if words.strip() else None
    if not certificate.strip():
        return Expected(fingerprint)
    path = Path(certificate.strip())
    return Expected(fingerprint, expected_certificate(read_file(path), path.name))


def judge(
    database: Database | None, given: bytes | Typed, expected: Expected
) -> tuple[Verdict, str]:
    """Judge a file or what was typed, and tell by what.

    By the fingerprint that is expected, where it is not that of the open register; else by the register. Only
    a file and its content carry a seal.
    """
    sealed = isinstance(given, bytes) or given.form == CONTENT
    if sealed and expected.fingerprint is not None and not _is_of(database, expected.fingerprint):
        found = verify.verify(None, given, expected.certificates, fingerprint=expected.fingerprint)
        return found, FINGERPRINT
    verdict = verify.verify(database, given, expected.certificates)
    return verdict, REGISTER if database is not None else NOTHING


def _is_of(database: Database | None, fingerprint: int) -> bool:
    if database is None:
        return False
    with database.reading() as tx:
        root = root_of_register(tx)
    return root is not None and fingerprint_bits(root) == fingerprint
