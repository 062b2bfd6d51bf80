"""One set of files before all verifiers: the register, the published fingerprint, a browser; they agree."""

import json
import re
import shutil
import subprocess
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from coalition_app import paths
from coalition_app.documents.content.codes import canonical_json
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.issue.corrigendum import read_corrigendum
from coalition_app.documents.issue.dossier import dossier_pdf, gather_dossier
from coalition_app.documents.seal.fingerprint import fingerprint_words, read_fingerprint
from coalition_app.documents.seal.page_seals import read_page_seal
from coalition_app.documents.seal.seals import read_seal
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    CORRIGENDUM,
    DOSSIER,
    DRAFT,
    GENUINE,
    NOT_ISSUED,
    OTHER_BYTES,
    SLIP,
    SUPERSEDED,
)
from coalition_app.documents.verify.verify import verify
from coalition_app.documents.write.annex_pdf import render_annex
from coalition_app.documents.write.corrigendum_page import corrigendum_pdf
from coalition_app.documents.write.slip import slip_pdf
from coalition_app.operations.corrigenda import issue_corrigendum
from tests.certificates import make, rsa_key
from tests.documents.checking import browser
from tests.documents.checking.browser import Page
from tests.documents.verify import test_attacks as attacks
from tests.documents.verify.test_attacks import Case, added, attachment, edited, json_of, signed_by
from tests.documents.verify.test_proved import slip_of
from tests.registers import statement_of

pytestmark = pytest.mark.skipif(browser.CHROMIUM is None, reason="no browser is installed")
case = attacks.case
"""The register with two editions, which the tests only read."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Give the checking page, opened in English."""
    file = paths.resources() / "checking" / "check_annex.html"
    with browser.opened(file, tmp_path_factory.mktemp("browser")) as opened:
        opened.run("speak('en')")
        yield opened


def _envelope(document: bytes) -> dict[str, Any]:
    carried: dict[str, Any] = json.loads(json_of(document))
    return carried


def _drawn_anew(case: Case, **more: Any) -> bytes:
    """Draw pages that show another name, with the true list and seal in the file."""
    envelope = _envelope(case.document)
    shown = json.loads(json.dumps(envelope["content"]))
    shown["sections"][0]["entries"][4]["name"] = "Тот, кто не подписывал"
    return render_annex(
        read_content(canonical_json(shown)),
        language="ru",
        draft=False,
        frozen=canonical_json(envelope["content"]),
        seal=read_seal(envelope["seal"]),
        **more,
    )


def _with_true_page_seal(case: Case) -> bytes:
    seal = read_page_seal(_envelope(case.document)["pages"])
    return _drawn_anew(case, seal_pages=lambda _count, _sha256: seal)


def _draft(case: Case) -> bytes:
    content = read_content(canonical_json(_envelope(case.document)["content"]))
    return render_annex(replace(content, attestation=None), language="kk", draft=True)


def _table_points_elsewhere(case: Case) -> bytes:
    """Let the table of objects name another place for the first page."""
    document = case.document
    start = int(document[:-7].rpartition(b"startxref\n")[2])
    head = re.compile(rb"(\d+ 0 obj\n<<.*?/Length )(\d+)(>>\nstream\n)", re.DOTALL).match(
        document, start
    )
    assert head is not None
    rows = bytearray(zlib.decompress(document[head.end() :]))
    rows[7 + 1 : 7 + 7] = rows[14 + 1 : 14 + 7]
    packed = zlib.compress(bytes(rows))
    end = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    return document[:start] + head[1] + b"%d" % len(packed) + head[3] + packed + end


def _names_another(entry: bytes) -> Callable[[Case], bytes]:
    """Let the table of objects name another object as the document's root or information."""

    def change(case: Case) -> bytes:
        head, table = case.document.rsplit(b"/Type/XRef", 1)
        other = re.sub(
            entry + rb" (\d+)", lambda found: b"%b %d" % (entry, int(found[1]) - 1), table
        )
        return head + b"/Type/XRef" + other

    return change


def by_qpdf(document: bytes, *options: str) -> bytes:
    """Save a file again as qpdf does."""
    program = shutil.which("qpdf")
    if program is None:
        pytest.skip("qpdf is not installed")
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "a.pdf", Path(folder) / "b.pdf"
        given.write_bytes(document)
        subprocess.run([program, *options, given, made], check=True)
        return made.read_bytes()


def _linearised(case: Case) -> bytes:
    return by_qpdf(case.document, "--linearize")


def _recompressed(case: Case) -> bytes:
    return by_qpdf(case.document, "--recompress-flate", "--object-streams=disable")


def _newer(case: Case) -> bytes:
    return attacks.edited(
        case.document, attachment(json.dumps({**_envelope(case.document), "more": 1}).encode())
    )


@dataclass(frozen=True)
class Row:
    """A file, and what each verifier says of it."""

    made: Callable[[Case], bytes]
    register: str
    """Empty where it depends on what a reader of PDF makes of two files in one; never genuine."""
    fingerprint: str
    browser: str = ""
    """Where it sees less than the program does, which reads what stands on the pages."""


def _changed(name: str) -> Callable[[Case], bytes]:
    return lambda case: edited(case.document, attacks.REDRAWN[name][0])


def _updated(name: str) -> Callable[[Case], bytes]:
    return lambda case: added(case.document, attacks.REDRAWN[name][0])


ROWS = {
    "the newest edition": Row(lambda case: case.document, GENUINE, GENUINE),
    "an older edition": Row(lambda case: case.first, SUPERSEDED, GENUINE),
    "of another register": Row(lambda case: case.other, NOT_ISSUED, NOT_ISSUED),
    "a draft": Row(_draft, DRAFT, DRAFT),
    "a byte more": Row(lambda case: case.document + b"\n", OTHER_BYTES, OTHER_BYTES),
    "twice": Row(lambda case: case.document * 2, OTHER_BYTES, OTHER_BYTES),
    "another one behind it": Row(lambda case: case.document + case.other, NOT_ISSUED, OTHER_BYTES),
    "another one before it": Row(lambda case: case.other + case.document, "", NOT_ISSUED),
    "saved again": Row(lambda case: edited(case.document), OTHER_BYTES, OTHER_BYTES),
    "linearised": Row(_linearised, OTHER_BYTES, OTHER_BYTES),
    "compressed again": Row(_recompressed, OTHER_BYTES, OTHER_BYTES),
    "another title": Row(
        lambda case: edited(case.document, attacks.new_title), OTHER_BYTES, OTHER_BYTES
    ),
    "signed by a stranger": Row(
        lambda case: signed_by(case.document, make(rsa_key(2048, 1))), OTHER_BYTES, OTHER_BYTES
    ),
    "signed": Row(lambda case: case.signed, GENUINE, OTHER_BYTES),
    "a white page": Row(_changed("a white page"), NOT_ISSUED, NOT_ISSUED, OTHER_BYTES),
    "an overlay": Row(_changed("an overlay"), NOT_ISSUED, OTHER_BYTES),
    "other words": Row(_changed("other words in the stream"), NOT_ISSUED, OTHER_BYTES),
    "a note": Row(_changed("a note"), NOT_ISSUED, OTHER_BYTES),
    "glyphs swapped": Row(_changed("glyphs swapped"), NOT_ISSUED, OTHER_BYTES),
    "a page cropped": Row(_changed("a page cropped"), NOT_ISSUED, OTHER_BYTES),
    "the field moved": Row(_changed("the field moved"), NOT_ISSUED, OTHER_BYTES),
    "layers": Row(_changed("layers"), NOT_ISSUED, NOT_ISSUED, OTHER_BYTES),
    "a script": Row(_changed("a script"), NOT_ISSUED, NOT_ISSUED, OTHER_BYTES),
    "an action": Row(_changed("an action"), NOT_ISSUED, NOT_ISSUED, OTHER_BYTES),
    "a form field": Row(_changed("a form field"), NOT_ISSUED, NOT_ISSUED, OTHER_BYTES),
    "another file": Row(_changed("another file"), NOT_ISSUED, NOT_ISSUED, OTHER_BYTES),
    "the last page away": Row(_changed("the last page away"), NOT_ISSUED, OTHER_BYTES),
    "an update: a white page": Row(_updated("a white page"), NOT_ISSUED, NOT_ISSUED, OTHER_BYTES),
    "an update: a script": Row(_updated("a script"), NOT_ISSUED, NOT_ISSUED, OTHER_BYTES),
    "an update: an overlay": Row(_updated("an overlay"), NOT_ISSUED, OTHER_BYTES),
    "an update: the field moved": Row(_updated("the field moved"), NOT_ISSUED, OTHER_BYTES),
    "drawn anew": Row(_drawn_anew, NOT_ISSUED, OTHER_BYTES),
    "drawn anew, the true seal": Row(_with_true_page_seal, NOT_ISSUED, NOT_ISSUED),
    "a table that points elsewhere": Row(_table_points_elsewhere, OTHER_BYTES, OTHER_BYTES),
    "another root": Row(_names_another(b"/Root"), OTHER_BYTES, NOT_ISSUED, OTHER_BYTES),
    "other information": Row(_names_another(b"/Info"), OTHER_BYTES, NOT_ISSUED),
    "pages in another order": Row(
        lambda case: attacks.other_order(case.document), NOT_ISSUED, OTHER_BYTES
    ),
    "the list changed": Row(
        lambda case: edited(case.document, attachment(attacks.forged_entry(case.document))),
        NOT_ISSUED,
        NOT_ISSUED,
    ),
    "the list of another edition": Row(
        lambda case: edited(case.document, attachment(json_of(case.first))),
        NOT_ISSUED,
        NOT_ISSUED,
        OTHER_BYTES,
    ),
    "the list of another coalition": Row(
        lambda case: edited(case.document, attachment(json_of(case.other))), NOT_ISSUED, NOT_ISSUED
    ),
    "the list away": Row(_changed("the attachment away"), NOT_ISSUED, NOT_ISSUED, OTHER_BYTES),
    "a seal with more in it": Row(_newer, NOT_ISSUED, CANNOT_TELL),
    "cut off": Row(lambda case: case.document[: len(case.document) // 2], NOT_ISSUED, NOT_ISSUED),
    "no PDF": Row(lambda _case: b"PK\x03\x04", NOT_ISSUED, NOT_ISSUED),
    "empty": Row(lambda _case: b"", NOT_ISSUED, NOT_ISSUED),
    "something before it": Row(lambda case: b"\n" + case.document, NOT_ISSUED, NOT_ISSUED),
    "encrypted": Row(
        lambda case: edited(case.document, lambda each: each.encrypt("a", algorithm="RC4-128")),
        CANNOT_TELL,
        CANNOT_TELL,
    ),
}


@pytest.mark.parametrize("name", ROWS)
def test_the_three_agree(case: Case, page: Page, tmp_path: Path, name: str) -> None:
    row = ROWS[name]
    document = row.made(case)
    file = tmp_path / "annex.pdf"
    file.write_bytes(document)
    words = fingerprint_words(_envelope(case.document)["seal"]["root_key"], "en")
    by_fingerprint = verify(None, document, fingerprint=read_fingerprint(words))
    told = page.check(file, fingerprint=words)
    by_register = verify(case.database, document)
    assert by_register.genuine == (row.register in (GENUINE, SUPERSEDED))
    assert by_register.verdict == (row.register or by_register.verdict)
    assert (by_fingerprint.verdict, told.verdict) == (
        row.fingerprint,
        row.browser or row.fingerprint,
    )
    assert page.check(file).verdict in (CANNOT_TELL, NOT_ISSUED, DRAFT)  # without the words


@pytest.fixture(scope="module")
def issued(case: Case, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Give what goes beside the annex: an issued corrigendum, a draft of one, a slip, a dossier."""
    target = tmp_path_factory.mktemp("beside") / "changes.pdf"
    with case.database.reading() as tx:
        statement, today = statement_of(tx), tx.today
        draft = corrigendum_pdf(read_corrigendum(tx, statement, 1, None), "en")
    issue_corrigendum(
        case.database,
        statement.id,
        earlier=1,
        later=None,
        place="Астана",
        date=today,
        target=target,
        language="en",
    )
    slip = slip_pdf(slip_of(case.database, 3, "en"))
    with case.database.reading() as tx:  # it names the corrigendum too
        dossier = dossier_pdf(gather_dossier(tx, statement, 3))
    return {"changes": target.read_bytes(), "draft": draft, "slip": slip, "dossier": dossier}


BESIDE: dict[str, tuple[str, Callable[[bytes], bytes], str, str]] = {
    "an issued corrigendum": ("changes", lambda each: each, CORRIGENDUM, CORRIGENDUM),
    "a byte behind it": ("changes", lambda each: each + b"\n", OTHER_BYTES, OTHER_BYTES),
    "one saved again": ("changes", edited, OTHER_BYTES, OTHER_BYTES),
    "a slip": ("slip", lambda each: each, SLIP, SLIP),
    "a slip saved again": ("slip", edited, SLIP, SLIP),
    "a draft of a corrigendum": ("draft", lambda each: each, DRAFT, NOT_ISSUED),
    "a dossier": ("dossier", lambda each: each, DOSSIER, NOT_ISSUED),
}
"""Which file, how it was changed, what the register says, and what both others say."""


@pytest.mark.parametrize("name", BESIDE)
def test_what_goes_beside_the_annex_is_told_too(
    case: Case, issued: dict[str, bytes], page: Page, tmp_path: Path, name: str
) -> None:
    of, change, by_register, by_others = BESIDE[name]
    document = change(issued[of])
    file = tmp_path / "a.pdf"
    file.write_bytes(document)
    words = fingerprint_words(_envelope(case.document)["seal"]["root_key"], "ru")
    assert verify(case.database, document).verdict == by_register
    assert verify(None, document, fingerprint=read_fingerprint(words)).verdict == by_others
    told = page.check(file, fingerprint=words)
    assert told.verdict == by_others, told.detail


def test_none_of_another_fingerprint(case: Case, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "annex.pdf"
    file.write_bytes(case.document)
    words = fingerprint_words(_envelope(case.other)["seal"]["root_key"], "kk")
    assert page.check(file, fingerprint=words).verdict == NOT_ISSUED
    expected = read_fingerprint(words)
    assert verify(None, case.document, fingerprint=expected).verdict == NOT_ISSUED
