"""The page of the annex: its true pages, beside the way to the attestation or the edition shown."""

import uuid
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QDialog, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from coalition_app.desktop.annex.after_attesting import proposed_path
from coalition_app.desktop.annex.attestor_fields import AttestorFields
from coalition_app.desktop.annex.bar import AnnexBar
from coalition_app.desktop.annex.editions import (
    Edition,
    Opened,
    find_print,
    open_edition,
    read_editions,
)
from coalition_app.desktop.annex.page_view import AnnexView
from coalition_app.desktop.annex.side import SIDE_WIDTH, AnnexSide
from coalition_app.desktop.annex.steps import Done
from coalition_app.desktop.annex.ways import Way, way_of
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.look.typeface import letter_width
from coalition_app.desktop.widgets.dialog_frame import LED_ON
from coalition_app.documents.attestation.first_paragraph import certified_numbers
from coalition_app.documents.content.content import AnnexContent
from coalition_app.documents.content.gather import gather_annex, gather_content
from coalition_app.documents.issue import issue
from coalition_app.documents.issue.readiness import Item, assess
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.errors import Interrupted, UserError
from coalition_app.i18n import _, ngettext
from coalition_app.languages import LANGUAGES
from coalition_app.operations.letterhead import kept_letterhead
from coalition_app.operations.print_options import kept_options
from coalition_app.records.editions import attestors
from coalition_app.records.editions.attestors import Attestor
from coalition_app.records.signatures.signatures import next_number
from coalition_app.records.statements.statements import StatementRow
from coalition_app.records.store.database import Database
from coalition_app.work import Tell

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

NARROW, LEAST_PAGES = 130, 200
"""Letters across below which it shows the pages or the column: 780 pixels at 100 %; least of the pages."""

LONG = 1_000
"""Numbers of a list beyond which its pages take longer than a person waits without noticing."""

NEWEST, DRAFT = "newest", "draft"
"""What is shown: the newest edition where there is one, or the draft of the next."""


@dataclass(slots=True)
class _Wanted:
    """One look at the annex, in the background; only the newest one is drawn to its end."""

    number: int
    database: Database
    statement: StatementRow
    language: str
    form: PageForm
    printed: str
    """The language with the one that stands beside it."""
    shown: uuid.UUID | str
    """The edition whose print is shown, or NEWEST or DRAFT."""
    long: bool
    """Whether drawing takes so long that what prevents an attestation is told before."""
    content: AnnexContent | None = None
    """What a long list prints, gathered before it is drawn."""
    put_off: bool = False
    """Whether work in the foreground came before its drawing."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read for a look."""

    wanted: _Wanted
    items: tuple[Item, ...]
    done: tuple[Done, ...]
    editions: tuple[Edition, ...]
    note: bool
    """Whether the next edition would be a note to the list, which certifies nothing."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was drawn for a look: the PDF, or a sentence why not."""

    wanted: _Wanted
    document: bytes = b""
    sentence: str = ""
    opened: Opened | None = None
    """The edition whose print it is."""


class AnnexPage(Page):
    """The bar, the pages, and beside them the way to an attestation or the edition that is shown.

    Everything is read and drawn off the window's thread, and only while the page is seen.
    """

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.bar, self.pages, self.side = AnnexBar(desk), AnnexView(), AnnexSide()
        self.view, self.language = self.pages.view, self.bar.language
        self.items, self.attest, self.card = self.side.items, self.side.attest, self.side.card
        self.edition: Edition | None = None
        """The edition whose print is shown; None while the draft is."""
        self.files = desk.choosers.written
        self._shown: uuid.UUID | str = NEWEST
        self._narrow = False
        self._newest, self._stale = 0, False
        self._shown_statement: object = None
        self._kept_place = False
        self._watched: set[str] = set()
        self._language_of: Database | None = None
        """The register whose documents' language was proposed."""
        self._to_act: tuple[str, set[int], Way] | None = None
        """The page, the numbers and the action of an item that is followed."""
        # In its place before what it holds is: parts put into another place are styled anew.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._left = QWidget(self.splitter)
        self._left.setMinimumWidth(LEAST_PAGES)  # its bar asks for less once the page is narrow
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.pages, 1)
        self.splitter.addWidget(self.side)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._connect(desk)

    def _connect(self, desk: "Desk") -> None:
        do, ask, side, card = desk.do, desk.ask, self.side, self.card
        self.bar.options_changed.connect(self.read)
        self.bar.part.picked.connect(lambda _part: self._share())
        self.bar.print_wanted.connect(lambda: do("print"))
        self.bar.save_wanted.connect(do)
        self.items.wanted.connect(self.follow)
        self.items.action_wanted.connect(do)
        side.attest_wanted.connect(lambda: do("attest"))
        side.save_wanted.connect(lambda: do("draft"))
        side.draft_wanted.connect(self.show_draft)
        side.edition_wanted.connect(self.show_edition)
        side.changes_wanted.connect(partial(ask, "annexes.show_changes_since"))
        side.corrigendum_wanted.connect(partial(ask, "corrigenda.do"))
        card.open_wanted.connect(partial(ask, "evidence.open_outside"))
        card.folder_wanted.connect(lambda path: ask("evidence.open_outside", path.parent))
        card.save_wanted.connect(partial(ask, "annexes.save_copy"))
        card.form_wanted.connect(partial(ask, "annexes.save_edition_form"))
        card.print_wanted.connect(partial(ask, "annexes.print_edition"))
        card.deliver_wanted.connect(partial(ask, "annexes.deliver_edition"))
        card.changes_wanted.connect(partial(ask, "annexes.show_changes"))
        card.signed_wanted.connect(partial(ask, "annexes.show_signed_pages"))
        card.slips_wanted.connect(partial(ask, "annexes.write_slips"))
        card.receipt_wanted.connect(partial(ask, "annexes.print_receipt"))
        card.verify_wanted.connect(lambda: do("verify"))
        card.receivers_wanted.connect(lambda: do("receivers"))
        card.sign_wanted.connect(partial(ask, "signing.sign_issued"))
        card.signatures_wanted.connect(partial(ask, "signing.show_issued"))
        card.file_wanted.connect(partial(ask, "signing.keep_file"))
        self.pages.view.documentChanged.connect(lambda _document: self._say_shown())
        self.pages.entry_clicked.connect(lambda number: desk.show_numbers([number]))
        desk.operations.busy.connect(self._resume)
        desk.operations.faulted.connect(self._give_up)

    @property
    def _document(self) -> QPdfDocument:
        return self.pages.document

    # What the window asks

    @Slot()
    def worked_in(self) -> QWidget | None:
        """Return the pages: the steps beside them are made anew with each reading."""
        return self.bar.part if self.pages.isHidden() else self.view

    def find_words(self) -> bool:
        """Search the pages, where any are shown."""
        self._turn_to("pages")
        return self.pages.find_words()

    def read(self) -> None:
        """Show the annex of the statement as it would print now, as soon as the page is seen."""
        if self.database is None or self.statement is None:
            self._forget()
            return
        if self._shown_statement != self.statement.id:
            self._forget()
            self._shown_statement = self.statement.id
        self._read_kept()
        self._stale = True
        if self.isVisible():
            self._look()

    def forget(self) -> None:
        """Forget the register, and what it keeps of how its annex prints."""
        super().forget()
        self.bar.card.forget()

    def show_statement(self, database: "Database", statement: "StatementRow | None") -> None:
        """Show a statement's annex, in the language of the register's documents unless another is chosen."""
        self._propose_language()
        super().show_statement(database, statement)

    def _propose_language(self) -> None:
        """Take the language of another register's documents, once."""
        database = self.desk.operations.database
        if database is not None and database is not self._language_of:
            with database.reading() as tx:
                self.set_document_language(attestors.get_register(tx).document_language)

    def set_document_language(self, language: str) -> None:
        """Set the language that the document is set in."""
        self._language_of = self.desk.operations.database
        if language != self.language.key():
            self.language.choose(language)
            self.read()

    def document_language(self) -> str:
        """Return the language that the document is set in."""
        self._propose_language()
        return self.language.key()

    def print_language(self) -> str:
        """Return the language that the document is set in, with the one that stands beside it."""
        self._read_kept()
        return self.bar.printed_in(self.document_language())

    def page_form(self) -> PageForm:
        """Return the chosen form of the pages, with the letterhead that the register keeps."""
        self._read_kept()
        return self.bar.page_form()

    def _read_kept(self) -> None:
        database = self.desk.operations.database
        if database is not None:
            with database.reading() as tx:
                self.bar.card.show_kept(kept_options(tx), kept_letterhead(tx))

    # Following, opening

    @Slot(object)
    def follow(self, item: Item) -> None:
        """Go where an item of readiness is settled."""
        way = way_of(item)
        if item.letter is not None:
            self.desk.ask("evidence.open_letter", item.letter)
            self._offer_return()
            return
        if not way.page or not item.numbers:
            if way.page:
                self.desk.go(way.page)
                self._offer_return()
            if way.action:
                self.desk.do(way.action)
                self._return_from(QApplication.activeModalWidget(), "")
            return
        if way.page not in self._watched:
            self._watched.add(way.page)
            cast(Page, self.desk.page(way.page)).chosen_changed.connect(self._act)
        self._to_act = (way.page, set(item.numbers), way)
        self.desk.show_numbers(list(item.numbers), way.page)
        if not (way.action or way.words):
            self._offer_return()
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
            if way.action == "defects":
                self.desk.ask("lists.show_defects", None, frozenset(numbers))
            elif way.action:
                self.desk.do(way.action)
            if way.words:
                self.desk.ask("positions.settle_words", way.words)
            if way.action or way.words:
                self._return_from(QApplication.activeModalWidget(), page)

    def _return_from(self, opened: QWidget | None, page: str) -> None:
        """Come back from a dialog that a step opened, and leave nothing chosen there; else offer the way.

        A dialog that led on to a page leaves the way back there.
        """
        if isinstance(opened, QDialog):
            opened.finished.connect(lambda result: self._come_back(page, led_on=result == LED_ON))
        elif page:
            self._offer_return()

    def _offer_return(self) -> None:
        self.desk.offer_way_back(lambda: _("Back to the annex"), lambda: self.desk.go("annex"))

    def _come_back(self, page: str, *, led_on: bool) -> None:
        if led_on:
            self._offer_return()
        elif self.desk.page_name() == page:
            cast(Page, self.desk.page(page)).choose([])
            self.desk.go("annex")

    def ask_attestor(self, proposed: Attestor | None, second: Attestor | None) -> None:
        """Let who attests be typed in its step."""
        self.items.edit_attestor(AttestorFields(self.desk.operations, proposed, second))
        self._turn_to("way")
        if self.edition is not None:
            self.show_draft()

    @Slot(object)
    def show_edition(self, edition: Edition) -> None:
        """Show the kept print of an edition, in the document's language where there is one."""
        self._show(edition.row.id)

    @Slot()
    def show_draft(self) -> None:
        """Show the draft of the next edition."""
        self._show(DRAFT)

    def show_written(self, code: str, path: Path) -> None:
        """Show the edition that was attested last, whose file was written just now."""
        self.files[code] = path
        self.side.read_anew()
        self._turn_to("way")
        self._show(NEWEST)

    def _show(self, wanted: uuid.UUID | str) -> None:
        self._shown, self._kept_place = wanted, False
        self.read()

    # Events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and self.statement is not None:
            self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW * letter_width(self.fontMetrics())
        self.bar.set_narrow(narrow)
        self.side.set_narrow(narrow)
        if narrow != self._narrow:
            self._narrow = narrow
            self._share()

    def _turn_to(self, part: str) -> None:
        """Bring the pages or the column into sight where there is no room for both."""
        self.bar.part.choose(part)
        self._share()

    def _share(self) -> None:
        """Show pages and column beside each other, or the chosen one below the bar."""
        way = self._narrow and self.bar.part.key() == "way"
        self.pages.setVisible(not way)
        self.side.setVisible(way or not self._narrow)
        # As high as the bar, also once that takes two lines.
        down = QSizePolicy.Policy.Fixed if way else QSizePolicy.Policy.Preferred
        policy = self._left.sizePolicy()  # which bears the splitter's stretch
        policy.setVerticalPolicy(down)
        self._left.setSizePolicy(policy)
        along = Qt.Orientation.Vertical if self._narrow else Qt.Orientation.Horizontal
        if self.splitter.orientation() != along:
            self.splitter.setOrientation(along)
            self.splitter.setSizes([1000, 1000] if self._narrow else [1000, SIDE_WIDTH])

    # Looking, off the window's thread

    def _look(self) -> None:
        """Read and draw in the background; an older look stops at its next step."""
        if self.database is None or self.statement is None:
            return
        self._stale = False
        self._newest += 1
        wanted = _Wanted(
            self._newest,
            self.database,
            self.statement,
            self.document_language(),
            self.page_form(),
            self.print_language(),
            self._shown,
            _is_long(self.database, self.statement),
        )
        start = self.desk.operations.start
        draw = partial(start, "", partial(self._draw, wanted), self._show_drawn)
        find = partial(start, "", partial(self._find, wanted), self._show_found)
        self.pages.drawing()
        for begin in (find, draw) if wanted.long else (draw, find):
            begin()

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
                if wanted.long:
                    wanted.content = gathered.content
                items = assess(tx, gathered, wanted.language, patient=False, register=tx).items
                known = read_editions(tx, wanted.statement.id)
                note = certified_numbers(gathered.basis).form == "note"
                done = _done(attestors.current_attestor(tx), gathered.content)
        except (UserError, Interrupted):
            return None  # the drawing tells why
        return _Found(wanted, items, done, known, note)

    def _draw(self, wanted: _Wanted, progress: Tell) -> _Drawn:
        """Draw the draft, unless a newer one or work in the foreground was asked for meanwhile."""

        def tell(done: int, of: int) -> None:
            progress(done, of)
            wanted.put_off = bool(self.desk.operations.working)
            if wanted.number != self._newest or wanted.put_off:
                raise Interrupted

        try:
            tell(0, 1)
            content, opened = _read(wanted, tell)
            if opened is not None:
                return _Drawn(wanted, opened.document, opened=opened)
            document = issue.render(
                content,
                ending="pdf",
                language=wanted.printed,
                draft=True,
                form=wanted.form,
                tell=tell,
            )
        except Interrupted:
            return _Drawn(wanted)
        except UserError as error:
            return _Drawn(wanted, sentence=str(error))
        return _Drawn(wanted, document)

    def _show_found(self, found: _Found | None) -> None:
        if found is not None and found.wanted.number == self._newest:
            self.side.show_way(found.items, found.done, found.editions, note=found.note)

    def _show_drawn(self, drawn: _Drawn) -> None:
        if drawn.wanted.number != self._newest:
            return
        opened = drawn.opened
        before, self.edition = self.edition, opened.edition if opened else None
        same = (before.row.id if before else None) == (opened.edition.row.id if opened else None)
        if drawn.document:
            self.pages.show_document(drawn.document, keep_place=self._kept_place and same)
            self._kept_place = True
        elif drawn.sentence:
            self.pages.show_sentence(drawn.sentence)
        else:
            self._stale = True
            if drawn.wanted.put_off:  # for work that may have ended meanwhile
                self._resume(self.desk.operations.working)
        self.side.show_edition(opened, self.files, self.pages.document.pageCount())
        self._say_shown()

    def _say_shown(self) -> None:
        """Say beside the title whether a draft or an edition is shown, and of how many pages."""
        if self.edition is not None:
            named = {"edition": self.edition.row.number}
            note = _("edition %(edition)d · a note, certifies nothing")
            words = (note if self.edition.note else _("edition %(edition)d · attested")) % named
        elif count := self.pages.document.pageCount():
            words = ngettext("draft · %(count)d page", "draft · %(count)d pages", count)
            words = words % {"count": count}
        else:
            words = ""
        self.bar.say(words)

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
        self.edition, self._shown = None, NEWEST
        self.pages.forget()
        self.side.forget()
        self._say_shown()


def _is_long(database: Database, statement: StatementRow) -> bool:
    with database.reading() as tx:
        return next_number(tx, statement.id) > LONG


def _read(wanted: _Wanted, tell: Tell) -> tuple[AnnexContent, Opened | None]:
    """Read what the draft prints, and the edition that is shown instead."""
    gathered, wanted.content = wanted.content, None
    with wanted.database.reading() as tx:
        content = gathered or gather_content(tx, wanted.statement, tell)
        edition = _to_show(read_editions(tx, wanted.statement.id), wanted.shown)
        if edition is None:
            return content, None
        lies_open = wanted.database.raw_key is None
        opened = open_edition(tx, edition, wanted.printed, content, lies_open=lies_open)
        # The program may have spoken another language when it was saved.
        title, number = wanted.statement.title, edition.row.number
        proposed = (proposed_path(title, number, language) for language in LANGUAGES)
        found = (find_print(tx, edition, each) for each in proposed)
        return content, replace(opened, path=next(filter(None, found), None))


def _to_show(known: tuple[Edition, ...], wanted: uuid.UUID | str) -> Edition | None:
    """Return the edition that is to be shown; None for the draft."""
    if wanted == NEWEST:
        return known[-1] if known else None
    return next((each for each in known if each.row.id == wanted), None)


def _done(attestor: Attestor | None, content: AnnexContent) -> tuple[Done, ...]:
    """Say which steps are in order whatever else is found."""
    done: list[Done] = []
    if attestor is not None:
        done.append(Done(_("Attestor"), attestor.name, "attestor"))
    if count := len(content.demands):
        words = ngettext("Text and %(count)d demand", "Text and %(count)d demands", count)
        done.append(Done(words % {"count": count}, ""))
    return tuple(done)
