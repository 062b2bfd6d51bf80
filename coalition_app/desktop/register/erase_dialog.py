"""The card that erases private data for good: what goes, what stays and why, and which copies hold it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from coalition_app.desktop.controls.tick import Tick
from coalition_app.desktop.register.working_form import WorkingForm
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.reading import ReadingDialog
from coalition_app.desktop.widgets.wrapped_words import breaking_paths
from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _, ngettext
from coalition_app.operations import erasing
from coalition_app.operations.erasing import Erased, Planned
from coalition_app.work import Tell

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading

EDGES = 40
"""Pixels around the lines of what was erased."""
Plan = Callable[["Reading", bool, bool, bool], Planned]
"""Tells what would go; the ticks take along lists, documents that are others' too, and what is begun."""


class EraseDialog(WorkingForm):
    """Shows first; erases only after a number was typed. Enter does nothing here."""

    asks_to_leave = False
    """What is typed here only confirms."""

    def __init__(self, desk: "Desk", database: "Database", plan: Plan, confirm: str) -> None:
        """`confirm` is the number to be typed."""
        super().__init__(
            desk.window,
            title=lambda: _("Erase private data for good"),
            agree=lambda: _("Erase for good"),
            work=lambda: None,
            operations=desk.operations,
            doing=lambda: _("Erasing"),
        )
        self._desk, self._database, self._plan = desk, database, plan
        self._confirm = confirm
        self._planned: Planned | None = None
        self.whose = self.add_note(self._whose, "heading")
        self.add_note(lambda: _("What is erased"), "heading")
        self.goes = self.add_note(self._goes, "")
        self.lists, self.shared, self.begun, self.copies = Tick(), Tick(), Tick(), Tick()
        for tick, words in (
            (self.lists, lambda: _("The imported lists too, which hold other signatories")),
            (self.shared, lambda: _("Documents too that are evidence of others")),
            (self.begun, lambda: _("Imports under way and half-typed words too")),
        ):
            self.put_words(tick.setText, words)
            self.form.addRow(tick)
            tick.setVisible(False)
            tick.toggled.connect(self._look)
        self.add_note(lambda: _("What stays, and why"), "heading")
        self.stays = self.add_note(self._stays)
        self.caption = self.add_note(lambda: _("Backups that hold it"), "heading")
        self.held = self.add_note(str)
        self.put_words(lambda text: self.held.setText(breaking_paths(text)), self._held)
        self.put_words(self.copies.setText, self._copies_words)
        self.copies.setChecked(True)
        self.form.addRow(self.copies)
        self.add_note(lambda: _(erasing.DISKS))
        self.typed = QLineEdit()
        self._add_confirmation()
        self.typed.textChanged.connect(self._follow_number)
        self.weigh()
        self._show(None)
        self._look()

    def _add_confirmation(self) -> None:
        """Add the field below what scrolls, so that it is seen whatever is listed above."""
        self._first = self.typed
        caption, line, layout = QLabel(), QHBoxLayout(), self.layout()
        caption.setBuddy(self.typed)
        self.put_words(caption.setText, self._confirm_words)
        self.put_words(self.typed.setAccessibleName, self._confirm_words)
        line.setSpacing(10)
        line.addWidget(caption)
        line.addWidget(self.typed, 1)
        if isinstance(layout, QVBoxLayout):
            layout.insertLayout(layout.indexOf(self.room) + 1, line)

    def _confirm_words(self) -> str:
        return _("To confirm, type %(number)s") % {"number": self._confirm}

    def _whose(self) -> str:
        return erasing.headline(self._planned) if self._planned else _("Reading…")

    def _goes(self) -> str:
        if self._planned is None:
            return "…"
        if self._planned.preview.nothing:
            return _("There is nothing of this kind to erase.")
        return "\n".join(f"• {each}" for each in erasing.going(self._planned))

    def _stays(self) -> str:
        if self._planned is None:
            return "…"
        return "\n".join(f"• {each}" for each in erasing.staying(self._planned))

    def _held(self) -> str:
        copies = self._planned.copies if self._planned else ()
        return "\n".join(f"• {each}" for each in erasing.copy_lines(copies))

    def _copies_words(self) -> str:
        own = sum(each.own for each in self._planned.copies) if self._planned else 0
        return ngettext(
            "Remove %(count)d copy that the program made; a new one is made first",
            "Remove %(count)d copies that the program made; a new one is made first",
            own,
        ) % {"count": own}

    @Slot()
    def _look(self) -> None:
        """Read anew what would go; only the newest answer is shown."""
        database, plan = self._database, self._plan
        asked_for = [each.isChecked() for each in (self.lists, self.shared, self.begun)]

        def work(tell: Tell) -> Planned | UserError:
            try:
                with database.reading() as tx:
                    planned = plan(tx, *asked_for)
                copies = erasing.look_into_copies(database, planned, tell)
                return replace(planned, copies=copies)
            except UserError as error:
                return error

        self._desk.operations.start("", work, self.newest(self._show))

    def _show(self, answer: Planned | UserError | None) -> None:
        first = self._planned is None and answer is not None
        self._planned = answer if isinstance(answer, Planned) else None
        planned = self._planned
        preview = planned.preview if planned else None
        self._follow_number()
        self.lists.setVisible(self.lists.isChecked() or bool(preview is not None and preview.lists))
        self.shared.setVisible(
            self.shared.isChecked() or bool(preview is not None and preview.shared)
        )
        self.begun.setVisible(self.begun.isChecked() or bool(preview is not None and preview.begun))
        copies = planned.copies if planned else ()
        for each in (self.caption, self.held):
            each.setVisible(bool(copies))
        self.copies.setVisible(any(each.own for each in copies))
        self.retranslate()
        if isinstance(answer, UserError):
            self.refuse(str(answer))
        if first:
            self.stand_in_middle()

    @Slot()
    def _follow_number(self) -> None:
        """Let the button be there once something would go, and its number was typed."""
        preview = self._planned.preview if self._planned else None
        named = self.typed.text().strip() == self._confirm
        self.agree.setEnabled(preview is not None and not preview.nothing and named)

    def accept(self) -> None:
        """Begin, once the number was typed."""
        planned = self._planned
        if planned is None or self.working or not self.agree.isEnabled():
            return
        database = self._database
        remove = self.copies.isChecked() and not self.copies.isHidden()

        def erase(tell: Tell) -> Erased | Exception:
            try:
                return erasing.erase_for_good(database, planned, remove_copies=remove, tell=tell)
            except (UserError, Interrupted) as refused:
                return refused

        self.let_work(True)
        self._desk.operations.start(_("Erasing"), erase, self._finish)

    def _finish(self, answer: Erased | Exception) -> None:
        self.let_work(False)
        if isinstance(answer, Interrupted):
            self.refuse(_("Cancelled; nothing was changed."))
            return
        if isinstance(answer, Exception):
            self.refuse(str(answer))
            return
        QDialog.accept(self)
        self._desk.operations.reread()
        self._desk.say(next(iter(erasing.erased_sentences(answer))))
        ErasedDialog(self._desk, self._database, answer).open()

    def fields_at_rest(self) -> tuple[QWidget, ...]:
        """Return what can be ticked and typed."""
        return (self.lists, self.shared, self.begun, self.copies, self.typed)


class ErasedDialog(ReadingDialog):
    """Says what was erased, and saves its certificate."""

    def __init__(self, desk: "Desk", database: "Database", done: Erased) -> None:
        super().__init__(
            desk.window, title=lambda: _("Erased for good"), name=lambda: _("What was erased")
        )
        self._desk, self._database, self._done = desk, database, done
        self.certificate = self.add_button(lambda: _("Save the certificate…"), self._save)
        self.print_it = self.add_button(lambda: _("Print the certificate…"), self._print)
        self.show_text()
        self.put_words(self.text.setPlainText, lambda: "\n".join(erasing.erased_sentences(done)))

    def grow(self) -> None:
        """Take the width of a form and the height of what is said, as far as the screen has room."""
        self.text.document().setTextWidth(self.minimumWidth() - 2 * EDGES)
        lines = round(self.text.document().size().height())
        self.text.setMinimumHeight(min(lines + EDGES, screen_room(self).height() // 2))
        FormDialog.grow(self)

    def _of(self) -> tuple[str | None, int | None]:
        of = self._done.planned
        return None if of.number is None else str(of.statement.number), of.number

    def _save(self) -> None:
        save_certificate(self._desk, self._database, *self._of())

    def _print(self) -> None:
        page = erasing.newest_certificate(self._database, None, *self._of())
        title = erasing.certificate_name(self._database)
        self._desk.ask("annexes.print_document", page, Path(title).stem, title)


def save_certificate(
    desk: "Desk", database: "Database", statement: str | None = None, number: int | None = None
) -> None:
    """Save the certificate of the newest erasure, of a number where one is given, where that is chosen."""
    from coalition_app.documents.write import atomic_file

    page = erasing.newest_certificate(database, None, statement, number)
    proposed = erasing.certificate_name(database)
    chosen = desk.choosers.target(desk.window, _("Save the certificate"), proposed)
    if chosen is None:
        return
    path = atomic_file.with_ending(chosen, "pdf")
    atomic_file.place(path, page, replace=path == chosen)
    desk.say(_("The certificate was saved: %(path)s") % {"path": path})
