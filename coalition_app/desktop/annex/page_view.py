"""The true pages of a document: scrolled, zoomed, and where they cannot be shown a sentence instead."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.annex.page_entries import entry_at
from coalition_app.desktop.annex.page_search import PageSearch
from coalition_app.desktop.controls.more import DrawnButton
from coalition_app.desktop.look import theme
from coalition_app.desktop.widgets.pdf_document import read_document
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import N_, _

STEP = 1.2
"""By how much one step of zoom enlarges."""
LEAST, MOST = 0.25, 5.0
HIGH, LOW = 120, 80
"""Pixels of the pages' height at least, and without the bar of their number."""
BELOW, STRIP = 12, 4
"""Pixels around the bar of the search, and above and below the pages' number."""
MARK = 2
"""Pixels around what is marked."""
NOTED_AFTER = 300
"""Milliseconds after which a drawing that still runs is told; a quicker one would only flicker."""
ZOOMS = {
    "minus": (N_("Smaller pages"), ("Alt+-",)),
    "plus": (N_("Larger pages"), ("Alt++", "Alt+=")),
    "fit": (N_("Pages as wide as there is room"), ("Alt+0",)),
}
"""Drawing, words and keys of each button; the first key is shown."""


class AnnexView(Spoken, QWidget):
    """Shows one document at a time; a newer one of the same kind keeps the place on the pages."""

    entry_clicked = Signal(int)
    """An entry of the list was clicked: its number."""

    def __init__(self) -> None:
        super().__init__()
        self.view = _Pages(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setMinimumSize(180, HIGH)
        self.view.setPageSpacing(10)
        self.view.setObjectName("annex_pages")
        self.view.viewport().installEventFilter(self)
        self._pressed = QPoint()
        self._bare = False
        self.marked: tuple[int, QRectF] | None = None
        """A page, and what is marked on it, in points."""
        self.document = QPdfDocument()
        self.view.setDocument(self.document)
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setMargin(24)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sentence)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        self.search = PageSearch(self)
        self.view.setSearchModel(self.search.model)
        self.search.found.connect(self._show_found)
        self.search.ended.connect(self._end_search)
        self.pill = self._build_pill()
        column.addSpacing(STRIP)
        column.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(STRIP)
        self._note_later = QTimer(self, singleShot=True, interval=NOTED_AFTER)
        self._note_later.timeout.connect(self._say_drawing)
        self.view.pageNavigator().currentPageChanged.connect(self._count)
        self.put_words(self.view.setAccessibleName, lambda: _("Pages of the annex"))

    # Showing

    def show_document(self, document: bytes, *, keep_place: bool) -> None:
        """Show a PDF; `keep_place` leaves the pages scrolled as they are."""
        scroll = self.view.verticalScrollBar()
        place = scroll.value() if keep_place else 0
        # Loaded beside the shown one, so that the pages never go blank in between.
        loaded = read_document(document)
        self.view.setDocument(loaded)  # waits until no page of the one before is being drawn
        self.search.search_in(loaded)
        self.document = loaded
        self._stack.setCurrentWidget(self.view)
        scroll.setValue(place)
        self.drawn()

    def show_sentence(self, sentence: str) -> None:
        """Show a sentence where pages would be."""
        self.sentence.setText(sentence)
        self._stack.setCurrentWidget(self.sentence)
        self.drawn()

    def be_bare(self, bare: bool) -> None:
        """Leave the room of the pages' number and zoom to the pages; keys zoom all the same."""
        self._bare = bare
        self.view.setMinimumHeight(LOW if bare else HIGH)
        self._count()

    def forget(self) -> None:
        """Show nothing."""
        self.search.forget()
        self.document.close()
        self.show_sentence("")

    def drawing(self) -> None:
        """Say that newer pages are being drawn, should it take a while."""
        self._note_later.start()

    def drawn(self) -> None:
        """Say which page is shown instead."""
        self._note_later.stop()
        self._count()

    def retranslate(self) -> None:
        """Speak the program's language, in the count of pages too."""
        super().retranslate()
        self._count()

    # Zooming

    def zoom(self, way: str) -> None:
        """Make the pages larger (plus), smaller (minus) or as wide as there is room (fit)."""
        scroll = self.view.verticalScrollBar()
        share = scroll.value() / max(1, scroll.maximum())
        if way == "fit":
            self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        else:
            factor = self.factor() * (STEP if way == "plus" else 1 / STEP)
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(min(MOST, max(LEAST, factor)))
        scroll.setValue(round(share * scroll.maximum()))
        self._tell_zoom()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell a click on an entry; a press that is drawn away is none. The zoom follows the pages' room."""
        if event.type() == QEvent.Type.Resize:
            self._tell_zoom()
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton:
            here = event.position().toPoint()
            if event.type() == QEvent.Type.MouseButtonPress:
                self._pressed = here
            elif event.type() == QEvent.Type.MouseButtonRelease:
                still = (here - self._pressed).manhattanLength() < QApplication.startDragDistance()
                if still and (number := self.entry_at(here)):
                    self.entry_clicked.emit(number)
        return super().eventFilter(watched, event)

    def entry_at(self, place: QPoint) -> int:
        """Return the number of the entry at a place in sight; 0 for none."""
        y = place.y() + self.view.verticalScrollBar().value()
        for page, (top, height) in enumerate(self._places()):
            if top <= y < top + height:
                return entry_at(self.document, page, (y - top) / self._pixels())
        return 0

    def _pixels(self) -> float:
        """Return the pixels of a point."""
        return self.factor() * self.view.logicalDpiX() / 72

    def _places(self) -> Iterator[tuple[int, int]]:
        """Yield where each page begins and how high it is, in pixels of what is scrolled."""
        top = self.view.documentMargins().top()
        for page in range(self.document.pageCount()):
            height = round(self.document.pagePointSize(page).height() * self._pixels())
            yield top, height
            top += height + self.view.pageSpacing()

    def mark(self, area: tuple[int, QRectF] | None) -> None:
        """Mark an area of a page, in points; nothing without one."""
        self.marked = area
        self.view.viewport().update()

    def marked_place(self) -> QRectF:
        """Return where the mark stands, in pixels of what is in sight; null without one."""
        if self.marked is None or self.marked[0] >= self.document.pageCount():
            return QRectF()
        (page, area), times = self.marked, self._pixels()
        wide = self.document.pagePointSize(page).width() * times
        aside, room = self.view.horizontalScrollBar(), self.view.viewport().width()
        left = max(self.view.documentMargins().left(), (room - wide) / 2) - aside.value()
        top = list(self._places())[page][0] - self.view.verticalScrollBar().value()
        place = QRectF(area.topLeft() * times, area.size() * times).translated(left, top)
        return place.adjusted(-MARK, -MARK, MARK, MARK)

    # Searching

    def find_words(self) -> bool:
        """Search the pages; return whether any are shown."""
        if self._stack.currentWidget() is not self.view:
            return False
        self.search.begin()
        self._place_search()
        return True

    def _show_found(self, at: int) -> None:
        """Mark a place that was found, and scroll it into sight where it is not."""
        self.view.setCurrentSearchResultIndex(at)
        self._place_search()
        link = self.search.model.resultAtIndex(at)
        if at >= 0 and link.isValid():
            self.bring_in_sight(link.page(), link.location().y())

    def bring_in_sight(self, page: int, down: float) -> None:
        """Scroll to a place, in points from the top of a page, where it is not in sight."""
        scroll, high = self.view.verticalScrollBar(), self.view.viewport().height()
        top, _height = list(self._places())[page]
        y = round(top + down * self._pixels())
        # Neither behind the bar of the search nor at the very foot.
        if not scroll.value() + self.search.height() + 2 * BELOW < y < scroll.value() + high - 60:
            scroll.setValue(y - high // 3)

    def _end_search(self) -> None:
        self.search.hide()
        self.view.setCurrentSearchResultIndex(-1)
        self.search.model.setSearchString("")
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_search(self) -> None:
        """Lay the bar of the search over the head of the pages, at their right."""
        bar = self.view.verticalScrollBar()
        aside = bar.width() if bar.isVisible() else 0
        self.search.move(max(0, self.width() - aside - self.search.width() - BELOW), BELOW)
        self.search.raise_()

    def factor(self) -> float:
        """Return the zoom of the pages: 1.0 is their size on paper."""
        if self.view.zoomMode() == QPdfView.ZoomMode.Custom or not self.document.pageCount():
            return self.view.zoomFactor()
        margins = self.view.documentMargins()
        room = self.view.viewport().width() - margins.left() - margins.right()
        inches = self.document.pagePointSize(0).width() / 72
        return float(room / (inches * self.view.logicalDpiX()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            # Another style sheet puts the palettes of the parts back, after this.
            QTimer.singleShot(0, self, self._colour)

    # Building

    def _build_pill(self) -> QFrame:
        """Make the pages' number and zoom, which stand below the pages: over them they cover words."""
        pill = QFrame(self)
        pill.setObjectName("pill")
        self.count, self.percent = QLabel(), QLabel()
        self.buttons: dict[str, DrawnButton] = {}
        row = QHBoxLayout(pill)
        row.setContentsMargins(10, 2, 10, 2)
        row.setSpacing(2)
        for drawing, (words, keys) in ZOOMS.items():
            button = DrawnButton(drawing)
            button.setMinimumSize(28, 28)
            button.clicked.connect(lambda _on=False, way=drawing: self.zoom(way))
            shown = QKeySequence(keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            self.put_words(partial(_name, button, shown), partial(_, words))
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), self)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(lambda way=drawing: self.zoom(way))
            self.buttons[drawing] = button
        row.addWidget(self.count)
        row.addSpacing(8)
        for part in ("minus", "percent", "plus", "fit"):
            row.addWidget(self.percent if part == "percent" else self.buttons[part])
        self._colour()
        return pill

    def _tell_zoom(self) -> None:
        self.percent.setText(f"{round(100 * self.factor())} %")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_zoom()
        self._place_search()

    def _colour(self) -> None:
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Dark, QColor(theme.applied().sunken))
        self.view.setPalette(palette)

    def _say_drawing(self) -> None:
        self.count.setText(_("Preparing…"))
        self._tell_zoom()
        if not self.document.pageCount():
            self.sentence.setText(_("Preparing pages…"))

    def _count(self) -> None:
        pages = self.document.pageCount()
        shown = pages and self._stack.currentWidget() is self.view
        named = {"number": self.view.pageNavigator().currentPage() + 1, "total": pages}
        self.count.setText(_("Page %(number)d of %(total)d") % named if shown else "")
        self.pill.setVisible(bool(shown) and not self._bare)
        self._tell_zoom()


class _Pages(QPdfView):
    """Colours what is marked, as a pen does: the letters stay black."""

    def __init__(self, shown: AnnexView) -> None:
        super().__init__()
        self._shown = shown

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        place = self._shown.marked_place()
        if not place.isNull():
            painter = QPainter(self.viewport())
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
            painter.fillRect(place, QColor(theme.LIGHT.mark))  # paper is white in the dark, too
            painter.end()


def _name(button: DrawnButton, key: str, text: str) -> None:
    """Name a button that shows only a drawing."""
    button.setAccessibleName(text)
    button.setToolTip(f"{text} ({key})")
