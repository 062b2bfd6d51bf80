"""Is this file what was issued? Genuine, not what was issued, or it cannot be told."""

import datetime as dt
import io
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from coalition_app.documents.issue import issue
from coalition_app.documents.verify.alone import verify_alone
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    DRAFT,
    GENUINE,
    NOT_ISSUED,
    OTHER_BYTES,
    SUPERSEDED,
)
from coalition_app.documents.verify.verify import read_file, verify, verify_with_register
from coalition_app.errors import UserError
from coalition_app.records.editions import attestors
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.store.database import Database
from tests.documents.pages import attached_content
from tests.registers import (
    TYPED,
    add_signatures,
    add_statement,
    attest_now,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
)


@dataclass(frozen=True)
class Made:
    """A register with one edition, its print and a draft; the tests only read it."""

    database: Database
    document: bytes
    draft: bytes
    code: str


def attest(database: Database, target: Path, statement: int = 1) -> str:
    return attest_now(database, target, date=dt.date(2026, 3, 1), statement=statement).code


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("verify")
    database = make_register(folder / "a.coalition", signatures=4)
    name_attestor(database)
    hold_originals(database)
    code = attest(database, folder / "annex.pdf")
    with database.reading() as tx:
        statement_id = statement_of(tx).id
    draft = issue.draft_document(database, statement_id, ending="pdf", language="ru")
    return Made(database, (folder / "annex.pdf").read_bytes(), draft, code)


def with_content(document: bytes, content: bytes) -> bytes:
    """Make a PDF with the same pages that carries another content."""
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(document)), import_outline=False)
    writer.add_attachment("annex.json", content)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_print_is_genuine_to_its_register(made: Made) -> None:
    verdict = verify_with_register(made.database, made.document)
    assert (verdict.verdict, verdict.edition, verdict.code) == (GENUINE, 1, made.code)
    assert verdict.superseded_by is None


def test_a_verdict_names_the_statement_and_the_day(made: Made) -> None:
    """Each statement of a register has an edition 1: a number alone does not tell which."""
    with made.database.reading() as tx:
        title = statement_of(tx).title
    found = verify(made.database, made.document)
    assert (found.statement, found.title, found.dated) == (1, title, dt.date(2026, 3, 1))
    assert found.sentence == (
        f"Genuine: edition 1 of “{title}”, 1 March 2026, exactly as it was issued."
    )
    changed = with_content(made.document, b"{}")
    assert f"edition 1 of “{title}”" in verify(made.database, changed).sentence
    foreign = verify(made.database, b"%PDF-1.7 nothing of ours")
    assert (foreign.statement, foreign.title, foreign.dated) == (None, "", None)


def test_without_its_register_an_unsigned_print_cannot_be_told(made: Made) -> None:
    verdict = verify_alone(made.document)
    assert (verdict.verdict, verdict.code, verdict.edition) == (CANNOT_TELL, made.code, 1)
    assert made.code in verdict.sentence


def test_one_changed_byte_anywhere_is_not_what_was_issued(made: Made) -> None:
    size = len(made.document)
    for place in {0, 1, size // 2, size - 1, *range(7, size, size // 60)}:
        changed = bytearray(made.document)
        changed[place] ^= 1
        verdict = verify_with_register(made.database, bytes(changed))
        assert verdict.verdict in (NOT_ISSUED, OTHER_BYTES), place
        assert verify_alone(bytes(changed)).verdict in (NOT_ISSUED, CANNOT_TELL)


def test_something_added_at_the_end_is_not_what_was_issued(made: Made) -> None:
    for more in (b"\n", b"%%EOF\n", bytes(100)):
        verdict = verify_with_register(made.database, made.document + more)
        assert (verdict.verdict, verdict.edition) == (OTHER_BYTES, 1)
        assert verdict.problems == (f"After the end of the print, bytes were added: {len(more)}.",)


def test_a_draft_was_never_issued(made: Made) -> None:
    assert verify_with_register(made.database, made.draft).verdict == DRAFT
    alone = verify_alone(made.draft)
    assert alone.verdict == DRAFT
    assert "draft" in alone.sentence


@pytest.mark.parametrize(
    "junk",
    [
        b"",
        b"%PDF-",
        b"%PDF-1.7\n%%EOF\n",
        b"PK\x03\x04" + bytes(500),
        "Просто текст".encode(),
        b"%PDF-1.7\n" + bytes(range(256)) * 20,
        b"%PDF-1.7\nxref\n0 99999999999\ntrailer\n<< /Root 1 0 R /Size -1 >>\nstartxref\n9\n%%EOF",
        b"%PDF-1.7\n" + b"[" * 50_000,
        b"%PDF-1.7\n1 0 obj\n" + b"<<" * 20_000 + b"\nstartxref\n9\n%%EOF",
    ],
    ids=range(9),
)
def test_junk_is_not_what_was_issued(made: Made, junk: bytes) -> None:
    assert verify_with_register(made.database, junk).verdict == NOT_ISSUED
    assert verify_alone(junk).verdict == NOT_ISSUED


def test_a_print_that_was_cut_is_not_what_was_issued(made: Made) -> None:
    for tenth in range(10):
        cut = made.document[: len(made.document) * tenth // 10]
        assert verify_with_register(made.database, cut).verdict == NOT_ISSUED
        assert verify_alone(cut).verdict in (NOT_ISSUED, CANNOT_TELL)


@given(st.data())
def test_damage_of_any_kind_is_an_answer_and_no_crash(made: Made, data: st.DataObject) -> None:
    size = len(made.document)
    start = data.draw(st.integers(0, size - 1))
    length = data.draw(st.integers(0, 2_000))
    damage = data.draw(st.binary(max_size=400))
    damaged = made.document[:start] + damage + made.document[start + length :]
    if damaged != made.document:
        assert not verify_with_register(made.database, damaged).genuine
        assert verify_alone(damaged).verdict in (NOT_ISSUED, CANNOT_TELL)


def test_the_entries_that_differ_are_named(made: Made) -> None:
    content = attached_content(made.document)
    assert content is not None
    forged = json.loads(content)
    entries = forged["sections"][0]["entries"]
    entries[1]["name"] = "ОФ «Подставной»"
    del entries[3]
    forged["attestation"]["place"] = "Астана"
    document = with_content(made.document, json.dumps(forged).encode())
    assert verify_with_register(made.database, document).problems == (
        "Entry 2 differs from the issued one.",
        "Entry 4 differs from the issued one.",
        "The attestation differs from the issued one.",
    )


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b"7",
        b"null",
        b'"text"',
        b"{}",
        b'{"edition": "1", "attestation": []}',
        b'{"statement": 1, "edition": 1, "attestation": 5, "sections": 5}',
        b'{"statement": 1, "edition": 1, "attestation": 5, "sections": [5, {"entries": 7}]}',
        b'{"statement": 1, "edition": 1, "sections": [{"entries": [5, {"number": "1"}]}]}',
        b'{"statement": 1, "edition": 1, "sections": {"entries": {}}}',
        b"not json",
        b"\xff\xfe",
    ],
)
def test_foreign_content_of_any_form_is_an_answer(made: Made, content: bytes) -> None:
    document = with_content(made.draft, content)
    assert verify_with_register(made.database, document).verdict in (NOT_ISSUED, DRAFT)
    assert verify_alone(document).verdict in (NOT_ISSUED, CANNOT_TELL, DRAFT)


def test_a_print_of_an_older_edition_is_genuine_and_superseded(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=2) as database:
        name_attestor(database)
        attest(database, tmp_path / "first.pdf")
        with database.writing("record-position") as tx:
            new = NewPosition({1: "abstains"})
            positions.record_position(tx, statement_of(tx), 1, new)
        attest(database, tmp_path / "second.pdf")
        first = verify_with_register(database, (tmp_path / "first.pdf").read_bytes())
        second = verify_with_register(database, (tmp_path / "second.pdf").read_bytes())
    assert (first.verdict, first.edition, first.superseded_by) == (SUPERSEDED, 1, 2)
    assert (second.verdict, second.edition, second.superseded_by) == (GENUINE, 2, None)


def test_a_forgery_is_compared_with_the_edition_of_its_own_statement(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=2) as database:
        name_attestor(database)
        add_statement(database)
        add_signatures(database, 3, name="Другие", received_on=TYPED)
        attest(database, tmp_path / "one.pdf", statement=1)
        attest(database, tmp_path / "two.pdf", statement=2)
        document = (tmp_path / "two.pdf").read_bytes()
        forged = json.loads(attached_content(document) or b"")
        forged["sections"][0]["entries"][2]["name"] = "Подставной"
        verdict = verify_with_register(
            database, with_content(document, json.dumps(forged).encode())
        )
    assert verdict.problems == ("Entry 3 differs from the issued one.",)


def test_another_registers_print_is_not_what_this_one_issued(made: Made, tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=4) as database:
        assert verify_with_register(database, made.document).verdict == NOT_ISSUED


def test_an_edition_of_the_same_number_of_another_coalition_is_told_as_such(
    made: Made, tmp_path: Path
) -> None:
    """It was said to call itself edition 1 of this register, with each entry as a difference."""
    with make_register(tmp_path / "a.coalition", signatures=2) as database:
        name_attestor(database)
        with database.writing("name-coalition") as tx:
            attestors.name_coalition(tx, "Другая коалиция")
        attest(database, tmp_path / "other.pdf")
        verdict = verify_with_register(made.database, (tmp_path / "other.pdf").read_bytes())
    assert verdict.verdict == NOT_ISSUED
    assert "this register never issued, of another coalition" in verdict.sentence
    assert (verdict.edition, verdict.problems) == (None, ())


def test_only_a_file_can_be_verified(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "missing.pdf"):
        with pytest.raises(UserError, match="There is no file"):
            read_file(path)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-")
    assert read_file(tmp_path / "a.pdf") == b"%PDF-"
