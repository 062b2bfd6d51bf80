"""What intake has read becomes signatures, and the source is kept beside them."""

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from coalition_app.drafts import (
    DraftAttestation,
    DraftEntry,
    DraftSection,
    Joint,
    LeftOut,
    Source,
)
from coalition_app.errors import UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.editions.editions import kept_bytes
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.new import create_register
from coalition_app.records.statements import statements, wordings
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import act, source
from tests.registers import (
    dump,
    make_register,
    make_source,
    numbered_entries,
    signatures_of,
    statement_of,
)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with create_register(tmp_path / "a.coalition", coalition="Коалиция", passphrase=None) as made:
        yield made


ENTRIES = [
    DraftEntry(
        number=1,
        as_printed="ОФ «Одна», ОО «Другая», директор Иванова А., Алматы",
        name="«Одна»",
        legal_form="ОФ",
        joint=(Joint("ОО", "«Другая»"),),
        representative="Иванова А.",
        office="директор",
        place="Алматы",
        printed_number="1.",
        lines=(7, 8),
    ),
    DraftEntry(
        2, "Петров П. (только пункт 1)", "Петров П.", "individual", reservation="только пункт 1"
    ),
    DraftEntry(3, "???", "", section=2, printed_number="5"),
]


def take_in(database: Database, read: Source, **given: object) -> import_draft.Imported:
    with database.writing("import") as tx:
        return import_draft.import_source(tx, read, **given)  # type: ignore[arg-type]


def test_a_list_becomes_a_statement_with_its_demands_sections_and_signatures(
    database: Database,
) -> None:
    sections = (DraftSection("Ұлттық ұйымдар", 1, 2), DraftSection(None, 3, 3))
    made = take_in(database, make_source(ENTRIES, sections=sections))
    assert made == import_draft.Imported(1, 3, (2,))
    with database.reading() as tx:
        statement = statements.find_statement(tx, None)
        headings = [each.heading for each in statements.list_sections(tx, statement.id)]
    assert statement.titles == {"ru": "Заявление из списка"}
    assert [each.wordings["ru"] for each in statement.demands] == ["Первое.", "Второе.", "Третье."]
    assert headings == [{"kk": "Ұлттық ұйымдар"}, {}]
    one, two, three = signatures_of(database)
    assert one.full_name == "ОФ «Одна», ОО «Другая»"
    assert (one.as_printed, one.printed_number) == (ENTRIES[0].as_printed, "1.")
    assert (two.kind, two.section) == ("individual", 1)
    assert (three.name, three.number, three.printed_number, three.section) == ("???", 3, "5", 2)


def test_the_same_bytes_twice_are_known(database: Database) -> None:
    read = make_source(ENTRIES)
    take_in(database, read)
    with database.reading() as tx:
        assert import_draft.known_source(tx, read) == import_draft.Imported(
            1, 0, (), known_before=True
        )
        assert import_draft.known_source(tx, make_source(ENTRIES[:2])) is None


def test_the_source_is_kept_whole_with_what_was_left_out(database: Database) -> None:
    left = (LeftOut((1, 2), "Главная | Контакты", "web page"),)
    read = make_source(ENTRIES, left_out=left, warnings=("Number 4 is missing.",))
    take_in(database, read)
    with database.reading() as tx:
        row = tx.first(sa.select(source))
        assert row is not None
        assert kept_bytes(tx, row.sha256) == read.content
    assert row.left_out == [[1, 2, "Главная | Контакты", "web page"]]
    assert row.warnings == ["Number 4 is missing."]


def test_a_list_is_added_to_a_statement_under_the_next_numbers(tmp_path: Path) -> None:
    with make_register(tmp_path / "b.coalition", signatures=2) as database:
        with database.reading() as tx:
            into = statements.find_statement(tx, "1")
        made = take_in(database, make_source(ENTRIES), into=into)
        assert made == import_draft.Imported(1, 3, (4,))
        assert [row.number for row in signatures_of(database)] == [1, 2, 3, 4, 5]


def test_a_source_without_a_title_needs_one(database: Database) -> None:
    read = make_source(ENTRIES, title="", language="")
    before = dump(database)
    with pytest.raises(UserError, match="no title"):
        take_in(database, read)
    assert dump(database) == before
    take_in(database, read, new_title="Қол қойғандар")
    with database.reading() as tx:
        assert statements.find_statement(tx, None).titles == {"kk": "Қол қойғандар"}


def test_the_attestation_of_a_list_is_only_proposed(database: Database) -> None:
    read = make_source(
        ENTRIES, attestation=DraftAttestation("Подтверждаю", "Ахметова", ("директор",))
    )
    take_in(database, read)
    with database.reading() as tx:
        statement = statements.find_statement(tx, None)
        assert import_draft.proposed_attestation(tx, statement.id) == {
            "wording": "Подтверждаю",
            "attestor": "Ахметова",
            "offices": ["директор"],
        }
        assert tx.rows(sa.text("SELECT * FROM attestor")) == []


def test_two_laptops_that_read_the_same_list_make_the_same_keys(tmp_path: Path) -> None:
    read = make_source(ENTRIES)
    keys = []
    for name in ("one.coalition", "two.coalition"):
        with create_register(tmp_path / name, coalition="К", passphrase=None) as database:
            take_in(database, read)
            keys.append([(row.id, row.signatory_id) for row in signatures_of(database)])
    assert keys[0] == keys[1]


def test_two_lists_with_the_same_names_merge_nobody(database: Database) -> None:
    read = make_source(ENTRIES)
    take_in(database, read)
    other = replace(read, sha256=bytes(32), content=read.content + b"\n")
    with database.reading() as tx:
        into = statements.find_statement(tx, None)
    take_in(database, other, into=into)
    rows = signatures_of(database)
    assert len({row.id for row in rows}) == len({row.signatory_id for row in rows}) == 6
    assert find_damage(database) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from coalition_app.records.imports import import_draft
from coalition_app.records.store import transactions
from coalition_app.records.opening.existing import open_register
from tests.registers import make_source, numbered_entries

rows = int(sys.argv[2])
read = make_source(numbered_entries(20_000))
flush, written = transactions.Transaction._flush, 0

def die_after_enough_rows(tx):
    flush(tx)
    if tx.count >= rows:
        os.kill(os.getpid(), signal.SIGKILL)

transactions.Transaction._flush = die_after_enough_rows
with open_register(Path(sys.argv[1])) as database, database.writing("import") as tx:
    import_draft.import_source(tx, read)
"""


@pytest.mark.parametrize("rows", [1_000, 30_000])
def test_an_import_that_is_killed_leaves_nothing(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=1) as database:
        before = dump(database)
    died = subprocess.run([sys.executable, "-c", KILLED, str(path), str(rows)], check=False)
    assert died.returncode == -9
    with open_register(path) as database:
        assert dump(database) == before
        assert find_damage(database) == []
        take_in(database, make_source(numbered_entries(3)))
        assert find_damage(database) == []


@pytest.mark.parametrize(
    ("received", "dated", "came"),
    [
        (dt.date(2026, 3, 10), None, dt.date(2026, 3, 10)),
        (dt.date(2026, 3, 10), dt.date(2026, 3, 1), dt.date(2026, 3, 10)),
        (None, dt.date(2026, 3, 1), None),
        (None, None, None),
    ],
)
def test_words_of_a_list_came_with_the_list_and_never_with_its_import_or_the_statement(
    tmp_path: Path, received: dt.date | None, dated: dt.date | None, came: dt.date | None
) -> None:
    listed = [replace(numbered_entries(1)[0], reservation="кроме пункта 2")]
    with make_register(tmp_path / "m.coalition", signatures=0) as database:
        with database.writing("edit-statement") as tx:
            wordings.set_date(tx, statement_of(tx), dated)
        with database.writing("import") as tx:
            into = statement_of(tx)
            import_draft.import_source(tx, make_source(listed), into=into, received=received)
        with database.reading() as tx:
            assert tx.value(sa.select(act.c.received_on)) == came
            assert tx.value(sa.select(source.c.received_on)) == received
        assert find_damage(database) == []


def test_a_list_does_not_come_in_the_future(database: Database) -> None:
    with (
        pytest.raises(UserError, match="in the future"),
        database.writing("import") as tx,
    ):
        import_draft.import_source(
            tx, make_source(numbered_entries(1)), received=dt.date(2999, 1, 1)
        )
