"""The page of the evidence inbox: papers are matched to signatories and decided one after the other."""

import uuid
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.desk.drops import local_files
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.evidence.inbox_keys import DecidingKeys
from coalition_app.desktop.evidence.inbox_model import (
    ASIDE,
    ATTACHED,
    WAITS,
    InboxModel,
    Tray,
    Waiting,
    counts_sentence,
)
from coalition_app.desktop.evidence.inbox_paper import InboxPaper, scrolled
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.wrapped_rows import ModelList
from coalition_app.i18n import N_, _
from coalition_app.operations.evidence import attach_papers
from coalition_app.records.checked import chunks
from coalition_app.records.evidence import list_evidence
from coalition_app.records.lists import evidence_inbox
from coalition_app.records.lists.evidence_inbox import Proposal, Received
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import SignatureRow
from coalition_app.records.store.transactions import Reading

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

NARROW = 100
"""Letters across the page below which the list is placed above the paper."""
LINES = 34
"""Lines of text that list and paper need one above the other."""
SHOWS = {"waits": N_("Unprocessed documents"), "all": N_("All papers of this session")}


class InboxPage(Page):
    """Nothing here is in the register until it is attached."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._trays: dict[uuid.UUID, Tray] = {}
        self.setAcceptDrops(True)
        self.title, self.told = QLabel(), _wrapped("quiet")
        give_role(self.title, "title")
        self.folder, self.file = QPushButton(), QPushButton()
        self.folder.clicked.connect(lambda: desk.do("inbox-folder"))
        self.file.clicked.connect(lambda: desk.do("inbox-file"))
        self.shows = WordBox(SHOWS)
        self.shows.setSizeAdjustPolicy(WordBox.SizeAdjustPolicy.AdjustToContents)
        self.shows.currentIndexChanged.connect(lambda _at: self.read())
        self.counts, self.empty = _wrapped("quiet"), _wrapped("")
        self.model = InboxModel(self)
        self.list = ModelList(self.model, "papers")
        self.list.setMinimumSize(160, 60)
        self.list.selectionModel().currentChanged.connect(self._move)
        self.paper = InboxPaper()
        self._connect()
        self._lay_out()
        self.put_words(self.title.setText, lambda: _("Inbox of evidence"))
        self.put_words(
            self.told.setText,
            lambda: _(
                "Papers wait here only until the register is closed. Nothing is in the register "
                "before you attach it."
            ),
        )
        self.put_words(self.folder.setText, lambda: _("Add a folder…"))
        self.put_words(self.file.setText, lambda: _("Take in a file…"))
        self.put_words(self.shows.setAccessibleName, lambda: _("Which papers are listed"))
        self.put_words(self.list.setAccessibleName, lambda: _("Documents"))
        self.put_words(
            self.list.setAccessibleDescription,
            lambda: _(
                "Enter attaches, 1 to 5 choose another of the proposed, F finds somebody else, N adds a new "
                "signatory, S skips, O shows the paper, Delete puts it aside."
            ),
        )
        self.put_words(self.take_offer.setText, lambda: _("Record a position…"))
        self.put_words(self.dismiss.setText, lambda: _("Not now"))

    # What the window asks

    def read(self) -> None:
        """Show the papers of the statement, and what became of them in the register."""
        tray = self._tray()
        if tray is not None and self.database is not None and self.statement is not None:
            with self.database.reading() as tx:
                received = [each.received for each in tray.papers]
                attached = evidence_inbox.attached_to(tx, self.statement, received)
                for each in tray.papers:
                    each.attached = attached.get(each.received.sha256, ())
                self._keep_current(tray)
                self._offer_again(tx, tray)
                tray.names = self._names(tx, tray)
        self._show(tray)

    def forget(self) -> None:
        """Forget the papers: the register was closed."""
        self._trays.clear()
        super().forget()

    def chosen(self) -> Sequence[SignatureRow]:
        """Return the signatory that the shown paper is proposed for."""
        tray = self._tray()
        if tray is None or tray.current is None or not tray.current.number():
            return []
        assert self.database is not None and self.statement is not None
        with self.database.reading() as tx:
            number = tray.current.number()
            return signatures.list_signatures(tx, self.statement.id, numbers=[number])

    def add(self, statement_id: uuid.UUID, received: Sequence[Received]) -> None:
        """Add files that were read, to be shown with the next reading; the first that waits comes first."""
        tray = self._trays.setdefault(statement_id, Tray())
        added = [Waiting(each) for each in received]
        tray.papers.extend(added)
        if tray.current is None or tray.current.state != WAITS:
            tray.current = next((each for each in added if each.state == WAITS), None)

    def known(self, statement_id: uuid.UUID) -> list[Received]:
        """List the files that were already received."""
        tray = self._trays.get(statement_id)
        return [each.received for each in tray.papers] if tray else []

    def waiting(self) -> int:
        """Count the papers of all statements that nothing was decided of."""
        trays = self._trays.values()
        return sum(each.state == WAITS for tray in trays for each in tray.papers)

    # What the user decides

    def attach(self) -> None:
        """Attach the shown paper to the chosen signatory, and go on to the next."""
        tray = self._tray()
        paper = tray.current if tray else None
        if tray is None or paper is None or self.statement is None:
            return
        number, statement = paper.number(), self.statement
        if paper.received.paper is None or not number:
            self.desk.refuse(_("Choose a signatory first."))
            return
        change = attach_papers(
            statement,
            papers=[(paper.received, number)],
            claim=paper.claim or paper.received.claim,
        )
        self.desk.operations.change(
            change,
            lambda _answer: self._go_on(tray, paper, number),
            label=_("Attaching the paper"),
        )

    def _go_on(self, tray: Tray, paper: Waiting, number: int) -> None:
        """Show the next paper, and offer to record what this one says against the statement."""
        tray.current = self._next(tray, paper)
        read, against = paper.received.paper, paper.seems in ("objects", "withdraws")
        tray.offer = (number, paper.seems, read) if against and read is not None else None
        self.read()

    def skip(self) -> None:
        """Leave the paper waiting and go on to the next."""
        tray = self._tray()
        if tray is not None and tray.current is not None and tray.current.state == WAITS:
            tray.current.skipped = True
            tray.current = self._next(tray, tray.current) or tray.current
            self.read()

    def put_aside(self) -> None:
        """Put the paper aside: it stays a file outside the register."""
        tray = self._tray()
        if tray is not None and tray.current is not None and tray.current.state != ATTACHED:
            paper = tray.current
            paper.aside = not paper.aside
            tray.current = self._next(tray, paper) if paper.aside else paper
            self.read()

    def find_other(self) -> None:
        """Find another signatory for the paper."""
        tray = self._tray()
        if tray is None or tray.current is None or tray.current.received.paper is None:
            return
        self.desk.ask("signatories.find_other", self._take_found)

    def sign_anew(self) -> None:
        """Add a signatory that is not in the list yet, for the paper to be attached to."""
        tray = self._tray()
        paper = tray.current.received.paper if tray and tray.current else None
        if paper is not None:
            self.desk.ask("evidence.sign_from_paper", paper, self._take_found)

    def open_paper(self) -> None:
        """Show the whole paper."""
        tray = self._tray()
        if tray is not None and tray.current is not None:
            self.desk.ask("evidence.open_received", tray.current.received)

    # Events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.desk.ask("evidence.take_dropped", local_files(event.mimeData()))
        event.acceptProposedAction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * letter_width(self.fontMetrics())
        along = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.splitter.orientation() != along:
            self.splitter.setOrientation(along)
            self.splitter.setSizes([300, 600] if narrow else [380, 620])
        # One above the other they need more height than a small window has; the page scrolls then.
        least = LINES * self.fontMetrics().lineSpacing() if narrow else 0
        self.splitter.setMinimumHeight(least)

    # Showing

    def _show(self, tray: Tray | None) -> None:
        papers = tray.papers if tray else []
        shown = self._listed(tray) if tray else []
        self.model.show(shown, tray.names if tray else {})
        self._choose_row(self.model.row_of(tray.current) if tray else -1)
        self._tell(papers, shown)
        self._show_paper(tray)
        self._show_offer(tray)
        self.chosen_changed.emit()

    def _listed(self, tray: Tray) -> list[Waiting]:
        """List the papers that are shown: all, or those that wait and the current one."""
        everything = self.shows.key() == "all"
        return [
            each
            for each in tray.papers
            if everything or each is tray.current or each.state not in (ATTACHED, ASIDE)
        ]

    def _keep_current(self, tray: Tray) -> None:
        """Show the first of the listed papers where none was chosen."""
        if tray.current is None:
            tray.current = next(iter(self._listed(tray)), None)

    def _choose_row(self, row: int) -> None:
        if row >= 0:
            index = self.model.index(row)
            self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(index)
            self.list.selectionModel().blockSignals(False)
            if row:  # scrolling lays out every row before
                self.list.scrollTo(index)
            self.list.viewport().update()

    def _move(self, now: QModelIndex, _before: QModelIndex) -> None:
        tray, paper = self._tray(), self.model.paper_at(now.row())
        if tray is not None and paper is not None and self.database is not None:
            tray.current = paper
            with self.database.reading() as tx:
                tray.names = {**tray.names, **self._names(tx, Tray(current=paper))}
            self._show_paper(tray)
            self.chosen_changed.emit()

    def _show_paper(self, tray: Tray | None) -> None:
        paper = tray.current if tray else None
        self.paper.show_paper(paper, tray.names if tray else {}, self._note(paper))

    def _note(self, paper: Waiting | None) -> str:
        """Say of a paper that is older than a sealed text that it shows no consent to it."""
        if paper is None or self.database is None or self.statement is None:
            return ""
        read = paper.received.paper
        with self.database.reading() as tx:
            made = read.made_on if read else None
            younger = list_evidence.younger_text(tx, self.statement, made)
        return list_evidence.before_text_sentence(younger) if younger else ""

    def _tell(self, papers: Sequence[Waiting], shown: Sequence[Waiting]) -> None:
        states = Counter(each.state for each in papers)
        if self.statement is not None:
            self.desk.tell_count("inbox", self.statement.number, states[WAITS])
        self.counts.setText(counts_sentence(states))
        self.counts.setVisible(bool(papers))
        self.shows.setVisible(bool(papers))
        self.splitter.setVisible(bool(shown))
        self.empty.setVisible(not shown)
        self.empty.setText(
            _("All papers are decided.")
            if papers
            else _(
                "Drop mails, letters or scans here, or add a whole folder. Each is matched to the "
                "signatories by names, addresses and numbers, and you decide."
            )
        )

    def _show_offer(self, tray: Tray | None) -> None:
        offer = tray.offer if tray else None
        self.offer.setVisible(offer is not None)
        if offer is None:
            return
        number, seems, _paper = offer
        self.offered.setText(
            _("The paper attached to No. %(number)d seems to withdraw the signature.")
            % {"number": number}
            if seems == "withdraws"
            else _("The paper attached to No. %(number)d seems to object to something.")
            % {"number": number}
        )
        self.take_offer.setText(
            _("Record the withdrawal…") if seems == "withdraws" else _("Record a position…")
        )

    def _take_offer(self) -> None:
        tray = self._tray()
        if tray is not None and tray.offer is not None:
            taken = number, seems, paper = tray.offer
            assert self.database is not None and self.statement is not None
            with self.database.reading() as tx:
                before = evidence_inbox.answer_of(tx, self.statement, number)
            self._end_offer()

            def answered() -> None:
                tray.taken, tray.before = taken, before

            withdrawn = seems == "withdraws"
            answer = partial(self.desk.ask, "evidence.answer_paper")
            answer(number, paper, answered, withdrawn=withdrawn)

    def _offer_again(self, tx: Reading, tray: Tray) -> None:
        """Offer what a paper says once more where its recording was undone, and the paper stays."""
        if tray.taken is None or tray.before is None or tray.offer is not None:
            return
        number, _seems, paper = tray.taken
        attached = any(
            each.received.paper is paper and number in each.attached for each in tray.papers
        )
        assert self.statement is not None
        if attached and evidence_inbox.answer_of(tx, self.statement, number) == tray.before:
            tray.offer, tray.taken = tray.taken, None

    def _end_offer(self) -> None:
        tray = self._tray()
        if tray is not None:
            tray.offer = None
            self._show_offer(tray)
            self.list.setFocus()

    # Parts

    def _tray(self) -> Tray | None:
        if self.database is None or self.statement is None:
            return None
        return self._trays.setdefault(self.statement.id, Tray())

    def _next(self, tray: Tray, paper: Waiting) -> Waiting | None:
        """Find the next paper that waits, from the first again after the last; skipped ones come last."""
        at = tray.papers.index(paper)
        others = [*tray.papers[at + 1 :], *tray.papers[:at]]
        waits = [each for each in others if each.state == WAITS]
        return next((each for each in waits if not each.skipped), waits[0] if waits else None)

    def _names(self, tx: Reading, tray: Tray) -> dict[int, str]:
        """Read whose the papers likely are, and everybody to whom the shown one may belong."""
        assert self.statement is not None
        wanted = {(*each.attached, each.number())[0] for each in tray.papers}
        if tray.current is not None:
            wanted.update(each.number for each in tray.current.proposals())
        numbers, names = sorted(wanted), dict[int, str]()
        for some in chunks(numbers):
            rows = signatures.list_signatures(tx, self.statement.id, numbers=some)
            names.update({row.number: row.full_name for row in rows})
        return names

    def _take_found(self, number: int) -> None:
        tray = self._tray()
        if tray is not None and tray.current is not None:
            known = {each.number for each in tray.current.received.proposals}
            if number not in known:
                tray.current.other = Proposal(number, 0.0, ())
            tray.current.shown_number = number
            self.read()
            self.list.setFocus()

    def _connect(self) -> None:
        self.paper.attach_wanted.connect(self.attach)
        self.paper.find_wanted.connect(self.find_other)
        self.paper.sign_wanted.connect(self.sign_anew)
        self.paper.skip_wanted.connect(self.skip)
        self.paper.aside_wanted.connect(self.put_aside)
        self.paper.open_wanted.connect(self.open_paper)
        self.paper.chosen.connect(self.chosen_changed)
        self.keys = DecidingKeys(
            self,
            {
                "attach": self.attach,
                "aside": self.put_aside,
                "find": self.find_other,
                "skip": self.skip,
                "open": self.open_paper,
                "sign": self.sign_anew,
            },
            self.paper.choose,
        )
        for view in (self.list, self.paper.proposals, self.paper.words):
            view.installEventFilter(self.keys)
        self.list.activated.connect(lambda _index: self.open_paper())

    def _lay_out(self) -> None:
        self.offer, self.offered = QFrame(), _wrapped("heading")
        self.offer.setProperty("role", "act")
        self.take_offer, self.dismiss = QPushButton(), QPushButton()
        self.take_offer.clicked.connect(self._take_offer)
        self.dismiss.clicked.connect(self._end_offer)
        offering = QVBoxLayout(self.offer)
        offering.setContentsMargins(10, 8, 10, 8)
        offering.addWidget(self.offered)
        answers = FlowLayout()
        for button in (self.take_offer, self.dismiss):
            button.setProperty("role", "small")
            answers.addWidget(button)
        offering.addLayout(answers)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 8, 8)
        column.addWidget(self.list)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.paper)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([380, 620])
        above = FlowLayout()
        for widget in (self.folder, self.file, self.shows):
            above.addWidget(widget)
        counted = QHBoxLayout()
        counted.addWidget(self.counts, 1)
        inner = QWidget()
        inner.setObjectName("text_inner")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.told)
        layout.addLayout(above)
        layout.addLayout(counted)
        layout.addWidget(self.offer)
        layout.addWidget(self.empty)
        layout.addWidget(self.splitter, 1)
        layout.addStretch()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(inner))


def _wrapped(role: str) -> QLabel:
    label = QLabel(wordWrap=True)
    give_role(label, role)
    return label
