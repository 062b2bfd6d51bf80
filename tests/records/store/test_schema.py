"""The tables that the migrations make, and the past that the database itself refuses to rewrite."""

import datetime as dt
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from coalition_app.errors import UserError
from coalition_app.records.care import checks
from coalition_app.records.editions import editions, print_signatures
from coalition_app.records.editions.print_signatures import DETACHED, NewSignature
from coalition_app.records.evidence import evidence, papers
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.file import engine as engines
from coalition_app.records.merging import decisions
from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.new import create_register
from coalition_app.records.positions import positions, settled_words
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.positions.settled_words import Said
from coalition_app.records.signatories import private_fields
from coalition_app.records.signatures import signatures
from coalition_app.records.store import schema
from coalition_app.records.store.columns import metadata
from coalition_app.records.store.database import Database
from coalition_app.records.store.shape import Differences
from coalition_app.records.store.tables import FORMAT, JOURNALLED
from tests.older_registers import as_of_migration
from tests.registers import dump, make_register, record_edition, statement_of


def edition_with_print(database: Database) -> None:
    with database.writing("record-position") as tx:
        new = NewPosition({1: "supports-with-reservation"}, "кроме сроков")
        positions.record_position(tx, statement_of(tx), 1, new)
    with database.writing("attest") as tx:
        made = record_edition(tx, dt.date(2026, 1, 2))
        editions.record_print(tx, made, language="ru", content=b"%PDF-")


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path: Path) -> None:
    with (
        make_register(tmp_path / "a.coalition", signatures=0) as database,
        database.engine.connect() as connection,
    ):
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_a_new_register_is_word_for_word_what_the_migrations_leave(tmp_path: Path) -> None:
    """The second one, too, which is made of what the process remembers."""
    left = []
    for name, make in (("m", schema.migrate), ("a", schema.create), ("b", schema.create)):
        (tmp_path / name).touch()
        engine = engines.make_engine(tmp_path / name, None)
        make(engine)
        with engine.connect() as connection:
            run = connection.exec_driver_sql
            parts = run("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid").all()
            tables = [name for kind, name, *_further in parts if kind == "table"]
            rows = {each: run(f'SELECT * FROM "{each}"').all() for each in tables}
            left.append((parts, rows, run("PRAGMA user_version").all()))
        engine.dispose()
    migrated, first, second = left
    assert len(migrated[0]) > len(JOURNALLED)
    assert first == migrated
    assert second == migrated


def test_the_format_is_the_number_of_the_newest_migration(tmp_path: Path) -> None:
    heads = ScriptDirectory(str(schema.migrations_folder())).get_heads()
    assert [int(each) for each in heads] == [FORMAT]
    with make_register(tmp_path / "a.coalition", signatures=0) as database:
        assert engines.pragma(database.engine, "PRAGMA user_version") == [(FORMAT,)]
        assert engines.pragma(database.engine, "PRAGMA application_id") == [
            (int.from_bytes(b"COAL", "big"),)
        ]


REWRITINGS = (
    "UPDATE journal_entry SET actor = 'somebody else'",
    "DELETE FROM journal_entry",
    "UPDATE journal_change SET value = '{}'",
    "DELETE FROM journal_change",
    "DELETE FROM journal_private",
    "UPDATE journal_private SET value = 'another'",
    "UPDATE journal_private SET value = NULL",
    "UPDATE journal_private SET value = NULL, salt = zeroblob(16)",
    "UPDATE edition SET code = 'another'",
    "DELETE FROM edition",
    "UPDATE \"print\" SET language = 'kk'",
    'DELETE FROM "print"',
    "UPDATE act SET wording = 'without exceptions'",
    "UPDATE act SET language = 'en'",
)


def test_the_database_itself_refuses_to_rewrite_the_past(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=1) as database:
        edition_with_print(database)
        before = dump(database)
        for statement in REWRITINGS:
            with pytest.raises(sa.exc.IntegrityError), database.engine.begin() as connection:
                connection.exec_driver_sql(statement)
        assert dump(database) == before


def test_private_values_of_the_journal_can_be_erased(tmp_path: Path) -> None:
    with (
        make_register(tmp_path / "a.coalition", signatures=1) as database,
        database.engine.begin() as connection,
    ):
        erased = connection.exec_driver_sql("UPDATE journal_private SET value = NULL, salt = x''")
        assert erased.rowcount > 0


def test_an_older_register_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=2) as database:
        engines.pragma(database.engine, f"PRAGMA user_version = {FORMAT - 1}")
        before = dump(database)
    with open_register(path) as database:
        assert engines.pragma(database.engine, "PRAGMA user_version") == [(FORMAT,)]
        assert dump(database) == before
    copies = list(tmp_path.glob("a before upgrade *.coalition"))
    assert len(copies) == 1
    connection = engines.make_engine(copies[0], None)
    assert engines.pragma(connection, "PRAGMA user_version") == [(FORMAT - 1,)]
    assert engines.pragma(connection, "SELECT count(*) FROM signature") == [(2,)]
    connection.dispose()


def test_two_upgrades_within_a_second_keep_a_copy_each(tmp_path: Path) -> None:
    """As where the first one was killed once its copy was made."""
    path = tmp_path / "a.coalition"
    with make_register(path) as database:
        for _each in range(3):
            schema.upgrade(path, database.engine, database.raw_key)
    assert len(list(tmp_path.glob("a before upgrade *.coalition"))) == 3


def test_a_register_of_the_third_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3, time_zone="") as database:
        edition_with_print(database)
        before = dump(database)
        as_of_migration(database, "0003")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []


def test_a_register_of_the_second_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    later = ("merge", "signed_page", "open_line", "settled_word", "paper")
    with make_register(path, signatures=3, time_zone="") as database:
        edition_with_print(database)
        before = {name: rows for name, rows in dump(database).items() if name not in later}
        as_of_migration(database, "0002")
    with open_register(path) as database:
        after = dump(database)
        assert [after.pop(name) for name in later] == [[]] * len(later)
        assert after == before
        assert checks.find_damage(database) == []


def test_a_register_of_the_fourth_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    added = {"evidence": {"holder", "sender"}, "evidence_claim": {"lapsed_on"}}
    added["signature"] = {"verified_with"}
    with make_register(path, signatures=3, time_zone="") as database:
        with database.writing("record-evidence") as tx:
            letter = NewEvidence(kind="letter", note="письмо")
            signed = signatures.list_signatures(tx, statement_of(tx).id)
            evidence.record_evidence(tx, statement_of(tx), signed, letter)
        with database.writing("decide-twins") as tx:
            decisions.decide(tx, statement_of(tx), 1, 2, "different", "two cities")
        before = dump(database)
        as_of_migration(database, "0004")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []
        with database.reading() as tx:
            for name, columns in added.items():
                rows = tx.rows(sa.select(JOURNALLED[name]))
                assert rows and all(not getattr(row, each) for row in rows for each in columns)
    assert written_tables(path) == written_tables(_fresh(tmp_path))


def test_a_register_of_the_sixth_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3, demands=2, time_zone="") as database:
        edition_with_print(database)
        before = dump(database)
        as_of_migration(database, "0006")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []
        with database.reading() as tx:
            (row,) = tx.rows(sa.select(JOURNALLED["statement"]))
            assert (row.silence, row.silence_source) == ("", "")
            for name in ("text_wording", "text_demand"):
                rows = tx.rows(sa.select(JOURNALLED[name]))
                assert rows and all(row.spelling == "" for row in rows)
    assert written_tables(path) == written_tables(_fresh(tmp_path))


def test_a_register_of_the_twelfth_format_keeps_every_demand_and_names_none(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3, demands=3) as database:
        edition_with_print(database)
        before = dump(database)
        as_of_migration(database, "0012")
        columns = engines.pragma(database.engine, "PRAGMA table_info(text_demand)")
        assert "short_names" not in {each[1] for each in columns}
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []
        with database.reading() as tx:
            assert [each.short_names for each in statement_of(tx).demands] == [{}, {}, {}]
    assert written_tables(path) == written_tables(_fresh(tmp_path))


def test_a_register_of_the_twenty_fourth_format_keeps_its_consents_and_takes_one_more(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.coalition"
    given = ("yes", "initials", "withheld")
    with make_register(path, signatures=3, demands=2) as database:
        edition_with_print(database)
        with database.writing("change-private") as tx:
            keys = [
                each.signatory_id for each in signatures.list_signatures(tx, statement_of(tx).id)
            ]
            for key, word in zip(keys, given, strict=True):
                private_fields.change_private(tx, key, publish=word)
        before = dump(database)
        as_of_migration(database, "0024")
        with pytest.raises(sa.exc.IntegrityError), database.engine.begin() as connection:
            connection.execute(sa.update(JOURNALLED["signatory"]).values(publish="no-office"))
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []
        with database.writing("change-private") as tx:
            private_fields.change_private(tx, keys[0], publish="no-office")
        with database.reading() as tx:
            rows = signatures.list_signatures(tx, statement_of(tx).id)
            assert [each.publish for each in rows] == ["no-office", *given[1:]]
    assert written_tables(path) == written_tables(_fresh(tmp_path))


def test_a_register_of_the_twenty_first_format_keeps_signatures_and_deliveries(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3) as database:
        edition_with_print(database)
        with database.writing("deliver") as tx:
            (row,) = editions.list_editions(tx)
            day = dt.date(2026, 1, 3)
            editions.record_delivery(
                tx,
                statement_of(tx),
                row,
                recipient="Акимат",
                delivered_on=day,
                incoming_number="7",
            )
        with database.writing("keep-signature") as tx:
            new = NewSignature(DETACHED, b"cms", "a.p7s", "Ахметова Дана", "ab", tx.now)
            (printed,) = editions.list_prints(tx, row.id)
            print_signatures.keep_signature(tx, printed, new)
            kept = print_signatures.list_signatures(tx, row.id)
        before = dump(database)
        as_of_migration(database, "0021")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []
        with database.reading() as tx:
            (delivered,) = editions.list_deliveries(tx, row.id)
            assert (delivered.recipient, delivered.incoming_number) == ("Акимат", "7")
            assert print_signatures.list_signatures(tx, row.id) == kept
            for name in ("delivery", "print_signature"):
                (moved,) = tx.rows(sa.select(JOURNALLED[name]))
                assert moved[2] is None
        for column in ("corrigendum_id = edition_id", "edition_id = NULL"):
            with pytest.raises(sa.exc.IntegrityError), database.engine.begin() as connection:
                connection.exec_driver_sql('DROP TRIGGER "delivery_refuses_update"')
                connection.exec_driver_sql(f"UPDATE delivery SET {column}")
    assert written_tables(path) == written_tables(_fresh(tmp_path))


def _fresh(folder: Path) -> Path:
    path = folder / "fresh.coalition"
    make_register(path, signatures=0).close()
    return path


def written_tables(path: Path) -> dict[str, str]:
    engine = engines.make_engine(path, None)
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    found = dict(engines.pragma(engine, query))
    engine.dispose()
    return found


def test_a_register_of_the_sixth_format_keeps_its_editions(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3, time_zone="") as database:
        edition_with_print(database)
        before = dump(database)
        as_of_migration(database, "0005")
        found = schema.compare(database.engine)
        assert "UNIQUE edition: statement_id, number" in found.strange
    with open_register(path) as database:
        assert dump(database) == before
        assert schema.compare(database.engine) == Differences()
        assert checks.find_damage(database) == []
        with pytest.raises(sa.exc.IntegrityError), database.engine.begin() as connection:
            connection.exec_driver_sql("UPDATE edition SET number = 2")


def test_a_register_of_the_ninth_format_lets_the_salt_go_with_what_is_erased(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=1) as database:
        before = dump(database)
        as_of_migration(database, "0009")
        for statement in ("DROP TRIGGER journal_private_only_erases", KEPT_SALT):
            engines.pragma(database.engine, statement)
    with open_register(path) as database:
        assert dump(database) == before
        assert schema.compare(database.engine) == Differences()
        assert checks.find_damage(database) == []


KEPT_SALT = (
    "CREATE TRIGGER journal_private_only_erases BEFORE UPDATE ON journal_private "
    "WHEN NEW.value IS NOT NULL OR NEW.salt IS NOT OLD.salt OR NEW.seq IS NOT OLD.seq "
    "OR NEW.ordinal IS NOT OLD.ordinal OR NEW.device_id IS NOT OLD.device_id "
    "BEGIN SELECT RAISE(ABORT, 'the journal is never rewritten'); END"
)


def test_foreign_keys_are_on_again_after_a_migration(tmp_path: Path) -> None:
    path = tmp_path / "a.coalition"
    with make_register(path, signatures=0) as database:
        engines.pragma(database.engine, f"PRAGMA user_version = {FORMAT - 1}")
    with open_register(path) as database:
        assert engines.pragma(database.engine, "PRAGMA foreign_keys") == [(1,)]


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER helpful AFTER INSERT ON signature BEGIN UPDATE signature SET number = 1; END",
        "CREATE TRIGGER quiet BEFORE UPDATE ON signature WHEN NEW.number = 1 "
        "BEGIN SELECT RAISE(ABORT, 'no'); DELETE FROM act; END",
        "CREATE VIEW seen AS SELECT name FROM signatory",
    ],
)
def test_a_register_with_a_planted_trigger_or_view_is_not_opened(
    tmp_path: Path, planted: str
) -> None:
    path = tmp_path / "planted.coalition"
    with create_register(path, coalition="К", passphrase=None) as database:
        engines.pragma(database.engine, planted)
    with pytest.raises(UserError, match="parts that this program never makes"):
        open_register(path)


def test_a_register_of_the_seventeenth_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3) as database:
        edition_with_print(database)
        before = dump(database)
        assert before["print"]
        assert before["print_signature"] == []
        as_of_migration(database, "0017")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []


def test_a_register_of_the_nineteenth_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3) as database:
        edition_with_print(database)
        before = dump(database)
        assert before["print"]
        assert before["corrigendum"] == before["corrigendum_print"] == []
        as_of_migration(database, "0019")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []


def test_a_register_of_the_twentieth_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3) as database:
        edition_with_print(database)
        before = dump(database)
        assert before["print"]
        assert before["letterhead"] == []
        as_of_migration(database, "0020")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []


def test_a_register_of_the_twenty_second_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3) as database:
        before = dump(database)
        assert before["signature"]
        as_of_migration(database, "0022")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []


def test_a_register_of_the_twenty_third_format_keeps_the_letters_that_wait(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3) as database:
        with database.writing("take-papers") as tx:
            papers.take_in(tx, statement_of(tx), "письмо.txt", "Отзываем подпись.".encode())
        before = dump(database)
        assert before["paper"]
        as_of_migration(database, "0023")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []


def test_a_register_of_the_twenty_fifth_format_keeps_every_row(tmp_path: Path) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3) as database:
        edition_with_print(database)
        before = dump(database)
        assert before["print"]
        assert before["print_options"] == []
        as_of_migration(database, "0025")
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []


def test_a_register_of_the_twenty_sixth_format_keeps_its_settled_words_and_takes_headings(
    tmp_path: Path,
) -> None:
    path = tmp_path / "old.coalition"
    with make_register(path, signatures=3) as database:
        with database.writing("settle-pieces") as tx:
            settled_words.remember(
                tx, [Said("председатель", "office"), Said("кроме сроков", "words")]
            )
        before = dump(database)
        assert len(before["settled_word"]) == 2
        as_of_migration(database, "0026")
        with pytest.raises(sa.exc.IntegrityError), database.engine.begin() as connection:
            connection.execute(sa.update(JOURNALLED["settled_word"]).values(role="heading"))
    with open_register(path) as database:
        assert dump(database) == before
        assert checks.find_damage(database) == []
        with database.writing("settle-pieces") as tx:
            settled_words.remember(tx, [Said("Друзья реки", "heading")])
    assert written_tables(path) == written_tables(_fresh(tmp_path))
