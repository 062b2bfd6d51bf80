"""The dialog that changes one field of many signatures at once."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QListWidgetItem

from coalition_app.desktop.widgets.form import FormDialog, Hint
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.respelling import Whose
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD, RowList
from coalition_app.desktop.wording.signature_words import section_words
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import CAPACITIES, CONSENTS, KINDS, STATUSES
from coalition_app.operations import signature_edits
from coalition_app.operations.door import AT_ONCE
from coalition_app.records.signatures import bulk_edits, whose
from coalition_app.records.signatures.bulk_edits import BulkEditRow
from coalition_app.records.statements import statements
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.work import Tell

FIELDS = {
    "section": N_("Section of the annex"),
    "standing": N_("Status"),
    "capacity": N_("Capacity"),
    "kind": N_("Kind"),
    "publish": N_("May be published"),
    "place": N_("Place"),
    "country": N_("Country"),
    "legal_form": N_("Legal form"),
    "office": N_("Office"),
}
VALUES = {"standing": STATUSES, "capacity": CAPACITIES, "kind": KINDS, "publish": CONSENTS}
SHOWN = 200
"""Rows of the preview that are listed; the sentence above them counts all."""
TYPING = 250
"""Milliseconds after the last key before many are previewed."""
TALL = 180
"""Pixels of the preview, which grows with the dialog."""


class ChangeManyDialog(FormDialog):
    """Changes one field of many signatures after showing what would change and what is refused."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        statement: StatementRow,
        numbers: Sequence[int],
    ) -> None:
        count = len(numbers)
        super().__init__(
            desk.window,
            title=lambda: (
                ngettext("Change %(count)d signature", "Change %(count)d signatures", count)
                % {"count": count}
            ),
            agree=lambda: _("Change"),
            work=self._change,
        )
        self._desk = desk
        self._database, self._statement, self._numbers = database, statement, list(numbers)
        self._rows: list[BulkEditRow] = []
        with database.reading() as tx:
            self._sections = statements.list_sections(tx, statement.id)
        self.field = WordBox(
            {key: FIELDS[key] for key in FIELDS if key != "section" or self._sections}
        )
        self.value, self.words = WordBox(), QLineEdit()
        self._typing = QTimer(self, singleShot=True, interval=TYPING)
        self._typing.timeout.connect(self._ask)
        self.summary, self.preview = Hint(wordWrap=True), RowList(most_lines=4)
        self._build()
        self.field.currentIndexChanged.connect(self._offer)
        self.value.currentIndexChanged.connect(self._ask)
        self.words.textEdited.connect(self._ask_soon)
        self._offer()

    def retranslate(self) -> None:
        """Speak the program's language, also in the words to choose from and in the preview."""
        self._name_values()
        super().retranslate()
        self._show()

    def _build(self) -> None:
        self.summary.setProperty("role", "quiet")
        self.preview.setMinimumHeight(TALL)
        self.add_field(lambda: _("What is changed"), self.field)
        self.add_field(lambda: _("New value"), self.value)
        self.add_field(lambda: _("New value"), self.words)
        self.whose = Whose()
        self.whose.setVisible(False)
        self.whose.answered.connect(self.accept)
        self.form.addRow(self.whose)
        self.put_beside(self.form.rowCount(), self.summary)
        self.form.addRow(self.preview)
        self.put_words(self.preview.setAccessibleName, lambda: _("What would change"))

    @property
    def _typed(self) -> bool:
        """Tell whether the chosen field takes free words."""
        return self.field.key() in bulk_edits.WORDS

    def _offer(self) -> None:
        """Offer the values of the chosen field, or a line for its words."""
        self.whose.setVisible(False)
        self._typing.stop()
        self.form.setRowVisible(self.value, not self._typed)
        self.form.setRowVisible(self.words, self._typed)
        if not self._typed:
            self._name_values()
            self.value.setCurrentIndex(0)
            self._ask()
            return
        self.words.clear()
        self._question += 1
        self._rows = []
        self._show()

    def _name_values(self) -> None:
        chosen = self.field.key()
        if self._typed:
            return
        if chosen == "section":
            named = [(str(each.ordinal), section_words(each)) for each in self._sections]
            self.value.offer([*named, ("0", _("no section"))])
        else:
            # A withdrawal has a day and is recorded by itself.
            words = {key: text for key, text in VALUES[chosen].items() if key != "withdrawn"}
            self.value.offer([(key, _(text)) for key, text in words.items()])

    def _ask_soon(self) -> None:
        """Ask while the user types; many are not read at every key."""
        if len(self._numbers) <= AT_ONCE:
            self._ask()
        else:
            self.agree.setEnabled(False)
            self._typing.start()

    def _ask(self) -> None:
        """Ask the register what would change; in the background where there are many."""
        field, value = self.field.key(), self._wanted()
        if not value and not self._typed:
            return
        database, statement, numbers = self._database, self._statement, self._numbers

        def read(_progress: "Tell") -> list[BulkEditRow]:
            with database.reading() as tx:
                return bulk_edits.preview_bulk_edit(tx, statement, numbers, field, value)

        def show(rows: list[BulkEditRow]) -> None:
            self._rows = rows
            self._show()

        take = self.newest(show)
        if len(numbers) <= AT_ONCE:
            try:
                take(read(lambda _done, _of: None))
            except UserError as error:
                take([])
                self.refuse(str(error))
        else:
            self.summary.setText(_("Reading…"))
            self.agree.setEnabled(False)
            self._desk.operations.start("", read, take)

    def _show(self) -> None:
        """List what would change, what is refused, then what stays as it is."""
        changing = [each for each in self._rows if each.changes]
        refused = [each for each in self._rows if each.refusal]
        alike = len(self._rows) - len(changing) - len(refused)
        if self._typed and not self._rows:
            self.summary.setText(_("Type the new value; leave it empty to clear the field."))
        else:
            self.summary.setText(_counted(len(changing), len(refused), alike))
        self.agree.setEnabled(bool(changing))
        self.preview.clear()
        for each in (refused + changing)[:SHOWN]:
            self.preview.addItem(self._item(each))
        left_out = len(refused) + len(changing) - SHOWN
        if left_out > 0:
            text = ngettext("and %(count)d more", "and %(count)d more", left_out)
            self.preview.addItem(QListWidgetItem(text % {"count": left_out}))
        self.preview.setVisible(self.preview.count() > 0)
        self.grow()

    def _item(self, each: BulkEditRow) -> QListWidgetItem:
        change = _("%(before)s → %(after)s") % {
            "before": self._worded(each.before),
            "after": self._worded(each.after),
        }
        who = f"{each.number}. {each.name}"
        said = f"{who}\n{each.refusal}" if each.refusal else who
        item = QListWidgetItem(said)
        item.setData(WORD, change)
        item.setData(TONE, "refusal" if each.refusal else "text")
        item.setToolTip(f"{change}\n{said}")
        return item

    def _worded(self, value: str) -> str:
        field = self.field.key()
        if self._typed:
            return value or _("nothing")
        if field != "section":
            return _(VALUES[field][value])
        headed = {str(each.ordinal): section_words(each) for each in self._sections}
        return headed.get(value, _("no section"))

    def _change(self) -> None:
        field, to = self.field.key(), self._wanted()
        with self._database.reading() as tx:
            asked = whose.rests_on_field(tx, self._statement, self._numbers, field, to)
        change = signature_edits.change_field(
            self._statement,
            numbers=self._numbers,
            field=field,
            to=to,
            spelling=self.whose.answer_where(bool(asked)),
        )
        self._desk.operations.write(change, label=_("Changing signatures"))

    def _wanted(self) -> str:
        """Return the value that all of them are to have."""
        return self.words.text() if self._typed else self.value.key()


def _counted(changing: int, refused: int, alike: int) -> str:
    """Count what would change, in sentences that can be read by themselves."""
    sentences = [
        ngettext("%(count)d would change.", "%(count)d would change.", changing)
        % {"count": changing}
    ]
    if refused:
        text = ngettext("%(count)d is refused.", "%(count)d are refused.", refused)
        sentences.append(text % {"count": refused})
    if alike:
        text = ngettext("%(count)d already has it.", "%(count)d already have it.", alike)
        sentences.append(text % {"count": alike})
    return " ".join(sentences)
