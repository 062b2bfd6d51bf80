"""Words for working the window in tests: waiting, typing, finding dialogs and the names of widgets."""

import threading
import warnings
from collections.abc import Iterator
from concurrent.futures import wait
from contextlib import contextmanager
from typing import TypeVar

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from coalition_app.desktop.annex.attestor_fields import AttestorFields
from coalition_app.desktop.annex.page import AnnexPage
from coalition_app.desktop.desk.operation_form import OperationForm
from coalition_app.desktop.desk.page import Page
from coalition_app.desktop.directory.duplicates_page import DuplicatesPage
from coalition_app.desktop.directory.page import DirectoryPage
from coalition_app.desktop.evidence.new_papers import NewPapers
from coalition_app.desktop.evidence.page import EvidencePage
from coalition_app.desktop.follow_up.page import FollowUpPage
from coalition_app.desktop.imports.view import ImportView
from coalition_app.desktop.main_window import MainWindow
from coalition_app.desktop.positions.grid import PositionsGrid
from coalition_app.desktop.register.backups_page import BackupsPage
from coalition_app.desktop.register.journal_page import JournalPage
from coalition_app.desktop.signatories.page import SignatoriesPage
from coalition_app.desktop.text.page import TextPage
from coalition_app.desktop.widgets.days import shown_today
from coalition_app.desktop.widgets.fields import DayEdit
from coalition_app.desktop.widgets.popover import Popover
from coalition_app.operations.door import Declared

LIMIT = 120
"""Seconds after which work in the background counts as stuck."""
INK = 90
"""Lightness below which a pixel of white paper is of a letter."""
Found = TypeVar("Found", bound=QWidget)
Opened = TypeVar("Opened", bound=Popover)


class Pages:
    """The pages of a window, each made when it is first asked for, as what it is."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def of(self, name: str, kind: type[Found]) -> Found:
        page = self.window.page(name)
        assert isinstance(page, kind)
        return page

    @property
    def signatories(self) -> SignatoriesPage:
        return self.of("signatories", SignatoriesPage)

    @property
    def positions(self) -> PositionsGrid:
        """The grid of positions, a view of the page of signatories."""
        return self.signatories.grid

    @property
    def text(self) -> TextPage:
        return self.of("text", TextPage)

    @property
    def annex(self) -> AnnexPage:
        return self.of("annex", AnnexPage)

    @property
    def backups(self) -> BackupsPage:
        return self.of("backups", BackupsPage)

    @property
    def evidence(self) -> EvidencePage:
        return self.of("evidence", EvidencePage)

    @property
    def new_papers(self) -> NewPapers:
        return self.evidence.new

    @property
    def chase(self) -> FollowUpPage:
        return self.of("chase", FollowUpPage)

    @property
    def twins(self) -> DuplicatesPage:
        return self.of("twins", DuplicatesPage)

    @property
    def directory(self) -> DirectoryPage:
        return self.of("directory", DirectoryPage)

    @property
    def journal(self) -> JournalPage:
        return self.of("journal", JournalPage)


def pages_of(window: MainWindow) -> Pages:
    """Give the pages of a window."""
    return Pages(window)


def window_of(page: Page | PositionsGrid) -> MainWindow:
    """Give the window that a page is in."""
    window = page.desk.window
    assert isinstance(window, MainWindow)
    return window


def settle(window: MainWindow) -> None:
    """Wait for the work in the background and let the window take its answers, until nothing is left."""
    while True:
        _done, stuck = wait(set(window.operations._running), timeout=LIMIT)
        assert not stuck, "work in the background does not end"
        QCoreApplication.sendPostedEvents(None, 0)
        QCoreApplication.processEvents()
        if not window.operations.looking:
            QCoreApplication.processEvents()  # what an answer left for a turn of its own
            if not window.operations.looking:
                return


@contextmanager
def undrawn(window: MainWindow) -> Iterator[None]:
    """Lay a window out without drawing it: behind dialogs it would be drawn three times for each."""
    window.setUpdatesEnabled(False)
    yield
    window.setUpdatesEnabled(True)
    window.repaint()


def draw_pages(widget: QWidget) -> None:
    """Wait until the pages in sight are drawn: Qt draws them beside the window, and they are white before.

    A menu takes the colours of its icons as it opens.
    """
    if isinstance(widget, QMenu):
        widget.aboutToShow.emit()
    ends, more = QDeadlineTimer(1000 * LIMIT), QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    for view in widget.findChildren(QPdfView):
        while view.isVisible() and not has_ink(view):
            assert not ends.hasExpired(), "no page was drawn"
            QCoreApplication.processEvents(more, 20)


def has_ink(view: QPdfView) -> bool:
    """Tell whether something is printed on the pages in sight."""
    seen = view.viewport().grab().toImage()
    width, height = seen.width(), seen.height()
    ground = seen.pixelColor(0, 0)  # as dark as ink in the dark theme
    across, down = range(width // 4, 3 * width // 4), range(0, height, 2)
    found = (seen.pixelColor(x, y) for y in down for x in across)
    return any(each != ground and each.lightness() < INK for each in found)


@contextmanager
def work_held(window: MainWindow) -> Iterator[None]:
    """Hold the work that the block begins at the first step it tells, until the block ends.

    On a busy machine it could end before the block has cancelled it.
    """
    let_go, direct = threading.Event(), Qt.ConnectionType.DirectConnection
    window.operations.progressed.connect(lambda *_told: let_go.wait(LIMIT), direct)
    try:
        yield
    finally:
        let_go.set()


def type_words(widget: QWidget, words: str) -> None:
    """Type words letter by letter; QTest knows only the Latin ones."""
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QCoreApplication.sendEvent(widget, key)


def roll(widget: QWidget, notches: int = -1) -> None:
    """Turn the wheel over a widget that does not have the keyboard."""
    place = widget.rect().center().toPointF()
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


class LeavesRedo(QObject):
    """Lets a field leave Ctrl+Y to what is around it, as on Linux, where fields redo by Ctrl+Shift+Z."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, _field: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if event.type() not in kinds or not isinstance(event, QKeyEvent):
            return False
        left = QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+Y")
        if left:
            event.ignore()
        return left


def press(widget: QWidget, key: Qt.Key, *, ctrl: bool = False, shift: bool = False) -> None:
    """Press a key as the keyboard does, so that shortcuts have their say."""
    modifier = Qt.KeyboardModifier.NoModifier
    if ctrl:
        modifier |= Qt.KeyboardModifier.ControlModifier
    if shift:
        modifier |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(widget, key, modifier)


def press_language(widget: QWidget) -> None:
    """Press the keys of "Next language"."""
    # A dialog that was opened just now becomes the active window with the next events.
    QCoreApplication.processEvents()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(widget, Qt.Key.Key_L, held)


def drop(target: QWidget, data: QMimeData, at: QPointF) -> bool:
    """Drag something over a widget and let it go there; return whether the widget took it."""
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        # Qt 6.12 deprecates the only constructor that Qt 6.11 has.
        warnings.simplefilter("ignore", DeprecationWarning)
        entering = QDragEnterEvent(at.toPoint(), copy, data, left, none)
    QCoreApplication.sendEvent(target, entering)
    if entering.isAccepted():
        QCoreApplication.sendEvent(target, QDropEvent(at, copy, data, left, none))
    return entering.isAccepted()


def open_dialogs() -> list[QDialog]:
    """Give the dialogs that stand open."""
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, QDialog) and each.isVisible()]


def dialog(kind: type[Found]) -> Found:
    """Give the one dialog that is open, which must be of this kind."""
    shown = open_dialogs()
    assert [type(each) for each in shown] == [kind]
    only = shown[0]
    assert isinstance(only, kind)
    return only


def popovers() -> list[Popover]:
    """Give the popovers that stand open."""
    shown = QApplication.topLevelWidgets()
    return [each for each in shown if isinstance(each, Popover) and each.isVisible()]


def popover(kind: type[Opened]) -> Opened:
    """Give the one popover that is open, which must be of this kind."""
    (only,) = popovers()
    assert isinstance(only, kind)
    return only


def importing() -> ImportView:
    """Give the import that is shown in the window, which nothing stands over."""
    assert open_dialogs() == []
    (shown,) = [
        view
        for each in QApplication.topLevelWidgets()
        for view in each.findChildren(ImportView)
        if view.isVisible()
    ]
    shown.activateWindow()
    QCoreApplication.processEvents()
    return shown


def in_front(window: MainWindow) -> list[QDialog | ImportView | Popover]:
    """Give what was opened: dialogs, the foremost last, popovers, and the import in its place."""
    front = QApplication.activeModalWidget()
    dialogs = sorted(open_dialogs(), key=lambda each: each is front)
    views = [each for each in window.findChildren(ImportView) if each.isVisible()]
    return [*dialogs, *popovers(), *views]


def close_dialogs() -> None:
    """Close every dialog, without the question whether what was typed may be lost."""
    for each in open_dialogs():
        each.done(0)


def sentence(window: MainWindow) -> str:
    """Give what the status line says."""
    return window.status.said.text().removeprefix("⚠ ")


def nameless(root: QWidget) -> list[str]:
    """Give the widgets that take the keyboard and tell nobody what they are."""
    return [
        f"{type(each).__name__} {each.objectName()}" for each in reached(root) if not name_of(each)
    ]


def reached(root: QWidget) -> Iterator[QWidget]:
    """Give the widgets of a window that take the keyboard, save those that Qt keeps inside others."""
    for each in [root, *root.findChildren(QWidget)]:
        inside = each.objectName().startswith("qt_") or each.focusProxy() is not None
        takes_keys = each.focusPolicy() != Qt.FocusPolicy.NoFocus and not each.isWindow()
        # The lists that drop from a box are windows of their own and take its name.
        if takes_keys and not inside and each.window() is root.window():
            yield each


def name_of(widget: QWidget) -> str:
    if isinstance(widget, QAbstractButton | QLabel) and widget.text():
        return widget.text()
    return widget.accessibleName()


def pages_drawn(page: AnnexPage) -> int:
    """Count the pages that the annex shows."""
    return page._document.pageCount()


def form(operation: Declared) -> OperationForm:
    """Return the open form that asks for the values of an operation."""
    shown = dialog(OperationForm)
    assert shown.operation is operation
    return shown


def attestor_fields(window: MainWindow) -> AttestorFields:
    """Give the fields of who attests, which were opened inside their step."""
    settle(window)
    editor = pages_of(window).annex.items.editor
    assert editor is not None
    assert editor.isVisible()
    return editor


def field(shown: QDialog, name: str) -> QLineEdit:
    """Give the field of a dialog with this name for screen readers."""
    return next(each for each in shown.findChildren(QLineEdit) if each.accessibleName() == name)


def click(shown: QDialog, words: str) -> None:
    """Click the button of a dialog with these words."""
    next(each for each in shown.findChildren(QPushButton) if each.text() == words).click()


def line(form: OperationForm, name: str) -> QLineEdit:
    """Return the line in which a form asks for a value."""
    widget = form.editors[name].widget
    assert isinstance(widget, QLineEdit)
    return widget


def tell_days(dialog: QWidget) -> None:
    """Give today wherever a dialog asks for a day that was not told yet."""
    for each in dialog.findChildren(DayEdit):
        if each.is_empty and each.isVisibleTo(dialog):
            each.setDate(shown_today())
