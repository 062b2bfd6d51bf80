"""Actions of an import: from a file, from what was copied, or from what was dropped on the window."""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.desk.ahead import IMPORTING, load_beside
from coalition_app.desktop.desk.drops import SIGNATURES, local_files
from coalition_app.desktop.imports.reading import (
    Told,
    is_listed,
    known_in,
    png_of,
    read_copied,
    read_remembering,
    read_with_progress,
)
from coalition_app.errors import UserError
from coalition_app.i18n import _

if TYPE_CHECKING:
    from uuid import UUID

    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.imports.page import ImportPage
    from coalition_app.desktop.imports.view import ImportView
    from coalition_app.desktop.imports.waited import Waited
    from coalition_app.drafts import Source
    from coalition_app.operations.door import Answer
    from coalition_app.operations.planning.preview import Preview
    from coalition_app.records.imports.earlier_imports import EarlierImport
    from coalition_app.records.imports.import_draft import Imported
    from coalition_app.records.imports.import_undo import Batch
    from coalition_app.records.journal.journal import EntryId
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading

MOST_READ = 5
"""Files dropped at once that are read to tell what they are; of more, their kind tells it."""
MOST_NAMED, MOST_SHOWN = 6, 80
"""Files that a question names, and letters of what was copied that it shows."""
SMALL = 50_000
"""Bytes that are read at once, in a tenth of a second; more go off the window's thread."""


class ImportActions(ActionOwner):
    """Each shows a preview; nothing is written before the user agrees.

    One import is previewed at a time; others wait for its end, kept in the register.
    """

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._unread: deque[Path] = deque()
        """Lists that were dropped together and wait to be read."""
        self._then: set[UUID] = set()
        """Imports that are gone on with by themselves once the one that is previewed has ended."""
        self._page: ImportPage | None = None
        self._from = ""
        """The page on which the import was begun that is previewed."""
        self._held: Callable[[], None] | None = None
        """What is to be previewed once a register is open."""
        self._makes = False
        """Whether what is read now was said to be a new statement."""
        desk.operations.changed.connect(self._follow)
        desk.operations.busy.connect(lambda _label: self._read_next())

    def choose_import(self) -> None:
        """Choose a list and preview it; while an import waits, go back to it and offer another one."""
        if self._goes_on and self.desk.page_name() != "import":
            self.desk.go("import")
            self.desk.offer(
                _("%(name)s is not finished: import or cancel it first.")
                % {"name": self.waiting()},
                [(lambda: _("Another list…"), self._choose_list)],
            )
            return
        self._choose_list()

    def _choose_list(self) -> None:
        path = self.desk.choosers.file(self.desk.window, _("Import a list"), "")
        if path is not None:
            self._when_open(lambda: self.import_path(path))

    def begin_statement(self, begin: Callable[[], None]) -> None:
        """Read what was copied, or a file that is chosen, as a new statement: so it was asked for."""
        self._makes = True
        try:
            begin()
        finally:
            self._makes = False

    def paste_import(self) -> None:
        """Preview what was copied: files, a text, or cells and lists of a page."""
        # Qt returns no data at all for a clipboard that is empty.
        copied = QGuiApplication.clipboard().mimeData() or QMimeData()
        if local_files(copied):
            self.take_dropped(copied)
        elif QGuiApplication.clipboard().text().strip():
            self._take_text(QGuiApplication.clipboard().text(), copied.html())
        elif copied.hasImage():
            picture = png_of(QGuiApplication.clipboard().image())
            self._when_open(lambda: self.import_picture(picture))
        else:
            raise UserError(_("Nothing was copied. Copy the list first, then paste it here."))

    def take_dropped(self, data: QMimeData) -> None:
        """Take each for what it is: a register, an annex, lists to import, letters to keep as evidence."""
        paths = local_files(data)
        if paths:
            self._take_files(paths)
        elif data.hasText() and data.text().strip():
            self._take_text(data.text(), data.html())
        else:
            raise UserError(_("No list was found in what was dropped. Drop a file or text."))

    def _take_text(self, text: str, page: str) -> None:
        """Keep a letter or import a list; of what reads like a letter beside the evidence it is asked."""
        from coalition_app.intake.dropped import is_letter

        has_list = self.desk.operations.database is not None and self.desk.statement is not None
        signed = has_list and not self._makes
        if signed and self.desk.page_name() == "evidence":
            self.desk.ask("evidence.paste_letter", text)
        elif signed and not is_listed(page) and is_letter(text):
            begins = " ".join(text[: 2 * MOST_SHOWN].split())
            shown = begins if len(begins) <= MOST_SHOWN else begins[:MOST_SHOWN].rstrip() + "…"
            self._ask_which(
                shown,
                lambda: self.desk.ask("evidence.paste_letter", text),
                lambda: self.import_text(text, page),
            )
        else:
            self._when_open(lambda: self.import_text(text, page))

    def go_on(self) -> None:
        """Preview what waited for a register, now that one is open."""
        held, self._held = self._held, None
        if held is not None and self.desk.operations.database is not None:
            try:
                held()
            except UserError as error:
                self.desk.refuse(str(error))

    def _when_open(self, preview: "Callable[[], None]") -> None:
        """Preview at once, or ask which register it is for where none is open."""
        if self.desk.operations.database is not None:
            preview()
            return
        self._held = preview
        self.desk.ask("registers.ask_which", self._hold_nothing)

    def _hold_nothing(self) -> None:
        self._held = None

    def import_path(self, path: Path) -> None:
        """Preview a file."""
        from coalition_app.intake.read_source import is_slow, read_path

        size = SMALL if is_slow(path) or not path.is_file() else path.stat().st_size
        self._preview(lambda told: read_path(path, mapping=told), size, path.name, path.stem)

    def import_text(self, text: str, page: str = "") -> None:
        """Preview a text; `page` is the same as a web page, where it was copied from one."""
        content, name = text.encode(), _("clipboard text")
        marked = page.encode() if "\t" not in text and is_listed(page) else b""
        self._preview(
            lambda told: read_copied(content, marked, name, told),
            len(content) + len(marked),
            name,
            "",
        )

    def import_picture(self, content: bytes) -> None:
        """Preview a list of which a picture was copied, as a program that shows scans copies it."""
        from coalition_app.intake.read_source import read_source

        name = _("clipboard picture")
        self._preview(lambda told: read_source(content, name, mapping=told), SMALL, name, "")

    def undo_import(self, entry: "EntryId") -> None:
        """Show what taking back an import of the journal would do."""
        from coalition_app.records.imports import import_undo

        def find(tx: "Reading") -> "UUID":
            source_id = import_undo.source_of_entry(tx, entry)
            if source_id is None:
                raise UserError(_("This import is no longer in the register."))
            return source_id

        self._undo(find)

    def undo_source(self, source_id: "UUID") -> None:
        """Show what taking back the import of a source would do."""
        self._undo(lambda _tx: source_id)

    def _show_earlier(self, earlier: "EarlierImport") -> None:
        """Show what an earlier import recorded, chosen in the list."""
        from coalition_app.desktop.imports.summary import MOST_CHOSEN

        self.desk.go("signatories", earlier.statement)
        self.desk.show_numbers(list(earlier.numbers[:MOST_CHOSEN]))

    def _undo(self, find: "Callable[[Reading], UUID]") -> None:
        """Show what taking back an import would do, off the window's thread."""
        from coalition_app.records.imports import import_undo

        database = self.database

        def look() -> "tuple[UUID, Batch]":
            with database.reading() as tx:
                source_id = find(tx)
                return source_id, import_undo.look_at_batch(tx, source_id)

        def show(found: "tuple[UUID, Batch]") -> None:
            from coalition_app.desktop.imports.undo_dialog import UndoImportDialog

            if self.desk.operations.database is database:
                UndoImportDialog(self.desk, *found).open()

        self.desk.operations.start(_("Comparing with the register"), lambda _progress: look(), show)

    def _take_files(self, paths: Sequence[Path]) -> None:
        """Import lists and keep letters; where that is not told by what they are, ask once."""
        from coalition_app.intake.dropped import letter_or_list
        from coalition_app.intake.read_source import is_annex
        from coalition_app.records.opening.beside import SUFFIX

        if paths and all(path.suffix.lower() in SIGNATURES for path in paths):
            for path in paths:
                self.desk.ask("signing.keep_file", path)
            return
        asked = [path for path in paths if path.suffix != SUFFIX and not is_annex(path)]
        found = set[str]()
        if self.desk.statement is not None:
            read = len(asked) <= MOST_READ
            found = {letter_or_list(path, read=read) for path in asked}
        if found <= {"list"}:
            self._import_files(paths)
        elif found == {"letter"}:
            self._keep_letters(asked)
        else:
            self._ask_what(paths, asked)

    def _ask_what(self, paths: Sequence[Path], asked: Sequence[Path]) -> None:
        """Ask whether files are a list or letters."""
        names = ", ".join(path.name for path in asked[:MOST_NAMED])
        if len(asked) > MOST_NAMED:
            names += ", …"
        self._ask_which(names, lambda: self._keep_letters(asked), lambda: self._import_files(paths))

    def _ask_which(
        self, shown: str, keep: Callable[[], object], bring_in: Callable[[], object]
    ) -> None:
        """Ask whether it is a list or letters; neither is done unasked, and giving up does nothing."""
        from coalition_app.desktop.widgets.question import Question

        database = self.database

        def still(do: Callable[[], object]) -> None:
            if self.desk.operations.database is database:
                try:
                    do()
                except UserError as error:
                    self.desk.refuse(str(error))

        Question(
            self.desk.window,
            title=lambda: _("A list, or letters?"),
            text=lambda: (
                f"{shown}\n\n"
                + _(
                    "A list adds signatures. Emails, letters and scans become evidence and wait on the "
                    "page Evidence, under New."
                )
            ),
            answer=lambda: _("Keep as evidence"),
            do=lambda: still(keep),
            other=(lambda: _("Import as a list"), lambda: still(bring_in)),
        ).open()

    def _keep_letters(self, paths: Sequence[Path]) -> None:
        self.desk.ask("evidence.take_dropped", paths)

    def _import_files(self, paths: Sequence[Path]) -> None:
        if len(paths) == 1:
            self._take(paths[0])
        else:
            self._when_open(lambda: self._take_several(paths))

    def _take(self, path: Path) -> None:
        from coalition_app.intake.read_source import is_annex
        from coalition_app.records.opening.beside import SUFFIX

        if path.suffix == SUFFIX:
            self.desk.open_path(path)
        elif is_annex(path):
            self.desk.ask("annexes.verify_path", path)
        else:
            self._when_open(lambda: self.import_path(path))

    def _take_several(self, paths: Sequence[Path]) -> None:
        """Preview the lists among the files one after the other, and name the files that are none."""
        from coalition_app.intake.read_source import is_annex
        from coalition_app.records.opening.beside import SUFFIX

        others = [path.name for path in paths if path.suffix == SUFFIX or is_annex(path)]
        self._unread.extend(path for path in paths if path.name not in others)
        self._read_next([_one_by_one(others)] if others else [])

    def _read_next(self, told: Sequence[str] = ()) -> None:
        """Read the lists that were dropped together; one that cannot be read is named and passed over.

        `told` is said after that: the line below is cleared with each page.
        """
        refused = list(told)
        while self._unread and not self.desk.operations.working:
            path = self._unread.popleft()
            try:
                self.import_path(path)
            except UserError as error:
                named = {"name": path.name, "reason": str(error)}
                refused.append(_("%(name)s: %(reason)s") % named)
        if refused:
            waits = [self._waiting_sentence()] if self._waiting else []
            self.desk.refuse(" ".join([*waits, *refused]))

    # What the register keeps

    @Slot(object)
    def _follow(self, tables: frozenset[str] | None) -> None:
        """Look again at what the register keeps, once an import was kept, ended, or brought back."""
        if tables is None or "begun_import" in tables:
            self.offer_begun()

    def offer_begun(self) -> None:
        """Offer the imports that the register keeps, in the side list; one that was taken back goes."""
        from coalition_app.records.imports.begun_imports import list_begun

        database = self.desk.operations.database
        if database is None:
            return
        with database.reading() as tx:
            begun = list_begun(tx)
        if not begun and self._page is None:
            return
        from coalition_app.desktop.imports.waited import count_doubtful

        page = self._import_page()
        view = page.view
        if view is not None and view.waits_in_vain([each.id for each in begun]):
            view.done()
            view = None
        shown = view.keeping.begun if view is not None else None
        waiting = [each for each in begun if each.id != shown]
        page.offer(waiting, count_doubtful(database, waiting[0]) if waiting else 0)

    def _import_page(self) -> "ImportPage":
        if self._page is None:
            self._page = page = cast("ImportPage", self.desk.page("import"))
            page.wanted.connect(self._read_again)
            page.discard_wanted.connect(self._discard)
        return self._page

    @Slot()
    def _read_again(self) -> None:
        """Read the import again that is offered, off the window's thread."""
        from coalition_app.desktop.imports.waited import Waited, read_again

        page, database = self._import_page(), self.database
        begun = page.begun[0]

        def show(waited: Waited) -> None:
            if [each.id for each in page.begun[:1]] == [begun.id] and page.view is None:
                self._open(database, waited.preview, "", waited)

        self.desk.operations.start(
            _("Reading %(name)s") % {"name": begun.name},
            lambda tell: read_again(database, begun, tell),
            show,
            page.refuse,
        )

    @Slot()
    def _discard(self) -> None:
        """Discard the import that is offered and cannot be read."""
        from coalition_app.operations.begun_imports import discard_import

        begun = self._import_page().begun[0]
        change = discard_import(begun=begun.id, name=begun.name)
        self.desk.operations.change(change, lambda answer: self._say_discarded(answer.lines[0]))

    def _say_discarded(self, said: str) -> None:
        if self.desk.page_name() == "import" and not self._goes_on:
            self._go_back()
        self.desk.say(said)

    def keep(self) -> None:
        """Keep what was said of the import that is previewed, as far as the disk takes it."""
        if self._page is not None and self._page.view is not None:
            self._page.view.keep_all()

    def forget(self) -> None:
        """Know nothing of imports any more, nor of the page that showed them: the register keeps them."""
        self._page, self._held, self._from = None, None, ""
        self._unread.clear()
        self._then.clear()

    def waiting(self) -> str:
        """Name the list whose import was begun and is gone on with in the side list; empty for none."""
        if self._page is None:
            return ""
        view, begun = self._page.view, self._page.begun
        return view.preview.source.name if view else begun[0].name if begun else ""

    def hold_back(self, then: Callable[[], object]) -> bool:
        """Keep an unfinished import before its register goes, or ask in its place where that fails.

        Return whether it is asked; `then` is done if it may be lost.
        """
        view = self._page.view if self._page is not None else None
        if view is None or view.keep_all():
            return False
        self.desk.go("import")
        view.ask_before_loss(then)
        return True

    @property
    def _goes_on(self) -> bool:
        """Whether an import is previewed."""
        return self._page is not None and self._page.view is not None

    @property
    def _waiting(self) -> list[str]:
        """Name the imports that are gone on with by themselves."""
        begun = self._page.begun if self._page is not None else ()
        return [each.name for each in begun if each.id in self._then]

    def _let_wait(self, preview: "Preview", proposed_title: str) -> None:
        """Keep a list in the register until the one that is previewed has ended."""
        from coalition_app.desktop.imports.waited import keep_unseen

        change = keep_unseen(preview, proposed_title)
        self.desk.operations.change(change, self._say_waits)

    def _say_waits(self, answer: "Answer[UUID]") -> None:
        self._then.add(answer.result)
        self.desk.say(self._waiting_sentence())

    def _waiting_sentence(self) -> str:
        names = ", ".join(self._waiting)
        return _("Will open once this preview is closed: %(names)s.") % {"names": names}

    def _preview(
        self, read: Callable[["Told"], "Source"], size: int, name: str, proposed_title: str
    ) -> None:
        """Read a source, off the window's thread where it is large, and open its preview.

        It waits while another is previewed.
        """
        from coalition_app.desktop.imports.remembered import remembered_columns

        database, remembered, makes = self.database, remembered_columns(), self._makes

        def read_here(told: "Told") -> "Source":
            load_beside(IMPORTING)  # the window would stop for it once a long list is read
            from coalition_app.operations.imports import as_register_knows

            return as_register_knows(database, read(told))

        if size < SMALL:
            from coalition_app.operations.planning.preview import Preview

            read_now = Preview(read_remembering(read_here, remembered))
            self._open(database, read_now, proposed_title, makes=makes)
            return
        if self.desk.operations.working:
            raise UserError(_("Wait for the current task to finish, or cancel it."))
        self.desk.operations.start(
            _("Reading %(name)s") % {"name": name},
            lambda progress: read_with_progress(
                lambda: read_remembering(read_here, remembered), progress
            ),
            lambda preview: self._open(database, preview, proposed_title, soon=True, makes=makes),
        )

    def _open(
        self,
        database: "Database",
        preview: "Preview",
        proposed_title: str,
        waited: "Waited | None" = None,
        *,
        soon: bool = False,
        makes: bool = False,
    ) -> None:
        """Make the page of a list that was read and go to it; `soon`, the window answers in between.

        `makes`: a new statement was said to be made of it.
        """
        from coalition_app.desktop.imports.remembered import remembered_columns
        from coalition_app.desktop.imports.view import ImportView
        from coalition_app.intake.proposed_title import propose_title

        if self.desk.operations.database is not database:
            # The register was closed while the list was read.
            return
        if self._goes_on and waited is None:
            self._let_wait(preview, proposed_title)
            return
        draft = preview.draft
        view = ImportView(
            self.desk.operations,
            database,
            self.desk.statement,
            preview,
            title=propose_title(draft) or proposed_title,
            mapping=waited.choices["columns"] if waited else known_in(draft, remembered_columns()),
            ask_target=self.desk.choosers.target,
            waited=waited,
            soon=soon,
        )
        if makes:
            view.target.choose_new()
        if (earlier := view.earlier) is not None:
            view.earlier_shown.connect(lambda: self._show_earlier(earlier))
            view.earlier_undone.connect(lambda: self.undo_source(earlier.source_id))
        view.put_off.connect(self._put_off)
        view.ended.connect(lambda: self._end(view))
        if (shown := self.desk.page_name()) != "import":
            self._from = shown
        page = self._import_page()
        page.begun = [each for each in page.begun if waited is None or each.id != waited.begun.id]
        page.begin(view)
        if soon:
            QTimer.singleShot(0, view, lambda: self._show(page))
        else:
            self._show(page)

    def _show(self, page: "ImportPage") -> None:
        """Go to an import that has just begun."""
        self.desk.go("import")
        page.take_keyboard()
        if self._waiting:
            self.desk.say(self._waiting_sentence())
        elif page.begun:
            named = {"name": page.begun[0].name}
            self.desk.say(
                _("Another list waits: %(name)s. It is offered again after this import.") % named
            )

    def _put_off(self) -> None:
        """Leave an import that is gone on with later, and say so, with the way back."""
        self._go_back()
        self.desk.offer(
            _("The import waits in the side list; nothing of it is lost."),
            [(lambda: _("Back to the import"), lambda: self.desk.go("import"))],
        )

    def _go_back(self) -> None:
        """Go to the page on which the import was begun."""
        self.desk.go(self._from or "signatories")

    def _end(self, view: "ImportView") -> None:
        """Leave an import that has ended, and preview what waits."""
        if self._page is not None:
            self._page.end()
        if self.desk.operations.database is None:
            return
        if self.desk.page_name() == "import":
            self._go_back()
        if view.imported is not None:
            self._summarise(view, view.imported)
        self.offer_begun()
        if self._waiting:
            self.desk.go("import")

    def _summarise(self, view: "ImportView", imported: "Imported") -> None:
        """Show the statement, and what is to be settled next."""
        from coalition_app.desktop.imports.summary import show_summary

        self.desk.go("signatories", imported.statement)
        show_summary(self.desk, imported, view.draft, view.report_made())


def _one_by_one(names: Sequence[str]) -> str:
    return _("Drop registers and annexes one by one: %(names)s.") % {"names": ", ".join(names)}
