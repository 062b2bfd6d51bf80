"""Locking: the screen is blank at once, then the file is closed and forgotten; unlocking brings all back."""

import datetime as dt
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QWidget,
)

from coalition_app import settings
from coalition_app.desktop.desk.action_owner import ActionOwner
from coalition_app.desktop.desk.page import FEW_CHOSEN
from coalition_app.desktop.lock.capture import HiddenWindows, can_hide
from coalition_app.desktop.widgets.private_copies import take_back_copies
from coalition_app.desktop.widgets.question import Message
from coalition_app.errors import UserError
from coalition_app.i18n import _, ngettext
from coalition_app.operations import refusals

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk
    from coalition_app.desktop.lock.half_typed import HalfTyped
    from coalition_app.desktop.lock.idle import IdleWatch
    from coalition_app.desktop.lock.page import LockPage
    from coalition_app.records.store.database import Database

ASKED, IDLE, SCREEN, SLEEP = "asked", "idle", "screen", "sleep"
PATIENCE = 2.0
"""Seconds that a work has for stopping when all is to be hidden."""
UNCOVERED = 100
"""Milliseconds in which X11 asks to paint what a dialog covered; its words stand there until then."""
AGAIN = 20
"""Milliseconds between two looks whether a dialog of the system has gone."""


class LockActions(ActionOwner):
    """Locks when it is asked for, after a while without use, and when the desktop says so."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.page: LockPage | None = None
        """The lock screen; None while nothing is locked."""
        self.idle: IdleWatch | None = None
        self.half_typed: HalfTyped | None = None
        self._out_of_pictures = HiddenWindows(self)
        self._left_at: tuple[str, list[int]] = "", []
        """The page that was shown when the register was put away, and whom it had chosen, by number."""
        self._hidden: list[QWidget] = []
        """Windows behind the lock."""
        self._behind: list[QWidget] = []
        """Parts of the window behind the lock."""
        self._focused: QWidget | None = None
        self._used = False
        """Whether the program had the keyboard when it was locked."""
        self._place: list[str] = []
        """The field in which one was, as WordsBack takes it, where nothing was half typed."""
        self._sealed: bytes = b""
        """What was half typed, encrypted, where the disk did not take it."""
        self._beside = ""
        self._worked = False
        """Whether work ended behind the lock, whose answer is told after unlocking."""

    def begin(self) -> None:
        """Lock from now on by itself too."""
        from coalition_app.desktop.lock.desktop_signals import DesktopSignals
        from coalition_app.desktop.lock.half_typed import HalfTyped
        from coalition_app.desktop.lock.idle import IdleWatch

        self.idle = IdleWatch(self)
        self.idle.idle.connect(lambda: self.lock(IDLE))
        self.idle.begin(60 * settings.lock_after())
        self.half_typed = HalfTyped(self.desk)
        self.half_typed.begin()
        told = DesktopSignals(self)
        told.away.connect(self.lock)
        told.begin()
        if can_hide() and settings.hidden_from_capture():
            self._out_of_pictures.begin(True)

    def can_hide(self) -> bool:
        """Tell whether the system lets the window be left out of pictures of the screen."""
        return can_hide()

    def set_capture(self, hidden: bool) -> None:
        """Leave all windows out of pictures of the screen, or not any more. It is remembered."""
        settings.remember(hidden_from_capture=hidden)
        self._out_of_pictures.begin(hidden)

    def set_idle(self, minutes: int) -> None:
        """Lock after another time without use; 0 for never. It is remembered."""
        settings.remember(lock_after=minutes)
        if self.idle is not None:
            self.idle.begin(60 * minutes)

    @Slot()
    def lock_now(self) -> None:
        """Lock because somebody asked for it."""
        self.lock(ASKED)

    @Slot(str)
    def lock(self, why: str) -> None:
        """Blank the screen at once; forget the register as soon as no work runs in it."""
        database = self.desk.operations.database
        if database is None or self.page is not None:
            return
        self._focused, self._worked = QApplication.focusWidget(), False
        self._blank(database, why)
        self.desk.operations.busy.connect(self._follow_work)
        soon = UNCOVERED if QApplication.platformName() == "xcb" else 0
        QTimer.singleShot(soon, self, self._forget)

    @Slot(str)
    def unlock(self, passphrase: str) -> None:
        """Show the register again where the passphrase is its own."""
        page, path = self.page, self.desk.operations.locked
        if page is None or path is None:
            return
        if (database := self.desk.operations.database) is not None:
            self._unlock_working(page, database, passphrase)
            return
        from coalition_app.records.opening.existing import open_register

        try:
            with refusals.told():
                opened = open_register(path, passphrase or None)
        except UserError as error:
            if error.damaged:  # it was open a moment ago: it is the passphrase
                page.refuse_wrong(_("Incorrect passphrase. Check the keyboard layout."))
                page.refusal.setToolTip(str(error))
            else:
                page.refuse(str(error))
            return
        self._lift()
        self.desk.take_register(opened)
        if self._beside:
            self.tell(_("The register is in two files"), self._beside)

    def panic(self) -> None:
        """Take everything off the screen at once, forget the register and its place, and quit."""
        self._focused = QApplication.focusWidget() if self.page is None else self._focused
        self._hidden = [*self._hidden, *_shown_besides(self.desk.window)]
        for each in (self.desk.window, *self._hidden):
            each.hide()
        QTimer.singleShot(0, self, self._vanish)

    @Slot()
    def _vanish(self) -> None:
        """Keep what is half typed, close the file and end the program; nothing is asked or said."""
        operations = self.desk.operations
        database, path = operations.database, operations.locked
        if database is not None:
            path = operations.locked = database.path
            if not operations.stop(PATIENCE):
                settings.forget_everything_of(path)
                os._exit(0)  # what was being written is taken back when the file is opened again
            self._keep(database, _dialogs(self._hidden))
            database.close()
            operations.database = operations.locked = None
        if path is not None:
            settings.forget_everything_of(path)
        take_back_copies()
        QCoreApplication.exit(0)

    def forget_half_typed(self) -> None:
        """Keep nothing that was half typed, as the register is closed by its user."""
        if self.half_typed is not None:
            self.half_typed.forget()

    def left_at(self) -> tuple[str, list[int]]:
        """Return once, after unlocking, the page that was left, and the numbers that were chosen there."""
        left, self._left_at = self._left_at, ("", [])
        return left

    def bring_back(self) -> None:
        """Bring back what was half typed in a register that was just opened."""
        from coalition_app.desktop.lock.kept_words import WordsBack
        from coalition_app.operations.begun_words import keep_words, open_words
        from coalition_app.records.care.begun_words import kept_words

        database = self.database
        with database.reading() as tx:
            told = kept_words(tx)
        in_file = bool(told)
        if self._sealed:
            told, self._sealed = open_words(database.raw_key, self._sealed) or told, b""
        told, self._place = told or self._place, []
        if not told:
            return

        def done() -> None:
            operations = self.desk.operations
            closing = operations.locked is not None or operations.database is not database
            if in_file and not (database.read_only or closing):
                operations.change(keep_words(told=()))

        try:
            back = WordsBack(self.desk, told, done)
        except (ValueError, KeyError, TypeError):
            return  # written by a newer program
        QTimer.singleShot(0, back, back.go_on)

    @Slot()
    def leave(self) -> bool:
        """Close the locked register for good and show the welcome page; not while work runs in it."""
        if self.desk.operations.database is not None:
            return False
        self._sealed, self._place = b"", []
        self._lift()
        self.desk.close_register()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let nothing come up over the lock screen: what a work that ends shows waits behind it."""
        if (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self.desk.window
            and not isinstance(watched, QMenu)
            and watched not in self._hidden
        ):
            self._hidden.append(watched)
            QTimer.singleShot(0, watched, watched.hide)
        elif (
            event.type() == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.parentWidget() is self.desk.window
            and watched is not self.page
            and not watched.isWindow()
        ):
            self._behind.append(watched)
            if self.page is not None:
                self.page.raise_()  # before anything is painted
            QTimer.singleShot(0, watched, watched.hide)
        return False

    @Slot(QWidget, QWidget)
    def _keep_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Let the keyboard work in the lock screen only, whatever goes or comes behind it."""
        page = self.page
        if page is not None and (now is None or not page.isAncestorOf(now)):
            QTimer.singleShot(0, page, page.take_keyboard)

    # Blanking

    def _blank(self, database: "Database", why: str) -> None:
        """Paint the lock screen over the window before anything else, and take every other window away."""
        from coalition_app.desktop.lock.page import LockPage

        window, operations = self.desk.window, self.desk.operations
        operations.locked = database.path
        minutes, at = settings.lock_after(), dt.datetime.now(database.zone)
        page = LockPage(
            window,
            database.path,
            lambda: _since(why, at, minutes),
            encrypted=database.raw_key is not None,
        )
        page.unlock_wanted.connect(self.unlock)
        page.close_wanted.connect(self.leave)
        page.language_wanted.connect(lambda: self.desk.do("language"))
        page.theme_wanted.connect(self.desk.action("dark").trigger)
        self.page = page
        page.show()
        page.raise_()
        page.repaint()
        self._used = QApplication.activeWindow() is not None
        self._hidden, self._behind = _shown_besides(window), _shown_parts(window, page)
        for each in (*self._hidden, *self._behind):
            each.hide()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.installEventFilter(self)
            application.focusChanged.connect(self._keep_keyboard)
        self._take_keyboard()
        page.tell_work(operations.working)
        window.setWindowTitle(f"{database.path.stem} — coalition_app")

    def _take_keyboard(self) -> None:
        """Let the lock screen have the keyboard, where a dialog that has gone had it."""
        if self._used and QApplication.activeWindow() is not self.desk.window:
            self.desk.window.activateWindow()  # the system may know no successor
        if self.page is not None:
            self.page.take_keyboard()

    def _lift(self) -> None:
        """Take the lock screen away."""
        page, self.page = self.page, None
        self.desk.operations.locked = None
        self.desk.operations.busy.disconnect(self._follow_work)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.removeEventFilter(self)
            application.focusChanged.disconnect(self._keep_keyboard)
        behind, self._hidden, self._behind, self._focused = self._behind, [], [], None
        for part in behind:
            if shiboken6.isValid(part):
                part.show()
        self.desk.window.menuBar().setVisible(self.desk.action("menu-bar").isChecked())
        if page is not None:
            page.hide()
            page.passphrase.clear()
            page.deleteLater()

    def _unlock_working(self, page: "LockPage", database: "Database", passphrase: str) -> None:
        """Show a register again that was not closed yet, since work goes on in it."""
        from coalition_app.records.care.rekey import is_passphrase

        if database.raw_key is not None and not is_passphrase(database, passphrase):
            page.refuse_wrong(_("Incorrect passphrase. Check the keyboard layout."))
            return
        hidden, focused = self._hidden, self._focused
        self._lift()
        for each in hidden:
            if shiboken6.isValid(each):
                each.show()
        if focused is not None and shiboken6.isValid(focused):
            focused.setFocus()

    # Forgetting

    @Slot(str)
    def _follow_work(self, label: str) -> None:
        if self.page is not None:
            self.page.tell_work(label)
            self._worked = True
            if not label:
                QTimer.singleShot(0, self, self._forget)

    @Slot()
    def _forget(self) -> None:
        """Keep what is half typed, close the file, and let go of everything that was read from it."""
        operations = self.desk.operations
        if self.page is None or operations.database is None or operations.working:
            return
        if self.thread().loopLevel() > 1:
            # A chooser of files of ours waits in a loop of its own: it is closed first.
            for each in _dialogs(self._hidden):
                each.reject()
            QTimer.singleShot(AGAIN, self, self._forget)
            return
        from coalition_app.desktop.lock.forgetting import forget_all

        self._put_away()
        self._take_keyboard()
        forget_all()  # once nothing here holds a dialog or the file any more

    def _put_away(self) -> None:
        """Close dialogs, file and pages, once what is half typed in them is kept."""
        operations, dialogs = self.desk.operations, _dialogs(self._hidden)
        self._keep(self.database, dialogs)
        for each in dialogs:
            each.done(QDialog.DialogCode.Rejected)  # hidden ones are not told by closing
        operations.come_to_rest()
        for window in self._hidden:
            if not shiboken6.isValid(window):
                continue
            if window.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
                shiboken6.delete(window)  # now, and not once there is time for it
            else:
                window.close()  # a menu, or a window that is kept and shown again
        self._hidden, self._focused = [], None
        self._left_at = (
            self.desk.page_name(),
            [each.number for each in self.desk.chosen()][:FEW_CHOSEN],
        )
        self._beside = self.desk.put_away()

    def _keep(self, database: "Database", dialogs: Sequence[QDialog]) -> None:
        """Keep what is half typed in the register; where its disk does not take it, encrypted here."""
        from coalition_app.desktop.lock.kept_words import gather_words, place_left
        from coalition_app.operations import door
        from coalition_app.operations.begun_words import keep_words, seal_words

        operations = self.desk.operations
        answers = _answers(self.desk.window, dialogs) if self._worked else ""
        if self._focused is not None and not shiboken6.isValid(self._focused):
            self._focused = None  # it went with work that ended behind the lock
        told = gather_words(self.desk, dialogs, self._focused, answers)
        path, operations.locked = operations.locked, None
        try:
            self.desk.ask("imports.keep")
            self._place = place_left(self.desk, self._focused)
            if told:
                with refusals.told():
                    door.write(database, keep_words(told=told))
        except UserError:
            self._sealed = seal_words(database.raw_key, told)
        finally:
            operations.locked = path


def _since(why: str, at: dt.datetime, minutes: int) -> str:
    """Say when it was locked, and why."""
    named = {"time": f"{at:%H:%M}", "count": minutes}
    if why == IDLE:
        text = ngettext(
            "Locked at %(time)s after %(count)d minute without use. Everything is saved.",
            "Locked at %(time)s after %(count)d minutes without use. Everything is saved.",
            minutes,
        )
        return text % named
    if why == SCREEN:
        return _("Locked at %(time)s together with the screen. Everything is saved.") % named
    if why == SLEEP:
        return _("Locked at %(time)s when the computer went to sleep. Everything is saved.") % named
    return _("Locked at %(time)s. Everything is saved.") % named


def _shown_besides(window: QMainWindow) -> list[QWidget]:
    """Return the other windows of the program that are shown."""
    every = QApplication.topLevelWidgets()
    return [each for each in every if each is not window and each.isVisible()]


def _dialogs(windows: Sequence[QWidget]) -> list[QDialog]:
    return [each for each in windows if isinstance(each, QDialog)]


def _shown_parts(window: QMainWindow, page: QWidget) -> list[QWidget]:
    """Return what the window consists of, all of which is behind the lock screen."""
    parts = [each for each in window.children() if isinstance(each, QWidget)]
    return [each for each in parts if each is not page and not (each.isWindow() or each.isHidden())]


def _answers(window: QMainWindow, dialogs: Sequence[QDialog]) -> str:
    """Return what came of work that ended behind the lock: the sentence below, and messages to be read."""
    said = window.statusBar().findChild(QLabel, "said")
    boxes = [each.text() for each in dialogs if isinstance(each, Message)]
    return " ".join(filter(None, [said.text() if isinstance(said, QLabel) else "", *boxes]))
