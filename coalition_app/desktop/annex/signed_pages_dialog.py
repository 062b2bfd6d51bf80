"""The dialog for scans of an edition's page that was signed by hand: looking at them, keeping another."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QPushButton

from coalition_app.desktop.annex.edition_box import edition_box
from coalition_app.desktop.annex.editions import Edition
from coalition_app.desktop.annex.file_row import file_row
from coalition_app.desktop.desk.drops import let_files_pass
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.fields import day_field, read_day
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.wrapped_rows import RowList
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations.editions import keep_signed_page
from coalition_app.records.checked import read_file
from coalition_app.records.editions import signed_pages
from coalition_app.records.editions.signed_pages import SignedPageRow, signed_page_sentence
from coalition_app.records.statements.statements import StatementRow

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

LIST_HEIGHT = 120
"""Pixels of the list of scans."""
Wanted = Callable[[SignedPageRow], None]


class SignedPagesDialog(FormDialog):
    """Lists the scans of an edition and keeps another; `show` and `save` are given one of them."""

    def __init__(
        self,
        desk: "Desk",
        statement: StatementRow,
        edition: Edition,
        *,
        others: Sequence[Edition] = (),
        show: Wanted,
        save: Wanted,
    ) -> None:
        self._edition = edition
        super().__init__(
            desk.window,
            title=lambda: (
                _("Edition %(edition)d: page signed by hand")
                % {"edition": self._edition.row.number}
            ),
            agree=lambda: _("Keep in the register"),
            work=self._keep,
        )
        self.setAcceptDrops(True)
        self._desk, self._statement, self._others = desk, statement, list(others)
        self._show, self._save = show, save
        self.file, self.note = QLineEdit(), QLineEdit()
        self.received = day_field()
        self._add_choice()
        self._add_kept()
        scan = file_row(self, self.file, lambda: _("Scan or photo"), self._choose)
        self.add_field(lambda: _("Scan or photo"), scan)
        self.add_field(lambda: _("Received"), self.received)
        self.add_field(lambda: _("Note"), self.note)
        self.add_note(
            lambda: _(
                "The scan is private and kept inside the register, beside the edition. The edition itself "
                "stays as it was attested. A file can be dropped here too."
            ),
            beside=True,
        )
        self.put_words(self.give_up.setText, lambda: _("Close"))
        self._first = self.file
        self.file.textChanged.connect(self.speak_lacking)
        self.name_lacking(lambda: "" if self.file.text().strip() else _("Scan or photo"))
        let_files_pass(self)

    def take(self, path: Path) -> None:
        """Propose a file to be kept."""
        self.file.setText(str(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        local = [each.toLocalFile() for each in event.mimeData().urls() if each.isLocalFile()]
        if local:
            event.acceptProposedAction()
            self.take(Path(local[0]))

    def _add_kept(self) -> None:
        """List the scans that are kept, with what can be done with the chosen one."""
        kept = self._edition.signed
        self.list = RowList()
        self.list.setFixedHeight(LIST_HEIGHT)
        self.put_words(self.list.setAccessibleName, lambda: _("Scans in the register"))
        self.show_page, self.save_page = QPushButton(), QPushButton()
        self.put_words(self.show_page.setText, lambda: _("Show"))
        self.put_words(self.save_page.setText, lambda: _("Save a copy…"))
        self.put_words(self._fill, lambda: "")
        self.list.setCurrentRow(len(kept) - 1)
        self.list.itemActivated.connect(lambda _item: self._with_chosen(self._show))
        self.show_page.clicked.connect(lambda: self._with_chosen(self._show))
        self.save_page.clicked.connect(lambda: self._with_chosen(self._save))
        buttons = FlowLayout()
        for button in (self.show_page, self.save_page):
            button.setProperty("role", "small")
            button.setAutoDefault(False)
            buttons.addWidget(button)
        self.none_yet = self.add_note(lambda: _("There is no scan of the signed page yet."), "")
        self.form.addRow(self.list)
        self.form.addRow(buttons)
        self._show_kept()

    def _show_kept(self) -> None:
        """Show the list where scans are kept, and else that there is none."""
        kept = bool(self._edition.signed)
        self.none_yet.setVisible(not kept)
        for widget in (self.list, self.show_page, self.save_page):
            widget.setVisible(kept)

    def _add_choice(self) -> None:
        """Let another edition be chosen where there are several."""
        if len(self._others) < 2:
            return
        self.which = edition_box(self, self._others, self._edition)
        self.which.currentIndexChanged.connect(self._change_edition)
        self.add_field(lambda: _("Edition"), self.which)

    def _change_edition(self) -> None:
        self._edition = self.which.currentData()
        self.retranslate()
        self.list.setCurrentRow(len(self._edition.signed) - 1)
        self._show_kept()
        self.grow()

    def _fill(self, _text: str) -> None:
        chosen = self.list.currentRow()
        self.list.clear()
        for each in self._edition.signed:
            self.list.addItem(QListWidgetItem(icon("evidence"), signed_page_sentence(each)))
        self.list.setCurrentRow(chosen)

    def _with_chosen(self, do: Wanted) -> None:
        row = self.list.currentRow()
        if row >= 0:
            do(self._edition.signed[row])

    def _choose(self) -> None:
        path = self._desk.choosers.file(self, _("Scan or photo of the signed page"), "*")
        if path is not None:
            self.take(path)

    def _keep(self) -> None:
        """Keep the scan; a refusal comes before a large one goes off the window's thread."""
        given = self.file.text().strip()
        if not given:
            raise UserError(_("Choose the file with the scan first."))
        path, received, row = Path(given), read_day(self.received), self._edition.row
        content = read_file(path)
        signed_pages.refuse_signed_page(row, path.name, len(content), received, today())
        if hashlib.sha256(content).digest() in {each.sha256 for each in self._edition.signed}:
            raise UserError(signed_pages.kept_before_sentence(row.number))
        change = keep_signed_page(
            self._statement,
            edition=row.code,
            file_name=path.name,
            content=content,
            received=received,
            note=self.note.text(),
        )
        self._desk.operations.write(change, label=_("Keeping the scan"))
