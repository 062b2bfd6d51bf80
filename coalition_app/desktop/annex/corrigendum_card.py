"""The card of an issued corrigendum, below the edition that it leads to, and what can be done with it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QMenu, QPushButton, QVBoxLayout

from coalition_app.desktop.annex.editions import Corrigendum
from coalition_app.desktop.annex.fact_row import FactRow, facts_of
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.desk.drops import SIGNATURES, local_files
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.flow_layout import FlowLayout
from coalition_app.i18n import _
from coalition_app.languages import LANGUAGE_NAMES, LANGUAGES, named_languages
from coalition_app.records.editions.corrigenda import pair_sentence

ICON = 1.6
"""Side of the card's drawing, in heights of letters."""


class CorrigendumCard(QFrame):
    """Made anew with each reading; takes a signature made elsewhere that is dropped on it."""

    wanted = Signal(str, object, object)
    """What `CorrigendumActions.do` is to do, the corrigendum, and a path or the language of a print."""

    def __init__(self, corrigendum: Corrigendum, path: Path | None) -> None:
        """`path` is its file where this is known."""
        super().__init__()
        self.corrigendum = corrigendum
        self._path = path if path is not None and path.is_file() else None
        self._name = _("Corrigendum %(number)d") % {"number": corrigendum.row.number}
        self.buttons: dict[str, QPushButton] = {}
        self.setObjectName("edition")
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        column.addLayout(self._build_code())
        for fact in facts_of(corrigendum):
            column.addWidget(FactRow(*fact))
        column.addLayout(self._build_buttons())
        self.setTabOrder(self.buttons["deliver"], self.buttons["more"])

    def _build_head(self) -> QHBoxLayout:
        row = self.corrigendum.row
        drawing, name, said = QLabel(), QLabel(self._name, wordWrap=True), QLabel(wordWrap=True)
        side = round(ICON * self.fontMetrics().height())
        drawing.setPixmap(icon("journal", "accent").pixmap(QSize(side, side)))
        give_role(name, "heading")
        told = {"day": row.dated.strftime("%d.%m.%Y"), "place": row.place}
        said.setText(
            f"{pair_sentence(self.corrigendum.pair)}\n{_('issued %(day)s, %(place)s') % told}"
        )
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setProperty("role", "quiet")
        named, head = QVBoxLayout(), QHBoxLayout()
        named.setSpacing(0)
        named.addWidget(name)
        named.addWidget(said)
        head.setSpacing(10)
        head.addWidget(drawing, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(named, 1)
        more = self._add(head, "more", "⋯", lambda: None)
        more.setAccessibleName(f"{_('More')}: {self._name}")
        more.setMenu(self._build_menu())
        head.setAlignment(more, Qt.AlignmentFlag.AlignTop)
        return head

    def _build_code(self) -> QHBoxLayout:
        caption, self.code, coded = (
            QLabel(_("Code")),
            QLabel(self.corrigendum.row.code),
            QHBoxLayout(),
        )
        caption.setProperty("role", "quiet")
        give_role(self.code, "heading")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setAccessibleName(_("Code"))
        coded.addWidget(caption, 1)
        coded.addWidget(self.code)
        return coded

    def _build_buttons(self) -> FlowLayout:
        row, first = FlowLayout(gap=8, filled=True), self.corrigendum.languages[0]
        if self._path is not None:
            self._add(row, "open", _("Open"), self._asks("open"))
        else:
            self._add(row, "save", _("Save a copy…"), self._asks("save", first))
        self._add(row, "deliver", _("Deliver…"), self._asks("deliver"))
        return row

    def _add(self, row: QLayout, key: str, words: str, does: Callable[[], object]) -> QPushButton:
        button = self.buttons[key] = QPushButton(words)
        button.setProperty("role", "small")
        button.setAccessibleName(f"{words}: {self._name}")
        button.clicked.connect(lambda _on=False: does())
        row.addWidget(button)
        return button

    def _build_menu(self) -> QMenu:
        menu, languages = Menu(self), Menu(self)
        if self._path is not None:
            self._add_entry(menu, "folder", _("Show in folder"), self._asks("folder"))
        known = self.corrigendum.languages
        for code in (*known, *(each for each in LANGUAGES if each not in known)):
            words = _("%(language)s") if code in known else _("%(language)s: a further print")
            words %= {"language": named_languages(code, LANGUAGE_NAMES)}
            self._add_entry(languages, "", words, self._asks("save", code))
        save = menu.addAction(icon("save"), _("Save a copy"))
        save.setMenu(languages)
        self._add_entry(menu, "seal", _("Sign with a certificate…"), self._asks("sign"))
        self._add_entry(menu, "check", _("Electronic signatures…"), self._asks("signatures"))
        return menu

    def _add_entry(self, menu: QMenu, drawing: str, words: str, does: Callable[[], object]) -> None:
        entry = menu.addAction(icon(drawing), words) if drawing else menu.addAction(words)
        entry.triggered.connect(lambda _on=False: does())

    def _asks(self, what: str, of: object = None) -> Callable[[], None]:
        return lambda: self.wanted.emit(what, self.corrigendum, of or self._path)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(each.suffix.lower() in SIGNATURES for each in local_files(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for path in local_files(event.mimeData()):
            if path.suffix.lower() in SIGNATURES:
                self.wanted.emit("keep", self.corrigendum, path)
