"""The bar above the pages of the annex: what is shown, its language, how it prints, saving and printing."""

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from coalition_app.desktop.annex.letterhead_row import LetterheadRow
from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.look.icons import icon
from coalition_app.desktop.look.typeface import give_role, letter_width
from coalition_app.desktop.widgets.retranslation import Spoken
from coalition_app.documents.layout.letterhead import Letterhead
from coalition_app.documents.layout.page_options import PageForm, form_of, printed_in
from coalition_app.errors import UserError
from coalition_app.i18n import N_, _
from coalition_app.languages import ALONE, DOCUMENT_LANGUAGES, LANGUAGE_NAMES
from coalition_app.operations.print_options import set_print_options

if TYPE_CHECKING:
    from coalition_app.desktop.desk.desk import Desk

BETWEEN = " · "
"""Between the parts of what is said beside the title, the weightiest first."""
SHORT_NAMES = {"kk": "Қаз", "ru": "Рус", "en": "Eng"}
"""Each language in itself, in one syllable."""
CHOICES = {
    "order": {"number": N_("By number"), "name": N_("By name"), "place": N_("By place")},
    "reservations": {"inline": N_("Under each name"), "section": N_("After the lists")},
    "positions": {
        "exceptions": N_("Exceptions"),
        "whole": N_("Everyone"),
        "none": N_("No table"),
    },
    "seal": {"none": N_("None"), "room": N_("Below the signature")},
    "paper": {"a4": "A4", "a5": "A5", "letter": "US Letter"},
    "transliteration": {"none": N_("None"), "bgn-pcgn": "BGN/PCGN", "iso-9": "ISO 9"},
    "directory_names": {"none": N_("None"), "below": N_("Below the name")},
    "accessible": {
        "auto": N_("Automatic"),
        "always": N_("Always tagged"),
        "never": N_("Not tagged"),
    },
}
"""The options of `PageForm` and their values, as they are shown."""
EFFECTS = {
    ("order", "number"): N_("Within each section, as the attestation cites them."),
    ("order", "name"): N_("Within each section, after the legal form; each keeps its number."),
    ("order", "place"): N_("Within each section, places in the alphabet; each keeps its number."),
    ("reservations", "inline"): N_("Words are printed under the signatory’s entry."),
    ("reservations", "section"): N_(
        "Words are printed in a section of their own; entries refer to it."
    ),
    ("positions", "exceptions"): N_(
        "The table lists signatories whose position differs from the majority’s."
    ),
    ("positions", "whole"): N_("The table lists every signatory, and the demands in full."),
    ("positions", "none"): N_("Positions are printed only with the words."),
    ("seal", "none"): N_("Private organisations need no seal."),
    ("seal", "room"): N_("A ring shows where the seal goes."),
    ("paper", "a4"): N_("21 × 29.7 cm, the usual paper."),
    ("paper", "a5"): N_("14.8 × 21 cm, half a sheet of A4."),
    ("paper", "letter"): N_("21.6 × 27.9 cm, the paper of North America."),
    ("transliteration", "none"): N_("Names are printed in their own alphabet only."),
    ("transliteration", "bgn-pcgn"): N_("A line below each Cyrillic name, as on English maps."),
    ("transliteration", "iso-9"): N_("A line below each Cyrillic name, letter by letter."),
    ("directory_names", "none"): N_("Names are printed only as signed."),
    ("directory_names", "below"): N_(
        "A line below has the directory’s name in the language of the document."
    ),
    ("accessible", "auto"): N_("Screen readers can read it, up to 20,000 names."),
    ("accessible", "always"): N_("Screen readers can read it; a very long list takes much memory."),
    ("accessible", "never"): N_("A smaller file, which screen readers cannot read in order."),
}
"""What each value does, in a sentence."""
LETTERS = 76
"""Of a line of the card."""
DRAFTS = {"draft": N_("Save draft as PDF…"), "draft-form": N_("Save in another format…")}
"""How a draft is saved, by the action."""
CAPTIONS = {
    "order": N_("Order"),
    "reservations": N_("Reservations"),
    "positions": N_("Positions table"),
    "seal": N_("Room for a seal"),
    "paper": N_("Paper"),
    "transliteration": N_("In Latin letters"),
    "directory_names": N_("Directory names"),
    "accessible": N_("For screen readers"),
    "second": N_("Second language"),
}


PARTS = {"way": N_("Overview"), "pages": N_("Pages")}
"""What of the page is seen where there is no room for both; the way has its next step."""


class AnnexBar(Spoken, QWidget):
    """One row; two where letters are large for the window."""

    options_changed = Signal()
    """The pages are to be drawn in another language or form."""
    print_wanted = Signal()
    save_wanted = Signal(str)
    """A draft is to be saved by this action."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.title, self.state, self._said = QLabel(), QLabel(), ""
        give_role(self.title, "heading")
        self.title.setObjectName("bar_title")
        self.state.setProperty("role", "quiet")
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.put_words(self.title.setText, lambda: _("Annex"))
        self.language = Segments(
            lambda: _("Document language"),
            {code: SHORT_NAMES[code] for code in DOCUMENT_LANGUAGES},
            told=LANGUAGE_NAMES,
        )
        self.part = Segments(lambda: _("Annex"), PARTS)
        self.part.choose("way")
        self.part.setVisible(False)
        self.how = QPushButton()
        self.put_words(self.how.setText, lambda: _("Print options"))
        self.card = _OptionsCard(self, desk)
        self.options = self.card.boxes
        self.out = QPushButton()
        self.put_words(self.out.setText, lambda: _("Print"))
        self._offer_printing()
        head, tools = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title)
        head.addWidget(self.part)
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
        return form_of(self.card.chosen(), self.card.head.letterhead())

    def printed_in(self, first: str) -> str:
        """Return a language of the pages with the one that stands beside it: "ru", or "ru+kk"."""
        return printed_in(first, self.card.chosen())

    def say(self, words: str) -> None:
        """Say beside the title what is shown."""
        self._said = words
        self.state.setToolTip(words)
        self._turn()  # longer words may leave no room beside the buttons
        self._elide()
        QTimer.singleShot(0, self, self._elide)  # once its parts have their places

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
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
        """Put the options into the menu where there is no room, and let pages or steps be chosen."""
        self.how.setVisible(not narrow)
        self.part.setVisible(narrow)
        self._options_entry.setVisible(narrow)
        self._turn()

    def _turn(self) -> None:
        """Set the title above the buttons where it has no room beside them."""
        parts: list[QWidget] = [self.title, self.part, self.language, self.how, self.out]
        shown = [each.sizeHint().width() for each in parts if not each.isHidden()]
        first = self.state.fontMetrics().horizontalAdvance(self._said.split(BETWEEN)[0])
        taken = sum(shown) + first + self._row.spacing() * len(shown)
        margins = self._row.contentsMargins()
        room, ways = self.width() - margins.left() - margins.right(), QBoxLayout.Direction
        self._row.setDirection(ways.LeftToRight if taken <= room else ways.TopToBottom)

    def _offer_printing(self) -> None:
        menu = Menu(self)
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
        below = self.how if self.how.isVisible() else self.out
        corner = below.mapToGlobal(QPoint(below.width(), below.height() + 4))
        self.card.show_at(corner, self.screen().availableGeometry())
        self.options["order"].setFocus(Qt.FocusReason.PopupFocusReason)


class _OptionsCard(Spoken, QFrame):
    """What is set once for how the annex prints; it closes with a click beside it, or Esc."""

    changed = Signal()

    def __init__(self, parent: QWidget, desk: "Desk") -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setObjectName("print_options")
        self._corner, self._room = QPoint(), QRect()
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(4)
        self._desk = desk
        self._kept: dict[str, str] | None = None
        """What the open register keeps; None until it was read."""
        self.boxes: dict[str, Segments] = {}
        self._effects: dict[str, QLabel] = {}
        seconds = {
            ALONE: N_("No other language"),
            **{k: SHORT_NAMES[k] for k in DOCUMENT_LANGUAGES},
        }
        for key, values in {**CHOICES, "second": seconds}.items():
            words = partial(_, CAPTIONS[key])
            told = (
                {each: EFFECTS.get((key, each), "") for each in values} if key in CHOICES else None
            )
            box = Segments(words, values, told=told, small=True)
            box.choose(next(iter(values)))
            box.picked.connect(lambda _key: self._remember())
            caption, effect = QLabel(), QLabel(wordWrap=True)
            self.boxes[key], self._effects[key] = box, effect
            caption.setBuddy(box)
            give_role(effect, "quiet")
            self.put_words(caption.setText, words)
            self.put_words(effect.setText, partial(self._effect, key))
            for part in (caption, box, effect):
                column.addWidget(part)
            column.addSpacing(6)
        self.head = LetterheadRow(desk)
        column.addWidget(self.head)
        rolled = QScrollArea(widgetResizable=True)
        rolled.setFrameShape(QFrame.Shape.NoFrame)
        rolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rolled.setWidget(self._inner)
        self._rolled = rolled
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._show_focused)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(rolled)

    def show_at(self, corner: QPoint, room: QRect) -> None:
        """Show the card with its upper right corner there, or as near as the screen lets it be."""
        self._corner, self._room = corner, room
        self._fit()
        self.show()
        self._fit()  # its edges are known only now

    def chosen(self) -> dict[str, str]:
        """Return the chosen value of each option."""
        return {key: box.key() for key, box in self.boxes.items()}

    def forget(self) -> None:
        """Forget what a register keeps, with the register."""
        self._kept = None
        self.head.forget()

    def show_kept(self, options: dict[str, str], letterhead: Letterhead | None) -> None:
        """Show what the register keeps; what is chosen while it can only be read stays."""
        self.head.fill(letterhead)
        if options != self._kept:
            self._kept = options
            for key, box in self.boxes.items():
                box.choose(options[key])
                self._effects[key].setText(self._effect(key))
        if self.isVisible():
            self._fit()

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what is worked with."""
        if now is not None and self._inner.isAncestorOf(now):
            self._rolled.ensureWidgetVisible(now)

    def _fit(self) -> None:
        """Take the height that is needed; with too few pixels there are no sentences, and then it scrolls."""
        edges = 2 * self.frameWidth()
        self.setFixedWidth(LETTERS * letter_width(self.fontMetrics()))
        for shown in (True, False):
            for effect in (*self._effects.values(), self.head.effect):
                effect.setVisible(shown)
            asked = self._inner.heightForWidth(self.width() - edges)
            # Without sentences nothing in it depends on the width, and Qt answers -1.
            height = (asked if asked > 0 else self._inner.sizeHint().height()) + edges
            if height <= self._room.height():
                break
        self.resize(self.width(), min(height, self._room.height()))
        lowest = self._room.bottom() + 1 - self.height()
        left = max(self._room.left(), self._corner.x() - self.width())
        self.move(left, max(self._room.top(), min(self._corner.y(), lowest)))

    def _effect(self, key: str) -> str:
        """Say what the chosen value of an option does."""
        chosen = self.boxes[key].key()
        if key != "second":
            return _(EFFECTS[key, chosen])
        if chosen == ALONE:
            return _("The annex is set in one language.")
        return _("Two languages side by side; words of signatories stay as they were written.")

    def _remember(self) -> None:
        """Keep what was chosen in the register, which the pages then show; what is refused is told."""
        for key, effect in self._effects.items():
            effect.setText(self._effect(key))
        if self.isVisible():
            self._fit()
        database, chosen = self._desk.operations.database, self.chosen()
        if database is None or database.read_only or chosen == self._kept:
            self.changed.emit()
            return
        try:
            self._desk.operations.write(set_print_options(chosen=chosen))
        except UserError as refused:
            self._desk.refuse(str(refused))
            self.changed.emit()
