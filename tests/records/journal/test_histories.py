"""Any history of actions can be undone to its beginning and redone to its end, and is always whole."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition_app.errors import NotSo, UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.editions import attestors
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.imports import import_draft
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import STANCES
from tests.registers import (
    dump,
    make_register,
    make_source,
    numbered_entries,
    redo,
    statement_of,
    undo,
    withdraw_signature,
)

Act = Callable[[Database], None]
NUMBERS = st.integers(1, 5)
WORDS = st.sampled_from([None, "кроме сроков", "при условии, что", "мерзімдерінен басқа"])


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("histories") / "template.coalition"
    make_register(path, signatures=3, demands=3).close()
    return path


def sign(name: str) -> Act:
    def act(database: Database) -> None:
        with database.writing("sign") as tx:
            signatures.sign(tx, statement_of(tx), NewSignature(name))

    return act


def record_position(number: int, stances: dict[int, str], wording: str | None) -> Act:
    def act(database: Database) -> None:
        with database.writing("record-position") as tx:
            new = NewPosition(stances, wording)
            positions.record_position(tx, statement_of(tx), number, new)

    return act


def withdraw(number: int) -> Act:
    def act(database: Database) -> None:
        with database.writing("withdraw") as tx:
            withdraw_signature(tx, statement_of(tx), number, dt.date(2026, 1, 2), "письмо")

    return act


def record_evidence(numbers: list[int], content: bytes | None) -> Act:
    def act(database: Database) -> None:
        with database.writing("record-evidence") as tx:
            statement = statement_of(tx)
            rows = signatures.list_signatures(tx, statement.id, numbers=numbers)
            new = NewEvidence(kind="scan", note="у нас", content=content)
            evidence.record_evidence(tx, statement, rows, new)

    return act


def set_attestor(name: str, offices: list[str]) -> Act:
    def act(database: Database) -> None:
        with database.writing("set-attestor") as tx:
            attestors.set_attestor(tx, name=name, offices=offices)

    return act


def take_in(count: int) -> Act:
    def act(database: Database) -> None:
        read = make_source(numbered_entries(count), title=f"Список {count}")
        with database.writing("import") as tx:
            if import_draft.known_source(tx, read) is None:
                import_draft.import_source(tx, read)

    return act


def undo_or_redo(step: Callable[[Database], object]) -> Act:
    def act(database: Database) -> None:
        step(database)

    return act


ACTS = st.one_of(
    st.builds(sign, st.sampled_from(["«Азат»", "Шаңырақ", "Ann O’Nym"])),
    st.builds(
        record_position,
        NUMBERS,
        st.dictionaries(st.integers(1, 3), st.sampled_from(STANCES), min_size=1),
        WORDS,
    ),
    st.builds(withdraw, NUMBERS),
    st.builds(
        record_evidence, st.lists(NUMBERS, min_size=1), st.sampled_from([None, b"scan", b"mail"])
    ),
    st.builds(set_attestor, st.sampled_from(["А", "Б"]), st.lists(st.sampled_from("вгд"))),
    st.builds(take_in, st.integers(1, 3)),
    st.builds(undo_or_redo, st.sampled_from([undo, redo])),
)


@contextmanager
def copied(template: Path) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.coalition"
        shutil.copyfile(template, path)
        with open_register(path) as database:
            yield database


def repeat_until_refused(step: Callable[[Database], object], database: Database) -> int:
    steps = 0
    while True:
        try:
            step(database)
        except NotSo:
            return steps
        steps += 1


@given(st.lists(ACTS, max_size=8))
def test_any_history_is_undone_to_its_beginning_and_redone_to_its_end(
    template: Path, history: list[Act]
) -> None:
    with copied(template) as database:
        repeat_until_refused(undo, database)
        beginning = dump(database)
        repeat_until_refused(redo, database)
        for act in history:
            before = dump(database)
            try:
                act(database)
            except UserError:
                assert dump(database) == before
        repeat_until_refused(redo, database)
        end = dump(database)
        steps = repeat_until_refused(undo, database)
        assert dump(database) == beginning
        assert repeat_until_refused(redo, database) == steps
        assert dump(database) == end
        assert find_damage(database) == []


@given(st.lists(ACTS, max_size=6), st.lists(ACTS, max_size=4))
def test_a_history_goes_on_from_a_copy_on_another_device(
    template: Path, here: list[Act], there: list[Act]
) -> None:
    """A copied file writes a chain of its own, and undo reaches back over both."""
    with copied(template) as database:
        perform(database, here)
        database.engine.dispose()
        path = database.path.with_name("b.coalition")
        shutil.copyfile(database.path, path)
        with open_register(path) as copy:
            perform(copy, there)
            end = dump(copy)
            redone = repeat_until_refused(redo, copy)
            end = end if not redone else dump(copy)
            steps = repeat_until_refused(undo, copy)
            assert repeat_until_refused(redo, copy) == steps
            assert dump(copy) == end
            assert find_damage(copy) == []


def perform(database: Database, history: list[Act]) -> None:
    for act in history:
        try:
            act(database)
        except UserError:
            continue
