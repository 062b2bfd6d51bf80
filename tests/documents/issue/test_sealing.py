"""Editions seal themselves when they are attested; copies of a register share its root and nothing else."""

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from coalition_app.documents.content.codes import canonical_json, verification_code
from coalition_app.documents.content.frozen import read_content
from coalition_app.documents.issue import issue
from coalition_app.documents.issue.sealing import edition_seal, edition_tree
from coalition_app.documents.seal.fingerprint import fingerprint_words
from coalition_app.documents.seal.seals import Seal, read_seal
from coalition_app.documents.seal.tree import root_of
from coalition_app.documents.verify.verdict import GENUINE
from coalition_app.documents.verify.verify import verify_with_register
from coalition_app.intake.own.read_own import read_own
from coalition_app.operations.attesting import reprint
from coalition_app.records.care import checks
from coalition_app.records.editions import editions, seals
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatories import directory
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.edition_tables import sealing_key
from coalition_app.records.store.tables import FORMAT
from tests.older_registers import as_of_migration
from tests.registers import (
    add_signatures,
    attest_now,
    dump,
    hold_originals,
    make_register,
    name_attestor,
    statement_of,
)

HIDDEN = "«Тихий омут»"
ADDED = ("sealing_key", "edition_seal", "withheld_line")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """Give a register of three signatories, and of a fourth who withholds the name."""
    with make_register(tmp_path / "a.coalition", signatures=3) as made:
        name_attestor(made)
        add_signatures(made, 1, name=HIDDEN, representative="Имя Фамилия")
        hold_originals(made)
        with made.writing("change-directory") as tx:
            key = signatures.find_signature(tx, statement_of(tx), 4).signatory_id
            directory.change_private(tx, key, publish="withheld")
        yield made


def attached(path: Path) -> bytes:
    return PdfReader(io.BytesIO(path.read_bytes())).attachments["annex.json"][0]


def seal_of(path: Path) -> Seal:
    return read_seal(json.loads(attached(path))["seal"])


def test_an_edition_carries_a_seal_of_its_very_content(database: Database, tmp_path: Path) -> None:
    made = attest_now(database, tmp_path / "a.pdf")
    values = json.loads(attached(tmp_path / "a.pdf"))
    seal = read_seal(values["seal"])
    assert seal.is_whole
    assert canonical_json(values) == attached(tmp_path / "a.pdf")
    with database.reading() as tx:
        (row,) = editions.list_editions(tx)
        frozen = editions.kept_bytes(tx, row.sha256)
        tree = edition_tree(tx, row, read_content(frozen))
    assert canonical_json(values["content"]) == frozen
    assert (row.sha256.hex(), row.code) == (seal.sealed.digest, made.code)
    assert verification_code(bytes.fromhex(seal.sealed.digest)) == seal.sealed.code == made.code
    assert tree is not None
    assert len(tree.lines) == seal.sealed.lines == 4
    assert root_of(tree.levels).hex() == seal.sealed.lines_root
    assert values["content"]["lines_root"] == seal.sealed.lines_root
    assert (seal.sealed.statement, seal.sealed.edition) == (1, 1)


def test_a_withheld_name_is_sealed_and_told_to_nobody(database: Database, tmp_path: Path) -> None:
    attest_now(database, tmp_path / "a.pdf")
    with database.reading() as tx:
        (row,) = editions.list_editions(tx)
        content = read_content(editions.kept_bytes(tx, row.sha256))
        tree = edition_tree(tx, row, content)
    assert tree is not None
    lines = [line for _place, line in tree.lines.values()]
    assert HIDDEN in lines[3].entry.name
    assert lines[3].entry.representative == "Имя Фамилия"
    said = attached(tmp_path / "a.pdf").decode()
    for told in ("Тихий омут", "Имя Фамилия", *(line.salt for line in lines)):
        assert told not in said


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_the_fingerprint_stands_on_the_certifying_page(
    database: Database, tmp_path: Path, language: str
) -> None:
    attest_now(database, tmp_path / "a.pdf", language)
    words = fingerprint_words(seal_of(tmp_path / "a.pdf").root_key, language)
    pages = PdfReader(tmp_path / "a.pdf").pages
    last = " ".join(pages[-1].extract_text().split())
    assert words in last


def test_the_same_content_again_is_the_same_edition(database: Database, tmp_path: Path) -> None:
    first = attest_now(database, tmp_path / "a.pdf")
    again = attest_now(database, tmp_path / "b.pdf", "kk")
    assert (again.further, again.code) == (True, first.code)
    one, other = (json.loads(attached(tmp_path / name)) for name in ("a.pdf", "b.pdf"))
    assert one.pop("pages") != other.pop("pages")
    assert one == other


def test_the_json_of_an_edition_is_sealed_and_a_draft_is_not(
    database: Database, tmp_path: Path
) -> None:
    attest_now(database, tmp_path / "a.pdf")
    with database.reading() as tx:
        (row,) = editions.list_editions(tx)
        sealed = issue.edition_document(tx, row, ending="json", language="ru")
        statement_id = statement_of(tx).id
    draft = issue.draft_document(database, statement_id, ending="json", language="ru")
    carried = json.loads(attached(tmp_path / "a.pdf"))
    assert sealed == canonical_json({name: carried[name] for name in ("content", "seal")})
    assert "seal" not in json.loads(draft)
    assert json.loads(draft)["lines_root"] == ""


def test_a_sealed_list_is_read_back(database: Database, tmp_path: Path) -> None:
    attest_now(database, tmp_path / "a.pdf")
    for given in ((tmp_path / "a.pdf").read_bytes(), attached(tmp_path / "a.pdf")):
        own = read_own(given)
        assert own is not None
        assert [entry.number for entry in own.draft.entries] == [1, 2, 3, 4]


def test_a_second_edition_is_sealed_by_the_same_keys(database: Database, tmp_path: Path) -> None:
    attest_now(database, tmp_path / "a.pdf")
    add_signatures(database, 1, name="«Пятая»")
    attest_now(database, tmp_path / "b.pdf")
    first, second = seal_of(tmp_path / "a.pdf"), seal_of(tmp_path / "b.pdf")
    assert (first.root_key, first.device_key) == (second.root_key, second.device_key)
    assert first.sealed.lines_root != second.sealed.lines_root
    with database.reading() as tx:
        assert tx.value(sa.select(sa.func.count()).select_from(sealing_key)) == 2
        assert checks.find_damage(database) == []


def test_a_copy_on_another_laptop_has_the_root_and_a_key_of_its_own(
    database: Database, tmp_path: Path
) -> None:
    attest_now(database, tmp_path / "a.pdf")
    path = database.path
    database.close()
    # The copy is another file: it goes on as another device.
    shutil.copy(path, tmp_path / "copy.coalition")
    with open_register(tmp_path / "copy.coalition") as copy:
        add_signatures(copy, 1, name="«Пятая»")
        attest_now(copy, tmp_path / "b.pdf")
        assert checks.find_damage(copy) == []
    first, second = seal_of(tmp_path / "a.pdf"), seal_of(tmp_path / "b.pdf")
    assert first.root_key == second.root_key
    assert first.device_key != second.device_key
    assert second.is_whole


def test_an_encrypted_register_holds_no_key_that_could_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=2, passphrase="correct horse battery") as database:
        name_attestor(database)
        hold_originals(database)
        attest_now(database, tmp_path / "a.pdf")
        with database.reading() as tx:
            secrets = [each.secret for each in seals.root_keys(tx)]
    assert len(secrets) == 1
    raw = path.read_bytes()
    assert secrets[0].encode() not in raw
    assert seal_of(tmp_path / "a.pdf").root_key.encode() not in raw
    assert secrets[0].encode() not in (tmp_path / "a.pdf").read_bytes()


def test_editions_of_an_older_program_keep_their_bytes_and_get_no_seal(
    tmp_path: Path, database: Database
) -> None:
    attest_now(database, tmp_path / "a.pdf")
    path = database.path
    before = {name: rows for name, rows in dump(database).items() if name not in ADDED}
    as_of_migration(database, "0015")
    database.close()
    with open_register(path) as again:
        after = dump(again)
        assert [after.pop(name) for name in ADDED] == [[], [], []]
        assert after == before
        with again.reading() as tx:
            (row,) = editions.list_editions(tx)
            assert edition_seal(tx, row) is None
            assert edition_tree(tx, row, read_content(editions.kept_bytes(tx, row.sha256))) is None
        assert verify_with_register(again, (tmp_path / "a.pdf").read_bytes()).verdict == GENUINE
        reprint(again, row, target=tmp_path / "same.pdf")
        assert (tmp_path / "same.pdf").read_bytes() == (tmp_path / "a.pdf").read_bytes()
        reprint(again, row, target=tmp_path / "further.pdf", language="en")
        assert b'"seal"' not in attached(tmp_path / "further.pdf")
    assert FORMAT >= 16
