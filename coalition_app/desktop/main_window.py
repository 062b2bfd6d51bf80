"""The window: statements and places on the left, the chosen page in the middle, actions in the menus."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QMainWindow,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QWidget,
)

from coalition_app import i18n, settings
from coalition_app.desktop import qt_texts, theme
from coalition_app.desktop.actions import ACTIONS, MENUS, Action
from coalition_app.desktop.choosing import Choosers
from coalition_app.desktop.operations import Operations
from coalition_app.desktop.pages.annex import AnnexPage
from coalition_app.desktop.pages.journal import JournalPage
from coalition_app.desktop.pages.signatories import SignatoriesPage
from coalition_app.desktop.pages.welcome import WelcomePage
from coalition_app.desktop.places import PlacesList
from coalition_app.desktop.steps import Steps
from coalition_app.errors import UserError
from coalition_app.i18n import _
from coalition_app.labels import LANGUAGES
from coalition_app.records import attestors, statements, undo
from coalition_app.records.database import SUFFIX, Database, PassphraseNeeded, open_register
from coalition_app.records.statements import StatementRow

TOOLBAR = ("import", "sign", "reserve", "attest")


class MainWindow(QMainWindow):
    """Shows one register; every change goes through `operations`."""

    def __init__(self) -> None:
        super().__init__()
        self.operations = Operations(self)
        self.choosers = Choosers()
        self.steps = Steps(self)
        self.statement: StatementRow | None = None
        self._known: dict[int, StatementRow] = {}
        self.actions_by_key: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self.setAcceptDrops(True)
        self.resize(1240, 700)
        self._build_pages()
        self._build_actions()
        self._build_toolbar()
        self.operations.changed.connect(self.refresh)
        self.operations.said.connect(self.say)
        self.operations.refused.connect(self.say)
        self.operations.busy.connect(self._show_busy)
        self._restore_layout()
        self.retranslate()
        self._enable()

    def take_register(self, database: Database) -> None:
        """Show a register that was just opened, in place of the one before."""
        self.close_register()
        self.operations.database = database
        settings.remember_register(database.path)
        with database.reading() as tx:
            language = attestors.get_register(tx).document_language
        self.annex.language.setCurrentIndex(self.annex.language.findData(language))
        self.refresh()
        self._enable()

    @Slot()
    def close_register(self) -> None:
        """Close the register and show the welcome page."""
        if self.operations.database is not None:
            self.operations.wait()
            self.operations.database.close()
        self.operations.database, self.statement = None, None
        self._known = {}
        self.places.clear()
        for page in (self.signatories, self.annex, self.journal):
            page.forget()
        self.welcome.retranslate()
        self.pages.setCurrentWidget(self.welcome)
        self._enable()

    def open_path(self, path: Path) -> None:
        """Open a register, asking for its passphrase where it has one."""
        from coalition_app.desktop.dialogs.registers import PassphraseDialog

        try:
            self.take_register(open_register(path))
        except PassphraseNeeded:
            PassphraseDialog(self, path, self.take_register).open()
        except UserError as error:
            self.say(str(error))

    @Slot()
    def refresh(self) -> None:
        """Read what is shown anew; called after every change."""
        database = self.operations.database
        if database is None:
            return
        with database.reading() as tx:
            known = statements.list_statements(tx)
            reach = undo.reach(tx)
        self._name_undo(reach)
        self._known = {each.number: each for each in known}
        self.places.fill(known)
        self._show_page()

    @Slot(str)
    def say(self, sentence: str) -> None:
        """Say a sentence in the status line for ten seconds."""
        self.statusBar().showMessage(sentence, 10_000)

    def retranslate(self) -> None:
        """Speak the program's language everywhere, without a restart."""
        self.setWindowTitle(self._title())
        for action in ACTIONS:
            self.actions_by_key[action.key].setText(_(action.text))
        for key, menu in self.menus.items():
            menu.setTitle(_(MENUS[key]))
        self.places.setAccessibleName(_("Statements and places"))
        self.language.setAccessibleName(_("Language of the window"))
        for page in (self.welcome, self.signatories, self.annex, self.journal):
            page.retranslate()
        self.refresh()

    @Slot(bool)
    def switch_theme(self, dark: bool) -> None:
        """Light or dark, remembered."""
        name = "dark" if dark else "light"
        application = QApplication.instance()
        if isinstance(application, QApplication):
            theme.apply_theme(application, name)
        settings.remember(theme=name)

    def closeEvent(self, event: QCloseEvent) -> None:
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        settings.remember(geometry=geometry)
        self.close_register()
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.take_dropped(event.mimeData())

    def take_dropped(self, data: QMimeData) -> None:
        """Open a register that was dropped, import anything else."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        for path in paths[:1]:
            if path.suffix == SUFFIX:
                self.open_path(path)
            else:
                self.steps.import_path(path)
        if not paths and data.hasText():
            self.steps.import_text(data.text())

    def _build_pages(self) -> None:
        self.places = PlacesList()
        self.places.chosen.connect(self._show_page)
        self.welcome = WelcomePage()
        self.welcome.sample_wanted.connect(self.steps.open_sample)
        self.welcome.new_wanted.connect(self.steps.new_register)
        self.welcome.open_wanted.connect(self.steps.choose_register)
        self.welcome.recent_wanted.connect(lambda path: self.open_path(Path(path)))
        self.signatories = SignatoriesPage()
        self.signatories.import_wanted.connect(self.steps.choose_import)
        self.signatories.sign_wanted.connect(self.steps.new_signature)
        self.signatories.reserve_wanted.connect(self.steps.reserve)
        self.annex = AnnexPage(self.operations)
        self.annex.attest_wanted.connect(self.steps.attest)
        self.annex.item_chosen.connect(self._show_numbers)
        self.journal = JournalPage()
        self.pages = QStackedWidget()
        for page in (self.welcome, self.signatories, self.annex, self.journal):
            self.pages.addWidget(page)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.places)
        splitter.addWidget(self.pages)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([240, 1000])
        self.setCentralWidget(splitter)
        self.busy = QLabel()
        self.statusBar().addPermanentWidget(self.busy)

    def _build_actions(self) -> None:
        for key in MENUS:
            self.menus[key] = self.menuBar().addMenu(key)
        for action in ACTIONS:
            made = QAction(self)
            made.setCheckable(action.checkable)
            made.setShortcut(action.shortcut)
            made.triggered.connect(self._doing(action))
            self.menus[action.menu].addAction(made)
            self.actions_by_key[action.key] = made
        self.actions_by_key["dark"].setChecked(theme.applied() is theme.DARK)

    def do(self, action: Action, on: bool = False) -> None:
        """Do an action; a refusal becomes a sentence in the status line."""
        if action.needs_register and self.operations.database is None:
            self.say(_("Open or make a register first."))
            return
        owners = (self.steps, self.operations, self)
        owner = next(each for each in owners if hasattr(type(each), action.method))
        method: Callable[..., Any] = getattr(owner, action.method)
        try:
            method(*((on,) if action.checkable else ()))
        except UserError as error:
            self.say(str(error))

    def _doing(self, action: Action) -> Callable[[bool], None]:
        return lambda on: self.do(action, on)

    def _build_toolbar(self) -> None:
        bar = QToolBar()
        bar.setMovable(False)
        bar.setObjectName("toolbar")
        for key in TOOLBAR:
            bar.addAction(self.actions_by_key[key])
        bar.addSeparator()
        bar.addAction(self.actions_by_key["undo"])
        bar.addAction(self.actions_by_key["redo"])
        spring = QWidget()
        spring.setSizePolicy(
            spring.sizePolicy().Policy.Expanding, spring.sizePolicy().Policy.Preferred
        )
        bar.addWidget(spring)
        self.language = QComboBox()
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(self.language.findData(i18n.current().language))
        self.language.currentIndexChanged.connect(self._switch_language)
        bar.addWidget(self.language)
        self.addToolBar(bar)

    @Slot()
    def _switch_language(self) -> None:
        language = self.language.currentData()
        i18n.use(language)
        qt_texts.speak()
        settings.remember(language=language)
        self.retranslate()

    def _restore_layout(self) -> None:
        kept = settings.load().get("geometry")
        if isinstance(kept, str):
            with contextlib.suppress(ValueError):
                self.restoreGeometry(QByteArray.fromBase64(kept.encode()))

    def _show_page(self) -> None:
        database, place = self.operations.database, self.places.place()
        if database is None or place is None:
            return
        page, number = place
        self.statement = self._known.get(number, self.statement)
        if page == "journal":
            self.journal.show_register(database)
            self.pages.setCurrentWidget(self.journal)
        elif page == "annex" and self.statement is not None:
            self.annex.show_statement(database, self.statement)
            self.pages.setCurrentWidget(self.annex)
        else:
            if self.statement is not None:
                self.signatories.show_statement(database, self.statement)
            self.pages.setCurrentWidget(self.signatories)
        self._enable()

    def _show_numbers(self, numbers: list[int]) -> None:
        """Go from an item of readiness to the signature that it is about."""
        if self.statement is None:
            return
        self.places.go(("signatories", self.statement.number))
        self.signatories.choose(numbers)

    def _name_undo(self, reach: undo.Reach) -> None:
        for key, word, entry in (
            ("undo", _("Undo"), reach.undo),
            ("redo", _("Redo"), reach.redo),
        ):
            action = self.actions_by_key[key]
            action.setEnabled(entry is not None)
            named = f"{word}: {entry.sentence()}" if entry else word
            action.setText(word)
            action.setToolTip(named)
            action.setStatusTip(named)

    def _enable(self) -> None:
        is_open = self.operations.database is not None
        for action in ACTIONS:
            if action.key not in ("undo", "redo") or not is_open:
                self.actions_by_key[action.key].setEnabled(is_open or not action.needs_register)
        self.places.setVisible(is_open)
        self.setWindowTitle(self._title())

    def _title(self) -> str:
        """Name the program and the file; never a private value."""
        database = self.operations.database
        return "coalition_app" if database is None else f"{database.path.stem} — coalition_app"

    @Slot(str)
    def _show_busy(self, label: str) -> None:
        self.busy.setText(label)

    def clipboard_text(self) -> str:
        """Give what was copied as text."""
        return QGuiApplication.clipboard().text()
