"""The window: the sidebar, the chosen page in the middle, the details of a signatory on the right."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from coalition_app import i18n, settings
from coalition_app.desktop.badges import Badges
from coalition_app.desktop.desk import qt_texts
from coalition_app.desktop.desk.actions import (
    ALSO_BY_ACTION,
    BY_KEY,
    REQUESTS,
    WHILE_LOCKED,
    WRITES,
)
from coalition_app.desktop.desk.desk import Desk
from coalition_app.desktop.desk.file_choosers import Choosers
from coalition_app.desktop.desk.opened import note_opened
from coalition_app.desktop.look import theme
from coalition_app.desktop.pages import TEXTS
from coalition_app.desktop.register.sample_notice import SampleNotice
from coalition_app.desktop.status_bar import StatusLine
from coalition_app.desktop.widgets.days import count_days_in, today
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.desktop.window_actions import WindowActions
from coalition_app.desktop.window_details import WindowDetails
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.operations import refusals

if TYPE_CHECKING:
    from coalition_app.desktop.register.opening_page import OpeningPage
    from coalition_app.desktop.register.welcome_page import WelcomePage
    from coalition_app.records.journal.journal import Entry
    from coalition_app.records.journal.undoing import Reach
    from coalition_app.records.lists.acted_on import Done
    from coalition_app.records.store.database import Database
    from coalition_app.records.store.transactions import Reading

AFTER_PAINT = 50
"""Milliseconds after the first list of a register is painted before more is made."""


class MainWindow(Spoken, WindowDetails):
    """Shows one register; every change goes through `operations`.

    The pages of a register are made when they are wanted, so that the window shows at once.
    """

    _pressed_in: QWidget | None = None
    """What had the keyboard when the key that is pressed now began."""

    def __init__(self) -> None:
        super().__init__()
        self.choosers = Choosers()
        self.tell_fault: Callable[[BaseException], str] = repr
        """Logs a mistake of the program and words it; set where the parts are joined."""
        self.opening: OpeningPage | None = None
        self._welcome: WelcomePage | None = None
        self._offered = 0
        self.setAcceptDrops(True)
        self.sidebar.chosen.connect(self.show_page)
        self.sidebar.clicked.connect(self.give_keyboard)
        self.sidebar.card.new = self.action("statement")
        self.menus.colour()
        self.menus.wanted.connect(self.do)
        self.bar.language_wanted.connect(self.speak)
        self.status = StatusLine()
        self.setStatusBar(self.status)
        self.desk = self._make_desk()
        self.owners = WindowActions(self.desk)
        self.badges = Badges(self.desk, self.sidebar, self.status)
        self.status.show_closed()
        self.sample_notice = SampleNotice(self.action("new"), self.action("open"))
        self.put_above(self.sample_notice)
        self.owners.views.details_shown.connect(self.fit_details)
        self.owners.views.details_wanted.connect(self.focus_details)
        self.owners.views.details_opened.connect(self.open_details)
        self.owners.views.history_wanted.connect(self.open_history)
        self.owners.views.step_wanted.connect(self.step)
        self.owners.views.theme_changed.connect(self._show_theme)
        self.owners.views.menu_bar_pinned.connect(self.menus.pin_bar)
        self._connect_operations()
        self.page_shown.connect(self._show_beside)
        self.page_left.connect(self.status.leave_page)
        self.chosen_changed.connect(self._show_chosen)
        self.restore_window()
        pinned = settings.load().get("menu_bar") is True
        self.action("menu-bar").setChecked(pinned)
        self.menus.pin_bar(pinned)
        self._tick_theme(theme.applied() is theme.DARK)
        self.retranslate()
        self.enable()

    # Registers

    def take_register(self, database: "Database") -> None:
        """Show a register that was just opened, in place of the one before."""
        from coalition_app.operations import register

        if self.operations.database is not None:
            self.close_register()
        self.restore_details()
        opened = register.bring_over(database)
        self.operations.database = database
        self.sample_notice.show_for(database.path)
        count_days_in(database.zone)
        settings.remember_register(database.path, today())
        self.worked_on = settings.statement_worked_on(database.path)
        self.status.say("")
        self.status.show_kept(str, str, str)  # told once the copies were looked for
        self.refresh()
        self.give_keyboard()
        self.owners.replaced.begin()
        self.owners.keeper.begin_register()
        # Counted from when the list is painted, however long that takes: a timer comes after it.
        QTimer.singleShot(0, self, self._go_on_seen)
        for title, words in (
            (_("Read only"), database.read_only_sentence),
            (_("Interrupted work"), "\n\n".join(database.left)),
            (_("Where the register lies"), "\n\n".join(database.place)),
            (_("An older file"), database.older),
            (_("The clock is behind"), database.clock),
            (_("Something is not clear"), opened),
        ):
            if words:
                self.owners.registers.tell(title, words)

    @Slot()
    def close_register(self) -> str:
        """Close the register and show the welcome page; return what its user must know of the file."""
        title, beside = self._save_and_let_go()
        self._show_closed(title, beside)
        return beside

    def _save_and_let_go(self) -> tuple[str, str]:
        """Close the file once what was typed is saved; return a title and what must be known of the file."""
        if self.operations.database is not None:
            if (focused := self.focusWidget()) is not None:
                focused.clearFocus()  # fields save themselves when they are left
            self.save_details()
            self.owners.lock.forget_half_typed()
        return self._let_go()

    def _show_closed(self, title: str, beside: str) -> None:
        """Show the welcome page, and what must be known of the file that was closed."""
        self._show_welcome()
        self.enable()
        if beside:
            self.owners.registers.tell(title, beside)

    def put_away(self) -> str:
        """Close the register behind the lock: nothing typed is recorded, no page or list of it is left.

        Returns what its user must know of the file.
        """
        _title, beside = self._let_go()
        self.owners.imports.forget()
        self.owners.views.forget()
        self.badges.forget()
        self.drop_pages()
        self.drop_details()
        self.menus.name_undo(None)
        self.enable()
        return beside

    def _let_go(self) -> tuple[str, str]:
        """Close the file and show nothing of it; return a title and what must be known of the file."""
        title, beside = _("The register is in two files"), ""
        if self.operations.database is not None:
            self.remember_window()
            self.operations.wait()
            if self.statement is not None:
                path = self.operations.database.path
                settings.remember_statement(path, self.statement.number)
            beside = self.operations.database.close()
            if self.operations.database.underneath.happened:
                title = _("Saved in a separate file")
        self.operations.database = None
        self.sample_notice.show_for(None)
        self.owners.replaced.end()
        count_days_in(None)
        self._offered = 0
        self.status.show_closed()
        self.forget_pages()
        self.forget_details()
        return title, beside

    @property
    def welcome(self) -> "WelcomePage":
        """Return the first page, which is made when it is wanted: never, where a register opens at once."""
        if self._welcome is None:
            self._welcome = self._build_welcome()
        return self._welcome

    def show_opening(self, path: Path) -> None:
        """Say which register is about to be opened, in place of the welcome page."""
        from coalition_app.desktop.register.opening_page import OpeningPage

        self.opening = OpeningPage(path)
        self.pages.addWidget(self.opening)
        self.pages.setCurrentWidget(self.opening)
        self.status.show_none(str)

    def open_path(self, path: Path) -> None:
        """Open a register, asking for its passphrase where it has one."""
        if self.operations.locked is not None and not self.owners.lock.leave():
            return
        opened = self.operations.database
        if opened is not None and self.owners.imports.hold_back(lambda: self.open_path(path)):
            return
        from coalition_app.records.opening.existing import (
            LiesBeside,
            PassphraseNeeded,
            open_register,
        )

        try:
            with refusals.told():
                self.take_register(open_register(path))
        except LiesBeside as found:
            from coalition_app.desktop.register.beside_dialog import offer_beside

            if self.operations.database is None:
                self._show_welcome()
            offer_beside(self, found, self.take_register)
        except PassphraseNeeded:
            from coalition_app.desktop.register.open_dialog import ask_to_open

            if self.operations.database is None:
                self._show_welcome()
            ask_to_open(self, path, self.take_register, self.owners.registers.recover_file)
        except UserError as error:
            opened = self.operations.database
            if opened is None:
                self._show_welcome()
            elif error.damaged and opened.path == path.resolve():
                self.close_register()  # it opened, and yet it cannot be shown
            self.owners.registers.refuse_to_open(path, error)

    @Slot(object)
    def refresh(self, tables: frozenset[str] | None = None) -> None:
        """Read what is shown anew where it shows one of these tables; None are all."""
        self._do_or_refuse(partial(self._read_anew, tables))

    def _do_or_refuse(self, work: Callable[[], None]) -> None:
        """Do what reads the register; where the disk does not give it, say so in the line below."""
        try:
            with refusals.told():
                work()
        except UserError as error:
            self._refuse_as(error)

    def _refuse_as(self, error: UserError) -> None:
        """Say what cannot be done; where the open file is damaged, offer to recover what can be read."""
        if self.operations.database is None:
            self.refuse(str(error))
        else:
            self.owners.registers.refuse_to_open(self.operations.database.path, error)

    def _read_anew(self, tables: frozenset[str] | None) -> None:
        database = self.operations.database
        if database is None:
            return
        # Loaded with the first register: the window shows before the database's library is there.
        from coalition_app.records.journal import undoing
        from coalition_app.records.statements import statements

        with database.reading() as tx:
            reach = undoing.reach(tx)
            done = self._read_done(tx, reach.undo)
            if tables is None or not TEXTS.isdisjoint(tables):
                self.know_statements(statements.list_statements(tx))
        self.menus.name_undo(reach)
        self._offer_undo(reach, done)
        self.mark_stale(tables)
        self.show_page()

    # Sentences

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say a sentence in the line below."""
        self.status.say(sentence)

    @Slot(str)
    def refuse(self, sentence: str) -> None:
        """Say what cannot be done and what to do instead."""
        self.status.say(sentence, refused=True)

    @Slot(object)
    def show_fault(self, fault: BaseException) -> None:
        """Tell a mistake of the program itself, which the local log keeps without private values."""
        from coalition_app.desktop.help.fault_dialog import tell_fault

        if refused := refusals.in_words(fault, self.operations.database):
            if QApplication.activeModalWidget() is None:
                self.refuse(refused)
            else:  # the line below is not seen behind a dialog
                self.owners.registers.tell(_("It was refused"), refused)
            return
        tell_fault(self, fault, self.tell_fault(fault))

    # Words

    def retranslate(self) -> None:
        """Speak the program's language everywhere, without a restart."""
        super().retranslate()
        self.setWindowTitle(self._title())
        self.menus.retranslate()
        self.refresh()

    @Slot(str)
    def speak(self, language: str) -> None:
        """Switch the language of the window and of every open dialog, and remember it."""
        i18n.use(language)
        settings.remember(language=language)
        qt_texts.speak()

    # Doing

    @Slot(str)
    def do(self, key: str, on: bool = False) -> None:
        """Do an action by its key; a refusal becomes a sentence in the line below."""
        action = BY_KEY[key]
        if self.operations.locked is not None and key not in WHILE_LOCKED:
            return
        if action.needs and self.operations.database is None:
            self.refuse(_("Open or create a register first."))
            return
        if action.needs in ("statement", "chosen") and self.statement is None:
            self.refuse(_("Create or import a statement first."))
            return
        if action.pages and self.page_name() not in action.pages:
            self.refuse(_("Go to the list of signatories for this: its rows are not shown here."))
            return
        if action.needs == "chosen" and not action.asks_whom and not self.chosen():
            self.refuse(_("Choose a signatory first."))
            return
        database = self.operations.database
        if key in WRITES and database is not None and database.read_only:
            self.refuse(database.read_only_sentence)
            return
        if key in ("new", "close") and self.owners.imports.hold_back(lambda: self.do(key)):
            return
        try:
            with refusals.told():
                page, numbers = self.page_name(), self.chosen_numbers()
                self._method(action.does)(*((on,) if action.checkable else ()))
                note_opened(key, page, numbers)
        except UserError as error:
            self._refuse_as(error)

    def ask(self, request: str, *values: Any, **named: Any) -> Any:
        """Ask the owner of a request for its answer; raises KeyError for one that REQUESTS lacks."""
        if request not in REQUESTS:
            raise KeyError(request)
        answer = self._method(request)(*values, **named)
        if request in ALSO_BY_ACTION:
            note_opened(ALSO_BY_ACTION[request], self.page_name(), [values[0].number])
        return answer

    # Events

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.operations.locked is not None and not self.owners.lock.leave():
            event.ignore()
            return
        if self.operations.working:
            event.ignore()
            self.owners.registers.ask_before_closing()
            return
        if self.owners.imports.hold_back(self.close):
            event.ignore()
            return
        self.remember_window()
        title, beside = self._save_and_let_go()
        if beside:
            self._show_closed(title, beside)
            event.ignore()  # closed again once it was read
            return
        # Also without a register: work that outlived the window would tell one that is gone.
        self.operations.end()
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:  # comes before the key itself
            self._pressed_in = self.focusWidget()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard; Qt does so in dialogs only.

        An Enter that only brought the keyboard to a button answers nothing, nor does one that is held down.
        """
        (pressed_in, self._pressed_in), focused = (self._pressed_in, None), self.focusWidget()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        entered = plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if entered and isinstance(focused, QAbstractButton):
            if focused is pressed_in and not event.isAutoRepeat():
                focused.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sidebar()
        self.fit_details()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.operations.locked is None and (
            event.mimeData().hasUrls() or event.mimeData().hasText()
        ):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take_dropped(event.mimeData())

    def take_dropped(self, data: QMimeData) -> None:
        """Open a register that was dropped, verify an annex, import anything else."""
        try:
            with refusals.told():
                self.owners.imports.take_dropped(data)
        except UserError as error:
            self.refuse(str(error))

    # Building

    def _make_desk(self) -> Desk:
        return Desk(
            window=self,
            pages=self.pages,
            operations=self.operations,
            choosers=self.choosers,
            shown_statement=lambda: self.statement,
            page=self.page,
            page_name=self.page_name,
            chosen=self.chosen,
            go=self.go,
            show_numbers=self.show_numbers,
            do=self.do,
            ask=self.ask,
            action=self.action,
            say=self.say,
            refuse=self.refuse,
            offer=self.status.offer,
            refuse_offering=partial(self.status.offer, refused=True),
            keep_offering=self.status.keep_offering,
            offer_way_back=self.status.offer_way_back,
            speak=self.speak,
            tell_count=self.sidebar.tell_count,
            offer_place=self._offer_place,
            put_above=self.put_above,
            offer_on_rows=self.menus.offer_on_rows,
            colour_menu=self.menus.colour_shared,
            refresh=self.refresh,
            open_path=self.open_path,
            take_register=self.take_register,
            close_register=self.close_register,
            put_away=self.put_away,
        )

    def _offer_place(self, page: str, offered: bool) -> None:
        """List a page in passing; the page that is shown may speak of it."""
        self.sidebar.offer_place(page, offered)
        shown = self.register_pages.get(self.page_name())
        if shown is not None:
            shown.tell_places()

    def _build_welcome(self) -> "WelcomePage":
        from coalition_app.desktop.register.welcome_page import WelcomePage

        made = WelcomePage(self.pages)
        made.wanted.connect(self.do)
        made.recent_wanted.connect(lambda path: self.open_path(Path(path)))
        self.pages.addWidget(made)
        return made

    @Slot()
    def _go_on_seen(self) -> None:
        """Do what waits until the list of a register is painted."""
        if self.operations.database is None:
            return
        self._do_or_refuse(self.owners.lock.bring_back)
        self._do_or_refuse(self.owners.imports.offer_begun)
        left, chosen = self.owners.lock.left_at()
        if left != self.page_name() and self.sidebar.lists(left):
            self.go(left)
        if chosen and left == self.page_name():
            self.page(left).choose(chosen)
        self._make_ready_soon()

    @Slot()
    def _make_ready_soon(self) -> None:
        QTimer.singleShot(AFTER_PAINT, self, self._make_ready)

    @Slot()
    def _make_ready(self) -> None:
        """Make what the next steps need, now that the person sees the list."""
        if self.operations.database is None:
            return
        if self.operations.looking:
            self._make_ready_soon()  # a long list is still being read: it comes first
            return
        self.make_details()
        self.owners.registers.load_ahead()
        self.owners.erasing.remind()
        self.owners.imports.go_on()

    def _connect_operations(self) -> None:
        self.operations.changed.connect(self.refresh)
        self.operations.said.connect(self.say)
        self.operations.refused.connect(self.refuse)
        self.operations.faulted.connect(self.show_fault)
        self.operations.busy.connect(self.status.show_work)
        self.operations.progressed.connect(self.status.show_progress)
        self.status.cancel_wanted.connect(self.operations.cancel)
        self.status.undo_wanted.connect(self.operations.undo)

    def _method(self, does: str) -> Callable[..., Any]:
        owner, _dot, name = does.rpartition(".")
        if owner.startswith("operations."):
            operation = getattr(import_module(f"coalition_app.{owner}"), name)
            return partial(self.owners.signatories.ask_about, operation)
        method: Callable[..., Any] = getattr(
            getattr(self.owners, owner) if owner else self.operations, name
        )
        return method

    # Showing

    def showEvent(self, event: QShowEvent) -> None:
        if self.pages.currentWidget() is None:
            self._show_welcome()
        super().showEvent(event)
        self.bar.fit()  # the style sizes the buttons only now

    def _show_welcome(self) -> None:
        self.welcome.retranslate()
        self.pages.setCurrentWidget(self.welcome)
        self.status.show_none()
        self.fit_details()  # nothing of a register stands beside it

    @Slot()
    def show_page(self) -> None:
        """Show the chosen place."""
        self._do_or_refuse(super().show_page)

    @Slot()
    def _show_beside(self) -> None:
        """Show what stands beside a page that was just shown."""
        self.follow_page()
        self.fit_details()
        self.show_in_details()
        self.enable()
        self.lay_out()
        self.badges.count_soon()

    @Slot()
    def _show_chosen(self) -> None:
        """Show what is chosen in the details, and let the actions be on that fit it.

        Whoever is shown there already was read when the page was: each change shows it anew.
        """
        self.show_in_details(anew=False)
        self.enable()

    def _fit_sidebar(self) -> None:
        """Show the sidebar where a register is open."""
        self.sidebar.setVisible(self.operations.database is not None)
        self.bar.show_register(self.operations.database is not None)
        self.fold_sidebar()

    @Slot(bool)
    def _show_theme(self, dark: bool) -> None:
        """Draw icons and pages in the colours of another theme."""
        self._tick_theme(dark)
        self.menus.colour()
        self.refresh()

    def _tick_theme(self, dark: bool) -> None:
        self.action("dark").setChecked(dark)
        self.action("follow").setChecked(theme.follows_system())

    def _read_done(self, tx: "Reading", entry: "Entry | None") -> "Done | None":
        """Read what was just done; None where that was there before."""
        from coalition_app.records.lists import acted_on

        # The clock goes on over all devices; the sequence begins anew where a file was copied.
        just = entry is not None and 0 < self._offered < entry.clock
        return acted_on.read_done(tx, entry) if entry is not None and just else None

    def _offer_undo(self, reach: "Reach", done: "Done | None") -> None:
        """Offer to take back what was just done; an action that was there before is not offered."""
        if done is not None:
            self.status.offer_undo(done.sentence)
        self._offered = max(self._offered, reach.undo.clock if reach.undo else 0, 1)

    def enable(self) -> None:
        """Let those actions be on that have what they need."""
        has = set()
        if self.operations.database is not None:
            has.add("register")
            if self.operations.database.read_only or self.owners.replaced.happened:
                has.add("read-only")
            if self.statement is not None:
                has.add("statement")
                if self.chosen():
                    has.add("chosen")
        self.menus.enable(has, self.page_name())
        self._show_writable()
        self._fit_sidebar()
        self.setWindowTitle(self._title())

    def _show_writable(self) -> None:
        """Say below whether anything can be recorded; where not, nothing is offered to be taken back."""
        database = self.operations.database
        replaced = self.owners.replaced.happened
        only_read = "" if database is None else database.read_only_sentence or replaced
        self.status.show_only_read(only_read)
        if self._details is not None:
            self._details.let_write(not only_read)
        if replaced:
            self.status.withdraw_undo()

    def _title(self) -> str:
        """Name the program and the file; never a private value."""
        database, locked = self.operations.database, self.operations.locked
        if locked is not None:
            return f"{locked.stem} — coalition_app"
        if database is None:
            return "coalition_app"
        how = f" ({_('read only')})" if database.read_only else ""
        return f"{database.path.stem}{how} — coalition_app"
