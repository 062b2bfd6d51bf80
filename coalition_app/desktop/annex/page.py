"""The page of the annex: its true pages, beside what prevents an attestation."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from coalition_app.desktop.annex.editions import Edition, read_editions
from coalition_app.desktop.annex.page_view import AnnexView
from coalition_app.desktop.annex.readiness import Way, way_of
from coalition_app.desktop.annex.side import SIDE_WIDTH, AnnexSide
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.gather import gather_annex
from coalition_app.documents.issue import issue
from coalition_app.documents.issue.readiness import Item, assess
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _
from coalition_app.records.editions import attestors, editions
from coalition_app.records.editions.editions import edition_sentence
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import Tell

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

NARROW = 110
"""Letters across the page below which the pages are above the column: 660 pixels at 100 %."""


@dataclass(slots=True)
class _Wanted:
    """One look at the annex, in the background; only the newest one is drawn to its end."""

    number: int
    database: Database
    statement: StatementRow
    language: str
    form: PageForm
    content: AnnexContent | None = None
    refusal: str = ""
    """Why the register could not be read."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read for a look."""

    wanted: _Wanted
    items: tuple[Item, ...]
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was drawn for a look: the PDF, or a sentence why not."""

    wanted: _Wanted
    document: bytes = b""
    sentence: str = ""


class AnnexPage(Page):
    """Live preview on the left; readiness, options and editions on the right.

    Everything is read and drawn off the window's thread, and only while the page is seen.
    """

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.pages, self.side = AnnexView(), AnnexSide()
        self.view, self.language = self.pages.view, self.side.language
        self.items, self.attest = self.side.items, self.side.attest
        self.editions = self.side.editions.list
        self.edition: Edition | None = None
        """The edition whose print is shown; None while the draft is."""
        self._newest, self._stale = 0, False
        self._shown_statement: object = None
        self._kept_place = False
        self._watched: set[str] = set()
        self._language_of: Database | None = None
        """The register whose documents' language was proposed."""
        self._to_act: tuple[str, set[int], Way] | None = None
        """The page, the numbers and the action of an item that is followed."""
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.addWidget(self.pages)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.addWidget(self.splitter)
        self.items.wanted.connect(self.follow)
        self.side.attest_wanted.connect(lambda: self.desk.do("attest"))
        self.side.options_changed.connect(self.read)
        self.pages.back_wanted.connect(self.show_draft)
        self.side.editions.open_wanted.connect(self.show_edition)
        self.side.editions.save_wanted.connect(partial(desk.ask, "annexes.save_copy"))
        self.side.editions.print_wanted.connect(partial(desk.ask, "annexes.print_edition"))
        self.side.editions.deliver_wanted.connect(partial(desk.ask, "annexes.deliver_edition"))
        self.side.editions.changes_wanted.connect(partial(desk.ask, "annexes.show_changes"))
        self.side.editions.signed_wanted.connect(partial(desk.ask, "annexes.show_signed_pages"))
        self.side.editions.slips_wanted.connect(partial(desk.ask, "annexes.write_slips"))
        self.side.editions.verify_wanted.connect(lambda: self.desk.do("verify"))
        desk.operations.busy.connect(self._resume)
        desk.operations.faulted.connect(self._give_up)

    @property
    def _document(self) -> QPdfDocument:
        return self.pages.document

    # What the window asks

    @Slot()
    def read(self) -> None:
        """Show the annex of the statement as it would print now, as soon as the page is seen."""
        if self.database is None or self.statement is None:
            self._forget()
            return
        if self._shown_statement != self.statement.id:
            self._forget()
            self._shown_statement = self.statement.id
        self._stale = True
        if self.isVisible():
            self._look()

    def show_statement(self, database: "Database", statement: "StatementRow | None") -> None:
        """Show a statement's annex, in the language of the register's documents unless another is chosen."""
        self._propose_language()
        super().show_statement(database, statement)

    def _propose_language(self) -> None:
        """Take the language of another register's documents once."""
        database = self.desk.operations.database
        if database is not None and database is not self._language_of:
            with database.reading() as tx:
                self.set_document_language(attestors.get_register(tx).document_language)

    def set_document_language(self, language: str) -> None:
        """Set the language that the document is set in."""
        self._language_of = self.desk.operations.database
        self.language.setCurrentIndex(self.language.findData(language))

    def document_language(self) -> str:
        """Return the language that the document is set in."""
        self._propose_language()
        return self.side.document_language()

    def page_form(self) -> PageForm:
        """Return the chosen form of the pages."""
        return self.side.page_form()

    # Following, opening

    @Slot(object)
    def follow(self, item: Item) -> None:
        """Go where an item of readiness is settled."""
        way = way_of(item)
        if not way.page or not item.numbers:
            if way.page:
                self.desk.go(way.page)
            if way.action:
                self.desk.do(way.action)
            return
        if way.page not in self._watched:
            self._watched.add(way.page)
            cast(Page, self.desk.page(way.page)).chosen_changed.connect(self._act)
        self._to_act = (way.page, set(item.numbers), way)
        self.desk.show_numbers(list(item.numbers), way.page)
        self._act()

    @Slot()
    def _act(self) -> None:
        """Open what settles an item, once its numbers are chosen: a long list takes a moment for it."""
        if self._to_act is None:
            return
        page, numbers, way = self._to_act
        if self.desk.page_name() != page:
            self._to_act = None
        elif {each.number for each in self.desk.chosen()} == numbers:
            self._to_act = None
            if way.action:
                self.desk.do(way.action)
            if way.words:
                self.desk.ask("positions.settle_words", way.words)

    @Slot(object)
    def show_edition(self, edition: Edition) -> None:
        """Show the kept print of an edition, in the document's language where there is one."""
        database = self.database
        if database is None:
            return
        language = self.document_language()

        def load(_progress: Tell) -> tuple[Edition, bytes]:
            with database.reading() as tx:
                prints = editions.list_prints(tx, edition.row.id)
                fitting = [each for each in prints if each.language == language] or prints
                return edition, editions.kept_bytes(tx, fitting[0].sha256)

        self._newest += 1
        self.pages.drawing()
        self.desk.operations.start("", load, self._show_loaded)

    @Slot()
    def show_draft(self) -> None:
        """Show the draft again."""
        self.edition = None
        self._kept_place = False
        self.pages.show_band(None)
        self.read()

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.statement is not None:
            self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * letter_width(self.fontMetrics())
        along = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.splitter.orientation() != along:
            self.splitter.setOrientation(along)
            # One above the other they share every change of height.
            self.splitter.setStretchFactor(1, int(narrow))
            self.splitter.setSizes([1000, 1000] if narrow else [1000, SIDE_WIDTH])

    # Looking, off the window's thread

    def _look(self) -> None:
        """Read and draw in the background; an older look stops at its next step."""
        if self.database is None or self.statement is None:
            return
        self._stale = False
        self._newest += 1
        wanted = _Wanted(
            self._newest, self.database, self.statement, self.document_language(), self.page_form()
        )
        start = self.desk.operations.start
        start("", lambda progress: self._find(wanted, progress), self._show_found)
        if self.edition is None:
            self.pages.drawing()
            start("", lambda progress: self._draw(wanted, progress), self._show_drawn)

    def _find(self, wanted: _Wanted, progress: Tell) -> _Found | None:
        """Read what prevents an attestation, unless a newer reading was asked for meanwhile."""

        def tell(done: int, of: int) -> None:
            progress(done, of)
            if wanted.number != self._newest:
                raise Interrupted

        try:
            tell(0, 1)
            with wanted.database.reading() as tx:
                gathered = gather_annex(tx, wanted.statement, tell)
                wanted.content = gathered.content
                items = assess(tx, gathered, wanted.language, patient=False, register=tx).items
                found = read_editions(tx, wanted.statement.id)
        except UserError as error:
            wanted.refusal = str(error)
            return None
        except Interrupted:
            return None
        return _Found(wanted, items, found)

    def _draw(self, wanted: _Wanted, progress: Tell) -> _Drawn | None:
        """Draw the draft, unless a newer one or work in the foreground was asked for meanwhile."""

        def tell(done: int, of: int) -> None:
            progress(done, of)
            if wanted.number != self._newest or self.desk.operations.working:
                raise Interrupted

        if wanted.content is None:
            return _Drawn(wanted, sentence=wanted.refusal)
        try:
            tell(0, 1)
            document = issue.render(
                wanted.content,
                ending="pdf",
                language=wanted.language,
                draft=True,
                form=wanted.form,
                tell=tell,
            )
        except Interrupted:
            return _Drawn(wanted)
        except UserError as error:
            return _Drawn(wanted, sentence=str(error))
        finally:
            # Freed here rather than in the window's thread, which a long list would hold up.
            wanted.content = None
        return _Drawn(wanted, document)

    def _show_found(self, found: _Found | None) -> None:
        if found is None or found.wanted.number != self._newest:
            return
        self.side.show_items(found.items)
        self.side.editions.fill(found.editions)

    def _show_drawn(self, drawn: _Drawn | None) -> None:
        if drawn is None or drawn.wanted.number != self._newest:
            return
        if drawn.document:
            self.pages.show_document(drawn.document, keep_place=self._kept_place)
            self._kept_place = True
        elif drawn.sentence:
            self.pages.show_sentence(drawn.sentence)
        else:
            self._stale = True

    def _show_loaded(self, loaded: tuple[Edition, bytes]) -> None:
        edition, document = loaded
        if self.database is None or edition.row.statement_id != self._shown_statement:
            return
        self.edition = edition
        self.pages.show_band(
            lambda: (
                _("%(edition)s, as it was attested") % {"edition": edition_sentence(edition.row)}
            )
        )
        self.pages.show_document(document, keep_place=False)

    @Slot(str)
    def _resume(self, working: str) -> None:
        """Draw what was put off for work in the foreground."""
        if not working and self._stale and self.isVisible():
            self._look()

    @Slot(object)
    def _give_up(self, _fault: object) -> None:
        """Leave the pages as they are: the program itself made a mistake, which is told apart."""
        self.pages.drawn()

    def _forget(self) -> None:
        self._newest += 1
        self._stale, self._kept_place, self._shown_statement = False, False, None
        self.edition = None
        self.pages.forget()
        self.side.forget()
