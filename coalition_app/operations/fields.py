"""What an operation asks for: the kinds of its parameters, read and refused alike wherever they are typed.

A field stands in the annotation of its parameter, `Annotated[int, Number(...)]`. Its name, whether it is
needed, and what it is where it is left out are the parameter's own. Texts are marked with N_ and translated
where they are shown.
"""

import copy
import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.records.checked import typed_day

Values = Mapping[str, Any]
"""What was given to an operation, by the names of its parameters."""


@dataclass(kw_only=True)
class Field:
    """One thing that an operation asks for; its kind is its class."""

    help: str = ""
    """What a command's help says of it."""
    caption: str = ""
    """What stands beside it in a form; a form does not ask for a field without one."""
    metavar: str | None = None
    """How a command's help calls its value."""
    option: str = ""
    """The command's option where it is not called as the parameter is."""
    hint: str = ""
    """The tooltip in a form."""
    prompt: str = ""
    """What stands in its place in a form while nothing is typed."""
    words: Mapping[str, str] | None = None
    """Keys to choose from, with their words."""
    means: Mapping[str, str] | None = None
    """What a form says of each key once it is chosen."""
    unchosen: str = ""
    """How a form refuses where nothing was chosen."""
    name: str = ""
    usual: Any = None
    needed: bool = False

    def read(self, given: Any) -> Any:
        """Return the value of what was typed; raises UserError for what is none."""
        return given

    def lacks(self, value: Any) -> bool:
        """Tell whether a form waits for a value in the place of this one."""
        return self.needed and not value

    def refuse_unchosen(self, value: Any) -> None:
        """Raise UserError where a form must not go on with nothing chosen."""
        if self.needed and self.words is not None and not value:
            raise UserError(_(self.unchosen) if self.unchosen else _("Choose one first."))


class Number(Field):
    """A whole number: of a signature, a demand, an edition."""


@dataclass(kw_only=True)
class Words(Field):
    """Words on one line, as they are typed."""

    blank: bool = False
    """Whether none at all are an answer too."""

    def lacks(self, value: Any) -> bool:
        """Tell whether a form waits for words."""
        return self.needed and not self.blank and not str(value).strip()


class Choice(Field):
    """One of several keys; the operation itself refuses what it does not know."""


class File(Field):
    """A file that is kept with what is recorded; none where it is left out."""


@dataclass(kw_only=True)
class Day(Field):
    """A calendar date; a form asks for it, unless it is optional."""

    optional: bool = False
    """Whether a form may leave it out."""

    def lacks(self, value: Any) -> bool:
        """Tell whether a form waits for a day."""
        return value is None and not self.optional

    def read(self, given: Any) -> dt.date | None:
        """Return the day that was typed."""
        return given if given is None or isinstance(given, dt.date) else typed_day(given)


def fields_of(run: Callable[..., Any]) -> tuple[Field, ...]:
    """List the fields in the annotations of a function's parameters, in their order."""
    usual = run.__kwdefaults__ or {}
    found = []
    for name, kind in run.__annotations__.items():
        for declared in getattr(kind, "__metadata__", ()):
            if isinstance(declared, Field):
                made = copy.copy(declared)
                made.name, made.usual, made.needed = name, usual.get(name), name not in usual
                found.append(made)
    return tuple(found)
