"""Which signatures count: one of which something is open is listed, and counts nowhere."""

from pathlib import Path

from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue.readiness import assess
from coalition_app.drafts import DraftEntry
from coalition_app.records.imports import import_draft
from coalition_app.records.lists.as_of import EFFECTIVE, read_as_of
from coalition_app.records.lists.statement_progress import read_progress
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.store.database import Database
from coalition_app.records.store.transactions import Reading
from tests.registers import make_register, make_source, statement_of, this_day, withdraw_signature

WORDS = "кроме сроков"


def every_count(tx: Reading) -> set[int]:
    """Give what each road says of how many signatures count, sums of rows included."""
    statement = statement_of(tx)
    gathered = gather_annex(tx, statement)
    day = read_as_of(tx, statement, this_day(), EFFECTIVE)
    rows = [
        *read_held(tx, statement).counts().values(),
        *(each.counts for each in gathered.content.demands),
        *day.then.counts().values(),
        *day.now.counts().values(),
    ]
    progress = read_progress(tx, statement)
    return {
        *(sum(row.values()) for row in rows),
        gathered.content.signed,
        len(gathered.basis.counted),
        day.then.signed,
        day.now.signed,
        progress.counted,
        progress.days[-1].total,
        int(str(assess(tx, gathered, "ru").counts["signed"])),
    }


def add_open(database: Database) -> None:
    entry = DraftEntry(1, f"«Зов» ({WORDS})", "«Зов»", reservation=WORDS)
    with database.writing("import") as tx:
        import_draft.import_source(tx, make_source([entry]), into=statement_of(tx))


def test_an_open_signature_is_listed_and_counts_nowhere(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as database:
        add_open(database)
        with database.reading() as tx:
            content = gather_annex(tx, statement_of(tx)).content
            assert every_count(tx) == {3}
        assert content.unsettled == (4,)
        assert [entry.number for part in content.sections for entry in part.entries] == [1, 2, 3, 4]
        with database.writing("record-position") as tx:
            new = NewPosition({1: "supports-with-reservation"})
            positions.record_position(tx, statement_of(tx), 4, new)
        with database.reading() as tx:
            assert every_count(tx) == {4}
            assert gather_annex(tx, statement_of(tx)).content.unsettled == ()


def test_who_withdrew_is_not_among_the_unassigned(tmp_path: Path) -> None:
    with make_register(tmp_path / "a.coalition", signatures=3, demands=2) as database:
        add_open(database)
        with database.writing("withdraw") as tx:
            withdraw_signature(tx, statement_of(tx), 4, this_day())
        with database.reading() as tx:
            content = gather_annex(tx, statement_of(tx)).content
            assert (content.signed, content.withdrawn, content.unsettled) == (3, 1, ())
