"""Every action of the records in any order: what holds after each of them, and after undoing all."""

import datetime as dt
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from coalition_app.errors import NotSo, UserError
from coalition_app.records.care.checks import find_damage
from coalition_app.records.evidence import evidence, reconfirmations
from coalition_app.records.evidence.evidence import NewEvidence
from coalition_app.records.imports import import_draft
from coalition_app.records.journal.undoing import reach
from coalition_app.records.lists import follow_up
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import acts, acts_changed, position_grid, positions
from coalition_app.records.positions.counted import is_counted
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import (
    bulk_edits,
    edits,
    joint_entries,
    renumber,
    signatures,
    status,
    verifications,
)
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.statements import wordings
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import (
    ACT_KINDS,
    KINDS,
    POLICIES,
    STANCES,
    STATUSES,
    VERIFICATIONS,
    act,
    position,
    signature,
)
from coalition_app.records.store.transactions import Transaction
from tests import chance
from tests.registers import (
    dump,
    make_register,
    make_source,
    numbered_entries,
    redo,
    statement_of,
    undo,
)

DEMANDS = st.integers(1, 4)
NUMBERS = st.integers(1, 5)
PAST = st.sampled_from([dt.date(2025, 3, day) for day in (1, 5, 14)])
DAYS = st.one_of(st.none(), st.none(), PAST)
"""None is today."""
STANCE = st.sampled_from(STANCES)
STATED = st.dictionaries(DEMANDS, STANCE, max_size=3)
WORDS = st.sampled_from(
    [None, "кроме сроков", "при условии, что", "мерзімдерінен басқа", "не поддерживаем"]
)
SOME = st.lists(NUMBERS, min_size=1, max_size=3, unique=True)
LANGUAGE = st.sampled_from(["", "ru", "kk", "en"])
SPELT = st.sampled_from(["", "Алматы", "ОФ"])
PAIRS = st.lists(st.tuples(SPELT, SPELT), max_size=3)
ANSWERS = st.sampled_from([None, NewEvidence("letter", held_where="сейф"), NewEvidence("letter")])
RESERVED = {
    1: NewPosition(
        {1: "does-not-support", 2: "supports-with-reservation"},
        "кроме сроков и экспертизы",
        received_on=dt.date(2025, 3, 1),
    ),
    2: NewPosition({}, "в мирное время", received_on=dt.date(2025, 3, 5), whole=True),
}
"""What stands in the register before she begins."""
Work = Callable[[Transaction, StatementRow], object]


class Desk(RuleBasedStateMachine):
    """A coordinator who does anything in any order; what is refused changes nothing."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "a.coalition"
        shutil.copyfile(self.template, path)
        self.database = open_register(path)
        self.words: dict[uuid.UUID, tuple[str, str]] = {}
        """The wording and language of every act, as first recorded."""

    def do(self, action: str, work: Work) -> None:
        before = dump(self.database)
        try:
            with self.database.writing(action) as tx:
                work(tx, statement_of(tx))
        except UserError:
            assert dump(self.database) == before

    # Signatures

    @rule(
        name=st.sampled_from(["«Азат»", "Шаңырақ", "Ann O’Nym"]),
        status=st.sampled_from(STATUSES),
    )
    def sign(self, name: str, status: str) -> None:
        new = NewSignature(name, status=status)
        self.do("sign", lambda tx, shown: signatures.sign(tx, shown, new))

    @rule(number=NUMBERS, new=st.sampled_from(STATUSES), day=PAST)
    def change_status(self, number: int, new: str, day: dt.date) -> None:
        self.do(
            "change-standing",
            lambda tx, shown: status.change_status(tx, shown, number, new, received=day),
        )

    @rule(number=NUMBERS, word=st.sampled_from(VERIFICATIONS))
    def verify(self, number: int, word: str) -> None:
        self.do(
            "verify-signature",
            lambda tx, shown: verifications.verify_signature(
                tx, shown, number, word, ground="звонок", by="Дана"
            ),
        )

    @rule(numbers=SOME, kind=st.sampled_from(KINDS))
    def change_kind(self, numbers: list[int], kind: str) -> None:
        self.do(
            "change-many",
            lambda tx, shown: bulk_edits.bulk_edit(tx, shown, numbers, "kind", kind),
        )

    @rule(numbers=SOME, new=st.sampled_from(STATUSES))
    def change_statuses(self, numbers: list[int], new: str) -> None:
        self.do(
            "change-many",
            lambda tx, shown: bulk_edits.bulk_edit(tx, shown, numbers, "standing", new),
        )

    @rule(numbers=SOME, field=st.sampled_from(bulk_edits.WORDS), words=SPELT)
    def change_words_of_many(self, numbers: list[int], field: str, words: str) -> None:
        self.do(
            "change-many",
            lambda tx, shown: bulk_edits.bulk_edit(tx, shown, numbers, field, words),
        )

    @rule(number=NUMBERS, people=PAIRS, bodies=PAIRS)
    def change_joint_entry(self, number: int, people: Any, bodies: Any) -> None:
        self.do(
            "change-signature",
            lambda tx, shown: joint_entries.change_joint_entry(
                tx, shown, number, people=people, bodies=bodies
            ),
        )

    @rule(number=NUMBERS, day=PAST)
    def promise(self, number: int, day: dt.date) -> None:
        self.do(
            "record-promise",
            lambda tx, shown: status.record_promise(tx, shown, number, received=day),
        )

    @rule(order=st.sampled_from(renumber.ORDERS))
    def number_anew(self, order: str) -> None:
        self.do("move-signatures", lambda tx, shown: renumber.put_in_order(tx, shown, order))

    @rule(numbers=SOME, before=st.one_of(st.none(), NUMBERS))
    def move(self, numbers: list[int], before: int | None) -> None:
        self.do(
            "move-signatures",
            lambda tx, shown: edits.move_signatures(tx, shown, numbers, before),
        )

    @rule(number=NUMBERS, name=st.sampled_from(["Азат", "Ұйым", " "]))
    def respell(self, number: int, name: str) -> None:
        self.do(
            "respell-name",
            lambda tx, shown: edits.respell_name(tx, shown, number, name, "опечатка"),
        )

    @rule(numbers=SOME, content=st.sampled_from([None, b"scan", b"mail"]))
    def record_evidence(self, numbers: list[int], content: bytes | None) -> None:
        def work(tx: Transaction, shown: StatementRow) -> None:
            rows = signatures.list_signatures(tx, shown.id, numbers=numbers)
            new = NewEvidence(kind="scan", note="у нас", content=content)
            evidence.record_evidence(tx, shown, rows, new)

        self.do("record-evidence", work)

    @rule(number=NUMBERS, step=st.sampled_from(["позвонить", ""]))
    def plan(self, number: int, step: str) -> None:
        self.do("plan-step", lambda tx, shown: follow_up.plan_step(tx, shown, number, step))

    @rule(count=st.integers(1, 2))
    def take_in(self, count: int) -> None:
        def work(tx: Transaction, shown: StatementRow) -> None:
            entries = numbered_entries(count)
            words = f"кроме сроков ({count})"
            entries[0] = replace(entries[0], reservation=words)
            read = make_source(entries, title=f"Список {count}")
            if import_draft.known_source(tx, read) is None:
                import_draft.import_source(tx, read, into=shown)

        self.do("import", work)

    # Positions and words

    @rule(
        number=NUMBERS,
        stances=STATED,
        wording=WORDS,
        kind=st.sampled_from(["", *ACT_KINDS]),
        whole=st.booleans(),
        day=PAST,
    )
    def record_position(
        self,
        number: int,
        stances: dict[int, str],
        wording: str | None,
        kind: str,
        whole: bool,
        day: dt.date,
    ) -> None:
        new = NewPosition(stances, wording, received_on=day, kind=kind, whole=whole)
        self.do(
            "record-position",
            lambda tx, shown: positions.record_position(tx, shown, number, new),
        )

    @rule(number=NUMBERS, stances=STATED, wording=WORDS.filter(bool), day=PAST)
    def reserve(self, number: int, stances: dict[int, str], wording: str, day: dt.date) -> None:
        new = NewPosition({1: "supports-with-reservation", **stances}, wording, received_on=day)
        self.do(
            "record-position",
            lambda tx, shown: positions.record_position(tx, shown, number, new),
        )

    @rule(cells=st.dictionaries(NUMBERS, STATED, min_size=1, max_size=3))
    def record_cells(self, cells: dict[int, dict[int, str]]) -> None:
        self.do(
            "record-positions",
            lambda tx, shown: position_grid.record_positions(tx, shown, cells),
        )

    def meant(self, data: st.DataObject) -> tuple[int, int, tuple[int, ...]]:
        """Draw words that stand, or stood: number, ordinal, demands."""
        with self.database.reading() as tx:
            shown = statement_of(tx)
            numbers = {row.id: row.number for row in signatures.list_signatures(tx, shown.id)}
            recorded = acts.acts_by_signature(tx, shown, withdrawn=True)
        known = [
            (numbers[signed], each.ordinal, each.demands)
            for signed, several in sorted(recorded.items())
            for each in several
        ]
        return data.draw(st.sampled_from(known or [(1, 1, ())]))

    @rule(data=st.data(), day=DAYS, stances=STATED)
    def withdraw_words(
        self, data: st.DataObject, day: dt.date | None, stances: dict[int, str]
    ) -> None:
        number, ordinal, _demands = self.meant(data)
        self.do(
            "withdraw-words",
            lambda tx, shown: acts_changed.withdraw_act(
                tx, shown, number, ordinal=ordinal, received=day or tx.today, stances=stances
            ),
        )

    @rule(data=st.data(), day=DAYS, wording=WORDS, stances=st.one_of(st.just({}), STATED))
    def narrow_words(
        self,
        data: st.DataObject,
        day: dt.date | None,
        wording: str | None,
        stances: dict[int, str],
    ) -> None:
        number, ordinal, demands = self.meant(data)
        touched = st.sampled_from(demands or (1, 2, 3))
        touching = data.draw(st.lists(touched, max_size=3, unique=data.draw(st.booleans())))
        self.do(
            "narrow-words",
            lambda tx, shown: acts_changed.narrow_act(
                tx,
                shown,
                number,
                ordinal=ordinal,
                received=day or tx.today,
                touching=touching,
                wording=wording,
                stances=stances,
            ),
        )

    @rule(data=st.data(), day=DAYS, wording=WORDS, language=LANGUAGE)
    def correct_words(
        self, data: st.DataObject, day: dt.date | None, wording: str | None, language: str
    ) -> None:
        number, ordinal, _demands = self.meant(data)
        self.do(
            "correct-words",
            lambda tx, shown: acts_changed.correct_act(
                tx,
                shown,
                number,
                ordinal=ordinal,
                received=day or tx.today,
                reason="опечатка",
                wording=wording,
                language=language,
            ),
        )

    @rule(data=st.data(), language=LANGUAGE, wording=WORDS.filter(bool))
    def translate(self, data: st.DataObject, language: str, wording: str) -> None:
        number, ordinal, _demands = self.meant(data)
        self.do(
            "translate-words",
            lambda tx, shown: acts_changed.translate_act(
                tx,
                shown,
                number,
                ordinal=ordinal,
                language=language,
                wording=wording,
                translator="С. А.",
            ),
        )

    @rule(data=st.data(), language=LANGUAGE, state=st.sampled_from(acts_changed.STATES))
    def confirm(self, data: st.DataObject, language: str, state: str) -> None:
        number, ordinal, _demands = self.meant(data)
        self.do(
            "confirm-translation",
            lambda tx, shown: acts_changed.set_translation_state(
                tx, shown, number, ordinal=ordinal, language=language, state=state
            ),
        )

    # Texts

    @rule()
    def seal(self) -> None:
        self.do("seal-text", wordings.seal_text)

    @rule()
    def begin_text(self) -> None:
        self.do("new-text", wordings.begin_new_text)

    @rule(words=st.sampled_from(["Ещё одно.", "Третье."]))
    def renew_text(self, words: str) -> None:
        """Seal the text, and ask for more in the next one."""
        self.seal()
        self.begin_text()
        self.add_demand(words)

    @rule(words=st.sampled_from(["Ещё одно.", "Третье.", ""]))
    def add_demand(self, words: str) -> None:
        self.do("add-demand", lambda tx, shown: wordings.add_demand(tx, shown, {"ru": words}))

    @rule(number=DEMANDS)
    def remove_demand(self, number: int) -> None:
        self.do("remove-demand", lambda tx, shown: wordings.remove_demand(tx, shown, number))

    @rule(number=DEMANDS, to=DEMANDS)
    def move_demand(self, number: int, to: int) -> None:
        self.do("move-demand", lambda tx, shown: wordings.move_demand(tx, shown, number, to))

    @rule(number=DEMANDS, policy=st.sampled_from(POLICIES))
    def set_policy(self, number: int, policy: str) -> None:
        self.do("set-policy", lambda tx, shown: wordings.set_policy(tx, shown, number, policy))

    @rule(numbers=SOME, declined=st.booleans(), shown_by=ANSWERS)
    def answer_text(self, numbers: list[int], declined: bool, shown_by: NewEvidence | None) -> None:
        step = reconfirmations.decline_text if declined else reconfirmations.reconfirm
        self.do(
            "decline-text" if declined else "reconfirm",
            lambda tx, shown: step(tx, shown, numbers, received=tx.today, shown_by=shown_by),
        )

    # Back and forth

    @rule(step=st.sampled_from([undo, redo]))
    def go_back_or_forth(self, step: Callable[[Database], object]) -> None:
        with self.database.reading() as tx:
            last = reach(tx).undo
        if step is undo and last is not None and last.action == "make-statement":
            return  # without a statement there is nothing to do any more
        try:
            step(self.database)
        except NotSo:
            return

    # What always holds

    @invariant()
    def counts_add_up_to_the_signed(self) -> None:
        with self.database.reading() as tx:
            shown = statement_of(tx)
            counts = read_held(tx, shown).counts()
            signed = tx.value(
                sa.select(sa.func.count()).where(signature.c.statement_id == shown.id, is_counted())
            )
        assert [sum(each.values()) for each in counts.values()] == [signed] * len(shown.demands)

    @invariant()
    def every_position_rests_on_a_signature_and_on_words_that_stand(self) -> None:
        with self.database.reading() as tx:
            signed = set(tx.connection.execute(sa.select(signature.c.id)).scalars())
            owners = {
                row.id.hex: row.signature_id
                for row in tx.rows(sa.select(act))
                if row.withdrawn_on is None
            }
            held = tx.rows(sa.select(position))
        for row in held:
            assert row.signature_id in signed
            assert {owners.get(each) for each in row.acts or ()} <= {row.signature_id}
            assert row.acts or row.stance != "supports-with-reservation"

    @invariant()
    def no_original_wording_ever_differs_from_what_was_recorded(self) -> None:
        with self.database.reading() as tx:
            for row in tx.rows(sa.select(act.c.id, act.c.wording, act.c.language)):
                known = self.words.setdefault(row.id, (row.wording, row.language))
                assert known == (row.wording, row.language)

    def teardown(self) -> None:
        try:
            repeat(redo, self.database)
            end = dump(self.database)
            steps = repeat(undo, self.database)
            assert dump(self.database) == self.beginning
            assert repeat(redo, self.database) == steps
            assert dump(self.database) == end
            assert find_damage(self.database) == []
        finally:
            self.database.close()
            self._folder.cleanup()

    beginning: dict[str, list[tuple[Any, ...]]]


def repeat(step: Callable[[Database], object], database: Database) -> int:
    """Undo or redo until there is nothing more; give how often."""
    steps = 0
    while True:
        try:
            step(database)
        except NotSo:
            return steps
        steps += 1


@contextmanager
def desk(folder: Path) -> Iterator[type[Desk]]:
    """Give a desk whose register has three signatures on three demands, and words that stand."""
    path = folder / "template.coalition"
    with make_register(path, signatures=3, demands=3) as made:
        for number, new in RESERVED.items():
            with made.writing("record-position") as tx:
                positions.record_position(tx, statement_of(tx), number, new)
        repeat(undo, made)
        beginning = dump(made)
        repeat(redo, made)
    yield type("DeskHere", (Desk,), {"template": path, "beginning": beginning})


def test_whatever_she_does_the_rules_hold(tmp_path: Path) -> None:
    with desk(tmp_path) as here:
        run_state_machine_as_test(
            here,
            settings=settings(max_examples=chance.times(14), stateful_step_count=20),
        )
