"""What children do until they are killed, and what the folder in which they worked holds then."""

import os
import random
import shutil
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from coalition_app.errors import UserError
from coalition_app.operations import door, journal
from coalition_app.operations.register import name_coalition
from coalition_app.records.care.checks import find_damage
from coalition_app.records.file import engine as engines
from coalition_app.records.opening.existing import PassphraseNeeded, open_register
from coalition_app.records.store.database import Database
from coalition_app.records.store.journal_tables import journal_entry
from tests import registers
from tests.registers import add_signatures
from tests.torture.killing import COMMAND, Ended, Warmed

REGISTER = "register.coalition"
EDITS = 8
HERE = "HERE"
"""Stands in the words of a work for the folder in which it is done."""
CUT = 0.3
"""How often the step at which a child is killed is a write that is cut in its middle."""
Rows = dict[str, list[tuple[object, ...]]]


def edit(register: str, acknowledged: str) -> None:
    """Do small actions one after another, and note each once it is acknowledged."""
    notes = os.open(acknowledged, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    with open_register(Path(register)) as database:
        for at in range(EDITS):
            if at % 4 == 1:
                door.write(database, name_coalition(name=f"Коалиция {at}"))
            elif at % 4 == 3:
                door.write(database, journal.undo())
            else:
                add_signatures(database, 1)
            os.write(notes, b".")


def open_only(register: str) -> None:
    """Open a register and close it again."""
    open_register(Path(register)).close()


@dataclass(frozen=True, slots=True)
class State:
    """What a register holds: all its rows, the entries of its journal, and what is damaged."""

    rows: Rows
    entries: int
    damage: tuple[str, ...]

    @property
    def sizes(self) -> dict[str, int]:
        """How many rows each table has, and how many entries the journal has."""
        return {name: len(rows) for name, rows in self.rows.items()} | {"entries": self.entries}


def state(register: Path, *passphrases: str) -> State:
    """Open a register, by the first passphrase that fits, and tell what it holds."""
    with opened(register, *passphrases) as database:
        with database.reading() as tx:
            entries = int(tx.value(sa.select(sa.func.count()).select_from(journal_entry)))
        return State(registers.dump(database), entries, tuple(find_damage(database)))


def opened(register: Path, *passphrases: str) -> Database:
    """Open a register by the first passphrase that fits; raises UserError where none does."""
    refused: UserError | None = None
    for each in (None, *passphrases):
        try:
            return open_register(register, each)
        except (PassphraseNeeded, UserError) as error:
            refused = error
    assert refused
    raise refused


def let_rest(folder: Path) -> None:
    """Let an hour pass for what lies hidden in a folder: no process can be at work on it any more."""
    for each in hidden(folder):
        os.utime(folder / each, (time.time() - 3600,) * 2)


def hidden(folder: Path) -> list[str]:
    """Name what is left of interrupted work in a folder: hidden files that are no locks."""
    return sorted(
        str(each.relative_to(folder))
        for each in folder.rglob(".*")
        if not each.name.endswith(".lock")
    )


def hidden_in_clear(folder: Path) -> list[str]:
    """Name the hidden files of a folder that hold an unencrypted register."""
    return [each for each in hidden(folder) if engines.is_plain(folder / each)]


@dataclass(frozen=True, slots=True)
class Work:
    """Work that was done once to its end: the folder before it, the state before and after, its steps."""

    folder: Path
    words: tuple[str, ...]
    function: str
    passphrases: tuple[str, ...]
    then: State
    now: State
    steps: int
    links: bool
    turns: list[int] = field(default_factory=list)
    """The steps that are to come, in an order by chance."""

    def killed(self, warm: Warmed, to: Path, chance: random.Random) -> Ended:
        """Do it in a new folder, and kill it before a step, or in its middle; each step has its turn."""
        if not self.turns:
            self.turns.extend(chance.sample(range(1, self.steps + 1), self.steps))
        how = {"kill_at": self.turns.pop(), "torn": chance.random() < CUT, "links": self.links}
        return _done(warm, self.folder, to, self.function, self.words, **how)


def prepare(
    warm: Warmed,
    folder: Path,
    *words: str,
    function: str = COMMAND,
    passphrases: tuple[str, ...] = (),
    links: bool = True,
) -> Work:
    """Do work once to its end in a copy of a folder that holds a register; return it, to be killed.

    Without `links` the disk knows no second names.
    """
    copy = _beside(folder)
    then = _state_of_copy(folder, *passphrases)
    ended = _done(warm, folder, copy, function, words, links=links)
    assert ended.code == 0, ended
    now = state(copy / REGISTER, *passphrases)
    return Work(folder, words, function, passphrases, then, now, ended.steps, links)


def _state_of_copy(folder: Path, *passphrases: str) -> State:
    """Tell what a register holds without opening it, which could change it."""
    copy = _beside(folder)
    shutil.copytree(folder, copy)
    return state(copy / REGISTER, *passphrases)


def _beside(folder: Path) -> Path:
    """Return the name of a new folder."""
    return Path(tempfile.mkdtemp(dir=folder.parent)) / folder.name


def _done(
    warm: Warmed,
    folder: Path,
    to: Path,
    function: str,
    words: tuple[str, ...],
    **how: Any,
) -> Ended:
    shutil.copytree(folder, to)
    return warm.call(function, *(word.replace(HERE, str(to)) for word in words), **how)
