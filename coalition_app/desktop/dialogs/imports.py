"""The preview of an import: what was read, what is doubtful, what was left out; nothing is written before."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from coalition_app.desktop.dialogs.form import FormDialog
from coalition_app.drafts import DraftEntry, Source
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.labels import defect_label
from coalition_app.records import imports
from coalition_app.records.database import Database
from coalition_app.records.statements import StatementRow

NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WIDEST = {6: 140, 3: 260}
"""Pixels of the widest column beside the name's, by the number of columns."""


class ImportDialog(FormDialog):
    """Shows a source as three parts with counts that add up, and takes it in on agreement."""

    def __init__(
        self, parent: QWidget | None, database: Database, into: StatementRow | None, read: Source
    ) -> None:
        super().__init__(
            parent, title=lambda: _("Import"), agree=lambda: _("Take in"), work=self._take_in
        )
        self._database, self._into, self._read = database, into, read
        self.resize(980, 600)
        draft = read.draft
        doubtful = [entry for entry in draft.entries if entry.defects or entry.reservation]
        found = ngettext(
            "%(count)d entry was read from %(name)s.",
            "%(count)d entries were read from %(name)s.",
            len(draft.entries),
        )
        self.add_note(lambda: found % {"count": len(draft.entries), "name": read.name}, "heading")
        self.add_note(self._where)
        for warning in draft.warnings:
            self.add_note(lambda said=warning: said, "warning")  # type: ignore[misc]
        tabs = QTabWidget()
        tabs.setMinimumHeight(320)
        tabs.tabBar().setAccessibleName(_("Parts of the preview"))
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
    doubts = [defect_label(each.code) for each in entry.defects]
    if entry.reservation:
        doubts.append(_("words to settle"))
    return ", ".join(doubts)


def _place_columns(table: QTableWidget) -> None:
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
    header.setHighlightSections(False)
    first = table.horizontalHeaderItem(0)
    if first is not None:
        first.setTextAlignment(NUMBERS)


def _head_width(table: QTableWidget, column: int) -> int:
    return table.horizontalHeader().sectionSizeHint(column)


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], name: str) -> QTableWidget:
    table = QTableWidget(len(rows), len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(list(heads))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.verticalHeader().setVisible(False)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    _place_columns(table)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(at, column, item)
            if column == 0:
                item.setTextAlignment(NUMBERS)
    for column in range(2, len(heads)):
        # A column in which nothing was read would only take room from the names.
        table.setColumnHidden(column, not any(row[column] for row in rows))
        wanted = table.sizeHintForColumn(column)
        wanted = min(wanted, WIDEST[len(heads)])
        table.setColumnWidth(column, max(wanted, _head_width(table, column)))
    table.setColumnWidth(0, max(table.sizeHintForColumn(0), _head_width(table, 0)))
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setAlternatingRowColors(True)
    return table
