"""The form of any operation that declares one: its fields, the notes above and below, its refusal."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel

from coalition_app.desktop.desk.editors import Editor, make_editor
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations.door import Declared, StatementOperation
from coalition_app.operations.fields import Field
from coalition_app.operations.forms import Look
from coalition_app.records.statements.statements import StatementRow

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


class OperationForm(FormDialog):
    """Asks for an operation's values and does it; stays open with what was typed where it is refused.

    `given` are the values that are known already, as which signature is meant. Raises UserError where there
    is nothing to ask.
    """

    def __init__(
        self,
        desk: "Desk",
        operation: Declared,
        statement: StatementRow | None,
        **given: Any,
    ) -> None:
        form = operation.form
        if form is None:
            raise TypeError("an operation without a form cannot be asked for")
        if desk.operations.database is None:
            raise UserError(_("Open or create a register first."))
        with desk.operations.database.reading() as tx:
            look: Look = form.look(*((tx, statement, given) if statement else (tx,)))
        title = look.title or form.title
        super().__init__(
            desk.window,
            title=lambda: _(title) % look.named if look.named else _(title),
            agree=lambda: _(form.agree),
            work=self._do,
        )
        self.operation = operation
        if form.weighty:
            self.weigh(by_keys=True)
        self._desk, self._statement, self._given = desk, statement, given
        self.editors: dict[str, Editor] = {}
        """By the names of the fields."""
        self.meanings: dict[str, QLabel] = {}
        """What the chosen key of a field means, by the names of the fields."""
        self.notes: list[QLabel] = []
        """The sentences below the fields."""
        for words, role in look.above:
            self.add_note(words, role)
        for each in operation.fields:
            if each.caption and each.name not in given:
                self._add(each, look.words.get(each.name))
        for name, value in look.values.items():
            self.editors[name].put(value)
        for sentence in form.below:
            self.notes.append(self.add_note(partial(_, sentence), beside=True))
        if form.warned:
            self.notes.append(self.add_note(partial(_, form.warned), "warning"))
        for editor in self.editors.values():
            editor.changed.connect(self.speak_lacking)
        self.name_lacking(self._lacking)

    def _add(self, field: Field, words: Mapping[str, str] | None) -> None:
        editor = make_editor(self, self._desk, field, words)
        self.editors[field.name] = editor
        self.add_field(lambda: _(field.caption), editor.widget)
        if field.hint:
            self.put_words(editor.widget.setToolTip, lambda: _(field.hint))
        if field.means:
            self.meanings[field.name] = self._add_meaning(field.means, editor)

    def _add_meaning(self, means: Mapping[str, str], editor: Editor) -> QLabel:
        """Say below a choice what the chosen key means."""

        def say() -> str:
            return _(means[editor.value()]) if editor.value() else ""

        def show() -> None:
            note.setText(say())
            note.setVisible(bool(note.text()))
            self.grow()

        note = self.add_note(say, beside=True)
        note.setVisible(False)
        editor.changed.connect(show)
        return note

    def _lacking(self) -> str:
        """Return the caption of the first field that must still be filled; empty where none must."""
        lacking = (
            each.caption
            for each in self.operation.fields
            if each.name in self.editors and self.editors[each.name].lacks()
        )
        return _(caption) if (caption := next(lacking, "")) else ""

    def _do(self) -> None:
        values = {name: each.value() for name, each in self.editors.items()}
        for each in self.operation.fields:
            if each.name in values:
                each.refuse_unchosen(values[each.name])
        meant = (self._statement,) if isinstance(self.operation, StatementOperation) else ()
        self._desk.operations.write(self.operation(*meant, **self._given, **values))
