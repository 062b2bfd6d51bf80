"""Actions of the list as it is seen: searching, filtering, columns, copying, printing."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.widgets.language_keys import let_keys_through
from coalition_app.i18n import _, ngettext

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice
    from PySide6.QtPrintSupport import QPrinter

    from coalition_app.desktop.desk.page import Page
    from coalition_app.desktop.desk.seen_table import Printed
    from coalition_app.desktop.signatories import list_copy
    from coalition_app.desktop.signatories.list_text import SeenList
    from coalition_app.desktop.signatories.page import SignatoriesPage
    from coalition_app.records.lists.signature_list import ListFilter
    from coalition_app.work import Tell

MANY = 2_000
"""Signatures from which reading them all is work that is shown and can be cancelled."""


class ListActions(ActionOwner):
    """None of them changes the register."""

    @property
    def page(self) -> "SignatoriesPage":
        """The list of signatories."""
        return cast("SignatoriesPage", self.desk.page("signatories"))

    def find(self) -> None:
        """Search the page that is seen, where it has a search; else go to the list's field."""
        name = self.desk.page_name()
        if name and cast("Page", self.desk.page(name)).find_words():
            return
        self.desk.go("signatories")
        self.page.search.setFocus()
        self.page.search.selectAll()

    def show_filtered(self, alone: "ListFilter", numbers: list[int]) -> None:
        """Show the list by a filter, which stays until it is taken away, and choose signatures in it."""
        self.desk.go("signatories")
        self.page.search.clear()
        self.page.show_filtered(alone)
        self.page.choose(numbers)

    def show_defects(
        self, among: tuple[int, int] | None = None, only: frozenset[int] | None = None
    ) -> None:
        """Show what is broken in the lists: all, between the numbers of `among`, or `only` of some."""
        from coalition_app.desktop.signatories.defects_dialog import DefectsDialog

        DefectsDialog(self.desk, self.statement, among, only).open()

    def show_doubts(self) -> None:
        """Show what nobody vouches for in the lists of the statement."""
        from coalition_app.desktop.signatories.doubts_dialog import DoubtsDialog

        DoubtsDialog(self.desk, self.statement).open()

    def show_settled_words(self) -> None:
        """Show what was settled of words, for lists to come."""
        from coalition_app.desktop.signatories.doubts_dialog import DoubtsDialog

        DoubtsDialog(self.desk, self.desk.statement, "words").open()

    def filter(self) -> None:
        """Open the popover of all filters."""
        from coalition_app.desktop.signatories.filter_popover import FilterPopover

        self.desk.go("signatories")
        panel = FilterPopover(self.desk.window, self.page.filters.keep)
        self.page.show_panel(panel)
        panel.show_below(self.page.filters.more)

    def columns(self) -> None:
        """Choose the columns of the list in a menu below its head."""
        self.desk.go("signatories")
        self.page.show_view("signatories")
        self.page.columns.show_menu()

    def copy(self) -> None:
        """Copy the chosen signatories, or the whole list as it is seen, as text and as a table."""
        from coalition_app.desktop.signatories import list_copy

        shown = self._shown_page()
        chosen = shown.chosen()
        own = shown.seen_table([each.number for each in chosen])
        if own is not None:
            self._put_on_clipboard(list_copy.copied_table(own))
            said = ngettext("%(count)d row copied.", "%(count)d rows copied.", own.length)
            self.desk.say(said % {"count": own.length})
            return
        # The grid has always a cell at which its cursor stands: one row there chooses nothing.
        grid = shown is self.page and self.page.shown_view == "grid"
        few = [] if grid and len(chosen) == 1 else [each.number for each in chosen]
        numbers = self.page.chosen_numbers() if shown is self.page and not grid else few
        numbers = numbers or list(shown.listed())
        seen = self._seen(numbers)

        def done(copied: list_copy.Copied) -> None:
            self._put_on_clipboard(copied)
            words = ngettext(
                "%(count)d signature copied (%(counted)s). Notes and contacts stay here.",
                "%(count)d signatures copied (%(counted)s). Notes and contacts stay here.",
                copied.rows,
            )
            self.desk.say(words % {"count": copied.rows, "counted": seen.counted()})

        self._start(
            _("Copying the list"),
            len(numbers),
            lambda progress: list_copy.copied(seen, progress),
            done,
        )

    def _put_on_clipboard(self, copied: "list_copy.Copied") -> None:
        data = QMimeData()
        data.setText(copied.text)
        data.setHtml(copied.html)
        QGuiApplication.clipboard().setMimeData(data)

    def save_list(self) -> None:
        """Save the list as it is seen as a spreadsheet, as CSV or as a web page, by the file's ending."""
        from coalition_app import i18n
        from coalition_app.documents.forms.seen import ENDINGS, write_seen
        from coalition_app.documents.write import atomic_file

        shown = self._shown_page()
        seen = shown.seen_table(None) or self._seen(list(shown.listed()))
        asked = _("Save the list as shown: .xlsx, .csv or .html")
        chosen = self.desk.choosers.target(self.desk.window, asked, "list.xlsx")
        if chosen is None:
            return
        path, language = atomic_file.with_ending(chosen, *ENDINGS), i18n.current().language

        def write(progress: "Tell") -> None:
            document = write_seen(
                path.suffix.lower()[1:],
                title=seen.title,
                told="; ".join(filter(None, (seen.told(), seen.filtered))),
                heads=seen.headings(),
                rows=list(seen.rows(progress)),
                language=language,
            )
            atomic_file.place(path, document, replace=path == chosen)

        said = _("List saved: %(path)s") % {"path": path}
        self._start(_("Saving the list"), seen.length, write, lambda _none: self.desk.say(said))

    def print_list(self) -> None:
        """Print the list as it is seen; into a PDF where there is no printer."""
        from PySide6.QtPrintSupport import QPrinterInfo

        shown = self._shown_page()
        seen = shown.seen_table(None) or self._seen(list(shown.listed()))
        if QPrinterInfo.availablePrinterNames():
            self._print_on_paper(seen)
        else:
            self._print_into_file(seen)

    def _print_on_paper(self, seen: "Printed") -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from coalition_app.desktop.signatories import list_print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(list_print.DOTS)
        list_print.set_paper(printer)
        printer.setDocName(seen.title)
        dialog = QPrintDialog(printer, self.desk.window)
        let_keys_through(dialog)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self._print(seen, printer, _("The list was sent to the printer."))
        )
        QDialog.open(dialog)

    def _print_into_file(self, seen: "Printed") -> None:
        from PySide6.QtCore import QBuffer
        from PySide6.QtGui import QPdfWriter

        from coalition_app.desktop.signatories import list_print
        from coalition_app.documents.write import atomic_file

        asked = _("There is no printer: save the list as a PDF")
        path = self.desk.choosers.target(self.desk.window, asked, "list.pdf")
        if path is None:
            return
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
        atomic_file.refuse_target(path, replace=True)
        drawn = QBuffer()
        drawn.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(drawn)
        writer.setResolution(list_print.DOTS)
        writer.setTitle(seen.title)
        list_print.set_paper(writer)

        def write(progress: "Tell") -> None:
            list_print.print_list(seen, writer, progress)
            atomic_file.place(path, bytes(drawn.data().data()), replace=True)

        said = _("List saved: %(path)s") % {"path": path}
        self._start(_("Printing the list"), seen.length, write, lambda _none: self.desk.say(said))

    def _print(
        self, seen: "Printed", device: "QPagedPaintDevice | QPrinter", sentence: str
    ) -> None:
        from coalition_app.desktop.signatories import list_print

        self._start(
            _("Printing the list"),
            seen.length,
            lambda progress: list_print.print_list(seen, device, progress),
            lambda _pages: self.desk.say(sentence),
        )

    def _shown_page(self) -> "Page":
        return cast("Page", self.desk.page(self.desk.page_name()))

    def _seen(self, numbers: list[int]) -> "SeenList":
        from coalition_app.desktop.signatories.list_text import SeenList

        page = self.page
        return SeenList(
            database=self.database,
            statement=self.statement,
            numbers=numbers,
            columns=list(page.columns.chosen),
            sections=dict(page.sections),
            held=page.held(),
            listed=page.length(),
            filtered=page.describe() if self.desk.page_name() == "signatories" else "",
        )

    def _start(
        self,
        label: str,
        length: int,
        work: "Callable[[Tell], Any]",
        done: Callable[[Any], None],
    ) -> None:
        """Do what reads every row beside the window; short lists are not worth showing it."""
        self.desk.operations.start(label if length > MANY else "", work, done)
