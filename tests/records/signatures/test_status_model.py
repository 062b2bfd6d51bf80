"""What may follow what, told a second time in plain Python: the register agrees with it after any history."""

import datetime as dt
import shutil
import tempfile
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from coalition_app.errors import NotSo, UserError
from coalition_app.operations.editions import deliver
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.held import read_held
from coalition_app.records.positions.positions import NewPosition
from coalition_app.records.signatures import signatures, status
from coalition_app.records.signatures.signatures import NewSignature
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import STANCES, STATUSES
from coalition_app.records.store.transactions import Transaction
from tests import chance
from tests.registers import make_register, record_edition, redo, statement_of, undo

NEXT = {
    "invited": "signed subject-to-approval acceded declined",
    "declined": "invited signed subject-to-approval acceded",
    "subject-to-approval": "signed acceded withdrawn disputed rejected",
    "signed": "subject-to-approval withdrawn disputed rejected",
    "acceded": "subject-to-approval withdrawn disputed rejected",
    "disputed": "signed subject-to-approval acceded withdrawn rejected",
    "withdrawn": "",
    "rejected": "disputed",
}
DAYS = [dt.date(2026, 2, day) for day in (1, 2, 3, 4)]
ATTESTED = DAYS[0]
SIGNING = ("signed", "acceded", "subject-to-approval")
FUTURE = dt.date(9999, 1, 1)
NUMBERS = st.sampled_from([1, 1, 1, 2, 2, 3])
ANY_DAY = st.sampled_from([*DAYS, *DAYS, *DAYS, FUTURE])
Work = Callable[[Transaction, StatementRow], object]


@dataclass
class Signed:
    """A signature with the days of its facts; `facts` are all statuses that it had, the newest last."""

    status: str
    since: dt.date | None
    received: dt.date
    facts: list[tuple[str, dt.date | None]]
    newest: dt.date
    asked: bool
    """Whether it was invited or declined, so that it came when it signed."""
    came: dt.date | None
    stances: dict[int, str] = field(default_factory=dict)


@dataclass
class Model:
    """The list as the rules say that it is."""

    signed: dict[int, Signed] = field(default_factory=dict)
    delivered: list[dt.date] = field(default_factory=list)
    printed: tuple[int, ...] = ()

    def sign(self, word: str, day: dt.date) -> bool:
        late = day >= min(self.delivered, default=FUTURE)
        if word == "acceded" and not late:
            return False
        if word in ("signed", "acceded"):
            word = "acceded" if late else "signed"
        since = day if word == "acceded" else None
        asked = word in ("invited", "declined")
        self.signed[len(self.signed) + 1] = Signed(
            word, since, day, [(word, since)], day, asked, None if asked else day
        )
        return True

    def move(self, number: int, word: str, day: dt.date) -> bool:
        one = self.signed.get(number)
        if one is None or word not in NEXT[one.status].split() or day == FUTURE:
            return False
        if day < one.received or day < one.newest:
            return False
        came = one.came or day
        side = "acceded" if came >= min(self.delivered, default=FUTURE) else "signed"
        before = next((each for each in reversed(one.facts) if each[0] in SIGNING), None)
        restored = one.status == "disputed" and before is not None and word in SIGNING
        if restored and before is not None:
            if word != before[0]:
                return False
            one.status, one.since = before
        elif word in ("signed", "acceded") and word != side:
            return False
        else:
            one.status, one.since = word, day
        one.newest = day
        if word in ("invited", "declined"):
            one.asked, one.came = True, None
        elif one.asked and one.came is None and word in SIGNING:
            one.came = day
        one.facts.append((one.status, one.since))
        return True

    def prints_nothing_that_nobody_said(self) -> bool:
        """Say of each signature what no timeline may print."""
        first = min(self.delivered, default=FUTURE)
        return all(
            one.status != "acceded" or (one.since is not None and one.since >= first)
            for one in self.signed.values()
        )

    def state(self, number: int, stances: dict[int, str]) -> bool:
        if number not in self.signed or "supports-with-reservation" in stances.values():
            return False  # these come without words
        self.signed[number].stances.update(stances)
        return True

    def deliver(self, day: dt.date) -> bool:
        self.delivered.append(day)
        first = min(self.delivered)
        for number, one in self.signed.items():
            # The two who were there when the edition was attested stand in it.
            came = one.came
            if one.status == "signed" and came and came >= first and number not in self.printed:
                one.status, one.since, one.newest = "acceded", came, max(one.newest, came)
                one.facts.append(("acceded", came))
        return True

    def count(self, demand: int) -> dict[str, int]:
        found = dict.fromkeys((*STANCES, "unsettled"), 0)
        for one in self.signed.values():
            if one.status in ("signed", "acceded"):
                found[one.stances.get(demand, "supports")] += 1
        return found


class Both(RuleBasedStateMachine):
    """The register beside the model: both take a step, or both refuse it and stay as they were."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory()
        self.database = open_register(Path(shutil.copy(self.template, self._folder.name)))
        self.model = Model()
        self.done: list[Model] = []
        self.undone: list[Model] = []

    def both(self, allowed: Callable[[Model], bool], action: str, work: Work) -> None:
        after = deepcopy(self.model)
        try:
            with self.database.writing(action) as tx:
                work(tx, statement_of(tx))
        except UserError as refusal:
            assert not allowed(after), refusal
            return
        assert allowed(after), f"{action} is not refused"
        if after != self.model:  # what changes nothing is no entry of the journal
            self.done.append(self.model)
            self.undone.clear()
        self.model = after

    @initialize(words=st.lists(st.sampled_from(STATUSES), min_size=2, max_size=2))
    def begin(self, words: list[str]) -> None:
        for word in words:
            self.sign(word, DAYS[0])

    @rule(word=st.sampled_from(STATUSES), day=st.sampled_from(DAYS))
    def sign(self, word: str, day: dt.date) -> None:
        new = NewSignature("«Азат»", status=word, received_on=day)
        self.both(
            lambda model: model.sign(word, day),
            "sign",
            lambda tx, shown: signatures.sign(tx, shown, new),
        )

    @rule(moves=st.lists(st.tuples(NUMBERS, st.sampled_from(STATUSES), ANY_DAY), min_size=8))
    def move(self, moves: list[tuple[int, str, dt.date]]) -> None:
        for move in moves:
            self.move_one(*move)

    def move_one(self, number: int, word: str, day: dt.date) -> None:
        self.both(
            lambda model: model.move(number, word, day),
            "change-standing",
            lambda tx, shown: status.change_status(tx, shown, number, word, received=day),
        )

    @rule(
        number=NUMBERS,
        stances=st.dictionaries(st.integers(1, 2), st.sampled_from(STANCES), min_size=1),
    )
    def state(self, number: int, stances: dict[int, str]) -> None:
        self.both(
            lambda model: model.state(number, stances),
            "record-position",
            lambda tx, shown: positions.record_position(tx, shown, number, NewPosition(stances)),
        )

    @rule(day=st.sampled_from(DAYS))
    def deliver(self, day: dt.date) -> None:
        def work(tx: Transaction, shown: StatementRow) -> None:
            deliver.run(tx, shown, edition=1, to="Парламент", date=day)

        self.both(lambda model: model.deliver(day), "deliver", work)
        self.done.clear()  # what was handed over stays

    @rule(back=st.booleans())
    def go_back_or_forth(self, back: bool) -> None:
        if back:
            self.step(undo, self.done, self.undone)
        else:
            self.step(redo, self.undone, self.done)

    def step(
        self, take: Callable[[Database], object], ahead: list[Model], behind: list[Model]
    ) -> None:
        try:
            take(self.database)
        except NotSo:
            assert not ahead
            return
        behind.append(self.model)
        self.model = ahead.pop()

    @invariant()
    def nothing_is_printed_that_the_rules_refuse(self) -> None:
        assert self.model.prints_nothing_that_nobody_said()

    @invariant()
    def the_register_says_the_same(self) -> None:
        with self.database.reading() as tx:
            shown = statement_of(tx)
            rows = signatures.list_signatures(tx, shown.id)
            counts = read_held(tx, shown).counts()
        assert {row.number: (row.status, row.status_on) for row in rows} == {
            number: (one.status, one.since) for number, one in self.model.signed.items()
        }
        assert counts == {demand: self.model.count(demand) for demand in (1, 2)}

    def teardown(self) -> None:
        self.database.close()
        self._folder.cleanup()


def test_the_register_and_the_rules_agree_after_any_history(tmp_path: Path) -> None:
    path = tmp_path / "attested.coalition"
    with make_register(path, signatures=0) as made, made.writing("attest") as tx:
        record_edition(tx, ATTESTED)
    run_state_machine_as_test(
        type("BothHere", (Both,), {"template": path}),
        settings=settings(max_examples=chance.times(30), stateful_step_count=15),
    )
