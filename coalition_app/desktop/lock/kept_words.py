"""What is half typed when the register is locked, and how it comes back to its place."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from coalition_app.desktop.controls.tabs import Tabs
from coalition_app.desktop.desk.actions import BY_KEY
from coalition_app.desktop.desk.opened import opened_by
from coalition_app.desktop.desk.page import FEW_CHOSEN
from coalition_app.desktop.lock.fields import (
    Held,
    held_in,
    place_of,
    put,
    put_rows,
    rows_of,
    widget_at,
)
from coalition_app.desktop.widgets.form_scroll import bring_into_sight
from coalition_app.desktop.widgets.typed_words import WORDS, words_of
from coalition_app.i18n import _

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.desk.page import Page

AGAIN = 30
"""Milliseconds between two looks whether a list is read."""
LONGEST = 2_000
"""Looks, after which what is typed is shown apart."""
LEFT = "words_left"
"""Property of the dialog that shows words apart: these words, with the names of their fields."""
NOT_AGAIN = ("anything", "settings", "help", "about", "shortcuts", "passphrase", "new")
"""Actions whose dialogs hold nothing that is recorded, or only a passphrase."""


def gather_words(
    desk: "Desk", dialogs: Sequence[QDialog], focused: QWidget | None, answers: str = ""
) -> list[str]:
    """Return what is half typed on the pages and in the dialogs, each as JSON, and where one was.

    `answers` is what came of work that ended behind the lock. What the last unlocking has not brought to its
    place yet is among them.
    """
    window = desk.window
    where, told = _not_back_yet(window)
    for page in desk.pages.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        fields = list(held_in(page, typed_only=True))
        if page.objectName() and fields:
            told.append({"page": page.objectName(), "rows": rows_of(page), "fields": fields})
    beside = [
        each
        for each in held_in(window, typed_only=True)
        if not (found := widget_at(window, each.place)) or not desk.pages.isAncestorOf(found)
    ]
    if beside:
        tabs = _tabs_beside(window)
        told.append({"beside": tabs.currentIndex() if tabs else 0, "fields": beside})
    for dialog in dialogs:
        if left := dialog.property(LEFT):
            told.append({"left": left})
            continue
        key, where_on, numbers = opened_by(dialog)
        typed = list(held_in(dialog, typed_only=True))
        every = [] if key in ("", *NOT_AGAIN) else list(held_in(dialog))
        inside = focused is not None and dialog.isAncestorOf(focused)
        if (key and every) or (typed and key not in NOT_AGAIN):
            told.append(
                {
                    "dialog": key if every else "",
                    "on": where_on,
                    "numbers": numbers,
                    "title": dialog.windowTitle(),
                    "fields": every or typed,
                    "typed": [each.place for each in typed],
                    "focus": place_of(focused, dialog) if focused and inside else [],
                }
            )
    if answers:
        told.append({"said": answers})
    if not told:
        return []
    where = where or _where_one_is(desk, focused)
    return [json.dumps(each, ensure_ascii=False) for each in (where, *told)]


def place_left(desk: "Desk", focused: QWidget | None) -> list[str]:
    """Return in which field of the shown page one was, as JSON, where its words are recorded already.

    These are told only by their hash, by which it is known again.
    """
    page = desk.page(desk.page_name())
    if not isinstance(focused, WORDS) or focused.isReadOnly() or not page.isAncestorOf(focused):
        return []
    where = {**_where_one_is(desk, focused), "words": hash(words_of(focused))}
    rows = {"page": page.objectName(), "rows": rows_of(page), "fields": []}
    return [json.dumps(each) for each in (where, rows)]


def _where_one_is(desk: "Desk", focused: QWidget | None) -> dict[str, Any]:
    window, statement = desk.window, desk.statement
    return {
        "shown": desk.page_name(),
        "statement": statement.number if statement is not None else 0,
        "chosen": [each.number for each in desk.chosen()][:FEW_CHOSEN],
        "focus": place_of(focused, window) if focused and window.isAncestorOf(focused) else [],
    }


class WordsBack(QObject):
    """Goes where one was and puts what was half typed at its place; the rest is shown to be copied."""

    def __init__(self, desk: "Desk", told: Sequence[str], done: Callable[[], object]) -> None:
        super().__init__(desk.window)
        self._desk, self._done = desk, done
        self._database = desk.operations.database
        self._where, *self._parts = [json.loads(each) for each in told]
        self._left: list[tuple[str, str]] = []
        """Names and words of what found no place."""
        self._steps = self._put_back()
        self._awaited: Page | None = None
        self._looks = 0

    @property
    def waiting(self) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """Where one was, and what has not come to its place yet; nothing of a register that was closed."""
        if self._desk.operations.database is not self._database:
            return {}, []
        left = [{"left": self._left}] if self._left else []
        return self._where, [*self._parts, *left]

    @Slot()
    def go_on(self) -> None:
        """Do the next step, once the list that it needs is read; nothing in a register that was closed."""
        if self._desk.operations.database is not self._database:
            self.deleteLater()
            return
        if self._desk.operations.locked is not None:
            QTimer.singleShot(AGAIN, self, self.go_on)  # nothing is opened behind the lock
            return
        self._looks += 1
        if self._awaited is not None and self._awaited.being_read and self._looks < LONGEST:
            QTimer.singleShot(AGAIN, self, self.go_on)
            return
        self._looks = 0
        self._awaited = next(self._steps, None)
        if self._awaited is None:
            self.deleteLater()
        else:
            QTimer.singleShot(0, self, self.go_on)

    def _put_back(self) -> "Iterator[Page]":
        """Put all at its place, giving each time the page whose list must be read for what follows."""
        desk, where = self._desk, self._where
        for part in [each for each in self._parts if "page" in each]:
            page = self._go(part["page"])
            yield page
            put_rows(page, _helds(part["rows"]))
            self._put_all(page, _helds(part["fields"]))
            page.show_typed()
            self._parts.remove(part)
        if where["shown"]:
            yield from self._choose(where["shown"], where["chosen"])
        for part in [each for each in self._parts if "beside" in each]:
            if (tabs := _tabs_beside(desk.window)) is not None:
                tabs.setCurrentIndex(int(part["beside"]))
            self._put_all(desk.window, _helds(part["fields"]))
            self._parts.remove(part)
        self._focus(desk.window, where["focus"], where.get("words"))
        for part in [each for each in self._parts if "dialog" in each]:
            if part["on"]:
                yield from self._choose_for(part)
            self._open_again(part)
            self._parts.remove(part)
        self._end()

    def _choose(self, name: str, numbers: list[int]) -> "Iterator[Page]":
        """Go to a page and choose signatures there, which a long list takes once it is read."""
        page = self._go(name)
        yield page
        if numbers:
            page.choose(numbers)
            yield page

    def _choose_for(self, part: dict[str, Any]) -> "Iterator[Page]":
        """Choose for whom a dialog was open: in the list, where the page that opened it chooses nobody."""
        for name in dict.fromkeys((part["on"], "signatories")):
            yield from self._choose(name, part["numbers"])
            if self._has_chosen(part):
                return

    def _has_chosen(self, part: dict[str, Any]) -> bool:
        """Tell whether a dialog can open again for whom it was open, and for nobody else."""
        action = BY_KEY.get(part["dialog"])
        if action is None or action.needs != "chosen" or not part["numbers"]:
            return action is not None
        return {each.number for each in self._desk.chosen()} == set(part["numbers"])

    def _end(self) -> None:
        for part in [each for each in self._parts if "said" in each]:
            self._desk.say(part["said"])
        self._left += [
            (name, words) for part in self._parts for name, words in part.get("left", [])
        ]
        if self._left:
            self._show_left().finished.connect(self._done)
        else:
            self._done()
        self._parts, self._left = [], []

    def _open_again(self, part: dict[str, Any]) -> None:
        fields, before = _helds(part["fields"]), set(_open_dialogs())
        if self._has_chosen(part):
            self._desk.do(part["dialog"])
        made = [each for each in _open_dialogs() if each not in before]
        if not made:
            typed = [each for each in fields if each.place in part["typed"]]
            self._leave(part["title"], typed)
            return
        left = fields
        for _pass in range(2):  # what is chosen first may decide what can be chosen next
            left = [each for each in fields if not put(made[0], each)]
        self._leave(part["title"], [each for each in left if each.place in part["typed"]])
        self._focus(made[0], part["focus"])

    def _put_all(self, root: QWidget, fields: list[Held]) -> None:
        title = root.windowTitle() if isinstance(root, QDialog) else ""
        self._leave(title, [each for each in fields if not put(root, each)])

    def _leave(self, title: str, fields: list[Held]) -> None:
        self._left += [
            (": ".join(filter(None, (title, each.name))), str(each.value)) for each in fields
        ]

    def _focus(self, root: QWidget, place: list[str], words: int | None = None) -> None:
        """Give a field the keyboard; with the hash of its words, only where it holds these."""
        widget = widget_at(root, place) if place else None
        known = words is None or (isinstance(widget, WORDS) and hash(words_of(widget)) == words)
        if widget is not None and known:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_sight(widget)

    def _go(self, page: str) -> "Page":
        self._desk.go(page, self._where["statement"] or None)
        return cast("Page", self._desk.page(page))

    def _show_left(self) -> QDialog:
        """Show words apart; the register keeps them until that is closed."""
        from coalition_app.desktop.widgets.reading import ReadingDialog

        dialog = ReadingDialog(
            self._desk.window,
            title=lambda: _("Words that were being typed"),
            name=lambda: _("Words that were being typed"),
        )
        dialog.add_note(
            lambda: _(
                "These words were being typed when the register was locked or the program ended, and "
                "their place is no longer open. Copy what you need: they are not kept after this."
            )
        )
        dialog.text.setPlainText("\n\n".join(f"{name}\n{words}" for name, words in self._left))
        dialog.show_text()
        dialog.setProperty(LEFT, [list(each) for each in self._left])
        dialog.open()
        return dialog


def _not_back_yet(window: QWidget) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what the last unlocking has not put back yet, and where one was then."""
    for each in window.findChildren(WordsBack):
        where, parts = each.waiting
        if parts:
            return where, list(parts)
    return {}, []


def _tabs_beside(window: QWidget) -> Tabs | None:
    """Return the tabs of the details beside the pages; None where these are not made."""
    details = window.findChild(QWidget, "details")
    return details.findChild(Tabs) if details is not None else None


def _open_dialogs() -> list[QDialog]:
    every = QApplication.topLevelWidgets()
    return [each for each in every if isinstance(each, QDialog) and each.isVisible()]


def _helds(told: list[list[Any]]) -> list[Held]:
    return [Held(*each) for each in told]
