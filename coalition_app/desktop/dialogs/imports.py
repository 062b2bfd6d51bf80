"""The preview of an import: what was read, what is doubtful, what was left out; nothing is written before."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QTabWidget, QWidget

from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.drafts import DraftEntry, Source
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _, ngettext
from coalition_app.records import imports
from coalition_app.records.database import Database
from coalition_app.records.statements import StatementRow

DEFECT_LABELS = {
    "unclosed-quotation-mark": N_("quotation mark not closed"),
    "text-cut-off": N_("text cut off"),
    "unbalanced-parenthesis": N_("bracket not closed"),
    "name-cut-off": N_("name cut off"),
    "blank-line-inside": N_("blank line inside"),
    "missing-comma": N_("comma missing"),
    "missing-space": N_("space missing"),
    "misspelt-legal-form": N_("legal form misspelt"),
    "mixed-scripts": N_("letters of two alphabets in one word"),
    "no-name": N_("no name"),
}


class ImportDialog(FormDialog):
    """Shows a source as three parts with counts that add up, and takes it in on agreement."""

    def __init__(
        self, parent: QWidget | None, database: Database, into: StatementRow | None, read: Source
    ) -> None:
        super().__init__(parent, title=_("Import"), agree=_("Take in"), work=self._take_in)
        self._database, self._into, self._read = database, into, read
        self.resize(880, 560)
        draft = read.draft
        doubtful = [entry for entry in draft.entries if entry.defects or entry.reservation]
        found = ngettext(
            "%(count)d entry was read from %(name)s.",
            "%(count)d entries were read from %(name)s.",
            len(draft.entries),
        )
        self.add_note(found % {"count": len(draft.entries), "name": read.name}, "heading")
        self.add_note(self._where())
        for warning in draft.warnings:
            self.add_note(warning, "warning")
        tabs = QTabWidget()
        tabs.setMinimumHeight(320)
        counted = {"count": len(draft.entries)}
        tabs.addTab(self._entries(list(draft.entries)), _("Read: %(count)d") % counted)
        tabs.addTab(self._doubts(doubtful), _("To look at: %(count)d") % {"count": len(doubtful)})
        left = {"count": len(draft.left_out)}
        tabs.addTab(self._left_out(), _("Left out: %(count)d") % left)
        self.form.addRow(tabs)

    def _where(self) -> str:
        if self._into is not None:
            named = {"number": self._into.number, "title": self._into.title}
            return _("They go into statement %(number)d, %(title)s.") % named
        title = self._read.draft.title or self._read.name
        return _("They make a new statement: %(title)s.") % {"title": title}

    def _entries(self, entries: list[DraftEntry]) -> QTableWidget:
        heads = (
            _("No."),
            _("Name"),
            _("Legal form"),
            _("Representative"),
            _("Office"),
            _("Place"),
        )
        rows = [
            (
                str(entry.number),
                entry.name,
                entry.legal_form,
                entry.representative,
                entry.office,
                entry.place or entry.country,
            )
            for entry in entries
        ]
        return _table(heads, rows, _("Entries that were read"))

    def _doubts(self, entries: list[DraftEntry]) -> QTableWidget:
        heads = (_("No."), _("As printed"), _("Look at"))
        rows = [(str(entry.number), entry.as_printed, _doubt(entry)) for entry in entries]
        return _table(heads, rows, _("Entries to look at"))

    def _left_out(self) -> QTableWidget:
        heads = (_("Lines"), _("Text"), _("Why"))
        rows = [
            (f"{each.lines[0]}–{each.lines[1]}", each.text, each.why)
            for each in self._read.draft.left_out
        ]
        return _table(heads, rows, _("Lines that were left out"))

    def _take_in(self) -> None:
        with self._database.reading() as tx:
            if imports.known_source(tx, self._read) is not None:
                raise UserError(_("The register holds this source already; nothing was added."))
        with self._database.writing("import") as tx:
            title = self._read.draft.title or self._read.name
            imports.import_source(tx, self._read, into=self._into, new_title=title)


def _doubt(entry: DraftEntry) -> str:
    doubts = [_(DEFECT_LABELS.get(each.code, each.code)) for each in entry.defects]
    if entry.reservation:
        doubts.append(_("words to settle"))
    return ", ".join(doubts)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], name: str) -> QTableWidget:
    table = QTableWidget(len(rows), len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(heads))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().setVisible(False)
    table.horizontalHeader().setStretchLastSection(True)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(at, column, item)
    table.setColumnWidth(0, 64)
    table.setColumnWidth(1, 320)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setAlternatingRowColors(True)
    return table
