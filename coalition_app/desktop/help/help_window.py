"""The help: short pages that lie beside the program, shown in a window that stays open while one works."""

from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidgetItem,
    QPushButton,
    QSizeGrip,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from coalition_app import i18n
from coalition_app.desktop.help import help_search
from coalition_app.desktop.help.help_pages import PAGES, pictures_of, read_page, title_of
from coalition_app.desktop.look import theme
from coalition_app.desktop.look.typeface import letter_width, weigh_bold
from coalition_app.desktop.widgets.dialog_frame import DialogFrame
from coalition_app.desktop.widgets.reading import end_at_whole_line
from coalition_app.desktop.widgets.wrapped_rows import ACROSS, RowList
from coalition_app.i18n import _

PAGE = Qt.ItemDataRole.UserRole
GAP = 10
"""Pixels between the list of the pages and the page."""
LIST_LETTERS = 28
"""Letters that fit into a line of the list of pages."""
SHEET = """
h1 {{ margin-top: 0; margin-bottom: 10px; }}
h2 {{ margin-top: 20px; margin-bottom: 6px; }}
p, li {{ margin-top: 4px; margin-bottom: 6px; }}
a {{ color: {accent}; text-decoration: underline; }}
code {{ background: {sunken}; }}
th {{ background: {sunken}; text-align: left; }}
td {{ border-bottom: 1px solid {line}; }}
"""
"""Qt knows these few rules of a web page's style."""
TABLE = '<table cellspacing="0" cellpadding="6" width="100%" style="margin-top: 6px; margin-bottom: 8px">'
MARGIN, HIGH = 16, 700
"""Pixels around the text of a page, and of the window's height where the screen has them."""


class Page(QTextBrowser):
    """A page of the help; at rest its lower edge cuts no line."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        end_at_whole_line(self)


class HelpDialog(DialogFrame):
    """Pages on the left, the chosen one on the right, a search above; beside the window, never before it."""

    veiled = False

    def __init__(self, parent: QWidget | None, page: str = PAGES[0]) -> None:
        super().__init__(parent, lambda: _("Help"))
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.page = page
        self._rendered = ("", "", "")
        self._hits: list[QTextCursor] = []
        self._at = -1
        self.words = QLineEdit()
        self.words.setClearButtonEnabled(True)
        self.list = RowList(separated=False)
        self.browser = Page()
        self.browser.setOpenLinks(False)
        self.browser.document().setDocumentMargin(MARGIN)
        self.browser.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.browser.anchorClicked.connect(self._follow)
        self.found, self.next, self.leave = QLabel(), QPushButton(), QPushButton()
        self.found.setProperty("role", "quiet")
        self.found.setWordWrap(True)
        self.next.clicked.connect(self.show_next)
        self.leave.clicked.connect(self.reject)
        for button in (self.next, self.leave):
            button.setAutoDefault(False)
        self._lay_out()
        self.words.textChanged.connect(self._search_anew)
        self.words.returnPressed.connect(self.show_next)
        self.list.currentItemChanged.connect(self._show_chosen)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.words.setFocus)
        self.put_words(self.words.setPlaceholderText, lambda: _("Search the help"))
        self.put_words(self.words.setAccessibleName, lambda: _("Search the help"))
        self.put_words(self.list.setAccessibleName, lambda: _("Pages of the help"))
        self.put_words(self.browser.setAccessibleName, lambda: _("Text of the help"))
        self.put_words(self.next.setText, lambda: _("Next match"))
        self.put_words(self.next.setToolTip, lambda: _("Go to the next match"))
        self.put_words(self.leave.setText, lambda: _("Close"))
        self.retranslate()
        self.words.setFocus()

    def retranslate(self) -> None:
        """Speak the program's language, on the same page and at about the same place."""
        super().retranslate()
        self._search()

    def open_page(self, page: str, words: str = "") -> None:
        """Show a page of PAGES, and search words; they are forgotten where that page does not have them."""
        if words:
            self.words.setText(words)
        self.page = page
        if page not in self._listed():
            self.words.clear()
        self._search()

    def open_at(self, page: str, heading: int) -> None:
        """Show a page at one of its headings, counted from its title; what was searched is forgotten."""
        self.words.clear()
        self.open_page(page)
        QTimer.singleShot(0, self, lambda: self._scroll_to(page, heading))  # once it is laid out

    def _scroll_to(self, page: str, heading: int) -> None:
        document = self.browser.document()
        blocks, block = [], document.begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                blocks.append(block)
            block = block.next()
        if page == self.page and heading < len(blocks):
            top = document.documentLayout().blockBoundingRect(blocks[heading]).top()
            self.browser.verticalScrollBar().setValue(round(top) - MARGIN if heading else 0)

    @Slot()
    def show_next(self) -> None:
        """Go to the next place with the searched words, on this page or on the next that has one."""
        if not self._stems():
            return
        if self._at + 1 >= len(self._hits):
            listed = self._listed()
            if not listed:
                return
            following = listed[(listed.index(self.page) + 1) % len(listed)]
            if following != self.page:
                self.open_page(following)
        self._at = (self._at + 1) % len(self._hits) if self._hits else -1
        if self._at >= 0:
            at = QTextCursor(self._hits[self._at])
            at.setPosition(at.selectionStart())
            self.browser.setTextCursor(at)
            self._colour_hits()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(
            self, "leave"
        ):
            self._render()

    # Building

    def _lay_out(self) -> None:
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setProperty("role", "apart")
        splitter.setHandleWidth(GAP)
        splitter.addWidget(self.list)
        splitter.addWidget(self.browser)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        wide = LIST_LETTERS * letter_width(self.fontMetrics()) + 2 * ACROSS
        search, below = QWidget(), QHBoxLayout()
        above = QHBoxLayout(search)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self.words, 1)
        above.addWidget(self.next)
        below.addWidget(self.found, 1)
        below.addWidget(self.leave)
        # Without the system's frame nothing else lets a person make it larger.
        self._grip = QSizeGrip(self)
        self.stand(search, splitter, foot=below).setStretchFactor(splitter, 1)
        self._place(max(960, 4 * wide))
        wide = min(wide, self.width() * 3 // 10)
        splitter.setSizes([wide, self.width() - wide])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grip.adjustSize()
        self._grip.move(self.rect().bottomRight() - self._grip.rect().bottomRight())
        self._grip.raise_()

    def _place(self, wide: int) -> None:
        """Take a width over the middle of the window."""
        room = self.screen().availableGeometry()
        place = QRect(0, 0, min(wide, room.width()), min(HIGH, room.height()))
        parent = self.parentWidget()
        place.moveCenter(parent.window().geometry().center() if parent else room.center())
        place.moveRight(min(place.right(), room.right()))
        place.moveBottom(min(place.bottom(), room.bottom()))
        place.moveTopLeft(QPoint(max(place.left(), room.left()), max(place.top(), room.top())))
        self.setGeometry(place)

    # Pages

    @Slot()
    def _search_anew(self) -> None:
        """Show the page that answers best what was typed."""
        self.page = next(iter(self._matching()), self.page)
        self._search()

    def _search(self) -> None:
        """List the pages that answer what is typed, and show one of them."""
        listed = self._matching()
        self.list.blockSignals(True)
        self.list.clear()
        for page in listed:
            item = QListWidgetItem(title_of(read_page(page)))
            item.setData(PAGE, page)
            self.list.addItem(item)
            if page == self.page:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        if listed and self.page not in listed:
            self.page = listed[0]
            self.list.setCurrentRow(0)
        self._render()

    def _matching(self) -> list[str]:
        """Return the pages that answer what is typed, the best first; all of them where nothing is typed."""
        typed = self.words.text().strip()
        return help_search.find_pages(typed) if typed else list(PAGES)

    def _listed(self) -> list[str]:
        return [self.list.item(row).data(PAGE) for row in range(self.list.count())]

    def _stems(self) -> list[str]:
        return help_search.telling_stems(self.words.text())

    @Slot()
    def _show_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.page = item.data(PAGE)
            self._render()

    def _render(self) -> None:
        """Set the page in the language and the colours of this moment, then mark what is searched."""
        wanted = (self.page, i18n.current().language, theme.applied().ground)
        if wanted != self._rendered:
            bar = self.browser.verticalScrollBar()
            same = wanted[0] == self._rendered[0]
            share = bar.value() / bar.maximum() if same and bar.maximum() else 0.0
            self._rendered = wanted
            colours = theme.applied()
            sheet = SHEET.format(accent=colours.accent, sunken=colours.sunken, line=colours.line)
            self.browser.document().setDefaultStyleSheet(sheet)
            self.browser.setSearchPaths([str(pictures_of(i18n.current().language))])
            shown = _reader().render(read_page(self.page))
            self.browser.setHtml(shown.replace("<table>", TABLE))
            weigh_bold(self.browser.document())
            end_at_whole_line(self.browser)
            bar.setValue(round(share * bar.maximum()))
        self._mark()

    def _mark(self) -> None:
        """Mark every word that begins as a searched one, underlined as well as coloured."""
        typed, document = self.words.text(), self.browser.document()
        places = [
            place
            for stem in self._stems()
            for place in _found_all(document, stem)
            if not document.characterAt(place.selectionStart() - 1).isalnum()
        ]
        places.sort(key=QTextCursor.selectionStart)
        self._hits = places
        best = next(
            (part for part in help_search.find_parts(typed) if part.page == self.page), None
        )
        begins = document.find(best.heading) if best else QTextCursor()
        # What answers best is in sight first, also where only its heading is near to what was asked.
        before = [each for each in places if each.selectionEnd() < begins.selectionEnd()]
        self._at = len(before) - 1 if len(before) < len(places) else -1
        self._colour_hits()
        self.next.setEnabled(bool(places))
        nothing = bool(self._stems()) and not self.list.count()
        self.found.setText(_("No matches in Help.") if nothing else "")
        if not begins.isNull():
            begins.clearSelection()
            self.browser.setTextCursor(begins)
        if places:
            self.show_next()

    def _colour_hits(self) -> None:
        colours, marks = theme.applied(), []
        for at, place in enumerate(self._hits):
            mark = QTextEdit.ExtraSelection()
            look = QTextCharFormat()
            look.setFontUnderline(True)
            look.setBackground(QColor(colours.accent if at == self._at else colours.chosen))
            look.setForeground(QColor(colours.on_accent if at == self._at else colours.text))
            # The stubs declare the two for reading only.
            mark.cursor, mark.format = place, look
            marks.append(mark)
        self.browser.setExtraSelections(marks)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        """Go to another page; nothing else is ever followed."""
        if link.toString() in PAGES:
            self.open_page(link.toString())


def _found_all(document: QTextDocument, stem: str) -> Iterator[QTextCursor]:
    """Give every place of a document where some letters stand."""
    place = document.find(stem)
    while not place.isNull():
        yield place
        place = document.find(stem, place)


@cache
def _reader() -> MarkdownIt:
    """Return the reader of Markdown; HTML inside a page is shown as text."""
    return MarkdownIt("commonmark", {"html": False}).enable("table")
