"""Evidence whose file or words were erased: the next annex says no more than it still carries."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from coalition_app.errors import UserError
from coalition_app.operations import erasing
from coalition_app.records.evidence import evidence, evidence_basis, list_evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.evidence.graded_signatures import known_signatures
from coalition_app.records.imports import import_draft
from coalition_app.records.signatures import signatures
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import evidence as evidence_table
from coalition_app.records.store.transactions import Reading
from tests.commands.command_line import done
from tests.registers import (
    make_register,
    make_source,
    name_attestor,
    numbered_entries,
    signatures_of,
    statement_of,
    this_day,
)

LETTER = NewEvidence("letter", directness="direct", originality="original")
PIECES = (
    LETTER._replace(file_name="1.pdf", content=b"%PDF-1"),
    LETTER._replace(file_name="2.pdf", content=b"%PDF-2", held_where="сейф", holder="Д. Ахметова"),
    NewEvidence("call-note", note="согласилась по телефону"),
    NewEvidence("seen-in-person", note="подписала при мне"),
    NewEvidence("mail", file_name="5.eml", content=b"mail"),
)
"""Of numbers 1 to 5: what is left is nothing, the original held elsewhere, nothing, who was present, all."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a register with evidence of each of these, from which that of 1 to 4 is erased later."""
    with make_register(tmp_path / "a.coalition", signatures=5, demands=1) as made:
        name_attestor(made)
        for number, new in enumerate(PIECES, 1):
            record(made, number, new)
            record(made, number, new._replace(claim="identity"))
    return tmp_path / "a.coalition"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    """Give it open."""
    from coalition_app.records.opening.existing import open_register

    with open_register(path, None) as made:
        yield made


def record(database: Database, number: int, new: NewEvidence) -> None:
    with database.writing("record-evidence") as tx:
        rows = signatures.list_signatures(tx, statement_of(tx).id, numbers=[number])
        evidence.record_evidence(tx, statement_of(tx), rows, new)


def erase(database: Database, *numbers: int, lists: bool = False) -> None:
    for number in numbers:
        with database.reading() as tx:
            planned = erasing.plan_signatory(tx, "1", number, lists=lists, shared=False)
        erasing.erase_for_good(database, planned, remove_copies=False)


def how(database: Database) -> dict[int, str]:
    with database.reading() as tx:
        found = known_signatures(tx, statement_of(tx).id)
    return {each.number: found[each.id].how for each in signatures_of(database)}


def test_what_is_left_decides_the_grade(database: Database) -> None:
    before = {1: "original", 2: "original", 3: "call-note", 4: "seen-in-person", 5: "mail"}
    assert how(database) == before
    erase(database, 1, 2, 3, 4)
    assert how(database) == {**before, 1: "erased", 3: "erased"}
    with database.reading() as tx:
        statement = statement_of(tx)
        known = known_signatures(tx, statement.id)
        held = {each.number: known[each.id] for each in signatures_of(database)}[2]
        assert (held.held, held.by_word) == (("Д. Ахметова", "сейф"), True)
        consents = evidence.consent_basis(tx, statement.id)
        numbers = [each.number for each in signatures_of(database) if each.id in consents]
        assert numbers == [2, 4, 5]
        assert list_evidence.numbers_without(tx, statement) == [1, 3]
        claims = evidence_basis.numbers_by_claim(tx, statement.id)
        assert claims["identity"] == (2, 4, 5)
        rows = {(each.numbers, each.erased, each.file_gone) for each in _consents(tx)}
    assert rows == {
        (((1, 1),), True, True),
        (((2, 2),), False, True),
        (((3, 3),), True, False),
        (((4, 4),), False, False),
        (((5, 5),), False, False),
    }


def _consents(tx: Reading) -> list[list_evidence.PieceRow]:
    pieces = list_evidence.list_pieces(tx, statement_of(tx))
    return [each for each in pieces if each.claim == "consent"]


def test_the_same_file_shows_it_again(database: Database) -> None:
    erase(database, 1)
    record(database, 1, PIECES[0])
    assert how(database)[1] == "original"


def attest(path: Path, name: str) -> str:
    target = path.parent / name
    where = ("--place", "Алматы", "--date", this_day().isoformat(), "--in", "ru", "--to", target)
    done("attest", path, "--statement", 1, "--with-exceptions", *where)
    text = " ".join(page.extract_text() for page in PdfReader(target).pages)
    return " ".join(text.replace("\u00a0", " ").split())


def test_the_next_annex_says_less_and_the_one_before_stays_genuine(path: Path) -> None:
    first = attest(path, "first.pdf")
    assert "хранится подлинник подписанного документа" in first
    assert "уничтожен" not in first
    before = (path.parent / "first.pdf").read_bytes()
    for number in (1, 2, 3, 4):
        done("erase", path, "--statement", 1, "--number", number, "--for-good")
    second = attest(path, "second.pdf")
    assert "документ, подтверждающий согласие, уничтожен и больше не хранится: № 1, 3" in second
    assert "хранится подлинник подписанного документа — № 2" in second
    assert "Подлинники вне реестра, по словам" in second
    again = path.parent / "again.pdf"
    done("reprint", path, "--statement", 1, "--edition", 1, "--in", "ru", "--to", again)
    assert again.read_bytes() == before
    told = done("verify", path.parent / "second.pdf", "--register", path, "--json").json
    assert told["verdict"] == "genuine"


def test_a_list_that_was_erased_is_no_evidence_and_says_so(database: Database) -> None:
    with database.writing("import") as tx:
        source = make_source(numbered_entries(2))
        import_draft.import_source(tx, source, into=statement_of(tx))
    with database.writing("record-evidence") as tx:
        import_draft.record_form_rows(tx, statement_of(tx), [6, 7])
    assert how(database)[7] == "form-row"
    erase(database, 6, lists=True)
    assert how(database)[7] == "erased"
    with database.writing("record-evidence") as tx:
        before = tx.value(sa.select(sa.func.count()).select_from(evidence_table))
        with pytest.raises(UserError, match="came with was erased for good"):
            import_draft.record_form_rows(tx, statement_of(tx), [6, 7])
        assert tx.value(sa.select(sa.func.count()).select_from(evidence_table)) == before
