"""The dialog of electronic signatures: what each shows, and what can be done with it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QListWidgetItem, QPushButton, QWidget

from coalition_app.desktop.annex.editions import Issued
from coalition_app.desktop.desk.drops import local_files
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.form import FormDialog
from coalition_app.desktop.widgets.wrapped_rows import TONE, WORD, RowList
from coalition_app.documents.sign.certificates import shown_fingerprint
from coalition_app.documents.sign.judge import FAILED, PASSED
from coalition_app.i18n import N_, _
from coalition_app.operations import signing
from coalition_app.operations.signing import KeptSignature
from coalition_app.records.editions.issued import worded
from coalition_app.records.editions.print_signatures import INSIDE
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.work import Tell

TONES = {PASSED: "accent", FAILED: "refusal"}
"""Of the holder's name, by the outcome; it stays doubtful for any other."""
OF_ONE = {
    "show": N_("Show"),
    "save": N_("Save a copy…"),
    "folder": N_("Show in folder"),
    "request": N_("Ask for a time stamp…"),
}
"""What can be done with the chosen signature."""
NEW = {
    "sign": N_("Sign with a certificate…"),
    "keep": N_("Add a signature made elsewhere…"),
    "answer": N_("Add a time stamp…"),
}
Wanted = Callable[[KeptSignature], object]


class SignaturesDialog(FormDialog):
    """Lists the signatures of what was issued as they are judged now; files may be dropped on it."""

    def __init__(
        self,
        desk: "Desk",
        database: Database,
        issued: Issued,
        *,
        of_one: dict[str, Wanted],
        new: dict[str, Callable[[], object]],
        path_of: Callable[[KeptSignature], Path | None],
        take: Callable[[Path], object],
    ) -> None:
        """`of_one` and `new` do what buttons say; `path_of` tells where a copy lies, `take` takes a file."""
        super().__init__(
            desk.window,
            title=lambda: worded(
                issued.row,
                N_("Electronic signatures of edition %(edition)d"),
                N_("Electronic signatures of corrigendum %(corrigendum)d"),
            ),
        )
        self._desk, self._database, self._issued = desk, database, issued
        self._of_one, self._path_of, self._take = of_one, path_of, take
        self._kept: Sequence[KeptSignature] = ()
        self._read = self._gone = False
        self.setAcceptDrops(True)
        self.none = self.add_note(self._none_words, "")
        self.list = RowList(whole=True)
        self.put_words(self.list.setAccessibleName, lambda: _("Electronic signatures"))
        self.list.currentRowChanged.connect(lambda _row: self._let())
        self.list.itemActivated.connect(lambda _item: self._do("show"))
        self.form.addRow(self.list)
        self.add_note(
            lambda: _(
                "Whether a certificate belongs to the person whom it names is not checked here: compare its "
                "fingerprint. A signature made elsewhere (.p7s, .cms) and the answer for a time stamp (.tsr) "
                "can be dropped here."
            )
        )
        self.does: dict[str, QPushButton] = {}
        self.buttons_of_one = QWidget()
        below = QWidget()
        for holder, all_words, does in (
            (self.buttons_of_one, OF_ONE, lambda key: partial(self._do, key)),
            (below, NEW, new.__getitem__),
        ):
            row = FlowLayout(holder)
            for key, words in all_words.items():
                self._add_button(row, key, words, does(key))
            self.keep_in_sight(holder)
        desk.operations.changed.connect(self._load)
        self._first = self.list
        self._show()
        self._load()

    def _add_button(
        self, row: FlowLayout, key: str, words: str, does: Callable[[], object]
    ) -> None:
        button = self.does[key] = QPushButton(autoDefault=False)
        button.setProperty("role", "small")
        self.put_words(button.setText, partial(_, words))
        button.clicked.connect(lambda _on=False: does())
        row.addWidget(button)

    def retranslate(self) -> None:
        """Speak the program's language, in the verdicts too."""
        super().retranslate()
        self._load()

    def done(self, result: int) -> None:
        """Close; what is still being judged is not shown."""
        self._gone = True
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for path in local_files(event.mimeData()):
            self._take(path)

    @Slot()
    def _load(self, _tables: object = None) -> None:
        """Judge the signatures off the window's thread."""
        if self._gone or self._desk.operations.database is not self._database:
            return
        database, row = self._database, self._issued.row

        def work(_progress: "Tell") -> list[KeptSignature]:
            return signing.judge_kept(database, row)

        self._desk.operations.start("", work, self._take_kept)

    def _take_kept(self, kept: list[KeptSignature]) -> None:
        if self._gone:
            return
        newer = len(kept) > len(self._kept)
        at = len(kept) - 1 if newer else self.list.currentRow()
        first, self._kept, self._read = not self._read, kept, True
        self._show()
        if first:
            self.stand_in_middle()
        self.list.setCurrentRow(at)
        self.list.scrollToItem(self.list.currentItem())

    def _none_words(self) -> str:
        if not self._read:
            return _("Looking…")
        return worded(
            self._issued.row,
            N_("No print of this edition is signed electronically yet."),
            N_("No print of this corrigendum is signed electronically yet."),
        )

    def _show(self) -> None:
        self.list.clear()
        for each in self._kept:
            item = QListWidgetItem(icon("seal"), _told(each))
            item.setData(WORD, each.row.subject or _("Holder unknown"))
            item.setData(TONE, TONES.get(each.judged.outcome, "warning"))
            self.list.addItem(item)
        self.none.setText(self._none_words())
        self.form.setRowVisible(self.none, not self._kept)
        self.form.setRowVisible(self.list, bool(self._kept))
        self.buttons_of_one.setVisible(bool(self._kept))
        self.list.fit()
        self._let()

    def _chosen(self) -> KeptSignature | None:
        row = self.list.currentRow()
        return self._kept[row] if 0 <= row < len(self._kept) else None

    def _let(self) -> None:
        """Enable what can be done with the chosen signature."""
        chosen = self._chosen()
        path = self._path_of(chosen) if chosen else None
        self.does["show"].setEnabled(chosen is not None and chosen.row.kind == INSIDE)
        self.does["save"].setEnabled(chosen is not None)
        self.does["folder"].setEnabled(path is not None and path.is_file())
        self.does["request"].setEnabled(chosen is not None and chosen.judged.stamp is None)
        for key in OF_ONE:  # what cannot be done with this one would not say why
            self.does[key].setVisible(self.does[key].isEnabled())
        self.does["answer"].setVisible(bool(self._kept))
        self.grow()

    def _do(self, key: str) -> None:
        chosen = self._chosen()
        if chosen is not None and self.does[key].isEnabled():
            self._of_one[key](chosen)


def _told(kept: KeptSignature) -> str:
    """Say where a signature lies, when it claims to be made, with which certificate, and what it shows."""
    row = kept.row
    place = _("In a signed copy of the print")
    if row.kind != INSIDE:
        place = _("In a file of its own: %(file)s") % {"file": row.file_name or "—"}
    moment = f"{row.signed_at:%d.%m.%Y %H:%M} UTC" if row.signed_at else "—"
    lines = [f"{place} · {moment}"]
    if row.fingerprint:
        lines.append(_("Certificate: %(words)s") % {"words": shown_fingerprint(row.fingerprint)})
    return "\n".join((*lines, kept.judged.why))
