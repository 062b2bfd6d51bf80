"""Fields that are one action each: saved when they are left, refused below, kept until they are abandoned."""

import uuid
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from coalition_app.desktop.widgets.captioned_field import Field, PrivateField
from coalition_app.desktop.widgets.respelling import Asking
from coalition_app.errors import UserError
from coalition_app.operations import door

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Change


class SavedFields(QObject):
    """What was typed and refused is kept, also while another one is shown.

    It is kept until it is corrected or abandoned with Escape. `change` returns what records a field; it
    may raise UserError. `say_whom` puts before a refusal of whom it speaks.
    """

    _saved = Signal(object)
    """Emitted when the call that saved is over: it may come from within a page that is being read."""

    def __init__(
        self,
        desk: "Desk",
        fields: Mapping[str, Field],
        change: "Callable[[Field], Change[Any]]",
        say_whom: Callable[[str], str],
    ) -> None:
        super().__init__(desk.window)
        self._desk, self._fields = desk, fields
        self._change, self._say_whom = change, say_whom
        self._shown: uuid.UUID | None = None
        self._kept: dict[tuple[uuid.UUID, str], tuple[str, str]] = {}
        self._saved.connect(desk.operations.changed, Qt.ConnectionType.QueuedConnection)
        for field in fields.values():
            field.left.connect(lambda left=field: self._leave(left))

    def fill(self, shown: uuid.UUID, values: Mapping[str, str]) -> None:
        """Show the values of one; what is being typed stays unless it is another one."""
        anew, self._shown = shown != self._shown, shown
        for key, field in self._fields.items():
            kept = self._kept.get((shown, key))
            if anew:
                if isinstance(field, PrivateField):
                    field.put_under_cover()
                field.show_value(values[key])
                if kept is not None:
                    field.put(kept[0])
                    field.refuse(kept[1])
            elif not field.differs():
                field.show_value(values[key])
            else:
                field.saved = values[key]

    def forget(self) -> None:
        """Leave no value of a register in fields that are only hidden."""
        self._shown = None
        if self._desk.operations.database is None:
            self._kept.clear()
        for field in self._fields.values():
            field.show_value("")

    def save(self) -> None:
        """Save what was typed and not yet left, as before another one is shown."""
        wrote = [self._write(field) for field in self._fields.values() if field.differs()]
        if any(wrote):
            self._saved.emit(frozenset[str]().union(*wrote))

    def _leave(self, field: Field) -> None:
        if isinstance(field, Asking) and field.asks():
            return
        if field.differs() and (wrote := self._write(field)):
            self._desk.operations.changed.emit(wrote)

    def _write(self, field: Field) -> frozenset[str]:
        """Write one field as one action; return the tables written. A refusal stays below the field."""
        database = self._desk.operations.database
        if self._shown is None or database is None or self._desk.operations.locked is not None:
            return frozenset()
        value, key = field.value(), (self._shown, field.key)
        try:
            answer = door.write(database, self._change(field))
        except UserError as error:
            field.refuse(str(error))
            self._kept[key] = (value, str(error))
            self._desk.refuse(self._say_whom(str(error)))
            return frozenset()
        self._kept.pop(key, None)
        field.saved = value
        field.refuse("")
        return answer.tables
