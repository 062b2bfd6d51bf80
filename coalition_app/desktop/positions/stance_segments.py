"""The stances on one demand as segments: five in sight, no consensus in their context menu."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent

from coalition_app.desktop.controls.menu import Menu
from coalition_app.desktop.controls.segments import Segments
from coalition_app.desktop.widgets.retranslation import Words
from coalition_app.desktop.wording.position_words import SIGNS, stance_of_key
from coalition_app.i18n import N_, _
from coalition_app.labels import POSITIONS

NO_CONSENSUS = "no-consensus"
SEGMENT_WORDS = {
    "supports": N_("supports"),
    "supports-with-reservation": N_("with a reservation"),
    "does-not-support": N_("does not support"),
    "abstains": N_("abstains"),
    "not-stated": N_("not stated"),
    NO_CONSENSUS: N_("no consensus"),
}
TONES = {
    "supports-with-reservation": ("warning", "warning_ground"),
    "does-not-support": ("raised", "refusal"),
    "abstains": ("quiet", "grey_ground"),
    "not-stated": ("quiet", "grey_ground"),
    NO_CONSENSUS: ("quiet", "grey_ground"),
}
"""Ink and ground of a chosen stance, as of its mark in the list."""
CLOSE = 8
"""Pixels beside a word where a form has room for no more."""
HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
KEYS = {
    "+": "supports",
    "=": "supports-with-reservation",
    "-": "does-not-support",
    "−": "does-not-support",
    "0": "not-stated",
    **dict.fromkeys("5ғҒ", "not-stated"),  # the fifth in sight; in the grid 5 is no consensus
    **dict.fromkeys("aAаАфФ", "abstains"),
}
"""Stances by the letters that choose them, in every layout of the keyboard that has an A on its key."""


class StanceSegments(Segments):
    """No stance is chosen until somebody says one; a core demand (`core`) offers no reservation.

    Where text is large, `signs_alone` leaves the words to the tooltips.
    """

    def __init__(self, name: Words, *, core: bool, signs_alone: bool = False) -> None:
        offered = {
            stance: words
            for stance, words in SEGMENT_WORDS.items()
            if not (core and stance == "supports-with-reservation")
        }
        super().__init__(
            name, offered, told={each: POSITIONS[each] for each in offered}, tones=TONES
        )
        self._signs_alone = signs_alone
        for stance, segment in self.segments.items():
            self.put_words(segment.setText, partial(self._words_of, stance))
            self.put_words(segment.setAccessibleName, partial(_position, stance))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)

    def fit(self, width: int) -> None:
        """Stand closer; leave the words to the tooltips where even so they are wider than that."""
        self.beside = CLOSE
        self._signs_alone = self.sizeHint().width() > width
        self.retranslate()

    def choose(self, key: str) -> None:
        """Choose a stance; none where it is empty or not offered."""
        rare = self.segments[NO_CONSENSUS]
        rare.setVisible(key == NO_CONSENSUS)
        rare.setEnabled(key == NO_CONSENSUS)
        super().choose(key)

    def pick_offered(self, stance: str) -> None:
        """Choose a stance as somebody does, where the demand takes it."""
        if stance in self.segments:
            self.pick(stance)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.modifiers() & HELD
        ):  # Alt+2 goes to a demand, Ctrl+2 to a place: neither is a stance
            super().keyPressEvent(event)
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        stance = KEYS.get(event.text()) or stance_of_key(event.text(), shift=shift)
        if stance in self.segments:
            self.pick_offered(stance)
            self.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _show_menu(self, at: QPoint) -> None:
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for stance in self.segments:
            menu.addAction(_worded(stance), partial(self.pick, stance))
        menu.popup(self.mapToGlobal(at))

    def _words_of(self, stance: str) -> str:
        return SIGNS[stance] if self._signs_alone else _worded(stance)


def _position(stance: str) -> str:
    return _(POSITIONS[stance])


def _worded(stance: str) -> str:
    return f"{SIGNS[stance]} {_(SEGMENT_WORDS[stance])}"
