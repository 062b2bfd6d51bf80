"""The bar above the pages of the annex: what is shown, its language, how it prints, saving and printing."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from coalition_app import settings
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.documents.layout.page_options import PageForm
from coalition_app.i18n import N_, _
from coalition_app.languages import DOCUMENT_LANGUAGES, LANGUAGE_NAMES

BETWEEN = " · "
"""Between the parts of what is said beside the title, the weightiest first."""
SHORT_NAMES = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}
"""Each language in itself, in one syllable."""
CHOICES = {
    "order": {
        "number": N_("by number"),
        "name": N_("by name, in drafts only"),
        "place": N_("by place, in drafts only"),
    },
    "reservations": {
        "inline": N_("under each signatory"),
        "section": N_("apart, after the lists"),
    },
    "positions": {
        "exceptions": N_("only exceptions"),
        "whole": N_("everybody"),
        "none": N_("no table"),
    },
    "seal": {"none": N_("no room"), "room": N_("room below the signature")},
}
"""The options of `PageForm` and their values, as they are shown."""
DRAFTS = {"draft": N_("Save draft as PDF…"), "draft-form": N_("Save in another form…")}
"""How a draft is saved, by the action."""
CAPTIONS = {
    "order": N_("Order"),
    "reservations": N_("Reservations"),
    "positions": N_("Positions table"),
    "seal": N_("Room for a seal"),
}


class AnnexBar(Spoken, QWidget):
    """One row; two where letters are large for the window."""

    options_changed = Signal()
    """The pages are to be drawn in another language or form."""
    print_wanted = Signal()
    save_wanted = Signal(str)
    """A draft is to be saved by this action."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.state, self._said = QLabel(), QLabel(), ""
        give_role(self.title, "heading")
        self.title.setObjectName("bar_title")
        self.state.setProperty("role", "quiet")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.put_words(self.title.setText, lambda: _("Annex"))
        self.language = Segments(
            lambda: _("Language of the document"),
            {code: SHORT_NAMES[code] for code in DOCUMENT_LANGUAGES},
            told=LANGUAGE_NAMES,
        )
        self.how = QPushButton()
        self.put_words(self.how.setText, lambda: _("Print options"))
        self.card = _OptionsCard(self)
        self.options = self.card.boxes
        self.out = QPushButton()
        self.put_words(self.out.setText, lambda: _("Print"))
        self._offer_printing()
        head, tools = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.state, 1)
        tools.setSpacing(8)
        for each in (self.language, self.how, self.out):
            tools.addWidget(each)
        tools.addStretch(0)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(16, 7, 16, 7)
        self._row.setSpacing(8)
        self._row.addLayout(head, 1)
        self._row.addLayout(tools)
        self.language.picked.connect(lambda _key: self.options_changed.emit())
        self.card.changed.connect(self.options_changed)
        self.how.clicked.connect(self._open_options)

    def page_form(self) -> PageForm:
        """Return the chosen form of the pages."""
        return PageForm(**{key: box.currentData() for key, box in self.options.items()})

    def say(self, words: str) -> None:
        """Say beside the title what is shown."""
        self._said = words
        self.state.setToolTip(words)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._elide)  # once its parts have their places

    def _elide(self) -> None:
        """Say as many whole parts as there is room for, the first always."""
        room, metrics = self.state.width(), self.state.fontMetrics()
        parts = self._said.split(BETWEEN)
        while len(parts) > 1 and metrics.horizontalAdvance(BETWEEN.join(parts)) > room:
            parts.pop()
        shown = BETWEEN.join(parts)
        self.state.setText(metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room))

    def set_narrow(self, narrow: bool) -> None:
        """Set the title above the buttons, and the options into the menu, where there is no room beside."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self.how.setVisible(not narrow)
        self._options_entry.setVisible(narrow)

    def _offer_printing(self) -> None:
        menu = QMenu(self)
        printing = menu.addAction(icon("print"), "")
        self.drafts = {action: menu.addAction(icon("save"), "") for action in DRAFTS}
        for action, entry in self.drafts.items():
            self.put_words(entry.setText, partial(_, DRAFTS[action]))
            entry.triggered.connect(partial(self._save, action))
        self._options_entry = menu.addAction("")
        self._options_entry.setVisible(False)
        self.put_words(printing.setText, lambda: _("Print…"))
        self.put_words(self._options_entry.setText, lambda: _("Print options…"))
        printing.triggered.connect(self.print_wanted)
        self._options_entry.triggered.connect(self._open_options)
        self.out.setMenu(menu)

    def _save(self, action: str, _on: bool = False) -> None:
        self.save_wanted.emit(action)

    def _open_options(self) -> None:
        self.card.adjustSize()
        below = self.how if self.how.isVisible() else self.out
        corner = below.mapToGlobal(QPoint(below.width() - self.card.width(), below.height() + 4))
        room = self.screen().availableGeometry()
        corner.setX(max(room.left(), corner.x()))
        self.card.move(corner)
        self.card.show()
        self.options["order"].setFocus(Qt.FocusReason.PopupFocusReason)


class _OptionsCard(Spoken, QFrame):
    """What is set once for how the annex prints; it closes with a click beside it, or Esc."""

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        form = QFormLayout(self)
        form.setContentsMargins(14, 12, 14, 12)
        form.setSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        remembered = settings.load().get("annex_form")
        kept = remembered if isinstance(remembered, dict) else {}
        self.boxes: dict[str, WordBox] = {}
        for key, values in CHOICES.items():
            box = WordBox(values)
            box.setSizeAdjustPolicy(WordBox.SizeAdjustPolicy.AdjustToContents)
            box.setCurrentIndex(max(0, box.findData(kept.get(key))))
            caption = QLabel()
            caption.setBuddy(box)
            words = partial(_, CAPTIONS[key])
            self.put_words(caption.setText, words)
            self.put_words(box.setAccessibleName, words)
            box.currentIndexChanged.connect(lambda _at: self._remember())
            form.addRow(caption, box)
            self.boxes[key] = box

    def _remember(self) -> None:
        settings.remember(annex_form={key: box.key() for key, box in self.boxes.items()})
        self.changed.emit()
