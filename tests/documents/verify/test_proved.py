"""Slips prove their line, and the fingerprint an edition's content, with and without the register."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from coalition_app.documents.content.content import SCHEMA
from coalition_app.documents.issue.sealing import edition_tree
from coalition_app.documents.issue.slips import make_slips, read_edition
from coalition_app.documents.seal.fingerprint import fingerprint_words, read_fingerprint
from coalition_app.documents.verify.typed_input import CONTENT, Typed
from coalition_app.documents.verify.verdict import (
    CANNOT_TELL,
    GENUINE,
    NOT_ISSUED,
    OTHER_BYTES,
    SLIP,
)
from coalition_app.documents.verify.verify import verify
from coalition_app.documents.write.slip import Slip, slip_pdf, slips_pdf
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from tests.commands.command_line import done
from tests.commands.command_line import type_command as run
from tests.documents.issue.test_sealing import HIDDEN, attached, seal_of
from tests.registers import (
    add_signatures,
    attest_now,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register with an edition of four signatories, the fourth of whom withholds the name."""
    with make_register(tmp_path / "a.coalition", signatures=3) as made:
        name_attestor(made)
        add_signatures(made, 1, name=HIDDEN, representative="Имя Фамилия")
        hold_originals(made)
        with made.writing("change-directory") as tx:
            key = signatures.find_signature(tx, statement_of(tx), 4).signatory_id
            directory.change_private(tx, key, publish="withheld")
        attest_now(made, tmp_path / "a.pdf")
        yield made


def slip_of(database: Database, number: int, language: str = "ru") -> Slip:
    with database.reading() as tx:
        row, content = read_edition(tx, statement_of(tx), None)
        tree = edition_tree(tx, row, content)
    (made,) = make_slips(row, content, tree, [number], language)
    return made


def proof_of(slip: Slip) -> Typed:
    assert slip.proof is not None
    return Typed(CONTENT, slip.proof.json.decode())


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_a_slip_of_a_withheld_name_is_proved_and_shows_nobody_else(
    database: Database, tmp_path: Path, language: str
) -> None:
    slip = slip_of(database, 4, language)
    document = slip_pdf(slip)
    expected = read_fingerprint(fingerprint_words(seal_of(tmp_path / "a.pdf").root_key, language))
    for verdict in (
        verify(database, document),
        verify(database, proof_of(slip)),
        verify(None, document, fingerprint=expected),
        verify(None, proof_of(slip), fingerprint=expected),
    ):
        assert (verdict.verdict, verdict.edition, verdict.code) == (SLIP, 1, slip.code)
        assert "Тихий омут" in verdict.sentence
        assert "Имя Фамилия" in verdict.sentence
        assert "Бірлік" not in verdict.sentence
    (carried,) = PdfReader(io.BytesIO(document)).attachments["slip.json"]
    assert carried == slip.proof.json if slip.proof else False
    assert "Бірлік" not in carried.decode()


def test_without_register_and_fingerprint_it_cannot_be_told_whose_seal_it_is(
    database: Database, tmp_path: Path
) -> None:
    verdict = verify(None, slip_pdf(slip_of(database, 1)))
    assert verdict.verdict == CANNOT_TELL
    assert fingerprint_words(seal_of(tmp_path / "a.pdf").root_key, "en") in verdict.sentence


def test_a_slip_that_was_changed_is_refused(database: Database) -> None:
    proof = proof_of(slip_of(database, 1)).value
    for changed in (
        proof.replace('"supports"', '"abstains"', 1),
        proof.replace('"index":0', '"index":1'),
        proof.replace('"edition":1', '"edition":2'),
        json.dumps({**json.loads(proof), "line": {}}),
    ):
        assert changed != proof
        assert verify(database, Typed(CONTENT, changed)).verdict == NOT_ISSUED
        assert verify(None, Typed(CONTENT, changed)).verdict == NOT_ISSUED


def test_a_slip_of_another_register_is_refused(database: Database, tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=3) as other:
        name_attestor(other)
        hold_originals(other)
        attest_now(other, tmp_path / "b.pdf")
        foreign = slip_of(other, 1)
    assert verify(database, slip_pdf(foreign)).verdict == NOT_ISSUED
    expected = read_fingerprint(fingerprint_words(seal_of(tmp_path / "a.pdf").root_key, "kk"))
    verdict = verify(None, slip_pdf(foreign), fingerprint=expected)
    assert verdict.verdict == NOT_ISSUED
    assert "another fingerprint" in verdict.sentence


def test_the_fingerprint_vouches_for_content_and_pages(database: Database, tmp_path: Path) -> None:
    words = fingerprint_words(seal_of(tmp_path / "a.pdf").root_key, "ru")
    expected = read_fingerprint(words)
    document = (tmp_path / "a.pdf").read_bytes()
    verdict = verify(None, document, fingerprint=expected)
    assert (verdict.verdict, verdict.edition) == (GENUINE, 1)
    added = verify(None, document + b"\n", fingerprint=expected)
    assert (added.verdict, "(1)" in added.sentence) == (OTHER_BYTES, True)
    assert verify(None, document, fingerprint=expected ^ 1).verdict == NOT_ISSUED
    content = Typed(CONTENT, attached(tmp_path / "a.pdf").decode())
    assert verify(None, content, fingerprint=expected).verdict == GENUINE
    # The file saved again still carries the sealed content.
    writer = PdfWriter(clone_from=io.BytesIO(document))
    again = io.BytesIO()
    writer.write(again)
    assert verify(None, again.getvalue(), fingerprint=expected).verdict == OTHER_BYTES
    for old, new in (
        ("Бірлік 2", "Бірлік 9"),
        ('"lines":4', '"lines":3'),
        ('"edition":1', '"edition":3'),
        ('"lines_root":"', '"lines_root":"0'),
    ):
        assert old in content.value
        changed = Typed(CONTENT, content.value.replace(old, new, 1))
        assert verify(None, changed, fingerprint=expected).verdict == NOT_ISSUED


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_several_slips_in_one_file_are_left_open(database: Database, language: str) -> None:
    document = slips_pdf([slip_of(database, number, language) for number in (1, 2)])
    for told in (verify(database, document), verify(None, document)):
        assert told.verdict == CANNOT_TELL
        assert "several confirmation slips" in told.sentence


def test_a_schema_that_is_not_known_yet_is_left_open(database: Database, tmp_path: Path) -> None:
    carried = json.loads(attached(tmp_path / "a.pdf"))
    expected = read_fingerprint(fingerprint_words(carried["seal"]["root_key"], "en"))
    for schema in (0, SCHEMA + 1, None, "5"):
        values = {"content": {**carried["content"], "schema": schema}, "seal": carried["seal"]}
        told = verify(None, Typed(CONTENT, json.dumps(values)), fingerprint=expected)
        assert told.verdict == CANNOT_TELL


def test_an_edition_without_a_seal_is_left_open(tmp_path: Path) -> None:
    old = Path(__file__).parents[2] / "data" / "contents" / "schema_4.json"
    given = Typed(CONTENT, old.read_text(encoding="utf-8"))
    assert verify(None, given, fingerprint=1).verdict == CANNOT_TELL


def test_the_commands_make_a_proof_and_check_it(database: Database, tmp_path: Path) -> None:
    path = database.path
    database.close()
    done("slip", path, "--number", "4", "--to", tmp_path / "slip.json")
    made = done("slip", path, "--number", "4", "--to", tmp_path / "slip.pdf", "--json")
    words = done("fingerprint", path, "--json").json["words"]
    for name in ("slip.json", "slip.pdf"):
        by_register = run("verify", tmp_path / name, "--register", path, "--json")
        assert (by_register.code, by_register.json["verdict"]) == (0, SLIP)
        by_words = run("verify", tmp_path / name, "--fingerprint", words["kk"], "--json")
        assert (by_words.code, by_words.json["code"]) == (0, made.json["code"])
        assert run("verify", tmp_path / name).code == 2
    assert run("verify", tmp_path / "a.pdf", "--fingerprint", words["en"]).code == 0
    assert run("verify", tmp_path / "a.pdf", "--fingerprint", "one two").code == 2
    assert run("slip", path, "--number", "1", "2", "--to", tmp_path / "two.json").code == 2
