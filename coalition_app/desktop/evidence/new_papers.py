"""New papers: letters that wait, one beside the form that is filled from it, decided one after the other."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.controls.beside import Beside
from coalition_app.desktop.controls.chip_menu import is_low
from coalition_app.desktop.controls.empty_state import EmptyState
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.evidence.letter_form import LetterForm
from coalition_app.desktop.evidence.letter_reading import grades_of, read_letter
from coalition_app.desktop.evidence.letter_view import LetterView
from coalition_app.desktop.evidence.new_keys import DecidingKeys
from coalition_app.desktop.evidence.new_model import NewPaper, NewPapersModel, PaperRows
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.days import today
from coalition_app.desktop.widgets.empty_state import middle_sentence
from coalition_app.desktop.widgets.labels import let_wrap
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.operations.evidence import record_letter
from coalition_app.operations.papers import remove_papers
from coalition_app.records.checked import chunks
from coalition_app.records.evidence import papers
from coalition_app.records.evidence.papers import PaperRow
from coalition_app.records.lists import evidence_inbox
from coalition_app.records.lists.evidence_inbox import Received
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.operations.door import Answer

LIST_WIDTH = 250
"""Pixels of the list of papers at 100 %."""
NARROW = 100
"""Letters across below which the list, or the letter, or the form is shown alone."""
LETTER, FORM = "letter", "form"
PARTS = {LETTER: N_("Letter"), FORM: N_("What is recorded")}


@dataclass(slots=True)
class Tray:
    """What is known of the papers of one statement while the register is open."""

    papers: dict[uuid.UUID, NewPaper] = field(default_factory=dict)
    read: dict[bytes, Received] = field(default_factory=dict)
    """What was read of them, by the digest of their bytes."""
    current: uuid.UUID | None = None
    refused: tuple[str, ...] = ()
    """Why files were not taken in the last time."""


class NewPapers(Spoken, QWidget):
    """The first tab of the evidence; what waits here waits in the register."""

    fitted = Signal()
    """A letter was opened in the place of the list or left for it, or has room beside it."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.desk = desk
        self.database: Database | None = None
        self.statement: StatementRow | None = None
        self._trays: dict[uuid.UUID, Tray] = {}
        self._names: dict[int, str] = {}
        self._shown: uuid.UUID | None = None
        self._signing: QDialog | None = None
        """The form of a new signature, which stands beside the letter."""
        self.model = NewPapersModel(self)
        self.list = QListView()
        self.list.setObjectName("new_papers")
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaperRows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.selectionModel().currentChanged.connect(self._move)
        self.letter, self.form = LetterView(self.open_paper), LetterForm()
        self._lay_out()
        self._connect()
        self._speak()

    # What the page asks

    def show_statement(self, database: Database | None, statement: StatementRow | None) -> int:
        """Show the papers of a statement that wait, and return how many."""
        if database is None:
            self._trays.clear()
        self.database, self.statement = database, statement
        tray = self._tray()
        if tray is None or database is None or statement is None:
            self.model.show([], {})
            self._show_paper()
            return 0
        with database.reading() as tx:
            rows = papers.list_papers(tx, statement)
        tray.papers = {row.id: self._known(tray, row) for row in rows}
        if tray.current not in tray.papers:
            tray.current = next(iter(tray.papers), None)
        self._read_rest(tray)
        self._show_list(tray)
        return len(rows)

    def remember(self, statement_id: uuid.UUID, received: Sequence[Received]) -> None:
        """Remember what was read of files that are taken in, so that they are not read twice."""
        tray = self._trays.setdefault(statement_id, Tray())
        tray.read |= {each.sha256: each for each in received if each.sha256 and each.paper}

    def took(self, statement_id: uuid.UUID, refused: Sequence[str]) -> None:
        """Show the newest paper, and say below the list which files were not taken in."""
        tray = self._trays.setdefault(statement_id, Tray())
        tray.current, tray.refused = None, tuple(refused)
        if refused and self.beside.alone:
            self.beside.close_details()

    def open_row(self, key: uuid.UUID) -> None:
        """Show one of the papers; nothing where it waits no more."""
        tray = self._tray()
        if tray is not None and key in tray.papers:
            tray.current = key
            self._show_list(tray)

    def chosen(self) -> Sequence[SignatureRow]:
        """Return the signatory whose letter the shown paper is taken to be."""
        paper = self.current()
        if paper is None or not paper.number() or self.database is None or self.statement is None:
            return []
        with self.database.reading() as tx:
            return signatures.list_signatures(tx, self.statement.id, numbers=[paper.number()])

    def current(self) -> NewPaper | None:
        """Return the paper that is shown."""
        tray = self._tray()
        return tray.papers.get(tray.current) if tray and tray.current else None

    def worked_in(self) -> QWidget:
        """Return where the keyboard works: the list, or what stands in its place."""
        if not self.beside.alone:
            return self.list
        read = self.switch.key() == LETTER and not self.letter.words.isHidden()
        return self.letter.words if read else self.switch

    # What the user decides

    def record(self) -> None:
        """Record the letter as the form says, and go on to the next; a form that is not seen is shown."""
        if self.beside.narrow and not self.form.isVisible():
            self.open_part(FORM)
            return
        paper, tray = self.current(), self._tray()
        if paper is None or tray is None or self.statement is None or paper.received is None:
            return
        try:
            letter = self.form.letter(self.letter.selected())
            following = self._next(tray, paper)
            self.desk.operations.write(
                record_letter(self.statement, letter=letter),
                lambda answer: self._went(following, answer, letter.number),
                label=_("Recording the letter"),
                refused=self.form.refuse,
            )
        except UserError as error:
            self.form.refuse(str(error))

    def later(self) -> None:
        """Leave the paper waiting and go on to the next."""
        tray, paper = self._tray(), self.current()
        if tray is not None and paper is not None:
            paper.later = True
            tray.current = self._next(tray, paper) or tray.current
            self._show_list(tray)

    def remove(self) -> None:
        """Take the paper off the list; undoing brings it back."""
        tray, paper = self._tray(), self.current()
        if tray is not None and paper is not None and self.statement is not None:
            following = self._next(tray, paper)
            change = remove_papers(self.statement, papers=[paper.row.id])
            name = paper.row.name
            self.desk.operations.change(
                change,
                lambda _answer: self._go_on(following, _("Removed: %(name)s.") % {"name": name}),
            )

    def find_other(self) -> None:
        """Find another signatory whose letter it is."""
        if self.current() is not None:
            form = self.form
            in_sight = not form.other.visibleRegion().isEmpty()
            below = form.other if in_sight else form.record
            question = _("Whose letter is it?")
            self.desk.ask("signatories.find_other", below, self._take_found, question)

    def sign_anew(self) -> None:
        """Make a new signature from the letter, which stays beside the form."""
        paper = self.current()
        dialog = (
            self.desk.ask("evidence.sign_from_paper", paper, self._take_found) if paper else None
        )
        if dialog is not None:
            window, self_right = self.desk.window, self.mapToGlobal(self.rect().topRight())
            dialog.move(self_right.x() - dialog.width(), self_right.y())
            self.open_part(LETTER)
            self._signing = dialog
            self._make_room()
            kept = self.letter.maximumWidth()
            self.letter.setMaximumWidth(max(200, self.width() - dialog.width()))
            dialog.finished.connect(lambda _result: self._end_beside(kept))
            window.activateWindow()
            dialog.activateWindow()

    def _make_room(self) -> None:
        """Show nothing under the form of a new signature."""
        if self._signing is not None:
            self.left.hide()
            self.form.hide()

    def _end_beside(self, width: int) -> None:
        """Show again what was beside the letter."""
        self._signing = None
        self.letter.setMaximumWidth(width)
        self._want_paper()

    def open_part(self, part: str) -> None:
        """Show the letter or its form in the place of a list beside which they have no room."""
        if self.current() is not None and self.beside.narrow:
            self.switch.choose(part)
            self.beside.open_details()
            self._fit_parts()
            self.worked_in().setFocus()

    def open_paper(self) -> None:
        """Show the whole file."""
        paper = self.current()
        if paper is not None and self.database is not None:
            database = self.database

            def content() -> bytes:
                with database.reading() as tx:
                    return papers.paper_bytes(tx, paper.row.id)

            self.desk.ask("evidence.show_file", content, paper.row.name, paper.row.size)

    def choose(self, place: int) -> None:
        """Choose whose letter it is by the place in the list, from 1; a form that is not seen is shown."""
        if self.beside.narrow and not self.form.isVisible():
            self.open_part(FORM)
        elif place <= self.form.who.count() and self.form.who.isEnabled():
            self.form.who.setCurrentIndex(place - 1)
            self.form.who.activated.emit(place - 1)

    # Reading

    def _tray(self) -> Tray | None:
        if self.database is None or self.statement is None:
            return None
        return self._trays.setdefault(self.statement.id, Tray())

    def _known(self, tray: Tray, row: PaperRow) -> NewPaper:
        paper = tray.papers.get(row.id) or NewPaper(row)
        read = tray.read.get(row.sha256)
        if paper.received is None and read is not None:
            paper.received = replace(
                read, kept=row.id, arrived_on=row.arrived_on, size=row.size, refusal=""
            )
        return paper

    def _read_rest(self, tray: Tray) -> None:
        """Read the papers that were not read yet, off the window's thread, the newest first."""
        database, statement = self.database, self.statement
        unread = [each.row for each in tray.papers.values() if each.received is None]
        if not unread or database is None or statement is None:
            return
        from coalition_app.intake.read_paper import read_paper

        def work(tell: object) -> list[Received]:
            found: list[Received] = []
            with database.reading() as tx:
                matcher = evidence_inbox.statement_matcher(tx, statement)
            for row in unread:
                tell(len(found), len(unread))  # type: ignore[operator]
                with database.reading() as tx:
                    content = papers.paper_bytes(tx, row.id)
                found.append(evidence_inbox.read_kept(row, content, read_paper, matcher))
            return found

        def done(found: list[Received]) -> None:
            if self.database is not database:
                return
            for each in found:
                tray.read[each.sha256] = each
                if each.kept in tray.papers:
                    tray.papers[each.kept].received = each
            if self._tray() is tray:
                self._show_list(tray)

        self.desk.operations.start("", work, done)

    def _read_names(self, tray: Tray) -> None:
        if self.database is None or self.statement is None:
            return
        wanted = sorted({each.number() for each in tray.papers.values()} - {0})
        found: dict[int, str] = {}
        with self.database.reading() as tx:
            for some in chunks(wanted):
                rows = signatures.list_signatures(tx, self.statement.id, numbers=some)
                found.update({row.number: row.full_name for row in rows})
        self._names = found

    # Showing

    def _show_list(self, tray: Tray) -> None:
        self._read_names(tray)
        self.list.selectionModel().blockSignals(True)
        self.model.show(list(tray.papers.values()), self._names)
        row = self.model.row_of(tray.current)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
        self.list.selectionModel().blockSignals(False)
        self.list.viewport().update()
        self.not_taken.setText("\n".join(tray.refused))
        self.not_taken.setVisible(bool(tray.refused))
        self._show_paper()

    def _show_paper(self) -> None:
        paper, database, statement = self.current(), self.database, self.statement
        empty = not self.model.rowCount()
        self.parts.setCurrentIndex(1 if empty else 0)
        self.letter.show_paper(paper)
        other, self._shown = self._shown, paper.row.id if paper else None
        if self._shown != other:
            self.switch.choose(LETTER)
        self._want_paper()
        if paper is None or database is None or statement is None:
            self.form.show_paper(None, None)
            return
        with database.reading() as tx:
            reading = read_letter(tx, statement, paper, today())
        self.form.show_paper(paper, reading)
        self._show_grade()

    def _show_grade(self) -> None:
        paper, statement = self.current(), self.statement
        if paper is None or self.database is None or statement is None or not paper.number():
            return
        with self.database.reading() as tx:
            signed = signatures.find_signature(tx, statement, paper.number())
            kind, day = self.form.kind.key(), self.form.came_on()
            grades = grades_of(tx, statement, signed, paper, kind, day)
        self.form.show_grade(grades)

    def _follow_form(self) -> None:
        """Show what follows from another signatory, kind or day, and leave alone what was typed."""
        paper, tray = self.current(), self._tray()
        if paper is None or tray is None or self.database is None or self.statement is None:
            return
        with self.database.reading() as tx:
            reading = read_letter(tx, self.statement, paper, today())
        self.form.show_paper(paper, reading)
        self._show_grade()
        self.list.viewport().update()
        self.desk.page("evidence").chosen_changed.emit()  # type: ignore[attr-defined]

    def _move(self, now: QModelIndex, _before: QModelIndex) -> None:
        tray, paper = self._tray(), self.model.paper_at(now.row())
        if tray is not None and paper is not None:
            tray.current = paper.row.id
            self._show_paper()

    def _went(self, following: uuid.UUID | None, answer: "Answer[None]", number: int) -> None:
        """Go on, and offer to assign words that wait: the letter’s own, or earlier ones."""
        self._go_on(following, " ".join(answer.lines))
        if answer.values["unassigned"]:
            assign = (lambda: _("Assign them…"), lambda: self._assign(number))
            self.desk.offer(" ".join(answer.lines), [assign])

    def _assign(self, number: int) -> None:
        if self.database is not None and self.statement is not None:
            with self.database.reading() as tx:
                signed = signatures.find_signature(tx, self.statement, number)
            self.desk.ask("positions.open_for", signed, {})

    def _show_signatory(self, number: int) -> None:
        if self.statement is not None:
            self.desk.go("signatories", self.statement.number)
            self.desk.show_numbers([number])

    def _go_on(self, following: uuid.UUID | None, said: str) -> None:
        tray = self._tray()
        if tray is not None:
            tray.current = following if following in tray.papers else next(iter(tray.papers), None)
            self._show_list(tray)
            self.worked_in().setFocus()
        self.desk.say(said)

    def _next(self, tray: Tray, paper: NewPaper) -> uuid.UUID | None:
        """Find the next paper, from the first again after the last; those left for later come last."""
        keys = list(tray.papers)
        at = keys.index(paper.row.id)
        others = [*keys[at + 1 :], *keys[:at]]
        now = [each for each in others if not tray.papers[each].later]
        return next(iter([*now, *others]), None)

    def _take_found(self, number: int) -> None:
        tray, paper = self._tray(), self.current()
        if tray is not None and paper is not None:
            known = {each.number for each in paper.proposals()}
            if number not in known:
                paper.others.insert(0, number)
            paper.chosen = number
            self._show_list(tray)
            self.worked_in().setFocus()

    # Building

    def _connect(self) -> None:
        form = self.form
        form.changed.connect(self._follow_form)
        self.letter.words.selectionChanged.connect(lambda: form.show_chosen(self.letter.selected()))
        form.words_offered.connect(self.letter.offer_words)
        self.letter.take.clicked.connect(lambda _on=False: form.take_words())
        form.record_wanted.connect(self.record)
        form.later_wanted.connect(self.later)
        form.find_wanted.connect(self.find_other)
        form.sign_wanted.connect(self.sign_anew)
        form.remove_wanted.connect(self.remove)
        form.open_wanted.connect(self._show_signatory)
        decide = {
            "find": self.find_other,
            "later": self.later,
            "next": self.letter.next_mark,
            "open": self.open_paper,
            "record": self.record,
            "remove": self.remove,
            "sign": self.sign_anew,
            "take": form.take_words,
        }
        self.keys = DecidingKeys(self, decide, self.choose)
        self.keys.watch(self.list, letters=True)
        for read in (self.letter.words, *self.switch.segments.values()):
            self.keys.watch(read, letters=True)
        for field_ in form.findChildren(QWidget):
            self.keys.watch(field_, letters=False)
        self.list.activated.connect(lambda _index: self.form.who.setFocus())
        for signal in (self.list.clicked, self.list.activated):
            signal.connect(lambda _index: self.open_part(LETTER))
        self.switch.picked.connect(self._fit_parts)
        self.beside.fitted.connect(self._fit_parts)
        self.beside.left.connect(self._fit_parts)
        self.beside.left.connect(self.list.setFocus)

    def _speak(self) -> None:
        self.put_words(self.list.setAccessibleName, lambda: _("New letters"))
        self.put_words(
            self.list.setAccessibleDescription,
            lambda: _(
                "Ctrl+Enter records, S leaves it for later, F finds another signatory, N shows the next "
                "mark, W uses the selected words, Ctrl+N makes a new signature, O shows the file, "
                "Delete removes."
            ),
        )
        self.put_words(
            self.drop_words.setText, lambda: _("Drop letters, scans and files of forms here")
        )

    def _lay_out(self) -> None:
        self.left, self.drop = QWidget(), QFrame()
        left, drop = self.left, self.drop
        left.setObjectName("inner")
        drop.setProperty("role", "drop")
        drawing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        drawing.setPixmap(icon("import", "quiet").pixmap(22, 22))
        self.drop_words, self.not_taken = middle_sentence(), QLabel()
        give_role(self.drop_words, "quiet")
        let_wrap(self.not_taken)
        give_role(self.not_taken, "warning")
        inside = QVBoxLayout(drop)
        inside.addWidget(drawing)
        inside.addWidget(self.drop_words)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        for below in (self.not_taken, drop):
            row = QHBoxLayout()
            row.setContentsMargins(12, 0, 12, 0)
            row.addWidget(below)
            column.addLayout(row)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for at, part in enumerate((self.letter, self.form)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(at, 1 - at)
        self.letter.setMinimumWidth(200)
        self.form.setMinimumWidth(280)
        self.empty = EmptyState(
            "draw_tray",
            lambda: _("No new letters"),
            lambda: _(
                "Drop emails, letters and scans here, or press Ctrl+V to paste the text of a letter. "
                "The program suggests who sent it and what it says; you decide. What you add stays in "
                "the register."
            ),
            first=(lambda: _("Add a file…"), lambda: self.desk.do("inbox-file")),
            others=[
                (lambda: _("Add a folder…"), lambda: self.desk.do("inbox-folder")),
                (lambda: _("From clipboard…"), lambda: self.desk.do("paste")),
            ],
            drops=True,
        )
        self.take, self.take_folder, _paste = self.empty.buttons
        # Hidden, it takes no room from the letters.
        self.empty.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        framed, shown = QHBoxLayout(), QWidget()
        framed.setContentsMargins(16, 0, 16, 16)
        framed.addWidget(self.empty)
        shown.setLayout(framed)
        self.parts = QStackedLayout(self)
        paper, self._below = QWidget(), QVBoxLayout()
        self._below.setContentsMargins(0, 0, 0, 0)
        self._below.setSpacing(0)
        self._below.addWidget(self.splitter, 1)
        paper.setLayout(self._below)
        self.beside = Beside(left, paper, NARROW, list_width=LIST_WIDTH, share=0)
        self.switch = Segments(lambda: _("What is shown"), PARTS, small=True)
        self.switch.choose(LETTER)
        self.beside.above.addWidget(self.switch)
        for before, after in pairwise((self.beside.back, *self.switch.segments.values())):
            QWidget.setTabOrder(before, after)
        self.beside.above.setContentsMargins(16, 8, 16, 8)
        self.parts.addWidget(self.beside)
        self.parts.addWidget(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.empty.picture.setVisible(not is_low(self))
        self._make_room()

    @Slot()
    def _fit_parts(self) -> None:
        """Show letter and form beside each other; without room one of them, with the form's buttons below."""
        narrow, formed = self.beside.narrow, self.switch.key() == FORM
        # Files may be dropped anywhere; where the list is low, its rows need the room.
        self.drop.setVisible(not narrow)
        self.form.title.setVisible(not narrow)
        self.letter.setVisible(not (narrow and formed))
        self.form.setVisible(not narrow or formed)
        home = self._below if narrow else self.form.column
        if home.indexOf(self.form.foot) < 0:
            home.addWidget(self.form.foot)
            self.form.foot.show()
            self._share_width()
        self.form.lead(narrow and not formed)
        self._make_room()
        self.fitted.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            # What is in the parts says what it needs in other letters only after this event.
            QTimer.singleShot(0, self, self._fit_letters)

    def _fit_letters(self) -> None:
        """Share the room anew once the letters are larger or smaller: a part that gave way has it back."""
        self._want_paper()
        self._share_width()

    def _want_paper(self) -> None:
        self.beside.want_details(self.current() is not None)
        self._fit_parts()

    def _share_width(self) -> None:
        form = max(self.form.sizeHint().width(), self.form.minimumSizeHint().width())
        self.splitter.setSizes([max(0, self.splitter.width() - form), form])
