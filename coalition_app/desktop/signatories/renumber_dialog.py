"""The dialog that numbers all signatures anew before the first edition, after a preview."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QListWidgetItem

from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.form_scroll import screen_room
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.wrapped_rows import RowList
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
ROWS, LEAST_ROWS = 8, 3
"""Rows of the preview that are seen at once, at most and at least."""
DIGIT = "\N{FIGURE SPACE}"
"""As wide as a digit: the names behind the numbers stand below each other."""
BESIDE_LINES, BESIDE = 5, 180
"""Lines of text and further pixels of the dialog above and below the preview."""
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
        self.preview = RowList(most_lines=1)
        self.summary.setProperty("role", "quiet")
        self.summary.setWordWrap(True)
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
        wide = len(str(max((*planned, *planned.values()), default=0)))
        for row in sorted(rows, key=lambda each: planned[each.number]):
            numbers = {"before": row.number, "after": planned[row.number]}
            named = {key: f"{number:{DIGIT}>{wide}}" for key, number in numbers.items()}
            change = _("%(before)s → %(after)s") % named
            item = QListWidgetItem(f"{change}   {show_hidden(row.full_name)}")
            item.setToolTip(item.text())
            self.preview.addItem(item)
        left = len(planned) - len(rows)
        if left > 0:
            text = ngettext("and %(count)d more", "and %(count)d more", left)
            self.preview.addItem(QListWidgetItem(text % {"count": left}))
        high = self.preview.sizeHintForRow(0)  # none is cut at the foot
        if high > 0:
            beside = BESIDE_LINES * self.fontMetrics().lineSpacing() + BESIDE
            most = min(ROWS, (screen_room(self).height() - beside) // high)
            frame = 2 * self.preview.frameWidth()
            self.preview.setFixedHeight(max(LEAST_ROWS, most) * high + frame)
        self.grow()

    def _number(self) -> None:
        change = signature_edits.renumber(
            self._statement, by=self.order.key(), changes=len(self._planned[0])
        )
        self._desk.operations.write(change, label=_("Changing the order"))
