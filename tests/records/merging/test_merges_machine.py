"""Merging and separating among any other actions: nothing is lost, counts add up, all is given back."""

import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from coalition_app.errors import NotSo, UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.evidence import evidence
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.merging import decisions, merges, separations
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatories import directory, merge_history, private_fields
from coalition_app.records.signatures import signatures, status
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import act, evidence_claim, merge, signatory, signature
from coalition_app.records.store.transactions import Transaction
from tests import chance
from tests.registers import (
    add_signatures,
    add_statement,
    dump,
    make_register,
    redo,
    statement_of,
    undo,
)

NAMES = ("«Шаңырақ»", "Хартия", "«Мегаполис»", "Эхо")
SAME_PLACES = ("merge", "standing_step", "twin_decision")
"""Tables in which separating leaves its own traces."""
SIGNATURES = st.tuples(st.integers(1, 2), st.integers(1, 4))
"""Number of a statement, and of a signature in it."""
Work = Callable[[Transaction], object]
DAMAGE_EVERY = 5


def make(path: Path) -> None:
    """Make a register of two statements, each signed by four, with words, evidence, names and contacts."""
    with make_register(path, statements_made=0, signatures=0) as database:
        for statement in (1, 2):
            add_statement(database)
            for name in NAMES:
                add_signatures(
                    database, 1, name=f"{name} {statement}", legal_form="", place="Алматы"
                )
        with database.writing("record-position") as tx:
            new = NewPosition({1: "supports-with-reservation"}, "кроме сроков")
            positions.record_position(tx, statement_of(tx), 2, new)
        for number in (1, 2, 3):
            for claim in ("consent", "authority"):
                attach(database, 1, number, claim)
        with database.writing("change-private") as tx:
            owner = owner_of(tx, 1, 3)
            private_fields.change_private(
                tx, owner, contacts=["a@b.kz"], notes="не звонить", publish="withheld"
            )


def attach(database: Database, statement: int, number: int, claim: str) -> None:
    with database.writing("record-evidence") as tx:
        shown = statement_of(tx, statement)
        row = signatures.find_signature(tx, shown, number)
        new = NewEvidence("letter", claim, note=f"письмо {number}")
        evidence.record_evidence(tx, shown, [row], new)


def owner_of(tx: Any, statement: int, number: int) -> uuid.UUID:
    return signatures.find_signature(tx, statement_of(tx, statement), number).signatory_id


def kept_values(database: Database) -> dict[str, object]:
    """Give all that the register holds, save the traces of merging and separating."""
    return {name: rows for name, rows in dump(database).items() if name not in SAME_PLACES}


class Desk(RuleBasedStateMachine):
    """A coordinator who merges, separates and does other things in any order."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "a.coalition"
        shutil.copyfile(self.template, path)
        self.path = path
        self.database = open_register(path)
        self.words = self.wordings()
        self.claims = self.own_claims()
        self.steps = 0

    def teardown(self) -> None:
        assert find_damage(self.database) == []
        self.separate_all()
        assert self.wordings() == self.words
        assert self.claims <= self.own_claims()
        self.database.close()
        self._folder.cleanup()

    def do(self, action: str, work: Work) -> bool:
        before = dump(self.database)
        try:
            with self.database.writing(action) as tx:
                work(tx)
        except UserError:
            assert dump(self.database) == before
            return False
        return True

    @rule(one=SIGNATURES, other=SIGNATURES, choice=st.sampled_from(["first", "second", "both", ""]))
    def merge(self, one: tuple[int, int], other: tuple[int, int], choice: str) -> None:
        def work(tx: Transaction) -> None:
            kept, merged = owner_of(tx, *one), owner_of(tx, *other)
            look = merges.look_at_merge(tx, kept, merged)
            picks = {
                "first": {each.statement.number: each.kept[0] for each in look.both},
                "second": {each.statement.number: each.merged[0] for each in look.both},
                "both": {each.statement.number: merges.BOTH for each in look.both},
            }
            merges.merge_signatories(tx, kept, merged, "одна", picks.get(choice))

        self.do("merge-signatories", work)

    @rule(
        a=st.integers(1, 4),
        b=st.integers(1, 4),
        verdict=st.sampled_from(["same", "same", "different", "two-signatures"]),
        keep=st.sampled_from([None, "a", "b"]),
    )
    def decide(self, a: int, b: int, verdict: str, keep: str | None) -> None:
        stands = {"a": a, "b": b}.get(keep or "") if verdict == "same" else None
        self.do(
            "decide-twins",
            lambda tx: decisions.decide(tx, statement_of(tx), a, b, verdict, "", stands),
        )

    @rule(number=st.integers(1, 6))
    def separate(self, number: int) -> None:
        self.do(
            "separate-signatories",
            lambda tx: separations.separate_signatories(tx, merges.find_merge(tx, number).id),
        )

    @rule(place=SIGNATURES, new=st.sampled_from(["disputed", "signed", "rejected", "withdrawn"]))
    def change_status(self, place: tuple[int, int], new: str) -> None:
        self.do(
            "change-standing",
            lambda tx: status.change_status(
                tx, statement_of(tx, place[0]), place[1], new, received=tx.today
            ),
        )

    @rule(place=SIGNATURES, aliases=st.lists(st.sampled_from(["А", "Б", "В"]), max_size=2))
    def change_names(self, place: tuple[int, int], aliases: list[str]) -> None:
        def work(tx: Transaction) -> None:
            found = directory.read_signatory(tx, owner_of(tx, *place))
            assert found is not None
            directory.change_names(tx, found.line.id, name=found.line.name, aliases=aliases)

        self.do("change-directory", work)

    @rule(place=SIGNATURES, publish=st.sampled_from(["yes", "no-office", "initials", "withheld"]))
    def change_private(self, place: tuple[int, int], publish: str) -> None:
        self.do(
            "change-private",
            lambda tx: private_fields.change_private(tx, owner_of(tx, *place), publish=publish),
        )

    @rule(place=SIGNATURES, claim=st.sampled_from(["consent", "identity"]))
    def record_evidence(self, place: tuple[int, int], claim: str) -> None:
        attach(self.database, *place, claim)
        self.claims = self.own_claims()

    @rule(number=st.integers(1, 4))
    def reserve(self, number: int) -> None:
        new = NewPosition({2: "does-not-support"}, f"не согласны {number}")
        self.do(
            "record-position",
            lambda tx: positions.record_position(tx, statement_of(tx), number, new),
        )
        self.words = self.wordings()

    @rule()
    def restart(self) -> None:
        self.database.close()
        self.database = open_register(self.path)

    @rule()
    def undo_and_redo(self) -> None:
        before = dump(self.database)
        try:
            undo(self.database)
            redo(self.database)
        except NotSo:
            return
        assert dump(self.database) == before

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.wordings() == self.words
        assert self.claims <= self.own_claims()
        with self.database.reading() as tx:
            for number in (1, 2):
                rows = signatures.list_signatures(tx, statement_of(tx, number).id)
                assert [row.number for row in rows] == [1, 2, 3, 4]
                assert [row.name for row in rows] == [f"{name} {number}" for name in NAMES]
            assert tx.value(sa.select(sa.func.count()).select_from(signatory)) == 8
            into = merge_history.merged_into(tx)
            owners = set(tx.connection.execute(sa.select(signature.c.signatory_id)).scalars())
        assert not owners & into.keys()

    def separate_all(self) -> None:
        with self.database.reading() as tx:
            in_force = [each.number for each in merge_history.list_merges(tx) if each.stands]
        for number in in_force:
            with self.database.writing("separate-signatories") as writing:
                separations.separate_signatories(writing, merges.find_merge(writing, number).id)
        with self.database.reading() as tx:
            owners = tx.connection.execute(sa.select(signature.c.signatory_id)).scalars().all()
        assert len(set(owners)) == len(owners) == 8

    def wordings(self) -> list[str]:
        with self.database.reading() as tx:
            return sorted(tx.connection.execute(sa.select(act.c.wording)).scalars())

    def own_claims(self) -> set[tuple[Any, ...]]:
        """Give every claim that she attached herself."""
        with self.database.reading() as tx:
            copied = {
                copy["claim"]
                for row in tx.rows(sa.select(merge.c.moved))
                for copy in (row.moved or {}).get("copied", ())
            }
            return {
                tuple(row) for row in tx.rows(sa.select(evidence_claim)) if row.id.hex not in copied
            }


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("merges") / "template.coalition"
    make(path)
    return path


@contextmanager
def copy_of(template: Path) -> Iterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.coalition"
        shutil.copyfile(template, path)
        with open_register(path) as database:
            yield database


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    pairs=st.lists(
        st.tuples(SIGNATURES, SIGNATURES, st.booleans()), min_size=1, max_size=4, unique=True
    ),
    order=st.randoms(use_true_random=False),
)
def test_separating_in_any_order_gives_everything_back(
    template: Path, pairs: list[tuple[tuple[int, int], tuple[int, int], bool]], order: Any
) -> None:
    with copy_of(template) as database:
        before = kept_values(database)
        made = 0
        for one, other, turned in pairs:
            with database.reading() as tx:
                kept, merged = owner_of(tx, *one), owner_of(tx, *other)
                if kept == merged:
                    continue
                look = merges.look_at_merge(tx, kept, merged)
            with database.writing("merge-signatories") as writing:
                stands = {
                    each.statement.number: (each.merged if turned else each.kept)[0]
                    for each in look.both
                }
                merges.merge_signatories(writing, kept, merged, "", stands)
            made += 1
        numbers = list(range(1, made + 1))
        order.shuffle(numbers)
        for number in numbers:
            with database.writing("separate-signatories") as writing:
                found = merges.find_merge(writing, number)
                assert separations.separate_signatories(writing, found.id) == []
        assert kept_values(database) == before
        assert find_damage(database) == []


def test_nothing_is_lost_whatever_is_done(template: Path) -> None:
    class Copied(Desk):
        pass

    Copied.template = template
    run_state_machine_as_test(
        Copied, settings=settings(max_examples=chance.times(12), stateful_step_count=15)
    )
