"""Editors of an operation's fields in a form: a widget, how its value is read, when it changes."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from coalition_app.desktop.widgets.field_grid import filled_by
from coalition_app.desktop.widgets.fields import day_of_thing, known_day, read_day
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _
from coalition_app.operations import fields
from coalition_app.operations.fields import Field

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Editor:
    """Holds the value of one field."""

    widget: QWidget
    changed: Any
    """Qt's signal that tells of another value."""
    value: Callable[[], Any]
    put: Callable[[Any], object]
    lacks: Callable[[], bool]
    """Tells whether a value is still waited for; the keyboard stays where it is."""


def make_editor(
    form: Spoken, desk: "Desk", field: Field, words: Mapping[str, str] | None = None
) -> Editor:
    """Make the editor of a field; `words` are its keys and words where the register decides them."""
    return EDITORS[type(field)](form, desk, field, words or field.words or {})


def _words(form: Spoken, _desk: "Desk", field: Field, _words: Mapping[str, str]) -> Editor:
    line = QLineEdit()
    if field.prompt:
        form.put_words(line.setPlaceholderText, lambda: _(field.prompt))
    return Editor(line, line.textChanged, line.text, line.setText, lambda: field.lacks(line.text()))


def _day(_form: Spoken, _desk: "Desk", field: Field, _words: Mapping[str, str]) -> Editor:
    """Empty at first: today is not the day of a notice because it is recorded today."""
    line = day_of_thing()
    read = known_day if isinstance(field, fields.Day) and field.optional else read_day

    def put(day: dt.date) -> None:
        line.setDate(QDate(day.year, day.month, day.day))

    def lacks() -> bool:
        return line.is_no_day and (bool(line.text().strip()) or field.lacks(None))

    return Editor(line, line.textChanged, lambda: read(line), put, lacks)


def _choice(form: Spoken, _desk: "Desk", field: Field, words: Mapping[str, str]) -> Editor:
    """Nothing is chosen at first where the operation needs to be told."""
    box = WordBox(words)
    if field.needed:
        box.setCurrentIndex(-1)
        form.put_words(box.setPlaceholderText, lambda: _("Choose…"))
    return Editor(box, box.currentIndexChanged, box.key, box.choose, lambda: field.lacks(box.key()))


def _file(form: Spoken, desk: "Desk", field: Field, _words: Mapping[str, str]) -> Editor:
    """A path that is typed or chosen; none where it is left empty."""
    line, choose = QLineEdit(), QPushButton()
    form.put_words(choose.setText, lambda: _("Choose…"))
    form.put_words(line.setAccessibleName, lambda: _(field.caption))
    choose.clicked.connect(lambda: _choose_into(desk, line))

    def value() -> Path | None:
        return Path(line.text().strip()) if line.text().strip() else None

    def put(path: Path | None) -> None:
        line.setText(str(path) if path else "")

    return Editor(
        filled_by(line, choose), line.textChanged, value, put, lambda: field.lacks(value())
    )


def _choose_into(desk: "Desk", line: QLineEdit) -> None:
    path = desk.choosers.file(line.window(), _("Letter"), "*")
    if path is not None:
        line.setText(str(path))


EDITORS: Mapping[type[Field], Callable[[Spoken, "Desk", Field, Mapping[str, str]], Editor]] = {
    fields.Words: _words,
    fields.Day: _day,
    fields.Choice: _choice,
    fields.File: _file,
}
"""Kinds without one are known before a form opens, as a signature's number is."""
