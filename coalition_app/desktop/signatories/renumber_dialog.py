"""The dialog that numbers all signatures anew before the first edition, after a preview."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QListWidgetItem

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD, RowList
from coalition_app.hidden_characters import show_hidden
from coalition_app.i18n import N_, _, ngettext
from coalition_app.operations import signature_edits
from coalition_app.records.signatures import renumber, signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.work import Tell

WAYS = {
    "section-name": N_("by section, and by name within it"),
    "name": N_("by name"),
    "received": N_("by the day of receipt"),
}
"""Orders of the list and their words."""
SHOWN = 100
"""Rows of the preview that are listed; the sentence above them counts all."""
TALL = 180
"""Pixels of the preview, which grows with the dialog."""
Planned = tuple[dict[int, int], list[SignatureRow]]


class RenumberDialog(FormDialog):
    """Shows which number each would get; numbering them is one action, which undo takes back."""

    def __init__(self, desk: "Desk", database: Database, statement: StatementRow) -> None:
        super().__init__(
            desk.window,
            title=lambda: _("Renumber the list"),
            agree=lambda: _("Renumber"),
            work=self._number,
        )
        self._desk = desk
        self._database, self._statement = database, statement
        self._planned: Planned = ({}, [])
        with database.reading() as tx:
            renumber.refuse_after_edition(tx, statement)
        self.order, self.summary = WordBox(WAYS), QLabel()
        self.preview = RowList(most_lines=2)
        self.summary.setProperty("role", "quiet")
        self.summary.setWordWrap(True)
        self.preview.setMinimumHeight(TALL)
        self.add_field(lambda: _("In which order"), self.order)
        self.form.addRow(self.summary)
        self.form.addRow(self.preview)
        self.put_words(self.preview.setAccessibleName, lambda: _("What would change"))
        self.add_note(
            lambda: _(
                "Positions, words and evidence go with their signature. Once an edition is attested, the "
                "numbers stay for good."
            )
        )
        self.order.currentIndexChanged.connect(self._ask)
        self._ask()

    def retranslate(self) -> None:
        """Speak the program's language, also in the preview."""
        super().retranslate()
        self._show()

    def _ask(self) -> None:
        """Ask in the background what would change."""
        database, statement, order = self._database, self._statement, self.order.key()
        self.summary.setText(_("Reading…"))
        self.agree.setEnabled(False)

        def read(_progress: "Tell") -> Planned:
            with database.reading() as tx:
                planned = renumber.planned_order(tx, statement, order)
                first = sorted(planned, key=planned.__getitem__)[:SHOWN]
                return planned, signatures.list_signatures(tx, statement.id, numbers=first)

        def show(planned: Planned) -> None:
            self._planned = planned
            self._show()

        self._desk.operations.start("", read, self.newest(show))

    def _show(self) -> None:
        planned, rows = self._planned
        text = ngettext(
            "%(count)d signature gets another number.",
            "%(count)d signatures get another number.",
            len(planned),
        )
        self.summary.setText(
            text % {"count": len(planned)} if planned else _("The order is already as requested.")
        )
        self.agree.setEnabled(bool(planned))
        self.preview.clear()
        for row in sorted(rows, key=lambda each: planned[each.number]):
            item = QListWidgetItem(show_hidden(row.full_name))
            named = {"before": row.number, "after": planned[row.number]}
            item.setData(WORD, _("%(before)s → %(after)s") % named)
            item.setData(TONE, "text")
            item.setToolTip(item.text())
            self.preview.addItem(item)
        left = len(planned) - len(rows)
        if left > 0:
            text = ngettext("and %(count)d more", "and %(count)d more", left)
            self.preview.addItem(QListWidgetItem(text % {"count": left}))
        self.grow()

    def _number(self) -> None:
        change = signature_edits.renumber(
            self._statement, by=self.order.key(), changes=len(self._planned[0])
        )
        self._desk.operations.write(change, label=_("Changing the order"))
