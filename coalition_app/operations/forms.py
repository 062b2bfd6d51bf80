"""How a window asks for an operation's values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from coalition_app.operations.fields import Values

if TYPE_CHECKING:
    from coalition_app.records.statements.statements import StatementRow
    from coalition_app.records.store.transactions import Reading

Say = Callable[[], str]
"""Returns a sentence in the program's language of this moment."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a form shows of the register before anything is typed."""

    above: tuple[tuple[Say, str], ...] = ()
    """Sentences above the fields, each with its role: heading, quiet, warning or none."""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Keys to choose from in a field, where they depend on the register."""
    values: Values = field(default_factory=dict)
    """What stands in the fields at first."""
    named: Mapping[str, Any] = field(default_factory=dict)
    """What the title names."""
    title: str = ""
    """In place of the form's own, where it is about something else than usual."""


class Form(NamedTuple):
    """The form of an operation: its title, its button, what stands above and below its fields."""

    title: str
    agree: str
    look: "Callable[[Reading, StatementRow, Values], Look] | Callable[[Reading], Look]"
    """Reads what is shown, of a statement or of the register; may raise UserError."""
    below: tuple[str, ...] = ()
    weighty: bool = False
    """Whether Enter does not agree, only Ctrl+Enter or the button: what it records has legal effect."""
    warned: str = ""
    """What cannot be taken back, in the colour of a warning below all else."""
