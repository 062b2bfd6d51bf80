"""Papers wait in the register until they are handled: kept over closing, copied, undone, brought over."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.intake.read_paper import read_paper
from coalition_app.operations import door, evidence, journal
from coalition_app.operations import papers as operations
from coalition_app.records.care.backups import back_up
from coalition_app.records.care.checks import find_damage
from coalition_app.records.evidence import papers
from coalition_app.records.lists import evidence_inbox
from coalition_app.records.lists.evidence_inbox import Matcher, Received
from coalition_app.records.opening.existing import open_register
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_change
from tests.older_registers import as_of_migration
from tests.registers import dump, make_register, statement_of

LETTER = "Мы поддерживаем заявление."


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with make_register(tmp_path / "r.coalition", signatures=3) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    made.mkdir()
    (made / "письмо.txt").write_text(LETTER, encoding="utf-8")
    (made / "скан.jpg").write_bytes(b"\xff\xd8\xff\xe0 no real picture")
    return made


def read(folder: Path) -> list[Received]:
    return list(evidence_inbox.receive(sorted(folder.iterdir()), read_paper, Matcher(())))


def take(database: Database, folder: Path) -> tuple[str, ...]:
    return door.write(database, operations.take_papers("1", received=read(folder))).lines


def waiting(database: Database) -> list[str]:
    with database.reading() as tx:
        return [each.name for each in papers.list_papers(tx, statement_of(tx))]


def kept(database: Database) -> list[Received]:
    with database.reading() as tx:
        return [
            evidence_inbox.read_kept(each, papers.paper_bytes(tx, each.id), read_paper, Matcher(()))
            for each in papers.list_papers(tx, statement_of(tx))
        ]


def test_papers_wait_after_closing_and_in_a_copy_without_their_files(
    tmp_path: Path, folder: Path
) -> None:
    path, password = tmp_path / "r.coalition", "долгая парольная фраза"
    with make_register(path, signatures=3, passphrase=password) as database:
        assert take(database, folder) == ("2 documents were added.",)
    for each in folder.iterdir():
        each.unlink()
    assert LETTER.encode() not in path.read_bytes()
    with open_register(path, password) as database:
        assert waiting(database) == ["письмо.txt", "скан.jpg"]
        (tmp_path / "copies").mkdir()
        copy = back_up(database, tmp_path / "copies")
    with open_register(copy, password) as database:
        with database.reading() as tx:
            assert papers.count_papers(tx) == {1: 2}
        assert kept(database)[0].paper is not None
        assert kept(database)[0].paper.text == LETTER  # type: ignore[union-attr]
        assert find_damage(database) == []


def test_taking_in_is_undone_and_done_again(database: Database, folder: Path) -> None:
    before = dump(database)
    take(database, folder)
    assert door.write(database, journal.undo()).lines[0].endswith("2 documents were added.")
    assert dump(database) == before
    door.write(database, journal.redo())
    assert waiting(database) == ["письмо.txt", "скан.jpg"]
    assert kept(database)[0].paper is not None
    assert find_damage(database) == []


def test_a_removed_paper_is_brought_back_by_undo_and_by_taking_it_in_again(
    database: Database, folder: Path
) -> None:
    take(database, folder)
    with database.reading() as tx:
        found = papers.find_paper(tx, statement_of(tx), "скан.jpg")
    door.write(database, operations.remove_papers("1", papers=[found.id]))
    assert waiting(database) == ["письмо.txt"]
    with pytest.raises(UserError, match="does not wait any more"):
        door.write(database, operations.remove_papers("1", papers=[found.id]))
    door.write(database, journal.undo())
    assert waiting(database) == ["письмо.txt", "скан.jpg"]
    door.write(database, operations.remove_papers("1", papers=[found.id]))
    assert take(database, folder) == ("1 document was added.", "1 document was already there.")
    assert waiting(database) == ["письмо.txt", "скан.jpg"]


def test_an_attached_paper_waits_no_more_until_that_is_undone(
    database: Database, folder: Path
) -> None:
    take(database, folder)
    for each in folder.iterdir():
        each.unlink()
    letter = kept(database)[0]
    door.write(database, evidence.attach_papers("1", papers=[(letter, 2)]))
    assert waiting(database) == ["скан.jpg"]
    door.write(database, journal.undo())
    assert waiting(database) == ["письмо.txt", "скан.jpg"]


def test_what_is_evidence_already_is_not_taken_in(database: Database, folder: Path) -> None:
    (folder / "скан.jpg").unlink()
    door.write(database, evidence.attach_papers("1", papers=[(read(folder)[0], 2)]))
    assert take(database, folder) == (
        "0 documents were added.",
        "письмо.txt is attached to number 2 already.",
    )
    assert waiting(database) == []


def test_a_file_that_cannot_be_read_is_left_out_and_told(database: Database, folder: Path) -> None:
    (folder / "пусто.pdf").write_bytes(b"")
    assert take(database, folder) == ("2 documents were added.", "The file пусто.pdf is empty.")
    assert waiting(database) == ["письмо.txt", "скан.jpg"]


def test_a_file_that_changes_or_goes_before_it_is_kept_is_refused(
    database: Database, folder: Path
) -> None:
    before, found = dump(database), read(folder)
    (folder / "письмо.txt").write_text("Передумали.", encoding="utf-8")
    with pytest.raises(UserError, match="has changed since it was read"):
        door.write(database, operations.take_papers("1", received=found))
    (folder / "письмо.txt").unlink()
    with pytest.raises(UserError, match="cannot be read"):
        door.write(database, operations.take_papers("1", received=found))
    assert dump(database) == before


def test_the_journal_keeps_only_a_digest_of_a_papers_name(database: Database, folder: Path) -> None:
    take(database, folder)
    with database.reading() as tx:
        rows = tx.rows(sa.select(journal_change).where(journal_change.c.table_name == "paper"))
    assert len(rows) == 2
    assert all(row.private_digest is not None for row in rows)
    assert "name" not in str([row.value for row in rows])


def test_two_papers_of_one_name_are_told_apart_by_their_digests(
    database: Database, folder: Path
) -> None:
    take(database, folder)
    (folder / "письмо.txt").write_text("Другое письмо.", encoding="utf-8")
    take(database, folder)
    with database.reading() as tx:
        of = statement_of(tx)
        with pytest.raises(UserError, match="Two documents"):
            papers.find_paper(tx, of, "письмо.txt")
        with pytest.raises(UserError, match="No document"):
            papers.find_paper(tx, of, "нет.txt")
        for each in papers.list_papers(tx, of):
            assert papers.find_paper(tx, of, each.sha256.hex()[:12]) == each


def test_a_register_of_the_thirteenth_format_keeps_every_row(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3, time_zone="") as made:
        door.write(made, evidence.attach_papers("1", papers=[(each, 2) for each in read(folder)]))
        before = dump(made)
        assert before.pop("paper") == []
        as_of_migration(made, "0013")
    with open_register(path) as database:
        after = dump(database)
        assert after.pop("paper") == []
        assert after == before
        (folder / "новое.txt").write_text("Новое письмо.", encoding="utf-8")
        take(database, folder)
        assert waiting(database) == ["новое.txt"]
        assert find_damage(database) == []
