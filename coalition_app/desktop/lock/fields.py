"""What stands in the fields of a dialog or page: by the place of each, to be put there again."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from coalition_app.desktop.widgets.passphrase_field import SecretField
from coalition_app.desktop.widgets.typed_words import WORDS, is_part, is_typed, saved_of, words_of

Place = list[str]
"""The way from a dialog or page to a widget: each part is a class and its place among its likes."""


class Held(NamedTuple):
    """What one widget holds, as plain values for JSON."""

    place: Place
    name: str
    """What a screen reader calls it."""
    value: Any
    cursor: int = -1
    saved: str | None = None
    """What the register held there, where the field knows it."""


def held_in(root: QWidget, *, typed_only: bool = False) -> Iterator[Held]:
    """Give what stands in all fields below a widget, or only in those where words were typed.

    A passphrase is never among them.
    """
    for each in root.findChildren(QWidget):
        if isinstance(each, SecretField) or is_part(each) or each.window() is not root.window():
            continue
        if isinstance(each, WORDS):
            if not each.isReadOnly() and (not typed_only or is_typed(each)):
                yield Held(
                    place_of(each, root),
                    each.accessibleName(),
                    words_of(each),
                    _cursor(each),
                    saved_of(each),
                )
        elif not typed_only and (value := _value(each)) is not None:
            yield Held(place_of(each, root), each.accessibleName(), value)


def rows_of(root: QWidget) -> list[Held]:
    """Return the current row of each list and table below a widget."""
    views = [each for each in root.findChildren(QAbstractItemView) if each.model() is not None]
    return [
        Held(place_of(each, root), "", [each.currentIndex().row(), each.currentIndex().column()])
        for each in views
        if each.currentIndex().isValid() and not is_part(each)
    ]


def put(root: QWidget, held: Held) -> bool:
    """Put a value where it stood; return whether it stands there now."""
    widget = widget_at(root, held.place)
    if widget is None or held.saved != saved_of(widget):
        return False
    if isinstance(widget, WORDS):
        return not widget.isReadOnly() and _put_words(widget, held)
    putter = _putter(widget)
    if putter is not None and widget.isEnabled() and _value(widget) != held.value:
        putter(held.value)
    return bool(_value(widget) == held.value)


def put_rows(root: QWidget, held: list[Held]) -> None:
    """Choose the rows again that were chosen, as far as they are there."""
    for each in held:
        view = widget_at(root, each.place)
        if isinstance(view, QAbstractItemView) and view.model() is not None:
            index = view.model().index(*each.value)
            if index.isValid() and index != view.currentIndex():
                view.setCurrentIndex(index)


def place_of(widget: QWidget, root: QWidget) -> Place:
    """Return the way from a dialog or page to one of its widgets."""
    way: Place = []
    at: QWidget | None = widget
    while at is not None and at is not root:
        above = at.parentWidget()
        likes = [each for each in _children(above) if type(each) is type(at)] if above else [at]
        way.insert(0, f"{type(at).__name__} {likes.index(at)}")
        at = above
    return way


def widget_at(root: QWidget, place: Place) -> QWidget | None:
    """Return the widget to which a way leads; None where it is not there any more."""
    at: QWidget = root
    for step in place:
        name, _space, number = step.partition(" ")
        likes = [
            each
            for each in _children(at)
            if type(each).__name__ == name and isinstance(each, QWidget)
        ]
        if not number.isdecimal() or int(number) >= len(likes):
            return None
        at = likes[int(number)]
    return at


def _children(widget: QWidget) -> Sequence[QObject]:
    """Return what is in a widget, in an order that does not change with which of them is shown."""
    if isinstance(widget, QStackedWidget):  # it moves the one that it shows to the end
        return [page for at in range(widget.count()) if (page := widget.widget(at)) is not None]
    return widget.children()


def _cursor(widget: QWidget) -> int:
    if isinstance(widget, QLineEdit):
        return widget.cursorPosition()
    return widget.textCursor().position() if isinstance(widget, QPlainTextEdit | QTextEdit) else -1


def _put_words(widget: QWidget, held: Held) -> bool:
    words = str(held.value)
    if isinstance(widget, QLineEdit):
        if widget.text() != words:
            widget.setText(words)
            widget.setModified(True)
        widget.setCursorPosition(max(0, held.cursor))
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        if widget.toPlainText() != words:
            widget.setPlainText(words)
            widget.document().setModified(True)
        cursor = widget.textCursor()
        cursor.setPosition(min(max(0, held.cursor), len(words.encode("utf-16-le")) // 2))
        widget.setTextCursor(cursor)
    return words_of(widget) == words


def _value(widget: QWidget) -> Any:
    """Return what is chosen in a box or a tick; None of a widget that holds nothing."""
    if isinstance(widget, QComboBox):
        return widget.currentIndex()
    if isinstance(widget, QAbstractButton) and widget.isCheckable():
        return widget.isChecked()
    return None


def _putter(widget: QWidget) -> Callable[[Any], object] | None:
    if isinstance(widget, QComboBox):
        return widget.setCurrentIndex
    if isinstance(widget, QAbstractButton):
        # As somebody would who uses the window: what follows from it follows again.
        return lambda wanted: widget.click() if wanted or not widget.autoExclusive() else None
    return None
