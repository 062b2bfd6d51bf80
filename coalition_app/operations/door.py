"""The one door by which a register is written: operations, their values, and what came of them.

An operation is declared by a function that takes an open transaction, the statement where it is about one,
and its values by name, and returns an `Answer`. Calling an operation writes nothing: it returns a `Change`,
which `write` does as one transaction, one entry of the journal, one step of undo.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

from coalition_app.operations import copies_before
from coalition_app.operations.fields import Field, Values, fields_of
from coalition_app.work import Tell, collecting_later

if TYPE_CHECKING:
    from coalition_app.operations.forms import Form
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Transaction

P = ParamSpec("P")
R = TypeVar("R")
AT_ONCE = 300
"""Rows that are changed within a tenth of a second; the window changes more off its own thread."""
BYTES_OF_A_ROW = 10_000
"""Bytes of a file that are kept in the time in which a row is changed."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[R]):
    """What an operation did."""

    result: R
    """What it made or found, for who called it."""
    lines: tuple[str, ...] = ()
    """Sentences for a person, in the program's language; the first one is a summary."""
    values: Values = field(default_factory=dict)
    """Plain values for JSON."""
    tables: frozenset[str] = frozenset()
    """Names of the tables that were written; `write` fills it in."""


@dataclass(frozen=True, slots=True)
class Change(Generic[R]):
    """An operation with its values; nothing is written yet."""

    key: str
    """The key of the journal's sentence (`action_sentences`)."""
    rows: int
    """About how many rows it changes."""
    run: "Callable[[Transaction], Answer[R]]"


def write(database: "Database", change: Change[R], tell: Tell | None = None) -> Answer[R]:
    """Do a change: all of it and its entry in the journal, or nothing.

    Raises UserError, with a sentence that says what to do, where it is refused; Interrupted once `tell`
    raises it.
    """
    if change.rows > AT_ONCE:
        with collecting_later():
            return _write(database, change, tell)
    return _write(database, change, tell)


def _write(database: "Database", change: Change[R], tell: Tell | None) -> Answer[R]:
    kept = copies_before.held(database, change.key, change.rows)
    with kept as copy, database.writing(change.key) as tx:
        tx.tell = tell or tx.tell
        answer = change.run(tx)
        if tx.tables or tx.changes_no_row:
            copy()
    return replace(answer, tables=frozenset(tx.tables))


class Operation(Generic[P, R]):
    """What operations on a statement and on the register have in common."""

    def __init__(
        self,
        run: Callable[..., Answer[R]],
        key: str | Callable[..., str],
        rows: Callable[..., int],
        help: str,
        form: "Form | None",
    ) -> None:
        self.run, self.help, self.form = run, help, form
        self._key, self._rows = key, rows

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """What it asks for, in the order of its parameters."""
        return fields_of(self.run)

    def bound(self, values: Values, run: "Callable[[Transaction], Answer[R]]") -> Change[R]:
        """Return the change that `run` makes with these values."""
        told = {**(self.run.__kwdefaults__ or {}), **values}
        key = self._key if isinstance(self._key, str) else self._key(**told)
        return Change(key, self._rows(**told), run)


class StatementOperation(Operation[P, R]):
    """An operation on one statement."""

    def __call__(
        self, meant: "StatementRow | str | None", /, *args: P.args, **values: P.kwargs
    ) -> Change[R]:
        """Return the change that these values make to a statement.

        `meant` is its row, its number or the beginning of its title; None means the only statement.
        """
        return self.bound(
            values, lambda tx: self.run(tx, _find_statement(tx, meant), *args, **values)
        )


class RegisterOperation(Operation[P, R]):
    """An operation on the register as a whole."""

    def __call__(self, *args: P.args, **values: P.kwargs) -> Change[R]:
        """Return the change that these values make."""
        return self.bound(values, lambda tx: self.run(tx, *args, **values))


def on_statement(
    key: str | Callable[..., str],
    *,
    rows: Callable[..., int] = lambda **_values: 1,
    help: str = "",
    form: "Form | None" = None,
) -> "Callable[[Callable[Concatenate[Transaction, StatementRow, P], Answer[R]]], StatementOperation[P, R]]":
    """Declare an operation on a statement; its own parameters are given by name.

    `key` is the key of the journal's sentence, or tells it by the values; `rows` tells about how many rows
    are changed; `help` is what its command says of it, `form` how a window asks for its values.
    """
    return lambda run: StatementOperation(run, key, rows, help, form)


def on_register(
    key: str | Callable[..., str],
    *,
    rows: Callable[..., int] = lambda **_values: 1,
    help: str = "",
    form: "Form | None" = None,
) -> "Callable[[Callable[Concatenate[Transaction, P], Answer[R]]], RegisterOperation[P, R]]":
    """Declare an operation on the register, as `on_statement` does for a statement."""
    return lambda run: RegisterOperation(run, key, rows, help, form)


def _find_statement(tx: "Transaction", meant: "StatementRow | str | None") -> "StatementRow":
    from coalition_app.records.statements.statements import find_statement

    return find_statement(tx, meant) if meant is None or isinstance(meant, str) else meant


Declared = StatementOperation[..., Any] | RegisterOperation[..., Any]
"""Any operation."""
