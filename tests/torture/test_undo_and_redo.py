"""Undo and redo in any order among all kinds of actions: each step leads where it led before."""

import datetime as dt
from collections import Counter
from dataclasses import replace
from itertools import takewhile
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from coalition_app.drafts import Defect
from coalition_app.errors import NotSo, UserError
from coalition_app.operations import (
    attestors,
    door,
    imports,
    register,
    signature_edits,
    signatures,
    statements,
)
from coalition_app.operations.door import Change
from coalition_app.records.care.checks import find_damage
from coalition_app.records.imports import import_draft
from coalition_app.records.journal import journal
from coalition_app.records.journal.journal import PAST_UNDO
from coalition_app.records.store.database import Database
from tests import chance
from tests.records.merging import test_merges_machine as merging
from tests.records.positions import test_rules_machine as everything
from tests.registers import dump, make_source, numbered_entries, redo, undo

EXAMPLES = 4
STEPS, STEPS_AT_LENGTH = 10, 63
"""Steps of an example: with two machines and 80 examples each 10,000 at length."""
NAMES = st.sampled_from(["Ахметова Дана", "Серік Ұлы", "О’Нил"])
LANGUAGES = st.sampled_from(["ru", "kk", "en"])
WORDS = st.sampled_from(["Мәлімдеме", "О сроках", ""])
NUMBERS = st.integers(1, 4)


class Wandering(RuleBasedStateMachine):
    """Follows the journal of a desk: what an action, an undo or a redo leaves is known by its place.

    Places are counted in actions from the beginning of the wandering; some lie before it.
    """

    database: Database
    done: ClassVar[Counter[str]] = Counter()
    """How often each kind of action was recorded, undone and redone, over all examples."""

    def __init__(self) -> None:
        super().__init__()
        with self.database.reading() as tx:
            self.seen = next(journal.newest_first(tx)).key
        self.at = self.top = 0
        self.states = {0: dump(self.database)}

    @rule(steps=st.integers(1, 6))
    def go_back(self, steps: int) -> None:
        for _each in range(min(steps, self.at)):
            undo(self.database)
            self.follow()
        self.has_wandered()

    @rule(steps=st.integers(1, 6))
    def go_forth(self, steps: int) -> None:
        for _each in range(min(steps, self.top - self.at)):
            redo(self.database)
            self.follow()
        if self.at == self.top:
            with pytest.raises(NotSo):
                redo(self.database)
        self.has_wandered()

    @invariant()
    def follow(self) -> None:
        """Compare the register with what it was whenever it stood at this place before."""
        with self.database.reading() as tx:
            entries = takewhile(lambda entry: entry.key != self.seen, journal.newest_first(tx))
            newer = [each for each in entries if each.action not in PAST_UNDO]
        for entry in reversed(newer):
            self.at += -1 if entry.kind == "undo" else 1
            self.done[entry.kind if entry.kind != "action" else entry.action] += 1
            if entry.kind == "action":
                self.top = self.at
                self.states = {at: state for at, state in self.states.items() if at < self.at}
        if newer:
            self.seen = newer[0].key
            now = dump(self.database)
            # Of several actions in one step only the last is seen; undoing shows what the others left.
            assert self.states.setdefault(self.at, now) == now

    def has_wandered(self) -> None:
        """Note what stands now, where a machine keeps account of it."""

    def teardown(self) -> None:
        self.go_forth(self.top)
        end = dump(self.database)
        self.go_back(self.at)
        assert dump(self.database) == self.states[0]
        self.go_forth(self.top)
        assert dump(self.database) == end
        assert find_damage(self.database) == []
        super().teardown()


class AmongEverything(Wandering, everything.Desk):
    """Undo and redo among what is done with one statement."""

    def write(self, change: Change[Any]) -> None:
        before = dump(self.database)
        try:
            door.write(self.database, change)
        except UserError:
            assert dump(self.database) == before

    @rule(name=NAMES, second=st.booleans(), offices=st.lists(WORDS, min_size=1, max_size=2))
    def name_attestor(self, name: str, second: bool, offices: list[str]) -> None:
        setting = attestors.set_second_attestor if second else attestors.set_attestor
        self.write(setting(name=name, offices=offices))

    @rule()
    def attest_alone(self) -> None:
        self.write(attestors.remove_second_attestor())

    @rule(name=NAMES)
    def name_coalition(self, name: str) -> None:
        self.write(register.name_coalition(name=name))

    @rule(language=LANGUAGES, title=WORDS)
    def title_text(self, language: str, title: str) -> None:
        self.write(statements.edit_wording("1", language=language, title=title))

    @rule(language=LANGUAGES)
    def choose_authentic_language(self, language: str) -> None:
        self.write(statements.set_authentic_language("1", language=language))

    @rule(day=everything.DAYS)
    def date_statement(self, day: dt.date | None) -> None:
        self.write(statements.set_date("1", dated=day))

    @rule(number=NUMBERS, language=LANGUAGES, words=WORDS)
    def reword_demand(self, number: int, language: str, words: str) -> None:
        self.write(statements.reword_demand("1", number=number, language=language, words=words))

    @rule(reason=WORDS)
    def mark_spelling(self, reason: str) -> None:
        self.write(statements.mark_spelling("1", reason=reason))

    @rule(silence=st.sampled_from(["supports", "not-stated"]), by_text=st.booleans())
    def count_silence(self, silence: str, by_text: bool) -> None:
        self.write(statements.set_silence("1", silence=silence, by_text=by_text))

    @rule(title=WORDS)
    def make_statement(self, title: str) -> None:
        self.write(statements.make_statement(title=title, language="ru", demands=("Одно.",)))

    @rule(
        number=NUMBERS,
        notes=WORDS,
        publish=st.sampled_from(["yes", "no-office", "initials", "withheld"]),
    )
    def keep_private(self, number: int, notes: str, publish: str) -> None:
        contacts = [notes] if notes else []
        self.write(
            signature_edits.change_private(
                "1", number=number, notes=notes, publish=publish, contacts=contacts
            )
        )

    @rule(number=NUMBERS, day=everything.PAST)
    def withdraw(self, number: int, day: dt.date) -> None:
        self.write(signatures.withdraw("1", number=number, received=day))

    @rule(count=st.integers(1, 3))
    def take_in_with_a_flaw(self, count: int) -> None:
        flaw = Defect("text-cut-off", "Алма")
        entries = [replace(each, defects=(flaw,)) for each in numbered_entries(count)]
        source = make_source(entries, title=f"Тізім {count}")
        with self.database.reading() as tx:
            known = import_draft.known_source(tx, source) is not None
        if not known:
            self.do("import", lambda tx, shown: import_draft.import_source(tx, source, into=shown))

    @rule(numbers=everything.SOME)
    def settle_defects(self, numbers: list[int]) -> None:
        self.write(signature_edits.settle_defects("1", numbers=numbers))

    @rule(changed_too=st.booleans())
    def undo_import(self, changed_too: bool) -> None:
        self.write(imports.undo_import(source=None, changed_too=changed_too))


class AmongMerges(Wandering, merging.Desk):
    """Undo and redo among merging and separating."""

    def has_wandered(self) -> None:
        self.words, self.claims = self.wordings(), self.own_claims()


def wander(machine: type[Wandering]) -> None:
    steps = STEPS if chance.seed is None else STEPS_AT_LENGTH
    machine.done.clear()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=chance.times(EXAMPLES),
            stateful_step_count=steps,
            phases=(Phase.generate,),  # to shrink one that failed takes longer than the whole run
        ),
    )
    print(sum(machine.done.values()), machine.done)  # noqa: T201 - a long run is told of


def test_undo_and_redo_among_everything(tmp_path: Path) -> None:
    with everything.desk(tmp_path) as here:
        wander(type("Here", (AmongEverything, here), {}))


def test_undo_and_redo_among_merges(tmp_path: Path) -> None:
    path = tmp_path / "template.coalition"
    merging.make(path)
    wander(type("Here", (AmongMerges,), {"template": path}))
