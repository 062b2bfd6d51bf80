"""The bar above everything: a signature, a position, a list, finding anything, undo, language, menus."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from coalition_app import i18n
from coalition_app.desktop.controls.action_button import ActionButton, IconButton
from coalition_app.desktop.controls.key_cap import KeyCap
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.i18n import _, pgettext
from coalition_app.languages import LANGUAGE_NAMES

HEIGHT, FIELD, LEAST_FIELD = 48, 420, 130
"""Pixels at 100 % of the bar, and across the field that finds anything."""
GAP = " "
"""Between an icon and the words of its button, for which a style sheet has no measure."""


class FindField(Spoken, IconButton):
    """Looks like a field; a click opens what finds anything, where one types."""

    def __init__(self, action: QAction) -> None:
        super().__init__("search", later=True)
        self.setObjectName("find")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.words = QLabel()
        self.keys = KeyCap(action.shortcut().toString().replace("+", " "))
        self.words.setProperty("role", "quiet")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inside = self._inside = QHBoxLayout(self)
        for label in (self.words, self.keys):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside.addWidget(self.words, 1)
        inside.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(action.trigger)
        self.put_words(self.setAccessibleName, lambda: _("Find a signatory, page or action"))
        for part in (self, self.words):
            self.put_words(part.setToolTip, lambda: _("Find a signatory, page or action"))

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Say what can be found where there is room for it."""
        side, gap = self.iconSize().width(), 18
        long, short = _("Find a signatory, page, action…"), _("Find…")
        words, keys = self.words.fontMetrics(), self.keys.sizeHint().width() + gap
        room = self.width() - side - 2 * gap
        self._inside.setContentsMargins(side + gap, 0, 8, 0)
        self.keys.setVisible(words.horizontalAdvance(short) <= room - keys)
        taken = keys if self.keys.isVisibleTo(self) else 0
        self.words.setText(long if words.horizontalAdvance(long) <= room - taken else short)


class TitleBar(Spoken, QFrame):
    """Folds what the menus have too where the window is narrow for it."""

    language_wanted = Signal(str)

    def __init__(self, actions: Mapping[str, QAction], menus: Iterable[QMenu]) -> None:
        super().__init__()
        self.setObjectName("title")
        self._open = False
        # Hidden until a register is open, and the window shows before.
        self.sign = ActionButton(actions["sign"], "plus", "first", later=True)
        self.position = ActionButton(actions["reserve"], "reservation", later=True)
        self.position.setObjectName("position")
        self.take_in = ActionButton(actions["import"], "import", later=True)
        self.search = FindField(actions["anything"])
        self.undo = ActionButton(actions["undo"], "undo", "bare", later=True)
        self.redo = ActionButton(actions["redo"], "redo", "bare", later=True)
        self.language = QPushButton()
        self.dark = ActionButton(actions["dark"], "dark", "bare")
        self.help = ActionButton(actions["help"], "help", "bare")
        self.menus = IconButton("menu", "bare")
        # A click leaves the keyboard in the field for which "Cut" and "Paste" are looked up.
        self.menus.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.line = QFrame()
        self.line.setProperty("role", "upright")
        self.all = Menu(self)
        for menu in menus:
            self.all.addMenu(menu)
        self._lay_out()
        self._choose_language()
        self._redo = actions["redo"]
        self._redo.changed.connect(self.fit)
        self._speak()
        self._fit_height()

    def show_register(self, opened: bool) -> None:
        """Show what works in a register, or what there is without one."""
        if self._open != opened:
            self._open = opened
            self.fit()

    def fit(self) -> None:
        """Show of the buttons as many as there is room for."""
        self.redo.setVisible(self._open and self._redo.isEnabled())
        for part in (self.sign, self.position, self.take_in, self.search, self.undo):
            part.setVisible(self._open)
        self.help.setVisible(not self._open)
        for rests in range(3):
            self.sign.setText(GAP + _("Signature") if rests < 2 else "")
            self.position.setText(GAP + pgettext("button", "Position") if rests < 1 else "")
            self.take_in.setText(GAP + _("Import list") if rests < 1 else "")
            self.line.setVisible(self._open and rests < 1)
            for rest in (self.language, self.dark):
                rest.setVisible(rests < 1)
            self._row.invalidate()
            if self._row.sizeHint().width() <= self.width():
                break

    def retranslate(self) -> None:
        """Speak the program's language."""
        super().retranslate()
        name = LANGUAGE_NAMES[i18n.current().language]
        self.language.setText(f"{name[:3]} ▾")
        for entry in self._languages.actions():
            entry.setChecked(entry.text() == name)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _fit_height(self) -> None:
        scale = self.fontMetrics().lineSpacing() / 18
        self.setFixedHeight(round(HEIGHT / 2 * (1 + scale)))
        self.search.setMinimumWidth(round(LEAST_FIELD * scale))
        self.search.setMaximumWidth(round(FIELD * scale))

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        row.addWidget(self.sign)
        row.addWidget(self.position)
        row.addWidget(self.take_in)
        row.addStretch(1)
        row.addWidget(self.search, 100)
        row.addStretch(1)
        right: tuple[QWidget, ...] = (self.undo, self.redo, self.line, self.language, self.dark)
        for part in (*right, self.help, self.menus):
            row.addWidget(part)

    def _choose_language(self) -> None:
        self._languages = Menu(self)
        only_one = QActionGroup(self._languages)
        for code, name in LANGUAGE_NAMES.items():
            entry = self._languages.addAction(name)
            entry.setCheckable(True)
            only_one.addAction(entry)
            entry.triggered.connect(lambda _on, code=code: self.language_wanted.emit(code))
        self.language.clicked.connect(lambda: _drop(self._languages, self.language))
        self.menus.clicked.connect(lambda: _drop(self.all, self.menus))

    def _speak(self) -> None:
        self.put_words(self.language.setAccessibleName, lambda: _("Language of the window"))
        self.put_words(self.language.setToolTip, lambda: _("Language of the window"))
        self.put_words(self.menus.setAccessibleName, lambda: _("Menus"))
        self.put_words(self.menus.setToolTip, lambda: _("Menus (F10)"))
        self.retranslate()


def _drop(menu: QMenu, button: QPushButton) -> None:
    """Open a menu below a button, inside the window at its right edge."""
    at = button.mapToGlobal(button.rect().bottomLeft())
    edge = button.window().mapToGlobal(button.window().rect().bottomRight()).x()
    at.setX(min(at.x(), edge - menu.sizeHint().width()))
    menu.popup(at)
